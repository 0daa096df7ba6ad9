//! The fields of the heading.

use super::Document;
use reftel_core::cable::{Addressee, Field, FieldPart};
use reftel_core::text::Spans;

impl Document {
    /// The values of a field as they are written, in order.
    pub fn values(&self, field: Field) -> impl Iterator<Item = Spans> + '_ {
        let values = self.cable.fields().filter(move |found| found.field == field);
        values
            .filter(|found| found.part == FieldPart::Value)
            .map(|found| found.spans.iter().copied().collect())
    }

    /// The addressees of one of the fields that list some; none of any other field.
    #[must_use]
    pub fn addressees(&self, field: Field) -> &[Addressee] {
        let sent = &self.cable.transmission;
        match field {
            Field::To => &sent.action,
            Field::Info => &sent.info,
            Field::Exempt => &sent.exempt,
            _ => &[],
        }
    }
}
