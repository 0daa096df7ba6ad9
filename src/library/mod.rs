//! The list of open cables, and what chooses among them.

mod filter;

use super::state::{Ghost, Library, count};
use super::ui::{Element, Icon, Node, Rows, button, element, icon, live};
use super::{Page, web};
use leptos::prelude::*;

/// As many cables that are not open are listed at once; more when they are asked for.
pub(super) const SHOWN: usize = 3;

/// The list of open cables, each with a button to close it. One listener for all.
pub(super) fn library(page: Page) -> Node {
    let order = Memo::new(move |_| page.library.listing.read().order);
    let keys = move || {
        // Read, not only tracked: a memo that nobody has read does not know what it follows.
        page.library.opened.with(|_| ());
        order.get();
        page.library.library.with_untracked(|library| {
            page.library.listing.with_untracked(|listing| listing.order(library.entries()))
        })
    };
    let title = live(move || {
        let number = page.library.opened.with(Vec::len);
        let words = count(number, "cable");
        page.library.listed.with(|listed| match listed {
            Some(listed) => format!("Library · {} of {words}", listed.len()),
            None => format!("Library · {words}"),
        })
    });
    let several = Memo::new(move |_| page.library.opened.with(Vec::len) > 1);
    let none = live(move || {
        page.library
            .listed
            .with(|listed| listed.as_ref().is_some_and(Vec::is_empty))
            .then(|| element("p").class("muted").child("None of the open cables is like that."))
    });
    let open = element("nav")
        .class("library")
        .attribute("id", "library")
        .attribute("tabindex", "-1")
        .attribute("aria-label", "Open cables")
        .child(
            element("h2").class("pane-title").child(element("span").attribute("role", "status").child(title)),
        )
        .child(live(move || several.get().then(|| filter::filter(page))))
        .child(none)
        .child(element("ul").child(Rows::new(keys, move |key| row(page, key))));
    vec![open.into(), live(move || missing(page))].into()
}

/// What is cited and not open.
fn missing(page: Page) -> Node {
    page.library.opened.with(|_| ());
    let ghosts = page.library.library.with_untracked(Library::ghosts);
    if ghosts.is_empty() {
        return Node::None;
    }
    let summary = element("summary").class("pane-title").child(format!("Cited, not open · {}", ghosts.len()));
    let pane = element("details").class("ghosts").child(summary);
    let is_short = ghosts.len() <= SHOWN;
    let rows = move || element("ul").child(ghosts.iter().map(ghost).collect::<Node>());
    if is_short {
        return pane.attribute("open", "").child(rows()).into();
    }
    // A long list is there for those who ask for it, and drawn only then.
    let unfolded = Memo::new(move |_| page.library.listing.read().missing);
    let pane = if unfolded.get_untracked() { pane.attribute("open", "") } else { pane };
    pane.on("toggle", move |event| {
        let unfolded = web::is_open(&event);
        page.library.listing.update(|listing| listing.missing = unfolded);
    })
    .child(live(move || unfolded.get().then(&rows)))
    .into()
}

/// A cable that is cited and not open: what is known of it, and words to search for it elsewhere.
fn ghost(ghost: &Ghost) -> Node {
    let copy = button()
        .class("icon-button")
        .attribute("title", "Copy words to search for it")
        .attribute("aria-label", format!("Copy words to search for {}", ghost.id))
        .attribute("data-copy", ghost.search_words())
        .child(icon(Icon::Copy));
    let about =
        format!("{} · {} · cited by {}", ghost.post(), ghost.when, count(ghost.cited_by.len(), "cable"));
    element("li")
        .class("ghost")
        .attribute("id", format!("ghost-{}", ghost.id))
        .attribute("tabindex", "-1")
        .child(element("span").class("library-name").child(ghost.id.as_str()))
        .child(element("span").class("library-subject").child(about.trim_start_matches([' ', '·'])))
        .child(copy)
        .into()
}

fn row(page: Page, key: u32) -> Element {
    let document = page.library.library.with_untracked(|library| library.document(key));
    let Some(document) = document else { return element("li") };
    let subject = document.cable().header.subject.as_ref().map(|subject| document.first_words(&subject.text));
    let name = document.name();
    let close = button()
        .class("icon-button")
        .attribute("title", "Close")
        .attribute("aria-label", format!("Close {name}"))
        .attribute("data-close", key.to_string())
        .child(icon(Icon::Close));
    let show = button()
        .class("library-cable")
        .attribute("data-cable", key.to_string())
        .live("aria-current", move || (page.library.current.get() == Some(key)).then_some("true"))
        .child(element("span").class("library-name").child(name))
        .child(subject.map(|subject| element("span").class("library-subject").child(subject)));
    let is_left_out = move || {
        page.library
            .listed
            .with(|listed| listed.as_ref().is_some_and(|listed| listed.binary_search(&key).is_err()))
    };
    element("li").class("library-row").flag("hidden", is_left_out).child(show).child(close)
}
