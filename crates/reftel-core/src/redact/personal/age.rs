//! Ages, which with a post and a day tell a date of birth.

use super::Found;
use super::scan::Scan;

/// Words before an age.
const BEFORE: [&str; 6] = ["aged", "age of", "ages", "age", "ageing", "aet"];
/// Words behind one.
const BEHIND: [&str; 9] =
    ["year old", "years old", "yrs old", "yr old", "years of age", "yrs of age", "year of age", "y/o", "yo"];

/// `47-year-old`, `aged 47`: each may be that of a thing.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for scan in Scan::starts(text) {
        let mut ahead = scan;
        if ahead.eat_any(&BEFORE) {
            ahead.skip(b" :.=");
            let start = ahead.at;
            if is_age(&mut ahead) {
                found.push((start..ahead.at, true));
            }
            continue;
        }
        if is_age(&mut ahead) && (ahead.skip(b" -") < 3) && eat_behind(&mut ahead) {
            found.push((scan.at..ahead.at, true));
        }
    }
    found
}

/// Goes over a number that can be an age.
fn is_age(scan: &mut Scan<'_>) -> bool {
    let before = scan.before();
    let first = scan.peek();
    let digits = scan.digits();
    let is_hundred = digits == 3 && first == b'1';
    let goes_on =
        matches!(scan.peek(), b',' | b'.' | b'/') && scan.ahead(1).is_ascii_digit() || scan.peek() == b'%';
    (digits == 1 || digits == 2 || is_hundred) && !goes_on && !matches!(before, b'.' | b',' | b'$' | b'/')
}

/// Goes over such words, which hyphens may join.
fn eat_behind(scan: &mut Scan<'_>) -> bool {
    BEHIND.iter().any(|words| {
        let mut ahead = *scan;
        let is_it = words.split(' ').all(|word| {
            ahead.skip(b" -");
            ahead.eat_words(word)
        });
        if is_it {
            *scan = ahead;
        }
        is_it
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn ok_ages() {
        for (text, wanted) in [
            ("a 47-year-old father", "?47-year-old"),
            ("she is 47 years old", "?47 years old"),
            ("a 102 year-old man", "?102 year-old"),
            ("Doe, aged 47, spoke", "?47"),
            ("Age: 47", "?47"),
            ("at the age of 9 she", "?9"),
            ("the age of steam, aged well", ""),
            ("for 47 years", ""),
            ("ages 1,000 to 2,000", ""),
            ("a 470-year-old church", ""),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }
}
