//! Words of portion marks and captions.

use std::sync::LazyLock;

use strum::EnumString;

use super::Words;

/// Where a word limits who may read a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "lowercase")]
enum Limit {
    /// After the level of a portion mark: `NF`.
    Caveat,
    /// In the caption that names the readers: `FOR AMBASSADOR EXAMPLE ONLY`.
    Reader,
}

/// What a word of a portion mark is. Those that are joined by a space are one word here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum MarkWord {
    /// A level, and those beside it.
    Unclassified,
    Sensitive,
    Restricted,
    Confidential,
    Secret,
    TopSecret,
    /// A compartment or a program.
    Compartment,
    /// It limits who may read, and does not change a level of confidential and above.
    Caveat,
}

static PORTION_MARKS: LazyLock<Words<MarkWord>> =
    LazyLock::new(|| Words::new(include_str!("portion_marks.tsv")));
static LIMITS: LazyLock<Words<Limit>> = LazyLock::new(|| Words::new(include_str!("markings.tsv")));

/// What a word of a portion mark is, in any case; None if it is in none.
pub(crate) fn portion_mark(word: &[u8]) -> Option<MarkWord> {
    PORTION_MARKS.get(word)
}

/// Whether a word, in capitals, is one of a portion mark, or of several that are one level.
pub(crate) fn is_portion_mark_word(word: &str) -> bool {
    PORTION_MARKS.rows().iter().any(|(form, _)| form.split(' ').any(|part| part == word))
}

/// Whether a word begins the caveat of a portion mark, in any case.
pub(crate) fn is_caveat_word(word: &[u8]) -> bool {
    LIMITS.get(word) == Some(Limit::Caveat)
}

/// Whether a word is the title of a reader that a caption names, in any case.
pub(crate) fn is_reader(word: &[u8]) -> bool {
    LIMITS.get(word) == Some(Limit::Reader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_list_is_whole() {
        assert_eq!(LIMITS.rows().len(), include_str!("markings.tsv").lines().count());
        assert_eq!(PORTION_MARKS.rows().len(), include_str!("portion_marks.tsv").lines().count());
        assert!(PORTION_MARKS.rows().is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(portion_mark(b"nato secret"), Some(MarkWord::Secret));
        assert!(LIMITS.rows().is_sorted_by(|a, b| a.0 < b.0));
        assert!(is_caveat_word(b"nf") && !is_caveat_word(b"DCM") && is_reader(b"DCM"));
    }
}
