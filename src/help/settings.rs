use leptos::prelude::*;

use crate::context::LayoutState;
use crate::state::{Settings, Size, Theme};
use crate::ui::{Segment, Segments};
use crate::web;

/// What may be set.
#[component]
pub(super) fn SettingsForm() -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let now = move || ui.read().settings;
    let sizes = Size::ALL.map(|size| {
        let choose = move |_| ui.update(|ui| ui.settings.size = size);
        view! { <Segment label=size.words() pressed=move || now().size == size on:click=choose /> }
    });
    let themes = Theme::ALL.map(|theme| {
        let choose = move |_| ui.update(|ui| ui.settings.theme = theme);
        view! { <Segment label=theme.words() pressed=move || now().theme == theme on:click=choose /> }
    });
    view! {
        <div class="settings">
            <div class="setting">
                <span>"Text size"</span>
                <Segments label="Text size">{sizes}</Segments>
            </div>
            <div class="setting">
                <span>"Theme"</span>
                <Segments label="Theme">{themes}</Segments>
            </div>
            <Switch label="Single-letter shortcuts" setting=|settings| &mut settings.letters />
            <Switch
                label="Tab stops at explained words"
                more="For keyboards and screen readers: each underlined word and each portion mark becomes a button."
                setting=|settings| &mut settings.tab_stops
            />
            <Switch
                label="Subject in sentence case"
                more="Capitals stay for abbreviations, posts and countries that the tables know; other names become small. The cable is not changed."
                setting=|settings| &mut settings.sentence
            />
        </div>
    }
}

/// A setting that is on or off.
#[component]
fn Switch(
    label: &'static str,
    /// What is to be known of it besides.
    #[prop(optional)]
    more: Option<&'static str>,
    setting: fn(&mut Settings) -> &mut bool,
) -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let change = move |event| {
        let on = web::is_checked(&event);
        ui.update(|ui| *setting(&mut ui.settings) = on);
    };
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || *setting(&mut ui.read().settings.clone())
                on:change=change
            />
            <span>{label} {more.map(|more| view! { <span class="setting-more">{more}</span> })}</span>
        </label>
    }
}
