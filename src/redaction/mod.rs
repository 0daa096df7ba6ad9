//! Redaction: the panel, and what the page does with marks.
//!
//! **Whatever leaves the page goes through [`Entry::release`](crate::state::Entry::release).** The working view shows struck passages, tinted; it is never
//! what is printed, copied or saved.

mod actions;
mod by_hand;
mod decisions;
mod gate;
mod heading_fields;
mod leak_list;
mod log;
mod mark_bar;
mod mark_list;
mod panel;
mod panel_actions;
mod plan_dialog;
mod plan_input;
mod portion_options;
mod reason_field;
mod redacted_text;
mod review;
mod rule_check;
mod rule_choice;
mod rule_list;
mod rules;
mod selection_bar;
mod source_gaps;
mod split_terms;
mod summary;
mod term_key;
mod term_list;
mod term_row;
mod watch;

pub(super) use gate::checked;
pub(super) use mark_bar::MarkBar;
pub(super) use panel::RedactionPanel;
pub(super) use plan_dialog::PlanDialog;
pub(super) use plan_input::PlanInput;
pub(super) use redacted_text::push_redacted;
pub(super) use selection_bar::SelectionBar;
