use leptos::prelude::*;

use super::field::{FIRST_FIELDS, FIRST_VALUES, Field, Group, Value, shown_at_first, toggle_words};
use crate::context::ReaderState;
use crate::runs::Run;
use crate::runs::runs;
use crate::ui::Icon;
use reftel_core::text::Span;

/// A group of fields under its heading; nothing if there are none.
#[component]
pub(super) fn FieldGroup(
    /// The group.
    group: Group,
    /// A field that depends on the state of the page, below the others.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let Group { title, kind, fields } = group;
    if fields.is_empty() && children.is_none() {
        return ().into_any();
    }
    let mut rows: Vec<AnyView> = fields.into_iter().map(field_row).collect();
    rows.extend(children.map(|children| children()));
    view! {
        <section data-kind=kind>
            <h3 class="pane-title">{title}</h3>
            <FoldedList rows first=FIRST_FIELDS list=|rows| view! { <dl>{rows}</dl> }.into_any() />
        </section>
    }
    .into_any()
}

/// A label, and what stands beside it.
#[component]
pub(super) fn FieldRow(
    /// The label.
    label: Vec<Run>,
    /// What stands beside it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{runs(label)}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

fn field_row(field: Field) -> AnyView {
    let Field { label, spoken, mut values } = field;
    let content = match values.pop() {
        Some(only) if values.is_empty() => {
            view! { <div class="fact-value">{value(only, &spoken)}</div> }.into_any()
        }
        last => {
            values.extend(last);
            let numbered = values.into_iter().enumerate();
            let rows = numbered.map(|(index, one)| {
                let spoken = format!("{spoken} {}", index + 1);
                view! { <li class="fact-value">{value(one, &spoken)}</li> }.into_any()
            });
            let rows = rows.collect();
            view! { <FoldedList rows first=FIRST_VALUES list=|rows| view! { <ul>{rows}</ul> }.into_any() /> }
                .into_any()
        }
    };
    view! { <FieldRow label>{content}</FieldRow> }.into_any()
}

/// A value with the button that leads to its bytes.
fn value(value: Value, spoken: &str) -> impl IntoView {
    let Value { words, more, at } = value;
    let more = (!more.is_empty()).then(|| {
        let more = more.into_iter().map(|words| view! { <span>{runs(words)}</span> }).collect_view();
        view! { <div class="fact-more">{more}</div> }
    });
    let label = format!("Show {spoken} in the source");
    view! {
        <div>{runs(words)} {more}</div>
        {at.map(|span| view! { <ToSource span label /> })}
    }
}

/// Leads to the bytes that say so.
#[component]
fn ToSource(
    /// The bytes.
    span: Span,
    /// What is read aloud.
    label: String,
) -> impl IntoView {
    let reader = expect_context::<ReaderState>();
    view! {
        <button
            type="button"
            class="to-source"
            data-source=format!("{}-{}", span.start, span.end)
            aria-label=label
            title="Show in the source"
            on:click=move |_| reader.spot(span, true)
        >
            <Icon icon=Icon::Source />
        </button>
    }
}

/// A list; a long one has a button that shows what comes after the first few.
#[component]
fn FoldedList(
    /// The rows.
    mut rows: Vec<AnyView>,
    /// How many are shown at first.
    first: usize,
    /// The element around rows.
    list: fn(Vec<AnyView>) -> AnyView,
) -> impl IntoView {
    let number = rows.len();
    let Some(first) = shown_at_first(number, first) else {
        return list(rows);
    };
    let rest = rows.split_off(first);
    let is_whole = RwSignal::new(false);
    view! {
        {list(rows)}
        {list(rest).add_any_attr(leptos::attr::hidden(move || !is_whole.get()))}
        <button
            type="button"
            class="link"
            aria-expanded=move || is_whole.get().to_string()
            on:click=move |_| is_whole.update(|is_whole| *is_whole = !*is_whole)
        >
            {move || toggle_words(is_whole.get(), number)}
        </button>
    }
    .into_any()
}
