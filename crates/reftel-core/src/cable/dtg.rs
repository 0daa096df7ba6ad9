use std::fmt;

use super::Precedence;
use crate::lexicon::MONTHS;
use crate::text::{Span, Spanned};

/// Date-time group: `O R 131627Z FEB 08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dtg {
    /// Precedence for action, or for everybody when it is the only one.
    pub action: Option<Spanned<Precedence>>,
    /// Precedence for information.
    pub info: Option<Spanned<Precedence>>,
    /// Day.
    pub day: Day,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Time zone letter. `Z`, which is UTC, in all that is known.
    pub zone: u8,
    /// Day, time, zone, month and year.
    pub span: Span,
}

/// A day of the calendar. Always a day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year, all four digits.
    pub year: u16,
    /// Month.
    pub month: Month,
    /// Day of the month, from 1.
    pub day: u8,
}

/// A month, 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(u8);

impl Month {
    /// The month of that number, 1 for January.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=12).contains(number)).map(Self)
    }

    /// 1 for January.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        MONTHS.get(usize::from(self.0) - 1).copied().unwrap_or_default()
    }
}

impl Day {
    /// A day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: Month, day: u32) -> Option<Self> {
        let day = u8::try_from(day).ok()?;
        (1..=days_in(year, month)).contains(&day).then_some(Self { year, month, day })
    }

    /// The day that is number `ordinal` of its year, from 1.
    #[must_use]
    pub fn from_ordinal(year: u16, ordinal: u32) -> Option<Self> {
        let mut left = ordinal;
        for month in (1..=12).map(Month) {
            match left.checked_sub(u32::from(days_in(year, month))) {
                Some(over) if over > 0 => left = over,
                _ => return Self::new(year, month, left),
            }
        }
        None
    }

    /// The same day of a later year; the last of February for one that the year does not have.
    #[must_use]
    pub(crate) fn years_later(self, years: u16) -> Option<Self> {
        let year = self.year.checked_add(years)?;
        Self::new(year, self.month, u32::from(self.day)).or_else(|| Self::new(year, self.month, 28))
    }

    /// `13 February 2008`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, self.month.name(), self.year)
    }

    /// `February 13, 2008`.
    #[must_use]
    pub fn in_american_words(self) -> String {
        format!("{} {}, {}", self.month.name(), self.day, self.year)
    }

    /// Which day of its year it is, from 1.
    #[must_use]
    pub(crate) fn ordinal(self) -> u32 {
        let before: u32 = (1..self.month.0).map(|month| u32::from(days_in(self.year, Month(month)))).sum();
        before + u32::from(self.day)
    }
}

/// Number of days of a month in the Gregorian calendar.
fn days_in(year: u16, month: Month) -> u8 {
    match month.0 {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2008-02-13`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month.0, self.day)
    }
}

impl Dtg {
    /// ISO 8601 in UTC: `2008-02-13T16:27:00Z`; the day alone when the zone is not `Z`.
    #[must_use]
    pub fn iso(&self) -> String {
        match self.zone {
            b'Z' => format!("{}T{:02}:{:02}:00Z", self.day, self.hour, self.minute),
            _ => self.day.to_string(),
        }
    }
}

/// When a station filed a cable: `0441627`, day 44 of the year, 16:27 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Day of the year, 1 to 366.
    pub day: u16,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_days_of_the_year() {
        let day = |year, month, day| Day::new(year, Month::new(month).unwrap(), day);
        assert_eq!(day(2008, 2, 13).unwrap().ordinal(), 44);
        assert_eq!(day(2008, 12, 31).unwrap().ordinal(), 366);
        for year in [1900, 1999, 2000, 2008] {
            for ordinal in 1..=365 {
                assert_eq!(Day::from_ordinal(year, ordinal).unwrap().ordinal(), ordinal);
            }
        }
        assert_eq!(Day::from_ordinal(2007, 366), None);
        assert_eq!(Day::from_ordinal(2007, 0), None);
        assert_eq!(day(2007, 2, 29), None);
        assert_eq!(day(1900, 2, 29), None);
    }
}
