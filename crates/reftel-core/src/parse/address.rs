//! Originator and addressees.

use std::sync::LazyLock;

use crate::cable::{Addressee, Originator, Precedence};
use crate::lexicon::{PRECEDENCES, is_month, mission};
use crate::text::{Class, Cursor, Span, Spanned, class, trim};

/// `R` and four to seven more letters or digits.
pub(super) fn is_routing_indicator(text: &[u8]) -> bool {
    (5..=8).contains(&text.len())
        && text.first() == Some(&b'R')
        && text.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// Words that say how urgent a cable is for one addressee, the longer ones first.
static PRECEDENCE_WORDS: LazyLock<Vec<(&'static str, Precedence)>> = LazyLock::new(|| {
    let row = |row: &'static str| {
        let (words, precedence) = row.split_once('\t')?;
        Some((words, precedence.parse().ok()?))
    };
    let mut words: Vec<_> = PRECEDENCES.rows().filter_map(row).collect();
    words.sort_by_cached_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

/// Goes over a word that says how urgent a cable is.
pub(super) fn eat_precedence(c: &mut Cursor<'_>) -> Option<Spanned<Precedence>> {
    let start = c.at();
    let (_, precedence) = PRECEDENCE_WORDS.iter().find(|(word, _)| c.eat_word(word))?;
    Some(Spanned::new(*precedence, c.since(start)))
}

/// `[RI/]NAME[//OFFICE//] [PRECEDENCE] [SERIAL]`. None if there is no name.
///
/// Precedence and serial number are taken off the right end first, since names have any number of words.
pub(super) fn parse_addressee(bytes: &[u8], text: Span) -> Option<Addressee> {
    let span = trim(bytes, text);
    let mut c = Cursor::new(bytes, span);
    let routing = routing(&mut c).or_else(|| unparted_routing(&mut c));
    let mut name = c.rest_span();
    let serial = take_serial(bytes, &mut name);
    let precedence = take_precedence(bytes, &mut name);
    let office = take_office(bytes, &mut name);
    (!name.is_empty()).then_some(Addressee { routing, name, office, precedence, serial, span })
}

/// Every addressee of a line: a further one begins where a routing indicator and a slash stand, after a semicolon, or after a
/// comma where another mission stands.
pub(super) fn parse_addressees(bytes: &[u8], line: Span) -> Vec<Addressee> {
    let mut c = Cursor::new(bytes, line);
    let mut starts = vec![c.at()];
    while !c.is_done() {
        let word = c.eat_while(class!(not WHITESPACE));
        c.eat_whitespace();
        let mut ahead = c;
        let is_end = c.slice(word).ends_with(b";")
            || c.slice(word).ends_with(b",")
                && begins_mission(c)
                && starts_with_mission(bytes, starts.last(), line);
        let begins = routing(&mut ahead).is_some_and(|indicator| c.slice(indicator) != b"ZEN");
        if is_end || begins && !ahead.is_done() {
            starts.push(c.at());
        }
    }
    let ends = starts.iter().skip(1).copied().chain([line.range().end]);
    let addressee = |(start, end): (&usize, usize)| {
        let span = trim(bytes, Span::new(*start, end));
        let is_ended =
            bytes.get(span.range()).is_some_and(|text| text.ends_with(b";") || text.ends_with(b","));
        parse_addressee(bytes, Span { end: span.end - u32::from(is_ended), ..span })
    };
    starts.iter().zip(ends).filter_map(addressee).collect()
}

/// Whether the addressee that began last begins with such a word: names that are turned round do not.
fn starts_with_mission(bytes: &[u8], start: Option<&usize>, line: Span) -> bool {
    start.is_some_and(|start| begins_mission(Cursor::new(bytes, Span::new(*start, line.range().end))))
}

/// Whether the word for a kind of mission is next, with a place behind it: `AMEMBASSY EXAMPLE`.
fn begins_mission(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    let word = ahead.eat_while(Class::UPPERCASE);
    let word = c.slice(word);
    mission(word).is_of_originator && ahead.eat_spaces() && !ahead.is_done()
}

/// The routing indicator in front of a name, where its slash was lost: by letters that no name begins with.
fn unparted_routing(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let indicator = ahead.eat_while(Class::ALPHANUMERIC);
    let text = ahead.slice(indicator);
    let is_routing = is_routing_indicator(text)
        && matches!(text, [b'R', b'U', b'E' | b'C', ..] | [b'R', b'H', b'E' | b'M', ..]);
    (is_routing && ahead.eat_spaces() && !ahead.is_done()).then(|| {
        *c = ahead;
        indicator
    })
}

/// A routing indicator (or `ZEN`, delivered by other means) and the slash after it.
fn routing(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let indicator = ahead.eat_while(Class::ALPHANUMERIC);
    let is_routing = is_routing_indicator(ahead.slice(indicator)) || ahead.slice(indicator) == b"ZEN";
    ahead.eat_spaces();
    // `//` begins an office, not a name.
    (is_routing && ahead.eat(b'/') && ahead.peek() != Some(b'/')).then(|| {
        ahead.eat_spaces();
        *c = ahead;
        indicator
    })
}

/// Four digits, or a range of them, at the right end of `name`. Scanning may have made a letter of one or two.
fn take_serial(bytes: &[u8], name: &mut Span) -> Option<Span> {
    let text = bytes.get(name.range())?;
    let plain = text.iter().rev().take_while(|b| b.is_ascii_digit() || **b == b'-').count();
    let word = text.iter().rev().take_while(|b| !b.is_ascii_whitespace()).take(5).count();
    let start = name.range().end - word;
    let is_scanned = word == 4 && plain < 4 && {
        let mut c = Cursor::new(bytes, Span::new(start, name.range().end));
        c.eat_scanned_digits(4).is_some()
    };
    let len = if is_scanned { word } else { plain };
    let serial = Span { start: name.end - Span::new(0, len).end, end: name.end };
    let digits = bytes.get(serial.range())?;
    let is_serial = digits.split(|b| *b == b'-').all(|part| (3..=6).contains(&part.len()));
    let before = text.get(..text.len() - len)?.last();
    let rest = text.get(..text.len() - len)?;
    // "PRIORITY0424": the space was lost.
    let is_glued = PRECEDENCE_WORDS.iter().any(|(word, _)| rest.ends_with(word.as_bytes()));
    (is_serial && (is_glued || before.is_some_and(|b| b.is_ascii_whitespace() || *b == b'/'))).then(|| {
        *name = trim(bytes, Span { start: name.start, end: serial.start });
        drop_month(bytes, name);
        serial
    })
}

/// Some posts stand with a month between their name and the serial number: `AMEMBASSY EXAMPLE FEB 1234`.
fn drop_month(bytes: &[u8], name: &mut Span) {
    let text = bytes.get(name.range()).unwrap_or_default();
    let word = text.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    if word.len() < text.len() && word.len() == 3 && is_month(word) {
        let end = name.range().end - word.len();
        *name = trim(bytes, Span::new(name.range().start, end));
    }
}

fn take_precedence(bytes: &[u8], name: &mut Span) -> Option<Spanned<Precedence>> {
    let text = bytes.get(name.range())?;
    PRECEDENCE_WORDS.iter().find_map(|&(word, precedence)| {
        let before = text.strip_suffix(word.as_bytes())?;
        // "COLLECTIVEPRIORITY": no name of a place ends like the long words.
        let is_word = word.len() >= 8 || before.last().is_none_or(|b| b.is_ascii_whitespace() || *b == b'/');
        is_word.then(|| {
            let start = name.range().start + before.len();
            let span = Span { start: Span::new(start, start).start, end: name.end };
            *name = trim(bytes, Span { start: name.start, end: span.start });
            Spanned::new(precedence, span)
        })
    })
}

/// What stands between double slashes, or after the first of them.
fn take_office(bytes: &[u8], name: &mut Span) -> Option<Span> {
    let text = bytes.get(name.range())?;
    let at = text.windows(2).position(|pair| pair == b"//").filter(|at| *at > 0)?;
    let start = name.range().start + at;
    let inner = text.get(at + 2..)?;
    let inner_len = inner.len() - inner.iter().rev().take_while(|b| **b == b'/').count();
    let office = trim(bytes, Span::new(start + 2, start + 2 + inner_len));
    *name = trim(bytes, Span::new(name.range().start, start));
    Some(office)
}

/// What comes after `FM`.
pub(super) fn parse_originator(bytes: &[u8], text: Span) -> Option<Originator> {
    let addressee = parse_addressee(bytes, text)?;
    let name = Span { end: addressee.span.end, ..addressee.name };
    let mut c = Cursor::new(bytes, name);
    let mut ahead = c;
    // "US MISSION"
    if ahead.eat_word("US") {
        ahead.eat_spaces();
    }
    let word = ahead.eat_while(Class::ALPHANUMERIC);
    if mission(ahead.slice(word)).is_of_originator {
        ahead.eat_spaces();
        c = ahead;
    }
    let post = if c.is_done() { name } else { c.rest_span() };
    Some(Originator { name, post })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> String {
        let Some(a) = parse_addressee(text.as_bytes(), Span::new(0, text.len())) else {
            return "none".into();
        };
        let part = |span: Option<Span>| span.map_or("-", |span| &text[span.range()]);
        let precedence = a.precedence.map_or("-", |p| p.value.word());
        format!(
            "{} | {} | {} | {precedence} | {}",
            part(a.routing),
            part(Some(a.name)),
            part(a.office),
            part(a.serial)
        )
    }

    #[test]
    fn ok_several_on_a_line() {
        let names = |text: &str| {
            let all = parse_addressees(text.as_bytes(), Span::new(0, text.len()));
            all.iter().map(|one| &text[one.name.range()]).collect::<Vec<_>>().join(" | ")
        };
        for (line, wanted) in [
            (
                "AMCONSUL LAGOS, AMEMBASSY LONDON, USMISSION GENEVA",
                "AMCONSUL LAGOS | AMEMBASSY LONDON | USMISSION GENEVA",
            ),
            ("RUEHOS/AMCONSUL LAGOS RUEHLO/AMEMBASSY LONDON", "AMCONSUL LAGOS | AMEMBASSY LONDON"),
            ("AMCONSUL LAGOS; USNATO", "AMCONSUL LAGOS | USNATO"),
            ("WASHDC, SECSTATE", "WASHDC, SECSTATE"),
            ("ELSINORE, AMEMBASSY IMMEDIATE", "ELSINORE, AMEMBASSY"),
        ] {
            assert_eq!(names(line), wanted);
        }
    }

    #[test]
    fn ok_addressees() {
        insta::assert_snapshot!(address("RUEHC/SECSTATE WASHDC IMMEDIATE 0424"), @"RUEHC | SECSTATE WASHDC | - | immediate | 0424");
        insta::assert_snapshot!(address("RUEHXP/ALL NATO POST COLLECTIVE PRIORITY"), @"RUEHXP | ALL NATO POST COLLECTIVE | - | priority | -");
        insta::assert_snapshot!(address("SECSTATE WASHDC 5365"), @"- | SECSTATE WASHDC | - | - | 5365");
        insta::assert_snapshot!(address("RHEFDIA/DIA WASHINGTON DC//DHI-1B/CLM//  "), @"RHEFDIA | DIA WASHINGTON DC | DHI-1B/CLM | - | -");
        insta::assert_snapshot!(address("ZEN/AMEMBASSY EXAMPLE NIACT IMMEDIATE 1001-1004"), @"ZEN | AMEMBASSY EXAMPLE | - | niact immediate | 1001-1004");
        insta::assert_snapshot!(address("RUEHXX/AMEMBASSY EXAMPLE PIORITY"), @"RUEHXX | AMEMBASSY EXAMPLE | - | priority | -");
        insta::assert_snapshot!(address("RUEHLP/AMEMBASSY EXAMPLE FEB 1234"), @"RUEHLP | AMEMBASSY EXAMPLE | - | - | 1234");
        insta::assert_snapshot!(address("RUEHLP/AMEMBASSY EXAMPLE PRIORITY FEB 1234"), @"RUEHLP | AMEMBASSY EXAMPLE | - | priority | 1234");
        insta::assert_snapshot!(address("RUEHXX/EXAMPLE COLLECTIVEPRIORITY"), @"RUEHXX | EXAMPLE COLLECTIVE | - | priority | -");
        insta::assert_snapshot!(address("SECSTATE WASHDC IMMEDIATE0424"), @"- | SECSTATE WASHDC | - | immediate | 0424");
        insta::assert_snapshot!(address("AMEMBASSY EXAMPLE//POL// PRIORITY 1234"), @"- | AMEMBASSY EXAMPLE | POL | priority | 1234");
        insta::assert_snapshot!(address("RUEHC / SECSTATE WASHDC ROUTINE 1001-1004"), @"RUEHC | SECSTATE WASHDC | - | routine | 1001-1004");
        insta::assert_snapshot!(address("PRIORITY 0001"), @"none");
        insta::assert_snapshot!(address("  "), @"none");
    }

    #[test]
    fn ok_originators() {
        let post = |text: &str| {
            parse_originator(text.as_bytes(), Span::new(0, text.len()))
                .map(|o| text[o.post.range()].to_owned())
        };
        assert_eq!(post("AMEMBASSY PORT ELSINORE").as_deref(), Some("PORT ELSINORE"));
        assert_eq!(post("USMISSION USNATO").as_deref(), Some("USNATO"));
        assert_eq!(post("USMISSION UNVIE VIENNA").as_deref(), Some("UNVIE VIENNA"));
        assert_eq!(post("IRAN RPO DUBAI").as_deref(), Some("IRAN RPO DUBAI"));
        assert_eq!(post("USEU BRUSSELS").as_deref(), Some("USEU BRUSSELS"));
        assert_eq!(post("AIT TAIPEI").as_deref(), Some("AIT TAIPEI"));
        assert_eq!(post("USINT HAVANA").as_deref(), Some("HAVANA"));
        assert_eq!(post("USDEL SECRETARY").as_deref(), Some("USDEL SECRETARY"));
        assert_eq!(post("SECSTATE WASHDC ").as_deref(), Some("SECSTATE WASHDC"));
        assert_eq!(post(""), None);
    }
}
