//! The reference line: `REF: A. STATE 13607 (NOTAL) B. 07 PORT ELSINORE 1201 AND PREVIOUS`.

use super::Reading;
use super::header::continuation;
use super::line::{reference_label, trim};
use crate::cable::{CableId, LineKind, Reference, ReferenceKind, Target};
use crate::text::{Cursor, Span, Spanned};

/// Reads the reference line at `span` with all that belongs to it.
pub(super) fn read_references(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let first = reference_label(Cursor::new(bytes, span)).map_or(span, |c| c.rest_span());
    let mut block = first;
    let year = reading.cable.year();
    let mut references = Vec::new();
    loop {
        for line in continuation(reading, |_, _| true) {
            block = join(bytes, block, line, year, &mut references);
        }
        let at = reading.at + reading.blanks_ahead(reading.at);
        match reading.pieces.get(at) {
            // A numbered item of the list is not yet the first paragraph; a lettered one may follow a blank.
            Some(next)
                if matches!(next.kind, LineKind::Text | LineKind::Paragraph)
                    && is_item(bytes, next.span, next.kind == LineKind::Paragraph) =>
            {
                reading.at = at + 1;
                block = join(bytes, block, next.span, year, &mut references);
            }
            _ => break,
        }
    }
    references.append(&mut parse_references(bytes, block, year));
    reading.cable.header.references.append(&mut references);
}

/// Lengthens a block by a line; what lies before page residue is read as a block of its own.
fn join(bytes: &[u8], block: Span, line: Span, year: Option<u16>, references: &mut Vec<Reference>) -> Span {
    let between = bytes.get(block.range().end..line.range().start).unwrap_or_default();
    if between.iter().all(u8::is_ascii_whitespace) {
        return block.to(line);
    }
    references.append(&mut parse_references(bytes, block, year));
    line
}

/// Reads all items of the block `text`, which begins after the label. `year` is that of the citing cable.
fn parse_references(bytes: &[u8], text: Span, year: Option<u16>) -> Vec<Reference> {
    let mut references = Vec::new();
    for (label, item) in items(bytes, text) {
        parse_item(bytes, label, item, year, &mut references);
    }
    references
}

/// Whether a line behind a blank line is a further item: it has an enumerator, and if that is a number, which
/// a paragraph has too, a cable right behind it.
fn is_item(bytes: &[u8], line: Span, is_numbered: bool) -> bool {
    let mut c = Cursor::new(bytes, line);
    enumerator(&mut c, None, true).is_some() && (!is_numbered || cable(&mut c, Some(0), None).is_some())
}

/// Cuts a block at its enumerators and semicolons.
fn items(bytes: &[u8], text: Span) -> Vec<(Option<Span>, Span)> {
    let mut items = Vec::new();
    let mut c = Cursor::new(bytes, text);
    c.eat_space();
    let mut label = enumerator(&mut c, None, true);
    let mut start = c.at();
    let mut last = label.map(|span| first_letter(bytes, span));
    // Whether the cursor stands where an item can begin: at a line's start, or behind a blank.
    let (mut line_start, mut after_blank) = (false, false);
    while let Some(byte) = c.peek() {
        let before = c.at();
        let mut ahead = c;
        if (line_start || after_blank)
            && let Some(next) = enumerator(&mut ahead, last, line_start)
        {
            items.push((label, trim_item(bytes, Span::new(start, before))));
            (label, last, start) = (Some(next), Some(first_letter(bytes, next)), ahead.at());
            c = ahead;
            (line_start, after_blank) = (false, false);
            continue;
        }
        c.bump();
        if byte == b';' {
            items.push((label.take(), trim_item(bytes, Span::new(start, before))));
            start = c.at();
        }
        let is_end = matches!(byte, b'\n' | b'\r');
        line_start = is_end || line_start && byte.is_ascii_whitespace();
        after_blank = byte.is_ascii_whitespace() || matches!(byte, b',' | b';');
    }
    items.push((label, trim_item(bytes, Span::new(start, c.at()))));
    items.retain(|(label, item)| label.is_some() || !item.is_empty());
    items
}

/// An item without the blanks and separators around it.
fn trim_item(bytes: &[u8], item: Span) -> Span {
    let mut item = trim(bytes, item);
    while let Some([.., b',' | b';']) = bytes.get(item.range()) {
        item = trim(bytes, Span { end: item.end - 1, ..item });
    }
    item
}

fn first_letter(bytes: &[u8], label: Span) -> u8 {
    bytes
        .get(label.range())
        .and_then(|label| label.iter().find(|b| b.is_ascii_alphanumeric()))
        .map_or(0, u8::to_ascii_uppercase)
}

/// `A.`, `(A)`, `A)`, `A:`, `¶B.`, `(1)`, and doubled ones such as `A. REF A:`. In the middle of a line only
/// the letter that follows `last` begins an item: any other may be an initial.
fn enumerator(c: &mut Cursor<'_>, last: Option<u8>, line_start: bool) -> Option<Span> {
    let mut ahead = *c;
    ahead.eat_str("¶");
    let open = ahead.eat(b'(');
    let start = ahead.at();
    let letter = ahead.bump().filter(u8::is_ascii_alphanumeric)?;
    if letter.is_ascii_digit() {
        ahead.eat_if(|b| b.is_ascii_digit());
    }
    let label = ahead.since(start);
    let marks = ahead.eat_while(|b| matches!(b, b'.' | b')' | b':'));
    let is_closed = !marks.is_empty() && (!open || ahead.slice(marks).contains(&b')'));
    let is_free = ahead.is_done() || ahead.eat_space() || open;
    let follows = last.is_some_and(|last| letter.to_ascii_uppercase() == last + 1);
    if !is_closed || !is_free || !(line_start || follows) {
        return None;
    }
    *c = ahead;
    // The letter may stand twice: "A. A)", "A. REF A:".
    let mut twice = ahead;
    if twice.eat_word("REF") {
        twice.eat_blanks();
    }
    twice.eat(b'(');
    if twice.eat_if(|b| b.eq_ignore_ascii_case(&letter))
        && !twice.eat_while(|b| matches!(b, b'.' | b')' | b':')).is_empty()
    {
        twice.eat_blanks();
        *c = twice;
    }
    Some(label)
}

/// Words that tell what a reference is when it is no cable.
const KINDS: [(&str, ReferenceKind); 19] = [
    ("EMAIL", ReferenceKind::Email),
    ("EMAILS", ReferenceKind::Email),
    ("E-MAIL", ReferenceKind::Email),
    ("E-MAILS", ReferenceKind::Email),
    ("TELCON", ReferenceKind::Telcon),
    ("TELECON", ReferenceKind::Telcon),
    ("PHONECON", ReferenceKind::Telcon),
    ("MEMO", ReferenceKind::Memo),
    ("MEMCON", ReferenceKind::Memo),
    ("FAX", ReferenceKind::Memo),
    ("DIPNOTE", ReferenceKind::Memo),
    ("LETTER", ReferenceKind::Letter),
    ("IIR", ReferenceKind::Report),
    ("TD", ReferenceKind::Report),
    ("TDX", ReferenceKind::Report),
    ("HOTR", ReferenceKind::Report),
    ("FAM", ReferenceKind::Manual),
    ("FAH", ReferenceKind::Manual),
    ("CFR", ReferenceKind::Manual),
];

fn kind_by_word(bytes: &[u8], item: Span) -> Option<ReferenceKind> {
    let mut c = Cursor::new(bytes, item);
    while !c.is_done() {
        if let Some((_, kind)) = KINDS.iter().find(|(word, _)| c.eat_word(word)) {
            return Some(*kind);
        }
        c.eat_while(|b| b.is_ascii_alphanumeric());
        c.eat_while(|b| !b.is_ascii_alphanumeric());
    }
    None
}

/// One item: one cable or several, or something else.
fn parse_item(
    bytes: &[u8],
    label: Option<Span>,
    item: Span,
    year: Option<u16>,
    references: &mut Vec<Reference>,
) {
    if item.is_empty() {
        return;
    }
    let other = |kind| Reference { label, kind, target: None, text: item, note: None };
    if let Some(kind) = kind_by_word(bytes, item) {
        references.push(other(kind));
        return;
    }
    let mut c = Cursor::new(bytes, item);
    let first = references.len();
    let mut post = None;
    loop {
        let start = c.at();
        let Some(target) = cable(&mut c, year, post) else { break };
        post = Some(target.post);
        let end = c.at();
        let note = note(bytes, &mut c);
        let text = Span::new(start, if note.is_some() { c.at() } else { end });
        references.push(Reference { label, kind: ReferenceKind::Cable, target: Some(target), text, note });
        let before = c;
        c.eat_space();
        while c.eat_if(|b| matches!(b, b',' | b'&' | b':' | b'/')) || c.eat_word("AND") {
            c.eat_space();
        }
        if c.at() == before.at() {
            break;
        }
    }
    match references.get_mut(first..) {
        Some([.., last]) => {
            // What is left over belongs to the last cable: a title in brackets, "AND OTHERS".
            let rest = trim_item(bytes, c.rest_span());
            if !rest.is_empty() {
                last.text = last.text.to(rest);
                last.note = Some(last.note.map_or(rest, |note| note.to(rest)));
            }
        }
        _ => references.push(other(ReferenceKind::Other)),
    }
}

/// Most words that the name of a post has.
const POST_WORDS: usize = 4;

/// `[year] post serial [(year)]`; or, behind another cable of the same `post`, a bare serial number.
fn cable(c: &mut Cursor<'_>, year: Option<u16>, post: Option<Span>) -> Option<Target> {
    let mut ahead = *c;
    let (written, post) = match (post, ahead.peek()) {
        (Some(post), Some(digit)) if digit.is_ascii_digit() && bare_serial(ahead) => (None, post),
        _ => {
            let written = written_year(&mut ahead);
            (written, post_name(&mut ahead)?)
        }
    };
    ahead.eat_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b':' | b'-'));
    let (serial, serial_span) = ahead.eat_number(1..=7)?;
    (!ahead
        .peek()
        .is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'.') && next_is_digit(ahead)))
    .then_some(())?;
    let written = written.or_else(|| year_behind(&mut ahead));
    let of = written.map(|year| year.value).or(year.map(|year| year % 100))?;
    let id = CableId::new(of, std::str::from_utf8(ahead.slice(post)).ok()?, serial)?;
    *c = ahead;
    Some(Target { id, year: written, post, serial: Spanned::new(serial, serial_span) })
}

fn next_is_digit(mut c: Cursor<'_>) -> bool {
    c.bump();
    c.peek().is_some_and(|b| b.is_ascii_digit())
}

/// Whether a number is a serial by itself, and not the year of the cable that follows.
fn bare_serial(mut c: Cursor<'_>) -> bool {
    c.eat_number(1..=7).is_some() && {
        let written = c.eat_while(|b| matches!(b, b' ' | b'-')).is_empty();
        written || !c.peek().is_some_and(|b| b.is_ascii_alphabetic()) || c.eat_word("AND")
    }
}

/// A year in front of a post, of which two digits count: `07`, `'07`, `(07)`, `2007`.
fn written_year(c: &mut Cursor<'_>) -> Option<Spanned<u16>> {
    let mut ahead = *c;
    let open = ahead.eat_if(|b| matches!(b, b'\'' | b'(')) || ahead.eat_str("’") || ahead.eat_str("‘");
    let (year, span) = ahead.eat_number(2..=4)?;
    let closed = ahead.eat(b')');
    let separated = ahead.eat_while(|b| matches!(b, b' ' | b'\t' | b'-' | b'\n' | b'\r'));
    (open || closed || !separated.is_empty() || ahead.peek().is_some_and(|b| b.is_ascii_uppercase()))
        .then_some(())?;
    *c = ahead;
    Some(Spanned::new(u16::try_from(year % 100).ok()?, span))
}

/// `(07)` behind a serial number.
fn year_behind(c: &mut Cursor<'_>) -> Option<Spanned<u16>> {
    let mut ahead = *c;
    ahead.eat_blanks();
    ahead.eat(b'(').then_some(())?;
    let (year, span) = ahead.eat_number(2..=4)?;
    ahead.eat(b')').then_some(())?;
    *c = ahead;
    Some(Spanned::new(u16::try_from(year % 100).ok()?, span))
}

/// Words that look like a post before a number and are none.
const NO_POSTS: [&str; 14] = [
    "AND",
    "SECTION",
    "PARA",
    "PARAGRAPH",
    "PART",
    "PAGE",
    "REF",
    "NUMBER",
    "NOTAL",
    "PREVIOUS",
    "DATED",
    "OF",
    "ON",
    "FROM",
];

fn post_name(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let start = ahead.at();
    for words in 1..=POST_WORDS {
        let word = ahead.eat_while(|b| b.is_ascii_alphabetic() || matches!(b, b'\'' | b'.'));
        let text = ahead.slice(word);
        if word.is_empty() || NO_POSTS.iter().any(|no| text.eq_ignore_ascii_case(no.as_bytes())) {
            return None;
        }
        let post = ahead.since(start);
        let mut serial = ahead;
        serial.eat_while(|b| b.is_ascii_whitespace() || matches!(b, b':' | b'-'));
        if serial.peek().is_some_and(|b| b.is_ascii_digit()) {
            *c = ahead;
            return Some(post);
        }
        // A hyphen or a blank joins the words of a name; over a line's end too.
        if words == POST_WORDS || !(ahead.eat(b'-') || ahead.eat_space()) {
            return None;
        }
    }
    None
}

/// `(NOTAL)`, `AND PREVIOUS`, `ET AL`.
fn note(bytes: &[u8], c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    ahead.eat_space();
    let start = ahead.at();
    let bracket = ahead.eat(b'(');
    let found = ahead
        .eat_any(&["NOTAL", "NOT ALL", "AND PREVIOUS", "AND PREV", "AND OTHERS", "ET AL", "EXDIS", "NODIS"])
        .is_some();
    found.then_some(())?;
    let inner = trim(bytes, Span::new(start + usize::from(bracket), ahead.at()));
    if bracket {
        ahead.eat(b')');
    }
    *c = ahead;
    Some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refs(text: &str) -> String {
        let part = |span: Option<Span>| span.map_or("-".to_owned(), |span| text[span.range()].to_owned());
        parse_references(text.as_bytes(), Span::new(0, text.len()), Some(2008))
            .iter()
            .map(|r| {
                format!(
                    "{} {} {} {}",
                    part(r.label),
                    r.kind.word(),
                    r.target.as_ref().map_or("-", |t| t.id.as_str()),
                    part(r.note)
                )
            })
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn ok_references() {
        insta::assert_snapshot!(refs("STATE 13607"), @"- cable 08STATE13607 -");
        insta::assert_snapshot!(refs("A. SECSTATE 013607 (NOTAL)\n     B. 07 PORT ELSINORE 1201 AND PREVIOUS"), @r"
        A cable 08STATE13607 NOTAL
        B cable 07PORTELSINORE1201 AND PREVIOUS
        ");
        insta::assert_snapshot!(refs("(A) 2006 SAO PAULO 42; (B) RIO DE JANEIRO 12"), @r"
        A cable 06SAOPAULO42 -
        B cable 08RIODEJANEIRO12 -
        ");
        insta::assert_snapshot!(refs("A) STATE 41252 AND 44603"), @r"
        A cable 08STATE41252 -
        A cable 08STATE44603 -
        ");
        insta::assert_snapshot!(refs("C. EXAMPLEVILLE 701 (06)"), @"C cable 06EXAMPLEVILLE701 -");
        insta::assert_snapshot!(refs("D. SMITH-JONES E-MAIL 02/01/08"), @"D email - -");
        insta::assert_snapshot!(refs("07-OTTAWA-57"), @"- cable 07OTTAWA57 -");
        insta::assert_snapshot!(refs("'06 LA PAZ 3"), @"- cable 06LAPAZ3 -");
        insta::assert_snapshot!(refs("A. REF A: 07 SOFIA 154"), @"A cable 07SOFIA154 -");
        insta::assert_snapshot!(refs("IIR 6 000 0000 08"), @"- report - -");
        insta::assert_snapshot!(refs("13 FEBRUARY MEETING"), @"- other - -");
        insta::assert_snapshot!(refs("STATE: 73097"), @"- cable 08STATE73097 -");
        insta::assert_snapshot!(refs("A. ELSINORE 1 B. ELSINORE 2 C. U.S. EMAIL"), @r"
        A cable 08ELSINORE1 -
        B cable 08ELSINORE2 -
        C email - -
        ");
        insta::assert_snapshot!(refs("ELSINORE 10; ELSINORE 11, EXAMPLEVILLE 5"), @r"
        - cable 08ELSINORE10 -
        - cable 08ELSINORE11 -
        - cable 08EXAMPLEVILLE5 -
        ");
    }
}
