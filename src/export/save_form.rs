use leptos::prelude::*;

use super::held_back::HeldBackAlert;
use super::progress::Progress;
use super::radio::Radio;
use super::words::{REMOVAL_FROM_ALL, removal_words, undecided_words};
use crate::context::ExportState;
use crate::state::{Format, Scope, Selection, count};

/// Which cables are saved, and in which form.
#[component]
pub(super) fn SaveForm() -> impl IntoView {
    let state = expect_context::<ExportState>();
    // What was held back when the dialog was open before was another file.
    state.held_back.set(None);
    let is_decided = Memo::new(move |_| {
        let applied = state.redaction.applied.read();
        applied.as_ref().is_none_or(|applied| applied.is_decided())
    });
    let number = state.library.library.with_untracked(|library| library.entries().len());
    view! {
        {(number > 1).then(|| view! { <Scopes number /> })}
        <fieldset>
            <legend>"As"</legend>
            {Format::ALL.map(|format| view! { <FormatRadio format /> }).collect_view()}
        </fieldset>
        <FoiaMarks />
        <Removal />
        {move || state.held_back.get().map(|held_back| view! { <HeldBackAlert held_back /> })}
        <p class="muted" role="status">
            <Progress />
        </p>
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| state.copy_file()>
                "Copy"
            </button>
            <button
                type="button"
                class="button"
                data-primary=move || is_decided.get().then_some("")
                aria-disabled=move || state.progress.get().map(|_| "true")
                on:click=move |_| state.save_file(false)
            >
                "Save file"
            </button>
        </div>
    }
    .into_any()
}

/// What is removed from the file of the cable on screen, or what has to be decided before.
#[component]
fn Removal() -> impl IntoView {
    let state = expect_context::<ExportState>();
    let words = move || {
        let choice = state.choice.get();
        let is_several = state.scope() != Scope::Current;
        let applied = state.redaction.applied.read();
        let redactions = applied.as_ref().map_or(0, |applied| applied.marks().all().len());
        match applied.as_ref().filter(|applied| !applied.is_decided()) {
            _ if choice.format == Format::Original => String::new(),
            _ if is_several && !state.redaction.redactions.read().is_any() => removal_words(0),
            _ if is_several => REMOVAL_FROM_ALL.to_owned(),
            Some(applied) => format!("{}.", undecided_words(&applied.undecided)),
            None => removal_words(redactions),
        }
    };
    view! { <p class="muted removal">{words}</p> }
}

/// Which of the open cables. Not by their names, which may be redacted.
#[component]
fn Scopes(
    /// How many are open.
    number: usize,
) -> impl IntoView {
    let state = expect_context::<ExportState>();
    let picked = state.library.picked.with_untracked(Selection::len);
    let listed = state.library.listed.with_untracked(|listed| listed.as_ref().map(Vec::len));
    let chosen = untrack(|| state.scope());
    let radio = move |scope: Scope, words: String| {
        view! {
            <Radio
                name="scope"
                checked=chosen == scope
                on_choose=move || state.choice.update(|choice| choice.scope = scope)
            >
                {words}
            </Radio>
        }
    };
    view! {
        <fieldset>
            <legend>"What"</legend>
            {radio(Scope::Current, "The cable on screen".to_owned())}
            {(picked > 0).then(|| radio(Scope::Picked, count(picked, "selected cable")))}
            {listed.map(|listed| radio(Scope::Listed, format!("{} of the filter", count(listed, "cable"))))}
            {radio(Scope::All, format!("All {}", count(number, "cable")))}
        </fieldset>
    }
    .into_any()
}

#[component]
fn FormatRadio(format: Format) -> impl IntoView {
    let choice = expect_context::<ExportState>().choice;
    let checked = choice.read_untracked().format == format;
    let (words, about) = format.words();
    view! {
        <Radio name="format" checked on_choose=move || choice.update(|choice| choice.format = format)>
            <span>{words} <span class="aside">{about}</span></span>
        </Radio>
    }
}

#[component]
fn FoiaMarks() -> impl IntoView {
    let choice = expect_context::<ExportState>().choice;
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=choice.read_untracked().foia
                on:change=move |event| { choice.update(|choice| choice.foia = event_target_checked(&event)) }
            />
            <span>
                "FOIA-style marks"
                <span class="aside">"[[REDACTED-EX B6]] in place of [REDACTED (b)(6)]"</span>
            </span>
        </label>
    }
    .into_any()
}
