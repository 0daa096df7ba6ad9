//! Keys that work anywhere on the page.

use leptos::prelude::*;

use super::context::{
    ExplainState, ExportState, FindState, IntakeState, LayoutState, LibraryState, ReaderState, RedactionState,
};
use super::keys::{self, Command, Situation};
use super::state::{Dialog, Ui};
use super::web;

/// Follows the keyboard.
pub(super) fn use_shortcuts() {
    let explain = expect_context::<ExplainState>();
    let run = use_commands();
    let situation = use_situation();
    web::on_window("keydown", move |event| {
        let is_escape = web::with_key_press(&event, |press| press.key == "Escape");
        let is_press = web::with_key_press(&event, |press| matches!(press.key, "Enter" | " "));
        if (is_escape && explain.hide()) || (is_press && web::press_code(&event)) {
            event.prevent_default();
            return;
        }
        if let Some(command) = web::with_key_press(&event, |press| keys::command(press, situation())) {
            event.prevent_default();
            run(command);
        }
    });
}

/// What the page is at.
fn use_situation() -> impl Fn() -> Situation {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let find = expect_context::<FindState>();
    move || {
        layout.ui.with_untracked(|ui| Situation {
            covered: ui.dialog.is_some() || web::is_covered(),
            letters: ui.settings.letters,
            reading: library.current.get_untracked().is_some() && !ui.released,
            finding: find.find.with_untracked(|find| find.is_open),
            selected: web::is_selected(),
        })
    }
}

/// Does what a key asks for.
fn use_commands() -> impl Fn(Command) {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let reader = expect_context::<ReaderState>();
    let find = expect_context::<FindState>();
    let redaction = expect_context::<RedactionState>();
    let intake = expect_context::<IntakeState>();
    let export = expect_context::<ExportState>();
    let explain = expect_context::<ExplainState>();
    move |command| match command {
        Command::Paragraph { forward } => reader.step(forward),
        Command::Cable { forward } => {
            let keys = library.keys_in_order();
            library.library.update(|library| library.step_cable(&keys, forward));
            reader.show_place();
        }
        Command::Explain { forward } => explain.step(forward),
        Command::View(view) => reader.show_view(view),
        Command::Chain { earlier } => reader.step_chain(earlier),
        Command::LeftPane => layout.ui.update(Ui::toggle_left),
        Command::RightPane => layout.ui.update(Ui::toggle_right),
        Command::Redact => redaction.redact_selection(),
        Command::Undo { back } => redaction.step_redactions(back),
        Command::Gaps => redaction.cycle_gaps(),
        Command::Quote => export.copy_quote(),
        Command::Link => export.copy_link(),
        Command::Export => {
            if library.current.get_untracked().is_some() {
                layout.show(Dialog::Export);
            }
        }
        Command::Help => layout.show(Dialog::Help),
        Command::Open => intake.choose_files(),
        Command::Find => find.open_find(),
        Command::Hit { forward } => find.step_hit(forward),
        Command::EndFind => find.close_find(),
    }
}
