use std::sync::Arc;

use leptos::task::spawn_local;

use super::{review, rows};
use crate::Page;
use crate::document::Document;
use crate::state::{Dialog, Gaps, count};
use crate::ui::{self, Node, button, element, live};
use crate::web;
use leptos::prelude::*;
use reftel_core::cable::RedactionKind;
use reftel_core::redact::{Applied, RuleKind, Rules, plan};

/// The tab on redaction.
pub(crate) fn panel(page: Page, document: &Arc<Document>) -> Node {
    let rules = Memo::new(move |_| {
        page.library.current.get().map(|key| page.redaction.redactions.read().rules(key)).unwrap_or_default()
    });
    // Not whenever anything around the text changes: the panel would be drawn anew, with what is typed in it lost.
    let is_released = Memo::new(move |_| page.layout.ui.read().released);
    let released = move || is_released.get();
    let modes = ui::segments(
        "segments",
        "What is shown",
        vec![
            ui::segment("Working", move || !released(), move || page.redaction.show_released(false)),
            ui::segment("Released", released, move || page.redaction.show_released(true)),
        ],
    );
    let document = Arc::clone(document);
    // The rules hold the very words that are struck: they are not on the page while it shows what is released.
    let working = live(move || -> Node {
        if is_released.get() { Node::None } else { working(page, rules, &document) }
    });
    element("div")
        .class("redaction")
        .child(modes)
        .child(working)
        .child(live(move || summary(page, page.redaction.applied.get().as_deref())))
        .into()
}

fn working(page: Page, rules: Memo<Rules>, document: &Arc<Document>) -> Node {
    let marked = Arc::clone(document);
    let unfolded = RwSignal::new(false);
    let undecided =
        live(move || page.redaction.applied.get().and_then(|applied| review::undecided(page, &applied)));
    let told = Arc::clone(document);
    let telling = live(move || {
        page.redaction.settled.track();
        let applied = page.redaction.applied.get_untracked()?;
        rules.with_untracked(|rules| review::telling(page, &told, rules, &applied))
    });
    let marks = live(move || {
        page.redaction.applied.get().map(|applied| review::marks(page, &marked, &applied, unfolded))
    });
    vec![
        title("In the source"),
        existing(page, document),
        title("Strike"),
        rows::reasons(),
        rows::rules(page, rules),
        by_hand(page, rules),
        undecided,
        telling,
        marks,
        actions(page, rules, document),
    ]
    .into()
}

fn title(words: &'static str) -> Node {
    element("h2").class("pane-title").child(words).into()
}

/// What the source itself took out, by kind, and how it is shown.
fn existing(page: Page, document: &Document) -> Node {
    let all = &document.cable().redactions;
    let kinds = [
        RedactionKind::Crossed,
        RedactionKind::Bracketed,
        RedactionKind::Editorial,
        RedactionKind::Exemption,
        RedactionKind::Blocks,
        RedactionKind::Gap,
        RedactionKind::Missing,
    ];
    let counted = kinds.into_iter().filter_map(|kind| {
        let number = all.iter().filter(|redaction| redaction.kind == kind).count();
        (number > 0).then(|| format!("{} · {number}", kind.meaning()))
    });
    let items = counted.map(|words| element("li").child(words).into()).collect::<Node>();
    let none = all.is_empty().then(|| element("p").class("muted").child("Nothing is marked as taken out."));
    let gaps = Gaps::ALL.into_iter().map(|gaps| {
        ui::segment(
            gaps.short(),
            move || page.layout.ui.read().gaps == gaps,
            move || page.layout.ui.update(|ui| ui.gaps = gaps),
        )
    });
    let ways = (!all.is_empty()).then(|| ui::segments("segments", "How they are shown", gaps.collect()));
    element("div").class("existing").child(none).child(element("ul").child(items)).child(ways).into()
}

fn by_hand(page: Page, rules: Memo<Rules>) -> Node {
    let strike = button()
        .class("button")
        .on("click", move |_| page.redaction.redact_selection())
        .child("Strike the selection");
    let number = Memo::new(move |_| rules.with(|rules| rules.own.by_hand.len()));
    let clear = live(move || {
        let number = number.get();
        (number > 0).then(|| -> Node {
            let clear = button()
                .class("link")
                .on("click", move |_| page.redaction.redact(|rules| rules.own.by_hand.clear()))
                .child(format!("take back {}", count(number, "mark")));
            vec![clear.into(), rows::reason(page, rules, RuleKind::ByHand)].into()
        })
    });
    let kept = live(move || {
        let number = rules.with(|rules| rules.own.keep_only.as_ref().map(Vec::len));
        number.map(|number| {
            let back = button()
                .class("link")
                .on("click", move |_| page.redaction.redact(|rules| rules.own.keep_only = None))
                .child("release all");
            element("p").child(format!("Only {} released. ", count(number, "piece"))).child(back)
        })
    });
    let hint = "Select words and press Ctrl+Shift+X, or use the menu beside a paragraph.";
    element("div")
        .class("by-hand")
        .child(element("p").child(strike).child(" ").child(clear))
        .child(kept)
        .child(element("p").class("muted").child(hint))
        .into()
}

fn summary(page: Page, applied: Option<&Applied>) -> Node {
    let marks = applied.map(Applied::marks);
    let number = marks.map_or(0, |marks| marks.all().len());
    let held = applied.is_some_and(|applied| !applied.is_decided());
    let words = if number == 0 && held {
        "Portions that are not decided are missing from print and copies.".to_owned()
    } else if number == 0 {
        "Nothing is struck. Exports, print and copies have the whole text.".to_owned()
    } else {
        format!(
            "{} will be missing from every export, print and copy. All marks look the same, whatever their length.",
            count(number, "passage")
        )
    };
    let held = held.then(|| element("p").class("held").child("Held back until all portions are decided."));
    let export = button()
        .class("button")
        .attribute("data-primary", "")
        .on("click", move |_| page.layout.show(Dialog::Export))
        .child(if number == 0 { "Export…" } else { "Export redacted…" });
    element("div")
        .class("redaction-summary")
        .child(element("p").attribute("role", "status").child(words))
        .child(held)
        .child(export)
        .into()
}

fn actions(page: Page, rules: Memo<Rules>, document: &Arc<Document>) -> Node {
    let step = |words: &'static str, back: bool| {
        let can = move || {
            let steps = page
                .library
                .current
                .get()
                .map(|key| page.redaction.redactions.read().steps(key))
                .unwrap_or_default();
            if back { steps.0 } else { steps.1 }
        };
        button()
            .class("button")
            .flag("disabled", move || !can())
            .on("click", move |_| page.redaction.step_redactions(back))
            .child(words)
    };
    let share = button()
        .class("button")
        .on("click", move |_| {
            let Some(key) = page.library.current.get_untracked() else { return };
            let keys = page.library.library.with_untracked(|library| {
                library
                    .entries()
                    .iter()
                    .map(|entry| entry.key)
                    .filter(|other| *other != key)
                    .collect::<Vec<_>>()
            });
            page.redaction.redactions.update(|redactions| redactions.share(key, &keys));
            page.messages.say(format!("These rules now hold for {} more.", count(keys.len(), "cable")));
        })
        .child("Use on all open cables");
    let save_plan = button()
        .class("button")
        .on("click", move |_| {
            web::save_unchecked(
                "redaction-plan.json",
                "application/json",
                rules.with_untracked(plan::save).as_bytes(),
            );
            page.messages.say("Plan saved. Its terms are as sensitive as the text.".to_owned());
        })
        .child("Save plan");
    let load_plan = button().class("button").on("click", |_| web::choose_plan()).child("Load plan");
    let document = Arc::clone(document);
    let save_log = button()
        .class("button")
        .on("click", move |_| {
            if let Some(applied) = page.redaction.applied.get_untracked() {
                match page.redaction.checked_log(review::log(&document, &applied)) {
                    Ok(log) => web::save("text/plain;charset=utf-8", &log),
                    Err(held) => page.messages.say(held.why),
                }
            }
        })
        .child("Save log");
    element("div")
        .class("redaction-actions")
        .child(step("Undo", true))
        .child(step("Redo", false))
        .child(share)
        .child(save_plan)
        .child(load_plan)
        .child(save_log)
        .child(element("p").class("muted").child(plan::WARNING))
        .into()
}

/// The input behind *Load plan*.
pub(crate) fn plan_input(page: Page) -> Node {
    element("input")
        .attribute("type", "file")
        .attribute("id", "open-plan")
        .attribute("hidden", "")
        .on("change", move |event| {
            let Some(file) = web::picked(&event).into_iter().next() else { return };
            spawn_local(async move {
                let text = web::read(&file).await.and_then(|bytes| String::from_utf8(bytes).ok());
                match text.as_deref().map(plan::load) {
                    Some(Ok(rules)) => {
                        page.redaction.redact(|now| *now = Rules { own: now.own.clone(), ..rules.clone() });
                        page.messages.say("Plan loaded.".to_owned());
                    }
                    Some(Err(error)) => page.messages.say(format!("The plan was not loaded: {error}.")),
                    None => {
                        page.messages.say("The plan was not loaded: it could not be read as text.".to_owned())
                    }
                }
            });
        })
        .into()
}
