//! Date-time groups, filing times and dates.

use super::address::eat_precedence;
use crate::cable::{CENTURY, Day, Dtg, Filed, Month, Precedence};
use crate::lexicon::{month_abbreviations, month_begun};
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, Spanned, class};

/// `O R 131627Z FEB 08 ZDK`: the group, and what comes after the year.
pub(super) fn parse_dtg(bytes: &[u8], line: Span) -> Option<(Dtg, Span)> {
    plain_dtg(bytes, line).or_else(|| gapped_dtg(bytes, line))
}

fn plain_dtg(bytes: &[u8], line: Span) -> Option<(Dtg, Span)> {
    let mut c = Cursor::new(bytes, line);
    let action = prosign(&mut c);
    let info = action.and_then(|_| prosign(&mut c));
    let start = c.at();
    let time = c.eat_scanned_digits(6).or_else(|| {
        // "13 1627Z"
        let day = c.eat_scanned_digits(2).filter(|_| c.eat_spaces())?;
        Some(day * 10_000 + c.eat_scanned_digits(4)?)
    })?;
    c.eat_spaces();
    let (day, hour, minute) = (time / 10_000, time / 100 % 100, time % 100);
    if hour > 23 || minute > 59 {
        return None;
    }
    let marks = |c: &mut Cursor<'_>| c.eat_while(const { &MARKS.or(class!(b' ' | b'\t')) });
    let mut zoned = c;
    let zone = zoned.bump().filter(u8::is_ascii_alphabetic);
    marks(&mut zoned);
    // After a precedence the letter of the zone can be lost: it is the same in all telegrams.
    let (zone, month) = match (month(&mut zoned), zone) {
        (Some(month), Some(zone)) => {
            c = zoned;
            (zone.to_ascii_uppercase(), month)
        }
        _ => (action.map(|_| b'Z')?, month(&mut c)?),
    };
    marks(&mut c);
    let (year, digits) =
        c.eat_scanned_digits(4).map(|year| (year, 4)).or_else(|| Some((scanned_year(&mut c)?, 2)))?;
    let year = full_year(year, digits)?;
    let day = Day::new(year, month, day)?;
    let dtg = Dtg { action, info, day, hour: to_u8(hour), minute: to_u8(minute), zone, span: c.since(start) };
    c.eat_spaces();
    Some((dtg, c.rest_span()))
}

/// A group with spaces between its digits and letters: `P 251346 Z JUN 7 3`.
fn gapped_dtg(bytes: &[u8], line: Span) -> Option<(Dtg, Span)> {
    let mut c = Cursor::new(bytes, line);
    let action = prosign(&mut c);
    let info = action.and_then(|_| prosign(&mut c));
    let start = c.at();
    let number = |digits: &[u8]| digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let time = number(&gapped(&mut c, u8::is_ascii_digit, 6)?);
    let (day, hour, minute) = (time / 10_000, time / 100 % 100, time % 100);
    (hour < 24 && minute < 60).then_some(())?;
    c.eat_spaces();
    (c.eat(b'Z') || action.is_some()).then_some(())?;
    let month = Month::new(month_begun(&gapped(&mut c, u8::is_ascii_uppercase, 3)?)?)?;
    // The rest of its name.
    let mut whole = c;
    let rest = whole.eat_while(Class::UPPERCASE);
    if month.name().get(3..).is_some_and(|name| whole.slice(rest).eq_ignore_ascii_case(name.as_bytes())) {
        c = whole;
    }
    let mut long = c;
    let four = gapped(&mut long, u8::is_ascii_digit, 4).map(|digits| number(&digits));
    let year = if let Some(year) = four.filter(|year| matches!(year / 100, 19 | 20)) {
        c = long;
        full_year(year, 4)?
    } else {
        full_year(number(&gapped(&mut c, u8::is_ascii_digit, 2)?), 2)?
    };
    (!c.peek().is_some_and(|b| b.is_ascii_alphanumeric())).then_some(())?;
    let day = Day::new(year, month, day)?;
    let span = c.since(start);
    let dtg = Dtg { action, info, day, hour: to_u8(hour), minute: to_u8(minute), zone: b'Z', span };
    c.eat_spaces();
    Some((dtg, c.rest_span()))
}

/// Takes `count` bytes of a kind, with or without spaces between them.
fn gapped(c: &mut Cursor<'_>, is_wanted: impl Fn(&u8) -> bool, count: usize) -> Option<Vec<u8>> {
    let mut ahead = *c;
    let mut found = Vec::with_capacity(count);
    while found.len() < count {
        ahead.eat_spaces();
        found.push(ahead.bump().filter(&is_wanted)?);
    }
    *c = ahead;
    Some(found)
}

/// A precedence: its letter, once or doubled, and the space after it; or right before the six digits; or its word.
fn prosign(c: &mut Cursor<'_>) -> Option<Spanned<Precedence>> {
    letter(c).or_else(|| {
        let mut ahead = *c;
        let precedence = eat_precedence(&mut ahead)?;
        let is_group = ahead.eat_spaces() && ahead.clone().eat_digits(6).is_some();
        let is_first = || eat_precedence(&mut ahead.clone()).is_some();
        (is_group || is_first()).then(|| {
            *c = ahead;
            precedence
        })
    })
}

fn letter(c: &mut Cursor<'_>) -> Option<Spanned<Precedence>> {
    let mut ahead = *c;
    let letter = ahead.bump().filter(|b| !b.is_ascii_lowercase())?;
    let precedence = Precedence::from_prosign(letter)?;
    ahead.eat(letter);
    let span = ahead.since(c.at());
    (ahead.eat_spaces() || letter != b'0' && ahead.clone().eat_digits(6).is_some()).then(|| {
        *c = ahead;
        Spanned::new(precedence, span)
    })
}

/// A month by its first three letters, the rest of whose name may follow; or by three of which one is wrong, if
/// these are near to one month only.
fn month(c: &mut Cursor<'_>) -> Option<Month> {
    let name = c.eat_while(Class::ALPHABETIC);
    let name = c.slice(name);
    let near = || {
        let is_near = |month: &str| name.len() == 3 && is_within_one_edit(name, month.as_bytes());
        let mut near = month_abbreviations().zip(1..).filter(|(month, _)| is_near(month));
        near.next().filter(|_| near.next().is_none()).map(|(_, number)| number)
    };
    Month::new(month_begun(name).or_else(near)?)
}

/// Whether a group has its zone, a month that is spelt right, no marks but spaces, and no spaces but between its parts.
pub(super) fn is_regular(bytes: &[u8], dtg: &Dtg) -> bool {
    let text = bytes.get(dtg.span.range()).unwrap_or_default();
    let month = month_abbreviations().nth(usize::from(dtg.day.month.number()) - 1);
    let meant = std::iter::once(dtg.zone).chain(month.into_iter().flat_map(|month| month.bytes()));
    let letters = text.iter().skip(6).filter(|b| b.is_ascii_alphabetic());
    meant.zip(letters).all(|(meant, b)| b.eq_ignore_ascii_case(&meant))
        && !text.iter().any(|b| MARKS.has(*b))
        && plain_dtg(bytes, dtg.span).is_some()
}

/// Marks that can stand between the parts of a group.
const MARKS: &Class = class!(b',' | b'.' | b'-' | b'/' | b'\'');

/// Two digits of a year; after scanning one of them may be a letter.
fn scanned_year(c: &mut Cursor<'_>) -> Option<u32> {
    if let Some((year, _)) = c.eat_number(2..=2) {
        return Some(year);
    }
    let decade = c.eat_if(|b| matches!(b, b'O' | b'o')).then_some(0)?;
    Some(decade + c.eat_number(1..=1)?.0)
}

/// All four digits of a year. Two digits that would be a year to come are of the 20th century.
fn full_year(year: u32, digits: usize) -> Option<u16> {
    let year = match digits {
        4 => year,
        2 if year >= u32::from(CENTURY) => 1900 + year,
        2 => 2000 + year,
        _ => return None,
    };
    u16::try_from(year).ok()
}

/// `0441627`: day of the year, hour, minute.
pub(super) fn parse_filed(c: &mut Cursor<'_>) -> Option<Spanned<Filed>> {
    let start = c.at();
    let mut ahead = *c;
    let digits = ahead.eat_scanned_digits(7).or_else(|| {
        // "044 1627"
        let day = ahead.eat_scanned_digits(3).filter(|_| ahead.eat_spaces())?;
        Some(day * 10_000 + ahead.eat_scanned_digits(4)?)
    })?;
    let (day, hour, minute) = (digits / 10_000, digits / 100 % 100, digits % 100);
    ((1..=366).contains(&day) && hour < 24 && minute < 60).then_some(())?;
    *c = ahead;
    let day = u16::try_from(day).ok()?;
    Some(Spanned::new(Filed { day, hour: to_u8(hour), minute: to_u8(minute) }, c.since(start)))
}

/// What stands where a date is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Date {
    /// A day.
    Day(Spanned<Day>),
    /// The form of a date, but no day of the calendar.
    Impossible(Span),
}

/// A date in digits: month/day/year with two or four digits of the year, or year/month/day. The year of two
/// digits is taken in the fifty years from `earliest` on.
pub(super) fn parse_date(c: &mut Cursor<'_>, earliest: Option<u16>) -> Option<Date> {
    let before = *c;
    let start = c.at();
    let found = date_numbers(c);
    let Some(((first, first_digits), second, (third, third_digits))) = found else {
        *c = before;
        return None;
    };
    let span = c.since(start);
    let day = if first_digits == 4 {
        day(first, second, third)
    } else if third_digits == 4 {
        day(third, first, second)
    } else {
        day(year_from(earliest, third), first, second)
    };
    Some(day.map_or(Date::Impossible(span), |day| Date::Day(Spanned::new(day, span))))
}

/// A date with the month as a word: `13 FEB 2018`, `FEBRUARY 13, 2018`; or in eight digits, `20180213`.
pub(super) fn parse_written_date(c: &mut Cursor<'_>, earliest: Option<u16>) -> Option<Date> {
    let mut ahead = *c;
    let start = ahead.at();
    if let Some((digits, _)) = ahead.eat_number(8..=8) {
        let found = day(digits / 10_000, digits / 100 % 100, digits % 100);
        *c = ahead;
        let span = c.since(start);
        return Some(found.map_or(Date::Impossible(span), |day| Date::Day(Spanned::new(day, span))));
    }
    let before = ahead.eat_number(1..=2);
    let blanks = |c: &mut Cursor<'_>| c.eat_while(class!(b' ' | b'\t' | b',' | b'.' | b'-'));
    blanks(&mut ahead);
    let month = written_month(&mut ahead)?;
    blanks(&mut ahead);
    let (number, _) = before.or_else(|| ahead.eat_number(1..=2))?;
    blanks(&mut ahead);
    let (year, digits) = ahead.eat_number(2..=4)?;
    let year = if digits.len() == 2 { year_from(earliest, year) } else { year };
    *c = ahead;
    let span = c.since(start);
    let day = u16::try_from(year).ok().and_then(|year| Day::new(year, month, number));
    Some(day.map_or(Date::Impossible(span), |day| Date::Day(Spanned::new(day, span))))
}

/// A month by its name or the first letters of it, and no other word: `MARKED` is none.
fn written_month(c: &mut Cursor<'_>) -> Option<Month> {
    let mut ahead = *c;
    let word = ahead.eat_while(Class::ALPHABETIC);
    let word = ahead.slice(word);
    let found = (1..=12).filter_map(Month::new).find(|month| {
        let name = month.name().as_bytes();
        word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    *c = ahead;
    Some(found)
}

/// The year that two digits mean: in the fifty years from `earliest` on, or before it if there is none.
fn year_from(earliest: Option<u16>, digits: u32) -> u32 {
    let base = u32::from(earliest.unwrap_or(1995));
    let year = base - base % 100 + digits;
    let year = if year < base { year + 100 } else { year };
    // A damaged date can name a year of the first century: there is none before it.
    if year > base + 50 { year.saturating_sub(100) } else { year }
}

type Digits = (u32, usize);

/// Three numbers with slashes, hyphens or periods between them.
fn date_numbers(c: &mut Cursor<'_>) -> Option<(Digits, u32, Digits)> {
    let (first, first_span) = c.eat_scanned_number(1..=4)?;
    let separator = c.bump().filter(|b| matches!(b, b'/' | b'-' | b'.'))?;
    c.eat_spaces();
    let (second, _) = c.eat_scanned_number(1..=3)?;
    c.eat(separator).then_some(())?;
    c.eat_spaces();
    let (third, third_span) = c.eat_scanned_number(1..=4)?;
    Some(((first, first_span.len()), second, (third, third_span.len())))
}

fn day(year: u32, month: u32, day: u32) -> Option<Day> {
    Day::new(u16::try_from(year).ok()?, Month::new(month)?, day)
}

fn to_u8(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dtg(text: &str) -> Option<String> {
        let (dtg, rest) = parse_dtg(text.as_bytes(), Span::new(0, text.len()))?;
        let word = |precedence: Option<Spanned<Precedence>>| precedence.map_or("-", |p| p.value.word());
        Some(format!("{} {} {} {:?}", word(dtg.action), word(dtg.info), dtg.iso(), &text[rest.range()]))
    }

    #[test]
    fn ok_groups() {
        insta::assert_snapshot!(dtg("O 131627Z FEB 08 ZDK").unwrap(), @r#"immediate - 2008-02-13T16:27:00Z "ZDK""#);
        insta::assert_snapshot!(dtg("O R 131627Z FEB 08").unwrap(), @r#"immediate routine 2008-02-13T16:27:00Z """#);
        insta::assert_snapshot!(dtg("131627Z FEBRUARY 2008").unwrap(), @r#"- - 2008-02-13T16:27:00Z """#);
        insta::assert_snapshot!(dtg("O O21130Z FEB O8").unwrap(), @r#"immediate - 2008-02-02T11:30:00Z """#);
        insta::assert_snapshot!(dtg("P 131627 Z FEB O8").unwrap(), @r#"priority - 2008-02-13T16:27:00Z """#);
        insta::assert_snapshot!(dtg("Z O 131627ZFEB08").unwrap(), @r#"flash immediate 2008-02-13T16:27:00Z """#);
        insta::assert_snapshot!(dtg("PRIORITY 131627Z FEB 08").unwrap(), @r#"priority - 2008-02-13T16:27:00Z """#);
        insta::assert_snapshot!(dtg("NIACT IMMEDIATE 131627Z FEB 08").unwrap(), @r#"niact immediate - 2008-02-13T16:27:00Z """#);
        assert_eq!(dtg("IMMEDIATE ACTION ON 131627Z FEB 08"), None);
        insta::assert_snapshot!(dtg("R 290000Z FEB 72").unwrap(), @r#"routine - 1972-02-29T00:00:00Z """#);
    }

    #[test]
    fn ok_groups_with_gaps() {
        let group = "priority - 1973-06-25T13:46:00Z \"\"";
        for text in [
            "P 251346 Z JUN 7 3",
            "P 2 51346Z JUN 73",
            "P 2513 46Z JUN 73",
            "P 2 5 1 3 4 6 Z J U N 7 3",
            "P 251346Z J UN 1 973",
            "P 251346Z JUNE 7 3",
        ] {
            assert_eq!(dtg(text).as_deref(), Some(group), "{text}");
            let (found, _) = parse_dtg(text.as_bytes(), Span::new(0, text.len())).unwrap();
            assert!(!is_regular(text.as_bytes(), &found), "{text}");
        }
        insta::assert_snapshot!(dtg("P 251346Z J UN 7 3 ZDK").unwrap(), @r#"priority - 1973-06-25T13:46:00Z "ZDK""#);
        for text in
            ["2 5 1 3 4 6 JUN 73", "P 2 5 1 3 4 6 men", "P 2 5 9 9 4 6 Z JUN 7 3", "P 251346Z J UN 7 34"]
        {
            assert_eq!(dtg(text), None, "{text}");
        }
    }

    #[test]
    fn err_groups() {
        for text in [
            "",
            "O",
            "O R",
            "R 131627Z",
            "131627 FEB 08",
            "R 310000Z FEB 08",
            "R 132400Z FEB 08",
            "R 131660Z FEB 08",
            "R 131627Z FOO 08",
            "R 131627Z FEB 008",
            "X 131627Z FEB 08",
        ] {
            assert_eq!(dtg(text), None, "{text}");
        }
    }

    fn date(text: &str, earliest: u16) -> String {
        match parse_date(&mut Cursor::new(text.as_bytes(), Span::new(0, text.len())), Some(earliest)) {
            Some(Date::Day(day)) => day.value.to_string(),
            Some(Date::Impossible(_)) => "impossible".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn ok_dates() {
        assert_eq!(date("02/13/2018", 2008), "2018-02-13");
        assert_eq!(date("2018/02/13", 2008), "2018-02-13");
        assert_eq!(date("2018-02-13", 2008), "2018-02-13");
        assert_eq!(date("2/3/18", 2008), "2018-02-03");
        assert_eq!(date("O2/13/2O18", 2008), "2018-02-13");
        assert_eq!(date("6/5/99", 1979), "1999-06-05");
        assert_eq!(date("6/5/09", 1979), "2009-06-05");
        assert_eq!(date("6/5/99", 2008), "1999-06-05");
        assert_eq!(date("13/02/2018", 2008), "impossible");
        assert_eq!(date("OADR", 2008), "none");
        assert_eq!(date("1/2", 2008), "none");
    }
}
