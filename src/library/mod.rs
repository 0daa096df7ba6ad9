//! The list of open cables, and what chooses among them.

mod choices;
mod close_dialog;
mod closed_notice;
mod filter;
mod filter_by;
mod handle;
mod library_row;
mod listing;
mod missing_cables;
mod open_cables;
mod picked_bar;
mod waiting;

use leptos::prelude::*;

pub(super) use close_dialog::CloseDialog;
pub(super) use closed_notice::ClosedNotice;
pub(super) use filter_by::FilterBy;
pub(super) use handle::LibraryHandle;
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
