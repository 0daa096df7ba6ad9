use leptos::prelude::*;

use crate::context::LayoutState;
use crate::state::Dialog;
use crate::ui::Drawer;

/// A pane beside the text; where there is no room, a dialog that comes in from the side.
#[component]
pub(super) fn Pane(
    /// Which one.
    which: Dialog,
    /// What it is called.
    title: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let is_left = which == Dialog::LeftPane;
    let is_hidden = move || {
        let ui = layout.ui.read();
        if is_left { ui.left_hidden } else { ui.right_hidden }
    };
    let class = if is_left { "pane pane-start" } else { "pane pane-end" };
    move || {
        let content = children();
        if layout.narrow.get() {
            return view! {
                <Drawer which title>
                    {content}
                </Drawer>
            }
            .into_any();
        }
        view! {
            <aside class=class aria-label=title hidden=is_hidden>
                {content}
            </aside>
        }
        .into_any()
    }
}
