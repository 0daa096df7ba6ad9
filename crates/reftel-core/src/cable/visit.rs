use super::{Addressee, Block, Cable, Item, PortionMark};
use crate::text::{Span, Spanned};

impl Cable {
    /// Calls `visit` for every span of the cable.
    ///
    /// A parser reads clean text and uses this to lead all spans back to the file; tests use it to check them.
    pub fn visit_spans(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.extent);
        self.lines.iter_mut().for_each(|line| visit(&mut line.span));
        self.visit_record(visit);
        self.visit_transmission(visit);
        self.visit_header(visit);
        self.body.iter_mut().for_each(|block| visit_block(block, visit));
        self.summary.iter_mut().for_each(|summary| summary.iter_mut().for_each(&mut *visit));
        self.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
        self.redactions.iter_mut().for_each(|redaction| visit(&mut redaction.span));
        for protected in &mut self.protected {
            visit(&mut protected.name);
            visit(&mut protected.note);
        }
        self.signature.iter_mut().for_each(|signature| signature.iter_mut().for_each(&mut *visit));
        self.labels.iter_mut().chain(&mut self.residue).chain(&mut self.unrecognised).for_each(visit);
    }

    fn visit_record(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        let record = &mut self.record;
        for field in &mut record.fields {
            field.label.iter_mut().for_each(&mut *visit);
            visit(&mut field.value);
        }
        record.id.iter_mut().for_each(|id| visit(&mut id.span));
        record.moment.iter_mut().for_each(|moment| visit(&mut moment.span));
        record.level.iter_mut().for_each(|level| visit(&mut level.span));
    }

    fn visit_transmission(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        let t = &mut self.transmission;
        t.identifier.iter_mut().for_each(&mut *visit);
        t.precedence.iter_mut().for_each(|precedence| visit(&mut precedence.span));
        t.routing.iter_mut().for_each(&mut *visit);
        if let Some(station) = &mut t.station {
            visit(&mut station.indicator);
            visit(&mut station.serial.span);
            station.part.iter_mut().for_each(|part| visit(&mut part.span));
            visit(&mut station.filed.span);
            visit(&mut station.span);
        }
        t.security.iter_mut().for_each(&mut *visit);
        if let Some(dtg) = &mut t.dtg {
            dtg.action.iter_mut().chain(&mut dtg.info).for_each(|precedence| visit(&mut precedence.span));
            visit(&mut dtg.span);
        }
        t.signals.iter_mut().for_each(&mut *visit);
        if let Some(from) = &mut t.from {
            visit(&mut from.name);
            visit(&mut from.post);
        }
        for addressee in t.action.iter_mut().chain(&mut t.info).chain(&mut t.exempt) {
            visit_addressee(addressee, visit);
        }
        t.distribution.iter_mut().chain(&mut t.drafting).for_each(visit);
    }

    fn visit_header(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        let h = &mut self.header;
        h.classification.iter_mut().for_each(|classification| visit(&mut classification.span));
        if let Some(mrn) = &mut h.mrn {
            visit(&mut mrn.post);
            visit(&mut mrn.serial.span);
        }
        h.section.iter_mut().for_each(|section| visit(&mut section.span));
        h.captions.iter_mut().for_each(|caption| visit(&mut caption.span));
        h.attention.iter_mut().for_each(|text| text.iter_mut().for_each(&mut *visit));
        if let Some(order) = &mut h.executive_order {
            order.order.iter_mut().for_each(|order| visit(&mut order.span));
            order.instruction.iter_mut().for_each(&mut *visit);
            if let Some(instruction) = &mut order.declassify {
                instruction.on.iter_mut().for_each(|day| visit(&mut day.span));
                instruction.exemptions.iter_mut().for_each(&mut *visit);
            }
            visit(&mut order.span);
        }
        h.tags.iter_mut().for_each(|tag| visit(&mut tag.span));
        if let Some(subject) = &mut h.subject {
            subject.text.iter_mut().for_each(&mut *visit);
            visit_portion(&mut subject.portion, visit);
        }
        for reference in &mut h.references {
            reference.label.iter_mut().for_each(&mut *visit);
            reference.text.iter_mut().for_each(&mut *visit);
            reference.note.iter_mut().for_each(&mut *visit);
            if let Some(target) = &mut reference.target {
                target.year.iter_mut().for_each(|year| visit(&mut year.span));
                visit(&mut target.post);
                visit(&mut target.serial.span);
            }
        }
        if let Some(by) = &mut h.classified_by {
            by.text.iter_mut().for_each(&mut *visit);
            by.name.iter_mut().chain(&mut by.title).chain(&mut by.office).for_each(&mut *visit);
            by.derived_from.iter_mut().chain(&mut by.declassify_on).for_each(&mut *visit);
            by.reasons.iter_mut().for_each(|reason| visit(&mut reason.span));
        }
    }
}

fn visit_addressee(addressee: &mut Addressee, visit: &mut dyn FnMut(&mut Span)) {
    addressee.routing.iter_mut().for_each(&mut *visit);
    visit(&mut addressee.name);
    addressee.office.iter_mut().for_each(&mut *visit);
    addressee.precedence.iter_mut().for_each(|precedence| visit(&mut precedence.span));
    addressee.serial.iter_mut().for_each(&mut *visit);
    visit(&mut addressee.span);
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
