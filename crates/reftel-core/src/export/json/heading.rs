//! What a cable says of itself before and after its text, with the words of the contract: for whole cables and for
//! released ones.

use super::FORMAT;
use super::contract::*;
use crate::cable::{InstructionKind, Level, Precedence};
use crate::export::Options;
use crate::export::words::flat;
use crate::redact::{Addressee, Content, Portion, Text, Transmission};

/// Writes texts with their gaps.
#[derive(Clone, Copy)]
pub(super) struct Writer(pub(super) Options);

/// A portion mark without the words that make it that of the entire text: the blocks below carry it on.
pub(super) fn without_scope(mut mark: String) -> String {
    const SCOPE: &str = "ENTIRE TEXT";
    let start = mark.len().saturating_sub(SCOPE.len());
    if mark.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(SCOPE)) {
        let len =
            mark.get(..start).map_or(0, |level| level.trim_end_matches([' ', '-', '–', '—', '/']).len());
        if len > 0 {
            mark.truncate(len);
        }
    }
    mark
}

impl Writer {
    pub(super) fn text(self, text: &Text) -> String {
        flat(text, self.0)
    }

    pub(super) fn optional(self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    pub(super) fn texts(self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    pub(super) fn portion(self, portion: Option<&Portion>) -> Option<String> {
        self.optional(portion.map(|portion| &portion.text)).map(without_scope)
    }

    /// All fields that are read the same way whether something was struck or not. The body, and what speaks of places
    /// in the source, is empty.
    pub(super) fn heading(self, content: &Content) -> CableJson {
        // Without `..`: what is new in the content has to have a key, or none on purpose.
        let Content {
            dialect: _,
            id,
            mrn,
            datetime,
            day: _,
            record,
            transmission: sent,
            level: overall,
            classification,
            captions,
            section,
            attention,
            executive_order,
            tags,
            subject,
            references,
            classified_by,
            summary,
            body: _,
            signature,
        } = content;
        let dtg = sent.dtg.as_ref();
        CableJson {
            format: FORMAT,
            id: id.clone(),
            mrn: mrn.as_ref().map(|mrn| MrnJson { post: self.text(&mrn.post), serial: mrn.serial }),
            datetime: datetime.clone(),
            record: record
                .iter()
                .map(|field| RecordJson {
                    name: self.text(&field.name),
                    text: self.text(&field.text),
                    span: None,
                })
                .collect(),
            transmission: self.transmission(sent),
            precedence: PrecedencesJson {
                action: dtg.and_then(|dtg| dtg.action).map(precedence),
                info: dtg.and_then(|dtg| dtg.info).map(precedence),
            },
            from: sent
                .from
                .as_ref()
                .map(|from| FromJson { text: self.text(&from.name), post: self.text(&from.post) }),
            action: self.addressees(&sent.action),
            info: self.addressees(&sent.info),
            exempt: self.addressees(&sent.exempt),
            distribution: self.texts(&sent.distribution),
            drafting: self.texts(&sent.drafting),
            classification: classification.as_ref().map(|text| ClassificationJson {
                level: overall.map(level),
                text: self.text(text),
                captions: self.texts(captions),
            }),
            section: section.map(|(number, total)| SectionJson { number, total }),
            attention: self.texts(attention),
            executive_order: executive_order.as_ref().map(|order| OrderJson {
                order: self.optional(order.order.as_ref()),
                instruction: self.optional(order.instruction.as_ref()),
                kind: order.kind.map(InstructionKind::word),
                declassify_on: order.declassify_on.map(|day| day.to_string()),
                exemptions: self.texts(&order.exemptions),
                derived_declassify_on: order.derived.map(|(day, _)| day.to_string()),
                derived_rule: order.derived.map(|(_, rule)| rule.word()),
            }),
            tags: tags
                .iter()
                .map(|tag| TagJson {
                    code: self.text(&tag.code),
                    kind: tag.kind.word(),
                    meaning: tag.meaning,
                })
                .collect(),
            subject: subject.as_ref().map(|subject| SubjectJson {
                text: self.text(&subject.text),
                portion: self.portion(subject.portion.as_ref()),
            }),
            references: references
                .iter()
                .map(|reference| ReferenceJson {
                    label: self.optional(reference.label.as_ref()),
                    kind: reference.kind,
                    id: reference.id.clone(),
                    text: self.text(&reference.text),
                    note: self.optional(reference.note.as_ref()),
                })
                .collect(),
            classified_by: classified_by.as_ref().map(|by| ClassifiedByJson {
                text: self.text(&by.text),
                name: self.optional(by.name.as_ref()),
                title: self.optional(by.title.as_ref()),
                office: self.optional(by.office.as_ref()),
                reasons: self.texts(&by.reasons),
                derived_from: self.optional(by.derived_from.as_ref()),
                declassify_on: self.optional(by.declassify_on.as_ref()),
            }),
            summary: self.optional(summary.as_ref()),
            signature: self.optional(signature.as_ref()),
            ..CableJson::default()
        }
    }

    fn transmission(self, sent: &Transmission) -> TransmissionJson {
        TransmissionJson {
            identifier: self.optional(sent.identifier.as_ref()),
            precedence: self.optional(sent.precedence.as_ref()),
            routing: self.texts(&sent.routing),
            station: sent.station.as_ref().map(|station| StationJson {
                indicator: self.text(&station.indicator),
                serial: self.text(&station.serial),
                part: self.optional(station.part.as_ref()),
                filed: self.text(&station.filed),
            }),
            security: self.optional(sent.security.as_ref()),
            signals: self.texts(&sent.signals),
        }
    }

    fn addressees(self, addressees: &[Addressee]) -> Vec<AddresseeJson> {
        let json = |addressee: &Addressee| AddresseeJson {
            routing: self.optional(addressee.routing.as_ref()),
            name: self.text(&addressee.name),
            office: self.optional(addressee.office.as_ref()),
            precedence: addressee.precedence.map(precedence),
            serial: self.optional(addressee.serial.as_ref()),
            text: self.text(&addressee.text),
        };
        addressees.iter().map(json).collect()
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Unclassified => "unclassified",
        Level::Sensitive => "sbu",
        Level::LimitedOfficialUse => "limited_official_use",
        Level::Confidential => "confidential",
        Level::Secret => "secret",
        Level::TopSecret => "top_secret",
    }
}

/// The contract knows four words: night action is immediate, and the military's own precedence is above flash.
const fn precedence(precedence: Precedence) -> &'static str {
    match precedence {
        Precedence::Flash | Precedence::EmergencyCommand => "flash",
        Precedence::Immediate | Precedence::NightAction => "immediate",
        Precedence::Priority => "priority",
        Precedence::Routine => "routine",
    }
}
