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

static LIMITS: LazyLock<Words<Limit>> = LazyLock::new(|| Words::new(include_str!("markings.tsv")));

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
        assert!(LIMITS.rows().is_sorted_by(|a, b| a.0 < b.0));
        assert!(is_caveat_word(b"nf") && !is_caveat_word(b"DCM") && is_reader(b"DCM"));
    }
}
