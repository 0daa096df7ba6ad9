use std::time::Duration;

use crate::keys::KeyPress;
use crate::state::{Find, count_words};
use crate::ui::{Element, Icon, Node, button, element, icon, icon_button, live};
use crate::{Page, web};
use leptos::prelude::*;

/// What opens the find bar, and looks like its field where there is room.
pub(crate) fn opener(page: Page) -> Node {
    button()
        .class("find-opener")
        .attribute("aria-label", "Find in cable")
        .attribute("aria-keyshortcuts", "/ Control+F")
        .live("aria-expanded", move || Some(if page.find.find.read().is_open { "true" } else { "false" }))
        .on("click", move |_| page.find.open_find())
        .child(icon(Icon::Find))
        .child(element("span").child("Find in cable"))
        .child(element("kbd").child("/"))
        .into()
}

/// The row below the top bar, while it is open.
pub(crate) fn bar(page: Page) -> Node {
    let is_open = Memo::new(move |_| page.find.find.read().is_open && page.library.current.get().is_some());
    live(move || is_open.get().then(|| row(page)))
}

fn row(page: Page) -> Node {
    let words = Memo::new(move |_| words(page));
    let count = element("span")
        .class("find-count")
        .attribute("aria-hidden", "true")
        .flag("data-none", move || {
            page.find.hits.with(|hits| hits.as_ref().is_some_and(|hits| hits.all().is_empty()))
        })
        .child(live(move || words.get()));
    let steps = element("div")
        .class("find-steps")
        .child(icon_button(Icon::Previous, "Previous hit", move || page.find.step_hit(false)))
        .child(icon_button(Icon::Next, "Next hit", move || page.find.step_hit(true)));
    let options = element("div")
        .class("segments")
        .attribute("role", "group")
        .attribute("aria-label", "What counts")
        .child(option(page, "Aa", "Match case", |find| &mut find.query.case))
        .child(option(page, "é", "Match accents", |find| &mut find.query.accents))
        .child(
            option(page, "ab", "ab: whole words", |find| &mut find.query.whole_words)
                .attribute("data-whole", ""),
        );
    let several = Memo::new(move |_| page.library.opened.with(Vec::len) > 1);
    let everywhere = live(move || {
        several.get().then(|| {
            option(page, "All cables", "In all open cables", |find| &mut find.everywhere).class("button").on(
                "click",
                move |_| {
                    // Over a narrow screen the list would lie like a dialog.
                    let everywhere = page.find.find.with_untracked(|find| find.everywhere);
                    if everywhere && !page.layout.ui.read_untracked().narrow {
                        page.find.show_found();
                    }
                },
            )
        })
    });
    let list = button().class("button").on("click", move |_| page.find.show_found()).child("List");
    element("div")
        .class("find-bar")
        .attribute("role", "search")
        .attribute("aria-label", "Find in cable")
        .child(element("div").class("find-box").child(field(page)).child(count))
        .child(steps)
        .child(options)
        .child(everywhere)
        .child(list)
        .child(icon_button(Icon::Close, "Close the find bar", move || page.find.close_find()))
        .child(spoken(words))
        .into()
}

fn field(page: Page) -> Node {
    element("input")
        .attribute("type", "text")
        .attribute("id", web::FIND_FIELD)
        .attribute("aria-label", "Find in cable")
        .attribute("placeholder", "Find in cable")
        // Spelling services and lists of what was typed before would take the words elsewhere.
        .attribute("spellcheck", "false")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("autocorrect", "off")
        .attribute("translate", "no")
        .attribute("enterkeyhint", "search")
        .made(move |field| page.find.find.with_untracked(|find| web::fill(&field, &find.query.words)))
        .on("input", move |event| page.find.look_for(web::value(&event)))
        .on("keydown", move |event| {
            let enter = |press: KeyPress<'_>| (press.key == "Enter").then_some(!press.shift);
            if let Some(forward) = web::with_key_press(&event, enter) {
                event.prevent_default();
                page.find.step_hit(forward);
            }
        })
        .into()
}

/// A button that is on or off.
fn option(page: Page, sign: &'static str, words: &'static str, of: fn(&mut Find) -> &mut bool) -> Element {
    let is_on = move || {
        // Read by the way that changes it, so that there is one.
        let mut find = page.find.find.get();
        *of(&mut find)
    };
    button()
        .attribute("aria-label", words)
        .attribute("title", words)
        .live("aria-pressed", move || Some(if is_on() { "true" } else { "false" }))
        .on("click", move |_| {
            page.find.change_find(|find| {
                let option = of(find);
                *option = !*option;
            });
        })
        .child(sign)
}

/// What the count says. Empty while nothing is looked for.
fn words(page: Page) -> String {
    page.find.hits.with(|hits| {
        let Some(hits) = hits else { return String::new() };
        let find = page.find.find.read();
        let results = find.everywhere.then(|| page.find.results.read());
        count_words(hits.here(&find), hits.all().len(), results.as_deref())
    })
}

/// The count again, for those who hear the page: not at every letter, but when the reader pauses.
fn spoken(words: Memo<String>) -> Node {
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        let now = words.get();
        web::later(Duration::from_millis(600), move || {
            let is_last = words.try_get_untracked().as_ref() == Some(&now);
            if is_last {
                said.set(now);
            }
        });
    });
    element("p").class("spoken").attribute("role", "status").child(live(move || said.get())).into()
}
