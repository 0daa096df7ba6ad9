//! The list of open cables, and what chooses among them.

mod choices;
mod close_dialog;
mod filter;
mod library_row;
mod listing;
mod missing_cables;
mod open_cables;
mod waiting;

use leptos::prelude::*;

pub(super) use close_dialog::CloseDialog;
use missing_cables::MissingCables;
use open_cables::OpenCables;
pub(super) use waiting::Waiting;

/// The open cables, and those that they cite and that are not open.
#[component]
pub(super) fn LibraryPane() -> impl IntoView {
    view! {
        <OpenCables />
        <MissingCables />
    }
}
