use leptos::ev::Event;
use leptos::prelude::*;
use reftel_core::redact::{PersonalKind, RuleKind};

use super::heading_fields::HeadingFields;
use super::portion_options::PortionOptions;
use super::reason_field::ReasonField;
use super::rule_check::RuleCheck;
use super::rules::{RULES, count_words, is_enabled, set_enabled};
use super::term_list::TermList;
use crate::context::RedactionState;

/// The rules, each with its switch, its count and its options.
#[component]
pub(super) fn RuleList() -> impl IntoView {
    let rows = RULES.map(|(kind, name, about)| view! { <RuleRow kind name about /> });
    view! { <ul class="rules">{rows.collect_view()}</ul> }
}

#[component]
fn RuleRow(kind: RuleKind, name: &'static str, about: &'static str) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let enabled = Memo::new(move |_| redaction.rules.with(|rules| is_enabled(rules, kind)));
    let count = move || redaction.applied.with(|applied| count_words(applied.as_deref(), kind));
    let switch = move |event: Event| {
        let on = event_target_checked(&event);
        redaction.redact(move |rules| set_enabled(rules, kind, on));
    };
    view! {
        <li>
            <label class="rule">
                <input type="checkbox" role="switch" prop:checked=move || enabled.get() on:change=switch />
                <span class="rule-words">
                    <span>{name}</span>
                    <span class="aside">{about}</span>
                </span>
                <span class="count">{count}</span>
            </label>
            <Show when=move || enabled.get()>
                <RuleOptions kind />
            </Show>
        </li>
    }
    .into_any()
}

#[component]
fn RuleOptions(kind: RuleKind) -> impl IntoView {
    let options = match kind {
        RuleKind::Protected => view! {
            <RuleCheck
                label="Also redact the “(protect)” notes"
                value=|rules| rules.protected.notes
                set=|rules, on| rules.protected.notes = on
            />
        }
        .into_any(),
        RuleKind::Personal => view! { <PersonalKinds /> }.into_any(),
        RuleKind::Heading => view! { <HeadingFields /> }.into_any(),
        RuleKind::Portions => view! { <PortionOptions /> }.into_any(),
        RuleKind::Names => view! { <TermList /> }.into_any(),
        RuleKind::ByHand | RuleKind::KeepOnly => ().into_any(),
    };
    view! { <div class="rule-options">{options} <ReasonField kind /></div> }
}

#[component]
fn PersonalKinds() -> impl IntoView {
    let kinds = PersonalKind::ALL.into_iter().enumerate().map(|(index, (_, label))| {
        view! {
            <RuleCheck
                label
                value=move |rules| rules.personal.kinds.get(index).copied().unwrap_or_default()
                set=move |rules, on| {
                    if let Some(kind) = rules.personal.kinds.get_mut(index) {
                        *kind = on;
                    }
                }
            />
        }
    });
    kinds.collect_view()
}
