//! What stands before a bracket.

use super::glyphs::Glyph;

/// Where a bracket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Where the text begins.
    Begin,
    /// Behind the number of a paragraph or the label of an item.
    Number,
    /// Behind another mark.
    Mark,
    /// At the beginning of a line: whether the line above ends a sentence or is blank, and whether it is short.
    Line { is_new: bool, is_short: bool },
    /// Behind the end of a sentence, a colon or a dash, or in a cell of a table.
    Sentence,
    /// Amid words.
    Running,
}

/// What stands before a bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) place: Place,
    /// Whether it stands on the first line.
    pub(super) is_first_line: bool,
    /// Whether the word before it opens a text: `BEGIN (S) TEXT`.
    pub(super) opens: bool,
    /// Whether the words before it cite a part of a law or a paragraph: `section 1.4 (C)`.
    pub(super) is_cited: bool,
    /// Whether it stands in a cell of a table that is not the first of its row.
    pub(super) is_cell: bool,
    /// Whether a word in lowercase, or a comma, stands before it.
    pub(super) is_behind_small: bool,
}

impl Before {
    fn at(place: Place, is_first_line: bool) -> Self {
        Self { place, is_first_line, opens: false, is_cited: false, is_cell: false, is_behind_small: false }
    }
}

/// Longest label, and how far a line is looked at backward, in characters.
const LABEL_MAX: usize = 14;
const LINE_MAX: usize = 60;
/// A line as short as this is a title.
const TITLE_MAX: usize = 50;

/// What stands before the character at `at`.
pub(super) fn before(glyphs: &[Glyph], at: usize) -> Before {
    let c = |index: usize| glyphs.get(index).map(|glyph| glyph.c);
    let front = glyphs.get(..at).unwrap_or_default();
    let words = front.iter().rposition(|glyph| !glyph.c.is_whitespace());
    let Some(last) = words else {
        return Before::at(Place::Begin, true);
    };
    let gap = front.get(last + 1..).unwrap_or_default();
    // The line so far, as far as a label can reach.
    let line = front.iter().rev().take(LABEL_MAX + 1).position(|glyph| glyph.c == '\n').map(|back| at - back);
    let line = line.or((at <= LABEL_MAX).then_some(0));
    let is_cited = is_cited(front.get(..=last).unwrap_or_default());
    if let Some(start) = line {
        let label: String = front.get(start..).unwrap_or_default().iter().map(|glyph| glyph.c).collect();
        let is_first_line = start == 0;
        let (is_new, is_short) = if is_first_line { (true, true) } else { above(glyphs, start) };
        let is_line = label.trim().is_empty() || is_bullet(label.trim());
        if is_line && is_first_line {
            return Before::at(Place::Begin, is_first_line);
        }
        if is_line {
            return Before {
                is_cited: is_cited && !is_new,
                ..Before::at(Place::Line { is_new, is_short }, is_first_line)
            };
        }
        if is_label(label.trim()) && (is_new || is_short) {
            return Before::at(Place::Number, is_first_line);
        }
    }
    let is_cell = gap.len() > 2 || gap.iter().any(|glyph| glyph.c == '\t') || c(last) == Some('|');
    let dash =
        c(last) == Some('-') && last.checked_sub(1).and_then(c).is_none_or(|c| c.is_whitespace() || c == '-');
    let is_sentence =
        c(last).is_some_and(|c| matches!(c, '.' | ':' | ';' | '!' | '?' | '|' | '•' | '>' | '=')) || dash;
    let place = if is_sentence || is_cell { Place::Sentence } else { Place::Running };
    let opens = ["BEGIN", "START"].iter().any(|word| ends_in(front.get(..=last).unwrap_or_default(), word));
    let word = front.get(..=last).unwrap_or_default().iter().rev().map(|glyph| glyph.c);
    let is_behind_small = !gap.is_empty()
        && (matches!(c(last), Some(',' | ')'))
            || word.take_while(|c| c.is_alphanumeric()).last().is_some_and(char::is_lowercase));
    Before { opens, is_cited, is_cell, is_behind_small, ..Before::at(place, false) }
}

/// Whether characters end in a word, in any case.
fn ends_in(front: &[Glyph], word: &str) -> bool {
    let mut back = front.iter().rev().map(|glyph| glyph.c);
    word.chars().rev().all(|c| back.next().is_some_and(|known| known.eq_ignore_ascii_case(&c)))
        && back.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the line above ends a sentence or is blank, and whether it is as short as a title.
fn above(glyphs: &[Glyph], start: usize) -> (bool, bool) {
    let front = glyphs.get(..start).unwrap_or_default();
    let ends = front
        .iter()
        .rev()
        .take_while(|glyph| glyph.c.is_whitespace())
        .filter(|glyph| glyph.c == '\n')
        .count();
    let Some(last) = front.iter().rposition(|glyph| !glyph.c.is_whitespace()) else { return (true, true) };
    let is_end = front.get(last).is_some_and(|glyph| matches!(glyph.c, '.' | ':' | ';' | '!' | '?' | ')'));
    let len = front.iter().take(last).rev().take(LINE_MAX).position(|glyph| glyph.c == '\n');
    let len = len.or((last < LINE_MAX).then_some(last)).unwrap_or(LINE_MAX);
    (is_end || ends > 1, len <= TITLE_MAX)
}

/// Bullets and quotation marks at a line's beginning.
fn is_bullet(label: &str) -> bool {
    label
        .chars()
        .all(|c| matches!(c, '-' | '>' | '|' | '•' | '+' | '·' | '▪' | '◦' | '■' | ' ' | '¶' | '=' | '#'))
}

/// A number or letter as paragraphs and items have it, with bullets before and signs behind: `3.`, `¶ 3,`, `-- a)`, `(1)`.
pub(super) fn is_label(label: &str) -> bool {
    let label = label.trim_start_matches(|c: char| is_bullet(c.encode_utf8(&mut [0; 4])));
    let has_sign = label.starts_with('(') || label.ends_with(['.', ',', ':', ')', '-']);
    // "Para 1."
    let label = ["PARAGRAPH ", "PARA ", "Paragraph ", "Para "]
        .iter()
        .find_map(|word| label.strip_prefix(word))
        .unwrap_or(label);
    let label = label.trim_end_matches([' ', '-', '.', ',', ':', ';', ')', '/']).trim_start_matches('(');
    let len = label.chars().count();
    let is_number = len > 0
        && len <= 4
        && label.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'l' | 'I' | 'O'));
    let is_letter = len == 1 && label.chars().all(char::is_alphabetic);
    let is_roman =
        len > 0 && len <= 5 && label.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    // "P3.", as scanning makes it of a pilcrow.
    let is_pilcrow = len > 1 && len <= 4 && label.chars().skip(1).all(|c| c.is_ascii_digit());
    is_number || has_sign && (is_letter || is_roman) || is_pilcrow
}

/// Whether words end in what cites a part of a law or a text: `section`, `para 3`, `1.4`.
fn is_cited(words: &[Glyph]) -> bool {
    const CITES: [&str; 19] = [
        "SEC",
        "SECS",
        "SECTION",
        "SECTIONS",
        "PARA",
        "PARAS",
        "PARAGRAPH",
        "PARAGRAPHS",
        "ARTICLE",
        "ARTICLES",
        "ART",
        "SUBPARA",
        "SUBPARAGRAPH",
        "CLAUSE",
        "ANNEX",
        "CHAPTER",
        "RULE",
        "PART",
        "ITEM",
    ];
    let mut tail: Vec<char> = words.iter().rev().take(24).map(|glyph| glyph.c).collect();
    tail.reverse();
    let tail: String = tail.into_iter().collect();
    let mut back = tail.split_whitespace().rev();
    let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
    let last = back.next().unwrap_or_default();
    // "in para 3. (C) The harbor" is a new sentence.
    let is_end = last.ends_with(['.', ':', ';']);
    let last = trimmed(last);
    let is_fraction = last.contains('.') && last.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_number = !last.is_empty() && last.chars().all(|c| c.is_ascii_digit());
    let before = back.next().map(trimmed).unwrap_or_default();
    CITES.contains(&last.as_str())
        || !is_end && (is_fraction || is_number && CITES.contains(&before.as_str()))
}
