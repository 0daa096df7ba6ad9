use reftel_core::cable::{Day, Field};

use super::field::{Group, Value};
use super::{archive, heading, sent};
use crate::document::Document;

/// The groups of fields, in the order in which they are shown.
pub(super) struct Groups {
    /// Which cable it is.
    pub(super) identity: Group,
    /// How and when it was sent.
    pub(super) sent: Group,
    /// By whom and to whom.
    pub(super) addressees: Group,
    /// How secret it is, by whose authority, and until when.
    pub(super) classification: Group,
    /// What it is about.
    pub(super) subject: Group,
    /// What it refers to.
    pub(super) references: Group,
    /// What a collection says of it.
    pub(super) record: Group,
    /// What its text holds.
    pub(super) text: Group,
}

impl Groups {
    /// All that is known of a cable today.
    pub(super) fn new(document: &Document, today: Option<Day>) -> Self {
        let mut groups = Self {
            identity: archive::identity(document),
            sent: Group::new("Sent"),
            addressees: Group::new("Addressees"),
            classification: Group::new("Classification"),
            subject: Group::new("Subject and TAGS"),
            references: Group::new("References"),
            record: Group { kind: "record", ..Group::new("Archive record") },
            text: archive::text(document),
        };
        for &field in Field::ALL {
            groups.add(document, field, today);
        }
        groups.identity.one("Form", document.cable().dialect.words(), None);
        groups
    }

    fn add(&mut self, document: &Document, field: Field, today: Option<Day>) {
        match field {
            Field::Number => archive::number(document, &mut self.identity),
            Field::Section => archive::section(document, &mut self.identity),
            Field::Date => sent::date(document, &mut self.sent),
            Field::Precedence => sent::precedences(document, &mut self.sent),
            Field::Transmission => sent::transmission(document, &mut self.sent),
            Field::From => sent::from(document, &mut self.addressees),
            Field::To | Field::Info | Field::Exempt => {
                sent::addressees(document, field, &mut self.addressees);
            }
            Field::Attention | Field::Distribution | Field::Drafting => {
                as_written(document, field, &mut self.addressees);
            }
            Field::Classification => heading::level(document, &mut self.classification),
            Field::Captions => heading::captions(document, &mut self.classification),
            // They follow the authority, by which the order was applied.
            Field::Order | Field::Declassification => {}
            Field::ClassifiedBy => {
                heading::classified_by(document, &mut self.classification);
                heading::order(document, today, &mut self.classification);
            }
            // They follow the subject.
            Field::Tags => {}
            Field::Subject => {
                heading::subject(document, &mut self.subject);
                heading::tags(document, &mut self.subject);
            }
            Field::References => heading::references(document, &mut self.references),
            Field::Record => archive::record(document, &mut self.record),
            Field::Signature => as_written(document, field, &mut self.text),
        }
    }
}

/// Adds the values of a field as they are written.
fn as_written(document: &Document, field: Field, group: &mut Group) {
    let values = document.values(field);
    let values = values.map(|value| Value::from(document.shown(&value)).at(value.cover()));
    group.many(field.label(), values.collect());
}
