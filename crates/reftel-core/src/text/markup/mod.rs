//! Finds what is notation and not text: the web page around a cable, the quotes of a table's row, inline HTML, entities,
//! LaTeX, Markdown and quotation marks of letters, as they are left in a copied cable.
//!
//! Only what cannot be meant as text is taken: a `<` in `DIO <JOHN@POST>` or a lone `$` stays.

mod annotated;
mod any_page;
mod html;
mod hyphens;
mod json;
mod latex;
mod named_rows;
mod numbered;
mod printable;
mod quotes;
mod rows;
mod tei;
mod web_page;
mod wraps;

pub(crate) use self::html::character_reference;
use self::html::{entity, tag};
use self::latex::Latex;
use super::scan::Next;
use super::{Cursor, Span, class};

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
    /// Marks around a text that a letter or note quotes: `>` before its lines, a row of backticks.
    Quote,
    /// Quoted-printable: `=C3=A9` for a letter, `=` at the end of a line that goes on.
    Printable,
    /// The number of the line in front of it, in a listing.
    LineNumber,
    /// What stands around the text in a string of JSON, and the escapes in it.
    Json,
    /// Brackets and numbers around names, in an annotated text.
    Annotation,
    /// Hyphen and line end inside a word that stands unhyphenated elsewhere in the same text.
    Hyphen,
    /// A line end inside a name, where somebody says who classified a cable.
    Wrap,
}

/// Every piece of markup in `bytes`, in order and apart. Takes time linear in the length.
pub(super) fn find(bytes: &[u8]) -> Vec<Markup> {
    let mut found = Vec::new();
    let whole = Span::new(0, bytes.len());
    if let Some(mut marks) = tei::find(bytes) {
        found.append(&mut marks);
    } else if let Some(regions) = web_page::regions(bytes).filter(|_| !any_page::is_own(bytes)) {
        find_in_page(bytes, &regions, &mut found);
    } else if let Some(mut marks) = any_page::markup(bytes) {
        found.append(&mut marks);
    } else if let Some(mut marks) = rows::markup(bytes) {
        found.append(&mut marks);
    } else if let Some(mut marks) = json::find(bytes) {
        found.append(&mut marks);
    } else {
        if let Some(mut marks) = numbered::find(bytes) {
            found.append(&mut marks);
        }
        if let Some(mut marks) = printable::find(bytes) {
            found.append(&mut marks);
        }
        annotated::find(bytes, &mut found);
        find_in_text(bytes, whole, ' ', &mut found);
    }
    quotes::find(bytes, &mut found);
    hyphens::find(bytes, &mut found);
    found.sort_by_cached_key(|markup| markup.span);
    found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    wraps::find(bytes, &mut found);
    found
}

/// The markup of a page: what stands around its regions, which keeps them apart as line ends do, and what is in
/// them.
fn find_in_page(bytes: &[u8], regions: &[web_page::Region], found: &mut Vec<Markup>) {
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

/// The markup of a text, or of one region of a page. `cell` separates the cells of a table's row.
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
            // The common case, in which neither braces nor line ends mean anything.
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

/// Takes the first `**` of a pair around words on one line. The second is added to `found`.
fn emphasis(cursor: &mut Cursor<'_>, found: &mut Vec<Markup>) -> Option<(Notation, Option<char>)> {
    let stars = *cursor;
    let before = stars.slice(Span::new(stars.at().saturating_sub(1), stars.at()));
    if before == b"*" {
        // Within a row of stars that was refused as a whole.
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

/// Takes `## ` at the start of a line, before a word.
fn heading(bytes: &[u8], cursor: &mut Cursor<'_>) -> Option<()> {
    let mut c = *cursor;
    // Checked first: otherwise every mark of a long row is followed to the end of the row.
    c.at()
        .checked_sub(1)
        .and_then(|at| bytes.get(at))
        .is_none_or(|b| matches!(b, b'\n' | b'\r'))
        .then_some(())?;
    let marks = c.eat_while(class!(b'#')).len();
    let blanks = c.eat_spaces();
    (marks <= 6 && blanks && !c.is_done()).then(|| *cursor = c)
}

/// Takes the backslash of `\_`, `\*` and the like; the character after it is text.
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
