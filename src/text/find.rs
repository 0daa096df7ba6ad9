//! Fixed words, anywhere in a text.

use memchr::memchr_iter;

/// The first place of `words`, letters in their case.
///
/// Goes from one occurrence of their rarest letter to the next. The search of the memchr crate does the same with more
/// care: for words of any kind, in 5 kB of the program.
pub(crate) fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    let (at, rarest) = words.iter().enumerate().min_by_key(|(_, byte)| frequency(**byte))?;
    // No place before that is a whole one.
    let behind = text.get(at..)?;
    memchr_iter(*rarest, behind).find(|start| behind_starts(text, *start, words))
}

fn behind_starts(text: &[u8], start: usize, words: &[u8]) -> bool {
    text.get(start..).is_some_and(|text| text.starts_with(words))
}

/// How often a byte stands in text, from seldom to often: what is no letter, then letters of English.
fn frequency(byte: u8) -> Option<usize> {
    b"ZQXJKVBPYGFWMUCLDRHSNIOATE ".iter().position(|known| *known == byte.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ok_first_place() {
        assert_eq!(find(b"a --> b -->", b"-->"), Some(2));
        assert_eq!(find(b"RELEASED, RELEASE IN PART", b"RELEASE IN "), Some(10));
        assert_eq!(find(b"RELEASE IN", b"RELEASE IN "), None);
        assert_eq!(find(b"", b"words"), None);
    }

    proptest! {
        #[test]
        fn ok_as_the_crate_finds(text in "[abZ-]{0,40}", words in "[abZ-]{1,4}") {
            let expected = memchr::memmem::find(text.as_bytes(), words.as_bytes());
            prop_assert_eq!(find(text.as_bytes(), words.as_bytes()), expected);
        }
    }
}
