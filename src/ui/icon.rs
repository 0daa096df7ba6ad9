use leptos::prelude::*;

/// The icons of the page, drawn with lines of the text's colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A page with a pane at its left.
    LeftPane,
    /// A page with a pane at its right.
    RightPane,
    /// A cross.
    Close,
    /// Two sheets.
    Copy,
    /// A magnifying glass.
    Find,
    /// A funnel.
    Filter,
    /// An arrow up.
    Previous,
    /// An arrow down.
    Next,
    /// Lines of text, one of them marked.
    Source,
    /// Half a disc.
    System,
    /// A sun.
    Light,
    /// A moon.
    Dark,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::LeftPane => "M2.5 3.5h11v9h-11zM6.5 3.5v9",
            Self::RightPane => "M2.5 3.5h11v9h-11zM9.5 3.5v9",
            Self::Close => "M4.5 4.5l7 7M11.5 4.5l-7 7",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Find => "M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.3 10.3l3.2 3.2",
            Self::Filter => "M2.5 3.5h11l-4.3 5v4.5l-2.4-1.2V8.5z",
            Self::Previous => "M3.5 10l4.5-4.5 4.5 4.5",
            Self::Next => "M3.5 6l4.5 4.5 4.5-4.5",
            Self::Source => "M3 3h10M3 13h10M3 5.8h10v4.4H3z",
            Self::System => "M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z",
            Self::Light => {
                "M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1"
            }
            Self::Dark => "M13 9.6A5.4 5.4 0 016.4 3a5.4 5.4 0 106.6 6.6z",
        }
    }

    /// The part of it that is filled.
    const fn filled(self) -> &'static str {
        if matches!(self, Self::System) { "M8 2.5a5.5 5.5 0 010 11z" } else { "" }
    }
}

/// A picture without words.
#[component]
pub(crate) fn Icon(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=icon.path()></path>
            <path class="icon-fill" d=icon.filled()></path>
        </svg>
    }
    .into_any()
}

/// A button with a picture. Its label is read aloud, and shown when the pointer rests on it.
#[component]
pub(crate) fn IconButton(
    /// The picture.
    icon: Icon,
    /// What it does.
    #[prop(into)]
    label: Oco<'static, str>,
) -> impl IntoView {
    view! {
        <button type="button" class="icon-button" aria-label=label.clone() title=label>
            <Icon icon />
        </button>
    }
}
