use super::{Element, Node, button, element};

/// A row of buttons of which one is pressed.
pub(crate) fn segments(class: &'static str, name: &'static str, buttons: Vec<Node>) -> Element {
    element("div").class(class).attribute("role", "group").attribute("aria-label", name).child(buttons)
}

/// One of them.
pub(crate) fn segment(
    words: &'static str,
    is_on: impl Fn() -> bool + 'static,
    choose: impl Fn() + 'static,
) -> Node {
    button()
        .live("aria-pressed", move || Some(if is_on() { "true" } else { "false" }))
        .on("click", move |_| choose())
        .child(words)
        .into()
}
