//! The labels of the fields of a heading, and other words by which a line is known from its start.

use super::marker::paragraph_marker;
use crate::cable::{LineKind, tag_meaning};
use crate::lexicon::WEEKDAYS;
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, class};

pub(super) const IDENTIFIER: [&str; 1] = ["VZCZC"];
pub(super) const SECURITY: [&str; 2] = ["ZNR", "ZNY"];
/// In front of offices and their numbers of copies.
pub(super) const DISTRIBUTION: [&str; 3] = ["ACTION", "ORIGIN", "INFO"];
const TAGS: [&str; 2] = ["TAGS", "TAG"];
pub(super) const SUBJECT: [&str; 3] = ["SUBJECT", "SUBJ", "SUB"];
const REFERENCE: [&str; 6] = ["REFERENCES", "REFERENCE", "REFTELS", "REFTEL", "REFS", "REF"];
const CLASSIFIED_BY: [&str; 2] = ["CLASSIFIED BY", "CLASS BY"];
pub(super) const REASON: [&str; 2] = ["REASON", "REASONS"];
pub(super) const DERIVED_FROM: [&str; 1] = ["DERIVED FROM"];
pub(super) const DECLASSIFY_ON: [&str; 1] = ["DECLASSIFY ON"];
/// Labels of the block that says who drafted, cleared and approved: without a colon, and with one.
const DRAFTED_BY: [&str; 3] = ["DRAFTED BY", "APPROVED BY", "CLEARED BY"];
const DRAFTING: [&str; 7] = ["DRAFTED", "APPROVED", "CLEARED", "CHARGE", "DISSEMINATION", "CXPOST", "ACTION"];

/// First words of lines that open or close a quotation.
const QUOTATION: [&str; 5] = ["BEGIN", "QUOTE", "QTE", "END", "UNQUOTE"];
/// Roman numerals that label items, from 1.
pub(super) const ROMAN_ITEMS: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
/// The heading of a page.
pub(super) const PAGE: [&str; 1] = ["PAGE"];
/// Stamps of a release, each alone on a line.
pub(super) const RELEASE_STAMPS: [&str; 7] = [
    "RELEASED IN FULL",
    "RELEASED IN PART",
    "RELEASE IN FULL",
    "RELEASE IN PART",
    "DENIED IN FULL",
    "DECLASSIFIED IN FULL",
    "DECLASSIFIED IN PART",
];
/// The title above the text in records of the National Archives.
pub(super) const MESSAGE_TEXT: [&str; 1] = ["MESSAGE TEXT"];
/// What an archive says in place of a text that it does not have.
pub(super) const MISSING_TEXT: [&str; 2] = ["TEXT ON MICROFILM", "ERROR READING TEXT INDEX"];

/// All of these words that count in lowercase too. A line that begins with none of them, and with no level or
/// caption, is running text.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let lists: [&[&str]; 20] = [
        &IDENTIFIER,
        &SECURITY,
        &DISTRIBUTION,
        &TAGS,
        &SUBJECT,
        &REFERENCE,
        &CLASSIFIED_BY,
        &REASON,
        &DERIVED_FROM,
        &DECLASSIFY_ON,
        &DRAFTED_BY,
        &DRAFTING,
        &WEEKDAYS,
        &QUOTATION,
        &ROMAN_ITEMS,
        &PAGE,
        &RELEASE_STAMPS,
        &MESSAGE_TEXT,
        &MISSING_TEXT,
        &["CLASSIFICATION"],
    ];
    lists.into_iter().flatten().copied()
}

/// Whether a word, in any case, names fields or joins values: left over beside a field it says nothing by itself.
pub(super) fn is_label_word(word: &[u8]) -> bool {
    // Words of labels that are not in the lists above, and parts of `E.O.`, `REF(S)` and `DECL:`.
    const OTHERS: [&str; 12] =
        ["FM", "TO", "INFO", "XMT", "E", "O", "EO", "S", "CLASSIFIED", "BY", "AND", "DECL"];
    let lists: [&[&str]; 7] = [&TAGS, &SUBJECT, &REFERENCE, &REASON, &DERIVED_FROM, &DECLASSIFY_ON, &OTHERS];
    let mut words = lists.into_iter().flatten().flat_map(|label| label.split(' '));
    words.any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}

/// A label of the transmission lines, followed by a colon or a space and by something else.
pub(super) fn starts_with_word(mut c: Cursor<'_>, word: &str) -> bool {
    let has_word = c.rest().starts_with(word.as_bytes()) && c.eat_word(word);
    has_word && (c.eat(b':') | c.eat_spaces()) && !c.is_done()
}

/// `kind` if one of `words` and a colon stand at the cursor.
pub(super) fn label(mut c: Cursor<'_>, words: &[&str], kind: LineKind) -> Option<LineKind> {
    c.eat_any(words)?;
    c.eat_spaces();
    c.eat(b':').then_some(kind)
}

/// Whether a label of the drafting block stands at the cursor.
pub(super) fn is_drafting(mut c: Cursor<'_>) -> bool {
    let is_capital = c.rest().first().is_some_and(u8::is_ascii_uppercase);
    is_capital && (c.eat_any(&DRAFTED_BY).is_some() || c.eat_any(&DRAFTING).is_some() && c.eat(b':'))
}

/// The label `TAGS` with or without a colon.
pub(super) fn is_tags(mut c: Cursor<'_>) -> bool {
    if let Some(after) = spaced_label(c, b"TAGS") {
        return !after.is_done();
    }
    if c.eat_any(&TAGS).is_none() {
        return false;
    }
    let blanks = c.eat_spaces();
    if c.eat_if(|b| matches!(b, b':' | b';')) {
        return true;
    }
    let dash = c.eat_if(|b| matches!(b, b'-' | b'.' | b'=' | b',' | b'/'));
    c.eat_spaces();
    (blanks || dash) && c.peek().is_some_and(|b| b.is_ascii_uppercase())
}

/// The label `TAGS` with spaces between its letters.
pub(super) fn is_spaced_tags(c: Cursor<'_>) -> bool {
    spaced_label(c, b"TAGS").is_some()
}

/// The label `TAGS` with a letter wrong, left out or added: in capitals, with a colon, and a code that is known after it.
pub(super) fn is_garbled_tags(mut c: Cursor<'_>) -> bool {
    let word = c.eat_while(Class::UPPERCASE);
    let is_exact = TAGS.iter().any(|label| c.slice(word) == label.as_bytes());
    let is_near = (3..=5).contains(&word.len()) && is_within_one_edit(c.slice(word), b"TAGS") && !is_exact;
    is_near && {
        c.eat_spaces();
        c.eat(b':') && {
            c.eat_spaces();
            begins_with_tag(c)
        }
    }
}

/// Whether the first word is a code that the table of TAGS has.
pub(super) fn begins_with_tag(mut c: Cursor<'_>) -> bool {
    let code = c.eat_while(Class::UPPERCASE);
    std::str::from_utf8(c.slice(code)).is_ok_and(|code| tag_meaning(code).is_some())
}

/// Moves the cursor past the label of a TAGS line.
pub(super) fn skip_tags(c: &mut Cursor<'_>) {
    let garbled = is_garbled_tags(*c);
    if let Some(after) = spaced_label(*c, b"TAGS") {
        *c = after;
    } else if c.eat_any(&TAGS).is_some() || garbled && !c.eat_while(Class::UPPERCASE).is_empty() {
        c.eat_while(class!(b' ' | b'\t' | b':' | b';' | b'-' | b'.' | b'=' | b',' | b'/'));
    }
}

/// What comes after the label of a subject line.
pub(super) fn subject_label(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = c.at();
    if let Some(after) = spaced_subject(c) {
        return Some(after);
    }
    let word = c.eat_while(Class::ALPHABETIC);
    let word = c.slice(word);
    let is = |label: &str| word.eq_ignore_ascii_case(label.as_bytes());
    let is_label = SUBJECT.into_iter().any(is);
    let is_capital = word.iter().all(u8::is_ascii_uppercase);
    // With a letter wrong it is a label by its place and its colon only.
    let is_garbled = is_capital
        && (word.len() >= 6 && is_within_one_edit(word, b"SUBJECT")
            || word.len() >= 5 && is_within_one_edit(word, b"SUBJ"));
    if !(is_label || is_garbled) {
        return None;
    }
    let blanks = c.eat_spaces();
    let colon = c.eat_if(|b| matches!(b, b':' | b';')) || c.eat_str("：");
    // "SUBJ. FISH", "SUBJECT - FISH": without a colon in capitals only, and with something after it.
    let mark = !colon && is_label && is_capital && {
        let period = !blanks && c.eat(b'.');
        (period || blanks && (c.eat(b'-') || c.eat_str("–"))) && c.eat_spaces() && !c.is_done()
    };
    // "SUBJ FISH": the short label begins no sentence.
    let short = is("SUBJ") && blanks && !c.rest().iter().any(u8::is_ascii_lowercase) && !c.is_done();
    (colon || mark && c.at() > start || short).then(|| {
        c.eat_spaces();
        c
    })
}

/// What comes after the label of the subject where it must stand, and nothing else can: misspelt, with another mark than
/// a colon, or without one: `SUBJECT THE HARBOR`, `SUJ: FISH`.
pub(super) fn awaited_subject(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(after) = subject_label(c).or_else(|| spaced_label(c, b"SUBJ")) {
        return Some(after);
    }
    let word = c.eat_while(Class::ALPHABETIC);
    let word = c.slice(word).to_ascii_uppercase();
    let is_exact = SUBJECT.iter().any(|label| word == label.as_bytes());
    let is_near = word.len() >= 5 && is_within_one_edit(&word, b"SUBJECT")
        || word.len() >= 4 && is_within_one_edit(&word, b"SUBJ")
        || word == b"SUJ";
    (is_exact || is_near).then_some(())?;
    // "SUBJ1:"
    let digit = is_exact && c.eat_if(|b| b.is_ascii_digit());
    let blanks = c.eat_spaces();
    let mark = c.eat_if(|b| matches!(b, b':' | b';' | b'.' | b',' | b'-' | b'=')) || c.eat_str("：");
    let is_capital_rest = !c.rest().iter().any(u8::is_ascii_lowercase);
    c.eat_spaces();
    let is_label = mark || is_exact && (blanks || digit) && is_capital_rest;
    (is_label && !c.is_done()).then_some(c)
}

/// `S U B J E C T :`
fn spaced_subject(c: Cursor<'_>) -> Option<Cursor<'_>> {
    spaced_label(c, b"SUBJECT")
}

/// What comes after a label whose letters have spaces between them: `T A G S :`
fn spaced_label<'b>(mut c: Cursor<'b>, letters: &[u8]) -> Option<Cursor<'b>> {
    for (place, letter) in letters.iter().enumerate() {
        let is_last = place + 1 == letters.len();
        (c.eat_if(|b| b == *letter) && (c.eat_spaces() || is_last)).then_some(())?;
    }
    c.eat_if(|b| matches!(b, b':' | b';')).then(|| {
        c.eat_spaces();
        c
    })
}

/// What comes after the label of a reference line.
pub(super) fn reference_label(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    let all = c;
    let label = |c: &mut Cursor<'_>| {
        c.eat_any(&REFERENCE)?;
        c.eat_str("(S)");
        let blanks = c.eat_spaces();
        let colon = c.eat_if(|b| matches!(b, b':' | b';' | b'.'));
        if blanks && !colon && c.eat(b'-') && !c.eat_spaces() {
            return None;
        }
        c.eat_spaces();
        Some((blanks, colon))
    };
    let (blanks, mut colon) = label(&mut c)?;
    // The word may stand twice: "REF REF:".
    let mut again = c;
    if let Some((_, true)) = label(&mut again) {
        (c, colon) = (again, true);
    }
    // "REF A" in the middle of a wrapped sentence is no label; in capitals and with an item after it is.
    let capital = all.rest().starts_with(b"REF")
        && c.peek()
            .is_some_and(|b| b.is_ascii_uppercase() || matches!(b, b'(' | b'\'') || b.is_ascii_digit());
    (colon || (blanks || c.peek() == Some(b'(')) && capital).then_some(c)
}

/// What comes after the label of a classified-by line, which can have the number of a paragraph.
pub(super) fn classified_by_label(c: Cursor<'_>) -> Option<Cursor<'_>> {
    after_classified_by(paragraph_marker(c).map_or(c, |marker| marker.after))
}

/// What comes after such a label without a number; a portion mark may stand before it.
pub(super) fn after_classified_by(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    c.eat_spaces();
    if c.eat(b'(') {
        let mark = c.eat_while(class!(ALPHABETIC | b'/'));
        (mark.len() <= 8 && c.eat(b')')).then_some(())?;
        c.eat_spaces();
    }
    let word = c.eat_while(Class::ALPHABETIC);
    let word = c.slice(word);
    // "Class. by", "CLASS BY"; in lowercase "class by class" is no label.
    let is_short = word.eq_ignore_ascii_case(b"CLASS") && (c.eat(b'.') || word == b"CLASS");
    let is_word = is_short || word.len() > 8 && is_within_one_edit(word, b"CLASSIFIED");
    (is_word && c.eat_spaces() && c.eat_word("BY")).then_some(())?;
    c.eat_spaces();
    c.eat_if(|b| matches!(b, b':' | b'.' | b'-' | b';'));
    c.eat_spaces();
    Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn ok_awaited_subject() {
        let subject = |line: &str| {
            let c = Cursor::new(line.as_bytes(), Span::new(0, line.len()));
            awaited_subject(c).map(|after| String::from_utf8_lossy(after.rest()).into_owned())
        };
        for label in [
            "SUBJECT", "SUBJECT,", "SUBJECT-", "SUBEJCT:", "UBJECT:", "SUJ:", "SUBJ1:", "S U B J:", "SUBJ",
            "Subject:",
        ] {
            assert_eq!(subject(&format!("{label} THE HARBOR")).as_deref(), Some("THE HARBOR"), "{label}");
        }
        for line in ["SUBJECT", "Subject to review", "SUN: HOT", "OBJECTS ARE HERE", "SUBJECTIVE: FISH"] {
            assert_eq!(subject(line), None, "{line}");
        }
    }
}
