use std::sync::Arc;

use leptos::prelude::*;

use crate::context::FindState;
use crate::state::{Found, Group};

/// What was found in one cable.
#[component]
pub(super) fn FoundGroup(
    /// The hits.
    group: Arc<Group>,
    /// Whether the name of the cable stands above them.
    named: bool,
) -> impl IntoView {
    let state = expect_context::<FindState>();
    let (key, first) = (group.key, group.first);
    let name = named.then(|| {
        view! {
            <h3>
                <button type="button" class="found-cable" on:click=move |_| state.go_to_hit(key, first)>
                    <span>{group.name.clone()}</span>
                    <span class="count">{group.hits}</span>
                </button>
            </h3>
        }
    });
    let more = (named && group.more() > 0 && !group.found.is_empty())
        .then(|| view! { <p class="found-more">{format!("and {} more", group.more())}</p> });
    let rows = group.found.iter().map(|found| view! { <FoundRow key found=found.clone() /> });
    view! { <section>{name} <ul>{rows.collect::<Vec<_>>()}</ul> {more}</section> }.into_any()
}

#[component]
fn FoundRow(key: u32, found: Found) -> impl IntoView {
    let state = expect_context::<FindState>();
    let Found { spot, paragraph, excerpt } = found;
    let paragraph =
        paragraph.map(|number| view! { <span class="found-where">{format!("¶ {number}")}</span> });
    view! {
        <li>
            <button type="button" class="found-row" on:click=move |_| state.go_to_hit(key, spot)>
                {paragraph}
                {excerpt.before}
                <mark>{excerpt.hit}</mark>
                {excerpt.after}
            </button>
        </li>
    }
    .into_any()
}
