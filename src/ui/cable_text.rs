//! Text of a cable as a text node that leads back to the bytes of the file.

use std::ops::Range;
use std::sync::Arc;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use reftel_core::text::Shown;

use crate::web::TextNode;

/// A text of a cable, or a part of one. **All text of a cable comes into the page through it**, as a text node, which is
/// never read as markup.
#[derive(Clone, Debug)]
pub(crate) struct CableText {
    shown: Arc<Shown>,
    range: Range<usize>,
}

/// All of a text.
pub(crate) fn cable_text(shown: Shown) -> CableText {
    let range = 0..shown.text().len();
    CableText { shown: Arc::new(shown), range }
}

impl CableText {
    /// These bytes of a text.
    pub(crate) fn part(shown: &Arc<Shown>, range: Range<usize>) -> Self {
        Self { shown: Arc::clone(shown), range }
    }

    /// The words.
    pub(crate) fn text(&self) -> &str {
        self.shown.text().get(self.range.clone()).unwrap_or_default()
    }
}

/// The text node on the page. It is forgotten when the view that holds it is dropped.
pub(crate) struct CableTextState(TextNode);

impl Render for CableText {
    type State = CableTextState;

    fn build(self) -> Self::State {
        CableTextState(TextNode::new(self.shown, self.range))
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for CableTextState {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.insert(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.parent().is_some_and(|parent| {
            child.mount(&parent, Some(self.0.node()));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

/// Text takes no attributes.
impl AddAnyAttr for CableText {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self::Output<NewAttr> {
        self
    }
}

/// Leptos asks for this of every view. The page is never drawn on a server, except by the tests of its components.
impl RenderHtml for CableText {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.text().to_owned().to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
