//! Lines of the heading that ask how to handle the cable: they are no part of the subject above them.

use super::marking::{eat_level, parse_portion};
use crate::cable::Level;
use crate::text::{Cursor, Span, class};

/// Words of such a request.
const REQUESTS: [&str; 11] = [
    "INFORMATION",
    "PROTECT",
    "HANDLE",
    "HANDLING",
    "TREAT",
    "SAFEGUARD",
    "INTERNET",
    "DISTRIBUTION",
    "DISTRIBUTE",
    "DISSEMINATION",
    "ACCORDINGLY",
];

/// Whether a line asks how to handle the cable, or says where it asks for action: `SENSITIVE BUT UNCLASSIFIED - PLEASE
/// PROTECT ACCORDINGLY.`, `NOT FOR INTERNET DISTRIBUTION`, `THIS IS AN ACTION REQUEST. SEE PARA 5.`
pub(super) fn is_handling(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    c.eat_while(class!(b'*' | b' '));
    if c.peek() == Some(b'(') && parse_portion(&mut c).is_some() {
        c.eat_spaces();
    }
    let is_sentence = c.eat_word("THIS") && {
        c.eat_spaces();
        c.eat_any(&["MESSAGE", "CABLE", "TELEGRAM"]);
        c.eat_spaces();
        let is_said = c.eat_any(&["IS", "CONTAINS"]).is_some();
        c.eat_spaces();
        is_said
    };
    if asks_for_action(c, is_sentence) || asks(c) || ends_accordingly(c) {
        return true;
    }
    let Some(level) = eat_level(&mut c) else { return false };
    let is_sensitive = level.value.level == Level::Sensitive;
    if c.is_done() {
        return is_sentence || is_sensitive;
    }
    // "(SBU)"
    let mut short = c;
    short.eat_spaces();
    if short.peek() == Some(b'(') && parse_portion(&mut short).is_some() {
        c = short;
    }
    let marks = c.eat_while(class!(b' ' | b'-' | b',' | b'.' | b';' | b':' | b'/'));
    let is_dash = c.eat_str("–") || c.eat_str("—");
    let is_apart = is_dash || c.slice(marks).iter().any(|b| *b != b' ');
    c.eat_spaces();
    if c.is_done() {
        return is_sentence || is_sensitive;
    }
    let begins = c.clone().eat_any(&["PLEASE", "NOT", "AND"]).is_some();
    (is_apart || begins || is_sentence) && has_request(c)
}

/// The words `SENSITIVE BUT UNCLASSIFIED` of such a line.
pub(super) fn sensitive_words(bytes: &[u8], line: Span) -> Option<Span> {
    let mut c = Cursor::new(bytes, line);
    while !c.is_done() {
        let mut ahead = c;
        if let Some(level) = eat_level(&mut ahead).filter(|level| level.value.level == Level::Sensitive) {
            return Some(level.span);
        }
        c.eat_while(class!(ALPHANUMERIC));
        c.eat_while(class!(not ALPHANUMERIC));
    }
    None
}

/// Whether a line ends in `PROTECT ACCORDINGLY`, whatever it says before.
fn ends_accordingly(c: Cursor<'_>) -> bool {
    let text = c.rest().strip_suffix(b".").unwrap_or(c.rest());
    ["PROTECT ACCORDINGLY", "HANDLE ACCORDINGLY"].iter().any(|end| {
        text.len()
            .checked_sub(end.len())
            .and_then(|at| text.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
    })
}

/// `PLEASE PROTECT ...`, `HANDLE ACCORDINGLY`, `NOT FOR INTERNET DISTRIBUTION`.
fn asks(mut c: Cursor<'_>) -> bool {
    if c.eat_word("NOT") {
        return c.eat_spaces()
            && c.eat_word("FOR")
            && c.eat_spaces()
            && c.eat_any(&["INTERNET", "DISTRIBUTION"]).is_some();
    }
    let is_polite = c.eat_word("PLEASE") && c.eat_spaces();
    c.eat_any(&["PROTECT", "HANDLE", "TREAT", "SAFEGUARD"]).is_some()
        && (is_polite || has(c, &["ACCORDINGLY"]))
}

/// `THIS IS AN ACTION REQUEST`, `ACTION REQUEST IN PARA 7`: where the text asks for something.
fn asks_for_action(mut c: Cursor<'_>, is_sentence: bool) -> bool {
    c.eat_any(&["AN"]);
    c.eat_spaces();
    let is_request = c.eat_word("ACTION") && c.eat_spaces() && {
        c.eat_any(&["REQUEST", "REQUESTED", "MESSAGE", "CABLE"]).is_some()
    };
    is_request && (is_sentence || has(c, &["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS"]))
}

fn has_request(c: Cursor<'_>) -> bool {
    has(c, &REQUESTS)
}

/// Whether one of some words stands anywhere behind the cursor.
fn has(mut c: Cursor<'_>, words: &[&str]) -> bool {
    while !c.is_done() {
        if c.eat_any(words).is_some() {
            return true;
        }
        c.eat_while(class!(ALPHANUMERIC));
        c.eat_while(class!(not ALPHANUMERIC));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_handling() {
        let is = |line: &str| is_handling(line.as_bytes(), Span::new(0, line.len()));
        for line in [
            "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY.",
            "(SBU) Sensitive but unclassified, please handle accordingly",
            "THIS MESSAGE IS SENSITIVE BUT UNCLASSIFIED. PLEASE HANDLE ACCORDINGLY.",
            "SBU - NOT FOR INTERNET DISTRIBUTION",
            "CONFIDENTIAL - HANDLE AS NOFORN.",
            "THIS CABLE CONTAINS SENSITIVE BUT UNCLASSIFIED INFORMATION.",
            "SENSITIVE BUT UNCLASSIFIED (SBU). PLEASE PROTECT",
            "CONTAINS NAMES OF SHIPS - PLEASE PROTECT ACCORDINGLY",
            "NOT FOR INTERNET DISTRIBUTION",
            "PLEASE PROTECT ACCORDINGLY.",
            "THIS IS AN ACTION REQUEST. SEE PARA 5.",
            "Action request in paragraph 7.",
        ] {
            assert!(is(line), "{line}");
        }
        for line in [
            "SENSITIVE GOODS IN TRANSIT",
            "SECRET TALKS ON DISTRIBUTION OF AID",
            "ACTION REQUEST",
            "PLEASE COME TO THE HARBOR",
            "NOT FOR EVERYBODY",
            "HANDLE WITH CARE",
            "THIS IS THE HARBOR",
        ] {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn ok_sensitive_words() {
        let words = |line: &str| {
            sensitive_words(line.as_bytes(), Span::new(0, line.len()))
                .map(|span| line[span.range()].to_owned())
        };
        let found = words("THIS CABLE IS SENSITIVE BUT UNCLASSIFIED.");
        assert_eq!(found.as_deref(), Some("SENSITIVE BUT UNCLASSIFIED"));
        assert_eq!(words("SENSITIVE GOODS"), None);
    }
}
