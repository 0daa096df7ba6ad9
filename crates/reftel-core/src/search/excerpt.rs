use std::ops::Range;

use super::letters::is_mark;

/// A hit and the words around it, for a list of results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Excerpt {
    /// What stands before, from the beginning of a word on.
    pub before: String,
    /// The hit itself.
    pub hit: String,
    /// What stands after it, up to the end of a word.
    pub after: String,
}

/// The hit at `range` of a shown text with at most `width` characters of it on either side. An ellipsis stands where
/// the text goes on. Empty when the text has no such range.
#[must_use]
pub fn excerpt(text: &str, range: Range<usize>, width: usize) -> Excerpt {
    let around = (text.get(..range.start), text.get(range.clone()), text.get(range.end..));
    let (Some(before), Some(hit), Some(after)) = around else { return Excerpt::default() };
    Excerpt { before: tail(before, width), hit: hit.to_owned(), after: head(after, width) }
}

/// The last words.
fn tail(text: &str, width: usize) -> String {
    let Some((far, c)) = text.char_indices().rev().nth(width) else { return text.to_owned() };
    let tail = text.get(far + c.len_utf8()..).unwrap_or_default();
    let blank = if c.is_whitespace() { Some(0) } else { tail.find(char::is_whitespace) };
    match blank.and_then(|blank| tail.get(blank..)) {
        Some(words) => format!("… {}", words.trim_start()),
        None => format!("…{}", tail.trim_start_matches(is_mark)),
    }
}

/// The first words.
fn head(text: &str, width: usize) -> String {
    let mut behind = text.char_indices().skip(width).skip_while(|(_, c)| is_mark(*c));
    let Some((far, c)) = behind.next() else { return text.to_owned() };
    let head = text.get(..far).unwrap_or_default();
    let blank = if c.is_whitespace() { Some(far) } else { head.rfind(char::is_whitespace) };
    match blank.and_then(|blank| head.get(..blank)) {
        Some(words) => format!("{} …", words.trim_end()),
        None => format!("{head}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, hit: &str, width: usize) -> String {
        let at = text.find(hit).unwrap();
        let excerpt = excerpt(text, at..at + hit.len(), width);
        format!("{}[{}]{}", excerpt.before, excerpt.hit, excerpt.after)
    }

    #[test]
    fn ok_cut_at_words() {
        let text = "The harbor of Port Elsinore is very deep, and wide.";
        for (width, expected) in [
            (99, "The harbor of Port [Elsinore] is very deep, and wide."),
            (19, "The harbor of Port [Elsinore] is very deep, and …"),
            (18, "… harbor of Port [Elsinore] is very deep, and …"),
            (15, "… harbor of Port [Elsinore] is very deep, …"),
            (14, "… of Port [Elsinore] is very deep, …"),
            (5, "… Port [Elsinore] is …"),
            (4, "… [Elsinore] is …"),
            (1, "… [Elsinore] …"),
            (0, "… [Elsinore] …"),
        ] {
            assert_eq!(read(text, "Elsinore", width), expected, "{width}");
        }
    }

    #[test]
    fn ok_long_words_are_cut_between_characters() {
        assert_eq!(read("éééééXééééé", "X", 3), "…ééé[X]ééé…");
        assert_eq!(read("ae\u{301}Xoe\u{301}e", "X", 1), "…[X]o…");
        assert_eq!(read("ae\u{301}Xoe\u{301}e", "X", 2), "…e\u{301}[X]oe\u{301}…");
        assert_eq!(excerpt("é", 1..2, 9), Excerpt::default());
        assert_eq!(excerpt("a", 0..9, 9), Excerpt::default());
    }
}
