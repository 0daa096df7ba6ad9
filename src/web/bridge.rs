//! What is not drawn by Leptos yet, in a view of Leptos.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AnyView, IntoAny as _, Mountable, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;

use super::Dom;
use crate::ui::{Element, Node};

impl Node {
    /// As a view of Leptos.
    pub(crate) fn into_any(self) -> AnyView {
        View(SendWrapper::new(self)).into_any()
    }
}

impl Element {
    /// As a view of Leptos.
    pub(crate) fn into_any(self) -> AnyView {
        Node::from(self).into_any()
    }
}

struct View(SendWrapper<Node>);

/// The first and the last node on the page. What is between them may change.
pub(crate) struct Drawn(web_sys::Node, web_sys::Node);

impl Render for View {
    type State = Drawn;

    fn build(self) -> Drawn {
        let document = super::document();
        let piece = document.create_document_fragment();
        let (first, last) = (document.create_text_node(""), document.create_text_node(""));
        let _ = piece.append_child(&first);
        super::draw(&piece, self.0.take());
        let _ = piece.append_child(&last);
        Drawn(first.into(), last.into())
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Drawn {
    fn nodes(&self) -> Vec<web_sys::Node> {
        let next = |node: &web_sys::Node| node.next_sibling().filter(|_| !node.is_same_node(Some(&self.1)));
        std::iter::successors(Some(self.0.clone()), next).collect()
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        for node in self.nodes() {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(&node);
            }
        }
    }

    fn mount(&mut self, parent: &Dom, marker: Option<&web_sys::Node>) {
        for node in self.nodes() {
            let _ = parent.insert_before(&node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.0.parent_node() else { return false };
        child.mount(parent.unchecked_ref(), Some(&self.0));
        true
    }

    fn elements(&self) -> Vec<Dom> {
        Vec::new()
    }
}

/// It takes no attributes.
impl AddAnyAttr for View {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self::Output<NewAttr> {
        self
    }
}

/// Leptos asks for this of every view. The page is never drawn on a server.
impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
