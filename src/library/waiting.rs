use leptos::prelude::*;

use crate::context::LibraryState;
use crate::position::Position;
use crate::state::Library;
use crate::ui::{Icon, IconButton};

/// Says which cable the address asks for, while it is not open. It is shown as soon as it is.
#[component]
pub(crate) fn Waiting() -> impl IntoView {
    let LibraryState { library, .. } = expect_context();
    let wanted = Memo::new(move |_| library.read().wanted().map(Position::waiting_words));
    let stop = move |_| library.update(Library::stop_waiting);
    view! {
        <div class="waiting-place" role="status">
            {move || {
                wanted
                    .get()
                    .map(|words| {
                        view! {
                            <div class="waiting">
                                <p>{words}</p>
                                <IconButton icon=Icon::Close label="Stop waiting for it" on:click=stop />
                            </div>
                        }
                    })
            }}
        </div>
    }
}
