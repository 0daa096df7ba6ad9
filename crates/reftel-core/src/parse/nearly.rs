//! Words that scanning or a keyboard got wrong in one place.

/// Whether two words, in any case, are the same but for one letter: another one, one more, one less, or two
/// that changed places.
pub(super) fn nearly(word: &[u8], meant: &[u8]) -> bool {
    // Most words are far too short or too long, which costs nothing to see.
    if word.len().abs_diff(meant.len()) > 1 {
        return false;
    }
    let same = |a: &[u8], b: &[u8]| a.eq_ignore_ascii_case(b);
    let start = word.iter().zip(meant).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let (Some(a), Some(b)) = (word.get(start..), meant.get(start..)) else { return false };
    match (a, b) {
        ([], []) => true,
        ([a1, a2, a @ ..], [b1, b2, b @ ..])
            if a1.eq_ignore_ascii_case(b2) && a2.eq_ignore_ascii_case(b1) && same(a, b) =>
        {
            true
        }
        _ => {
            let (a_rest, b_rest) = (a.get(1..).unwrap_or_default(), b.get(1..).unwrap_or_default());
            same(a_rest, b_rest) && !a.is_empty() && !b.is_empty()
                || same(a_rest, b) && !a.is_empty()
                || same(a, b_rest) && !b.is_empty()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn ok_one_letter_wrong() {
        for word in ["SECTION", "section", "SQCTION", "ECTION", "SECTIO", "SSECTION", "SECTIONS", "SETCION"] {
            assert!(nearly(word.as_bytes(), b"SECTION"), "{word}");
        }
    }

    #[test]
    fn err_two_letters_wrong() {
        for word in ["", "SQCTIQN", "SECT", "SELECTION", "NOITCES"] {
            assert!(!nearly(word.as_bytes(), b"SECTION"), "{word}");
        }
        assert!(!nearly(b"SECTION", b""));
        assert!(nearly(b"", b""));
    }
}
