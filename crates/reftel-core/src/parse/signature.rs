//! The name at the end of the text.

use crate::lexicon::{Grammar, at_end, grammar};
use crate::text::{Cursor, Span, scan, trim};

/// Longest signature, in bytes.
const NAME_MAX: usize = 40;

/// A line of its own that is a name: one to three words, in capitals or capitalised.
pub(super) fn is_signature_line(bytes: &[u8], line: Span) -> bool {
    let text = without_office(bytes.get(line.range()).unwrap_or_default());
    let words: Vec<&[u8]> = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
    let names = words.len() - words.iter().filter(|word| is_suffix(word) || is_particle(word)).count();
    (1..=3).contains(&names)
        && words.len() <= 5
        && text.len() <= NAME_MAX
        && words.iter().all(|word| is_name_word(word))
        && !super::line_shape::is_crossed_out(text)
}

/// Whether a text is the office of a signer and nothing else: `Charge d'Affaires`, `(ACTING)`.
pub(super) fn is_office(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"(").and_then(|text| text.strip_suffix(b")")).unwrap_or(text);
    let mut words = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    text.len() <= NAME_MAX
        && words.next().is_some_and(|first| at_end(first).is_office)
        && words.map(at_end).all(|word| word.is_office || word.is_in_office)
}

/// A name without what stands for the hand in front of it, and without the office after it: `/s/ Example`,
/// `EXAMPLE, CHARGE`, `EXAMPLE (ACTING)`.
fn without_office(text: &[u8]) -> &[u8] {
    const HANDS: [&str; 3] = ["/s/", "(signed)", "signed:"];
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let text = if HANDS.iter().any(|hand| c.eat_str(hand)) { c.rest() } else { text };
    let open = text.iter().take(NAME_MAX).position(|b| *b == b'(').filter(|at| *at > 0);
    let text = match open.and_then(|at| Some((text.get(..at)?, text.get(at..)?))) {
        Some((name, office)) if is_office(office.trim_ascii()) => name,
        _ => text,
    };
    let comma = text.iter().take(NAME_MAX).position(|b| *b == b',');
    let parts = comma.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
    parts.filter(|(_, office)| is_office(office.trim_ascii())).map_or(text, |(name, _)| name)
}

/// `VAN` and the like.
fn is_particle(word: &[u8]) -> bool {
    const PARTICLES: [&str; 11] = ["VAN", "VON", "DE", "DEL", "DER", "DEN", "DI", "DA", "LA", "LE", "MC"];
    PARTICLES.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}

/// `JR` and the like.
fn is_suffix(word: &[u8]) -> bool {
    [&b"JR"[..], b"JR.", b"SR", b"SR.", b"II", b"III", b"IV"]
        .iter()
        .any(|suffix| word.eq_ignore_ascii_case(suffix))
}

/// Whether a name is one word in capitals.
pub(super) fn is_single_name(bytes: &[u8], name: Span) -> bool {
    let text = bytes.get(name.range()).unwrap_or_default();
    text.len() >= 3 && text.iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'\''))
}

/// The name on the last line, without what stands before it up to `UNQUOTE`, and without the end of the message,
/// the number signs or the level after it: name, text before, text after.
pub(super) fn without_tail(bytes: &[u8], line: Span) -> (Span, Span, Span) {
    let start = line.range().start;
    let text = bytes.get(line.range()).unwrap_or_default();
    let mut from = 0;
    let mut to = text.len();
    if text.len() <= LAST_LINE_MAX {
        to -= text.iter().rev().take_while(|b| matches!(b, b'#' | b'>' | b' ')).count();
        while let Some(at) =
            text.get(from..to).and_then(|rest| rest.iter().rposition(u8::is_ascii_whitespace))
        {
            let word = text.get(from + at + 1..to).unwrap_or_default();
            if !TAILS.iter().any(|tail| word == tail.as_bytes()) {
                break;
            }
            to = from + at;
        }
        let quoted = text
            .get(..to)
            .and_then(|text| text.windows(8).rposition(|window| window.eq_ignore_ascii_case(b" UNQUOTE")));
        from = quoted.map_or(0, |at| at + 8);
        // "[SAMPLER]"
        if let Some([b'[', .., b']']) = text.get(from..to) {
            (from, to) = (from + 1, to - 1);
        }
        // A name that stands twice is one.
        if let Some(once) = text.get(from..to).and_then(once) {
            to = from + once;
        }
        to -= text.get(from..to).unwrap_or_default().iter().rev().take_while(|b| **b == b'#').count();
        // A lone name can have a period.
        if let Some(name) = text.get(from..to).and_then(|text| text.strip_suffix(b"."))
            && (name.len() >= NAME_IN_CAPITALS && name.iter().all(u8::is_ascii_uppercase)
                || is_capitalised(name))
        {
            to -= 1;
        }
    }
    let part = |from: usize, to: usize| trim(bytes, Span::new(start + from, start + to));
    (part(from, to), part(0, from), part(to, text.len()))
}

/// Where the first of two equal halves of a text ends: `SAMPLER SAMPLER`.
fn once(text: &[u8]) -> Option<usize> {
    let (first, second) = text.split_at_checked(text.len() / 2)?;
    let (first, second) = (first.trim_ascii(), second.trim_ascii());
    (first.len() >= NAME_IN_CAPITALS && first == second).then_some(text.len() / 2)
}

/// Longest last line that is looked at word by word, in bytes.
const LAST_LINE_MAX: usize = 80;
/// Words after a name that are none of it.
const TAILS: [&str; 8] = ["NNN", "NNNN", "BT", "UNCLASSIFIED", "UNCLAS", "CONFIDENTIAL", "SECRET", "UNQUOTE"];

/// A word of a name: letters, with a hyphen, an apostrophe or a period among them; the first a capital.
fn is_name_word(word: &[u8]) -> bool {
    let letters = word.iter().filter(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    let is_word =
        word.iter().all(|b| b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'\'' | b'-' | b'.'));
    // Dots tell of a text that was cut off.
    let is_sentence_end =
        word.ends_with(b".") && (letters > 2 || word.ends_with(b"..")) || word.ends_with("…".as_bytes());
    is_word
        && letters > 0
        && !is_sentence_end
        && word.first().is_some_and(u8::is_ascii_uppercase)
        && !at_end(word).is_no_name
}

/// How much the letters of a text tell of a name in capitals at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// Lowercase letters stand before the name, so that capitals stand out.
    Mixed,
    /// All are capitals, in a form whose copies often lost the line end before the name: it can be one word only.
    CapitalsOfArchive,
    /// All are capitals: a name has a line of its own.
    Capitals,
}

/// Fewest letters of a name in a text that is all in capitals; shorter words are acronyms.
const NAME_IN_CAPITALS: usize = 4;

/// The name in capitals that was run on to the last line of the text, after its final period.
pub(super) fn fused_signature(bytes: &[u8], last: Span, text_of_all: Span, letters: Letters) -> Option<Span> {
    let text = without_tails(bytes.get(last.range())?);
    let formula = formula_end(text);
    let sentence = text.iter().rposition(|b| matches!(b, b'.' | b'!' | b'?' | b'"' | b')')).map(|at| at + 1);
    let at = formula.max(sentence)?;
    let name = trim(bytes, Span::new(last.range().start + at, last.range().start + text.len()));
    let written = bytes.get(name.range())?;
    let is_capital = !written.iter().any(u8::is_ascii_lowercase);
    let first_len = written.split(u8::is_ascii_whitespace).next().map_or(0, <[u8]>::len);
    let is_after_formula = ends_in_formula(text.get(..at)?);
    let is_run_on = || letters == Letters::Mixed && is_capital && is_name_in_capitals(written);
    let is_apart = text.get(at).is_some_and(u8::is_ascii_whitespace)
        || is_after_formula
        || is_run_on() && ends_in_word(text.get(..at)?);
    let may_be_name = match letters {
        _ if is_after_formula => is_capital && is_name_in_capitals(written) || is_capitalised(written),
        Letters::Mixed => is_capital || is_capitalised(written) && ends_in_word(text.get(..at)?),
        Letters::CapitalsOfArchive => is_capital && is_name_in_capitals(written),
        Letters::Capitals => false,
    };
    // Amid lowercase letters, an acronym stands before in capitals as well, and the name of a signer does not.
    let is_same: fn(&[u8], &[u8]) -> bool = match letters {
        Letters::Mixed if is_capital => |other, word| other == word,
        _ => <[u8]>::eq_ignore_ascii_case,
    };
    let found = may_be_name && is_apart && first_len >= FIRST_MIN && is_signature_line(bytes, name);
    (found && (is_after_formula || !stands_before(bytes, text_of_all, name, is_same))).then_some(name)
}

/// A last line without the words after a name that are none of it.
fn without_tails(text: &[u8]) -> &[u8] {
    let mut text = text.trim_ascii_end();
    while let Some(at) = text.iter().rposition(u8::is_ascii_whitespace)
        && let Some((before, word)) = text.split_at_checked(at)
        && TAILS.iter().any(|tail| word.trim_ascii_start() == tail.as_bytes())
    {
        text = before.trim_ascii_end();
    }
    text
}

/// Where the words end that close a text, if one or two words in capitals come after them: a name without a period in
/// front of it.
fn formula_end(text: &[u8]) -> Option<usize> {
    let words = text.iter().enumerate().rev().filter(|(_, b)| b.is_ascii_whitespace());
    words.take(2).map(|(at, _)| at).find(|at| text.get(..*at).is_some_and(ends_in_formula))
}

/// Fewest letters of the first word of a name that was run on to a sentence; shorter ones only in `DE SAMPLE`.
const FIRST_MIN: usize = 2;

/// Whether capitals amid capitals are a name: one word that is no acronym, with `JR` after it or `VAN` in front.
fn is_name_in_capitals(text: &[u8]) -> bool {
    let mut words = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let name = words.find(|word| !is_particle(word)).unwrap_or_default();
    name.len() >= NAME_IN_CAPITALS
        && name.iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'\''))
        && words.all(is_suffix)
}

/// One capitalised word, in lowercase but for its first letter and the one after `Mc`, `O'` or a hyphen.
pub(super) fn is_capitalised(text: &[u8]) -> bool {
    const PREFIXES: [&[u8]; 7] = [b"Mc", b"Mac", b"O'", b"De", b"Di", b"La", b"Le"];
    let is_word = |text: &[u8]| matches!(text, [first, rest @ ..] if first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase));
    let is_part = |part: &[u8]| {
        is_word(part)
            || PREFIXES
                .iter()
                .any(|prefix| part.strip_prefix(*prefix).is_some_and(|rest| rest.len() > 2 && is_word(rest)))
    };
    text.len() >= NAME_IN_CAPITALS && text.split(|b| *b == b'-').all(is_part)
}

/// Whether a period stands after a word in lowercase, or after a bracket: not after `Mr.` or `U.S.`
fn ends_in_word(sentence: &[u8]) -> bool {
    let Some((last, before)) = sentence.split_last() else { return false };
    let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic());
    let small = letters.clone().take_while(|b| b.is_ascii_lowercase()).count();
    matches!(last, b')' | b'"') || small >= FIRST_MIN && letters.count() == small
}

/// Whether the words of a name stand in the text before too: an acronym does, a signer seldom.
pub(super) fn stands_before(bytes: &[u8], text: Span, name: Span, is_same: fn(&[u8], &[u8]) -> bool) -> bool {
    let word = bytes.get(name.range()).unwrap_or_default();
    scan::has_word(bytes.get(text.range().start..name.range().start).unwrap_or_default(), word, is_same)
}

/// Whether a text ends in words that close a cable or its text: `MINIMIZE CONSIDERED.`, `END OF TEXT.`, `UNQUOTE.`
pub(super) fn ends_in_formula(text: &[u8]) -> bool {
    const FORMULAS: [&str; 11] = [
        "MINIMIZE CONSIDERED",
        "END OF TEXT",
        "END TEXT",
        "END COMMENT",
        "END NOTE",
        "END SUMMARY",
        "END QUOTE",
        "END TRANSLATION",
        "END POINTS",
        "END OF MESSAGE",
        "UNQUOTE",
    ];
    let end = text.iter().rposition(u8::is_ascii_alphabetic).map_or(0, |at| at + 1);
    let text = text.get(..end).unwrap_or_default();
    FORMULAS.iter().any(|formula| {
        text.len()
            .checked_sub(formula.len())
            .and_then(|at| text.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(formula.as_bytes()))
    })
}

/// `Regards,`, `BEST REGARDS.`: what stands above a name by custom.
pub(super) fn is_greeting(text: &[u8]) -> bool {
    let text = text.trim_ascii_end();
    let end = text.len() - text.iter().rev().take_while(|b| matches!(b, b',' | b'.')).count();
    let last =
        text.get(..end).and_then(|text| text.rsplit(u8::is_ascii_whitespace).next()).unwrap_or_default();
    text.len() <= GREETING_MAX
        && ["REGARDS", "SINCERELY", "WISHES", "RESPECTFULLY", "YOURS", "TRULY"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word.as_bytes()))
}

/// Longest line of such a greeting, in bytes.
pub(super) const GREETING_MAX: usize = 30;

/// Whether a text has come to the end of a sentence.
pub(super) fn ends_sentence(bytes: &[u8], text: Span) -> bool {
    let text = bytes.get(text.range()).unwrap_or_default();
    let text =
        text.iter().rev().find(|b| !b.is_ascii_whitespace() && !matches!(b, b'"' | b')' | b'\'' | 0x80..));
    text.is_none_or(|b| matches!(b, b'.' | b'!' | b'?' | b':' | b';' | b'*' | b'-' | b'='))
}

/// Whether a sentence goes on after a word: `the`, `of`, `and`. "US" and "He" can be names.
pub(super) fn is_joining(word: &[u8]) -> bool {
    let is_word = word.iter().skip(1).all(u8::is_ascii_lowercase) || word.iter().all(u8::is_ascii_uppercase);
    is_word
        && word.len() > 1
        && matches!(
            grammar(word),
            Some(
                Grammar::Article
                    | Grammar::Possessive
                    | Grammar::Preposition
                    | Grammar::Adverbial
                    | Grammar::Conjunction
                    | Grammar::Verb
            )
        )
        || word == b"a"
}

/// Whether a text begins with a lowercase letter.
pub(super) fn begins_lower(bytes: &[u8], text: Span) -> bool {
    Cursor::new(bytes, text).peek().is_some_and(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn ok_names() {
        for text in [
            "EXAMPLE",
            "Example",
            "/s/ Example",
            "Signed: Example",
            "EXAMPLE (ACTING)",
            "EXAMPLE, Charge d'Affaires",
            "Example, DCM",
            "O'NEILL",
            "EXAMPLE-SAMPLE",
            "VAN DER SAMPLE",
            "SAMPLE JR",
            "J. Q. SAMPLE",
        ] {
            assert!(is_signature_line(text.as_bytes(), all(text)), "{text}");
        }
    }

    #[test]
    fn err_names() {
        for text in [
            "",
            "NNNN",
            "END COMMENT",
            "SECRET",
            "minister",
            "Signed by all parties concerned",
            "12345",
            "Agreed.",
            "END SUMMARY",
        ] {
            assert!(!is_signature_line(text.as_bytes(), all(text)), "{text}");
        }
    }

    #[test]
    fn ok_fused_names() {
        let fused = |text: &str| {
            let is_mixed = text.contains(char::is_lowercase);
            let letters = if is_mixed { Letters::Mixed } else { Letters::Capitals };
            fused_signature(text.as_bytes(), all(text), all(text), letters)
                .map(|span| text[span.range()].to_owned())
        };
        let archived = |text: &str| {
            fused_signature(text.as_bytes(), all(text), all(text), Letters::CapitalsOfArchive)
                .map(|span| text[span.range()].to_owned())
        };
        assert_eq!(archived("THE PORT ASKED FOR ITS FEES. SAMPLE").as_deref(), Some("SAMPLE"));
        assert_eq!(archived("THE PORT ASKED FOR FEES. VAN SAMPLE").as_deref(), Some("VAN SAMPLE"));
        assert_eq!(archived("THE PORT ASKED FOR FEES. SAMPLE JR").as_deref(), Some("SAMPLE JR"));
        assert_eq!(archived("THE PORT ASKED FOR FEES. PLEASE ADVISE"), None);
        for text in [
            "THE PORT ASKED FOR ITS FEES. THE MAYOR PAID",
            "THE SAMPLE ASKED FOR ITS FEES. SAMPLE",
            "THE PORT ASKED FOR ITS FEES. FBI",
            "THE PORT ASKED FOR ITS FEES. UNQUOTE",
            "THE PORT ASKED FOR ITS FEES.",
        ] {
            assert_eq!(archived(text), None, "{text}");
        }
        assert_eq!(fused("as he said.  EXAMPLE   JR").as_deref(), Some("EXAMPLE   JR"));
        assert_eq!(fused("as he said. (End comment.) EXAMPLE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("as he said. Example").as_deref(), Some("Example"));
        assert_eq!(fused("as Ambassador Example said. EXAMPLE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("THE PORT IS FULL. MINIMIZE CONSIDERED. EXAMPLE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("THE PORT IS FULL. END OF TEXT. EXAMPLE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("as he said. McExample").as_deref(), Some("McExample"));
        assert_eq!(fused("(as he said. End comment.) Example").as_deref(), Some("Example"));
        assert_eq!(fused("as he said. End comment EXAMPLE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("THE PORT IS FULL. MINIMIZE CONSIDERED EXAMPLE NNNN").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("as he said. EXAMPLE UNQUOTE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("as he said to Mr. Example"), None);
        assert_eq!(fused("as the end said. End"), None);
        assert_eq!(fused("as he said. END COMMENT"), None);
        assert_eq!(fused("as he said."), None);
        assert_eq!(fused("AS HE SAID. EXAMPLE"), None);
        assert_eq!(fused("of the U.S. Embassy"), None);
        assert_eq!(fused("NATO said so to the BBC. NATO"), None, "an acronym of the text");
    }
}
