//! The address of the page, which follows the reader, and the reader, who follows Back and Forward.

use leptos::prelude::*;

use super::context::{LibraryState, ReaderState, RedactionState};
use super::web;

/// Keeps the place of the reader in the address, except what is struck.
pub(super) fn use_address() {
    let library = expect_context::<LibraryState>();
    let reader = expect_context::<ReaderState>();
    let redaction = expect_context::<RedactionState>();
    let position = Memo::new(move |_| {
        let library = library.library.read();
        let position = library.position().and_then(|position| redaction.released_position(position));
        library.mark().map(|mark| (mark, position.map(|position| position.to_string())))
    });
    // An address that waits for its cable stays until another cable is shown.
    Effect::new(move |was_ours: Option<bool>| {
        let position = position.get();
        let push = reader.push.try_update_untracked(std::mem::take).unwrap_or_default();
        let is_ours = was_ours == Some(true) || position.is_some();
        if is_ours {
            let (mark, hash) = position.unwrap_or_default();
            web::set_hash(hash.as_deref().unwrap_or_default(), &mark, push);
        }
        is_ours
    });
    web::on_window("popstate", move |_| reader.travel());
    for input in ["wheel", "touchmove", "pointerdown"] {
        web::on_window(input, |_| web::reader_scrolls());
    }
    web::on_window("keydown", |event| {
        if web::scrolls_by_key(&event) {
            web::reader_scrolls();
        }
    });
    web::on_window("scroll", move |_| reader.follow_scroll());
}
