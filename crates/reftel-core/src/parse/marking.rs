//! Levels, portion marks, captions, and the classification line.

mod captions;
mod portion;

use crate::cable::{BANNERS, Classification, Level, Mrn, Section, post_by_name};
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, Spanned, class, ocr, scan, trim};
use captions::caption;
pub(super) use captions::{captions, is_caption_line};
pub(super) use portion::{is_repaired, parse_portion, parse_unopened, portion_at_end};

/// The words of levels and of those captions that are read in lowercase too.
pub(super) fn lowercase_words() -> impl Iterator<Item = &'static str> {
    BANNERS.iter().map(|(word, _)| *word).chain(captions::code_words())
}

/// A classification line taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClassificationLine {
    pub(super) classification: Spanned<Classification>,
    pub(super) section: Option<Spanned<Section>>,
    pub(super) mrn: Option<Mrn>,
    /// Captions between the level and the number: `SECRET//NOFORN STATE 012345`.
    pub(super) before: Span,
    /// What comes after the serial number, or after the level when there is none.
    pub(super) rest: Span,
    /// Whether the level had a letter too many, too few or wrong.
    pub(super) is_repaired: bool,
}

/// `C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173 NOFORN`. A level word with something
/// behind it that is neither section nor message reference number nor caption is text.
pub(super) fn parse_classification_line(bytes: &[u8], line: Span) -> Option<ClassificationLine> {
    exact_line(bytes, line, false).or_else(|| {
        let mut c = Cursor::new(bytes, line);
        // Such a line begins with a capital and has a number: running text is seldom read any further.
        // A long line is not searched: it may be asked about from many places in it.
        let is_long = c.rest().len() > SEARCHED_MAX;
        let may_be = c.peek().is_some_and(|b| b.is_ascii_uppercase())
            && (is_long || scan::has(c.rest(), |b| b.is_ascii_digit()));
        may_be.then_some(())?;
        let level = nearly_level_words(&mut c)?;
        let line = behind_level(bytes, c, level, false)?;
        // Without a number behind it the word is another one.
        (line.mrn.is_some() || line.section.is_some())
            .then_some(ClassificationLine { is_repaired: true, ..line })
    })
}

/// The same where such a line must stand: behind the addressees and before any other. There any words and a number
/// are a reference number.
pub(super) fn parse_awaited(bytes: &[u8], line: Span) -> Option<ClassificationLine> {
    exact_line(bytes, line, true).filter(|line| line.mrn.is_some() && captions(bytes, line.rest).is_some())
}

/// A line that begins with a level of which no letter is wrong.
fn exact_line(bytes: &[u8], line: Span, is_awaited: bool) -> Option<ClassificationLine> {
    let mut c = Cursor::new(bytes, line);
    let mut ahead = c;
    // Forms that were typed have a label.
    if ahead.eat_word("CLASSIFICATION") && ahead.eat(b':') {
        ahead.eat_blanks();
        c = ahead;
    }
    let level = level_words(&mut c)?;
    let letters = c.slice(level.span);
    // In small letters it is a word of the text, unless it stands alone or has a number that nothing else has.
    let is_small = !letters.iter().any(u8::is_ascii_uppercase);
    let (is_alone, is_scanned) = (c.is_done(), letters.iter().any(u8::is_ascii_digit));
    let line = behind_level(bytes, c, level, is_awaited)?;
    let is_padded = |mrn: Mrn| c.slice(mrn.serial.span).starts_with(b"0");
    let is_number = || line.section.is_some() || line.mrn.is_some_and(is_padded);
    let is_line = !is_small || is_alone || is_number() && captions(bytes, line.rest).is_some();
    is_line.then_some(ClassificationLine { is_repaired: is_scanned, ..line })
}

/// Reads what stands behind the level.
fn behind_level<'b>(
    bytes: &'b [u8],
    mut c: Cursor<'b>,
    classification: Spanned<Classification>,
    is_awaited: bool,
) -> Option<ClassificationLine> {
    let blanks = |c: &mut Cursor<'_>| c.eat_while(class!(b' ' | b'\t' | b'/' | b'-' | b'.'));
    blanks(&mut c);
    let behind = c.rest_span();
    while let Some(caption) = caption(bytes, c.rest_span()).filter(|caption| !caption.span.is_empty()) {
        c = Cursor::new(bytes, Span { start: caption.span.end, end: behind.end });
        blanks(&mut c);
    }
    let before = trim(bytes, Span { end: c.rest_span().start, ..behind });
    let section = section(&mut c);
    c.eat_blanks();
    let mut ahead = c;
    // Letters apart are of no sentence: any words and a number behind them are a reference number.
    let is_spaced = c.slice(classification.span).contains(&b' ');
    let mrn = mrn(&mut ahead);
    let is_last = captions(bytes, ahead.rest_span()).is_some();
    let is_certain = section.is_some() || is_spaced || is_awaited;
    let mrn = mrn.filter(|mrn| is_certain || is_reference_number(bytes, mrn, is_last));
    let is_redacted =
        mrn.is_some_and(|mrn| is_x_run(c.slice(mrn.post))) || mrn.is_none() && redacted_number(&mut ahead);
    if mrn.is_some() || is_redacted {
        c = ahead;
    }
    c.eat_while(class!(b' ' | b'\t' | b'/' | b'.'));
    let rest = c.rest_span();
    let has_number = mrn.is_some() || section.is_some() || is_redacted;
    let is_line = has_number || c.is_done() || captions(bytes, rest).is_some();
    let mrn = mrn.filter(|_| !is_redacted);
    let (before, rest) = if has_number { (before, rest) } else { (Span::default(), behind) };
    is_line.then_some(ClassificationLine { classification, section, mrn, before, rest, is_repaired: false })
}

/// A level, solid (`SECRET`) or spaced (`S E C R E T`), as whole words.
fn level_words(c: &mut Cursor<'_>) -> Option<Spanned<Classification>> {
    let first = c.peek()?.to_ascii_uppercase();
    // The first letters of all of them: most words have another.
    matches!(first, b'C' | b'L' | b'S' | b'T' | b'U').then_some(())?;
    let begins = |(word, _): &&(&str, Level)| word.as_bytes().first() == Some(&first);
    BANNERS.iter().filter(begins).find_map(|&(word, level)| {
        let mut ahead = *c;
        let start = ahead.at();
        for letter in word.bytes() {
            while ahead.at() > start && ahead.eat_if(|b| matches!(b, b' ' | b'\t')) {}
            if !ahead.eat_if(|b| ocr::is_letter_or_its_digit(b, letter)) {
                return None;
            }
        }
        let span = ahead.since(start);
        let ends = !ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric());
        ends.then(|| {
            *c = ahead;
            Spanned::new(Classification { level }, span)
        })
    })
}

/// Longest line that is searched for a number before it is read, in bytes.
const SEARCHED_MAX: usize = 400;
/// Fewest letters of a level word that can be known with one of them wrong.
const REPAIRED_MIN: usize = 6;
/// Most letters of a level word.
const LEVEL_MAX: usize = 25;

/// A level word with one letter lost, doubled or wrong, in any number of pieces: `E C R E T`, `C ONFIDENTIAL`,
/// `SS E C R E T`.
fn nearly_level_words(c: &mut Cursor<'_>) -> Option<Spanned<Classification>> {
    let start = c.at();
    let mut ahead = *c;
    let mut joined: Vec<u8> = Vec::with_capacity(LEVEL_MAX);
    let mut found = None;
    while joined.len() <= LEVEL_MAX {
        let word = ahead.eat_while(Class::ALPHABETIC);
        if word.is_empty() || joined.len() + word.len() > LEVEL_MAX + 1 {
            break;
        }
        joined.extend_from_slice(c.slice(word));
        let exact = |meant: &str| joined.eq_ignore_ascii_case(meant.as_bytes());
        let is_near =
            |meant: &str| meant.len() >= REPAIRED_MIN && is_within_one_edit(&joined, meant.as_bytes());
        let level = BANNERS
            .iter()
            .find(|(meant, _)| exact(meant))
            .or_else(|| BANNERS.iter().find(|(meant, _)| is_near(meant)));
        if let Some((_, level)) = level {
            found = Some((ahead, *level));
        }
        if !ahead.eat_blanks() {
            break;
        }
    }
    let (after, level) = found?;
    let is_capital = c.slice(after.since(start)).first().is_some_and(u8::is_ascii_uppercase);
    is_capital.then(|| {
        *c = after;
        Spanned::new(Classification { level }, after.since(start))
    })
}

/// A post or a serial number that was taken out of a message reference number.
fn redacted_number(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    for _ in 0..=POST_WORDS {
        let word = ahead.eat_while(class!(not WHITESPACE));
        if word.is_empty() {
            return false;
        }
        ahead.eat_blanks();
        if is_x_run(ahead.slice(word)) {
            ahead.eat_number(3..=7);
            *c = ahead;
            return true;
        }
    }
    false
}

/// Four X or more and nothing else.
fn is_x_run(text: &[u8]) -> bool {
    text.len() >= 4 && text.iter().all(|b| b.eq_ignore_ascii_case(&b'X') || *b == b' ')
}

/// The level that words are, if they are nothing else.
pub(super) fn level_of(bytes: &[u8], words: Span) -> Option<Spanned<Classification>> {
    let mut c = Cursor::new(bytes, trim(bytes, words));
    level_words(&mut c).filter(|_| c.is_done())
}

/// The level that words stand for, if they are nothing else.
pub(super) fn parse_level(bytes: &[u8], words: Span) -> Option<Level> {
    level_of(bytes, words).map(|level| level.value.level)
}

/// Where the caption ends that a text begins with.
pub(super) fn skip_caption(bytes: &[u8], text: Span) -> Option<usize> {
    caption(bytes, text).filter(|caption| !caption.span.is_empty()).map(|caption| caption.span.range().end)
}

/// Goes behind the level at the cursor, if there is one.
pub(super) fn skip_level(c: &mut Cursor<'_>) {
    if level_words(c).is_some() {
        c.eat_blanks();
    }
}

/// Whether a line has a level and nothing else.
pub(super) fn is_bare_level(bytes: &[u8], line: Span) -> bool {
    parse_level(bytes, line).is_some()
}

/// `SECTION 01 OF 02`, or `01 OF 02`; also `SQCTION 02OF02` and `SECTION 01GF02`, as transmission garbles them.
pub(super) fn section(c: &mut Cursor<'_>) -> Option<Spanned<Section>> {
    let mut ahead = *c;
    let start = ahead.at();
    // "FINAL SECTION OF 02"
    let is_final = ahead.eat_word("FINAL") && ahead.eat_blanks();
    let mut word = ahead.eat_while(Class::ALPHABETIC);
    // "SECTI0N"
    let mut scanned = ahead;
    if !word.is_empty() && scanned.eat(b'0') && !scanned.eat_while(Class::ALPHABETIC).is_empty() {
        (ahead, word.end) = (scanned, scanned.rest_span().start);
    }
    let has_word =
        is_within_one_edit(ahead.slice(word), b"SECTION") || ahead.slice(word).eq_ignore_ascii_case(b"SEC");
    if has_word {
        ahead.eat_while(class!(b' ' | b'\t' | b'.'));
    } else {
        ahead = *c;
    }
    let scanned = |c: &mut Cursor<'_>| if has_word { scanned_part_number(c) } else { None };
    let number = part_number(&mut ahead).or_else(|| scanned(&mut ahead));
    if number.is_none() && !(is_final && has_word) {
        return None;
    }
    ahead.eat_blanks();
    if !(ahead.eat_str("OF") || has_word && ahead.eat(b'/')) {
        // One letter of the word may be another when the first word says what the numbers are.
        let garbled =
            has_word && (matches!(ahead.rest(), [_, b'F' | b'f', ..] | [b'O' | b'o' | b'0', _, ..]));
        garbled.then(|| ahead.skip(2))?;
    }
    ahead.eat_blanks();
    let total = part_number(&mut ahead).or_else(|| scanned(&mut ahead))?;
    (!ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric())).then_some(())?;
    *c = ahead;
    Some(Spanned::new(Section { number: number.unwrap_or(total), total }, c.since(start)))
}

/// One to three digits, whatever follows.
fn part_number(c: &mut Cursor<'_>) -> Option<u32> {
    let digits = c.rest().iter().take_while(|b| b.is_ascii_digit()).count();
    if (1..=3).contains(&digits) { c.eat_digits(digits) } else { None }
}

/// Two digits, both of which scanning may have made letters: `O2`, `Ol`. The word `SECTION` says what they are.
fn scanned_part_number(c: &mut Cursor<'_>) -> Option<u32> {
    let [tens, ones, behind @ ..] = c.rest() else { return None };
    let number = ocr::digit(*tens)? * 10 + ocr::digit(*ones)?;
    (!behind.first().is_some_and(u8::is_ascii_alphanumeric)).then(|| c.skip(2))?;
    Some(number)
}

/// Most words that the name of a post has.
const POST_WORDS: usize = 5;

/// `PORT ELSINORE 000173`: words, then a number.
fn mrn(c: &mut Cursor<'_>) -> Option<Mrn> {
    let mut ahead = *c;
    let start = ahead.at();
    for _ in 0..POST_WORDS {
        let word = ahead.eat_while(class!(ALPHABETIC | b'\'' | b'-' | b'.' | 0x80..));
        // "PORT ELSINORE-000173"
        let hyphen = u32::from(ahead.slice(word).ends_with(b"-"));
        if word.is_empty() || !ahead.eat_blanks() && hyphen == 0 {
            return None;
        }
        if let Some((serial, span)) = ahead.eat_scanned_number(3..=7) {
            *c = ahead;
            let post = Span { end: word.end - hyphen, ..Span::new(start, start) };
            return Some(Mrn::new(post, Spanned::new(serial, span)));
        }
    }
    None
}

/// Whether words and a number are a post and its serial number. Any words can stand before a number; a serial
/// number is padded to five or six digits, or stands last on its line, or its post is known.
fn is_reference_number(bytes: &[u8], mrn: &Mrn, is_last: bool) -> bool {
    let post = std::str::from_utf8(bytes.get(mrn.post.range()).unwrap_or_default()).unwrap_or_default();
    // `PORT ELSINORE 0173`: nothing but serial numbers begins with a zero.
    let is_padded = is_last && bytes.get(mrn.serial.span.range()).is_some_and(|text| text.starts_with(b"0"));
    mrn.serial.span.len() >= 5 || is_padded || post_by_name(&post.replace('-', " ")).is_some()
}

/// A message reference number alone on a line.
pub(super) fn parse_mrn_line(bytes: &[u8], line: Span) -> Option<Mrn> {
    let mut c = Cursor::new(bytes, line);
    mrn(&mut c).filter(|_| c.is_done())
}

#[cfg(test)]
mod tests;
