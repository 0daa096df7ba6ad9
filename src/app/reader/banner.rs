use leptos::prelude::*;

use crate::app::Page;
use crate::app::document::Document;
use crate::app::ui::{Node, element};
use crate::cable::Caption;

/// The classification of the cable on screen, in words and in the standard colour.
pub(in crate::app) fn banner(page: Page) -> Option<Node> {
    if page.ui.read().released {
        // A struck level is not said in another place.
        let _ = page.applied.get();
        let entry = page.library.with_untracked(|library| library.current().cloned())?;
        let level = page.released(&entry)?.level;
        let banner = element("p").class("banner");
        return Some(match level {
            Some(level) => banner.attribute("data-level", level.letters()).child(level.to_string()).into(),
            None => banner.child("No classification released").into(),
        });
    }
    page.library.with_untracked(|library| Some(marking(&library.current()?.document)))
}

fn marking(document: &Document) -> Node {
    let cable = document.cable();
    let banner = element("p").class("banner");
    let Some(level) = cable.level() else { return banner.child("No classification found").into() };
    let noforn = cable.header.captions.iter().any(|caption| caption.caption == Caption::Noforn);
    let words = if noforn { format!("{level} // NOFORN") } else { level.to_string() };
    banner.attribute("data-level", level.letters()).child(words).into()
}
