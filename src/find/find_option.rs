use leptos::prelude::*;

use crate::context::FindState;
use crate::state::Find;

/// A button that switches one of the options of [`Find`].
#[component]
pub(super) fn FindOption(
    /// What is on the button.
    sign: &'static str,
    /// What it is called.
    label: &'static str,
    /// Which option.
    option: fn(&mut Find) -> &mut bool,
) -> impl IntoView {
    let state = expect_context::<FindState>();
    // Read through the same function that changes it.
    let is_on = move || *option(&mut state.find.get());
    let switch = move |_| {
        state.change_find(|find| {
            let option = option(find);
            *option = !*option;
        });
    };
    view! {
        <button
            type="button"
            aria-label=label
            title=label
            aria-pressed=move || is_on().to_string()
            on:click=switch
        >
            {sign}
        </button>
    }
}
