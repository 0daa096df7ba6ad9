//! The fields of the heading of a released cable.

use super::merge::{joined, list};
use super::reader::Reader;
use super::{
    Addressee, ClassifiedBy, Content, Dtg, ExecutiveOrder, From, Mrn, Piece, Recorded, Reference, Station,
    Subject, Tag, Text, Transmission,
};
use crate::cable::{self, Caption, Level, ReferenceKind, Role, TagKind, post_name, tag_meaning};
use crate::text::{Span, Spans};

impl Reader<'_> {
    pub(super) fn content(&self) -> Content {
        Content { body: self.body(), ..self.heading() }
    }

    /// The same without the blocks of the text.
    pub(super) fn heading(&self) -> Content {
        let cable = self.cable;
        // Without `..`: a new field of the heading has to be released, or left out on purpose.
        let cable::Header {
            classification,
            mrn,
            section,
            captions,
            attention,
            executive_order,
            tags,
            subject,
            references,
            classified_by,
        } = &cable.header;
        let moment = self.has_moment().then(|| cable.datetime()).flatten();
        let words = |span: &Span| self.word(*span);
        Content {
            dialect: cable.dialect,
            id: self.has_id().then(|| cable.id(self.source)).flatten().map(|id| id.as_str().to_owned()),
            mrn: mrn.map(|mrn| Mrn {
                post: self.word(mrn.post),
                serial: self.is_whole(mrn.serial.span).then_some(mrn.serial.value),
            }),
            day: cable.day().filter(|_| moment.is_some()),
            datetime: moment,
            record: list(cable.record.fields.iter().map(|field| self.recorded(field)), |field| &field.text),
            transmission: self.transmission(),
            level: self.level(),
            classification: classification.map(|found| self.word(found.span)),
            captions: list(captions.iter().map(|found| self.caption(found)), |text| text),
            section: section
                .filter(|section| self.is_whole(section.span))
                .map(|section| (section.value.number, section.value.total)),
            attention: joined(attention.iter().map(|text| (self.text(text), cover(text))), self.marks),
            executive_order: executive_order.as_ref().map(|order| self.executive_order(order)),
            tags: joined(tags.iter().map(|tag| (self.tag(tag), tag.span)), self.marks),
            subject: subject.as_ref().map(|subject| Subject {
                text: self.text(&subject.text),
                portion: self.portion(subject.portion),
            }),
            references: joined(
                references.iter().map(|found| (self.reference(found), cover(&found.text))),
                self.marks,
            ),
            classified_by: classified_by.as_ref().map(|by| ClassifiedBy {
                text: self.text(&by.text),
                name: by.name.as_ref().map(words),
                title: by.title.as_ref().map(words),
                office: by.office.as_ref().map(words),
                reasons: list(by.reasons.iter().map(|reason| self.reason(*reason)), |text| text),
                derived_from: by.derived_from.as_ref().map(words),
                declassify_on: by.declassify_on.as_ref().map(words),
            }),
            summary: self.summary(),
            body: Vec::new(),
            signature: cable.signature.as_ref().map(|signature| self.text(signature)),
        }
    }

    /// Whether nothing is struck that says when the cable was sent. A struck date-time group hides the day of the
    /// collection too, and the other way round.
    fn has_moment(&self) -> bool {
        let sent = self.cable.transmission.dtg.iter().map(|dtg| dtg.span);
        let recorded = self.cable.record.moment.iter().map(|moment| moment.span);
        sent.chain(recorded).all(|span| self.is_whole(span))
    }

    /// Whether nothing is struck that says which cable it is.
    fn has_id(&self) -> bool {
        let given = self.cable.record.id.iter().map(|id| id.span);
        let own = self.cable.header.mrn.iter().map(|mrn| mrn.span);
        self.has_moment() && given.chain(own).all(|span| self.is_whole(span))
    }

    /// Overall level, as [`cable::Cable::level`] computes it, from what is kept.
    fn level(&self) -> Option<Level> {
        let header = &self.cable.header;
        let level = header.classification.filter(|found| self.is_whole(found.span))?.value.level;
        let sensitive = |caption: Caption| matches!(caption, Caption::Sensitive | Caption::OfficialUse);
        let mut captions = header.captions.iter().filter(|found| self.is_whole(found.span));
        let sensitive = captions.any(|found| sensitive(found.caption));
        Some(if level == Level::Unclassified && sensitive { Level::Sensitive } else { level })
    }

    fn caption(&self, found: &cable::Captioned) -> Text {
        if self.is_whole(found.span) { plain(found.caption.words()) } else { self.word(found.span) }
    }

    fn reason(&self, reason: crate::text::Spanned<cable::Reason>) -> Text {
        if self.is_whole(reason.span) { plain(&reason.value.to_string()) } else { self.word(reason.span) }
    }

    fn recorded(&self, field: &cable::RecordField) -> Recorded {
        let name = match (field.key.word(), field.label) {
            (Some(word), _) => plain(word),
            (None, label) => self.maybe(label).unwrap_or_default(),
        };
        Recorded { name, is_id: field.key == cable::RecordKey::Id, text: self.word(field.value) }
    }

    /// The summary; `None` if the words that open or close it may be struck.
    fn summary(&self) -> Option<Text> {
        let summary = self.cable.summary.as_ref()?;
        let cover = summary.cover()?;
        let is_part = |block: &&cable::Block| block.span().overlaps(cover);
        let is_certain = self.cable.body.iter().filter(is_part).all(|block| match block {
            cable::Block::Paragraph(paragraph) if paragraph.role == Some(Role::Summary) => {
                paragraph.title.map_or_else(|| self.is_whole(paragraph.span), |title| self.is_whole(title))
            }
            block => self.is_whole(block.span()),
        });
        is_certain.then(|| self.text(summary))
    }

    fn transmission(&self) -> Transmission {
        let cable::Transmission {
            identifier,
            precedence,
            routing,
            station,
            security,
            dtg,
            signals,
            from,
            action,
            info,
            exempt,
            distribution,
            drafting,
        } = &self.cable.transmission;
        let all = |spans: &[Span]| joined(spans.iter().map(|span| (self.word(*span), *span)), self.marks);
        Transmission {
            identifier: self.maybe(*identifier),
            precedence: self.maybe(precedence.map(|precedence| precedence.span)),
            routing: all(routing),
            station: station.map(|station| Station {
                indicator: self.word(station.indicator),
                serial: self.word(station.serial.span),
                part: self.maybe(station.part.map(|part| part.span)),
                filed: self.word(station.filed.span),
            }),
            security: self.maybe(*security),
            dtg: dtg.map(|dtg| Dtg {
                text: self.word(dtg.span),
                action: self.precedence(dtg.action),
                info: self.precedence(dtg.info),
                time: (dtg.zone == b'Z' && self.is_whole(dtg.span)).then_some((dtg.hour, dtg.minute)),
            }),
            signals: all(signals),
            from: from.map(|from| From { name: self.word(from.name), post: self.post(from.post) }),
            action: self.addressees(action),
            info: self.addressees(info),
            exempt: self.addressees(exempt),
            distribution: all(distribution),
            drafting: all(drafting),
        }
    }

    fn precedence(
        &self,
        found: Option<crate::text::Spanned<cable::Precedence>>,
    ) -> Option<cable::Precedence> {
        found.filter(|found| self.is_whole(found.span)).map(|found| found.value)
    }

    /// The name of a post without words for the kind of mission.
    fn post(&self, span: Span) -> Text {
        let text = self.word(span);
        match text.as_slice() {
            [Piece::Words(words)] => plain(post_name(words)),
            _ => text,
        }
    }

    fn addressees(&self, all: &[cable::Addressee]) -> Vec<Addressee> {
        let addressee = |found: &cable::Addressee| Addressee {
            routing: self.maybe(found.routing),
            name: self.word(found.name),
            office: self.maybe(found.office),
            precedence: self.precedence(found.precedence),
            serial: self.maybe(found.serial),
            text: self.word(found.span),
        };
        joined(all.iter().map(|found| (addressee(found), found.span)), self.marks)
    }

    fn executive_order(&self, line: &cable::ExecutiveOrder) -> ExecutiveOrder {
        let order = line.order.map(|order| match self.is_whole(order.span) {
            true => plain(&order.value.to_string()),
            false => self.word(order.span),
        });
        let instruction = self.maybe(line.instruction);
        // A single struck letter can be the decisive one: nothing is derived from a line that is not whole.
        if !self.is_whole(line.span) {
            return ExecutiveOrder { order, instruction, ..ExecutiveOrder::default() };
        }
        let declassify = line.declassify.as_ref();
        let header = &self.cable.header;
        let dated = self.has_moment()
            && self.level() == self.cable.level()
            && header.captions.iter().all(|found| self.is_whole(found.span));
        ExecutiveOrder {
            order,
            instruction,
            kind: declassify.map(|declassify| declassify.kind),
            declassify_on: declassify.and_then(|declassify| declassify.on).map(|day| day.value),
            exemptions: declassify
                .iter()
                .flat_map(|declassify| &declassify.exemptions)
                .map(|span| capitals(self.word(*span)))
                .collect(),
            derived: self.cable.derived_declassification().filter(|_| dated),
        }
    }

    fn tag(&self, tag: &cable::Tag) -> Tag {
        let code = self.word(tag.span);
        if !self.is_whole(tag.span) {
            return Tag { code, kind: TagKind::Unknown, meaning: None };
        }
        let code = if tag.kind == TagKind::Person { code } else { capitals(code) };
        let meaning = match code.as_slice() {
            [Piece::Words(words)] => tag_meaning(words).and_then(|(_, meaning)| meaning),
            _ => None,
        };
        Tag { code, kind: tag.kind, meaning }
    }

    fn reference(&self, found: &cable::Reference) -> Reference {
        let whole = found.text.iter().all(|span| self.is_whole(span));
        // A reference without a year means that of the citing cable; one without a post means its post, or that of the
        // reference before.
        let by = self.cable.transmission.from.iter().all(|from| self.is_whole(from.name));
        let named = found.target.as_ref().filter(|target| {
            let year = target.year.iter().all(|year| self.is_whole(year.span));
            whole && year && self.is_whole(target.post) && self.is_whole(target.serial.span)
        });
        let named = named.filter(|_| by && self.has_id());
        let inside = |note: Span| found.text.iter().any(|span: Span| span.contains(note));
        Reference {
            label: self.maybe(found.label),
            kind: if whole { found.kind } else { ReferenceKind::Other }.word(),
            id: named.map(|target| target.id.as_str().to_owned()),
            text: self.text(&found.text),
            note: self.maybe(found.note),
            note_inside: found.note.is_some_and(inside),
        }
    }
}

fn cover(text: &Spans) -> Span {
    text.cover().unwrap_or_default()
}

/// A text of words that are not from the source.
fn plain(words: &str) -> Text {
    vec![Piece::Words(words.to_owned())]
}

fn capitals(mut text: Text) -> Text {
    for piece in &mut text {
        if let Piece::Words(words) = piece {
            words.make_ascii_uppercase();
        }
    }
    text
}
