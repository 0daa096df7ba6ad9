use std::borrow::Cow;
use std::fmt;

use super::{Clean, Encoding, Markup, Span, Spans, markup};

/// A file as it was read, and which of its bytes are markup.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    bytes: Vec<u8>,
    encoding: Encoding,
    markup: Vec<Markup>,
}

/// The file has 4 GiB or more: its offsets do not fit a [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a file of less than 4 GiB")
    }
}

impl std::error::Error for TooLarge {}

impl Source {
    /// Takes a file's name and bytes, and finds the markup in them.
    ///
    /// The bytes should be UTF-8; whatever is not shows as U+FFFD.
    ///
    /// # Errors
    /// [`TooLarge`] when the bytes cannot be counted in a `u32`.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Result<Self, TooLarge> {
        let bytes = bytes.into();
        if u32::try_from(bytes.len()).is_err() {
            return Err(TooLarge);
        }
        let markup = markup::find(&bytes);
        Ok(Self { name: name.into(), bytes, encoding: Encoding::Utf8, markup })
    }

    /// Says which encoding the file had before it was made UTF-8; without it, UTF-8.
    #[must_use]
    pub fn with_encoding(self, encoding: Encoding) -> Self {
        Self { encoding, ..self }
    }

    /// The encoding of the file. [`bytes`](Self::bytes) is UTF-8 in any case.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The name it was opened under: a file name, or a word for a paste.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes as read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The span of the whole file.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(0, self.bytes.len())
    }

    /// The bytes that are not text, in order and apart.
    #[must_use]
    pub fn markup(&self) -> &[Markup] {
        &self.markup
    }

    /// What a parser reads: the text without its markup.
    #[must_use]
    pub fn clean(&self) -> Clean<'_> {
        Clean::new(&self.bytes, &self.markup)
    }

    /// The bytes of `span` as they stand in the file, markup included.
    #[must_use]
    pub fn raw(&self, span: Span) -> Cow<'_, str> {
        String::from_utf8_lossy(self.bytes.get(span.range()).unwrap_or_default())
    }

    /// The text of `span`: markup left out, entities read, line ends kept.
    #[must_use]
    pub fn text(&self, span: Span) -> Cow<'_, str> {
        let first = self.markup.partition_point(|markup| markup.span.end <= span.start);
        let inside = self.markup.get(first..).unwrap_or_default();
        if inside.first().is_none_or(|markup| markup.span.start >= span.end) {
            return self.raw(span);
        }
        let mut text = String::with_capacity(span.len());
        let mut at = span.start;
        for markup in inside.iter().take_while(|markup| markup.span.start < span.end) {
            text.push_str(&self.raw(Span { start: at, end: markup.span.start.max(at) }));
            text.extend(markup.shown);
            at = markup.span.end;
        }
        text.push_str(&self.raw(Span { start: at.min(span.end), end: span.end }));
        Cow::Owned(text)
    }

    /// Calls `each` for every character that [`Source::text`] shows of `span`, with the bytes it came from.
    pub(crate) fn each_char(&self, span: Span, mut each: impl FnMut(char, Span)) {
        let first = self.markup.partition_point(|markup| markup.span.end <= span.start);
        let inside = self.markup.get(first..).unwrap_or_default();
        let mut at = span.start;
        for markup in inside.iter().take_while(|markup| markup.span.start < span.end) {
            self.each_raw(Span { start: at, end: markup.span.start.max(at) }, &mut each);
            markup.shown.into_iter().for_each(|shown| each(shown, markup.span));
            at = markup.span.end;
        }
        self.each_raw(Span { start: at.min(span.end), end: span.end }, &mut each);
    }

    /// Calls `each` for every character of the bytes of `span`, with those bytes.
    pub(super) fn each_raw(&self, span: Span, each: &mut dyn FnMut(char, Span)) {
        let mut at = span.start as usize;
        let mut character = |c: char, len: usize| {
            each(c, Span::new(at, at + len));
            at += len;
        };
        for chunk in self.bytes.get(span.range()).unwrap_or_default().utf8_chunks() {
            chunk.valid().chars().for_each(|c| character(c, c.len_utf8()));
            if !chunk.invalid().is_empty() {
                character(char::REPLACEMENT_CHARACTER, chunk.invalid().len());
            }
        }
    }

    /// The text of `spans` as one line: the pieces joined, each run of whitespace turned into one space. A line that ends in a word with a hyphen is joined without a space.
    #[must_use]
    pub fn line(&self, spans: &Spans) -> String {
        let mut joined = String::new();
        for span in spans.iter() {
            for line in self.text(span).split(is_line_end) {
                let mut words = line.split_whitespace();
                let Some(first) = words.next() else { continue };
                if !joined.is_empty() && !ends_in_hyphen(&joined) {
                    joined.push(' ');
                }
                joined.push_str(first);
                for word in words {
                    joined.push(' ');
                    joined.push_str(word);
                }
            }
        }
        joined
    }
}

/// The characters that end a line, as [`lines`](super::lines) has them.
pub(crate) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a line ends in a hyphenated word: `US-` is, a dash (`--`, ` -`) is not.
pub(super) fn ends_in_hyphen(line: &str) -> bool {
    line.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric))
}

impl fmt::Debug for Source {
    /// Name and size only: what a file says must not get into a log by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("test", text).unwrap()
    }

    #[test]
    fn ok_text_leaves_markup_out() {
        let s = source("TAGS: <u>PREL &amp; GM</u>\n");
        assert_eq!(s.text(s.span()), "TAGS: PREL & GM\n");
        assert_eq!(s.raw(s.span()), "TAGS: <u>PREL &amp; GM</u>\n");
        assert_eq!(s.text(Span::new(9, 14)), "PREL ");
        assert_eq!(s.text(Span::new(10, 11)), "R", "a span between two pieces of markup is itself");
    }

    #[test]
    fn ok_line_joins_what_the_line_length_broke() {
        let s = source("FIRST LINE  \r\n  SECOND US-\nLED  FORCE --\nTHIRD");
        assert_eq!(s.line(&s.span().into()), "FIRST LINE SECOND US-LED FORCE -- THIRD");
    }

    #[test]
    fn ok_debug_has_no_text() {
        assert_eq!(format!("{:?}", source("SECRET")), "Source { bytes: 6, .. }");
    }
}
