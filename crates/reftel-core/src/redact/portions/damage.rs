//! Marks as scanning and typing damage them: `(5BU)`, `(SBIJ)`, `(€)`, `(SINF)`.

/// Marks that damaged ones are compared with. A slash stands for any separator, or none.
const MARKS: [&str; 15] = [
    "S",
    "C",
    "TS",
    "SBU",
    "LOU",
    "CUI",
    "FOUO",
    "U/FOUO",
    "SBU/NF",
    "S/NF",
    "C/NF",
    "S/NOFORN",
    "C/NOFORN",
    "SECRET",
    "CONFIDENTIAL",
];

/// Most letters that may be wrong.
const WRONG_MAX: usize = 1;
/// Longest words that are compared, in characters.
const LEN_MAX: usize = 16;

/// Whether words are those of a mark with one letter read wrong, or with blanks and strokes between its letters.
pub(super) fn is_damaged(words: &str) -> bool {
    let words: Vec<char> =
        words.chars().filter(|c| !c.is_whitespace()).take(LEN_MAX + 1).flat_map(char::to_uppercase).collect();
    let is_letter = matches!(words.as_slice(), [letter] if letter.is_ascii_alphabetic());
    !words.is_empty()
        && !is_letter
        && words.len() <= LEN_MAX
        && MARKS.iter().any(|mark| is_like(&words, mark.as_bytes(), 0))
}

/// Whether characters are those of a mark, with `wrong` of them read wrong so far.
fn is_like(words: &[char], mark: &[u8], wrong: usize) -> bool {
    let Some((expected, rest)) = mark.split_first() else { return words.is_empty() };
    if *expected == b'/' {
        let separators = words.iter().take(2).take_while(|c| is_stroke(**c)).count();
        return (0..=separators).any(|len| is_like(words.get(len..).unwrap_or_default(), rest, wrong));
    }
    let Some((first, behind)) = words.split_first() else { return false };
    // "IJ" for a U.
    let is_split = *expected == b'U' && matches!(words, ['I' | 'L', 'J' | 'I', ..]);
    if is_split && wrong < WRONG_MAX && is_like(words.get(2..).unwrap_or_default(), rest, wrong + 1) {
        return true;
    }
    // "I." for an L.
    let is_dotted = *expected == b'L' && matches!(words, ['I' | '1', '.', ..]);
    if is_dotted && wrong < WRONG_MAX && is_like(words.get(2..).unwrap_or_default(), rest, wrong + 1) {
        return true;
    }
    if *first == char::from(*expected) {
        return is_like(behind, rest, wrong);
    }
    wrong < WRONG_MAX && is_taken_for(*first, *expected) && is_like(behind, rest, wrong + 1)
}

/// What a slash is read as.
fn is_stroke(c: char) -> bool {
    matches!(c, '/' | '|' | '1' | 'I' | 'L' | '!' | ':' | ';' | '.' | ',' | '-' | '7')
}

/// Whether a character is one that a letter is read as.
fn is_taken_for(c: char, letter: u8) -> bool {
    match letter {
        b'S' => matches!(c, '5' | '$' | '8' | '§'),
        b'C' => matches!(c, '€' | '¢' | '©'),
        b'U' => matches!(c, 'V' | 'Ü' | '0'),
        b'B' => matches!(c, '8' | '6' | '3'),
        b'O' => matches!(c, '0' | 'Q'),
        b'N' => matches!(c, 'H' | 'M' | 'W'),
        b'F' => matches!(c, 'P' | 'E'),
        b'L' | b'I' => matches!(c, '1' | 'I' | 'L' | '|' | '!'),
        b'T' => matches!(c, '7'),
        b'E' => matches!(c, '€'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_damaged;

    #[test]
    fn ok_damaged_marks() {
        for words in [
            "€", "5", "$", "SBIJ", "5BU", "SB U", "I.OU", "L0U", "SINF", "S1NF", "SIINF", "C/NP", "S/HF",
            "5/NF", "T5",
        ] {
            assert!(is_damaged(words), "{words}");
        }
    }

    #[test]
    fn ok_other_words() {
        for words in [
            "", "S", "C", "GNP", "EU", "UN", "1974", "LOS", "CIA", "U.S.", "NATO", "S.A.", "2", "IAEA", "PLO",
        ] {
            assert!(!is_damaged(words), "{words}");
        }
    }
}
