use leptos::prelude::*;

use super::{SAMPLES, Sample};
use crate::context::{IntakeState, LayoutState};
use crate::state::Dialog;
use crate::ui::ModalDialog;
use crate::web;

/// The cables of our own invention, each with what it shows.
#[component]
pub(crate) fn SamplesDialog() -> impl IntoView {
    let rows = SAMPLES.iter().enumerate();
    let rows = rows.map(|(index, sample)| view! { <SampleRow sample is_first=index == 0 /> }).collect_view();
    view! {
        <ModalDialog which=Dialog::Samples title="Samples">
            <div class="samples">
                <p class="muted">
                    "All invented, people and places included. Each shows a different feature."
                </p>
                <ul>{rows}</ul>
            </div>
        </ModalDialog>
    }
}

/// Opens a sample.
#[component]
fn SampleRow(sample: &'static Sample, is_first: bool) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let intake = expect_context::<IntakeState>();
    let open = move |_| {
        layout.closed(Dialog::Samples);
        intake.open_text(sample.name, sample.text.to_owned());
        // What had the focus may be gone.
        web::after_drawing(|| web::focus("text"));
    };
    view! {
        <li>
            <button type="button" class="sample" autofocus=is_first on:click=open>
                <strong>{sample.name}</strong>
                <span>{sample.about}</span>
            </button>
        </li>
    }
}
