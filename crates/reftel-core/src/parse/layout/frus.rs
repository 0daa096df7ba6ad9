//! Telegrams as printed in Foreign Relations of the United States: a title and a line of place and time instead of the
//! transmission lines, the serial number in front of the subject, and the archive's place in a footnote.

use super::super::labels::subject_label;
use super::super::line_kind::line_kind;
use super::super::moment;
use super::super::piece::{Context, Piece};
use super::super::{marking, split};
use super::{Part, not_blank};
use crate::cable::{
    Addressee, Caption, Captioned, Dialect, Dtg, LineKind, Moment, Mrn, Originator, Precedence,
};
use crate::text::{Class, Cursor, Span, Spanned, class, trim};

/// How many lines of a file can stand before the title, and how many it has at most.
const HEAD_LINES: usize = 8;
const TITLE_LINES: usize = 3;

/// Takes title, place and time, serial number and footnote out of the part's pieces.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    let head: Vec<(usize, Piece)> = not_blank(&part.pieces).take(HEAD_LINES + TITLE_LINES + 1).collect();
    let Some((first, title)) = find_title(bytes, &head) else { return };
    let Some((place, date, at)) = find_date(bytes, &head, first) else { return };
    // In some editions the note on the source stands right below the title.
    let is_source = |(_, piece): &(usize, Piece)| {
        bytes.get(piece.span.range()).is_some_and(|text| text.starts_with(b"Source:"))
    };
    let note = head.iter().take(at).skip(first + 1).position(is_source);
    let line = head.get(first..note.map_or(at, |note| first + 1 + note)).unwrap_or_default();
    let Some(whole) = line.first().zip(line.last()).map(|((_, first), (_, last))| first.span.to(last.span))
    else {
        return;
    };
    let (from, to) = title;
    let name = |span: Span| Span { end: span.end.min(whole.end), ..span };
    part.transmission.from = Some(Originator { name: name(from), post: name(from) });
    let to = trim(bytes, Span { start: to.start, end: whole.end });
    let to = without_note(bytes, to, part);
    let addressee =
        Addressee { routing: None, name: to, office: None, precedence: None, serial: None, span: to };
    part.transmission.action.push(addressee);
    match date {
        Date::Utc(dtg) => part.transmission.dtg = Some(dtg),
        // The hour is that of the place.
        Date::Local(day) => part.record.moment = part.record.moment.or(Some(day)),
    }
    part.dialect = Some(Dialect::Frus);
    let end = head.get(at).map_or(0, |(at, _)| at + 1);
    part.residue.extend(head.iter().take(first).map(|(_, piece)| piece.span));
    part.residue.push(Span { end: from.start, ..whole });
    part.residue.push(Span { start: from.end, end: to.start });
    take_footnote(bytes, part, end);
    part.take(0..end);
    take_pages(bytes, part);
    take_serial(bytes, part, place);
    if part.header_mrn.is_none() {
        part.residue.push(place);
    }
}

/// A title without the number of the note at its end: `Department of State1`.
fn without_note(bytes: &[u8], title: Span, part: &mut Part) -> Span {
    let text = bytes.get(title.range()).unwrap_or_default();
    let is_note = |b: &&u8| b.is_ascii_digit() || matches!(b, b'[' | b']' | b' ');
    let len = text.len() - text.iter().rev().take_while(is_note).count();
    let end = Span::new(title.range().start + len, title.range().end);
    part.residue.extend(Some(trim(bytes, end)).filter(|note| !note.is_empty()));
    trim(bytes, Span { end: end.start, ..title })
}

/// Whether a line says whom the telegram is for: `For the Secretary from ...`
fn is_for(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    line.len() <= FOR_MAX && c.eat_any(&["FOR", "FROM", "EYES ONLY", "DEPARTMENT PASS", "PASS"]).is_some()
}

/// `[Page 12]`: where a page of the book ends.
fn take_pages(bytes: &[u8], part: &mut Part) {
    let is_page = |piece: &Piece| {
        let mut c = Cursor::new(bytes, piece.span);
        c.eat_str("[Page ") && !c.eat_while(Class::ALPHANUMERIC).is_empty() && c.eat(b']') && c.is_done()
    };
    let places: Vec<usize> =
        not_blank(&part.pieces).filter(|(_, piece)| is_page(piece)).map(|(at, _)| at).collect();
    places.into_iter().for_each(|at| part.mark(at, Context::Page));
}

/// `123. Telegram From the Embassy in Country to the Department of State`: originator and addressee, which can go on
/// over the line's end.
fn find_title(bytes: &[u8], head: &[(usize, Piece)]) -> Option<(usize, (Span, Span))> {
    head.iter().take(HEAD_LINES).enumerate().find_map(|(index, (_, piece))| {
        let last = head.get(index + TITLE_LINES - 1).or(head.last())?.1;
        let mut c = Cursor::new(bytes, Span { end: piece.span.end, ..piece.span });
        c.eat(b'[');
        if c.eat_number(1..=4).is_some() {
            c.eat_while(class!(b'.' | b']' | b' '));
        }
        c.eat_word("Circular");
        c.eat_spaces();
        c.eat_any(&["Telegram", "Airgram", "Cable"])?;
        c.eat_spaces();
        // The serial number, which some volumes repeat here.
        c.eat_number(1..=6);
        c.eat_spaces();
        c.eat_word("From").then_some(())?;
        c.eat_spaces();
        // The title can be broken anywhere after its first words.
        let mut c = Cursor::new(bytes, Span::new(c.at(), last.span.range().end));
        skip_the(&mut c);
        let start = c.at();
        let mut is_word = false;
        while !c.is_done() {
            let from = c.since(start);
            let mut ahead = c;
            if !is_word && ahead.eat_word("to") && ahead.eat_whitespace() {
                skip_the(&mut ahead);
                let from = trim(bytes, from);
                return (!from.is_empty()).then(|| (index, (from, ahead.rest_span())));
            }
            is_word = c.bump().is_some_and(|byte| byte.is_ascii_alphanumeric());
        }
        None
    })
}

fn skip_the(c: &mut Cursor<'_>) {
    if c.eat_word("the") {
        c.eat_whitespace();
    }
}

/// What a line of place and time tells.
enum Date {
    /// Day and time in UTC.
    Utc(Dtg),
    /// The day; the hour is that of the place.
    Local(Spanned<Moment>),
}

/// `City, February 13, 1974, 1627Z.`, `City, February 13, 1974—2 p.m.` after the title: the place, the time, and which line it is.
fn find_date(bytes: &[u8], head: &[(usize, Piece)], title: usize) -> Option<(Span, Date, usize)> {
    let lines = head.iter().enumerate().skip(title + 1).take(TITLE_LINES);
    for (index, (_, piece)) in lines {
        let mut c = Cursor::new(bytes, piece.span);
        let place = c.eat_while(class!(not b','));
        c.eat_while(class!(b',' | b' '));
        let start = c.at();
        if let Some((day, hour, minute)) = moment::parse_printed(&mut c) {
            let span = c.since(start);
            let dtg = Dtg { action: None, info: None, day, hour, minute, zone: b'Z', span };
            return Some((trim(bytes, place), Date::Utc(dtg), index));
        }
        if let Some(day) = moment::parse_printed_day(&mut c) {
            let day = Spanned::new(Moment { day, time: None }, c.since(start));
            return Some((trim(bytes, place), Date::Local(day), index));
        }
    }
    None
}

/// `173. Subject: ...`: the serial number of the cable, and whom it is for before the subject. A number that can be that
/// of a paragraph is one, unless a label is after it.
fn take_serial(bytes: &[u8], part: &mut Part, place: Span) {
    let Some((at, piece)) = not_blank(&part.pieces).next() else { return };
    let mut c = Cursor::new(bytes, piece.span);
    let Some((serial, span)) = c.eat_number(1..=6) else { return };
    let is_apart = c.eat(b'.');
    c.eat_spaces();
    let rest = c.rest_span();
    let subject = subject_in(bytes, rest);
    if subject.is_none() && !(is_apart && serial >= SERIAL_MIN && !c.is_done()) {
        return;
    }
    part.header_mrn = Some(Mrn::new(place, Spanned::new(serial, span)));
    part.take(at..at + 1);
    let mut pieces = Vec::new();
    let before = trim(bytes, Span { end: subject.map_or(rest.start, |subject| subject.start), ..rest });
    if !before.is_empty() {
        pieces.push(Piece::new(LineKind::Attention, before).split());
    }
    let kind = if is_for(bytes, rest) { LineKind::Attention } else { line_kind(bytes, rest) };
    let (kind, span) = subject.map_or((kind, rest), |subject| (LineKind::Subject, subject));
    let piece = Piece::new(kind, span);
    split::split(bytes, if subject.is_some() { piece.split() } else { piece }, &mut pieces);
    part.pieces.splice(at..at, pieces);
}

/// Lowest number that is a serial number without a label to say so.
const SERIAL_MIN: u32 = 50;
/// Longest line that says whom a telegram is for, in bytes.
const FOR_MAX: usize = 100;
/// How far after the serial number the subject begins at most, in bytes.
const SUBJECT_WITHIN: usize = 200;

/// The subject on the line of the serial number: at its start, or after a sentence.
fn subject_in(bytes: &[u8], line: Span) -> Option<Span> {
    let text = bytes.get(line.range())?;
    let sentences = text.windows(2).take(SUBJECT_WITHIN).enumerate().filter(|(_, pair)| pair == b". ");
    let starts = std::iter::once(0).chain(sentences.map(|(at, _)| at + 2));
    let mut spans = starts.map(|at| trim(bytes, Span::new(line.range().start + at, line.range().end)));
    spans.find(|span| subject_label(Cursor::new(bytes, *span)).is_some())
}

/// `Source: National Archives, RG 59, ... Confidential; Immediate.`: with the level of the cable. The text
/// begins with the piece at `text`.
fn take_footnote(bytes: &[u8], part: &mut Part, text: usize) {
    let is_note = |(_, piece): &(usize, Piece)| {
        let mut c = Cursor::new(bytes, piece.span);
        c.eat_while(class!(DIGITS | b'.' | b' ' | b'[' | b']'));
        c.eat_str("Source: ")
    };
    let Some((first, _)) = not_blank(&part.pieces).find(is_note) else { return };
    let after = part.pieces.get(first..).unwrap_or_default();
    // After the text all further notes follow.
    let before = part.pieces.get(..first).unwrap_or_default();
    let is_last = first >= text && before.iter().any(|piece| piece.kind() == LineKind::Paragraph);
    let count = after.iter().take_while(|piece| is_last || piece.kind() != LineKind::Blank).count();
    for at in first..first + count {
        let Some(piece) = part.pieces.get(at).copied() else { break };
        read_note(bytes, part, piece.span);
        if piece.kind() != LineKind::Blank {
            part.mark(at, Context::Page);
        }
    }
}

/// What a line of the footnote says of the telegram itself: level, precedence and captions, up to the end of the sentence
/// that begins with the level. `Secret; Immediate; Exdis.`
fn read_note(bytes: &[u8], part: &mut Part, line: Span) {
    let mut c = Cursor::new(bytes, line);
    let mut is_of_level = false;
    while !c.is_done() {
        let words = trim(bytes, c.eat_while(class!(not b'.' | b';')));
        let ends = c.bump() == Some(b'.');
        if part.page_level.is_none() {
            part.page_level = marking::level_of(bytes, words);
            is_of_level = part.page_level.is_some();
        } else if is_of_level {
            let text = bytes.get(words.range()).unwrap_or_default();
            if let Some(precedence) = precedence(text)
                && let Some(dtg) = part.transmission.dtg.as_mut()
            {
                dtg.action = dtg.action.or(Some(Spanned::new(precedence, words)));
            }
            let is = |caption: &&Caption| text.eq_ignore_ascii_case(caption.words().as_bytes());
            if let Some(caption) = Caption::ALL.iter().find(is) {
                part.captions.push(Captioned { caption: *caption, span: words });
            }
        }
        is_of_level &= !ends;
    }
}

/// The precedence that words are: `Immediate`, `Niact Immediate`, `Niact`.
fn precedence(words: &[u8]) -> Option<Precedence> {
    if words.eq_ignore_ascii_case(b"NIACT") {
        return Some(Precedence::NightAction);
    }
    let words = std::str::from_utf8(words).ok()?.to_ascii_lowercase();
    words.parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::cable::{Caption, Precedence};
    use crate::parse::parse;
    use crate::text::Source;

    #[test]
    fn ok_printed_telegram() {
        let text = "123. Telegram From the Embassy in Elsinore to the\nDepartment of State\n\nPort Elsinore, February 13, 1974, 1627Z.\n\n173. Subject: The Harbor Treaty. Ref: State 12345.\n\n1. The treaty will be signed.\n\nExample\n\nSource: National Archives, RG 59, Central Foreign Policy Files, D740043-0173. Confidential; Immediate; Exdis; Cherokee. Drafted by Roe; cleared by Doe. Repeated Flash to Exampleville.\n";
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        assert_eq!(cable.id(&source).unwrap().as_str(), "74PORTELSINORE173");
        assert_eq!(cable.datetime().as_deref(), Some("1974-02-13T16:27:00Z"));
        assert_eq!(source.line(&cable.transmission.from.unwrap().name.into()), "Embassy in Elsinore");
        assert_eq!(source.line(&cable.transmission.action[0].name.into()), "Department of State");
        assert_eq!(source.line(&cable.header.subject.as_ref().unwrap().text), "The Harbor Treaty.");
        assert_eq!(cable.header.references[0].target.as_ref().unwrap().id.as_str(), "74STATE12345");
        assert_eq!(cable.level().unwrap().letters(), "C");
        let captions: Vec<Caption> = cable.header.captions.iter().map(|found| found.caption).collect();
        assert_eq!(captions, [Caption::Exdis, Caption::Cherokee]);
        let action = cable.transmission.dtg.unwrap().action.unwrap();
        assert_eq!((action.value, source.text(action.span)), (Precedence::Immediate, "Immediate".into()));
        assert_eq!(cable.paragraphs().count(), 1);
    }

    #[test]
    fn ok_document_in_xml() {
        let text = "<div type=\"document\" n=\"173\">\n<head>173. Telegram From the <gloss>Embassy in\n Examplia</gloss> to the \
             Department of State<note n=\"1\" type=\"source\">Source: Department of State, Central\n Files. Confidential; \
             Niact.</note></head>\n<dateline>Port Elsinore, <date>March 4, 1962—2 p.m.</date></dateline>\n<p>173. Embtel \
             170.<note n=\"2\">Not printed.</note>\n Minister told me harbor will stay\n<pb n=\"357\"/>open.</p>\n\
             <closer><signed><persName>Sampler</persName></signed></closer></div>\n";
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        assert_eq!(cable.id(&source).unwrap().as_str(), "62PORTELSINORE173");
        assert_eq!(cable.level().unwrap().letters(), "C");
        assert_eq!(cable.signature.as_ref().map(|name| source.line(name)).unwrap(), "Sampler");
        let last = cable.body.last().map(|block| source.line(&block.span().into())).unwrap();
        assert_eq!(last, "Minister told me harbor will stay open.");
        assert_eq!(cable.unrecognised, []);
    }
}
