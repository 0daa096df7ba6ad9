/// The months of the year, in order.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The days of the week, abbreviated.
pub(crate) const WEEKDAYS: [&str; 7] = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
/// Letters of a month where it is abbreviated, as in date-time groups.
const ABBREVIATED: usize = 3;

/// The abbreviations of the months, in order: `Jan`.
pub(crate) fn month_abbreviations() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().map(|month| month.get(..ABBREVIATED).unwrap_or(month))
}

/// The number of the month that a word begins with, 1 for January: by its first three letters, in any case.
pub(crate) fn month_begun(word: &[u8]) -> Option<u32> {
    let start = word.get(..ABBREVIATED)?;
    month_abbreviations()
        .zip(1..)
        .find(|(month, _)| start.eq_ignore_ascii_case(month.as_bytes()))
        .map(|(_, number)| number)
}

/// Whether a word is a month, in full or abbreviated, with a period or without, in any case.
pub(crate) fn is_month(word: &[u8]) -> bool {
    let word = word.strip_suffix(b".").unwrap_or(word);
    if word.eq_ignore_ascii_case(b"SEPT") {
        return true;
    }
    let is = |month: &str| word.eq_ignore_ascii_case(month.as_bytes());
    MONTHS.iter().any(|month| is(month)) || month_abbreviations().any(is)
}

/// Whether a word is a day of the week in full, in any case.
pub(crate) fn is_weekday(word: &[u8]) -> bool {
    let begins =
        |day: &str| word.get(..day.len()).is_some_and(|start| start.eq_ignore_ascii_case(day.as_bytes()));
    word.len()
        .checked_sub(3)
        .and_then(|end| word.get(end..))
        .is_some_and(|end| end.eq_ignore_ascii_case(b"day"))
        && WEEKDAYS.iter().any(|day| begins(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_months() {
        for month in ["FEB", "february", "Sept", "MAY", "OCT."] {
            assert!(is_month(month.as_bytes()), "{month}");
        }
        for word in ["MA", "MARC", "MAYOR", "FEBRUARYS", ""] {
            assert!(!is_month(word.as_bytes()), "{word}");
        }
        assert_eq!(month_begun(b"mayor"), Some(5));
        assert_eq!(month_begun(b"De"), None);
    }
}
