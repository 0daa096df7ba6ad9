//! The lines of a reference block as one text.

use crate::parse::PAGE_BREAK;
use crate::text::{Span, Spans};

/// A copy of the block's lines with the typography made plain, and the way back. Page residue between two
/// lines is not in it, so that the name of a post that a page break cut in two is whole here.
#[derive(Default)]
pub(super) struct Block {
    bytes: Vec<u8>,
    /// Where each byte came from.
    origin: Vec<Span>,
    /// Offsets of lines before which something else stood.
    breaks: Vec<usize>,
}

impl Block {
    /// Adds a line. A pilcrow, or what an encoding made of it, is left out at its start; so is a list dash.
    pub(super) fn push_line(&mut self, bytes: &[u8], line: Span) {
        if let Some(last) = self.origin.last() {
            let between = bytes.get(last.range().end..line.range().start).unwrap_or_default();
            if !between.iter().all(|byte| byte.is_ascii_whitespace() && *byte != PAGE_BREAK) {
                self.breaks.push(self.bytes.len());
            }
            self.push(b'\n', Span { end: line.start, ..line });
        }
        let text = bytes.get(line.range()).unwrap_or_default();
        self.bytes.reserve(text.len());
        self.origin.reserve(text.len());
        let mut at = skip_marks(text);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let (shown, len) = plain(rest);
            if let Some(shown) = shown {
                let start = line.range().start + at;
                self.push(shown, Span::new(start, start + len));
            }
            at += len;
        }
    }

    fn push(&mut self, byte: u8, origin: Span) {
        self.bytes.push(byte);
        self.origin.push(origin);
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes of the cable that a span of the block came from.
    pub(super) fn origin(&self, span: Span) -> Span {
        let range = span.range();
        match self.origin.get(range.clone()).unwrap_or_default() {
            [first, .., last] => first.to(*last),
            [one] => *one,
            // Nothing, and where it stands.
            [] => {
                let next = self.origin.get(range.start).map(|next| next.start);
                let at = next.or_else(|| self.origin.last().map(|last| last.end)).unwrap_or_default();
                Span { start: at, end: at }
            }
        }
    }

    /// The first piece of them, where something else stands between. None if there is nothing but line ends.
    pub(super) fn first_origin(&self, span: Span) -> Option<Span> {
        self.origins(span).iter().next()
    }

    /// The same in several pieces where something else stands between.
    pub(super) fn origins(&self, span: Span) -> Spans {
        let (mut at, end) = (span.range().start, span.range().end);
        let mut spans = Spans::new();
        let first = self.breaks.partition_point(|next| *next <= at);
        for next in self.breaks.get(first..).unwrap_or_default().iter().take_while(|next| **next < end) {
            // A line of marks and nothing else left nothing.
            if at < *next {
                spans.push(self.origin(Span::new(at, *next)));
            }
            // The line end itself is where the other thing stood.
            at = next + 1;
        }
        if at < end {
            spans.push(self.origin(Span::new(at, end)));
        }
        spans
    }
}

/// Length of the pilcrow and the dashes in front of a line.
fn skip_marks(line: &[u8]) -> usize {
    let mut rest = line;
    loop {
        rest = match rest {
            [0xc2, 0xb6, rest @ ..] | [0xef, 0xbf, 0xbd, rest @ ..] => rest,
            [b'?', letter, b'.' | b')', ..] if letter.is_ascii_alphanumeric() => {
                rest.get(1..).unwrap_or_default()
            }
            [b'-' | b'*' | b'+' | b' ' | b'\t', rest @ ..] => rest,
            _ => return line.len() - rest.len(),
        };
    }
}

/// The character at the start of `text` as the grammar knows it, and its length. None if it says nothing.
fn plain(text: &[u8]) -> (Option<u8>, usize) {
    match text {
        [0xc2, 0xb6, ..] => (None, 2),
        [0xc2, 0xa0, ..] => (Some(b' '), 2),
        [0xe2, 0x80, 0x98 | 0x99, ..] => (Some(b'\''), 3),
        [0xe2, 0x80, 0x9c | 0x9d, ..] => (Some(b'"'), 3),
        [0xe2, 0x80, 0x90..=0x95, ..] => (Some(b'-'), 3),
        [byte, ..] => (Some(*byte), 1),
        [] => (None, 1),
    }
}
