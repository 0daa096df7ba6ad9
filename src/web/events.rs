use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use web_sys::{Event, EventTarget};

/// Calls `handler` for every such event that reaches the window, until the scope ends.
pub(crate) fn on_window(name: &'static str, handler: impl FnMut(Event) + 'static) {
    listen(&super::window(), name, handler);
}

/// Calls `handler` for every such event at the document, until the scope ends.
pub(crate) fn on_document(name: &'static str, handler: impl FnMut(Event) + 'static) {
    listen(&super::document(), name, handler);
}

/// Listens until the scope ends.
pub(super) fn listen(target: &EventTarget, name: &'static str, mut handler: impl FnMut(Event) + 'static) {
    // What the browser would do by itself can be prevented.
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(target, name, options, move |event| handler(event.clone()));
    let listener = SendWrapper::new(listener);
    on_cleanup(move || drop(listener));
}
