//! Paper: what is released, in place of everything else.

use std::any::Any;
use std::sync::Arc;

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;

use super::released_article::ReleasedArticle;
use crate::context::{LayoutState, LibraryState, ReaderState, RedactionState, Slices};
use crate::state::View;
use crate::toolbar::ReleasedBanner;
use crate::web;
use reftel_core::redact::{Applied, Released};

/// The `id` of the element with the whole page in it.
const ROOT: &str = "app";

/// What stands in the document while paper is made, and the page that does not.
struct Printing {
    /// Takes the paper away when it is dropped.
    paper: Box<dyn Any>,
    page: web::SetAside,
}

/// Lets paper have what is released.
///
/// While something is struck, **the page is taken out of the document before it is printed**, and comes back afterwards: no
/// missing style sheet, and no program that prints what is meant for the screen, can then bring struck words to paper.
pub(crate) fn use_paper() {
    let owner = Owner::current().unwrap_or_default();
    let printing = StoredValue::new_local(None::<Printing>);
    let begin = move || {
        if printing.with_value(Option::is_none) {
            printing.set_value(owner.with(begin));
        }
    };
    let end = move || {
        if let Some(Some(Printing { paper, page })) = printing.try_update_value(Option::take) {
            drop(paper);
            page.put_back();
        }
    };
    let begin_again = begin.clone();
    web::on_window("beforeprint", move |_| begin());
    web::on_window("afterprint", move |_| end());
    // For programs that take a picture of paper without saying that they print.
    web::on_print(move |is_paper| if is_paper { begin_again() } else { end() });
}

/// Draws the paper. None if the page itself may be printed.
fn begin() -> Option<Printing> {
    let layout = expect_context::<LayoutState>();
    let redaction = expect_context::<RedactionState>();
    expect_context::<LibraryState>().current.get_untracked()?;
    let is_marked = redaction
        .applied
        .with_untracked(|applied| applied.as_deref().is_some_and(|found| !Applied::is_empty(found)));
    if !is_marked && !layout.released.get_untracked() {
        expect_context::<ReaderState>().draw_all();
        return None;
    }
    let released = redaction.released_form.get_untracked();
    let gaps = layout.ui.read_untracked().gaps.word();
    let page = web::set_aside(ROOT)?;
    let paper = mount_to_renderer(page.root(), move || view! { <Paper released gaps /> }.into_any());
    Some(Printing { paper: Box::new(paper), page })
}

/// What is printed. Empty if it cannot be told what is released.
#[component]
fn Paper(
    /// What is released.
    released: Option<Arc<Released>>,
    /// How gaps look.
    gaps: &'static str,
) -> impl IntoView {
    let level = released.as_ref().and_then(|released| released.level);
    let article = released.map(|released| view! { <ReleasedArticle released slices=Slices::whole() /> });
    view! {
        <div class="on-paper">
            <ReleasedBanner level />
            <main class="text" data-view=View::Structured.word() data-gaps=gaps>
                {article}
            </main>
        </div>
    }
}
