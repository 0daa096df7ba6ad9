use leptos::prelude::*;

use crate::context::LayoutState;
use crate::keys::LETTERS;

/// Keys with what they do.
type KeyList = &'static [(&'static [&'static str], &'static str)];

/// What works whatever the settings are.
const ALWAYS: KeyList = &[
    (&["Ctrl", "F"], "find in the cable (⌘F on a Mac); again for the browser’s own find bar"),
    (&["F3"], "next hit, with Shift the one before"),
    (&["Ctrl", "O"], "open files (⌘O on a Mac)"),
    (&["Ctrl", "S"], "export (⌘S on a Mac)"),
    (&["Ctrl", "Shift", "X"], "redact the selection, like Delete"),
    (&["Ctrl", "Z"], "undo a redaction, with Shift redo it"),
    (&["Ctrl", "Shift", "H"], "existing redactions: marked, bars, as written"),
    (&["Ctrl", "V"], "paste a cable, anywhere on the page (⌘V on a Mac)"),
    (&["Esc"], "close the top layer"),
];

/// All keys, with what they do.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    view! {
        <div class="keys">{list(ALWAYS)}</div>
        <div class="keys" data-off=move || (!layout.ui.read().settings.letters).then_some("")>
            {list(LETTERS)}
        </div>
    }
}

fn list(keys: KeyList) -> impl IntoView {
    let rows = keys.iter().map(|(keys, what)| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view();
        view! {
            <div>
                <dt>{keys}</dt>
                <dd>{*what}</dd>
            </div>
        }
    });
    view! { <dl>{rows.collect_view()}</dl> }
}
