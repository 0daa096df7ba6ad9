//! E-mail addresses.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::labels::Labels;
use super::scan::{Scan, is_word};
use crate::lexicon::grammar;

static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("email"));
/// Longest part of an address that is read, in bytes.
const LOCAL_MAX: usize = 64;
const DOMAIN_MAX: usize = 200;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b'@') {
        found.extend(around(text, at..at + 1, Sign::At));
    }
    for scan in Scan::starts(text) {
        let mut ahead = scan;
        if ahead.eat_words("at") || ahead.eat_words("a") {
            let is_closed = matches!(
                (scan.before(), ahead.peek()),
                (b'(', b')') | (b'[', b']') | (b'{', b'}') | (b'<', b'>') | (b'_', b'_')
            );
            if is_closed {
                found.extend(around(text, scan.at - 1..ahead.at + 1, Sign::Bracketed));
            } else if ahead.at - scan.at == 2 {
                found.extend(around(text, scan.at..ahead.at, Sign::Word));
            }
        } else if LABELS.eat(&mut ahead) {
            found.extend(name_behind(ahead).map(|range| (range, true)));
        }
    }
    found.sort_by_cached_key(|(range, _)| range.start);
    // What overlaps a sure one is part of it.
    let sure: Vec<Range<usize>> =
        found.iter().filter(|found| !found.1).map(|found| found.0.clone()).collect();
    found.retain(|(range, possible)| {
        let next = sure.partition_point(|sure| sure.end <= range.start);
        !possible || sure.get(next).is_none_or(|sure| sure.start >= range.end)
    });
    found
}

/// What stands between the name and the domain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    At,
    /// `(at)`
    Bracketed,
    /// `at`
    Word,
}

/// The address around what stands for the sign.
fn around(text: &str, at: Range<usize>, sign: Sign) -> Option<Found> {
    let front = text.get(..at.start)?.trim_end_matches(' ');
    let is_spaced = front.len() < at.start;
    let is_local = |byte: &u8| is_word(*byte) || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'%' | b'\'');
    let count = front.bytes().rev().take(LOCAL_MAX).take_while(is_local).count();
    let from = (front.len() - count..front.len()).find(|from| front.is_char_boundary(*from))?;
    let local = front.get(from..)?.trim_start_matches(['.', '-', '\'']);
    let mut scan = Scan::new(text, at.end);
    let blanks = scan.skip(b" ");
    let start = scan.at;
    let (end, stops, has_sign) = domain(scan);
    let is_near = blanks == 0 && !is_spaced;
    let is_sure = stops > 0
        && match sign {
            Sign::At => is_near,
            Sign::Bracketed => true,
            Sign::Word => false,
        };
    let domain = text.get(start..end).unwrap_or_default();
    let last = domain.rsplit(['.', ' ', ']', ')']).next().unwrap_or_default();
    let is_domain = stops == 0 || !last.bytes().any(|byte| byte.is_ascii_digit());
    let is_address = !local.is_empty()
        && end > start + 1
        && is_domain
        && match sign {
            Sign::At => is_near || stops > 0,
            Sign::Bracketed => stops > 0,
            // "jane at example.org", "JANE AT EXAMPLE DOT ORG"; but not "at U.S. request"
            Sign::Word => {
                let is_page = domain.get(..4).is_some_and(|front| front.eq_ignore_ascii_case("www."));
                let is_named = stops > 0
                    && grammar(local.as_bytes()).is_none()
                    && (2..=6).contains(&last.len())
                    && domain.split('.').all(|part| part.len() > 1);
                !is_page && text.as_bytes().get(end) != Some(&b'@') && (has_sign || is_named)
            }
        };
    is_address.then_some((front.len() - local.len()..end, !is_sure))
}

/// Where a domain ends, how many dots it has, and whether one of them is spelled out.
fn domain(mut scan: Scan<'_>) -> (usize, usize, bool) {
    let start = scan.at;
    let (mut end, mut stops, mut has_sign) = (start, 0, false);
    while scan.at - start < DOMAIN_MAX {
        if scan.word().is_empty() {
            break;
        }
        if end > start {
            stops += 1;
        }
        end = scan.at;
        let is_spelled = dot(&mut scan);
        has_sign |= is_spelled;
        let goes_on = is_spelled || scan.eat(b'.') && is_word(scan.peek());
        if !goes_on {
            break;
        }
    }
    (end, stops, has_sign)
}

/// `[dot]`, `(.)`, ` DOT `, ` . `
fn dot(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    let blanks = ahead.skip(b" ");
    let is_open = ahead.is_at(b"([{<");
    ahead.at += usize::from(is_open);
    ahead.skip(b" ");
    let is_dot =
        ahead.eat_words("dot") || ahead.eat_words("punkt") || (is_open || blanks > 0) && ahead.eat(b'.');
    if is_open {
        ahead.skip(b" ");
        ahead.at += usize::from(ahead.is_at(b")]}>"));
    }
    let gap = ahead.skip(b" ");
    let is_one = is_dot && is_word(ahead.peek()) && (is_open || gap > 0 && blanks > 0);
    if is_one {
        *scan = ahead;
    }
    is_one
}

/// `e-mail: doej2`: a name alone behind a label and a colon.
fn name_behind(mut scan: Scan<'_>) -> Option<Range<usize>> {
    scan.eat_words(" address");
    scan.skip(b" ");
    if !scan.eat(b':') && !scan.eat_any(&["is", "was"]) {
        return None;
    }
    scan.skip(b" ");
    let start = scan.at;
    let word = scan.word();
    let mut ahead = scan;
    ahead.skip(b" ");
    if ahead.eat_words("at") && ahead.skip(b" ") > 0 && !ahead.word().is_empty() {
        scan = ahead;
    }
    (word.len() > 2 && grammar(word).is_none() && !scan.is_at(b"@")).then_some(start..scan.at)
}

/// Whether a cell below a label is an address: it has a sign.
pub(super) fn in_cell(text: &str) -> Vec<Range<usize>> {
    find(text).into_iter().map(|(range, _)| range).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::find;

    #[test]
    fn ok_hits() {
        for (text, wanted) in [
            ("write to jane.doe@example.gov.", "jane.doe@example.gov"),
            ("(DOEJ@EXAMPLE.SGOV.GOV)", "DOEJ@EXAMPLE.SGOV.GOV"),
            ("<j_doe+x@ex-ample.org>, ann@b.cd", "j_doe+x@ex-ample.org | ann@b.cd"),
            ("jane(at)example.gov and jane [at] example.gov", "jane(at)example.gov | jane [at] example.gov"),
            ("jane@ example.gov", "?jane@ example.gov"),
            ("jane＠example.org", "jane＠example.org"),
            ("jane\u{200b}@exam\u{ad}ple.org", "jane\u{200b}@exam\u{ad}ple.org"),
            ("jane.doe [at] example [dot] org", "jane.doe [at] example [dot] org"),
            ("jane{at}example(dot)org", "jane{at}example(dot)org"),
            ("jane@example[.]org", "jane@example[.]org"),
            ("jane@example . org", "jane@example . org"),
            ("DOEJ AT STATE DOT GOV FOR", "?DOEJ AT STATE DOT GOV"),
            ("jane at example.org", "?jane at example.org"),
            ("jane_at_example.org", "jane_at_example.org"),
            ("E-mail: doej2", "?doej2"),
            ("his email is doej AT sampleton", "?doej AT sampleton"),
            ("ask Ann at jane@example.org", "jane@example.org"),
            ("DOE@SAMPLETON", "?DOE@SAMPLETON"),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }

    #[test]
    fn err_others() {
        for text in [
            "12 @ 5 dollars",
            "@",
            "a@",
            "@b.cd",
            "look (at) this",
            "(at)",
            "is available at www.example.org",
            "met at noon",
            "on (a) costs",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
