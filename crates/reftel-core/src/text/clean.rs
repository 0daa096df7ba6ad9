use std::borrow::Cow;

use super::{Markup, Span};

/// The text of a file without its markup, and the way back from it to the file.
///
/// **Nothing is copied when a file has no markup**, which is the common case.
#[derive(Clone, Debug)]
pub struct Clean<'s> {
    bytes: Cow<'s, [u8]>,
    /// In order of `clean`; empty when the text is the file itself.
    pieces: Vec<Piece>,
    source_len: u32,
}

/// A run of the clean text that was copied from the file, or that stands for a piece of markup.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where the run begins in the clean text.
    clean: u32,
    /// The bytes of the file it came from.
    source: Span,
    /// Whether byte `n` of the run is byte `n` of the file's span; otherwise it stands for all of them.
    copied: bool,
}

impl<'s> Clean<'s> {
    /// `markup` must be in order and apart, as [`Source`](super::Source) holds it.
    pub(super) fn new(bytes: &'s [u8], markup: &[Markup]) -> Self {
        let source_len = Span::new(0, bytes.len()).end;
        if markup.is_empty() {
            return Self { bytes: Cow::Borrowed(bytes), pieces: Vec::new(), source_len };
        }
        let mut clean = Vec::with_capacity(bytes.len());
        let mut pieces = Vec::with_capacity(2 * markup.len() + 1);
        let mut at = 0;
        let copy = |clean: &mut Vec<u8>, pieces: &mut Vec<Piece>, source: Span| {
            if !source.is_empty() {
                pieces.push(Piece { clean: Span::new(0, clean.len()).end, source, copied: true });
                clean.extend_from_slice(bytes.get(source.range()).unwrap_or_default());
            }
        };
        for markup in markup {
            copy(&mut clean, &mut pieces, Span { start: at, end: markup.span.start });
            if let Some(shown) = markup.shown {
                pieces.push(Piece {
                    clean: Span::new(0, clean.len()).end,
                    source: markup.span,
                    copied: false,
                });
                clean.extend_from_slice(shown.encode_utf8(&mut [0; 4]).as_bytes());
            }
            at = markup.span.end;
        }
        copy(&mut clean, &mut pieces, Span { start: at, end: source_len });
        Self { bytes: Cow::Owned(clean), pieces, source_len }
    }

    /// The clean bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether clean offsets are offsets of the file.
    #[must_use]
    pub fn is_source(&self) -> bool {
        matches!(self.bytes, Cow::Borrowed(_))
    }

    /// The bytes of the file that a span of the clean text came from. Markup inside it is included, markup
    /// around it is not.
    #[must_use]
    pub fn origin(&self, span: Span) -> Span {
        if self.is_source() {
            return span;
        }
        let start = self.source_start(span.start);
        let end = if span.is_empty() { start } else { self.source_end(span.end) };
        Span { start, end: end.max(start) }
    }

    /// The piece that holds the clean byte at `offset`.
    fn piece(&self, offset: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.clean <= offset);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn source_start(&self, clean: u32) -> u32 {
        if clean as usize >= self.bytes.len() {
            return self.source_len;
        }
        match self.piece(clean) {
            Some(piece) if piece.copied => piece.source.start + (clean - piece.clean),
            Some(piece) => piece.source.start,
            None => clean,
        }
    }

    fn source_end(&self, clean: u32) -> u32 {
        let Some(last) = clean.checked_sub(1) else { return 0 };
        match self.piece(last) {
            Some(piece) if piece.copied => (piece.source.start + (clean - piece.clean)).min(piece.source.end),
            Some(piece) => piece.source.end,
            None => clean,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Source, Span};

    #[test]
    fn ok_origin_leads_back_to_the_file() {
        let source = Source::new("test", "a<b>bc</b>d&amp;e").unwrap();
        let clean = source.clean();
        assert_eq!(clean.bytes(), b"abcd&e");
        let origin = |start, end| source.raw(clean.origin(Span::new(start, end))).into_owned();
        assert_eq!(origin(0, 1), "a");
        assert_eq!(origin(1, 3), "bc");
        assert_eq!(origin(0, 2), "a<b>b");
        assert_eq!(origin(4, 5), "&amp;");
        assert_eq!(origin(5, 6), "e");
        assert_eq!(origin(0, 6), "a<b>bc</b>d&amp;e");
        assert_eq!(clean.origin(Span::new(6, 6)), Span::new(17, 17));
    }

    #[test]
    fn ok_no_markup_no_copy() {
        let source = Source::new("test", "R 131627Z FEB 08\n").unwrap();
        assert!(source.clean().is_source());
    }
}
