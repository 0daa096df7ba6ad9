//! Lines that stand after the text and are none of it: ends of documents, what a release says, and what the signer's
//! office said of downgrading.

use crate::parse::marking::is_level_only;
use crate::text::{Class, Cursor, Span, class};

/// `<< END OF DOCUMENT >>`, `NNNNMAFVVZCZ`, `*** Current Classification *** ...`, and the line of an archive:
/// `1974PORTE00173 - CONFIDENTIAL`, `1974PORTE00173 - Classification: CONFIDENTIAL`.
pub(super) fn is_trailer(text: &[u8]) -> bool {
    let starts =
        |words: &str| text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes()));
    starts("<< END OF DOCUMENT")
        || starts("*** Current ")
        || text.ends_with(b"MAFVVZCZ")
        || text.starts_with(b"NNNN") && text.len() <= 20
        || is_archive_line(text)
        || is_end_of_cable(text)
        || starts("NOTE BY OC")
        || is_note_of_passing(text)
}

/// `======CABLE ENDS======`, `END OF CABLE`.
fn is_end_of_cable(text: &[u8]) -> bool {
    let is_mark = |b: &u8| !b.is_ascii_alphanumeric();
    let start = text.iter().take_while(|b| is_mark(b)).count();
    let end = text.iter().rposition(|b| !is_mark(b)).map_or(0, |at| at + 1);
    let words = text.get(start..end).unwrap_or_default();
    let says = [
        "CABLE ENDS",
        "END OF CABLE",
        "END CABLE",
        "END OF MESSAGE",
        "END MESSAGE",
        "END CABLE TEXT",
        "END OF CABLE TEXT",
        "END OF TELEGRAM",
    ];
    says.iter().any(|says| words.eq_ignore_ascii_case(says.as_bytes()))
}

/// `NOTE: NOT PASSED TO ABOVE ADDRESSEE(S)`: what a relay says of the copies.
fn is_note_of_passing(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    c.eat_while(class!(b'*' | b'(' | b'[' | b' '));
    let begins = c.eat_word("NOTE") && c.eat_if(|b| matches!(b, b':' | b'-' | b'.' | b' '));
    let says = |words: &str| text.windows(words.len()).any(|at| at.eq_ignore_ascii_case(words.as_bytes()));
    begins
        && text.len() <= NOTE_MAX
        && ["NOT PASSED", "NOT BE PASSED", "NOT RELAYED", "PASSED TO ABOVE", "RELAYED TO ABOVE"]
            .into_iter()
            .any(says)
}

/// Longest such note, in bytes.
const NOTE_MAX: usize = 90;

/// Whether a line is the last below a name and says nothing: `END`, the number of a page.
pub(super) fn is_last_word(text: &[u8]) -> bool {
    const WORDS: [&str; 4] = ["END", "END TEXT", "END OF TEXT", "END QUOTE"];
    let end = text.iter().rposition(u8::is_ascii_alphabetic).map_or(0, |at| at + 1);
    let words = text.get(..end).unwrap_or_default();
    WORDS.iter().any(|word| words.eq_ignore_ascii_case(word.as_bytes()))
        || matches!(text.len(), 1..=2) && text.iter().all(u8::is_ascii_digit)
}

fn is_archive_line(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    c.eat_while(class!(b'>' | b' '));
    let year = c.eat_number(2..=4).is_some();
    let post = c.eat_while(Class::UPPERCASE);
    let serial = c.eat_number(1..=7).is_some();
    year && !post.is_empty() && serial && c.eat_spaces() && c.eat(b'-') && c.eat_spaces() && {
        if c.eat_str("Classification:") {
            c.eat_spaces();
        }
        is_level_only(text, c.rest_span())
    }
}

/// Longest line about downgrading, in bytes.
const DOWNGRADING_MAX: usize = 60;

/// `GP-3`, `GDS`, `DECLASSIFY UPON RECEIPT`: what the signer's office said of downgrading.
pub(super) fn is_downgrading(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    if c.eat_any(&["DECLASSIFY", "DECONTROL", "DOWNGRADE"]).is_some() {
        return c.eat_spaces()
            && c.eat_any(&["UPON", "ON", "AFTER", "TO"]).is_some()
            && text.len() <= DOWNGRADING_MAX;
    }
    let known = c.eat_any(&["GP", "GDS", "XGDS", "ADS", "EXEMPT"]).is_some();
    c.eat_while(class!(b'-' | b' ' | b'.'));
    let _ = c.eat_number(1..=2);
    c.eat(b'.');
    known && c.is_done()
}

/// Most lines in which a release says who made it.
pub(super) const RELEASE_LINES: usize = 8;

/// A remark of the sender below the signature: in brackets, or behind a label.
pub(super) fn is_remark(bytes: &[u8], text: Span) -> bool {
    const LABELS: [&str; 13] = [
        "NOTE",
        "NOTES",
        "NOTE BY",
        "N.B.",
        "NB",
        "ATTACHMENT",
        "ATTACHMENTS",
        "ENCLOSURE",
        "ENCLOSURES",
        "P.S.",
        "PS",
        "DEPT NOTE",
        "EDITOR'S NOTE",
    ];
    let text = bytes.get(text.range()).unwrap_or_default();
    let label = text.iter().position(|b| *b == b':').and_then(|colon| text.get(..colon)).unwrap_or_default();
    let is_in_brackets =
        matches!((text.first(), text.last()), (Some(b'('), Some(b')')) | (Some(b'['), Some(b']')));
    let is_one = text.iter().filter(|b| matches!(b, b'(' | b'[')).count() == 1;
    is_in_brackets && is_one || LABELS.iter().any(|known| label.eq_ignore_ascii_case(known.as_bytes()))
}

/// A line of those in which a release says who made it, after the text: a label in capitals and a colon, or the name of
/// the department.
pub(super) fn is_of_release(text: &[u8]) -> bool {
    const LABELS: [&str; 9] = [
        "DATE",
        "CASE",
        "DOC",
        "CLASSIFIED BY",
        "REASON",
        "REASONS",
        "DECLASSIFY ON",
        "AUTHORITY",
        "DERIVED FROM",
    ];
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let is_label = c.eat_any(&LABELS).is_some() && c.rest().iter().take(12).any(|b| *b == b':');
    is_label || says_release(text)
}

/// Whether such a line can be nothing else.
pub(super) fn says_release(text: &[u8]) -> bool {
    const WORDS: [&str; 9] = [
        "DECLASSIFIED BY",
        "DECLASSIFIED ON",
        "REVIEW AUTHORITY",
        "REVIEWED BY",
        "RELEASE DECISION",
        "RELEASED BY",
        "UNITED STATES DEPARTMENT OF STATE",
        "U.S. DEPARTMENT OF STATE",
        "DECLASSIFICATION AUTHORITY",
    ];
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let begins = c.eat_any(&WORDS);
    begins.is_some_and(|words| words.ends_with("STATE") && c.is_done() || c.rest().contains(&b':'))
}
