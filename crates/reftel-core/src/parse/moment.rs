//! When a cable was sent, as collections write it.

use crate::cable::{Day, Moment, Month};
use crate::lexicon::{WEEKDAYS, month_begun};
use crate::text::{Class, Cursor, Span, Spanned, class};

/// A date by itself on a line, in one of the forms that collections have.
pub(super) fn parse_moment(bytes: &[u8], line: Span) -> Option<Spanned<Moment>> {
    let c = Cursor::new(bytes, line);
    let digits = c.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let moment = match digits {
        4 if c.rest().get(4) == Some(&b'-') => iso(c),
        4 => year_first(c),
        1 | 2 if c.rest().get(digits) == Some(&b'/') => slashes(c),
        1 | 2 => day_first(c).map(|(moment, _)| moment),
        0 => weekday_first(c),
        _ => None,
    }?;
    Some(Spanned::new(moment, line))
}

/// `Wednesday, 13 February 2008, 16:27`: the line that copies have in front of the classification line.
pub(super) fn parse_sent_on(bytes: &[u8], line: Span) -> Option<Spanned<Moment>> {
    let mut c = Cursor::new(bytes, line);
    weekday(&mut c)?;
    let (moment, rest) = day_first(c)?;
    rest.is_done().then(|| Spanned::new(moment, line))
}

/// `February 13, 1974, 1627Z`, as printed collections have it: day, hour, minute.
pub(super) fn parse_printed(c: &mut Cursor<'_>) -> Option<(Day, u8, u8)> {
    let mut ahead = *c;
    let day = parse_printed_day(&mut ahead)?;
    ahead.eat_while_by(is_between);
    let (hour, minute) = (ahead.eat_digits(2)?, ahead.eat_digits(2)?);
    (hour < 24 && minute < 60 && ahead.eat(b'Z')).then_some(())?;
    *c = ahead;
    Some((day, u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
}

/// `February 13, 1974`.
pub(super) fn parse_printed_day(c: &mut Cursor<'_>) -> Option<Day> {
    let mut ahead = *c;
    let month = month(&mut ahead)?;
    ahead.eat_while_by(is_between);
    let (day, _) = ahead.eat_number(1..=2)?;
    ahead.eat_while_by(is_between);
    let (year, _) = ahead.eat_number(4..=4)?;
    let day = day_of(year, month, day)?;
    *c = ahead;
    Some(day)
}

/// `2008-02-13 16:04`. The minutes of such pages are those of a clock that shows the hour twice: the day counts.
fn iso(mut c: Cursor<'_>) -> Option<Moment> {
    let year = c.eat_digits(4)?;
    c.eat(b'-').then_some(())?;
    let month = c.eat_digits(2)?;
    c.eat(b'-').then_some(())?;
    let day = c.eat_digits(2)?;
    c.eat_spaces();
    time(&mut c);
    // Seconds.
    c.eat_while(class!(DIGITS | b':'));
    c.is_done().then_some(())?;
    Some(Moment { day: day_of(year, month, day)?, time: None })
}

/// `2/13/2008 16:27`, in UTC.
fn slashes(mut c: Cursor<'_>) -> Option<Moment> {
    let (month, _) = c.eat_number(1..=2)?;
    c.eat(b'/').then_some(())?;
    let (day, _) = c.eat_number(1..=2)?;
    c.eat(b'/').then_some(())?;
    let (year, _) = c.eat_number(4..=4)?;
    c.eat_spaces();
    let time = time(&mut c);
    c.is_done().then_some(())?;
    Some(Moment { day: day_of(year, month, day)?, time })
}

/// `13 February 2008, 16:27`, `13-Feb-2008`; and what comes after.
fn day_first(mut c: Cursor<'_>) -> Option<(Moment, Cursor<'_>)> {
    let (day, _) = c.eat_number(1..=2)?;
    c.eat_while_by(is_between);
    let month = month(&mut c)?;
    c.eat_while_by(is_between);
    let (year, _) = c.eat_number(4..=4)?;
    c.eat_while_by(is_between);
    let time = time(&mut c);
    Some((Moment { day: day_of(year, month, day)?, time }, c))
}

/// `1974 February 13, 16:27 (Wednesday)`.
fn year_first(mut c: Cursor<'_>) -> Option<Moment> {
    let year = c.eat_digits(4)?;
    c.eat_while_by(is_between);
    let month = month(&mut c)?;
    c.eat_while_by(is_between);
    let (day, _) = c.eat_number(1..=2)?;
    c.eat_while_by(is_between);
    let time = time(&mut c);
    Some(Moment { day: day_of(year, month, day)?, time })
}

/// `Wed Feb 13 00:00:00 +0100 2008`: midnight stands for no time. Or a weekday and the day after it.
fn weekday_first(mut c: Cursor<'_>) -> Option<Moment> {
    weekday(&mut c)?;
    if let Some((moment, rest)) = day_first(c) {
        return rest.is_done().then_some(moment);
    }
    let month = month(&mut c)?;
    c.eat_spaces();
    let (day, _) = c.eat_number(1..=2)?;
    c.eat_spaces();
    c.eat_while(class!(DIGITS | b':'));
    c.eat_spaces();
    if c.eat_if(|byte| matches!(byte, b'+' | b'-')) || c.eat_word("UTC") {
        c.eat_while(Class::DIGITS);
        c.eat_spaces();
    }
    let (year, _) = c.eat_number(4..=4)?;
    c.is_done().then_some(())?;
    Some(Moment { day: day_of(year, month, day)?, time: None })
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b',' | b'-' | b'\t')
}

/// A weekday, whole or by its first three letters.
fn weekday(c: &mut Cursor<'_>) -> Option<()> {
    let mut ahead = *c;
    let word = ahead.eat_while(Class::ALPHABETIC);
    let head = ahead.slice(word).get(..3)?;
    WEEKDAYS.iter().any(|day| head.eq_ignore_ascii_case(day.as_bytes())).then_some(())?;
    (!ahead.eat_while_by(is_between).is_empty()).then(|| *c = ahead)
}

/// The number of a month by its first three letters; the rest of its name may follow.
fn month(c: &mut Cursor<'_>) -> Option<u32> {
    let name = c.eat_while(Class::ALPHABETIC);
    month_begun(c.slice(name))
}

/// `16:27`.
fn time(c: &mut Cursor<'_>) -> Option<(u8, u8)> {
    let mut ahead = *c;
    let (hour, _) = ahead.eat_number(1..=2)?;
    ahead.eat(b':').then_some(())?;
    let (minute, _) = ahead.eat_number(2..=2)?;
    (hour < 24 && minute < 60).then_some(())?;
    *c = ahead;
    Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Day> {
    let year = u16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    Day::new(year, Month::new(month)?, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Option<String> {
        parse_moment(text.as_bytes(), Span::new(0, text.len())).map(|moment| moment.value.iso())
    }

    #[test]
    fn ok_moments() {
        for (text, iso) in [
            ("2008-02-13 16:04", "2008-02-13"),
            ("2008-02-13 16:27:00", "2008-02-13"),
            ("2/13/2008 16:27", "2008-02-13T16:27:00Z"),
            ("Wed Feb 13 00:00:00 +0100 2008", "2008-02-13"),
            ("Wednesday, 13 February 2008, 16:27", "2008-02-13T16:27:00Z"),
            ("1974 February 13, 16:27 (Wednesday)", "1974-02-13T16:27:00Z"),
            ("13-Feb-1974", "1974-02-13"),
            ("01 JAN 1994", "1994-01-01"),
        ] {
            assert_eq!(moment(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn err_moments() {
        for text in
            ["", "2008", "13", "Wednesday", "Wed Feb", "2/30/2008", "monday morning", "3/4", "12345", "1 MAY"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn ok_sent_on() {
        let sent = |text: &str| parse_sent_on(text.as_bytes(), Span::new(0, text.len())).is_some();
        assert!(sent("Wednesday, 13 February 2008, 16:27"));
        assert!(!sent("Wednesday, 13 February 2008, 16:27, the minister came."));
        assert!(!sent("13 February 2008"));
    }
}
