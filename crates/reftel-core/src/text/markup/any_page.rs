//! Web pages whose text does not stand in `<pre>` elements: all of it is read, as a browser would show it, without styles,
//! scripts, comments and what else a page has that is not shown.

use memchr::memchr;
use memchr::memmem::find;

use super::web_page::{RAW, is_page, skip_raw, tag_len};
use super::{Markup, Notation, find_in_text};
use crate::text::{Class, Cursor, Span};

/// Elements of pages that begin a line of their own and that texts outside pages do not have.
const BLOCKS: [&str; 20] = [
    "address",
    "article",
    "aside",
    "details",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "legend",
    "main",
    "nav",
    "option",
    "section",
    "select",
    "summary",
    "tfoot",
    "thead",
    "caption",
];
/// Those that stand in a line, or show nothing.
const INLINE: [&str; 22] = [
    "abbr", "base", "bdi", "bdo", "button", "cite", "col", "colgroup", "dfn", "img", "input", "kbd", "label",
    "link", "mark", "meta", "noscript", "q", "samp", "time", "var", "wbr",
];
/// A page that says this is one of Reftel's own, in which a `<pre>` is a table among other text.
const OWN: &[u8] = b"content=\"default-src 'none'; style-src 'unsafe-inline'\"";
/// How far into the file it says so.
const OWN_WITHIN: usize = 512;

/// Whether a page is one of Reftel's own.
pub(super) fn is_own(bytes: &[u8]) -> bool {
    find(bytes.get(..bytes.len().min(OWN_WITHIN)).unwrap_or_default(), OWN).is_some()
}

/// Everything in a page that is not text. None if the file is no page. Takes time linear in the length.
pub(super) fn markup(bytes: &[u8]) -> Option<Vec<Markup>> {
    is_page(bytes).then_some(())?;
    let mut found = Vec::new();
    let mut c = Cursor::new(bytes, Span::new(0, bytes.len()));
    // Where the text begins that was not looked through yet.
    let mut from = 0;
    while let Some(ahead) = memchr(b'<', c.rest()) {
        c.skip(ahead);
        let start = c.at();
        let Some((notation, shown)) = notation(&mut c) else {
            // A tag that all texts know, or none.
            c.bump();
            continue;
        };
        find_in_text(bytes, Span::new(from, start), ' ', &mut found);
        found.push(Markup { span: c.since(start), notation, shown });
        from = c.at();
    }
    find_in_text(bytes, Span::new(from, bytes.len()), ' ', &mut found);
    Some(found)
}

/// Takes what at the cursor only pages have. Otherwise the cursor stays.
fn notation(c: &mut Cursor<'_>) -> Option<(Notation, Option<char>)> {
    if c.eat_str("<!--") {
        let rest = c.rest();
        c.skip(find(rest, b"-->").map_or(usize::MAX, |len| len + 3));
        return Some((Notation::Page, None));
    }
    let mut ahead = *c;
    ahead.bump();
    if ahead.eat(b'!') || ahead.eat(b'?') {
        let len = Some(tag_len(ahead.rest())).filter(|len| *len > 0)?;
        ahead.skip(len);
        *c = ahead;
        return Some((Notation::Page, None));
    }
    let opens = !ahead.eat(b'/');
    let name = ahead.eat_while(Class::ALPHANUMERIC);
    let name = ahead.slice(name);
    let is = |wanted: &str| name.eq_ignore_ascii_case(wanted.as_bytes());
    if !ahead.peek().is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace()) {
        return None;
    }
    if opens && let Some(raw) = RAW.iter().chain(&["svg"]).find(|raw| is(raw)) {
        skip_raw(&mut ahead, raw);
        ahead.skip(tag_len(ahead.rest()));
        *c = ahead;
        return Some((Notation::Page, Some('\n')));
    }
    let shown = if is("dt") || is("dd") {
        Some(if !opens && follows_value(&mut ahead) { if is("dt") { ':' } else { ';' } } else { '\n' })
    } else if BLOCKS.iter().any(|block| is(block)) {
        Some('\n')
    } else if INLINE.iter().any(|inline| is(inline)) {
        None
    } else {
        return None;
    };
    let len = Some(tag_len(ahead.rest())).filter(|len| *len > 0)?;
    ahead.skip(len);
    *c = ahead;
    Some((Notation::Html, shown))
}

/// After the name of a closing tag of a list of terms: goes to the end of the name in the opening tag of a value, if that
/// comes next. A term and its values are one line then.
fn follows_value(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    ahead.skip(tag_len(ahead.rest()));
    ahead.eat_whitespace();
    let follows = ahead.eat_str("<dd") || ahead.eat_str("<DD");
    let follows = follows && ahead.peek().is_some_and(|byte| byte == b'>' || byte.is_ascii_whitespace());
    if follows {
        *c = ahead;
    }
    follows
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    fn words(page: &str) -> String {
        clean(page).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ok_the_text_of_any_page() {
        let page = "<!DOCTYPE html><html><head><title>A site</title><meta charset=utf-8><style>p > a { color: red }</style></head>\n\
            <body><nav><ul><li>Menu</ul></nav><main><p>FM AMEMBASSY X</p><p>TO <abbr title='a > b'>SECSTATE</abbr> WASHDC<br>\n\
            <!-- no <p> --><script>'<p>no</p>'</script><div>DIO &lt;JOHN@POST> <JOHN@POST></div></main></body></html>";
        assert_eq!(words(page), "Menu FM AMEMBASSY X TO SECSTATE WASHDC DIO <JOHN@POST> <JOHN@POST>");
        assert!(clean(page).contains("FM AMEMBASSY X\n"), "a paragraph is a line");
    }

    #[test]
    fn ok_a_list_of_terms_is_a_line_for_each() {
        let page =
            "<html><dl>\n<dt>From</dt>\n<dd>X</dd>\n<dt>Info</dt>\n<dd>Y</dd>\n<dd class='a'>Z</dd>\n</dl>";
        let lines: Vec<String> = clean(page).lines().map(|line| line.trim().to_owned()).collect();
        assert!(lines.contains(&"From:X".to_owned()) && lines.contains(&"Info:Y;Z".to_owned()), "{lines:?}");
    }

    #[test]
    fn ok_pages_that_are_cut_off() {
        for page in ["<html><script>no", "<html><!-- no", "<html", "<html><title>"] {
            assert_eq!(words(page).replace("<html", ""), "", "{page}");
        }
        assert_eq!(words("<html><p>yes</p><"), "yes <");
        for text in ["<!doctype", "<html><main yes"] {
            assert_eq!(words(text), text.replace("<html>", ""));
        }
    }
}
