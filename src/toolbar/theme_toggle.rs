use leptos::prelude::*;

use crate::context::LayoutState;
use crate::state::Theme;
use crate::ui::Icon;
use crate::web;

/// Light or dark, in turn.
#[component]
pub(super) fn ThemeToggle() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let ui = layout.ui;
    let theme = Memo::new(move |_| ui.read().settings.theme);
    let label = move || theme_words(layout);
    let icon = move || match theme.get() {
        Theme::System => Icon::System,
        Theme::Light => Icon::Light,
        Theme::Dark => Icon::Dark,
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=label
            title=label
            on:click=move |_| ui.update(|ui| ui.turn_theme(web::is_dark()))
        >
            {move || view! { <Icon icon=icon() /> }}
        </button>
    }
}

/// Says which theme it is.
pub(super) fn theme_words(layout: LayoutState) -> String {
    format!("Theme: {}", layout.ui.read().settings.theme.word())
}
