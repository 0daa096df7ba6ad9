//! Headings between paragraphs.

use super::builder::Builder;
use crate::cable::{Heading, LineKind, Role};
use crate::parse::line_shape::{
    is_capital, is_crossed_out, is_heading_line, is_label, is_title, is_underlined_title,
};
use crate::parse::piece::{Piece, blanks_ahead};
use crate::parse::role::{is_closing_line, opening};
use crate::text::{Cursor, Span, Spans};

/// Most lines of a heading's text.
const HEADING_LINES: usize = 3;

/// Parts that a paragraph brings and that belong to it.
const INNER: [Role; 5] = [Role::Text, Role::Quote, Role::Translation, Role::Points, Role::Note];

impl Builder<'_> {
    /// A heading at `at`: lines between rules, or over one, or a short line by itself. Returns it with the index
    /// of the next unread piece.
    pub(super) fn heading(&self, at: usize, end: usize) -> Option<(Heading, usize)> {
        let first = self.piece(at)?;
        if first.kind() == LineKind::Rule {
            return self.between_rules(at, end);
        }
        // Copies that lost their blank lines have headings right after the end of a sentence.
        let is_free = self.is_free();
        if !is_free && !self.may_have_title_below() {
            return None;
        }
        let next = self.after_heading_lines(at, end);
        let cover = self.cover(at, next)?;
        let below = self.after_residue(next, end);
        let rule = self.piece(below).filter(|rule| below < end && rule.kind() == LineKind::Rule);
        if let Some(rule) = rule {
            let text = self.lines(at, next);
            let is_heading = if is_free {
                below == next || is_title(self.bytes, cover)
            } else {
                is_underlined_title(self.bytes, &text)
            };
            let heading = || Heading { text: self.undressed(&text), span: first.span.to(rule.span) };
            return is_heading.then(|| (heading(), below + 1));
        }
        let line = first.span;
        let is_heading =
            self.is_part_name(line) || self.is_alone(first, at + 1, end) || self.is_between_ornaments(line);
        is_heading.then(|| (Heading { text: self.undressed(&line.into()), span: line }, at + 1))
    }

    /// Lines between two rules. A rule above and none below also opens a table; only a line alone may be a heading
    /// without the second rule.
    fn between_rules(&self, at: usize, end: usize) -> Option<(Heading, usize)> {
        let rule = self.piece(at)?;
        let from = self.after_residue(at + 1, end);
        let next = self.after_heading_lines(from, end);
        let cover = self.cover(from, next)?;
        let text = || self.lines(from, next);
        let below = self.after_residue(next, end);
        if let Some(below_rule) =
            self.piece(below).filter(|rule| below < end && rule.kind() == LineKind::Rule)
        {
            let span = rule.span.to(below_rule.span);
            return Some((Heading { text: self.undressed(&text()), span }, below + 1));
        }
        // A page can end between its lines.
        let last = self.after_heading_lines(below, end);
        let rule_after = self.piece(last).filter(|rule| last < end && rule.kind() == LineKind::Rule);
        if let Some(rule_after) = rule_after.filter(|_| below > next && last > below) {
            let mut text = text();
            self.lines(below, last).iter().for_each(|line| text.push(line));
            return Some((Heading { text, span: rule.span.to(rule_after.span) }, last + 1));
        }
        let line = self.piece(from)?;
        (next == from + 1 && self.is_before_paragraph(next, end) && is_title(self.bytes, line.span))
            .then(|| (Heading { text: text(), span: rule.span.to(cover) }, next))
    }

    /// The words of a heading without the ornaments around them.
    fn undressed(&self, text: &Spans) -> Spans {
        text.iter().map(|line| without_ornaments(self.bytes, line).unwrap_or(line)).collect()
    }

    /// Whether a line is a title between ornaments, which set it apart like rules: `--- Harbor dues ---`.
    fn is_between_ornaments(&self, line: Span) -> bool {
        !self.is_in_sentence()
            && !self.is_of_quote(line)
            && without_ornaments(self.bytes, line).is_some_and(|words| is_title(self.bytes, words))
    }

    /// The piece after the lines of a heading's text.
    fn after_heading_lines(&self, at: usize, end: usize) -> usize {
        let is_line = |next: &usize| {
            self.piece(*next).is_some_and(|piece| is_heading_line(self.bytes, piece))
                && self.number(*next).is_none()
        };
        at + (at..end.min(at + HEADING_LINES)).take_while(is_line).count()
    }

    /// The text of pieces, line by line.
    fn lines(&self, from: usize, to: usize) -> Spans {
        self.pieces.get(from..to).unwrap_or_default().iter().map(|piece| piece.span).collect()
    }

    /// From the first byte of pieces to the last; None if there are none.
    fn cover(&self, from: usize, to: usize) -> Option<Span> {
        let pieces = self.pieces.get(from..to)?;
        Some(pieces.first()?.span.to(pieces.last()?.span))
    }

    /// A title on a line of its own: right before a paragraph, or in capitals amid other text, between blank lines.
    fn is_alone(&self, line: Piece, next: usize, end: usize) -> bool {
        let bytes = self.bytes;
        let is_before = self.is_before_paragraph(next, end);
        let is_label = is_before && self.blanks > 0 && is_label(bytes, line.span);
        if self.is_in_address(next - 1) {
            return false;
        }
        if !(is_label || is_title(bytes, line.span))
            || self.is_below_address()
            || self.is_in_sentence()
            || self.is_of_heading(line)
            || self.is_of_quote(line.span)
        {
            return false;
        }
        if is_before {
            return true;
        }
        let blanks = blanks_ahead(self.pieces, next);
        let is_between = self.blanks > 0 && blanks > 0 && next + blanks < end;
        is_between && self.is_mixed && is_capital(bytes, line.span)
    }

    /// Whether the line at `at` goes on with the address of a page that begins above it: one word right below one that has
    /// `://` in it and ends in a mark, or that has marks which only addresses have.
    fn is_in_address(&self, at: usize) -> bool {
        let text = |at: usize| self.piece(at).and_then(|piece| self.bytes.get(piece.span.range()));
        let (Some(line), Some(above)) = (text(at), at.checked_sub(1).and_then(text)) else { return false };
        let last = above.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        let is_address = last.windows(3).any(|mark| mark == b"://") || last.starts_with(b"www.");
        let is_open =
            matches!(last, [.., b'=' | b'/' | b'-' | b'_' | b'?' | b'&' | b'.' | b'%' | b'#' | b'+']);
        let is_part = line.iter().any(|b| matches!(b, b'_' | b'/' | b'%' | b'=' | b'&'))
            || line.windows(2).any(|pair| matches!(pair, [b'.', letter] if letter.is_ascii_alphanumeric()));
        is_address && !line.contains(&b' ') && (is_open || is_part)
    }

    /// Whether a line is a field of the heading of a telegram that the text quotes.
    fn is_of_heading(&self, line: Piece) -> bool {
        matches!(
            line.kind(),
            LineKind::ExecutiveOrder
                | LineKind::Tags
                | LineKind::Subject
                | LineKind::Reference
                | LineKind::ClassifiedBy
        )
    }

    /// Whether a line opens or closes what the text quotes: `(BEGIN TEXT)`, `END POINTS`.
    fn is_of_quote(&self, line: Span) -> bool {
        let bytes = self.bytes;
        let opening = opening(Cursor::new(bytes, line));
        is_closing_line(bytes, line)
            || opening.is_some_and(|opening| {
                opening.is_all && opening.role.is_some_and(|role| INNER.contains(&role))
            })
    }

    /// Whether the line above is an address that may go on: `http://www.example.gov/a/`.
    fn is_below_address(&self) -> bool {
        let above = self.bytes.get(self.last_line.range()).unwrap_or_default();
        let last = above.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        let is_address = last.windows(3).any(|part| part == b"://") || last.starts_with(b"www.");
        self.open.is_some() && self.blanks == 0 && is_address
    }

    fn is_before_paragraph(&self, next: usize, end: usize) -> bool {
        let below = next + blanks_ahead(self.pieces, next);
        below < end && self.number(below).is_some()
    }

    /// Words that open a part of the text, and nothing else: `BEGIN SUMMARY`, `Comment:`. The texts and quotations
    /// that a paragraph brings are part of it.
    fn is_part_name(&self, line: Span) -> bool {
        opening(Cursor::new(self.bytes, line))
            .is_some_and(|opening| opening.is_all && !opening.role.is_some_and(|role| INNER.contains(&role)))
    }

    /// The title on a paragraph's own line, with a rule below: the piece of the rule.
    pub(super) fn underline(&self, at: usize, end: usize, title: Span) -> Option<usize> {
        let bytes = self.bytes;
        let text = bytes.get(title.range()).unwrap_or_default();
        let below = self.after_residue(at + 1, end);
        let is_rule = below < end && self.piece(below).is_some_and(|piece| piece.kind() == LineKind::Rule);
        // The rule may also be the upper one of a heading.
        (is_rule
            && is_title(bytes, title)
            && !is_crossed_out(text)
            && self.between_rules(below, end).is_none())
        .then_some(below)
    }

    /// The piece after what a page break left at `at`.
    fn after_residue(&self, at: usize, end: usize) -> usize {
        let mut next = at;
        let mut after = at;
        while let Some(piece) = self.piece(next).filter(|_| next < end) {
            match piece.kind() {
                LineKind::Residue => after = next + 1,
                LineKind::Blank if next > at || after > at || self.is_residue_ahead(next, end) => {}
                _ => break,
            }
            next += 1;
        }
        if after > at { after + blanks_ahead(self.pieces, after) } else { at }
    }

    fn is_residue_ahead(&self, at: usize, end: usize) -> bool {
        let next = at + blanks_ahead(self.pieces, at);
        next < end && self.piece(next).is_some_and(|piece| piece.kind() == LineKind::Residue)
    }
}

/// The words of a line that has ornaments on both sides: `//HARBOR DUES//`, `*** Harbor dues ***`, `--- Harbor dues ---`.
/// None if it has none.
fn without_ornaments(bytes: &[u8], line: Span) -> Option<Span> {
    let text = bytes.get(line.range())?;
    let is_ornament =
        |b: &u8| matches!(b, b'/' | b'*' | b'=' | b'-' | b'_' | b'~' | b'#' | b'<' | b'>' | b' ');
    let front = text.iter().take_while(|b| is_ornament(b)).count();
    let back = text.iter().rev().take_while(|b| is_ornament(b)).count();
    let count = |part: Option<&[u8]>| part.unwrap_or_default().iter().filter(|b| **b != b' ').count();
    let (before, after) = (count(text.get(..front)), count(text.get(text.len() - back..)));
    let is_dressed = before > 1 && after > 1 || before == 1 && after == 1 && text.starts_with(b"*");
    (is_dressed && front + back < text.len()).then(|| {
        let start = line.range().start;
        Span::new(start + front, start + text.len() - back)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_ornaments() {
        let words = |text: &str| {
            without_ornaments(text.as_bytes(), Span::new(0, text.len()))
                .map(|span| text[span.range()].to_owned())
        };
        assert_eq!(words("//HARBOR DUES//").as_deref(), Some("HARBOR DUES"));
        assert_eq!(words("*** Harbor dues ***").as_deref(), Some("Harbor dues"));
        assert_eq!(words("--- Harbor dues ---").as_deref(), Some("Harbor dues"));
        assert_eq!(words("-- Harbor dues"), None);
        assert_eq!(words("----------"), None);
        assert_eq!(words("Harbor dues"), None);
    }
}
