use crate::Page;
use crate::document::Document;
use crate::ui::{Element, Node, element};
use leptos::prelude::*;
use reftel_core::cable::Caption;
use reftel_core::redact::Applied;

/// The classification of the cable on screen, in words and in the standard colour. While something is struck, paper has
/// that of what is released: a struck level is not said in another place.
pub(crate) fn banner(page: Page) -> Option<Node> {
    let is_released = page.layout.ui.read().released;
    page.redaction.settled.track();
    let is_marked = page
        .redaction
        .applied
        .with_untracked(|applied| applied.as_deref().is_some_and(|found| !Applied::is_empty(found)));
    let released = (is_released || is_marked).then(|| released(page));
    if is_released {
        return released.map(Node::from);
    }
    let marking =
        page.library.library.with_untracked(|library| Some(marking(&library.current()?.document)))?;
    Some(match released {
        Some(released) => vec![
            marking.attribute("data-paper", "off").into(),
            released.attribute("data-paper", "only").into(),
        ]
        .into(),
        None => marking.into(),
    })
}

fn released(page: Page) -> Element {
    let banner = element("p").class("banner");
    let level = page.redaction.released_form.with_untracked(|released| released.as_ref()?.level);
    match level {
        Some(level) => banner.attribute("data-level", level.letters()).child(level.to_string()),
        None => banner.child("No classification released"),
    }
}

fn marking(document: &Document) -> Element {
    let cable = document.cable();
    let banner = element("p").class("banner");
    let Some(level) = cable.level() else { return banner.child("No classification found") };
    let noforn = cable.header.captions.iter().any(|caption| caption.caption == Caption::Noforn);
    let words = if noforn { format!("{level} // NOFORN") } else { level.to_string() };
    banner.attribute("data-level", level.letters()).child(words)
}
