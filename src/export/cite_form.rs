use leptos::prelude::*;

use super::citations;
use crate::context::ExportState;
use crate::state::{Style, count};
use crate::ui::{Segment, Segments};

/// The citation of the cable, or of the paragraph where the reader is, in one of the styles.
#[component]
pub(super) fn CiteForm() -> impl IntoView {
    let state = expect_context::<ExportState>();
    let style = Memo::new(move |_| state.choice.read().style);
    let copy = move |_| {
        let style = style.get_untracked();
        if let Some(words) = state.citation(style) {
            state.redaction.copy(&format!("citation.{}", style.extension()), words, "Citation");
        }
    };
    let styles = Style::ALL.map(|one| {
        view! {
            <Segment
                label=one.words()
                pressed=move || style.get() == one
                on:click=move |_| state.choice.update(|choice| choice.style = one)
            />
        }
    });
    let none = "This cable is not from the National Archives, so this style does not apply.";
    let saves = move || {
        state.choice.track();
        match state.chosen().len() {
            0 | 1 => "Save citation".to_owned(),
            number => format!("Save {}", count(number, "citation")),
        }
    };
    view! {
        <section class="cite" aria-label="Cite">
            <h3>"Cite"</h3>
            <Segments label="Style">{styles.collect_view()}</Segments>
            <pre class="citation" tabindex="0" role="group" aria-label="Citation">
                {move || state.citation(style.get()).unwrap_or_else(|| none.to_owned())}
            </pre>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=copy>
                    "Copy citation"
                </button>
                <button type="button" class="button" on:click=move |_| state.save_citations()>
                    {saves}
                </button>
            </div>
        </section>
    }
    .into_any()
}

impl ExportState {
    /// The citation of what is released, in a style; None if that has no form for the cable.
    fn citation(self, style: Style) -> Option<String> {
        let released = self.redaction.released_form.get_untracked()?;
        self.library.library.with_untracked(|library| {
            let entry = library.current()?;
            let paragraph = entry.document.paragraph(entry.place);
            let paragraph = paragraph.map(|paragraph| paragraph.number.value.value);
            citations(std::slice::from_ref(&released), paragraph, style)
        })
    }
}
