//! A cable that is open: its source, what was read from it, and the order in which it is shown.

mod fields;
mod order;
mod parts;
mod place;
mod place_name;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use std::sync::{Arc, OnceLock};

pub use parts::{Part, parts};
pub use place::Place;
pub use texts::{Texts, Unit, is_rule};
pub(crate) use words::FROM_COLLECTION;

use reftel_core::cable::{Cable, CableId, Diagnostic, Leaf, RedactionKind};
use reftel_core::parse::Parsed;
use reftel_core::search::Facts;
use reftel_core::text::{Source, Span};

/// One open cable. It never changes, so views share it.
///
/// **Every text on the page comes through [`Document::line`] or [`Document::text`]**, so that there is one
/// place at which text can be held back.
#[derive(Debug)]
pub struct Document {
    /// A file can hold several cables, which share it.
    source: Arc<Source>,
    cable: Cable,
    diagnostics: Vec<Diagnostic>,
    id: Option<CableId>,
    pieces: Vec<Piece>,
    /// Made when the reader points at the text.
    leaves: OnceLock<Vec<Leaf>>,
    /// Made when something is looked for.
    texts: OnceLock<Texts>,
    /// Made when there are several cables to choose from.
    facts: OnceLock<Facts>,
}

/// Something shown in the middle of the page, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A block of the text, by its index.
    Block(usize),
    /// Lines that no rule claimed, up to the next block: the first of them, and the first after them.
    Unrecognised(usize, usize),
}

impl Document {
    /// Puts together what was read.
    #[must_use]
    pub fn new(source: impl Into<Arc<Source>>, parsed: Parsed) -> Self {
        let source = source.into();
        let Parsed { cable, diagnostics, .. } = parsed;
        // Both are in order already: they are merged, which needs no sorting.
        let (mut pieces, mut shown) = (Vec::new(), 0);
        let mut push_unrecognised = |pieces: &mut Vec<Piece>, end: usize| {
            if end > shown {
                pieces.push(Piece::Unrecognised(std::mem::replace(&mut shown, end), end));
            }
        };
        for (index, block) in cable.body.iter().enumerate() {
            let start = block.span().start;
            push_unrecognised(&mut pieces, cable.unrecognised.partition_point(|span| span.start < start));
            pieces.push(Piece::Block(index));
        }
        push_unrecognised(&mut pieces, cable.unrecognised.len());
        Self {
            id: cable.id(&source),
            source,
            cable,
            diagnostics,
            pieces,
            leaves: OnceLock::new(),
            texts: OnceLock::new(),
            facts: OnceLock::new(),
        }
    }

    /// The cable.
    #[must_use]
    pub fn cable(&self) -> &Cable {
        &self.cable
    }

    /// The file that it was read from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Repairs and doubts.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Canonical id, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&CableId> {
        self.id.as_ref()
    }

    /// What is shown, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// What the find bar looks through.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::new(self))
    }

    /// What the list of cables is filtered by.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::new(&self.source, &self.cable))
    }

    /// What the source itself took out: each kind that occurs, how often, and where first.
    #[must_use]
    pub fn redaction_counts(&self) -> Vec<(RedactionKind, usize, Span)> {
        let count = |&kind: &RedactionKind| {
            let mut of_kind = self.cable.redactions.iter().filter(|found| found.kind == kind);
            let first = of_kind.next()?.span;
            Some((kind, 1 + of_kind.count(), first))
        };
        RedactionKind::ALL.iter().filter_map(count).collect()
    }

    /// Ids of the cables that the reference items with these letters name; of all items when there are none.
    #[must_use]
    pub fn cited_as(&self, labels: &[char]) -> Vec<String> {
        let letter = |label: Span| self.word(label).chars().find(char::is_ascii_alphanumeric);
        let mut ids: Vec<String> = Vec::new();
        for reference in &self.cable.header.references {
            let label = reference.label.and_then(letter).map(|letter| letter.to_ascii_uppercase());
            let is_meant = labels.is_empty() || label.is_some_and(|label| labels.contains(&label));
            let id = reference.target.as_ref().filter(|_| is_meant).map(|target| target.id.as_str());
            if let Some(id) = id.filter(|id| !ids.iter().any(|known| known == id)) {
                ids.push(id.to_owned());
            }
        }
        ids
    }

    /// Its id, or the name it was opened under.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.as_ref().map_or(self.source.name(), CableId::as_str)
    }

    /// Whether both were read from the very same bytes.
    #[must_use]
    pub fn same_bytes(&self, other: &Self) -> bool {
        self.cable.extent == other.cable.extent && self.source.bytes() == other.source.bytes()
    }

    /// The lines of the file that are this cable's, without their line ends.
    pub fn source_lines(&self) -> impl Iterator<Item = Span> + '_ {
        self.cable.lines.iter().map(|line| {
            let bytes = self.source.bytes().get(line.span.range()).unwrap_or_default();
            let ends = bytes.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            Span::new(line.span.start as usize, line.span.end as usize - ends)
        })
    }
}
