use std::sync::Arc;

use reftel_core::redact::{Applied, Marks, Released, Rules, apply, release};

use super::Entry;

impl Entry {
    /// What rules find in the cable; None if there are no rules.
    #[must_use]
    pub fn apply(&self, rules: &Rules) -> Option<Arc<Applied>> {
        let (source, cable) = (self.document.source(), self.document.cable());
        (*rules != Rules::default()).then(|| Arc::new(apply(source, cable, rules)))
    }

    /// What may leave the page of the cable, if this was found in it. None if that cannot be told: then nothing may.
    #[must_use]
    pub fn release(&self, applied: Option<&Applied>) -> Option<Released> {
        let (source, cable) = (self.document.source(), self.document.cable());
        let marks = applied.map_or_else(|| Marks::new(source), Applied::withheld);
        release(source, cable, &marks).ok()
    }
}
