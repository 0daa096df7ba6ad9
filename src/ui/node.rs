use std::borrow::Cow;

use leptos::ev::Event;
use leptos::prelude::AnyView;

use crate::web::Dom;

/// A piece of the page as plain data, of which one small function in `web` makes elements. A test can read it. As
/// Leptos views, each kind of element would be a type of its own, and all those types together were a third of the
/// program.
///
/// What follows the state says so: [`live`], [`Element::live`] and [`Element::flag`] run again when a signal changes
/// that they have read.
#[derive(Default)]
pub(crate) enum Node {
    /// Nothing.
    #[default]
    None,
    /// Text, which is never read as markup.
    Text(String),
    /// An element.
    Element(Element),
    /// Several, one after the other.
    Many(Vec<Node>),
    /// What is drawn anew when the state changes.
    Live(Box<dyn Fn() -> Node>),
    /// Rows of a list that follows the state.
    Rows(Rows),
    /// A view of Leptos.
    View(AnyView),
}

/// All that is in an element, row by row. A row is drawn once, and stays as it is while its key does.
pub(crate) struct Rows {
    /// Keys of the rows in order, each once. Asked again whenever a signal changes that was read.
    pub(crate) keys: Box<dyn Fn() -> Vec<u32>>,
    /// Makes the row with that key.
    pub(crate) row: Box<dyn Fn(u32) -> Element>,
}

/// Makes the value of an attribute.
type LiveValue = Box<dyn Fn() -> Option<&'static str>>;
/// Does something on an event.
type Handler = Box<dyn FnMut(Event)>;

/// An element with attributes and children. It is one pointer, since it is handed on at every step of its making.
pub(crate) struct Element(pub(crate) Box<Parts>);

/// What an element is made of.
pub(crate) struct Parts {
    /// Its name.
    pub(crate) tag: &'static str,
    /// Its attributes.
    pub(crate) attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// Attributes that follow the state. They are not there while the value is absent.
    pub(crate) live: Vec<(&'static str, LiveValue)>,
    /// What it does on which event.
    pub(crate) listeners: Vec<(&'static str, Handler)>,
    /// Called with the element of the browser, once there is one.
    pub(crate) made: Option<Box<dyn FnOnce(Dom)>>,
    /// What is in it.
    pub(crate) children: Vec<Node>,
}

/// An element without anything.
#[inline(never)]
pub(crate) fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        live: Vec::new(),
        listeners: Vec::new(),
        made: None,
        children: Vec::new(),
    }))
}

/// What `make` makes, drawn anew whenever a signal changes that it has read.
pub(crate) fn live<N: Into<Node>>(make: impl Fn() -> N + 'static) -> Node {
    Node::Live(Box::new(move || make().into()))
}

/// A button. Where there are many, they say what they are for in attributes, and the region they are in listens.
pub(crate) fn button() -> Element {
    element("button").attribute("type", "button")
}

impl Element {
    /// Adds a class attribute.
    #[inline(never)]
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.attribute("class", class)
    }

    /// Adds an attribute.
    pub(crate) fn attribute(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.push_attribute(name, value.into())
    }

    /// Not generic, and one copy of it.
    #[inline(never)]
    fn push_attribute(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Adds an attribute that follows the state.
    pub(crate) fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + 'static,
    ) -> Self {
        self.0.live.push((name, Box::new(value)));
        self
    }

    /// Adds an attribute without a value that is there or not, as the state has it.
    pub(crate) fn flag(self, name: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        self.live(name, move || is_on().then_some(""))
    }

    /// Does something on an event.
    pub(crate) fn on(mut self, name: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        self.0.listeners.push((name, Box::new(handler)));
        self
    }

    /// Calls `then` with the element of the browser, once there is one.
    pub(crate) fn made(mut self, then: impl FnOnce(Dom) + 'static) -> Self {
        self.0.made = Some(Box::new(then));
        self
    }

    /// Adds a child after the others.
    pub(crate) fn child(self, child: impl Into<Node>) -> Self {
        self.push_child(child.into())
    }

    /// Not generic, and one copy of it.
    #[inline(never)]
    fn push_child(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }
}

impl Rows {
    /// Rows with these keys in this order, as `row` makes them.
    pub(crate) fn new(keys: impl Fn() -> Vec<u32> + 'static, row: impl Fn(u32) -> Element + 'static) -> Self {
        Self { keys: Box::new(keys), row: Box::new(row) }
    }
}

impl From<AnyView> for Node {
    fn from(view: AnyView) -> Self {
        Self::View(view)
    }
}

impl From<Rows> for Node {
    fn from(rows: Rows) -> Self {
        Self::Rows(rows)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
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

#[cfg(test)]
impl Node {
    /// All the text in it, in order.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.0.children.iter().map(Self::text).collect(),
            Self::Many(nodes) => nodes.iter().map(Self::text).collect(),
            Self::Live(make) => make().text(),
            Self::View(_) => String::new(),
            Self::Rows(rows) => {
                (rows.keys)().into_iter().map(|key| Self::from((rows.row)(key)).text()).collect()
            }
        }
    }
}
