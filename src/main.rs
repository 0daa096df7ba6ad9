//! Starts the page.

use leptos::prelude::*;
use reftel::App;

#[expect(clippy::expect_used, reason = "without its element the page cannot be drawn")]
fn main() {
    // The message of a panic may quote the text that was being read. The place in the program says nothing of it.
    // boot.js sees the trap that follows and shows the notice of index.html.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        leptos::logging::error!("Reftel stopped at {place}");
    }));
    // `index.html` has the element; without it there is nowhere to draw, and boot.js says so.
    let root = document().get_element_by_id("app").expect("index.html has an element with the id `app`");
    leptos::mount::mount_to_renderer(&root, || view! { <App /> }).forget();
}
