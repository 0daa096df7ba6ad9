//! Joins texts with gaps and writes them out.

use super::Options;
use crate::cable::Precedence;
use crate::redact::{Addressee, Content, Mrn, Piece, Portion, Text};

/// The mark that is written for a gap. `word` is the word in it, unless it is in the reviewers' form.
pub(super) fn mark(word: &str, reason: Option<&str>, options: Options) -> String {
    match (options.foia, reason) {
        (false, None) => format!("[{word}]"),
        (false, Some(reason)) => format!("[{word} {reason}]"),
        (true, None) => "[[REDACTED]]".to_owned(),
        (true, Some(reason)) => {
            // "(b)(6)" is B6 there.
            let kept = reason.chars().filter(|c| !matches!(c, '(' | ')' | '[' | ']'));
            format!("[[REDACTED-EX {}]]", kept.map(|c| c.to_ascii_uppercase()).collect::<String>())
        }
    }
}

/// A text with its gaps written out.
pub(super) fn flat(text: &Text, options: Options) -> String {
    let mut flat = String::new();
    for piece in text {
        match piece {
            Piece::Words(words) | Piece::Withheld { words, .. } => flat.push_str(words),
            Piece::Struck { reason } => flat.push_str(&mark("REDACTED", reason.as_deref(), options)),
        }
    }
    flat
}

/// The words of a text without gaps and without redactions of the source; else `None`.
pub(super) fn whole(text: &Text) -> Option<&str> {
    match text.as_slice() {
        [Piece::Words(words)] => Some(words),
        _ => None,
    }
}

/// A text of words that are not from the cable.
pub(super) fn plain(words: impl Into<String>) -> Text {
    vec![Piece::Words(words.into())]
}

/// A gap without a reason, for a struck value.
pub(super) fn gap() -> Text {
    vec![Piece::Struck { reason: None }]
}

/// Appends `more` to a text, with `between` between them. Two gaps in a row become one.
pub(super) fn push(text: &mut Text, between: &str, more: &Text) {
    let Some(first) = more.first() else { return };
    if text.is_empty() {
        text.extend_from_slice(more);
        return;
    }
    let rest = match (text.last(), first) {
        (Some(Piece::Struck { .. }), Piece::Struck { .. }) if between.trim().is_empty() => {
            more.get(1..).unwrap_or_default()
        }
        _ => {
            text.push(Piece::Words(between.to_owned()));
            more
        }
    };
    text.extend_from_slice(rest);
}

/// Joins texts.
pub(super) fn join<'t>(texts: impl IntoIterator<Item = &'t Text>, between: &str) -> Text {
    let mut joined = Text::new();
    texts.into_iter().for_each(|text| push(&mut joined, between, text));
    joined
}

/// A portion mark in brackets.
pub(super) fn bracketed(portion: &Portion) -> Text {
    let mut text = plain("(");
    text.extend_from_slice(&portion.text);
    text.push(Piece::Words(")".to_owned()));
    text
}

/// Post and serial number.
pub(super) fn number(mrn: &Mrn) -> Text {
    let mut text = mrn.post.clone();
    push(&mut text, " ", &mrn.serial.map_or_else(gap, |serial| plain(serial.to_string())));
    text
}

/// The title of a page: post and number, if they are kept.
pub(super) fn title(content: &Content) -> String {
    let number = content.mrn.as_ref().filter(|mrn| mrn.serial.is_some()).map(number);
    let words = number.filter(|number| number.iter().all(|piece| matches!(piece, Piece::Words(_))));
    words.map_or_else(|| "Cable".to_owned(), |words| flat(&words, Options::default()))
}

/// An addressee without routing indicator and number.
pub(super) fn addressee(found: &Addressee) -> Text {
    let mut text = found.name.clone();
    if let Some(office) = &found.office {
        push(&mut text, " (", office);
        text.push(Piece::Words(")".to_owned()));
    }
    if let Some(precedence) = found.precedence {
        push(&mut text, ", ", &plain(precedence.word()));
    }
    text
}

/// The letter of a precedence in a date-time group.
pub(super) const fn prosign(precedence: Precedence) -> &'static str {
    match precedence {
        Precedence::Flash => "Z",
        Precedence::Immediate | Precedence::NightAction => "O",
        Precedence::Priority => "P",
        Precedence::Routine => "R",
        Precedence::EmergencyCommand => "Y",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_marks() {
        let foia = Options { foia: true };
        let plain = Options::default();
        assert_eq!(mark("REDACTED", None, plain), "[REDACTED]");
        assert_eq!(mark("redacted", Some("(b)(6)"), plain), "[redacted (b)(6)]");
        assert_eq!(mark("REDACTED", None, foia), "[[REDACTED]]");
        assert_eq!(mark("REDACTED", Some("(b)(6), 1.4(d)"), foia), "[[REDACTED-EX B6, 1.4D]]");
    }

    #[test]
    fn ok_two_gaps_in_a_row_are_one() {
        let mut text = gap();
        push(&mut text, " ", &gap());
        push(&mut text, ", ", &gap());
        assert_eq!(flat(&text, Options::default()), "[REDACTED], [REDACTED]");
    }
}
