use leptos::prelude::*;

use crate::context::ExportState;
use crate::state::count;

/// How far a file has been written.
#[component]
pub(super) fn Progress() -> impl IntoView {
    let ExportState { progress, .. } = expect_context();
    move || {
        progress.get().map(|(done, total)| {
            view! {
                <progress max=total.to_string() value=done.to_string() aria-hidden="true"></progress>
                " "
                {words(done, total)}
            }
        })
    }
}

fn words(done: usize, total: usize) -> String {
    if done < total {
        format!("{done} of {} released", count(total, "cable"))
    } else {
        "Reading the file again, for redacted text".to_owned()
    }
}
