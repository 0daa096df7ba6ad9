use leptos::prelude::*;
use reftel_core::search::{Facet, Facets};

use crate::context::LibraryState;
use crate::state::{Listing, Order};

/// What the open cables can be chosen by. Drawn again whenever one comes or goes.
#[component]
pub(super) fn Choices() -> impl IntoView {
    let LibraryState { library, opened, .. } = expect_context();
    move || {
        opened.with(|_| ());
        let facts = |library: &crate::state::Library| {
            Facets::new(library.entries().iter().map(|entry| entry.document.facts()))
        };
        let Facets { tags, posts, levels, mut years } = library.with_untracked(facts);
        years.sort_by(|one, other| one.key.cmp(&other.key));
        view! {
            <div class="filter-choices">
                <Choice label="TAGS" facets=tags of=|listing| &mut listing.tag />
                <Choice label="Post" facets=posts of=|listing| &mut listing.post />
                <Choice label="Level" facets=levels of=|listing| &mut listing.level />
                <Choice label="Year from" facets=years.clone() of=|listing| &mut listing.from />
                <Choice label="to" facets=years of=|listing| &mut listing.to />
                <OrderChoice />
            </div>
        }
        .into_any()
    }
}

/// A list of the values that occur. **Their words are not in its attributes**: they may be names.
#[component]
fn Choice(
    label: &'static str,
    facets: Vec<Facet>,
    /// What is chosen.
    of: fn(&mut Listing) -> &mut Option<String>,
) -> impl IntoView {
    let LibraryState { listing, .. } = expect_context();
    let names = facets.iter().map(|facet| format!("{} ({})", facet.name, facet.count));
    let names = std::iter::once("Any".to_owned()).chain(names).collect();
    let keys = StoredValue::new(facets.into_iter().map(|facet| facet.key).collect::<Vec<_>>());
    let chosen = Memo::new(move |_| {
        let chosen = of(&mut listing.get()).take();
        let at = |keys: &Vec<String>| keys.iter().position(|key| chosen.as_ref() == Some(key));
        keys.with_value(at).map_or(0, |at| at + 1)
    });
    let choose = move |index: usize| {
        let key = index.checked_sub(1).and_then(|index| keys.with_value(|keys| keys.get(index).cloned()));
        listing.update(|listing| *of(listing) = key);
    };
    view! { <Select label options=names chosen choose /> }
}

/// In which order the cables are listed.
#[component]
fn OrderChoice() -> impl IntoView {
    let LibraryState { listing, .. } = expect_context();
    let chosen = Memo::new(move |_| {
        let order = listing.read().order;
        Order::ALL.iter().position(|other| *other == order).unwrap_or_default()
    });
    let choose = move |index: usize| {
        let order = Order::ALL.get(index).copied().unwrap_or_default();
        listing.update(|listing| listing.order = order);
    };
    let options = Order::ALL.iter().map(|order| order.words().to_owned()).collect();
    view! { <Select label="Order" options chosen choose /> }
}

/// A list of which one is chosen.
#[component]
fn Select(
    label: &'static str,
    options: Vec<String>,
    /// The number of the one that is chosen.
    chosen: Memo<usize>,
    /// Called with the number of the one that the reader chooses.
    #[prop(into)]
    choose: Callback<usize>,
) -> impl IntoView {
    let options = options.into_iter().enumerate().map(|(index, words)| {
        view! {
            <option value=index.to_string() prop:selected=move || chosen.get() == index>
                {words}
            </option>
        }
    });
    let options = options.collect_view();
    let change = move |event| choose.run(event_target_value(&event).parse().unwrap_or_default());
    view! {
        <label>
            <span>{label}</span>
            <select autocomplete="off" on:change=change>
                {options}
            </select>
        </label>
    }
}
