use leptos::prelude::*;

use super::cable_view::{CardItem, CardRow, CardValue};
use crate::library::FilterBy;
use crate::runs::runs;

/// Rows of the card: labels, and what stands beside them.
#[component]
pub(super) fn CardRows(
    /// The rows.
    rows: Vec<CardRow>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <Row row /> }).collect_view();
    view! { <dl>{rows}</dl> }
}

#[component]
fn Row(row: CardRow) -> impl IntoView {
    let value = match row.value {
        CardValue::Text(words) => runs(words),
        CardValue::List { class, items, after } => {
            let items = items.into_iter().map(item).collect_view();
            (view! { <ul class=class>{items}</ul> }, runs(after)).into_any()
        }
    };
    view! {
        <div class="row">
            <dt>{row.label}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn item(item: CardItem) -> impl IntoView {
    view! {
        <li class=item.tag.map(|_| "chip") data-kind=item.tag>
            {runs(item.words)}
            {item.filter.map(|filter| view! { <FilterBy filter /> })}
        </li>
    }
}
