//! Redaction: the panel, and what the page does with marks.
//!
//! **Whatever leaves the page goes through [`released`].** The working view shows struck passages, tinted; it is never
//! what is printed, copied or saved.

mod actions;
mod by_hand;
mod decisions;
mod gate;
mod leak_list;
mod log;
mod mark_list;
mod panel;
mod panel_actions;
mod plan_input;
mod portion_options;
mod reason_field;
mod redacted_text;
mod rule_check;
mod rule_choice;
mod rule_list;
mod rules;
mod source_gaps;
mod summary;
mod term_list;
mod term_row;
mod watch;

use std::sync::Arc;

use reftel_core::redact::{Applied, Marks, Released, Rules, apply, release};

pub(super) use gate::{HeldBack, checked};
pub(super) use panel::RedactionPanel;
pub(super) use plan_input::PlanInput;
pub(super) use redacted_text::push_redacted;

use super::state::Entry;

/// What rules find in a cable; None if there are no rules.
pub(super) fn applied(rules: &Rules, entry: &Entry) -> Option<Arc<Applied>> {
    (*rules != Rules::default())
        .then(|| Arc::new(apply(entry.document.source(), entry.document.cable(), rules)))
}

/// What may leave the page of a cable in which this was found. None if that cannot be told: then nothing may.
pub(super) fn released(entry: &Entry, applied: Option<&Applied>) -> Option<Released> {
    let (source, cable) = (entry.document.source(), entry.document.cable());
    let marks = applied.map_or_else(|| Marks::new(source), Applied::withheld);
    release(source, cable, &marks).ok()
}
