use leptos::prelude::*;

use super::cable_view::{CardItem, CardRow, CardValue};
use crate::library::FilterBy;
use crate::runs::runs;

/// Rows of the card: labels, and what stands beside them.
#[component]
pub(super) fn CardRows(
    /// The rows.
    rows: Vec<CardRow>,
    /// Whether long lists are folded.
    #[prop(default = false)]
    fold: bool,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <Row row fold /> }).collect_view();
    view! { <dl>{rows}</dl> }
}

/// How long a list may be that is not folded.
const LONG: usize = 4;
/// How much of a folded list is shown.
const SHOWN: usize = 3;

#[component]
fn Row(row: CardRow, fold: bool) -> impl IntoView {
    let list = |class: Option<&'static str>, items: Vec<CardItem>| {
        view! { <ul class=class>{items.into_iter().map(item).collect_view()}</ul> }
    };
    let value = match row.value {
        CardValue::Text(words) => runs(words),
        // Chips stand beside each other.
        CardValue::List { class, mut items, after }
            if fold && items.len() > LONG && items.iter().all(|item| item.tag.is_none()) =>
        {
            let rest = items.split_off(SHOWN);
            let summary = format!("{} more", rest.len());
            view! {
                {list(class, items)}
                <details class="rest">
                    <summary>{summary}</summary>
                    {list(class, rest)}
                    {runs(after)}
                </details>
            }
            .into_any()
        }
        CardValue::List { class, items, after } => (list(class, items), runs(after)).into_any(),
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
