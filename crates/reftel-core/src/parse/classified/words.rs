//! What a word tells of a person: it names what he is, where he works, or himself.

use crate::lexicon::{Grammar, grammar, is_near_office_title, is_small_particle, office, title};
use crate::text::Span;

/// Classes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// What a person is: a title can end with it.
    Head,
    /// What stands before such a word: `Political`, `Acting`.
    Modifier,
    /// An office, or a word that its name begins with.
    Office,
    /// A small word inside titles and names of offices: `of`, `for`.
    Link,
    /// A word that can be a name: by its shape, and because it is none of the others.
    Name,
    /// An initial, a generation, a form of address: part of a name that has other parts.
    NamePart,
    /// Anything else.
    Other,
}

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) span: Span,
    /// Whether it has capitals only, two or more.
    pub(super) is_capital: bool,
    /// Whether other words must follow before it names an office: `OFFICE`, `U.S.`
    pub(super) is_generic: bool,
    /// Whether it could be a name, and is the word of a title with a letter wrong: `Counsleor`.
    pub(super) is_nearly_title: bool,
}

impl Word {
    pub(super) fn new(text: &[u8], span: Span) -> Self {
        let letters = || text.iter().filter(|b| b.is_ascii_alphabetic());
        let is_capital = letters().count() > 1 && letters().all(u8::is_ascii_uppercase);
        let class = class(text);
        let is_generic = office(without_period(text)).is_beginning;
        Self {
            class,
            span,
            is_capital,
            is_generic,
            is_nearly_title: class == Class::Name && is_nearly_title(text),
        }
    }

    /// Whether it is the short name of an office: `EUR`, `ISN/CATR`. `OFFICE` only begins a name.
    pub(super) fn is_acronym(&self) -> bool {
        self.class == Class::Office && self.is_capital && !self.is_generic
    }

    /// Whether it can be part of a name.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.class, Class::Name | Class::NamePart)
    }
}

fn class(text: &[u8]) -> Class {
    let text = without_period(text);
    // "A/DCM": the letter means acting; by itself it is an initial.
    let text = text.strip_prefix(b"A/").filter(|rest| !rest.eq_ignore_ascii_case(b"S")).unwrap_or(text);
    if title(text).is_office || is_affaires(text) || is_compound(text) || text.eq_ignore_ascii_case(b"A.I") {
        Class::Head
    } else if office(text).is_modifier {
        Class::Modifier
    } else if is_link(text) {
        Class::Link
    } else if office(text).is_office {
        Class::Office
    } else if text.iter().any(|b| matches!(b, b'/' | b'-')) && !text.starts_with(b"/") {
        of_parts(text)
    } else if title(text).is_address || title(text).is_suffix || is_initials(text) {
        Class::NamePart
    } else if is_name(text) {
        Class::Name
    } else {
        Class::Other
    }
}

/// Whether a word is that of a title or an office with a letter wrong: `Counsleor`, `Cheif`.
fn is_nearly_title(text: &[u8]) -> bool {
    text.len() >= NEAR_MIN && text.iter().all(u8::is_ascii_alphabetic) && is_near_office_title(text)
}

/// Fewest letters of a word of a title that may have one wrong.
const NEAR_MIN: usize = 5;

fn without_period(text: &[u8]) -> &[u8] {
    text.strip_suffix(b".").unwrap_or(text)
}

/// Words that join the words of a title.
fn is_link(text: &[u8]) -> bool {
    matches!(text, b"&" | b"-")
        || grammar(text) == Some(Grammar::Preposition)
        || [&b"AND"[..], b"THE"].iter().any(|link| text.eq_ignore_ascii_case(link))
}

/// `POL/ECON`, `Pol-Mil`, `Consul-General`, `EUR/CE`; a name has a hyphen too: `Smith-Example`.
fn of_parts(text: &[u8]) -> Class {
    let mut parts =
        text.split(|b| matches!(b, b'/' | b'-')).filter(|part| !part.is_empty()).map(class).peekable();
    let has_slash = text.contains(&b'/');
    let (mut heads, mut names) = (0, 0);
    let mut all = 0;
    for part in parts.by_ref() {
        all += 1;
        heads += usize::from(part == Class::Head);
        names += usize::from(!matches!(part, Class::Head | Class::Modifier));
    }
    match (has_slash, names) {
        (_, 0) if heads > 0 => Class::Head,
        (_, 0) if all > 0 => Class::Modifier,
        (true, _) => Class::Office,
        (false, _) if is_name(text) => Class::Name,
        _ => Class::Other,
    }
}

/// `d'Affaires`, whatever the apostrophe has become.
fn is_affaires(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b"d").or_else(|| text.strip_prefix(b"D")) else {
        return text.len() <= 7 && text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"CHARG"));
    };
    let at = rest.len().saturating_sub(8);
    rest.get(at..).is_some_and(|word| word.eq_ignore_ascii_case(b"AFFAIRES"))
        || rest.get(rest.len().saturating_sub(7)..).is_some_and(|word| word.eq_ignore_ascii_case(b"AFFAIRS"))
}

/// The words that the service makes of two: `POLCOUNS`, `EconOff`, `PolMilChief`.
fn is_compound(text: &[u8]) -> bool {
    let upper = text.to_ascii_uppercase();
    let starts =
        [&b"POL"[..], b"ECON", b"CON", b"MGT", b"MGMT", b"DEP"].iter().any(|start| upper.starts_with(start));
    let ends = [
        &b"OFF"[..],
        b"COUNS",
        b"CHIEF",
        b"COUN",
        b"COUNSELOR",
        b"DIR",
        b"MINCOUN",
        b"MC",
        b"MINCONS",
        b"MINCOUNS",
        b"CONS",
        b"ADV",
        b"ADVISOR",
        b"OFFICER",
    ]
    .iter()
    .any(|end| upper.ends_with(end));
    starts && ends && text.len() > 4
}

/// `J.`, `J`, `J.R`.
fn is_initials(text: &[u8]) -> bool {
    text.len() <= 5
        && text.split(|b| *b == b'.').all(|letter| matches!(letter, [b] if b.is_ascii_uppercase()))
}

/// A capital first, or a particle; letters, apostrophes and hyphens after it.
fn is_name(text: &[u8]) -> bool {
    let letters = text
        .iter()
        .all(|b| b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'\'' | b'-' | b'`' | b'.'));
    let capital = text.first().is_some_and(|b| b.is_ascii_uppercase() || !b.is_ascii());
    letters && (capital || is_small_particle(text))
}
