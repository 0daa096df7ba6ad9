//! What a line of the text looks like: a heading, a row of a table, a sub-paragraph, a title.

use super::labels::ROMAN_ITEMS;
use super::line_traits::LineTraits;
use super::marking::parse_portion;
use super::piece::Piece;
use super::role::opening;
use crate::cable::{Item, LineKind};
use crate::text::{Cursor, Span, Spans, trim};

/// Longest line of a heading, in bytes.
const HEADING_MAX: usize = 90;
/// Most words of a heading that has no rule.
const TITLE_WORDS: usize = 10;

/// Three marks or more and nothing else, or a lone dash.
pub(super) fn is_rule(line: &[u8]) -> bool {
    let is_mark = |b: &&u8| matches!(b, b'-' | b'=' | b'*' | b'_' | b'~');
    // Given up at the first other byte: the text asked about can be long.
    let only_marks = line.iter().all(|b| is_mark(&b) || matches!(b, b' ' | b'\t'));
    only_marks && (line.iter().filter(is_mark).nth(2).is_some() || line == b"-")
}

/// Whether a line of the text is a rule.
pub(super) fn is_rule_line(bytes: &[u8], line: Span) -> bool {
    is_rule(bytes.get(line.range()).unwrap_or_default())
}

/// Words that can be a heading's; columns separated by spaces are the head of a table.
pub(super) fn is_heading_line(bytes: &[u8], piece: Piece) -> bool {
    let is_text = !matches!(piece.kind(), LineKind::Blank | LineKind::Rule | LineKind::Residue);
    is_text && piece.span.len() <= HEADING_MAX && column_gaps(bytes, piece) == 0
}

/// Marks that stand around a heading or open a quotation in it.
fn is_heading_mark(byte: u8) -> bool {
    matches!(byte, b'/' | b'*' | b'=' | b'"' | b'(' | b'.' | b'-' | b' ' | b'\'' | b'#') || byte >= 0x80
}

/// A short line without a period at its end, or at the end of what is in quotes or brackets, in capitals or capitalised.
pub(super) fn is_title(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let words = text.split(u8::is_ascii_whitespace).take(TITLE_WORDS + 1).count();
    let is_enclosed = text.starts_with(b"(");
    let last = text.iter().rfind(|b| !(matches!(b, b'"' | b'\'') || is_enclosed && **b == b')'));
    let ends = last.is_some_and(|b| matches!(b, b'.' | b',' | b';' | b'-' | b':'));
    words <= TITLE_WORDS && !ends && begins_title(bytes, line)
}

/// Most words of a title with a colon after it.
const LABEL_WORDS: usize = 4;

/// A few words with a colon after them: `Reactions:`
pub(super) fn is_label(bytes: &[u8], line: Span) -> bool {
    let Some(words) = bytes.get(line.range()).and_then(|text| text.strip_suffix(b":")) else { return false };
    words.split(u8::is_ascii_whitespace).take(LABEL_WORDS + 1).count() <= LABEL_WORDS
        && begins_title(bytes, Span::new(line.range().start, line.range().end - 1))
}

/// Whether a line can be the first of a title: short, with a capital, and some of its words left.
fn begins_title(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let first = text.iter().find(|b| !is_heading_mark(**b));
    // "*Source: the ministry" explains a star in the table above.
    let is_footnote = matches!(text, [b'*', second, ..] if second.is_ascii_alphabetic())
        && !text.ends_with(b"*")
        || text.get(..7).is_some_and(|head| head.eq_ignore_ascii_case(b"source:"));
    let is_short = line.len() <= HEADING_MAX;
    is_short && first.is_some_and(u8::is_ascii_uppercase) && !is_crossed_out(text) && !is_footnote
}

/// Whether lines over a rule are a title, where the rule is all that sets them apart from the text above. They
/// can have many words, and end in an abbreviation (`OF THE U.S.`), but none of them ends a sentence.
pub(super) fn is_underlined_title(bytes: &[u8], lines: &Spans) -> bool {
    let (Some(first), Some(last)) = (lines.iter().next(), lines.last()) else { return false };
    let ends_sentence = |line: Span| {
        let text = bytes.get(line.range()).unwrap_or_default();
        let closing = text.iter().rev().take_while(|b| matches!(b, b'"' | b')' | b'\'' | 0x80..)).count();
        let text = text.get(..text.len() - closing).unwrap_or_default();
        let is_abbreviation = matches!(text, [.., b'.', b'A'..=b'Z', b'.']);
        !is_abbreviation && text.last().is_some_and(|b| matches!(b, b'.' | b';'))
    };
    let goes_on = bytes.get(last.range()).is_some_and(|text| text.ends_with(b",") || text.ends_with(b"-"));
    begins_title(bytes, first) && !goes_on && !lines.iter().any(ends_sentence)
}

/// A line that has letters, all of them capitals.
pub(super) fn is_capital(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    text.iter().any(u8::is_ascii_uppercase) && !text.iter().any(u8::is_ascii_lowercase)
}

/// Nothing but rows of X: words taken out, of which nobody knows what they were.
pub(super) fn is_crossed_out(text: &[u8]) -> bool {
    text.iter().all(|b| matches!(b, b'X' | b'x' | b' ' | b'.' | b','))
        && text.iter().any(|b| !b.is_ascii_whitespace())
}

/// How often three spaces or more, a tab or a vertical bar stand between words.
pub(super) fn column_gaps(bytes: &[u8], line: Piece) -> usize {
    if !line.traits.may_have(LineTraits::GAPS) {
        return 0;
    }
    let text = bytes.get(line.span.range()).unwrap_or_default();
    text.windows(4).filter(|window| matches!(window, [a, b' ', b' ', b' '] if *a != b' ')).count()
        + text.windows(2).filter(|window| matches!(window, [a, b'\t'] if *a != b'\t')).count()
        + text.iter().filter(|b| **b == b'|').count()
}

/// The title at the start of a paragraph's text: known words, with a colon, a period or a dash after them.
pub(super) fn title(c: Cursor<'_>) -> Option<Span> {
    opening(c).map(|opening| opening.words)
}

/// What stands before a line that may be an item.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before<'b> {
    /// Whether the line goes on with a sentence, so that a dash or a bracket may belong to it.
    pub(super) is_open: bool,
    /// Whether it stands where capital letters can begin a list: after a colon, or in a text all in capitals.
    pub(super) is_list: bool,
    /// The items before it.
    pub(super) items: &'b [Item],
}

/// How many items back a list can go on that was interrupted by one inside it.
const NESTED: usize = 12;

impl Before<'_> {
    /// The labels before, the nearest first.
    fn labels<'t>(&self, bytes: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
        self.items.iter().rev().take(NESTED).filter_map(|item| bytes.get(item.label.range()))
    }
}

/// A sub-paragraph: `--`, `-`, `*`, `a.`, `(a)`, `A)`, `(1)`, `iv)`, `1.` at the start of a line.
pub(super) fn item(bytes: &[u8], line: Span, before: Before<'_>) -> Option<Item> {
    let start = Cursor::new(bytes, line);
    let mut c = start;
    let begins_word = c.peek().is_some_and(|b| b.is_ascii_alphanumeric());
    let is_item = if !begins_word && dash_label(&mut c) {
        // A dash in the middle of a sentence goes on in lowercase, unless dashes stand before it too.
        let dash = trim(bytes, c.since(line.range().start));
        let is_list = before.labels(bytes).next().is_some_and(|label| Some(label) == bytes.get(dash.range()));
        !before.is_open || is_list || !after_spaces(c).peek().is_some_and(|b| b.is_ascii_lowercase())
    } else {
        c = start;
        let label = letter_label(&mut c)?;
        let mut last = before.labels(bytes).filter_map(label_of);
        let nearest = last.next();
        let goes_on = nearest.is_some_and(|last| last.is_followed_by(label))
            || last.any(|last| last.goes_on_with(label));
        let begins = if label.is_initial {
            before.is_list && label.value == LabelValue::Letter(1)
        } else {
            label.value.is_first()
        };
        // With a portion mark after it a letter is no initial.
        goes_on || is_marked(c) || !before.is_open && begins
    };
    if !is_item || c.is_done() {
        return None;
    }
    let label = trim(bytes, c.since(line.range().start));
    c.eat_spaces();
    let portion = parse_portion(&mut c);
    c.eat_spaces();
    Some(Item { label, portion, text: c.rest_span().into() })
}

fn is_marked(c: Cursor<'_>) -> bool {
    parse_portion(&mut after_spaces(c)).is_some()
}

fn after_spaces(mut c: Cursor<'_>) -> Cursor<'_> {
    c.eat_spaces();
    c
}

/// One to three dashes, also apart, a star, a bullet; `--` needs no space after it.
fn dash_label(c: &mut Cursor<'_>) -> bool {
    if c.eat_str("•") || c.eat_str("·") || c.eat_str("●") || c.eat_str("–") {
        return c.eat_spaces();
    }
    // Books print no space after it.
    if c.eat_str("—") {
        return c.eat_spaces() || c.peek().is_some_and(|b| b.is_ascii_uppercase());
    }
    if c.eat(b'*') {
        return c.eat_spaces();
    }
    let mut dashes = 0;
    loop {
        let mut ahead = *c;
        ahead.eat_spaces();
        if !ahead.eat(b'-') {
            break;
        }
        (*c, dashes) = (ahead, dashes + 1);
    }
    let is_apart = c.peek().is_some_and(|b| matches!(b, b' ' | b'\t'));
    let is_word =
        c.peek().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'(' | b'"') || b >= 0x80);
    matches!(dashes, 1..=3) && (is_apart || dashes > 1 && is_word)
}

/// What a lettered or numbered label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelValue {
    /// `a`, `B`, and the letters of Roman numerals: from 1.
    Letter(u32),
    /// `ii`, `iv`.
    Roman(u32),
    Number(u32),
}

impl LabelValue {
    fn is_first(self) -> bool {
        matches!(self, Self::Letter(1 | 9) | Self::Roman(1) | Self::Number(1))
    }

    /// Whether `next` counts on.
    fn counts_to(self, next: Self) -> bool {
        match (self, next) {
            (Self::Letter(a), Self::Letter(b))
            | (Self::Number(a), Self::Number(b))
            | (Self::Roman(a), Self::Roman(b)) => b > a && b <= a + 2,
            // `i` and `v` are letters too.
            (Self::Letter(9), Self::Roman(2))
            | (Self::Roman(4), Self::Letter(22))
            | (Self::Letter(22), Self::Roman(6))
            | (Self::Roman(9), Self::Letter(24)) => true,
            _ => false,
        }
    }
}

/// A lettered or numbered label.
#[derive(Clone, Copy, Debug)]
struct Label {
    value: LabelValue,
    /// Whether it can also be the initial of a name: `A.`
    is_initial: bool,
}

impl Label {
    /// Whether `next` can stand after it: the next one, or the first of another list.
    fn is_followed_by(self, next: Self) -> bool {
        let is_same = std::mem::discriminant(&self.value) == std::mem::discriminant(&next.value);
        self.goes_on_with(next) || !is_same && !next.is_initial && next.value.is_first()
    }

    /// Whether `next` is the next one of the same list.
    fn goes_on_with(self, next: Self) -> bool {
        self.value.counts_to(next.value) && (self.is_initial || !next.is_initial)
    }
}

/// The letter, from 1, of a line that begins like a lettered part: `A. (U) ...`, `¶b) ...`, `(c) ...`.
pub(super) fn lettered(bytes: &[u8], line: Span) -> Option<u32> {
    let mut c = Cursor::new(bytes, line);
    c.eat_str("¶");
    c.eat_spaces();
    if c.peek().is_some_and(|b| b.is_ascii_digit()) {
        return None;
    }
    match letter_label(&mut c)?.value {
        LabelValue::Letter(letter) => Some(letter),
        LabelValue::Roman(_) | LabelValue::Number(_) => None,
    }
}

fn label_of(label: &[u8]) -> Option<Label> {
    letter_label_of(&mut Cursor::new(label, Span::new(0, label.len())))
}

/// Longest label in letters and the mark after it, in bytes.
const LABEL_MAX: usize = 5;

/// `a.`, `(a)`, `A)`, `iv)`, `(1)`, `1)`, `1.`, with a space after it.
fn letter_label(c: &mut Cursor<'_>) -> Option<Label> {
    let label = letter_label_of(c)?;
    c.peek().is_some_and(|b| matches!(b, b' ' | b'\t' | b'(')).then_some(label)
}

fn letter_label_of(c: &mut Cursor<'_>) -> Option<Label> {
    let open = c.eat(b'(');
    let start = c.at();
    let mut is_of_number = false;
    let value = if let Some((number, _)) = c.eat_number(1..=2) {
        match c.rest() {
            // "2a.": the number of the paragraph stands in front.
            [letter, b'.' | b')', ..] if letter.is_ascii_alphabetic() => {
                is_of_number = true;
                let letter = u32::from(letter.to_ascii_lowercase() - b'a') + 1;
                c.bump();
                LabelValue::Letter(letter)
            }
            _ => LabelValue::Number(number),
        }
    } else {
        // No label has more letters than "viii", and most words end in something else than a label does.
        let head = c.rest().get(..LABEL_MAX).unwrap_or(c.rest());
        let len = head.iter().position(|b| !b.is_ascii_alphabetic())?;
        matches!(head.get(len), Some(b')' | b'.')).then_some(())?;
        let letters = Span::new(start, start + len);
        c.skip(len);
        match c.slice(letters) {
            [letter] => LabelValue::Letter(u32::from(letter.to_ascii_lowercase() - b'a') + 1),
            word => {
                let found =
                    ROMAN_ITEMS.iter().position(|roman| word.eq_ignore_ascii_case(roman.as_bytes()))?;
                LabelValue::Roman(u32::try_from(found).ok()? + 1)
            }
        }
    };
    let is_capital = c.slice(c.since(start)).iter().any(u8::is_ascii_uppercase);
    // "A." may be the initial of a name; "A)" is none.
    let is_closed = c.eat(b')');
    (is_closed || !open && c.eat(b'.'))
        .then_some(Label { value, is_initial: is_capital && !is_closed && !is_of_number })
}
