//! Letters and digits that text recognition (OCR) and typing confuse.

/// A letter or sign that is read where a digit was printed, or the other way round.
struct Confusable {
    letter: u8,
    digit: u8,
    used: Used,
}

/// Where the letter is taken for the digit. Which letters are safe depends on what else could stand there.
#[derive(PartialEq, Eq)]
enum Used {
    Everywhere,
    /// In numbers, but not in those of paragraphs: there `o` and `B` are letters of lists.
    Numbers,
    /// In numbers of paragraphs only.
    Paragraphs,
}

const CONFUSABLES: [Confusable; 9] = [
    Confusable { letter: b'O', digit: b'0', used: Used::Everywhere },
    Confusable { letter: b'o', digit: b'0', used: Used::Numbers },
    Confusable { letter: b'I', digit: b'1', used: Used::Everywhere },
    Confusable { letter: b'l', digit: b'1', used: Used::Everywhere },
    Confusable { letter: b'|', digit: b'1', used: Used::Paragraphs },
    Confusable { letter: b'Z', digit: b'2', used: Used::Paragraphs },
    Confusable { letter: b'S', digit: b'5', used: Used::Everywhere },
    Confusable { letter: b'V', digit: b'5', used: Used::Paragraphs },
    Confusable { letter: b'B', digit: b'8', used: Used::Numbers },
];

/// The value of each byte as a digit, or [`NONE`]: one look for each byte of a number.
type Values = [u8; 256];
const NONE: u8 = u8::MAX;

static NUMBERS: Values = values(false);
static PARAGRAPHS: Values = values(true);

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const fn values(is_paragraph: bool) -> Values {
    let mut values = [NONE; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        values[digit as usize] = digit - b'0';
        digit += 1;
    }
    let mut index = 0;
    while index < CONFUSABLES.len() {
        let Confusable { letter, digit, used } = &CONFUSABLES[index];
        let is_used = match used {
            Used::Everywhere => true,
            Used::Numbers => !is_paragraph,
            Used::Paragraphs => is_paragraph,
        };
        if is_used {
            values[*letter as usize] = *digit - b'0';
        }
        index += 1;
    }
    values
}

fn value(values: &Values, byte: u8) -> Option<u8> {
    values.get(usize::from(byte)).copied().filter(|value| *value != NONE)
}

/// The value of a digit, or of a letter that may have been one: `O` is 0, `l` is 1.
pub(crate) fn digit(byte: u8) -> Option<u32> {
    value(&NUMBERS, byte).map(u32::from)
}

/// The value of a digit in the number of a paragraph, or of a letter that may have been one. Letters that number
/// the items of lists are not taken for digits.
pub(crate) fn paragraph_digit(byte: u8) -> Option<u16> {
    value(&PARAGRAPHS, byte).map(u16::from)
}

/// Whether `byte` is `letter`, in any case, or a digit that it may have become.
pub(crate) fn is_letter_or_its_digit(byte: u8, letter: u8) -> bool {
    byte.eq_ignore_ascii_case(&letter)
        || byte.is_ascii_digit()
            && CONFUSABLES.iter().any(|confusable| {
                confusable.digit == byte
                    && confusable.used != Used::Paragraphs
                    && confusable.letter.eq_ignore_ascii_case(&letter)
            })
}

/// One character for all those that look like `c`: two words that look alike have the same shapes.
pub(crate) fn shape(c: char) -> char {
    let value = |byte| value(&NUMBERS, byte);
    let found =
        u8::try_from(c).ok().and_then(|byte| value(byte).or_else(|| value(byte.to_ascii_uppercase())));
    found.map_or(c, |value| char::from(b'0' + value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_digits() {
        let read = |text: &[u8]| text.iter().map(|byte| digit(*byte)).collect::<Option<Vec<u32>>>();
        assert_eq!(read(b"0Oo1Il5S8B9"), Some(vec![0, 0, 0, 1, 1, 1, 5, 5, 8, 8, 9]));
        assert!(b"Z|VLibsx-".iter().all(|byte| digit(*byte).is_none()));
    }

    #[test]
    fn ok_digits_of_paragraphs() {
        let read = |text: &[u8]| text.iter().map(|byte| paragraph_digit(*byte)).collect::<Option<Vec<u16>>>();
        assert_eq!(read(b"0O1Il|2Z5SV9"), Some(vec![0, 0, 1, 1, 1, 1, 2, 2, 5, 5, 5, 9]));
        assert!(b"oBLAabx-".iter().all(|byte| paragraph_digit(*byte).is_none()));
    }

    #[test]
    fn ok_letters_that_became_digits() {
        for (byte, letter) in [(b'0', b'O'), (b'1', b'I'), (b'1', b'L'), (b'5', b'S'), (b'o', b'O')] {
            assert!(is_letter_or_its_digit(byte, letter));
        }
        for (byte, letter) in [(b'0', b'D'), (b'2', b'Z'), (b'5', b'V'), (b'I', b'L'), (b'|', b'I')] {
            assert!(!is_letter_or_its_digit(byte, letter));
        }
    }

    #[test]
    fn ok_shapes() {
        let shapes = |text: &str| text.chars().map(shape).collect::<String>();
        assert_eq!(shapes("bell"), shapes("8e1i"));
        assert_eq!(shapes("so"), shapes("50"));
        assert_eq!(shapes("zéx"), "zéx");
    }
}
