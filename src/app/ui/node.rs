use std::borrow::Cow;

use leptos::html;
use leptos::prelude::*;

use crate::app::web;

/// A piece of a page that does not change by itself, as plain data. A document is drawn from these: a pure function
/// makes them, a test can read them, and one small function in `web` turns them into elements. As Leptos views, each
/// kind of element would be a type of its own, and all those types together were a third of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Node {
    /// Nothing.
    #[default]
    None,
    /// Text, which is never read as markup.
    Text(String),
    /// An element.
    Element(Box<Element>),
    /// Several, one after the other.
    Many(Vec<Node>),
}

/// An element with attributes and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Element {
    /// Its name.
    pub(in crate::app) tag: &'static str,
    /// Its attributes.
    pub(in crate::app) attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What is in it.
    pub(in crate::app) children: Vec<Node>,
}

/// An element without anything.
pub(in crate::app) fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// A button that says what it is for in attributes; the region it is in listens.
pub(in crate::app) fn button() -> Element {
    element("button").attribute("type", "button")
}

impl Element {
    /// Adds a class attribute.
    pub(in crate::app) fn class(self, class: &'static str) -> Self {
        self.attribute("class", class)
    }

    /// Adds an attribute.
    pub(in crate::app) fn attribute(
        mut self,
        name: &'static str,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds a child after the others.
    pub(in crate::app) fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(Box::new(element))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<N: Into<Node>> From<Option<N>> for Node {
    fn from(node: Option<N>) -> Self {
        node.map_or(Self::None, Into::into)
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Self {
        Self::Many(nodes)
    }
}

impl FromIterator<Node> for Node {
    fn from_iter<I: IntoIterator<Item = Node>>(nodes: I) -> Self {
        Self::Many(nodes.into_iter().collect())
    }
}

/// A Leptos view that holds a node.
pub(in crate::app) fn drawn(
    class: &'static str,
    node: Node,
) -> html::HtmlElement<html::Div, impl leptos::attr::Attribute, ()> {
    html::div().class(class).directive(move |into, ()| web::fill(&into, &node), ())
}

#[cfg(test)]
impl Node {
    /// All the text in it, in order.
    pub(in crate::app) fn text(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.children.iter().map(Self::text).collect(),
            Self::Many(nodes) => nodes.iter().map(Self::text).collect(),
        }
    }
}
