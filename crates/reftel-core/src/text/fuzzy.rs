//! Words with one letter wrong, as scanning and typing leave them.

/// Whether two words, in any case, differ by one edit at most: a letter replaced, added or left out, or two
/// neighbours swapped.
pub(crate) fn is_within_one_edit(word: &[u8], meant: &[u8]) -> bool {
    is_within_one_edit_by(word, meant, u8::eq_ignore_ascii_case)
}

/// The same for any letters, with a comparison of one's own.
pub(crate) fn is_within_one_edit_by<T>(a: &[T], b: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    // Most words are far too short or too long, which costs nothing to see.
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(a, b)| is_same(a, b)).count();
    let (a, b) = (a.get(front..).unwrap_or_default(), b.get(front..).unwrap_or_default());
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| is_same(a, b)).count();
    match (a.len() - back, b.len() - back) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => matches!((a, b), ([a1, a2, ..], [b1, b2, ..]) if is_same(a1, b2) && is_same(a2, b1)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_within_one_edit;

    #[test]
    fn ok_one_letter_wrong() {
        for word in ["SECTION", "section", "SQCTION", "ECTION", "SECTIO", "SSECTION", "SECTIONS", "SETCION"] {
            assert!(is_within_one_edit(word.as_bytes(), b"SECTION"), "{word}");
        }
    }

    #[test]
    fn err_two_letters_wrong() {
        for word in ["", "SQCTIQN", "SECT", "SELECTION", "NOITCES"] {
            assert!(!is_within_one_edit(word.as_bytes(), b"SECTION"), "{word}");
        }
        assert!(!is_within_one_edit(b"SECTION", b""));
        assert!(is_within_one_edit(b"", b""));
    }
}
