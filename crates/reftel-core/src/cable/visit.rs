use super::{Block, Cable, Item, PortionMark};
use crate::text::{Span, Spanned};

impl Cable {
    /// Calls `visit` for every span of the cable.
    ///
    /// The parser reads cleaned text and maps all spans back to the file with this; tests use it to check them.
    pub fn visit_spans(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.extent);
        self.lines.iter_mut().for_each(|line| visit(&mut line.span));
        self.visit_field_spans(visit);
        self.body.iter_mut().for_each(|block| visit_block(block, visit));
        self.summary.iter_mut().for_each(|summary| summary.iter_mut().for_each(&mut *visit));
        self.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
        self.redactions.iter_mut().for_each(|redaction| visit(&mut redaction.span));
        for protected in &mut self.protected {
            visit(&mut protected.name);
            visit(&mut protected.note);
        }
        self.labels.iter_mut().chain(&mut self.residue).chain(&mut self.unrecognised).for_each(visit);
    }
}

fn visit_portion(portion: &mut Option<Spanned<PortionMark>>, visit: &mut dyn FnMut(&mut Span)) {
    if let Some(portion) = portion {
        portion.value.caveat.iter_mut().for_each(&mut *visit);
        visit(&mut portion.span);
    }
}

fn visit_block(block: &mut Block, visit: &mut dyn FnMut(&mut Span)) {
    match block {
        Block::Heading(heading) => {
            heading.text.iter_mut().for_each(&mut *visit);
            visit(&mut heading.span);
        }
        Block::Paragraph(paragraph) => {
            visit(&mut paragraph.number.span);
            visit_portion(&mut paragraph.portion, visit);
            paragraph.title.iter_mut().chain(&mut paragraph.underline).for_each(&mut *visit);
            paragraph.text.iter_mut().for_each(&mut *visit);
            visit_items(&mut paragraph.items, visit);
            visit(&mut paragraph.span);
        }
        Block::Text(text) => {
            visit_portion(&mut text.portion, visit);
            text.text.iter_mut().for_each(&mut *visit);
            visit_items(&mut text.items, visit);
            visit(&mut text.span);
        }
        Block::Table(span) => visit(span),
    }
}

fn visit_items(items: &mut [Item], visit: &mut dyn FnMut(&mut Span)) {
    for item in items {
        visit(&mut item.label);
        visit_portion(&mut item.portion, visit);
        item.text.iter_mut().for_each(&mut *visit);
    }
}
