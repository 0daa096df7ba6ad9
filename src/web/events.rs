use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls `handler` for every such event that reaches the window.
pub(crate) fn on_window(name: &'static str, handler: impl FnMut(Event) + 'static) {
    listen(super::window().into(), name, Box::new(handler));
}

/// Calls `handler` for every such event at the document.
pub(crate) fn on_document(name: &'static str, handler: impl FnMut(Event) + 'static) {
    listen(super::document().into(), name, Box::new(handler));
}

/// Listens until the scope ends. Not generic, so that there is one copy of it.
pub(super) fn listen(target: EventTarget, name: &'static str, mut handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event| handler(event));
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    let held = SendWrapper::new((target, closure));
    on_cleanup(move || {
        let (target, closure) = held.take();
        let _ = target.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    });
}
