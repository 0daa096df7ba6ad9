//! What the export dialog says of redactions. Pure, and never a word of a cable.

use crate::state::count;
use reftel_core::redact::Undecided;

/// How many of the parts that are named one by one.
const NAMED: usize = 3;

/// Which parts nobody has decided on: `2 parts still need a decision (subject, ¶ 4)`.
pub(super) fn undecided_words(undecided: &[Undecided]) -> String {
    let mut names: Vec<String> = Vec::new();
    for part in undecided {
        let name = part.number.map_or_else(|| part.what.to_owned(), |number| format!("¶ {number}"));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_owned());
    }
    let verb = if undecided.len() == 1 { "needs" } else { "need" };
    format!("{} still {verb} a decision ({})", count(undecided.len(), "part"), names.join(", "))
}

/// What is said after a file was made, besides that it was.
pub(super) fn check_words(redactions: usize) -> String {
    match redactions {
        0 => String::new(),
        _ => format!(" {} removed. Checked: no removed text remains.", count(redactions, "passage")),
    }
}

/// What is said before a file of one cable is made.
pub(super) fn removal_words(redactions: usize) -> String {
    match redactions {
        0 => "Nothing is redacted: the file will have the whole text.".to_owned(),
        _ => format!(
            "{} will be removed, and the file is read again to check that no removed text remains.",
            count(redactions, "passage")
        ),
    }
}

/// What is asked before the original is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OriginalWords {
    /// The question.
    pub(super) title: &'static str,
    /// What follows from a yes.
    pub(super) about: &'static str,
}

/// What is asked before so many cables are saved as they were received. Of redactions only where there are any.
pub(super) fn original_words(cables: usize, is_redacted: bool) -> OriginalWords {
    let (title, about) = match (is_redacted, cables > 1) {
        (true, false) => (
            "Save the original, unredacted?",
            "This file contains the complete original, including everything you redacted.",
        ),
        (true, true) => (
            "Save the originals, unredacted?",
            "This file contains the complete originals, including everything you redacted.",
        ),
        (false, false) => {
            ("Save the original?", "This file contains the cable as it was received, byte for byte.")
        }
        (false, true) => {
            ("Save the originals?", "This file contains the cables as they were received, byte for byte.")
        }
    };
    OriginalWords { title, about }
}

/// The same for all open cables, of which some have redactions.
pub(super) const REMOVAL_FROM_ALL: &str = "What is redacted will be removed from each cable, and the file is read again to check that no removed text remains.";

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::text::Span;

    fn part(number: Option<u16>, what: &'static str) -> Undecided {
        Undecided { span: Span::new(0, 1), number, what }
    }

    #[test]
    fn ok_undecided_parts_are_named() {
        let subject = part(None, "subject");
        assert_eq!(undecided_words(&[subject]), "1 part still needs a decision (subject)");
        let parts = [subject, part(Some(4), "paragraph"), part(Some(4), "part"), part(Some(5), "paragraph")];
        assert_eq!(undecided_words(&parts), "4 parts still need a decision (subject, ¶ 4, ¶ 5)");
        let more = [parts.as_slice(), &[part(Some(6), "paragraph")]].concat();
        assert_eq!(undecided_words(&more), "5 parts still need a decision (subject, ¶ 4, ¶ 5, …)");
    }

    #[test]
    fn ok_the_original_is_unredacted_only_where_something_is_redacted() {
        for cables in [1, 2] {
            let plain = original_words(cables, false);
            assert!(!format!("{plain:?}").contains("redacted"), "{plain:?}");
            assert!(original_words(cables, true).title.contains("unredacted"));
            assert_eq!(plain.title.contains("originals"), cables > 1);
        }
    }

    #[test]
    fn ok_removed_passages_are_counted() {
        assert_eq!(check_words(0), "");
        assert_eq!(check_words(2), " 2 passages removed. Checked: no removed text remains.");
        assert!(removal_words(1).starts_with("1 passage will be removed,"));
    }
}
