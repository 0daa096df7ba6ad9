//! The classification line: level, section, message reference number and captions.

use crate::cable::{Classification, Mrn, Section};
use crate::text::{Cursor, Span, Spanned, class, scan, trim};

use super::captions::{caption, captions, eat_nato};
use super::level::{eat_level, eat_misspelt_level};
use super::mrn::{Number, eat_number};
use super::section::section;

/// A classification line taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse) struct ClassificationLine {
    pub(in crate::parse) classification: Spanned<Classification>,
    pub(in crate::parse) section: Option<Spanned<Section>>,
    pub(in crate::parse) mrn: Option<Mrn>,
    /// `NATO` in front of the level.
    pub(in crate::parse) nato: Option<Span>,
    /// The year in front of the number, or a word that leads to it: `SECRET 75 PORT ELSINORE 1895`.
    pub(in crate::parse) year: Option<Span>,
    /// Captions between the level and the number: `SECRET//NOFORN STATE 012345`.
    pub(in crate::parse) before: Span,
    /// What comes after the serial number, or after the level when there is none.
    pub(in crate::parse) rest: Span,
    /// Whether the level had a letter too many, too few or wrong.
    pub(in crate::parse) is_repaired: bool,
}

/// Longest line that is searched for a number before it is read, in bytes.
const SEARCHED_MAX: usize = 400;

/// `C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173 NOFORN`. A level word with something
/// after it that is neither section nor message reference number nor caption is text.
pub(in crate::parse) fn parse_classification_line(bytes: &[u8], line: Span) -> Option<ClassificationLine> {
    exact_line(bytes, line, false).or_else(|| {
        let mut c = Cursor::new(bytes, line);
        // Such a line begins with a capital and has a number: running text is seldom read any further.
        // A long line is not searched: it may be asked about from many places in it.
        let is_long = c.rest().len() > SEARCHED_MAX;
        let may_be = c.peek().is_some_and(|b| b.is_ascii_uppercase())
            && (is_long || scan::has(c.rest(), |b| b.is_ascii_digit()));
        may_be.then_some(())?;
        let level = eat_misspelt_level(&mut c)?;
        let line = after_level(bytes, c, level, false)?;
        // Without a number after it the word is another one.
        (line.mrn.is_some() || line.section.is_some())
            .then_some(ClassificationLine { is_repaired: true, ..line })
    })
}

/// Whether a line is read as a classification line that has a level and nothing else.
pub(in crate::parse) fn is_level_only(bytes: &[u8], line: Span) -> bool {
    parse_classification_line(bytes, line)
        .is_some_and(|line| line.mrn.is_none() && line.section.is_none() && line.rest.is_empty())
}

/// The same where such a line must stand: after the addressees and before any other. There any words and a number
/// are a reference number.
pub(in crate::parse) fn parse_awaited(bytes: &[u8], line: Span) -> Option<ClassificationLine> {
    exact_line(bytes, line, true).filter(|line| line.mrn.is_some() && captions(bytes, line.rest).is_some())
}

/// A line that begins with a level of which no letter is wrong.
fn exact_line(bytes: &[u8], line: Span, is_awaited: bool) -> Option<ClassificationLine> {
    let mut c = Cursor::new(bytes, line);
    let mut ahead = c;
    // Forms that were typed have a label.
    if ahead.eat_word("CLASSIFICATION") && ahead.eat(b':') {
        ahead.eat_spaces();
        c = ahead;
    }
    let nato = eat_nato(&mut c);
    let country = eat_country(&mut c);
    let level = eat_level(&mut c)?;
    let letters = c.slice(level.span);
    // In lowercase it is a word of the text, unless it stands alone or has a number that nothing else has.
    let is_small = !letters.iter().any(u8::is_ascii_uppercase);
    let (is_alone, is_scanned) = (c.is_done(), letters.iter().any(u8::is_ascii_digit));
    let line = after_level(bytes, c, level, is_awaited)?;
    let is_padded = |mrn: Mrn| c.slice(mrn.serial.span).starts_with(b"0");
    let is_number = || line.section.is_some() || line.mrn.is_some_and(is_padded);
    let is_line = !is_small || is_alone || is_number() && captions(bytes, line.rest).is_some();
    let is_whole = nato.is_none() && country.is_none() || line.mrn.is_some() || line.section.is_some();
    let classification =
        Spanned { span: country.map_or(level.span, |country| country.to(level.span)), ..level };
    (is_line && is_whole).then_some(ClassificationLine {
        classification,
        is_repaired: is_scanned,
        nato,
        ..line
    })
}

/// `US` or `U.S.` in front of the level, as the lines of joint commands have it.
fn eat_country(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let start = ahead.at();
    (ahead.eat_str("U.S.") || ahead.eat_str("US")).then_some(())?;
    let span = ahead.since(start);
    let is_capital = ahead.slice(span).first() == Some(&b'U');
    (is_capital && ahead.eat_spaces()).then_some(())?;
    *c = ahead;
    Some(span)
}

/// Reads what stands after the level, step by step: captions, section, number, and the rest.
fn after_level<'b>(
    bytes: &'b [u8],
    mut c: Cursor<'b>,
    classification: Spanned<Classification>,
    is_awaited: bool,
) -> Option<ClassificationLine> {
    eat_marks(&mut c);
    let after = c.rest_span();
    let before = eat_captions(bytes, &mut c);
    let section = section(&mut c);
    c.eat_spaces();
    // Letters apart are of no sentence: any words and a number after them are a reference number.
    let is_spaced = c.slice(classification.span).contains(&b' ');
    let is_certain = section.is_some() || is_spaced || is_awaited;
    let mut dated = c;
    let year = eat_lead(&mut dated);
    let after_year = year.and_then(|_| eat_number(bytes, &mut dated, is_certain));
    let number = if after_year.is_some() {
        c = dated;
        after_year
    } else {
        eat_number(bytes, &mut c, is_certain)
    };
    let year = year.filter(|_| after_year.is_some());
    c.eat_while(class!(b' ' | b'\t' | b'/' | b'.'));
    let rest = c.rest_span();
    let mrn = match number {
        Some(Number::Written(mrn)) => Some(mrn),
        _ => None,
    };
    let line = ClassificationLine {
        classification,
        section,
        mrn,
        nato: None,
        year,
        before,
        rest,
        is_repaired: false,
    };
    if number.is_some() || section.is_some() {
        return Some(line);
    }
    let is_line = c.is_done() || captions(bytes, rest).is_some();
    is_line.then_some(ClassificationLine { before: Span::default(), rest: after, ..line })
}

/// What can stand in front of the number: a word that leads to it, a year, or both.
fn eat_lead(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let start = ahead.at();
    let word = ahead.eat_any(&["FROM", "FM", "TELEGRAM", "CABLE"]).is_some() && ahead.eat_spaces();
    let year = eat_year(&mut ahead).is_some();
    (word || year)
        .then(|| {
            *c = ahead;
            c.slice(c.since(start)).trim_ascii_end().len()
        })
        .map(|len| Span::new(start, start + len))
}

/// Two digits or four, with a word behind them.
fn eat_year(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let (year, span) = ahead.eat_number(2..=4)?;
    let is_year = span.len() == 2 || span.len() == 4 && matches!(year / 100, 19 | 20);
    (is_year && ahead.eat_spaces() && ahead.peek().is_some_and(|b| b.is_ascii_alphabetic())).then_some(())?;
    *c = ahead;
    Some(span)
}

fn eat_marks(c: &mut Cursor<'_>) {
    c.eat_while(class!(b' ' | b'\t' | b'/' | b'-' | b'.' | b',' | b';'));
}

/// Takes the captions that come next, with the marks after them.
fn eat_captions<'b>(bytes: &'b [u8], c: &mut Cursor<'b>) -> Span {
    let after = c.rest_span();
    while let Some(caption) = caption(bytes, c.rest_span()).filter(|caption| !caption.span.is_empty()) {
        *c = Cursor::new(bytes, Span { start: caption.span.end, end: after.end });
        eat_marks(c);
    }
    trim(bytes, Span { end: c.rest_span().start, ..after })
}
