use std::sync::Arc;

use leptos::prelude::*;

use crate::context::FindState;
use crate::state::{Found, Group, more_found};
use crate::web;

/// What was found in one cable.
#[component]
pub(super) fn FoundGroup(
    /// The hits.
    group: Arc<Group>,
    /// Whether the name of the cable stands above them.
    named: bool,
) -> impl IntoView {
    let state = expect_context::<FindState>();
    let (key, first, hits) = (group.key, group.first, group.hits);
    let name = named.then(|| {
        view! {
            <h3>
                <button type="button" class="found-cable" on:click=move |_| state.go_to_hit(key, first)>
                    <span>{group.name.clone()}</span>
                    <span class="count">{hits}</span>
                </button>
            </h3>
        }
    });
    let listed = RwSignal::new(group.found.clone());
    let list = NodeRef::<leptos::html::Ul>::new();
    let left = Memo::new(move |_| hits - listed.with(Vec::len).min(hits));
    let list_more = move |_| {
        let from = listed.with_untracked(Vec::len);
        listed.update(|listed| listed.extend(state.more_found(key, from)));
        // The button may be gone, which had the focus.
        web::after_drawing(move || {
            list.with_untracked(|list| list.iter().for_each(|list| web::focus_row(list, from)));
        });
    };
    let more = move || {
        let words = match (left.get(), listed.with_untracked(Vec::is_empty)) {
            (0, _) => return None,
            (number, true) => format!("Show {number}"),
            (number, false) => format!("and {number} more"),
        };
        Some(view! {
            <button type="button" class="found-more" on:click=list_more>
                {words}
            </button>
        })
    };
    view! {
        <section>
            {name} <ul node_ref=list>
                <For each=move || listed.get() key=|found| found.spot let(found)>
                    <FoundRow key_of_cable=key found />
                </For>
            </ul> {more}
        </section>
    }
    .into_any()
}

impl FindState {
    /// More of what was found in one of the open cables.
    fn more_found(self, key: u32, listed: usize) -> Vec<Found> {
        let document = self.library.library.with_untracked(|library| library.document(key));
        let query = self.find.with_untracked(|find| find.query.clone());
        document.map(|document| more_found(&document, &query, listed)).unwrap_or_default()
    }
}

#[component]
fn FoundRow(key_of_cable: u32, found: Found) -> impl IntoView {
    let state = expect_context::<FindState>();
    let Found { spot, paragraph, excerpt } = found;
    let paragraph =
        paragraph.map(|number| view! { <span class="found-where">{format!("¶ {number}")}</span> });
    view! {
        <li>
            <button type="button" class="found-row" on:click=move |_| state.go_to_hit(key_of_cable, spot)>
                {paragraph}
                {excerpt.before}
                <mark>{excerpt.hit}</mark>
                {excerpt.after}
            </button>
        </li>
    }
    .into_any()
}
