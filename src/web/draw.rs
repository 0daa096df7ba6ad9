use std::borrow::Cow;
use std::cell::RefCell;

use leptos::prelude::{Mountable as _, Owner, Render as _, RenderEffect, on_cleanup};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

use super::Dom;
use crate::ui::{Element, Node, Rows};

/// Pictures are elements of another language.
const SVG: &str = "http://www.w3.org/2000/svg";

#[wasm_bindgen]
extern "C" {
    /// The document and its elements, where they are told our constants.
    type Told;
    #[wasm_bindgen(method, js_name = createElement)]
    fn create_element(this: &Told, tag: &JsValue) -> Dom;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Told, name: &JsValue, value: &JsValue);
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute_text(this: &Told, name: &JsValue, value: &str);
}

thread_local! {
    static WORDS: RefCell<Vec<(&'static str, &'static JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A constant as the browser has it. Handing over thirty thousand of them anew would take as long as making the
/// elements of a long cable.
fn word(text: &'static str) -> &'static JsValue {
    WORDS.with_borrow_mut(|words| {
        let known = words.iter().find(|(known, _)| std::ptr::eq(*known, text)).map(|(_, word)| *word);
        known.unwrap_or_else(|| {
            let word = Box::leak(Box::new(JsValue::from_str(text)));
            words.push((text, word));
            word
        })
    })
}

/// Draws behind what is there. What follows the state does so until the scope ends. Text becomes text nodes, whatever it
/// looks like.
pub(crate) fn draw(into: &web_sys::Node, node: Node) {
    let document = super::document();
    match node {
        Node::None => {}
        Node::Text(text) => {
            let _ = into.append_child(&document.create_text_node(&text));
        }
        Node::Many(nodes) => nodes.into_iter().for_each(|node| draw(into, node)),
        Node::Element(element) => {
            let _ = made(element).map(|made| into.append_child(&made));
        }
        Node::Live(make) => draw_live(into, make),
        Node::Rows(rows) => draw_rows(into.clone(), rows),
        Node::View(view) => {
            let mut drawn = view.build();
            drawn.mount(into.unchecked_ref(), None);
            let drawn = SendWrapper::new(drawn);
            on_cleanup(move || drop(drawn));
        }
    }
}

fn made(element: Element) -> Option<Dom> {
    let document = super::document();
    let made = match element.0.tag {
        "svg" | "path" => document.create_element_ns(Some(SVG), element.0.tag).ok()?,
        tag => document.unchecked_ref::<Told>().create_element(word(tag)),
    };
    dress(&made, element);
    Some(made)
}

/// Gives an element of the browser all that `element` says.
fn dress(dom: &Dom, element: Element) {
    let element = *element.0;
    for (name, value) in &element.attributes {
        let dom: &Told = dom.unchecked_ref();
        match value {
            Cow::Borrowed(value) => dom.set_attribute(word(name), word(value)),
            Cow::Owned(value) => dom.set_attribute_text(word(name), value),
        }
    }
    for child in element.children {
        draw(dom, child);
    }
    for (name, value) in element.live {
        let dom = dom.clone();
        follow(Box::new(move || {
            let value = value();
            if name == "checked" {
                // The attribute is only how it was at first.
                dom.unchecked_ref::<web_sys::HtmlInputElement>().set_checked(value.is_some());
            }
            let _ = match value {
                Some(value) => dom.set_attribute(name, value),
                None => dom.remove_attribute(name),
            };
        }));
    }
    for (name, handler) in element.listeners {
        super::events::listen(dom.clone().into(), name, handler);
    }
    if let Some(then) = element.made {
        then(dom.clone());
    }
}

/// Two empty texts mark the place, and what is between them is replaced.
fn draw_live(into: &web_sys::Node, make: Box<dyn Fn() -> Node>) {
    let document = super::document();
    let (start, end) = (document.create_text_node(""), document.create_text_node(""));
    let _ = into.append_child(&start);
    let _ = into.append_child(&end);
    follow(Box::new(move || {
        let piece = document.create_document_fragment();
        draw(&piece, make());
        let Some(parent) = end.parent_node() else { return };
        while let Some(old) = start.next_sibling().filter(|old| !old.is_same_node(Some(&end))) {
            let _ = parent.remove_child(&old);
        }
        let _ = parent.insert_before(&piece, Some(&end));
    }));
}

/// A row that is there, and the scope of what follows the state in it.
struct Row {
    key: u32,
    dom: Dom,
    _scope: Owner,
}

/// Draws the rows that are new, takes those away that are gone, and moves no other.
fn draw_rows(into: web_sys::Node, rows: Rows) {
    // The scope of the effect ends with each of its runs, and the rows do not.
    let Some(scope) = Owner::current().map(|scope| scope.downgrade()) else { return };
    let mut drawn: Vec<Row> = Vec::new();
    follow(Box::new(move || {
        let keys = (rows.keys)();
        let mut old = std::mem::take(&mut drawn);
        old.retain(|row| {
            let stays = keys.contains(&row.key);
            if !stays {
                row.dom.remove();
            }
            stays
        });
        let mut next = into.first_child();
        for key in keys {
            let row = match old.iter().position(|row| row.key == key) {
                Some(at) => old.remove(at),
                None => {
                    let Some(scope) = scope.upgrade().map(|scope| scope.child()) else { return };
                    let Some(dom) = scope.with(|| made((rows.row)(key))) else { continue };
                    Row { key, dom, _scope: scope }
                }
            };
            if next.as_ref().is_some_and(|next| row.dom.is_same_node(Some(next))) {
                next = row.dom.next_sibling();
            } else {
                let _ = into.insert_before(&row.dom, next.as_ref());
            }
            drawn.push(row);
        }
    }));
}

/// Runs now, and again whenever a signal changes that was read, until the scope ends. Not generic, so that there is
/// one copy of it.
fn follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    on_cleanup(move || drop(effect));
}
