//! Tags and character references of HTML within a text.

use crate::text::{Class, Cursor};

/// Elements that web pages and conversions leave around words.
const INLINE_TAGS: [&str; 19] = [
    "a", "b", "big", "code", "del", "em", "font", "head", "html", "i", "ins", "s", "small", "span", "strong",
    "sub", "sup", "tbody", "u",
];
/// Elements that begin a line of their own.
const LINE_TAGS: [&str; 22] = [
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tr",
    "ul",
];
/// Elements that stand side by side in a row of a table.
const CELL_TAGS: [&str; 2] = ["td", "th"];
/// Longest tag that is taken for one, in bytes: a bound, so that the search stays linear.
const TAG_MAX: usize = 512;

/// Longest name or number of a character reference, in bytes.
const ENTITY_MAX: usize = 32;

/// Takes an HTML tag, opening or closing, with its attributes. Returns the character that it leaves between the words around
/// it, if any; `None` if there is no tag. `cell` stands for the border of a cell.
pub(super) fn tag(cursor: &mut Cursor<'_>, cell: char) -> Option<Option<char>> {
    let mut c = *cursor;
    c.bump();
    c.eat(b'/');
    let name = c.eat_while(Class::ALPHANUMERIC);
    let name = c.slice(name);
    let is_one_of = |tags: &[&str]| tags.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()));
    let shown = if is_one_of(&LINE_TAGS) {
        Some('\n')
    } else if is_one_of(&CELL_TAGS) {
        Some(cell)
    } else if is_one_of(&INLINE_TAGS) {
        None
    } else {
        return None;
    };
    if !c.peek().is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace()) {
        return None;
    }
    let len =
        c.rest().iter().take(TAG_MAX).take_while(|byte| **byte != b'<').position(|byte| *byte == b'>')?;
    c.skip(len + 1);
    *cursor = c;
    Some(shown)
}

/// Takes a character reference, by name or by number, with its semicolon.
pub(super) fn entity(cursor: &mut Cursor<'_>) -> Option<char> {
    let mut c = *cursor;
    c.bump();
    let rest = c.rest();
    let rest = rest.get(..rest.len().min(ENTITY_MAX + 2))?;
    let (shown, len) = reference(rest)?;
    c.skip(len);
    *cursor = c;
    Some(shown)
}

/// The character of a reference at the start of a text, of which the ampersand is left out, and the length with its
/// semicolon. All names of HTML that stand for one character are known, and in capitals those of capitals: `&EACUTE;`.
pub(crate) fn character_reference(text: &str) -> Option<(char, usize)> {
    reference(text.as_bytes())
}

fn reference(bytes: &[u8]) -> Option<(char, usize)> {
    let len = bytes.iter().take(ENTITY_MAX + 2).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(bytes.get(..len)?).ok()?;
    let shown = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
            let is_number = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
            char::from_u32(u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?)?
        }
        None if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => return None,
        // A space is what it is for.
        None if name.eq_ignore_ascii_case("nbsp") => ' ',
        None => named(name).or_else(|| {
            let is_capitals = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
            let small = is_capitals.then(|| named(&name.to_ascii_lowercase()))??;
            small.to_uppercase().next()
        })?,
    };
    Some((shown, len + 1))
}

/// The character that a name of HTML stands for. None for names of two.
fn named(name: &str) -> Option<char> {
    let reference = format!("&{name};");
    let shown = html_escape::decode_html_entities(&reference);
    let mut chars = shown.chars();
    let first = chars.next().filter(|_| shown != reference)?;
    chars.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_references() {
        for (text, shown) in [
            ("uuml;x", 'ü'),
            ("Lstrok;", 'Ł'),
            ("EACUTE;", 'É'),
            ("zwj;", '\u{200d}'),
            ("nbsp;", ' '),
            ("#252;", 'ü'),
            ("#xFC;", 'ü'),
            ("CounterClockwiseContourIntegral;", '∳'),
        ] {
            assert_eq!(character_reference(text).map(|(c, _)| c), Some(shown), "{text}");
        }
        for text in ["", ";", "D;", "x", "uuml", "#;", "#xD800;", "#99999999;", "uuml x;", "é;"] {
            assert_eq!(character_reference(text), None, "{text}");
        }
    }
}
