//! Coordinates of a place: of a house as often as of a ship.

use super::Found;
use super::scan::Scan;

/// Most parts of a latitude or longitude: degrees, minutes, seconds.
const PARTS_MAX: usize = 3;
/// Fewest digits behind the point of degrees without minutes that tell a house.
const DECIMALS_MIN: usize = 3;

/// `12o34'56"N 45o06'07"E`, `12-34-56N 045-06-07E`, `12.3456 N, 45.1020 E`, `12.34567, 45.10203`: both of a pair, offered.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for scan in Scan::starts(text) {
        if scan.at < until
            || !scan.peek().is_ascii_digit() && !matches!(scan.peek(), b'N' | b'S' | b'n' | b's')
        {
            continue;
        }
        let mut ahead = scan;
        let Some(first) = half(&mut ahead, b"NSns") else { continue };
        ahead.skip(b" ,;/-");
        let Some(second) = half(&mut ahead, b"EWew") else { continue };
        if first == second {
            until = ahead.at;
            found.push((scan.at..ahead.at, true));
        }
    }
    found
}

/// Goes over a latitude or a longitude, and says whether it has a letter of its direction. None if it is no such.
fn half(scan: &mut Scan<'_>, directions: &[u8]) -> Option<bool> {
    let mut ahead = *scan;
    let is_in_front = ahead.is_at(directions) && (ahead.ahead(1) == b' ' || ahead.ahead(1).is_ascii_digit());
    ahead.at += usize::from(is_in_front);
    ahead.skip(b" -");
    let (mut parts, mut decimals) = (0, 0);
    while parts < PARTS_MAX {
        let digits = ahead.digits();
        if !(1..=3).contains(&digits) {
            break;
        }
        parts += 1;
        if ahead.peek() == b'.' && ahead.ahead(1).is_ascii_digit() {
            ahead.at += 1;
            decimals = ahead.digits();
        }
        let mut next = ahead;
        let is_joined = next.skip(b"o'\"-: ") > 0 && next.peek().is_ascii_digit();
        if !is_joined {
            break;
        }
        ahead = next;
    }
    let end = ahead;
    ahead.skip(b"o'\" ");
    let is_behind = !is_in_front && ahead.is_at(directions) && !ahead.ahead(1).is_ascii_alphanumeric();
    ahead.at += usize::from(is_behind);
    let has_letter = is_in_front || is_behind;
    let is_one = if has_letter { parts > 1 || decimals > 0 } else { parts == 1 && decimals > DECIMALS_MIN };
    is_one.then(|| {
        *scan = if is_behind { ahead } else { end };
        has_letter
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn ok_coordinates() {
        for (text, wanted) in [
            ("house at 12°34'56\"N 45°06'07\"E, in", "?12°34'56\"N 45°06'07\"E"),
            ("at 12-34-56N 045-06-07E", "?12-34-56N 045-06-07E"),
            ("at N 12 34.5 E 045 06.7", "?N 12 34.5 E 045 06.7"),
            ("at 12.3456 N, 45.1020 E.", "?12.3456 N, 45.1020 E"),
            ("at 12.34567, 45.10203", "?12.34567, 45.10203"),
            ("0712N/07912E", ""),
            ("1.5, 2.5 and 3.5 percent", ""),
            ("rose 12.5 in 1999, 45 more", ""),
            ("on 12 May 45", ""),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }
}
