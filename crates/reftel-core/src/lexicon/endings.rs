//! Words in the last lines of a text, where the signature stands.

use std::convert::Infallible;
use std::str::FromStr;
use std::sync::LazyLock;

use super::Words;

/// What a word is in the last lines of a text; the default for a word that is nothing particular there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AtEnd {
    /// It ends texts in capitals and is part of no name: `COMMENT`.
    pub(crate) is_no_name: bool,
    /// The office of a signer can begin with it: `CHARGE`.
    pub(crate) is_office: bool,
    /// It follows such a word: `D'AFFAIRES`.
    pub(crate) is_in_office: bool,
}

impl FromStr for AtEnd {
    type Err = Infallible;

    fn from_str(uses: &str) -> Result<Self, Infallible> {
        let has = |wanted| uses.split(' ').any(|used| used == wanted);
        Ok(Self { is_no_name: has("no-name"), is_office: has("office"), is_in_office: has("of-office") })
    }
}

static ENDINGS: LazyLock<Words<AtEnd>> = LazyLock::new(|| Words::new(include_str!("endings.tsv")));

/// What a word is in the last lines of a text, in any case.
pub(crate) fn at_end(word: &[u8]) -> AtEnd {
    ENDINGS.get(word).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_list_is_whole() {
        let rows = ENDINGS.rows();
        assert_eq!(rows.len(), include_str!("endings.tsv").lines().count());
        assert!(rows.is_sorted_by(|a, b| a.0 < b.0), "sorted, and no word twice");
        assert!(rows.iter().all(|(_, word)| *word != AtEnd::default()));
        assert!(at_end("Chargé".as_bytes()) == AtEnd::default() && at_end("CHARGÉ".as_bytes()).is_office);
        assert!(at_end(b"Charge").is_office && at_end(b"ad").is_in_office && at_end(b"nnnn").is_no_name);
    }
}
