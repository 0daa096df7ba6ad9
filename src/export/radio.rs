use leptos::prelude::*;

/// A radio button in its label.
#[component]
pub(super) fn Radio(
    /// The name of its group.
    name: &'static str,
    /// Whether it is chosen at first.
    checked: bool,
    /// What happens when it is chosen.
    on_choose: impl Fn() + 'static,
    /// Its label.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=name prop:checked=checked on:change=move |_| on_choose() />
            {children()}
        </label>
    }
    .into_any()
}
