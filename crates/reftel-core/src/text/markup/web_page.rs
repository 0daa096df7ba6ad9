//! Web pages: the text of a telegram stands in `<pre>` elements, and what the page says of it in a table.
//! Everything around them is the page's own.
//!
//! Written by hand, since pages do not escape the text (`<JOHN@POST>`, `A & B`) and every byte must lead back to its
//! place in the file: tokenizers by the rules of browsers drop the first and have no record of the second. On pages that do
//! escape the text the tests compare this one with such a tokenizer.

use memchr::memchr;
use memchr::memmem::find;

use crate::text::{Class, Cursor, Span};

/// How far into a file a page must have begun.
const START_MAX: usize = 64;
/// Words of the tables that describe a cable: of all tables of a page only these are read.
const DESCRIPTIONS: [&[u8]; 2] = [b"Reference ID", b"Canonical ID"];
/// Elements whose content is not markup.
pub(super) const RAW: [&str; 4] = ["script", "style", "textarea", "title"];
/// Longest tag, in bytes: a bound, so that the search stays linear where none is closed.
const TAG_MAX: usize = 4096;

/// A part of a page that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// The content of the element.
    pub(super) span: Span,
    /// Whether it is a table, each cell of which is a line.
    pub(super) is_table: bool,
}

/// The parts of a web page to read, in order. `None` if the file is not a page, or has no `<pre>`.
pub(super) fn regions(bytes: &[u8]) -> Option<Vec<Region>> {
    is_page(bytes).then_some(())?;
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Option<(Element, usize)> = None;
    let mut c = Cursor::new(bytes, Span::new(0, bytes.len()));
    while let Some(found) = memchr(b'<', c.rest()) {
        c.skip(found);
        let start = c.at();
        let tag = next_tag(&mut c);
        let content = c.at();
        let ended = match (open, tag) {
            (Some((Element::Pre, _)), Some((Element::Pre, false))) => true,
            // A layout can put all of the page into one table: the text begins anyway.
            (Some((Element::Table, _)), Some((Element::Table, _) | (Element::Pre, true))) => true,
            (Some(_), _) | (None, None | Some((_, false))) => continue,
            (None, Some(_)) => false,
        };
        if let Some((element, from)) = open.filter(|_| ended) {
            regions.push(Region { span: Span::new(from, start), is_table: element == Element::Table });
        }
        open = tag.filter(|(_, opens)| *opens).map(|(element, _)| (element, content));
    }
    // A page that was cut off in the middle of its text.
    if let Some((Element::Pre, from)) = open {
        regions.push(Region { span: Span::new(from, bytes.len()), is_table: false });
    }
    regions
        .retain(|region| !region.is_table || describes(bytes.get(region.span.range()).unwrap_or_default()));
    regions.iter().any(|region| !region.is_table).then_some(regions)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Pre,
    Table,
}

/// Takes the tag, comment or script at the cursor, or one byte. Returns the element if it is one of those
/// that matter, and whether it opens.
fn next_tag(c: &mut Cursor<'_>) -> Option<(Element, bool)> {
    if c.eat_str("<!--") {
        let rest = c.rest();
        // Without an end the rest of the file is the comment's.
        c.skip(find(rest, b"-->").map_or(usize::MAX, |len| len + 3));
        return None;
    }
    c.bump();
    let opens = !c.eat(b'/');
    let name = c.eat_while(Class::ALPHANUMERIC);
    let name = c.slice(name);
    let is = |wanted: &str| name.eq_ignore_ascii_case(wanted.as_bytes());
    let element = if is("pre") {
        Element::Pre
    } else if is("table") {
        Element::Table
    } else {
        if opens && let Some(raw) = RAW.iter().find(|raw| is(raw)) {
            skip_raw(c, raw);
        }
        return None;
    };
    c.skip(tag_len(c.rest()));
    Some((element, opens))
}

/// Length of the rest of a tag. A `>` in a quoted value does not end it, unless the quotes are never closed.
pub(super) fn tag_len(rest: &[u8]) -> usize {
    let mut quote = None;
    let mut first = None;
    for (at, byte) in rest.iter().enumerate().take(TAG_MAX) {
        match (byte, quote) {
            (b'>', None) => return at + 1,
            (b'>', Some(_)) => first = first.or(Some(at + 1)),
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
    }
    first.unwrap_or(0)
}

/// Goes to the end tag of a script or its like.
pub(super) fn skip_raw(c: &mut Cursor<'_>, name: &str) {
    let mut ahead = *c;
    while let Some(found) = find(ahead.rest(), b"</") {
        ahead.skip(found + 2);
        if ahead.eat_word(name) {
            *c = ahead;
            return;
        }
    }
    // No end: the rest of the file is the script's.
    c.skip(usize::MAX);
}

fn describes(table: &[u8]) -> bool {
    DESCRIPTIONS.iter().any(|words| find(table, words).is_some())
}

/// Whether a file begins as web pages do.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut c = Cursor::new(head, Span::new(0, head.len().min(START_MAX)));
    c.eat_whitespace();
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
    fn ok_tables_that_describe_the_cable() {
        let page = "<html><table><tr><td>Menu</td></tr></table><table class='cable'><tr><th>Reference ID</th><th>Created</th></tr>\n<tr><td> <a href='#'>08X1</a> </td><td>2008-02-13 16:04</td></tr></table><pre>FM X</pre>";
        let words: Vec<String> = clean(page).split_whitespace().map(str::to_owned).collect();
        assert_eq!(words.join(" "), "Reference ID Created 08X1 2008-02-13 16:04 FM X");
        assert!(clean(page).contains("Reference ID\n"), "a cell is a line");
    }

    #[test]
    fn ok_what_only_looks_like_text() {
        assert_eq!(clean("<html><!-- <pre>no</pre> --><script>'<pre>'</script><pre>yes</pre>"), "\n\nyes\n");
        assert_eq!(clean("<html><pre title='a > b'>yes</pre>"), "\n\nyes\n");
    }

    /// The words of every `<pre>` of a page, as a tokenizer by the rules of browsers finds them.
    #[cfg(not(target_arch = "wasm32"))]
    fn by_the_rules(page: &str) -> Vec<String> {
        let mut emitter = html5gum::emitters::default::DefaultEmitter::<()>::new_with_span();
        emitter.naively_switch_states(true);
        let mut texts = Vec::new();
        let mut open = None::<String>;
        for token in html5gum::Tokenizer::new_with_emitter(page, emitter).flatten() {
            match token {
                html5gum::Token::StartTag(tag) if **tag.name == *b"pre" => {
                    open.get_or_insert_default();
                }
                html5gum::Token::EndTag(tag) if **tag.name == *b"pre" => texts.extend(open.take()),
                html5gum::Token::String(text) => {
                    if let Some(open) = &mut open {
                        open.push_str(&String::from_utf8_lossy(&text.value));
                    }
                }
                _ => {}
            }
        }
        texts.extend(open);
        texts
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn ok_as_browsers_see_pages_that_follow_the_rules(pieces in proptest::collection::vec(proptest::sample::select(&[
            "<pre>", "</pre>", "<PRE class='a > b'>", "</pre >", "<!-- <pre> -->", "<style>pre > a { }</style>", "<a href=\"x\">",
            "</a>", "TO SECSTATE ", "A &amp; B ", "<br/>", "<table>", "</table>", "< ", "<title><pre></title>", "\n",
        ][..]), 0..40)) {
            let page = format!("<!DOCTYPE html>{}", pieces.concat());
            let regions = super::regions(page.as_bytes()).unwrap_or_default();
            let ours: Vec<String> = regions
                .iter()
                .map(|region| by_the_rules(&format!("<pre>{}", &page[region.span.range()])).concat())
                .collect();
            proptest::prop_assert_eq!(ours, by_the_rules(&page));
        }
    }

    #[test]
    fn ok_no_pages() {
        for text in ["FM X <pre>", "<pre", ""] {
            assert_eq!(clean(text), text.replace("<pre>", "\n"));
        }
    }
}
