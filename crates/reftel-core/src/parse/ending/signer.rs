//! Whether a line is the name of who signed: no single sign tells, so that they are weighed together.

use super::closing::{closing_start, ends_address};
use super::trailer::is_downgrading;
use crate::cable::LineKind;
use crate::parse::piece::Piece;
use crate::parse::signature::{
    GREETING_MAX, ends_in_formula, ends_sentence, is_greeting, is_joining, is_signature_line, is_single_name,
    stands_before, without_tail,
};
use crate::text::Span;

/// The line of the signer, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signer {
    pub(super) name: Span,
    /// What stands before the name, up to `UNQUOTE`. It can be empty.
    pub(super) before: Span,
    /// The end of the message or the level after the name. It can be empty.
    pub(super) tail: Span,
}

/// The signer, if the last of `pieces` is the line with the name.
pub(super) fn find_signer(bytes: &[u8], pieces: &[Piece]) -> Option<Signer> {
    let (line, above) = pieces.split_last()?;
    if line.kind() != LineKind::Text {
        return None;
    }
    let (name, before, tail) = without_tail(bytes, line.span);
    let last = above.iter().rposition(|piece| piece.kind() != LineKind::Blank)?;
    let place = Place { bytes, name, above, last, before };
    place.can_sign().then_some(Signer { name, before, tail })
}

/// Fewest letters of a name in capitals that stands out below a list; shorter words are acronyms.
const STANDS_OUT_MIN: usize = 4;

/// A line that may be a name, and what stands above it.
struct Place<'a> {
    bytes: &'a [u8],
    name: Span,
    above: &'a [Piece],
    /// The last piece above that is not blank.
    last: usize,
    before: Span,
}

/// What speaks for a name and against one: any place of a name is enough, and either doubt outweighs all of them.
const PLACE: i32 = 1;
const IN_LIST: i32 = -8;
const BEFORE_TEXT: i32 = -8;

impl Place<'_> {
    fn can_sign(&self) -> bool {
        let has_shape = is_signature_line(self.bytes, self.name)
            || is_lowercase_name(self.bytes, self.name)
                && (self.is_below_sentence() || self.is_below_closing());
        if !has_shape {
            return false;
        }
        let evidence = [
            (self.is_after_unquote(), PLACE),
            (self.is_below_greeting(), PLACE),
            (self.is_below_sentence(), PLACE),
            (self.is_below_closing(), PLACE),
            (self.is_below_formula(), PLACE),
            (self.is_capitals_of_its_own(), PLACE),
            (self.is_below_crosses(), PLACE),
            (self.is_below_address(), PLACE),
            (self.is_capitals_below_names(), PLACE),
            (self.is_apart(), PLACE),
            (self.is_in_list(), IN_LIST),
            (self.is_before_text(), BEFORE_TEXT),
        ];
        let score: i32 = evidence.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
        score > 0
    }

    fn line_above(&self) -> Piece {
        self.above.get(self.last).copied().unwrap_or_default()
    }

    fn words_above(&self) -> &[u8] {
        self.bytes.get(self.line_above().span.range()).unwrap_or_default()
    }

    fn is_after_blank(&self) -> bool {
        self.last + 1 < self.above.len()
    }

    fn is_single(&self) -> bool {
        is_single_name(self.bytes, self.name)
    }

    fn is_after_unquote(&self) -> bool {
        !self.before.is_empty()
    }

    fn is_below_greeting(&self) -> bool {
        is_greeting(self.words_above()) || is_end_of_part(self.words_above())
    }

    fn is_below_sentence(&self) -> bool {
        self.line_above().kind() != LineKind::Rule && ends_sentence(self.bytes, self.line_above().span)
    }

    fn is_below_closing(&self) -> bool {
        let above = self.above.get(..=self.last).unwrap_or_default();
        closing_start(self.bytes, above).is_some()
            || is_rule_below_closing(self.bytes, above)
            || is_downgrading(self.words_above())
    }

    /// Below words that close a text, with or without a period.
    fn is_below_formula(&self) -> bool {
        ends_in_formula(self.words_above())
    }

    /// A single name in capitals stands out in a text with lowercase letters in which it stands nowhere else: an acronym
    /// at the end of a list does.
    fn is_capitals_of_its_own(&self) -> bool {
        let above = self.words_above();
        let Some(start) = self.above.first() else { return false };
        let last = above.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
        self.is_single()
            && (!is_joining(last) || above.ends_with(b" so on"))
            && self.name.len() >= STANDS_OUT_MIN
            && above.iter().filter(|b| b.is_ascii_lowercase()).nth(2).is_some()
            && !above.ends_with(b",")
            && !stands_before(self.bytes, start.span.to(self.name), self.name, <[u8]>::eq)
    }

    /// A single name in capitals stands out below a row of X.
    fn is_below_crosses(&self) -> bool {
        let words = self.words_above();
        self.is_single() && (words.ends_with(b"XXXX") || words.ends_with(b"xxxx"))
    }

    fn is_below_address(&self) -> bool {
        ends_address(self.words_above())
    }

    /// A single name in capitals stands out below a line that ends in a capitalised word: a list of names and titles. A
    /// sentence that goes on ends in a small one.
    fn is_capitals_below_names(&self) -> bool {
        let above = self.words_above().trim_ascii_end();
        let last = above.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        let is_capitalised = matches!(last, [first, rest @ ..]
            if first.is_ascii_uppercase() && !rest.is_empty() && rest.iter().all(u8::is_ascii_lowercase));
        self.is_single() && self.name.len() >= STANDS_OUT_MIN && is_capitalised
    }

    fn is_apart(&self) -> bool {
        self.is_after_blank() && self.line_above().kind() != LineKind::Rule
    }

    /// In a list of names the last is one of the list.
    fn is_in_list(&self) -> bool {
        !self.is_single() && !self.is_after_blank() && is_signature_line(self.bytes, self.line_above().span)
    }

    /// Whether no text was seen above, so that the line may be its first.
    fn is_before_text(&self) -> bool {
        !(self.above.iter().any(|piece| piece.kind() == LineKind::Paragraph)
            || ends_sentence(self.bytes, self.line_above().span)
            || self.is_below_greeting())
    }
}

/// Whether the last of `pieces` is a rule below a closing sentence.
pub(super) fn is_rule_below_closing(bytes: &[u8], pieces: &[Piece]) -> bool {
    let Some((rule, above)) = pieces.split_last() else { return false };
    let last = above.iter().rposition(|piece| piece.kind() != LineKind::Blank);
    rule.kind() == LineKind::Rule
        && last.is_some_and(|last| closing_start(bytes, above.get(..=last).unwrap_or_default()).is_some())
}

/// `END CONFIDENTIAL`: a part ends, without a period.
fn is_end_of_part(text: &[u8]) -> bool {
    text.starts_with(b"END ")
        && text.len() <= GREETING_MAX
        && text.iter().all(|b| b.is_ascii_uppercase() || *b == b' ')
}

/// A name in lowercase: one word, nothing else.
fn is_lowercase_name(bytes: &[u8], name: Span) -> bool {
    let text = bytes.get(name.range()).unwrap_or_default();
    (3..=20).contains(&text.len())
        && text.iter().all(u8::is_ascii_lowercase)
        && !text.iter().all(|b| *b == b'x')
}
