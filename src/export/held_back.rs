use leptos::prelude::*;
use reftel_core::text::Span;

use crate::context::{ExportState, LayoutState, ReaderState, RedactionState};
use crate::state::{Dialog, HeldBack, Remedy, StandingName, Tab, count};

/// Says why an export was held back, leads to the place, and offers what would let it pass.
#[component]
pub(super) fn HeldBackAlert(
    /// Why, where, and what can be done.
    held_back: HeldBack,
) -> impl IntoView {
    let HeldBack { message, place, remedy } = held_back;
    let label =
        if matches!(remedy, Some(Remedy::Elsewhere(_))) { "Go to the first place" } else { "Go to it" };
    view! {
        <div class="held" role="alert">
            <p>{message}</p>
            {place.map(|(key, span)| view! { <ShowPlace key=key span label /> })}
            {remedy
                .map(|remedy| match remedy {
                    Remedy::Elsewhere(standing) => view! { <DecideNames standing /> }.into_any(),
                    Remedy::DifferentRules => view! { <DecideRules /> }.into_any(),
                })}
        </div>
    }
    .into_any()
}

/// Leads to a place in a cable.
#[component]
fn ShowPlace(
    /// Which cable.
    key: u32,
    /// Where in it.
    span: Span,
    label: &'static str,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let redaction = expect_context::<RedactionState>();
    let reader = expect_context::<ReaderState>();
    let show = move |_| {
        layout.closed(Dialog::Export);
        redaction.show_released(false);
        layout.ui.update(|ui| {
            if !ui.is_narrow() {
                ui.show_tab(Tab::Redaction);
            }
        });
        reader.select(key);
        reader.spot(span, false);
    };
    view! {
        <button type="button" class="link" on:click=show>
            {label}
        </button>
    }
}

/// Strikes names in the cables in which they stand, or keeps them there.
#[component]
fn DecideNames(
    /// Where they stand.
    standing: Vec<StandingName>,
) -> impl IntoView {
    let state = expect_context::<ExportState>();
    let kept = standing.clone();
    view! {
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| state.keep_there(&kept)>
                "Keep it there"
            </button>
            <button type="button" class="button" on:click=move |_| state.strike_there(&standing)>
                "Redact it there too"
            </button>
        </div>
    }
    .into_any()
}

/// Gives all cables the rules of the one on screen, or saves them as they are.
#[component]
fn DecideRules() -> impl IntoView {
    let state = expect_context::<ExportState>();
    let share = move |_| {
        state.redaction.share_rules();
        state.held_back.set(None);
    };
    view! {
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| state.save_file(true)>
                "Save with different rules"
            </button>
            <button type="button" class="button" on:click=share>
                "Use the rules of this cable on all"
            </button>
        </div>
    }
    .into_any()
}

impl ExportState {
    fn strike_there(self, standing: &[StandingName]) {
        self.redaction.redactions.update(|redactions| {
            standing.iter().for_each(|standing| redactions.strike_too(standing.key, &standing.name));
        });
        self.held_back.set(None);
        self.messages.say(format!("Redacted at {} more. Save again.", count(standing.len(), "place")));
    }

    fn keep_there(self, standing: &[StandingName]) {
        self.redaction.redactions.update(|redactions| {
            standing.iter().for_each(|standing| redactions.keep(standing.key, standing.span));
        });
        self.held_back.set(None);
        self.messages.say(format!("Kept at {}. Save again.", count(standing.len(), "place")));
    }
}
