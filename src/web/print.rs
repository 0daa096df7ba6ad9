use std::time::Duration;

use wasm_bindgen::JsCast as _;
use web_sys::{DocumentFragment, Element, HtmlDialogElement, HtmlElement, Node, NodeList};

use super::Dom;

/// Longer than it takes to lay out the page.
const LAID_OUT: Duration = Duration::from_millis(60);

/// The page while it is out of the document, and all that an element loses with its place in it.
#[derive(Debug)]
pub(crate) struct SetAside {
    root: Dom,
    page: DocumentFragment,
    focused: Option<HtmlElement>,
    selected: Option<(Node, u32, Node, u32)>,
    /// What lies over the page.
    modals: Vec<Element>,
    popovers: Vec<Element>,
    /// What scrolls in itself, and how far.
    scrolled: Vec<(Element, i32)>,
    /// How far the window was scrolled, and what was in its middle, and where.
    window: (f64, f64),
    middle: Option<(Element, f64)>,
}

/// Takes everything in the element with that `id` out of the document.
pub(crate) fn set_aside(id: &str) -> Option<SetAside> {
    let (window, document) = (super::window(), super::document());
    let root = document.get_element_by_id(id)?;
    let all = elements(root.query_selector_all("*").ok()?);
    let matching =
        |css: &str| all.iter().filter(|element| element.matches(css) == Ok(true)).cloned().collect();
    let selection = window.get_selection().ok().flatten();
    let range = selection.filter(|selection| !selection.is_collapsed());
    let range = range.and_then(|selection| selection.get_range_at(0).ok());
    let selected = range.and_then(|range| {
        let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
        Some((start, range.start_offset().ok()?, end, range.end_offset().ok()?))
    });
    let view = document.document_element()?;
    #[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
    let (x, y) = (view.client_width() as f32 / 2.0, view.client_height() as f32 / 2.0);
    let middle = document.element_from_point(x, y).filter(|element| root.contains(Some(element)));
    let aside = SetAside {
        focused: document.active_element().and_then(|element| element.dyn_into().ok()),
        selected,
        modals: matching("dialog:modal"),
        popovers: matching(":popover-open"),
        scrolled: all
            .iter()
            .filter(|element| element.scroll_top() > 0)
            .map(|element| (element.clone(), element.scroll_top()))
            .collect(),
        window: (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default()),
        middle: middle.map(|element| (element.clone(), element.get_bounding_client_rect().top())),
        page: document.create_document_fragment(),
        root,
    };
    move_all(&aside.root, &aside.page);
    Some(aside)
}

impl SetAside {
    /// Where the page was.
    pub(crate) fn root(&self) -> &Dom {
        &self.root
    }

    /// Puts the page back, as it was.
    pub(crate) fn put_back(self) {
        let window = super::window();
        let _ = self.root.append_child(&self.page);
        for modal in self.modals {
            let modal: HtmlDialogElement = modal.unchecked_into();
            // It is open still, and no longer over the page.
            modal.set_open(false);
            let _ = modal.show_modal();
        }
        for popover in self.popovers {
            let _ = popover.unchecked_into::<HtmlElement>().show_popover();
        }
        for (element, top) in self.scrolled {
            element.set_scroll_top(top);
        }
        if let Some((start, from, end, to)) = self.selected
            && let Ok(Some(selection)) = window.get_selection()
        {
            let _ = selection.set_base_and_extent(&start, from, &end, to);
        }
        if let Some(focused) = self.focused {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = focused.focus_with_options(&options);
        }
        window.scroll_to_with_x_and_y(self.window.0, self.window.1);
        // The browser has forgotten the heights of what it does not draw. What was in the middle comes back there once it
        // has laid out what is in view.
        if let Some((element, top)) = self.middle {
            super::clock::later(LAID_OUT, move || {
                super::window().scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
            });
        }
    }
}

fn move_all(from: &Node, to: &Node) {
    while let Some(child) = from.first_child() {
        let _ = to.append_child(&child);
    }
}

fn elements(list: NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}
