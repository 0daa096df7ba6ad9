use super::{Block, Cable, FieldGroup};
use crate::text::{Source, Span};

/// A run of bytes and the part of a cable that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaf {
    /// The bytes.
    pub span: Span,
    /// What they belong to.
    pub kind: LeafKind,
}

/// What a [`Leaf`] belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafKind {
    /// What a collection says beside the text.
    Record,
    /// The transmission lines.
    Transmission,
    /// The heading: classification to reasons.
    Header,
    /// The text.
    Body,
    /// The name of the signer.
    Signature,
    /// Words and marks that only name or separate fields: `SUBJECT:`, a comma between TAGS.
    Label,
    /// What pages, sections and archives left between the lines.
    Residue,
    /// What no rule claimed.
    Unrecognised,
    /// Notation that is no text.
    Markup,
}

impl Cable {
    /// The parts of the cable, in order and without overlap. **Every byte of the cable that is not whitespace is in
    /// exactly one of them**, so that the leaves in order, with the whitespace between them, are the file again.
    #[must_use]
    pub fn leaves(&self, source: &Source) -> Vec<Leaf> {
        let mut leaves = self.text_leaves();
        leaves.sort_unstable_by_key(|leaf| (leaf.span.start, std::cmp::Reverse(leaf.span.end)));
        // A leaf inside another is a detail of it.
        let mut end = 0;
        leaves.retain(|leaf| {
            let is_new = leaf.span.end > end;
            end = end.max(leaf.span.end);
            is_new
        });
        around_markup(&leaves, source, self.extent)
    }

    /// The parts of the text as the model has them, unsorted, including those that are details of others.
    pub(crate) fn text_leaves(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        let mut add = |kind: LeafKind, span: Span| {
            if !span.is_empty() {
                leaves.push(Leaf { span, kind });
            }
        };
        self.visit_fields(&mut |found| {
            if !found.part.is_detail() {
                found.spans.iter().for_each(|span| add(found.field.group().into(), *span));
            }
        });
        for block in &self.body {
            block_leaves(block, &mut |span| add(LeafKind::Body, span));
        }
        self.labels.iter().for_each(|span| add(LeafKind::Label, *span));
        self.residue.iter().for_each(|span| add(LeafKind::Residue, *span));
        self.unrecognised.iter().for_each(|span| add(LeafKind::Unrecognised, *span));
        leaves
    }
}

impl From<FieldGroup> for LeafKind {
    fn from(group: FieldGroup) -> Self {
        match group {
            FieldGroup::Record => Self::Record,
            FieldGroup::Transmission => Self::Transmission,
            FieldGroup::Header => Self::Header,
            FieldGroup::Ending => Self::Signature,
        }
    }
}

fn block_leaves(block: &Block, add: &mut dyn FnMut(Span)) {
    match block {
        Block::Heading(heading) => add(heading.span),
        Block::Paragraph(paragraph) => {
            add(paragraph.number.span);
            paragraph.portion.iter().for_each(|portion| add(portion.span));
            paragraph.title.iter().chain(&paragraph.underline).for_each(|title| add(*title));
            paragraph.text.iter().for_each(add);
        }
        Block::Text(text) => {
            text.portion.iter().for_each(|portion| add(portion.span));
            text.text.iter().for_each(add);
        }
        Block::Table(span) => add(*span),
    }
}

/// Inserts the markup between the leaves: a leaf with markup inside it becomes several.
fn around_markup(leaves: &[Leaf], source: &Source, extent: Span) -> Vec<Leaf> {
    let first = source.markup().partition_point(|markup| markup.span.end <= extent.start);
    let inside = source.markup().get(first..).unwrap_or_default();
    let mut markup =
        inside.iter().map(|markup| markup.span).take_while(|span| span.start < extent.end).peekable();
    let mut all = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let mut rest = leaf.span;
        while let Some(span) = markup.next_if(|span| span.start < leaf.span.end) {
            let before = Span { start: rest.start, end: span.start.min(rest.end) };
            if before.start < before.end {
                all.push(Leaf { span: before, ..*leaf });
            }
            all.push(Leaf { span, kind: LeafKind::Markup });
            rest.start = rest.start.max(span.end);
        }
        if rest.start < rest.end {
            all.push(Leaf { span: rest, ..*leaf });
        }
    }
    all.extend(markup.map(|span| Leaf { span, kind: LeafKind::Markup }));
    all
}
