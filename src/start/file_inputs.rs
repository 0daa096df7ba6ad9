use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::context::IntakeState;
use crate::web;

/// The inputs of *Open files* and *Open folder*. They are not shown: the buttons stand for them.
#[component]
pub(crate) fn FileInputs() -> impl IntoView {
    let intake = expect_context::<IntakeState>();
    let open = move |event| intake.open_files(web::picked(&event));
    view! {
        <div class="inputs" hidden>
            <input node_ref=intake.file_input type="file" id="open-files" hidden multiple on:change=open />
            <input
                node_ref=intake.folder_input
                type="file"
                id="open-folder"
                hidden
                multiple
                {..custom_attribute("webkitdirectory", "")}
                on:change=open
            />
        </div>
    }
}
