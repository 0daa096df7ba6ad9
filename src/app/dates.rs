//! Dates in words.

use crate::cable::{Day, Dtg};

/// `13 February 2008`.
#[must_use]
pub fn day_in_words(day: Day) -> String {
    format!("{} {} {}", day.day, day.month.name(), day.year)
}

/// `February 2008`.
#[must_use]
pub fn month_in_words(day: Day) -> String {
    format!("{} {}", day.month.name(), day.year)
}

/// `13 February 2008, 16:27Z`.
#[must_use]
pub fn dtg_in_words(dtg: &Dtg) -> String {
    format!("{}, {:02}:{:02}{}", day_in_words(dtg.day), dtg.hour, dtg.minute, char::from(dtg.zone))
}

/// How far `day` lies from `today`: `passed 8 years ago`, `in 2 years`.
#[must_use]
pub fn distance(day: Day, today: Day) -> String {
    if day == today {
        return "today".to_owned();
    }
    let (early, late, past) = if day < today { (day, today, true) } else { (today, day, false) };
    let months = (u32::from(late.year) * 12 + u32::from(late.month.number()))
        - (u32::from(early.year) * 12 + u32::from(early.month.number()))
        - u32::from(late.day < early.day);
    let amount = match months {
        0 => "less than a month".to_owned(),
        1 => "1 month".to_owned(),
        2..12 => format!("{months} months"),
        12..24 => "1 year".to_owned(),
        _ => format!("{} years", months / 12),
    };
    if past { format!("passed {amount} ago") } else { format!("in {amount}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::Month;

    fn day(year: u16, month: u32, day: u32) -> Day {
        Day::new(year, Month::new(month).unwrap(), day).unwrap()
    }

    #[test]
    fn ok_distance() {
        let today = day(2026, 11, 23);
        for (other, words) in [
            (day(2018, 2, 13), "passed 8 years ago"),
            (day(2026, 11, 22), "passed less than a month ago"),
            (day(2026, 10, 23), "passed 1 month ago"),
            (day(2025, 11, 24), "passed 11 months ago"),
            (day(2025, 11, 23), "passed 1 year ago"),
            (today, "today"),
            (day(2026, 12, 30), "in 1 month"),
            (day(2028, 11, 22), "in 1 year"),
            (day(2034, 1, 1), "in 7 years"),
        ] {
            assert_eq!(distance(other, today), words, "{other}");
        }
    }

    #[test]
    fn ok_words() {
        assert_eq!(day_in_words(day(2008, 2, 3)), "3 February 2008");
    }
}
