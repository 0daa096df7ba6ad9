//! Web pages: the text of a telegram stands in `<pre>` elements, everything around them is the page's own.

use super::{Cursor, Span};

/// How far into a file a page must have begun.
const START_MAX: usize = 64;

/// The text of every `<pre>` of a web page, in order. Absent when the file is no page, or has none.
pub(super) fn texts(bytes: &[u8]) -> Option<Vec<Span>> {
    is_page(bytes).then_some(())?;
    let mut texts = Vec::new();
    let mut c = Cursor::new(bytes, Span::new(0, bytes.len()));
    let mut open = None;
    loop {
        c.eat_while(|byte| byte != b'<');
        let start = c.at();
        if c.is_done() {
            break;
        }
        if open.is_none() && c.eat_word("<pre") {
            c.eat_while(|byte| byte != b'>');
            c.eat(b'>');
            open = Some(c.at());
        } else if let Some(from) = open
            && c.eat_word("</pre")
        {
            texts.push(Span::new(from, start));
            open = None;
        } else {
            c.bump();
        }
    }
    // A page that was cut off in the middle of its text.
    texts.extend(open.map(|from| Span::new(from, bytes.len())));
    (!texts.is_empty()).then_some(texts)
}

/// Whether a file begins as web pages do.
fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut c = Cursor::new(head, Span::new(0, head.len().min(START_MAX)));
    c.eat_space();
    ["<?xml", "<!doctype", "<html"].iter().any(|start| c.eat_str(start))
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_pages() {
        let page = "<!DOCTYPE html>\n<p>Menu</p><code><pre>FM X&#x000A;TO Y</pre></code>\n<pre class='a'>SECRET <a href='#'>A &amp; B</a> < C</pre>\n<script>x</script>";
        assert_eq!(clean(page), "\n\nFM X\nTO Y\n\nSECRET A & B < C\n");
        assert_eq!(clean("<html><pre>cut off"), "\n\ncut off");
    }

    #[test]
    fn ok_no_pages() {
        for text in ["<html>no text element", "FM X <pre>", "<pre", ""] {
            assert_eq!(clean(text), text.replace("<pre>", "\n"));
        }
    }
}
