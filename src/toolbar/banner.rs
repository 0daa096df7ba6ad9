use leptos::prelude::*;

use crate::context::{LayoutState, LibraryState, RedactionState};
use crate::document::Document;
use reftel_core::cable::Level;
use reftel_core::redact::Applied;

/// The classification of the cable on screen, in words and in the standard colour.
#[component]
pub(super) fn Banner() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let redaction = expect_context::<RedactionState>();
    move || {
        // Read, not only tracked: a memo that was never read follows nothing.
        library.current.with(|_| ());
        redaction.settled.track();
        let is_released = layout.released.get();
        let is_marked = redaction
            .applied
            .with_untracked(|applied| applied.as_deref().is_some_and(|found| !Applied::is_empty(found)));
        let marking = library
            .library
            .with_untracked(|library| Some(Marking::of_cable(&library.current()?.document)))?;
        // Made only where it is said: to make the released form of a long cable takes as long as to read it.
        let released = || {
            let level = redaction.released_form.with_untracked(|released| released.as_ref()?.level);
            Marking::released(level)
        };
        Some(line(if is_released { released() } else { marking }, is_marked && !is_released))
    }
}

/// The classification of what is released: a struck level is not said in another place.
#[component]
pub(crate) fn ReleasedBanner(
    /// The level that is released.
    level: Option<Level>,
) -> impl IntoView {
    line(Marking::released(level), false)
}

/// What a banner says.
struct Marking {
    level: Option<Level>,
    words: String,
}

impl Marking {
    fn of_cable(document: &Document) -> Self {
        match document.marking() {
            Some((level, words)) => Self { level: Some(level), words },
            None => Self { level: None, words: "No classification found".to_owned() },
        }
    }

    fn released(level: Option<Level>) -> Self {
        let words = level.map_or_else(|| "No classification released".to_owned(), |level| level.to_string());
        Self { level, words }
    }
}

/// `screen_only` keeps it off paper.
fn line(marking: Marking, screen_only: bool) -> impl IntoView {
    view! {
        <p
            class="banner"
            data-level=marking.level.map(Level::letters)
            data-paper=screen_only.then_some("off")
        >
            {marking.words}
        </p>
    }
}
