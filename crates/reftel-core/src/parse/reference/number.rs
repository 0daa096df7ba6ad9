//! One cable named by year, post and serial number: `07 PORT ELSINORE 1201`.

use super::words::is_no_post;
use crate::cable::{Level, Spelling, post_token, post_token_corrected};
use crate::lexicon::is_month;
use crate::text::{Class, Cursor, Span, Spanned, class};

/// Most words that the name of a post has, with a word for the kind of mission in front.
const POST_WORDS: usize = 5;
/// Longest of these words.
const WORD_MAX: usize = 24;

/// A cable as a reference names it. Offsets are those of the text it was read from.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) year: Option<Spanned<u16>>,
    pub(super) post: Span,
    pub(super) series: Series,
    /// None if it was crossed out.
    pub(super) serial: Option<Spanned<u32>>,
}

/// Whose numbers these are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Series {
    /// A post as ids have it.
    Post(String, Spelling),
    /// `EMBTEL`: the post that wrote the citing cable.
    Own,
    /// A traffic series that has no ids, such as `SECTO`; or a post that was crossed out.
    Nameless,
}

impl Named {
    /// Whether nothing else can be meant: the post is one that is known, or the year is written.
    pub(super) fn is_certain(&self) -> bool {
        self.year.is_some() || !matches!(self.series, Series::Post(_, Spelling::Unknown))
    }
}

/// Reads a cable. After another one, whose post is `reuse`, a serial number by itself will do.
pub(super) fn named(c: &mut Cursor<'_>, reuse: Option<&Named>) -> Option<Named> {
    let mut ahead = *c;
    let found = full(&mut ahead)
        .or_else(|| {
            ahead = *c;
            reversed(&mut ahead)
        })
        .or_else(|| {
            ahead = *c;
            bare(&mut ahead, reuse?)
        })?;
    *c = ahead;
    Some(found)
}

/// Year, post, serial number, and the year again if it stands after.
fn full(c: &mut Cursor<'_>) -> Option<Named> {
    let mut written = None;
    if c.peek().is_some_and(|b| matches!(b, b'\'' | b'(' | b'`') || b.is_ascii_digit())
        || matches!(c.rest(), [b'O', b'0'..=b'9', b' ' | b'-', ..])
    {
        written = Some(year(c)?);
    }
    skip_level_word(c);
    let (post, series) = known_post(c).or_else(|| post(c))?;
    let serial = serial(c)?;
    if serial.is_none() && matches!(series, Series::Post(_, Spelling::Unknown | Spelling::Corrected)) {
        // "MR. XXXXXXXX" is a person; only after a known post is it a number.
        return None;
    }
    Some(Named { year: written.or_else(|| year_after(c)), post, series, serial })
}

/// A serial number in front of its post, which must be a known one: `37 PORT ELSINORE`. With a zero in front it is a year.
fn reversed(c: &mut Cursor<'_>) -> Option<Named> {
    let (serial, span) = c.eat_number(1..=6).filter(|(_, span)| !c.slice(*span).starts_with(b"0"))?;
    (serial > 0 && !c.eat_while(class!(b' ' | b'\t' | b'-')).is_empty()).then_some(())?;
    let start = c.at();
    let mut found = None;
    for _ in 0..POST_WORDS {
        let word = c.eat_while(class!(ALPHABETIC | b'\''));
        if word.is_empty() {
            break;
        }
        let post = c.since(start);
        if let Some(series @ Series::Post(_, Spelling::Known)) = series(c.slice(post), true) {
            found = Some((post, series, *c));
        }
        if !(c.eat(b'-') || c.eat_spaces()) {
            break;
        }
    }
    let (post, series, after) = found?;
    *c = after;
    let mut behind = after;
    behind.eat_spaces();
    let ends = behind.peek().is_none_or(|b| matches!(b, b',' | b';' | b'.' | b'\n' | b'\r' | b'(' | b')'))
        || behind.eat_word("AND");
    ends.then_some(())?;
    Some(Named { year: year_after(c), post, series, serial: Some(Spanned::new(serial, span)) })
}

/// A serial number that shares the post of the cable before it.
fn bare(c: &mut Cursor<'_>, reuse: &Named) -> Option<Named> {
    let serial = Some(serial(c)??);
    let mut behind = *c;
    behind.eat_whitespace();
    // A number with a word after it counts something else, unless it is a word of the list itself.
    let is_free = behind.at() == c.at()
        || !behind.peek().is_some_and(|b| b.is_ascii_alphabetic())
        || ["AND", "NOTAL", "ET", "B", "C", "D", "E", "F", "G", "H"].iter().any(|word| behind.eat_word(word));
    is_free.then(|| Named { year: year_after(c).or(reuse.year), serial, ..reuse.clone() })
}

/// A year in front of a post, of which two digits count: `07`, `'07`, `(07)`, `2007`, `094`.
fn year(c: &mut Cursor<'_>) -> Option<Spanned<u16>> {
    let mark = c.eat_if(|b| matches!(b, b'\'' | b'(' | b'`'));
    let (year, span) = c.eat_number(2..=4).or_else(|| c.eat_scanned_number(2..=2))?;
    let closed = c.eat(b')');
    let is_year = match span.len() {
        2 => true,
        3 => c.slice(span).starts_with(b"0"),
        _ => matches!(year / 100, 19 | 20),
    };
    let apart = !c.eat_while(class!(b' ' | b'\t' | b'-' | b'\n' | b'\r' | b'/')).is_empty();
    let glued = c.peek().is_some_and(|b| b.is_ascii_uppercase());
    (is_year && (mark || closed || apart || glued)).then_some(())?;
    Some(Spanned::new(u16::try_from(year % 100).ok()?, span))
}

/// `(07)` or `('07)` after a serial number; `/07` or ` 07` where nothing else can be meant; the year of a day in brackets,
/// which is left to be read as a note.
fn year_after(c: &mut Cursor<'_>) -> Option<Spanned<u16>> {
    if let Some(year) = plain_year(c).or_else(|| year_of_day(*c)) {
        return Some(year);
    }
    let mut ahead = *c;
    ahead.eat_whitespace();
    ahead.eat(b'(').then_some(())?;
    ahead.eat(b'\'');
    let (year, span) = ahead.eat_number(2..=4)?;
    (ahead.eat(b')') && (span.len() == 2 || span.len() == 4 && matches!(year / 100, 19 | 20)))
        .then_some(())?;
    *c = ahead;
    Some(Spanned::new(u16::try_from(year % 100).ok()?, span))
}

/// `/08`, or two digits after a serial number of five digits, at the end of the item: `07718 99`.
fn plain_year(c: &mut Cursor<'_>) -> Option<Spanned<u16>> {
    let mut ahead = *c;
    let is_slash = ahead.eat(b'/');
    if !is_slash && !c.is_behind_digits(LONG_SERIAL) {
        return None;
    }
    (is_slash || ahead.eat_spaces()).then_some(())?;
    let (year, span) = ahead.eat_number(2..=2)?;
    let mut behind = ahead;
    behind.eat_spaces();
    let ends = behind.peek().is_none_or(|b| matches!(b, b',' | b';' | b'\n' | b'\r' | b'('))
        || behind.eat_word("AND");
    ends.then_some(())?;
    *c = ahead;
    Some(Spanned::new(u16::try_from(year).ok()?, span))
}

/// Fewest digits of a serial number after which two digits are a year and no number of their own.
const LONG_SERIAL: usize = 5;
/// Longest day in brackets, in bytes.
const DAY_MAX: usize = 30;

/// The year of a day in brackets: `(15 APRIL 1975)`.
fn year_of_day(mut c: Cursor<'_>) -> Option<Spanned<u16>> {
    c.eat_whitespace();
    c.eat(b'(').then_some(())?;
    let start = c.at();
    let len = c.rest().iter().take(DAY_MAX).position(|b| *b == b')')?;
    let inner = c.slice(Span::new(start, start + len));
    let mut words = inner.split(|b| !b.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let has_month = words.any(is_month);
    let year = inner.get(inner.len().checked_sub(4)?..).filter(|year| year.iter().all(u8::is_ascii_digit))?;
    let is_year = has_month && (year.starts_with(b"19") || year.starts_with(b"20"));
    let two = std::str::from_utf8(year.get(2..)?).ok()?.parse().ok()?;
    is_year.then(|| Spanned::new(two, Span::new(start + len - 4, start + len)))
}

/// A level in front of a post, as in a classification line: `UNCLASS USDA FAS 57863`.
fn skip_level_word(c: &mut Cursor<'_>) {
    let mut ahead = *c;
    if ahead.eat_any(&["UNCLASSIFIED", "UNCLASS", "UNCLAS", "CONFIDENTIAL", "SECRET"]).is_some()
        && ahead.eat_spaces()
        && ahead.peek().is_some_and(|b| b.is_ascii_uppercase())
    {
        *c = ahead;
    }
}

/// A post of several words that is in the table, although its first word is none of a post elsewhere: `TEL AVIV`.
fn known_post(c: &mut Cursor<'_>) -> Option<(Span, Series)> {
    let start = c.at();
    let mut ahead = *c;
    let first = ahead.eat_while(class!(ALPHABETIC | b'\''));
    if !is_no_post(ahead.slice(first)) {
        return None;
    }
    for _ in 1..POST_WORDS {
        if !(ahead.eat(b'-') || ahead.eat_whitespace())
            || ahead.eat_while(class!(ALPHABETIC | b'\'')).is_empty()
        {
            return None;
        }
        let post = ahead.since(start);
        if let Some(series @ Series::Post(_, Spelling::Known)) = series(ahead.slice(post), true) {
            let mut number = ahead;
            filler(&mut number);
            if number.peek().is_some_and(|b| b.is_ascii_digit()) {
                *c = ahead;
                return Some((post, series));
            }
        }
    }
    None
}

/// The name of a post, up to its serial number.
fn post(c: &mut Cursor<'_>) -> Option<(Span, Series)> {
    let start = c.at();
    let mut words = 0;
    let mut is_capital = true;
    loop {
        let word = c.eat_while(class!(ALPHABETIC | b'\'' | b'.'));
        let text = c.slice(word);
        is_capital &= text.first().is_some_and(u8::is_ascii_uppercase) || is_particle(text);
        // "OF" stands in the middle of a name and never begins one.
        let is_of = text.eq_ignore_ascii_case(b"OF");
        if text.is_empty() || word.len() > WORD_MAX || is_of && words == 0 {
            return None;
        }
        words += 1;
        let post = c.since(start);
        // "RIO DE JAN": what is cut off can look like another word.
        let is_cut = || {
            words > 2
                && is_capital
                && matches!(series(c.slice(post), true), Some(Series::Post(_, Spelling::Corrected)))
        };
        if is_no_post(text) && !is_cut() {
            return None;
        }
        let mut ahead = *c;
        filler(&mut ahead);
        if ahead.peek().is_some_and(|b| b.is_ascii_digit())
            || scanned(&mut ahead).is_some()
            || crossed(&mut ahead)
        {
            return Some((post, series(c.slice(post), is_capital)?));
        }
        // A space or a hyphen joins the words of a name; over a line's end too.
        if words == POST_WORDS || !(c.eat(b'-') | c.eat_whitespace()) {
            return None;
        }
    }
}

/// Words within a name that need no capital.
fn is_particle(word: &[u8]) -> bool {
    [&b"of"[..], b"de", b"es", b"au", b"do"].contains(&word)
}

/// Goes over what may stand between a post and its number: marks, `TEL`, and `NO.`
fn filler(c: &mut Cursor<'_>) {
    let marks = |c: &mut Cursor<'_>| c.eat_while(class!(WHITESPACE | b':' | b'-' | b'#'));
    marks(c);
    let mut ahead = *c;
    if ahead.eat_any(&["TELEGRAMS", "TELEGRAM", "TELS", "TEL", "CABLES", "CABLE"]).is_some() {
        marks(&mut ahead);
    }
    // A portion mark: "PORT ELSINORE (C) 293".
    if portion_mark(&mut ahead) {
        marks(&mut ahead);
    }
    if ahead.eat_str("NO.") || ahead.eat_word("NO") {
        marks(&mut ahead);
    }
    if ahead.peek().is_some_and(|b| b.is_ascii_digit()) {
        *c = ahead;
    }
}

/// A serial number with letters for digits: `I3607`. A decade has a letter after it too: `1980S`.
fn scanned(c: &mut Cursor<'_>) -> Option<(u32, Span)> {
    let mut ahead = *c;
    let found = ahead.eat_scanned_number(3..=7)?;
    let is_decade = matches!(ahead.slice(found.1), [.., b'0', b'S']);
    (!is_decade).then(|| {
        *c = ahead;
        found
    })
}

fn series(name: &[u8], is_capital: bool) -> Option<Series> {
    const NAMELESS: [&str; 5] = ["SECTO", "TOSEC", "PARTO", "USDEL", "USDEL SECRETARY"];
    let name = std::str::from_utf8(name).ok()?;
    if name.eq_ignore_ascii_case("EMBTEL") {
        return Some(Series::Own);
    }
    if NAMELESS.iter().any(|series| name.eq_ignore_ascii_case(series)) || is_crossed(name.as_bytes()) {
        return Some(Series::Nameless);
    }
    let (token, spelling) = post_token_corrected(name)?;
    // The last words of a line do not belong to a post that stands on the next.
    let below = name.rsplit_once('\n').and_then(|(_, below)| post_token(below));
    if spelling != Spelling::Known && below.is_some_and(|(_, spelling)| spelling == Spelling::Known) {
        return None;
    }
    // A name that no table has must at least look like one.
    let is_name = spelling == Spelling::Known || is_capital && (4..=17).contains(&token.len());
    is_name.then_some(Series::Post(token, spelling))
}

/// Fewest X that stand for something crossed out.
const CROSSES: usize = 4;

fn is_two_digits(mut c: Cursor<'_>) -> bool {
    c.eat_number(2..=2).is_some() && !c.peek().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'/')
}

/// Takes a portion mark: `(C)`, `(S/NF)`.
pub(super) fn portion_mark(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    let is_mark = ahead.eat(b'(') && {
        let letters = ahead.eat_while(class!(ALPHABETIC | b'/'));
        let level = ahead.slice(letters).split(|b| *b == b'/').next().unwrap_or_default();
        Level::of_portion(level).is_some() && ahead.eat(b')')
    };
    if is_mark {
        *c = ahead;
    }
    is_mark
}

fn is_crossed(word: &[u8]) -> bool {
    word.len() >= CROSSES && word.iter().all(|b| *b == b'X')
}

fn crossed(c: &mut Cursor<'_>) -> bool {
    let word = c.eat_while(Class::ALPHANUMERIC);
    is_crossed(c.slice(word))
}

/// The serial number, with what stands in front of it; or, inside, nothing when it was crossed out.
fn serial(c: &mut Cursor<'_>) -> Option<Option<Spanned<u32>>> {
    filler(c);
    if c.peek() == Some(b'X') {
        return crossed(c).then_some(None);
    }
    let (serial, span) = scanned(c).or_else(|| c.eat_number(1..=7))?;
    let mut behind = *c;
    let mark = behind.bump();
    let digit_after = behind.peek().is_some_and(|b| b.is_ascii_digit());
    // 162245Z is a time, 5/16 a day, 12:30 and 1.4 are what they are; "41252/44603" are two numbers.
    let is_other = match mark {
        // Two digits after a long number are its year.
        Some(b'/') if span.len() > 3 && is_two_digits(behind) => false,
        Some(b'/') if span.len() > 2 => digit_after && behind.eat_number(3..=7).is_none(),
        // "IMSWM-0028-2008" is a number of another series.
        Some(b'-') => {
            digit_after && behind.eat_number(4..=4).is_some_and(|(year, _)| matches!(year / 100, 19 | 20))
        }
        Some(b'/' | b'.' | b':') => digit_after,
        Some(b) => b.is_ascii_alphabetic() && span.len() != 1 || b == b'%',
        None => false,
    };
    (!is_other && serial > 0).then_some(Some(Spanned::new(serial, span)))
}
