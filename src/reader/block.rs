use leptos::html::{a, button, details, div, h2, hr, p, pre, section, span, summary};
use leptos::prelude::*;

use super::cable_view::{Block, Content, Number, Part};
use crate::context::{ExportState, ReaderState};
use crate::document::Place;
use crate::runs::Portion;
use crate::runs::{portion_mark, runs};
use reftel_core::cable::Role;

/// Whether the reader is at a place.
pub(super) type Here = Selector<Option<Place>>;

/// Draws a block of the text. A cable may have thousands, so they are built without templates.
pub(super) fn block(block: Block, here: Option<&Here>) -> AnyView {
    let place = block.place;
    let is_here =
        here.cloned().zip(place).map(|(here, place)| move || here.selected(&Some(place)).then_some(""));
    let gutter = block.number.map(|number| gutter(number, block.portion.clone(), place));
    let content = match block.content {
        Content::Title(words) => h2().child(runs(words)).into_any(),
        Content::Rule => hr().into_any(),
        Content::Lines { name, class, lines } => {
            // They can be scrolled sideways, so the keyboard must reach them.
            pre()
                .attr("class", class)
                .tabindex("0")
                .role("group")
                .aria_label(name)
                .child(runs(lines))
                .into_any()
        }
        Content::Unrecognised { label, folded, lines } => {
            let lines = pre().tabindex("0").role("group").aria_label("Unrecognised text").child(runs(lines));
            if folded {
                details().child((summary().class("unrecognised-label").child(label), lines)).into_any()
            } else {
                (p().class("unrecognised-label").child(label), lines).into_any()
            }
        }
        Content::Parts(all) => {
            let all = all.into_iter().map(part).collect_view();
            match gutter {
                Some(gutter) => (gutter, div().class("paragraph-text").child(all)).into_any(),
                None => (block.portion.map(portion_mark), all).into_any(),
            }
        }
    };
    section()
        .class(block.class)
        .attr("id", place.map(Place::dom_id))
        .attr("data-place", place.map(|_| ""))
        .attr("tabindex", place.map(|_| "-1"))
        .attr("data-role", block.role.map(Role::word))
        .attr("data-here", is_here)
        .child(content)
        .into_any()
}

/// Number and mark, and the button that opens the menu of the paragraph.
fn gutter(number: Number, portion: Option<Portion>, place: Option<Place>) -> AnyView {
    let Number { value, href } = number;
    let label = match (href, place) {
        (Some(href), Some(place)) => {
            let reader = expect_context::<ReaderState>();
            a().href(href)
                .aria_label(format!("Paragraph {value}"))
                .class("number")
                .on(leptos::ev::click, move |event| {
                    event.prevent_default();
                    reader.go(place);
                })
                .child(value.to_string())
                .into_any()
        }
        _ => span().class("number").child(value.to_string()).into_any(),
    };
    let menu = place.map(|place| {
        let export = expect_context::<ExportState>();
        button()
            .r#type("button")
            .class("gutter-menu")
            .aria_haspopup("menu")
            .aria_label(format!("Paragraph {value}: actions"))
            .on(leptos::ev::click, move |event| {
                if let Some(button) = crate::web::nearest(&event, ".gutter-menu") {
                    export.open_menu(place, &button);
                }
            })
            .child("⋯")
    });
    div().class("gutter").child((label, portion.map(portion_mark), menu)).into_any()
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Text(words) => p().child(runs(words)).into_any(),
        Part::Item { label, portion, words } => {
            let mark = portion.map(portion_mark);
            let words = div().child((mark, " ", runs(words)));
            div().class("item").child((span().class("item-label").child(runs(label)), words)).into_any()
        }
    }
}
