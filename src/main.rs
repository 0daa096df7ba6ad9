//! Starts the page.

use leptos::prelude::*;

fn main() {
    // `index.html` has the element; without it there is nowhere to draw, and boot.js says so.
    let root = document().get_element_by_id("app").expect("index.html has an element with the id `app`");
    leptos::mount::mount_to(leptos::wasm_bindgen::JsCast::unchecked_into(root), reftel::app::App).forget();
}
