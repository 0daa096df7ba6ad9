//! Codes that explain themselves: when the pointer rests on one, when it has the focus, when it is tapped.

use leptos::attr::custom::custom_attribute;
use leptos::attr::{Attribute, role, tabindex};
use leptos::ev::Event;
use leptos::prelude::*;
use std::time::Duration;

use crate::context::{ExplainState, LayoutState};
use crate::web::{self, Dom};
use reftel_core::cable::{CodeKind, explain};

/// The `id` of the one popover there is.
const POPOVER: &str = "explanation";
/// What it is selected by.
const OWN: &str = "#explanation";
/// What codes that explain themselves are selected by.
const CODE: &str = "[data-explain]";
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

/// What `e` leads to.
const STOP: &str = "[data-stop]";

/// What makes any element explain itself whose text is a code, for `{..}` in a view and `add_any_attr` of an element.
/// `e` leads there, and Tab if that is set: to most readers, dozens of buttons in running text are only in the way.
pub(crate) fn coded_attributes(kind: CodeKind) -> impl Attribute {
    let by_tab = use_context::<LayoutState>().is_some_and(|layout| layout.tab_stops.get_untracked());
    (
        hinted_attributes(kind),
        custom_attribute("data-stop", ""),
        tabindex(by_tab.then_some("0")),
        role(by_tab.then_some("button")),
    )
}

/// The same for the pointer only, for a code that stands nearby too.
pub(crate) fn hinted_attributes(kind: CodeKind) -> impl Attribute {
    let name = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name);
    custom_attribute("data-explain", name)
}

/// The popover, and what makes it come and go.
#[component]
pub(crate) fn ExplanationPopover() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let explain = expect_context::<ExplainState>();
    explain.watch();
    // What was explained last may be struck.
    let found = move || explain.explained.get().filter(|_| !layout.released.get());
    view! {
        <div node_ref=explain.popover class="explanation" id=POPOVER role="tooltip" popover="manual">
            {move || {
                found()
                    .map(|found| {
                        let text = (!found.text.is_empty()).then(|| view! { <p>{found.text}</p> });
                        view! {
                            <strong>{found.title}</strong>
                            {text}
                        }
                    })
            }}
        </div>
    }
}

impl ExplainState {
    /// Follows the pointer, the focus and taps.
    fn watch(self) {
        web::on_document("pointerover", move |event| self.pointer_moved(&event));
        // One engine scrolls only after it has given the focus.
        web::on_window("scroll", move |_| {
            if let Some(code) = self.about.get_value() {
                self.place(&code);
            }
        });
        for name in ["focusin", "click"] {
            web::on_document(name, move |event| match web::nearest(&event, CODE) {
                Some(code) => self.plan(Duration::ZERO, move || self.show(code)),
                // Planned, so that it replaces the plan to show another.
                None if web::nearest(&event, OWN).is_none() => {
                    self.plan(Duration::ZERO, move || self.end());
                }
                None => {}
            });
        }
    }

    /// Goes to the next code in the text, or to the one before, and explains it.
    pub(crate) fn step(self, forward: bool) {
        web::focus_next("#text", STOP, forward);
    }

    fn pointer_moved(self, event: &Event) {
        let about = self.about.get_value();
        if let Some(code) = web::nearest(event, CODE) {
            if about.as_ref() == Some(&code) {
                self.drop_plan();
            } else {
                self.plan(REST, move || self.show(code));
            }
        } else if web::nearest(event, OWN).is_some() {
            // Somebody reads it.
            self.drop_plan();
        } else if web::focused(CODE).is_none_or(|code| about.is_some_and(|about| about != code)) {
            // What has the focus stays explained, also when the page scrolls below the pointer.
            self.plan(WAY, move || self.end());
        }
    }

    fn show(self, code: Dom) {
        let kind = web::attribute(&code, "data-explain");
        let kind = KINDS.iter().find(|(name, _)| kind.as_deref() == Some(*name)).map(|(_, kind)| *kind);
        let Some(found) = kind.and_then(|kind| explain(kind, &web::words(&code))) else { return };
        self.explained.set(Some(found));
        // Its words decide how large it is, so they have to be on the page.
        self.plan(Duration::ZERO, move || {
            self.place(&code);
            web::describe(&code, POPOVER);
            self.about.set_value(Some(code));
        });
    }

    /// Shows the popover beside a code.
    fn place(self, code: &Dom) {
        if let Some(popover) = self.popover.get_untracked() {
            web::show_popover(&popover, code);
        }
    }

    /// Takes the explanation away. Returns whether there was one.
    pub(crate) fn hide(self) -> bool {
        let is_open = self.popover.get_untracked().is_some_and(|popover| web::is_popover_open(&popover));
        if is_open {
            self.drop_plan();
            self.end();
        }
        is_open
    }

    fn end(self) {
        if let Some(code) = self.about.try_update_value(Option::take).flatten() {
            web::describe(&code, "");
        }
        // A plan may be carried out when the page is gone.
        if let Some(popover) = self.popover.try_get_untracked().flatten() {
            web::hide_popover(&popover);
        }
    }

    /// Calls `then` after `delay`, unless something else is planned before.
    fn plan(self, delay: Duration, then: impl FnOnce() + 'static) {
        self.drop_plan();
        self.planned.set_value(set_timeout_with_handle(then, delay).ok());
    }

    fn drop_plan(self) {
        if let Some(planned) = self.planned.try_update_value(Option::take).flatten() {
            planned.clear();
        }
    }
}
