//! Running text, known by the first letters of a line. Nine lines in ten are such, and each would else be asked
//! for every label there is.

use crate::text::scan;

/// Longest line that is searched for a number, in bytes.
const SEARCHED_MAX: usize = 400;

/// Whether a line is of running text for certain: it begins with a word in small letters, or capitalised, that no
/// label, level or caption begins like. **Only a short cut**: whatever else is text is found by reading it.
pub(super) fn is_prose(line: &[u8]) -> bool {
    // A word that is a letter away from a level is read as one, with a capital and a number behind it. A long line is
    // not searched for the number: it may be asked about from many places in it.
    begins_prose(line)
        && (line.first().is_some_and(u8::is_ascii_lowercase)
            || line.len() <= SEARCHED_MAX && !scan::has(line, |byte| byte.is_ascii_digit()))
}

/// Whether a line begins with such a word. In capitals it must not have a number.
pub(super) fn begins_prose(line: &[u8]) -> bool {
    let Some([first, second, third]) = line.first_chunk::<3>() else { return false };
    let small = [first.to_ascii_lowercase(), *second, *third];
    match small {
        [b'a'..=b'z', b'a'..=b'z', b'a'..=b'z'] => !begins_label(small),
        [a @ b'a'..=b'z', b @ b'a'..=b'z', b' '] => !begins_spaced([a, b]),
        [b'a', b' ', b'a'..=b'z'] => true,
        _ => false,
    }
}

/// Whether two letters with a blank behind them may begin a label: letters for digits, doubled precedences, words that
/// are spaced out.
fn begins_spaced(letters: [u8; 2]) -> bool {
    const BEGIN: [[u8; 2]; 12] =
        [*b"co", *b"de", *b"eo", *b"ex", *b"li", *b"lo", *b"no", *b"sb", *b"se", *b"si", *b"st", *b"un"];
    let [a, b] = letters;
    // A second letter that is a 1 has a portion mark behind it: `Tl (C)`.
    a == b || b == b'l' || BEGIN.contains(&letters)
}

/// Whether a line that begins with these letters, in any case, may be something else than text.
fn begins_label(letters: [u8; 3]) -> bool {
    // What is read with letters for digits: E.O. numbers, dates, paragraph numbers.
    let is_number = matches!(
        letters,
        [b'e', b'o', _]
            | [b'o', b'o' | b'l', _]
            | [b'f' | b'i' | b'l' | b'p' | b'q' | b's' | b't' | b'z', b'l', b'l']
    );
    is_number || LABELS.binary_search(&letters).is_ok()
}

/// How fields, blocks of drafting, levels, captions, weekdays, quotations, labels of items, pages and stamps begin; in
/// order.
const LABELS: [[u8; 3]; 53] = [
    *b"act", *b"app", *b"beg", *b"cha", *b"cla", *b"cle", *b"con", *b"cor", *b"cxp", *b"dec", *b"den",
    *b"der", *b"dis", *b"dra", *b"end", *b"err", *b"exd", *b"fri", *b"iii", *b"inf", *b"lim", *b"lou",
    *b"mes", *b"mon", *b"nod", *b"nof", *b"ori", *b"pag", *b"qte", *b"quo", *b"rea", *b"ref", *b"rel",
    *b"sat", *b"sbu", *b"sec", *b"sen", *b"sip", *b"sta", *b"sub", *b"sun", *b"tag", *b"tex", *b"thu",
    *b"top", *b"tue", *b"unc", *b"unq", *b"vii", *b"vzc", *b"wed", *b"znr", *b"zny",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_prose;
    use crate::cable::{Caption, LineKind};
    use crate::parse::lacks::Lacks;
    use crate::parse::line::labelled_kind;
    use crate::text::{Span, lines};

    /// A line in small letters, capitalised, and as it is.
    fn forms(line: &[u8]) -> [Vec<u8>; 3] {
        let small = line.to_ascii_lowercase();
        let mut capital = small.clone();
        if let Some(first) = capital.first_mut() {
            first.make_ascii_uppercase();
        }
        [small, capital, line.to_vec()]
    }

    fn assert_short_cut(line: &[u8]) {
        for line in forms(line.trim_ascii()) {
            let kind = labelled_kind(&line, Span::new(0, line.len()), Lacks::default());
            assert!(
                !is_prose(&line) || kind == LineKind::Text,
                "{kind:?} {}",
                String::from_utf8_lossy(&line)
            );
        }
    }

    #[test]
    fn ok_never_takes_what_is_more_than_text() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut count = 0;
        for topic in std::fs::read_dir(corpus).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
            for file in std::fs::read_dir(topic.path()).unwrap().flatten() {
                let bytes = std::fs::read(file.path()).unwrap();
                lines(&bytes).for_each(|line| assert_short_cut(&bytes[line.range()]));
                count += 1;
            }
        }
        assert!(count > 10, "the corpus is there");
    }

    #[test]
    fn ok_knows_the_captions_and_labels() {
        Caption::ALL.iter().for_each(|(_, words)| assert_short_cut(words.as_bytes()));
        for line in [
            "eol2345: n/a",
            "eoo1234: n/a",
            "ooo123Z feb 08",
            "OLO123Z FEB 08",
            "znr uuuuu",
            "vzczcxro123",
            "reason: 1.4",
            "references: x",
            "sub: x",
            "tag: AA",
            "classified by: x",
            "derived from: x",
            "declassify on: x",
            "action: x",
            "charge: x",
            "dissemination: x",
            "cxpost: x",
            "info EUR-12",
            "thu, 13 february 2008, 16:27",
            "lou",
            "sbu",
            "Sbcret port elsinore 000173",
            "origin EUR-12",
            "Tl (C) he said",
            "fl 3. (C) He said",
            "pll. (C) He said",
        ] {
            assert_short_cut(line.as_bytes());
        }
    }

    #[test]
    fn ok_labels_are_in_order() {
        assert!(super::LABELS.is_sorted());
    }

    #[test]
    fn ok_takes_running_text() {
        for line in
            ["the minister said", "The minister said", "after the second of 12 talks", "Embassy officers"]
        {
            assert!(is_prose(line.as_bytes()), "{line}");
        }
    }
}
