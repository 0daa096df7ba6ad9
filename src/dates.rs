//! Dates in words.

use reftel_core::cable::{Day, DerivedRule, Dtg, Filed, Moment};

/// `February 2008`.
#[must_use]
pub fn month_in_words(day: Day) -> String {
    format!("{} {}", day.month.name(), day.year)
}

/// `13 February 2008, 16:27Z`.
#[must_use]
pub fn dtg_in_words(dtg: &Dtg) -> String {
    format!("{}, {:02}:{:02}{}", dtg.day.in_words(), dtg.hour, dtg.minute, char::from(dtg.zone))
}

/// `13 February 2008, 16:27Z`, or the day alone where no more is known.
#[must_use]
pub fn moment_in_words(moment: Moment) -> String {
    let time = moment.time.map(|(hour, minute)| format!(", {hour:02}:{minute:02}Z")).unwrap_or_default();
    moment.day.in_words() + &time
}

/// `13 Feb 2008`.
#[must_use]
pub fn day_in_short(day: Day) -> String {
    let month: String = day.month.name().chars().take(3).collect();
    format!("{} {month} {}", day.day, day.year)
}

/// `27 May 2008 at 14:15Z`; `on day 148 at 14:15Z` where the year is not known.
#[must_use]
pub fn filed_in_words(filed: Filed, year: Option<u16>) -> String {
    let day = year.and_then(|year| Day::from_ordinal(year, u32::from(filed.day))).map(Day::in_words);
    let day = day.unwrap_or_else(|| format!("on day {}", filed.day));
    format!("{day} at {:02}:{:02}Z", filed.hour, filed.minute)
}

/// What a day of declassification that is written down says today: `declassified on 13 February 2018, 8 years ago`.
#[must_use]
pub fn declassified(day: Day, today: Day) -> String {
    let verb = if day <= today { "declassified" } else { "to be declassified" };
    format!("{verb} on {}, {}", day.in_words(), ago(day, today))
}

/// The same of a day that is not written down: `would be due 25 years after its date, on 27 May 2033, in 6 years`.
#[must_use]
pub fn due(day: Day, sent: Day, rule: DerivedRule, today: Day) -> String {
    let verb = if day <= today { "was due" } else { "would be due" };
    let years = day.year.saturating_sub(sent.year);
    let why = match rule {
        DerivedRule::GeneralSchedule => " by the general schedule of E.O. 11652",
        DerivedRule::TwentyFiveYears => "",
        DerivedRule::Duration => ", as its instruction says",
    };
    format!("{verb} {years} years after its date{why}, on {}, {}", day.in_words(), ago(day, today))
}

/// How far `day` lies from `today`: `passed 8 years ago`, `in 2 years`.
#[must_use]
pub fn distance(day: Day, today: Day) -> String {
    let ago = ago(day, today);
    if day < today { format!("passed {ago}") } else { ago }
}

/// How far `day` lies from `today`: `8 years ago`, `in 2 years`.
fn ago(day: Day, today: Day) -> String {
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
    if past { format!("{amount} ago") } else { format!("in {amount}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::cable::Month;

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
    fn ok_declassification() {
        let today = day(2026, 11, 23);
        assert_eq!(declassified(day(2018, 2, 13), today), "declassified on 13 February 2018, 8 years ago");
        assert_eq!(declassified(day(2033, 5, 26), today), "to be declassified on 26 May 2033, in 6 years");
        let sent = day(2008, 5, 27);
        assert_eq!(
            due(day(2033, 5, 27), sent, DerivedRule::TwentyFiveYears, today),
            "would be due 25 years after its date, on 27 May 2033, in 6 years"
        );
        assert_eq!(
            due(day(1981, 6, 17), day(1975, 6, 17), DerivedRule::GeneralSchedule, today),
            "was due 6 years after its date by the general schedule of E.O. 11652, on 17 June 1981, 45 years ago"
        );
        assert_eq!(
            due(day(2018, 5, 27), sent, DerivedRule::Duration, today),
            "was due 10 years after its date, as its instruction says, on 27 May 2018, 8 years ago"
        );
    }

    #[test]
    fn ok_words() {
        let moment = |time| moment_in_words(Moment { day: day(2008, 2, 3), time });
        assert_eq!([moment(Some((16, 7))), moment(None)], ["3 February 2008, 16:07Z", "3 February 2008"]);
        assert_eq!(day(2008, 2, 3).in_words(), "3 February 2008");
    }
}
