use leptos::prelude::*;

/// A row of buttons of which one is pressed.
#[component]
pub(crate) fn Segments(
    /// What is chosen by them.
    label: &'static str,
    /// A class besides that of all such rows.
    #[prop(default = "")]
    class: &'static str,
    /// A [`Segment`] each.
    children: Children,
) -> impl IntoView {
    let class = if class.is_empty() { "segments".to_owned() } else { format!("segments {class}") };
    view! {
        <div class=class role="group" aria-label=label>
            {children()}
        </div>
    }
}

/// One of the buttons of [`Segments`].
#[component]
pub(crate) fn Segment(
    /// What it says.
    label: &'static str,
    /// Whether it is the one that is chosen.
    #[prop(into)]
    pressed: Signal<bool>,
) -> impl IntoView {
    view! {
        <button type="button" aria-pressed=move || pressed.get().to_string()>
            {label}
        </button>
    }
}
