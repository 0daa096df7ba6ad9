//! Draws [`Run`]s. There may be tens of thousands of them, so they are built without templates.

use leptos::html::{a, span, strong};
use leptos::prelude::*;

use super::{Link, Mark, Portion, Run};
use crate::context::ReaderState;
use crate::ui::{coded_attributes, hinted_attributes};
use reftel_core::cable::{CodeKind, Level, RedactionKind};

/// The runs of a text, one after the other.
pub(crate) fn runs(mut runs: Vec<Run>) -> AnyView {
    match runs.pop() {
        None => ().into_any(),
        Some(only) if runs.is_empty() => run(only),
        Some(last) => {
            runs.push(last);
            runs.into_iter().map(run).collect_view().into_any()
        }
    }
}

fn run(run: Run) -> AnyView {
    match run {
        Run::Words(words) => words.into_owned().into_any(),
        Run::Cable(text) => text.into_any(),
        Run::Marked(mark, marked) => marked_as(mark, runs(marked)),
        Run::Portion(portion) => portion_mark(portion),
        Run::Struck(reason) => {
            let reason = reason.map(|reason| span().class("struck-reason").child(format!(" {reason}")));
            span().class("struck").child("redacted").child(reason).into_any()
        }
    }
}

fn marked_as(mark: Mark, words: AnyView) -> AnyView {
    match mark {
        Mark::Title => strong().child(words).into_any(),
        Mark::Link(to) => link(to, words),
        Mark::Withheld { kind, explains } => {
            let mark = span().class("withheld").attr("data-by", kind.by().word()).child(words);
            if explains && kind == RedactionKind::Exemption {
                mark.add_any_attr(coded_attributes(CodeKind::Exemption)).into_any()
            } else {
                mark.title(kind.meaning()).into_any()
            }
        }
        Mark::Protect => span().class("protect").child(words).into_any(),
        Mark::Septel => span().class("septel").title("Sent in a separate telegram").child(words).into_any(),
        Mark::Term { is_first: true } => {
            span().class("term").child(words).add_any_attr(coded_attributes(CodeKind::Word)).into_any()
        }
        Mark::Term { is_first: false } => {
            span().class("term").child(words).add_any_attr(hinted_attributes(CodeKind::Word)).into_any()
        }
        Mark::Code(None) => span().class("code").child(words).into_any(),
        Mark::Code(Some(kind)) => {
            span().class("code").child(words).add_any_attr(coded_attributes(kind)).into_any()
        }
        Mark::HintedCode(kind) => {
            span().class("code").child(words).add_any_attr(hinted_attributes(kind)).into_any()
        }
        Mark::Named(kind) => span().child(words).add_any_attr(coded_attributes(kind)).into_any(),
        Mark::Aside => span().class("aside").child(words).into_any(),
        Mark::Chip => span().class("chip").child(words).into_any(),
        Mark::Spare => span().class("spare").child(words).into_any(),
        Mark::Muted => span().class("muted").child(words).into_any(),
    }
}

/// It stays a link, to be copied; a click is followed by the page.
fn link(to: Link, words: AnyView) -> AnyView {
    let reader = expect_context::<ReaderState>();
    let link = a().class("link").href(to.href()).child(words);
    match to {
        Link::Place { place, .. } => link
            .on(leptos::ev::click, move |event| {
                event.prevent_default();
                reader.go(place);
            })
            .into_any(),
        Link::Cited(id) => {
            let cited = id.clone();
            link.attr("data-cite", "")
                .attr("data-open", move || reader.is_open(&cited).to_string())
                .on(leptos::ev::click, move |event| {
                    event.prevent_default();
                    reader.follow(&id);
                })
                .into_any()
        }
        Link::Open { key, .. } => link
            .on(leptos::ev::click, move |event| {
                event.prevent_default();
                reader.select(key);
            })
            .into_any(),
    }
}

/// A portion mark in the colour of its level, with the words after it.
pub(crate) fn portion_mark(portion: Portion) -> AnyView {
    let caveat = portion.caveat.map(|caveat| {
        (span().class("portion-slash").child("/"), span().class("portion-caveat").child(caveat))
    });
    let mark = span()
        .class("portion")
        .attr("data-portion", portion.level.map(Level::letters))
        .child(span().class("portion-level").child(runs(portion.words)))
        .child(caveat);
    if portion.explains {
        mark.add_any_attr(coded_attributes(CodeKind::Portion)).into_any()
    } else {
        mark.into_any()
    }
}
