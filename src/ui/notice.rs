use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, IconButton};
use crate::context::{IntakeState, LayoutState, LibraryState};
use crate::state::{Intake, count};
use crate::web;

/// How long a notice stays that asks for nothing.
const STAY: Duration = Duration::from_secs(8);

/// Says what became of files and pastes. Both live regions are there from the start, empty, so that what comes into
/// them is read aloud.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let IntakeState { intake, .. } = expect_context();
    let report = Memo::new(move |_| {
        // It names files and cables, which may be what is struck.
        let is_nameless = layout.released.get() && library.current.get().is_some();
        Report::new(&intake.read(), is_nameless)
    });
    // What went well needs no answer; what was refused stays until it was read.
    Effect::new(move |_| {
        let is_passing =
            report.with(|report| !report.is_alert && !report.is_busy && !report.sentence.is_empty());
        if is_passing {
            leave_later(intake, intake.get_untracked());
        }
    });
    view! {
        <div
            class="notice"
            data-alert=move || report.read().is_alert.then_some("")
            hidden=move || report.read().sentence.is_empty()
        >
            <div class="notice-text" role="status">
                {move || report.read().text(false)}
            </div>
            <div class="notice-text" role="alert">
                {move || report.read().text(true)}
            </div>
            <PlainTextButton number=move || report.read().plain_texts />
            <NoticeButton busy=move || report.read().is_busy />
        </div>
    }
}

/// Takes a notice away after a while, unless it says something else by then. While the reader is at it, it stays.
fn leave_later(intake: RwSignal<Intake>, said: Intake) {
    web::later(STAY, move || {
        if intake.try_with_untracked(|now| *now != said).unwrap_or(true) {
            return;
        }
        if web::is_in_use(".notice") {
            leave_later(intake, said);
        } else {
            intake.set(Intake::default());
        }
    });
}

/// Opens what was refused, as it is: what is no cable to the parser may be one to the reader.
#[component]
fn PlainTextButton(#[prop(into)] number: Signal<usize>) -> impl IntoView {
    let state = expect_context::<IntakeState>();
    let number = Memo::new(move |_| number.get());
    move || {
        let words = match number.get() {
            0 => return None,
            1 => "Open as plain text".to_owned(),
            number => format!("Open {number} as plain text"),
        };
        Some(view! {
            <button type="button" class="button" on:click=move |_| state.open_as_plain_text()>
                {words}
            </button>
        })
    }
}

/// Stops reading; afterwards takes the notice away.
#[component]
fn NoticeButton(#[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let state = expect_context::<IntakeState>();
    let busy = Memo::new(move |_| busy.get());
    let dismiss = move |_| state.intake.set(Intake::default());
    let stop = move |_| state.stop_reading();
    move || {
        if busy.get() {
            return view! {
                <button type="button" class="button" on:click=stop>
                    "Stop"
                </button>
            }
            .into_any();
        }
        view! { <IconButton icon=Icon::Close label="Dismiss" on:click=dismiss /> }.into_any()
    }
}

/// What is said of files and pastes.
#[derive(Default, PartialEq)]
struct Report {
    sentence: String,
    refusals: Vec<String>,
    details: Vec<String>,
    plain_texts: usize,
    is_alert: bool,
    is_busy: bool,
}

impl Report {
    /// If it is to name no file and no cable, only what was refused is said, for that has to be.
    fn new(intake: &Intake, is_nameless: bool) -> Self {
        if is_nameless && !intake.is_busy() {
            let sentence = refused(intake.refused.len());
            let plain_texts = intake.plain_texts();
            return Self { sentence, plain_texts, is_alert: intake.is_refusal(), ..Self::default() };
        }
        Self {
            sentence: intake.sentence(),
            refusals: intake.refusals(),
            details: intake.details(),
            plain_texts: intake.plain_texts(),
            is_alert: intake.is_refusal(),
            is_busy: intake.is_busy(),
        }
    }

    /// What stands in the region of alerts, or in the other.
    fn text(&self, alert: bool) -> Option<impl IntoView + use<>> {
        (self.is_alert == alert && !self.sentence.is_empty()).then(|| {
            let refusals = (!self.refusals.is_empty()).then(|| list(&self.refusals));
            let details = (!self.details.is_empty()).then(|| {
                view! {
                    <details>
                        <summary>"Show list"</summary>
                        {list(&self.details)}
                    </details>
                }
            });
            view! {
                <p>{self.sentence.clone()}</p>
                {refusals}
                {details}
            }
        })
    }
}

/// How much was refused, without names.
fn refused(number: usize) -> String {
    if number == 0 { String::new() } else { format!("{} not opened.", count(number, "file")) }
}

fn list(lines: &[String]) -> impl IntoView + use<> {
    let items = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    view! { <ul>{items}</ul> }
}
