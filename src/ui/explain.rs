//! Codes that explain themselves: when the pointer rests on one, when it has the focus, when it is tapped.

use leptos::attr::custom::custom_attribute;
use leptos::attr::{Attribute, role, tabindex};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::time::Duration;

use super::{Element, Node, element, live};
use crate::Page;
use crate::web::{self, Dom};
use reftel_core::cable::{CodeKind, explain};

/// The `id` of the one popover there is.
const POPOVER: &str = "explanation";
/// How long the pointer must rest.
const REST: Duration = Duration::from_millis(250);
/// How long the pointer may take from the code to its explanation.
const WAY: Duration = Duration::from_millis(300);

/// Kinds by the values of `data-explain`.
const KINDS: [(&str, CodeKind); 13] = [
    ("tag", CodeKind::Tag),
    ("post", CodeKind::Post),
    ("precedence", CodeKind::Precedence),
    ("caption", CodeKind::Caption),
    ("portion", CodeKind::Portion),
    ("level", CodeKind::Level),
    ("order", CodeKind::Order),
    ("declassify", CodeKind::Declassify),
    ("reason", CodeKind::Reason),
    ("exemption", CodeKind::Exemption),
    ("signal", CodeKind::Signal),
    ("security", CodeKind::Security),
    ("word", CodeKind::Word),
];

thread_local! {
    /// Counts what was planned, so that only the last plan is carried out.
    static PLAN: Cell<u32> = const { Cell::new(0) };
    /// What is explained right now.
    static ABOUT: RefCell<Option<Dom>> = const { RefCell::new(None) };
}

/// A code that explains itself. It can be reached by Tab.
#[component]
pub(crate) fn Coded(
    /// What it is a code of.
    kind: CodeKind,
    /// The code.
    children: Children,
) -> impl IntoView {
    view! { <span {..coded_attributes(kind)}>{children()}</span> }
}

/// What makes any element explain itself whose text is a code, for `{..}` in a view and `add_any_attr` of an element.
/// It can be reached by Tab.
pub(crate) fn coded_attributes(kind: CodeKind) -> impl Attribute {
    (hinted_attributes(kind), tabindex("0"), role("button"))
}

/// The same for the pointer only: a code that stands nearby once more.
pub(crate) fn hinted_attributes(kind: CodeKind) -> impl Attribute {
    let name = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name);
    custom_attribute("data-explain", name)
}

/// Makes an element, whose text is a code, explain itself. It can be reached by Tab.
pub(crate) fn coded(element: Element, kind: CodeKind) -> Element {
    hinted(element, kind).attribute("tabindex", "0").attribute("role", "button")
}

/// The same for the pointer only: a code that stands nearby once more.
pub(crate) fn hinted(element: Element, kind: CodeKind) -> Element {
    let name = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name);
    element.attribute("data-explain", name)
}

/// The popover, and what makes it come and go.
pub(crate) fn explanation(page: Page) -> Node {
    let show = move |code: Dom, now: bool| {
        let delay = if now { Duration::ZERO } else { REST };
        plan(delay, move || {
            let kind = web::attribute(&code, "data-explain");
            let kind = KINDS.iter().find(|(name, _)| kind.as_deref() == Some(*name)).map(|(_, kind)| *kind);
            let Some(found) = kind.and_then(|kind| explain(kind, &web::words(&code))) else { return };
            page.explain.explained.set(Some(found));
            let number = PLAN.get();
            web::after_drawing(move || {
                if PLAN.get() == number {
                    web::show_popover(POPOVER, &code);
                    web::describe(&code, POPOVER);
                    ABOUT.replace(Some(code));
                }
            });
        });
    };
    web::on_document("pointerover", move |event| {
        if let Some(code) = web::nearest(&event, "[data-explain]") {
            let is_shown = ABOUT.with_borrow(|about| about.as_ref() == Some(&code));
            if is_shown { plan(Duration::ZERO, || {}) } else { show(code, false) }
        } else if web::nearest(&event, "#explanation").is_some() {
            // Somebody reads it.
            plan(Duration::ZERO, || {});
        } else if web::focused("[data-explain]")
            .is_none_or(|code| ABOUT.with_borrow(|about| about.as_ref().is_some_and(|about| *about != code)))
        {
            // What has the focus stays explained, also when the page scrolls below the pointer.
            plan(WAY, hide);
        }
    });
    // One engine scrolls only after it has given the focus.
    web::on_window("scroll", |_| {
        ABOUT.with_borrow(|about| {
            if let Some(code) = about {
                web::show_popover(POPOVER, code);
            }
        });
    });
    for name in ["focusin", "click"] {
        web::on_document(name, move |event| match web::nearest(&event, "[data-explain]") {
            Some(code) => show(code, true),
            // By a plan, so that one which is about to be shown is not.
            None if web::nearest(&event, "#explanation").is_none() => plan(Duration::ZERO, hide),
            None => {}
        });
    }
    let text = move || {
        // What was explained last may be struck.
        if page.layout.ui.read().released {
            return None;
        }
        let explained = page.explain.explained.read();
        explained.as_ref().map(|found| -> Node {
            let text = (!found.text.is_empty()).then(|| element("p").child(found.text.as_str()));
            vec![element("strong").child(found.title.as_str()).into(), text.into()].into()
        })
    };
    element("div")
        .class("explanation")
        .attribute("id", POPOVER)
        .attribute("role", "tooltip")
        .attribute("popover", "manual")
        .child(live(text))
        .into()
}

/// Takes the explanation away. Whether there was one.
pub(crate) fn hide_explanation() -> bool {
    let is_open = web::is_popover_open(POPOVER);
    if is_open {
        plan(Duration::ZERO, || {});
        hide();
    }
    is_open
}

fn hide() {
    if let Some(code) = ABOUT.take() {
        web::describe(&code, "");
    }
    web::hide_popover(POPOVER);
}

/// Does something after a while, unless something else is planned before.
fn plan(delay: Duration, then: impl FnOnce() + 'static) {
    let number = PLAN.get().wrapping_add(1);
    PLAN.set(number);
    web::later(delay, move || {
        if PLAN.get() == number {
            then();
        }
    });
}
