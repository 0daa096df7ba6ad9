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

/// The character references by name that are found in cables.
const ENTITIES: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("para", '¶'),
    ("sect", '§'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("shy", '\u{ad}'),
];
/// Longest name or number of a character reference, in bytes.
const ENTITY_MAX: usize = 10;

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
    let number = c.eat(b'#');
    let name = c.eat_while(Class::ALPHANUMERIC);
    let name = std::str::from_utf8(c.slice(name)).ok().filter(|name| name.len() <= ENTITY_MAX)?;
    let shown = if number {
        let (digits, radix) = name.strip_prefix(['x', 'X']).map_or((name, 10), |hex| (hex, 16));
        char::from_u32(u32::from_str_radix(digits, radix).ok()?)?
    } else {
        ENTITIES.iter().find(|(known, _)| *known == name)?.1
    };
    if !c.eat(b';') {
        return None;
    }
    *cursor = c;
    Some(shown)
}
