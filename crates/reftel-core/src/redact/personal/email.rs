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
/// Fewest letters of a name on a network.
const HANDLE_MIN: usize = 3;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b'@') {
        let sign = closed(text, at..at + 1);
        let is_closed = sign.len() > 1;
        let address = around(text, sign, if is_closed { Sign::Bracketed } else { Sign::At });
        found.extend(address.or_else(|| handle(text, at)));
    }
    for (at, _) in text.match_indices("%40") {
        found.extend(around(text, at..at + 3, Sign::Bracketed));
    }
    for scan in Scan::starts(text) {
        let mut ahead = scan;
        if ahead.eat_any(&["arroba", "chez", "собака"]) {
            found.extend(around(text, scan.at..ahead.at, Sign::Word));
        } else if let Some(end) = page(scan, text) {
            found.push((scan.at..end, true));
        } else if ahead.eat_words("at") || ahead.eat_words("a") {
            let is_closed = matches!(
                (scan.before(), ahead.peek()),
                (b'(', b')') | (b'[', b']') | (b'{', b'}') | (b'<', b'>') | (b'_', b'_') | (b'-', b'-')
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

/// A sign with the brackets or the backslash around it: `[@]`.
fn closed(text: &str, sign: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = sign.start.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let behind = bytes.get(sign.end).copied().unwrap_or(b' ');
    match (before, behind) {
        (b'(', b')') | (b'[', b']') | (b'{', b'}') | (b'<', b'>') => sign.start - 1..sign.end + 1,
        (b'\\', _) => sign.start - 1..sign.end,
        _ => sign,
    }
}

/// `@doej2`, as networks have it.
fn handle(text: &str, at: usize) -> Option<Found> {
    let before = text.get(..at)?.chars().next_back();
    let mut scan = Scan::new(text, at + 1);
    let word = scan.word();
    let is_one = before.is_none_or(|c| c == ' ' || c == '(' || c == ':')
        && word.len() >= HANDLE_MIN
        && word.first().is_some_and(u8::is_ascii_alphabetic);
    is_one.then_some((at..scan.at, true))
}

/// Where the page of a person on a network ends: `facebook.com/jane.doe`.
fn page(scan: Scan<'_>, text: &str) -> Option<usize> {
    const HOSTS: [&str; 8] = [
        "facebook.com/",
        "fb.com/",
        "t.me/",
        "twitter.com/",
        "x.com/",
        "instagram.com/",
        "vk.com/",
        "linkedin.com/in/",
    ];
    let rest = text.get(scan.at..)?;
    let host = HOSTS
        .iter()
        .find(|host| rest.get(..host.len()).is_some_and(|front| front.eq_ignore_ascii_case(host)))?;
    let name = rest.get(host.len()..)?;
    let is_part = |byte: &u8| is_word(*byte) || matches!(byte, b'.' | b'_' | b'-');
    let len = name.bytes().take(LOCAL_MAX).take_while(is_part).count();
    let name = name.get(..len)?.trim_end_matches('.');
    (name.len() >= HANDLE_MIN).then_some(scan.at + host.len() + name.len())
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
    let from = (front.len() - count..=front.len()).find(|from| front.is_char_boundary(*from))?;
    let local = front.get(from..)?.trim_start_matches(['.', '-', '\'']);
    // "\"Jane Doe\"@example.org"
    let quoted = front.strip_suffix('"').filter(|_| sign == Sign::At && !is_spaced).and_then(|front| {
        let near =
            (front.len().saturating_sub(LOCAL_MAX)..front.len()).find(|at| front.is_char_boundary(*at))?;
        front.get(near..)?.rfind('"').map(|at| near + at)
    });
    let local = quoted.and_then(|from| front.get(from..)).unwrap_or(local);
    let mut scan = Scan::new(text, at.end);
    // "jane@- example.org"
    if sign == Sign::At && scan.is_at(b"-") && scan.ahead(1) == b' ' {
        scan.at += 1;
    }
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
    let is_cut = sign == Sign::At && is_near;
    let rest = cut(text, end).filter(|_| is_cut);
    let (end, is_sure) = rest.map_or((end, is_sure), |rest| (rest, false));
    let stops = if rest.is_some() { stops + 1 } else { stops };
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

/// Where a domain ends that a line end cut: `jane@example. org`, `jane@exam ple.org`.
fn cut(text: &str, end: usize) -> Option<usize> {
    const LAST: [&str; 9] = ["com", "org", "net", "gov", "edu", "int", "mil", "info", "sgov"];
    let mut scan = Scan::new(text, end);
    let is_stop = scan.eat(b'.');
    if scan.skip(b" ") != 1 {
        return None;
    }
    if !is_stop {
        scan.word();
        if !scan.eat(b'.') {
            return None;
        }
    }
    scan.eat_any(&LAST).then_some(scan.at)
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
    let is_open = ahead.is_at(b"([{<-");
    ahead.at += usize::from(is_open);
    ahead.skip(b" ");
    let is_dot =
        ahead.eat_words("dot") || ahead.eat_words("punkt") || (is_open || blanks > 0) && ahead.eat(b'.');
    if is_open {
        ahead.skip(b" ");
        ahead.at += usize::from(ahead.is_at(b")]}>-"));
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
            ("doej[@]example[.]org and doej (@) example.org", "doej[@]example[.]org | doej (@) example.org"),
            ("\"Jane Doe\"@example.org", "\"Jane Doe\"@example.org"),
            ("doej%40example.org", "doej%40example.org"),
            ("doej -at- example -dot- org", "doej -at- example -dot- org"),
            ("doej arroba example.org", "?doej arroba example.org"),
            ("doej@example. org", "?doej@example. org"),
            ("doej@exam ple.org", "?doej@exam ple.org"),
            ("his skype is doej77, or @doej77", "?doej77 | ?@doej77"),
            ("facebook.com/jane.doe.", "?facebook.com/jane.doe"),
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
