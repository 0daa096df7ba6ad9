//! Finds what is notation and not text: inline HTML, entities, LaTeX and Markdown escapes, as web pages and
//! text recognition leave them in a copied cable.
//!
//! Only what cannot be meant as text is taken: a `<` in `DIO <JOHN@POST>` or a lone `$` stays.

use super::scan::Next;
use super::{Class, Cursor, Span, class, hyphens, page, quotes, rows};

/// Bytes of a file that are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markup {
    /// The bytes.
    pub span: Span,
    /// What they are.
    pub notation: Notation,
    /// The character they stand for, if they stand for one.
    pub shown: Option<char>,
}

/// Where a piece of [`Markup`] comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notation {
    /// The byte order mark before a file's first byte.
    ByteOrderMark,
    /// A web page around the text: its head, menus and foot.
    Page,
    /// Quotes, commas and escapes around the fields of a row of a table.
    Row,
    /// An HTML tag such as `<u>`.
    Html,
    /// A character reference such as `&amp;` or `&#x000A;`.
    Entity,
    /// A LaTeX command and its braces.
    Latex,
    /// Markdown: `**` around words, `#` before a heading, a backslash before a mark that is meant as such.
    Markdown,
    /// What letters and notes put around a text that they quote: `>` before its lines, a row of backticks.
    Quote,
    /// Hyphen and line end inside a word that stands unhyphenated elsewhere in the same text.
    Hyphen,
}

/// Elements that web pages and conversions leave around words. Every other `<` is a character.
const TAGS: [&str; 43] = [
    "a",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];
/// Longest tag that is taken for one, in bytes: a bound, so that the search stays linear.
const TAG_MAX: usize = 512;
const COMMANDS: [&str; 12] = [
    "ensuremath",
    "mathsf",
    "mathbf",
    "mathrm",
    "mathit",
    "mathtt",
    "textbf",
    "textit",
    "textsf",
    "texttt",
    "emph",
    "text",
];
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

/// Every piece of markup in `bytes`, in order and apart. Takes time linear in the length.
pub(super) fn find(bytes: &[u8]) -> Vec<Markup> {
    let mut found = Vec::new();
    let whole = Span::new(0, bytes.len());
    if let Some(regions) = page::regions(bytes) {
        find_in_page(bytes, &regions, &mut found);
    } else if let Some(mut marks) = rows::markup(bytes) {
        found.append(&mut marks);
    } else {
        find_in_text(bytes, whole, ' ', &mut found);
    }
    quotes::find(bytes, &mut found);
    hyphens::find(bytes, &mut found);
    found.sort_by_key(|markup| markup.span);
    found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    found
}

/// The markup of a page: what stands around its regions, which keeps them apart as line ends do, and what is in
/// them.
fn find_in_page(bytes: &[u8], regions: &[page::Region], found: &mut Vec<Markup>) {
    let around = |from: u32, to: u32| Markup {
        span: Span { start: from, end: to },
        notation: Notation::Page,
        shown: Some('\n'),
    };
    let mut at = 0;
    for region in regions {
        let text = region.span;
        // Two line ends: a text begins a paragraph, as a heading and what follows it are two.
        let middle = text.start.saturating_sub(1).max(at);
        found.extend([around(at, middle), around(middle, text.start)]);
        find_in_text(bytes, text, if region.is_table { '\n' } else { ' ' }, found);
        at = text.end;
    }
    let end = Span::new(0, bytes.len()).end;
    found.extend(Some(around(at, end)).filter(|rest| !rest.span.is_empty()));
}

/// The markup of a text, or of one region of a page. `cell` is what parts the cells of a table's row.
fn find_in_text(bytes: &[u8], text: Span, cell: char, found: &mut Vec<Markup>) {
    let mut cursor = Cursor::new(bytes, text);
    if text.start == 0 && cursor.eat_str("\u{feff}") {
        found.push(Markup { span: cursor.since(0), notation: Notation::ByteOrderMark, shown: None });
    }
    let mut latex = Latex::default();
    let within = bytes.get(..text.range().end).unwrap_or_default();
    let mut tags = Next::new(within, [b'<', b'&', b'\\']);
    let mut marks = Next::new(within, [b'$', b'*', b'#']);
    loop {
        if latex.is_idle() {
            // The common case, in which neither braces nor line ends mean anything: over the rest it can leap.
            let next = tags.from(cursor.at()).min(marks.from(cursor.at()));
            cursor.skip(next - cursor.at());
        } else {
            cursor.eat_while_by(|byte| {
                !matches!(byte, b'<' | b'&' | b'\\' | b'$' | b'{' | b'}' | b'*' | b'#' | b'\n')
            });
        }
        let start = cursor.at();
        let Some(byte) = cursor.peek() else { break };
        let piece = match byte {
            b'<' => tag(&mut cursor, cell).map(|shown| (Notation::Html, shown)),
            b'&' => entity(&mut cursor).map(|shown| (Notation::Entity, Some(shown))),
            b'\\' => escape(&mut cursor).map(|()| (Notation::Markdown, None)),
            b'*' => emphasis(&mut cursor, found),
            b'#' => heading(bytes, &mut cursor).map(|()| (Notation::Markdown, None)),
            _ => None,
        };
        if let Some((notation, shown)) = piece {
            found.push(Markup { span: cursor.since(start), notation, shown });
        } else {
            latex.step(&mut cursor, found);
        }
    }
}

/// The first `**` of a pair around words on one line; the second is found with it.
fn emphasis(cursor: &mut Cursor<'_>, found: &mut Vec<Markup>) -> Option<(Notation, Option<char>)> {
    let stars = *cursor;
    let before = stars.slice(Span::new(stars.at().saturating_sub(1), stars.at()));
    if before == b"*" {
        // In the middle of a row that was looked at from its start.
        return None;
    }
    let mut c = *cursor;
    let len = c.eat_while(class!(b'*')).len();
    let inner = c.eat_while(class!(not b'*' | b'\n'));
    let text = c.slice(inner);
    let tight = text.first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'(')
        && text.last().is_some_and(|b| !b.is_ascii_whitespace());
    let end = c.at();
    let closed = c.eat_while(class!(b'*')).len() == len;
    let apart = before.first().is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'\\');
    // One star may be a footnote; two around words are emphasis.
    if len != 2 || !tight || !closed || !apart {
        return None;
    }
    found.push(Markup { span: Span::new(end, end + len), notation: Notation::Markdown, shown: None });
    cursor.skip(len);
    Some((Notation::Markdown, None))
}

/// `## ` at the start of a line, before a word.
fn heading(bytes: &[u8], cursor: &mut Cursor<'_>) -> Option<()> {
    let mut c = *cursor;
    // Looked at first: every mark of a long row would else be followed to the end of the row.
    c.at()
        .checked_sub(1)
        .and_then(|at| bytes.get(at))
        .is_none_or(|b| matches!(b, b'\n' | b'\r'))
        .then_some(())?;
    let marks = c.eat_while(class!(b'#')).len();
    let blanks = c.eat_blanks();
    (marks <= 6 && blanks && !c.is_done()).then(|| *cursor = c)
}

/// Elements that begin a line of their own, and those that stand in a row of them.
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
const CELL_TAGS: [&str; 2] = ["td", "th"];

/// An HTML tag, opening or closing, with attributes; and what it leaves between the words around it.
fn tag(cursor: &mut Cursor<'_>, cell: char) -> Option<Option<char>> {
    let mut c = *cursor;
    c.bump();
    c.eat(b'/');
    let name = c.eat_while(Class::ALPHANUMERIC);
    let name = c.slice(name);
    let is_one_of = |tags: &[&str]| tags.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()));
    let known = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()));
    if !known || !c.peek().is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace()) {
        return None;
    }
    let len =
        c.rest().iter().take(TAG_MAX).take_while(|byte| **byte != b'<').position(|byte| *byte == b'>')?;
    c.skip(len + 1);
    *cursor = c;
    let line = is_one_of(&LINE_TAGS).then_some('\n');
    Some(line.or_else(|| is_one_of(&CELL_TAGS).then_some(cell)))
}

/// A character reference, by name or by number, with its semicolon.
fn entity(cursor: &mut Cursor<'_>) -> Option<char> {
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

/// The backslash of `\_`, `\*` and the like; the character after it is text.
fn escape(cursor: &mut Cursor<'_>) -> Option<()> {
    let next = *cursor.rest().get(1)?;
    matches!(
        next,
        b'_' | b'*'
            | b'.'
            | b'#'
            | b'['
            | b']'
            | b'('
            | b')'
            | b'-'
            | b'+'
            | b'!'
            | b'`'
            | b'~'
            | b'&'
            | b'%'
            // At its end a line is broken as it is written.
            | b'\n'
            | b'\r'
    )
    .then(|| cursor.skip(1))
}

/// LaTeX on one line: `$\ensuremath{\mathsf{NAME}}$` is `NAME`. Dollars are markup only around a command.
#[derive(Default)]
struct Latex {
    /// Braces that a command opened and that are still open; a brace of the text itself counts as `false`.
    open: Vec<bool>,
    /// A `$` seen before any command on this line.
    dollar: Option<Span>,
    /// Whether a command has been seen since that `$`.
    math: bool,
}

/// More open braces than this are not nested commands but noise.
const BRACES_MAX: usize = 64;

impl Latex {
    /// Whether nothing is open: then braces and line ends change nothing.
    const fn is_idle(&self) -> bool {
        self.open.is_empty() && self.dollar.is_none() && !self.math
    }

    /// Takes the byte at the cursor, which is one of `\`, `$`, `{`, `}` and the line feed, or a `<` or `&`
    /// that began nothing.
    fn step(&mut self, cursor: &mut Cursor<'_>, found: &mut Vec<Markup>) {
        let before = *cursor;
        let start = cursor.at();
        let mut take = |span: Span| found.push(Markup { span, notation: Notation::Latex, shown: None });
        match cursor.bump() {
            Some(b'\\') => {
                let is_command = cursor.eat_any(&COMMANDS).is_some();
                cursor.eat_blanks();
                if is_command && cursor.eat(b'{') && self.open.len() < BRACES_MAX {
                    take(cursor.since(start));
                    self.open.push(true);
                    if let Some(dollar) = self.dollar.take() {
                        take(dollar);
                    }
                    self.math = true;
                } else {
                    *cursor = before;
                    cursor.bump();
                }
            }
            Some(b'{') if !self.open.is_empty() && self.open.len() < BRACES_MAX => self.open.push(false),
            Some(b'}') if self.open.pop() == Some(true) => take(cursor.since(start)),
            Some(b'$') if self.math && self.open.is_empty() => {
                take(cursor.since(start));
                self.math = false;
            }
            Some(b'$') => self.dollar = Some(cursor.since(start)),
            Some(b'\n') => *self = Self::default(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_markup_goes() {
        assert_eq!(clean("TAGS: <u>PREL GM</u>"), "TAGS: PREL GM");
        assert_eq!(clean("<a href='/tag/PREL_0.html'>PREL</a>"), "PREL");
        assert_eq!(clean("FM X<br/>TO Y<p>SECRET</p>"), "FM X\nTO Y\nSECRET\n");
        assert_eq!(
            clean(r"text.  $\ensuremath{\mathsf{EXAMPLE}}$   $\ensuremath{\mathsf{JR}}$"),
            "text.  EXAMPLE   JR"
        );
        assert_eq!(clean(r"\textbf{NAME} \& CO"), "NAME & CO");
        assert_eq!(clean(r"A\_B \* C\."), "A_B * C.");
        assert_eq!(clean("A &amp; B&#x000A;C&#10;D&para;"), "A & B\nC\nD¶");
        assert_eq!(clean("\u{feff}VZCZC"), "VZCZC");
        assert_eq!(clean("a **bold word** and\n## A heading\n"), "a bold word and\nA heading\n");
    }

    #[test]
    fn ok_text_stays() {
        for text in [
            "DIO <JOHN@POST>",
            "a < b > c",
            "<b",
            "<unknown>",
            "AT&T",
            "R&D; B&B;",
            "USD $5 and $6",
            "C:\\mathsf",
            "${x}$",
            "{a} }{",
            "$",
            "\\",
            "&#xD800;",
            "&#99999999;",
            "<a <b>",
        ] {
            let kept = clean(text);
            assert!(kept == text || text == "<a <b>" && kept == "<a ", "{text:?} became {kept:?}");
        }
    }

    #[test]
    fn ok_latex_ends_with_its_line() {
        assert_eq!(clean("\\mathsf{A\n}"), "A\n}");
        assert_eq!(clean("$\n\\mathsf{A}$"), "$\nA");
    }
}
