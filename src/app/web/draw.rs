use wasm_bindgen::JsCast as _;

use crate::app::ui::Node;

/// Fills an element with a node and nothing else.
pub(in crate::app) fn fill(element: &web_sys::Element, node: &Node) {
    element.set_text_content(None);
    draw(element, node);
}

/// Text becomes text nodes, whatever it looks like.
fn draw(into: &web_sys::Element, node: &Node) {
    let document = super::document();
    match node {
        Node::None => {}
        Node::Text(text) => {
            let _ = into.append_child(&document.create_text_node(text));
        }
        Node::Many(nodes) => nodes.iter().for_each(|node| draw(into, node)),
        Node::Element(element) => {
            let Ok(made) = document.create_element(element.tag) else { return };
            for (name, value) in &element.attributes {
                let _ = made.set_attribute(name, value);
            }
            element.children.iter().for_each(|child| draw(&made, child));
            let _ = into.append_child(&made);
        }
    }
}

/// Marks the row of the contents and the element in the text that belong to a place, and no others.
pub(in crate::app) fn mark_place(id: &str) {
    let document = super::document();
    for (css, attribute) in [(".contents [aria-current]", "aria-current"), ("[data-here]", "data-here")] {
        while let Ok(Some(element)) = document.query_selector(css) {
            let _ = element.remove_attribute(attribute);
        }
    }
    let row = document.query_selector(&format!(".contents [data-go='{id}']")).ok().flatten();
    if let Some(row) = row {
        let _ = row.set_attribute("aria-current", "location");
        super::scroll::reveal(&row);
    }
    if let Some(piece) = document.get_element_by_id(id) {
        let _ = piece.unchecked_ref::<web_sys::Element>().set_attribute("data-here", "");
    }
}
