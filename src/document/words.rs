//! The words of a document.

use super::Document;
use reftel_core::cable::{Caption, Level, RecordKey};
use reftel_core::text::{Shown, Span, Spans};

/// What is said of a value that the text lacks and its collection has.
pub(crate) const FROM_COLLECTION: &str = "from the collection";

impl Document {
    /// The level of the whole, and the words for it; by the collection where the text does not say it.
    #[must_use]
    pub fn marking(&self) -> Option<(Level, String)> {
        let cable = self.cable();
        let Some(level) = cable.level() else {
            let level = cable.record.level?.value;
            return Some((level, format!("{level} ({FROM_COLLECTION})")));
        };
        let is_noforn = cable.header.captions.iter().any(|caption| caption.caption == Caption::Noforn);
        Some((level, if is_noforn { format!("{level} // NOFORN") } else { level.to_string() }))
    }

    /// What the collection says of a field, unless it leaves it blank.
    #[must_use]
    pub fn recorded(&self, key: RecordKey) -> Option<Span> {
        self.cable().record.value(key).filter(|value| !value.is_empty())
    }

    /// The text of `spans` as one line.
    #[must_use]
    pub fn line(&self, spans: &Spans) -> String {
        self.source.line(spans)
    }

    /// The text of one span as one line.
    #[must_use]
    pub fn word(&self, span: Span) -> String {
        self.source.line(&span.into())
    }

    /// The text of `spans` as one line, with its way back to the file.
    #[must_use]
    pub fn shown(&self, spans: &Spans) -> Shown {
        Shown::line(&self.source, spans)
    }

    /// The text of one span as one line, with its way back to the file.
    #[must_use]
    pub fn shown_word(&self, span: Span) -> Shown {
        self.shown(&span.into())
    }

    /// What [`Document::lines`] says, with its way back to the file.
    #[must_use]
    pub fn shown_lines(&self, span: Span) -> Shown {
        Shown::lines(&self.source, self.whole_lines(span))
    }

    /// A span as it stands in the file, markup included.
    #[must_use]
    pub fn shown_raw(&self, span: Span) -> Shown {
        Shown::raw(&self.source, span)
    }

    /// The text of a span with its line ends.
    #[must_use]
    pub fn text(&self, span: Span) -> String {
        self.source.text(span).into_owned()
    }

    /// The lines that `span` begins and ends on, with their line ends and with the indentation of the first, which
    /// a table needs to keep its shape.
    #[must_use]
    pub fn lines(&self, span: Span) -> String {
        self.text(self.whole_lines(span))
    }

    /// `span` with the spaces and tabs before it, and without line ends at either end.
    fn whole_lines(&self, span: Span) -> Span {
        let bytes = self.source.bytes();
        let count = |bytes: &[u8], counted: &[u8], from_end: bool| {
            let is_counted = |byte: &&u8| counted.contains(byte);
            if from_end {
                bytes.iter().rev().take_while(is_counted).count()
            } else {
                bytes.iter().take_while(is_counted).count()
            }
        };
        let inside = bytes.get(span.range()).unwrap_or_default();
        let start = span.start as usize + count(inside, b"\r\n", false);
        let end = span.end as usize - count(inside, b"\r\n", true);
        let before = bytes.get(..start).unwrap_or_default();
        Span::new(start - count(before, b" \t", true), end)
    }

    /// The first words of `spans`, for the contents list.
    #[must_use]
    pub fn first_words(&self, spans: &Spans) -> String {
        // The list has two short lines for it: no more of a long paragraph needs to be decoded.
        let start: Spans =
            spans.iter().take(2).map(|span| Span { end: span.end.min(span.start + 160), ..span }).collect();
        let line = self.line(&start);
        match line.char_indices().nth(64) {
            None => line,
            Some((end, _)) => {
                let head = line.get(..end).unwrap_or_default();
                let cut = head.rfind(' ').unwrap_or(end);
                format!("{}…", head.get(..cut).unwrap_or(head).trim_end_matches([',', ';', ':', '-', ' ']))
            }
        }
    }
}
