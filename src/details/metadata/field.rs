//! What the pane says, as plain data.

use crate::document::Document;
use crate::runs::{Mark, Run, Runs};
use reftel_core::cable::{CodeKind, explain};
use reftel_core::text::Span;

/// How many values of one field, and how many fields of one group, are shown at first.
pub(super) const FIRST_VALUES: usize = 6;
pub(super) const FIRST_FIELDS: usize = 12;
/// So few more are shown too: a button for them would take as much room.
const SPARE: usize = 2;

/// Fields under a small heading.
pub(super) struct Group {
    /// The heading.
    pub(super) title: &'static str,
    /// For the style sheet.
    pub(super) kind: &'static str,
    /// The fields that the cable has.
    pub(super) fields: Vec<Field>,
}

/// A field with its values.
pub(super) struct Field {
    /// What it is called.
    pub(super) label: Vec<Run>,
    /// What the buttons beside it call it. It stands in an attribute, so it holds no words of the cable.
    pub(super) spoken: String,
    /// At least one value.
    pub(super) values: Vec<Value>,
}

/// A value of a field.
#[derive(Default)]
pub(super) struct Value {
    /// What it says.
    pub(super) words: Vec<Run>,
    /// What is said of it on a second line, with points between.
    pub(super) more: Vec<Vec<Run>>,
    /// The bytes that say so. None if it follows from several.
    pub(super) at: Option<Span>,
}

impl Group {
    /// A group without fields.
    pub(super) fn new(title: &'static str) -> Self {
        Self { title, kind: "", fields: Vec::new() }
    }

    /// Adds a field with one value.
    pub(super) fn one(&mut self, label: &'static str, value: impl Into<Value>, at: Option<Span>) {
        self.many(label, vec![Value { at, ..value.into() }]);
    }

    /// Adds a field with one value, as it is written.
    pub(super) fn written(&mut self, document: &Document, label: &'static str, span: Option<Span>) {
        if let Some(span) = span.filter(|span| !span.is_empty()) {
            self.one(label, document.shown_word(span), Some(span));
        }
    }

    /// Adds a field with several values, if there are any.
    pub(super) fn many(&mut self, label: &'static str, values: Vec<Value>) {
        self.field(vec![Run::words(label)], label.to_owned(), values);
    }

    /// Adds a field whose label may be words of the cable.
    pub(super) fn field(&mut self, label: Vec<Run>, spoken: String, values: Vec<Value>) {
        if !values.is_empty() {
            self.fields.push(Field { label, spoken, values });
        }
    }
}

impl<W: Into<Runs>> From<W> for Value {
    fn from(words: W) -> Self {
        Self { words: words.into().0, ..Self::default() }
    }
}

impl Value {
    /// The same with something on the second line, if it is not empty.
    pub(super) fn with(mut self, more: impl Into<Runs>) -> Self {
        self.more.extend(Some(more.into().0).filter(|runs| !runs.is_empty()));
        self
    }

    /// The same with the bytes that say so.
    pub(super) fn at(self, at: impl Into<Option<Span>>) -> Self {
        Self { at: at.into(), ..self }
    }
}

/// How many of the rows of a long list are shown at first. None if all are.
pub(super) fn shown_at_first(number: usize, first: usize) -> Option<usize> {
    (number > first + SPARE).then_some(first)
}

/// What the button says that shows all of a long list, and takes the rest away again.
pub(super) fn toggle_words(is_whole: bool, number: usize) -> String {
    if is_whole { "Show fewer".to_owned() } else { format!("Show all {number}") }
}

/// Words of the cable as a code, which explains itself if it is known.
pub(super) fn code(document: &Document, kind: CodeKind, span: Span) -> Run {
    let is_known = explain(kind, &document.word(span)).is_some();
    Run::marked(Mark::Code(is_known.then_some(kind)), document.shown_word(span))
}

/// A word of ours for a code, which explains itself.
pub(super) fn named(kind: CodeKind, words: impl Into<Runs>) -> Run {
    Run::marked(Mark::Named(kind), words)
}
