use super::{Block, Cable};
use crate::text::{Source, Span, Spans};

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
    /// The parts of the cable's bytes, in order and apart. **Every byte of the cable that is not blank is in
    /// exactly one of them**, so that the leaves in order, with the blanks between them, are the file again.
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

    /// The parts of the text as the model has them, in no order; those that are details of others among them.
    pub(crate) fn text_leaves(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        let mut add = |kind: LeafKind, span: Span| {
            if !span.is_empty() {
                leaves.push(Leaf { span, kind });
            }
        };
        for field in &self.record.fields {
            field.label.iter().for_each(|label| add(LeafKind::Record, *label));
            add(LeafKind::Record, field.value);
        }
        self.transmission_leaves(&mut |span| add(LeafKind::Transmission, span));
        self.header_leaves(&mut |span| add(LeafKind::Header, span));
        for block in &self.body {
            block_leaves(block, &mut |span| add(LeafKind::Body, span));
        }
        self.signature.iter().flat_map(Spans::iter).for_each(|span| add(LeafKind::Signature, span));
        self.labels.iter().for_each(|span| add(LeafKind::Label, *span));
        self.residue.iter().for_each(|span| add(LeafKind::Residue, *span));
        self.unrecognised.iter().for_each(|span| add(LeafKind::Unrecognised, *span));
        leaves
    }

    fn transmission_leaves(&self, add: &mut dyn FnMut(Span)) {
        let t = &self.transmission;
        t.identifier.iter().for_each(|span| add(*span));
        t.precedence.iter().for_each(|precedence| add(precedence.span));
        t.routing.iter().for_each(|span| add(*span));
        t.station.iter().for_each(|station| add(station.span));
        t.security.iter().for_each(|span| add(*span));
        if let Some(dtg) = &t.dtg {
            dtg.action.iter().chain(&dtg.info).for_each(|precedence| add(precedence.span));
            add(dtg.span);
        }
        t.signals.iter().for_each(|span| add(*span));
        t.from.iter().for_each(|from| add(from.name));
        for addressee in t.action.iter().chain(&t.info).chain(&t.exempt) {
            add(addressee.span);
        }
        t.distribution.iter().chain(&t.drafting).for_each(|span| add(*span));
    }

    fn header_leaves(&self, add: &mut dyn FnMut(Span)) {
        let h = &self.header;
        h.classification.iter().for_each(|classification| add(classification.span));
        h.section.iter().for_each(|section| add(section.span));
        h.mrn.iter().for_each(|mrn| add(mrn.post.to(mrn.serial.span)));
        h.captions.iter().for_each(|caption| add(caption.span));
        h.attention.iter().flat_map(Spans::iter).for_each(&mut *add);
        h.executive_order.iter().for_each(|order| add(order.span));
        h.tags.iter().for_each(|tag| add(tag.span));
        if let Some(subject) = &h.subject {
            subject.text.iter().for_each(&mut *add);
            subject.portion.iter().for_each(|portion| add(portion.span));
        }
        for reference in &h.references {
            reference.label.iter().for_each(|label| add(*label));
            reference.text.iter().for_each(&mut *add);
            reference.note.iter().for_each(|note| add(*note));
        }
        h.classified_by.iter().flat_map(|by| by.text.iter()).for_each(add);
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

/// Puts the markup in its places among the leaves: a leaf with markup inside it becomes several.
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
