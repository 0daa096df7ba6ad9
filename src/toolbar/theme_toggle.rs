use leptos::prelude::*;

use crate::context::LayoutState;
use crate::state::Theme;
use crate::ui::Icon;
use crate::web;

/// Light or dark, in turn.
#[component]
pub(super) fn ThemeToggle() -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let theme = Memo::new(move |_| ui.read().settings.theme);
    let label = move || match theme.get() {
        Theme::System => "Light or dark: as the system has it",
        Theme::Light => "Light or dark: light",
        Theme::Dark => "Light or dark: dark",
    };
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
