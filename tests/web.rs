//! The page in a browser: what it draws, and what keys and refusals do.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test; clippy.toml has no setting for this lint")]
#![cfg(target_arch = "wasm32")]

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::tick;
use leptos::wasm_bindgen::JsCast as _;
use reftel::App;
use reftel::context::{FindState, IntakeState, LayoutState, LibraryState, ReaderState, provide_contexts};
use reftel::document::Place;
use reftel::state::{Dialog, Size, Tab};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const SAMPLE: &str = include_str!("../assets/samples/port-elsinore.txt");

/// A mounted page, taken away again at the end of a test.
struct Mounted<M: Mountable> {
    layout: LayoutState,
    library: LibraryState,
    reader: ReaderState,
    find: FindState,
    intake: IntakeState,
    at: HtmlElement,
    _handle: UnmountHandle<M>,
}

fn browser() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

async fn mounted() -> Mounted<impl Mountable> {
    // As boot.js would: only the first time counts.
    let at: HtmlElement = browser().create_element("div").unwrap().unchecked_into();
    browser().body().unwrap().append_child(&at).unwrap();
    let (send, receive) = std::sync::mpsc::channel();
    let handle = mount_to(at.clone(), move || {
        provide_contexts();
        send.send((expect_context(), expect_context(), expect_context(), expect_context(), expect_context()))
            .unwrap();
        view! { <App/> }
    });
    settled().await;
    let (layout, library, reader, find, intake) = receive.recv().unwrap();
    Mounted { layout, library, reader, find, intake, at, _handle: handle }
}

/// Updates of the page are asynchronous, and one may cause another.
async fn settled() {
    for _ in 0..4 {
        tick().await;
    }
}

/// Lets the browser take what waits to be done, such as the next slice of a search.
async fn next_task() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

impl<M: Mountable> Mounted<M> {
    /// Waits for a state that comes by several tasks, or gives up: then the assertion that follows says what is there.
    async fn wait_until(&self, is_there: impl Fn(&Self) -> bool) {
        for _ in 0..500 {
            if is_there(self) {
                return;
            }
            next_task().await;
        }
    }

    fn all(&self, css: &str) -> Vec<Element> {
        let list = self.at.query_selector_all(css).unwrap();
        (0..list.length()).map(|index| list.get(index).unwrap().unchecked_into()).collect()
    }

    fn text(&self, css: &str) -> String {
        self.all(css)
            .iter()
            .map(|element| element.text_content().unwrap_or_default())
            .collect::<Vec<_>>()
            .join("|")
    }

    async fn open(&self, text: &str) {
        self.intake.open_pasted(text.to_owned());
        settled().await;
    }

    async fn press(&self, key: &str) {
        let init = web_sys::KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.at.dispatch_event(&event).unwrap();
        settled().await;
    }

    fn place(&self) -> Option<Place> {
        self.library.library.with_untracked(|library| library.current().map(|entry| entry.place))
    }

    /// The number of the paragraph where the reader is.
    fn paragraph(&self) -> Option<u16> {
        self.library
            .library
            .with_untracked(|library| library.position().and_then(|position| position.paragraph))
    }
}

impl<M: Mountable> Drop for Mounted<M> {
    fn drop(&mut self) {
        self.at.remove();
        let history = web_sys::window().unwrap().history().unwrap();
        history.replace_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some("?")).unwrap();
    }
}

#[wasm_bindgen_test]
async fn ok_the_start_screen_offers_every_way_in() {
    let page = mounted().await;
    assert_eq!(page.text(".start-buttons button"), "Open files…|Open folder…|Paste|Try a sample");
    // Files, a folder, and a plan of redactions.
    assert_eq!(page.all("input[type=file]").len(), 3);
    assert_eq!(page.text(".top-bar .badge").trim(), "Sealing…");
}

#[wasm_bindgen_test]
async fn ok_a_cable_becomes_a_document() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    // What is not on the first screen comes a moment later.
    page.wait_until(|page| page.all(".paragraph").len() == 8).await;
    assert_eq!(page.text(".banner"), "Secret");
    assert_eq!(page.all(".banner")[0].get_attribute("data-level").as_deref(), Some("S"));
    assert_eq!(page.text(".subject"), "ELSINORE'S NEW COALITION LOOKS TO THE SEA FOR ITS BUDGET");
    assert!(page.text(".dateline").contains("PORT ELSINORE 173"));
    assert!(page.text(".dateline").contains("27 May 2008, 14:15Z"));
    assert!(page.text(".card").contains("immediate · 2217"));
    assert_eq!(page.text(".paragraph .gutter .number"), "1|2|3|4|5|6|7|8");
    assert_eq!(page.text(".gutter .portion-level"), "C|U|SBU|C|S|C|U|C");
    assert_eq!(page.text(".heading"), "SUMMARY|A MAJORITY OF TWO|THE SKERRY BANK AND WHO WILL PAY|COMMENT");
    assert_eq!(page.text("#signature"), "HOLLOWAY");
    assert_eq!(page.all(".item").len(), 3);
    assert_eq!(page.all(".unrecognised").len(), 0);
    assert_eq!(browser().title(), "", "the title says nothing of the cable");
}

#[wasm_bindgen_test]
async fn ok_no_element_has_a_style_attribute() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    for dialog in [Dialog::Help, Dialog::Seal, Dialog::Paste, Dialog::Samples] {
        page.layout.show(dialog);
        settled().await;
        assert_eq!(page.all("[style]").len(), 0);
        page.layout.closed(dialog);
    }
}

#[wasm_bindgen_test]
async fn ok_keys_walk_the_paragraphs() {
    let page = mounted().await;
    page.press("n").await;
    assert_eq!(page.place(), None, "nothing is open");
    page.open(SAMPLE).await;
    page.press("n").await;
    page.press("n").await;
    assert_eq!(page.paragraph(), Some(2));
    let hash = || web_sys::window().unwrap().location().hash().unwrap();
    assert_eq!(hash(), "#08PORTELSINORE173/2");
    let current = page.all(".contents [aria-current]");
    assert_eq!(current.len(), 1);
    assert!(current[0].text_content().unwrap().contains("Sund presented his cabinet"));
    page.press("p").await;
    page.press("p").await;
    assert_eq!(page.place(), Some(Place::Heading));
    assert_eq!(hash(), "#08PORTELSINORE173");
}

#[wasm_bindgen_test]
async fn ok_keys_rest_while_a_dialog_is_open() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    page.press("?").await;
    let help: web_sys::HtmlDialogElement = page.all("dialog[open]")[0].clone().unchecked_into();
    assert_eq!(help.get_attribute("aria-label").as_deref(), Some("Help and settings"));
    page.press("n").await;
    assert_eq!(page.place(), Some(Place::Heading));
    page.layout.closed(Dialog::Help);
    settled().await;
    assert!(!help.open());
}

#[wasm_bindgen_test]
async fn ok_cables_are_listed_walked_and_closed() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    page.open(&SAMPLE.replace("000173", "000174").replace("#0173", "#0174")).await;
    assert_eq!(page.text(".library-row .library-name"), "08PORTELSINORE173|08PORTELSINORE174");
    let current = || page.text(".library-cable[aria-current] .library-name");
    assert_eq!(current(), "08PORTELSINORE174");
    page.press("k").await;
    assert_eq!(current(), "08PORTELSINORE173");
    page.all("[data-close]")[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!(page.text(".library-row .library-name"), "08PORTELSINORE174");
    page.all("[data-close]")[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!(page.all(".start").len(), 1, "with nothing open the start screen is back");
}

#[wasm_bindgen_test]
async fn ok_the_same_cable_is_not_opened_twice() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    page.open(SAMPLE).await;
    assert_eq!(page.all(".library-row").len(), 1);
    assert_eq!(page.text(".notice:not(.closed-notice) [role=status]"), "08PORTELSINORE173 is already open.");
}

#[wasm_bindgen_test]
async fn err_what_is_no_cable_is_refused_and_what_is_open_stays() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    page.open("Dear Sir,\n\nthank you for your letter.\n").await;
    assert!(page.text(".notice [role=alert]").starts_with("Pasted text does not look like a cable"));
    page.wait_until(|page| page.all(".paragraph").len() == 8).await;
    assert_eq!(page.all(".paragraph").len(), 8);
    page.all(".notice button")[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert!(page.all(".notice")[0].has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn ok_a_notice_leads_to_its_place() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    page.layout.ui.update(|ui| ui.show_tab(Tab::Notices));
    settled().await;
    let rows = page.all(".notice-row");
    let residue = rows.iter().find(|row| row.text_content().unwrap().contains("page break")).unwrap();
    residue.clone().unchecked_into::<HtmlElement>().click();
    // It is not in the document: the source has to be drawn beside it first.
    for _ in 0..4 {
        settled().await;
    }
    assert_eq!(page.paragraph(), Some(4));
    // Where the focus is then, `tests/browser/keyboard.rs` looks at in a window of its own.
    assert_eq!(page.all(".source").len(), 1);
}

#[wasm_bindgen_test]
async fn ok_marks_are_dropped_and_their_rows_stay() {
    let page = mounted().await;
    page.open(OTHER).await;
    page.layout.ui.update(|ui| ui.show_tab(Tab::Redaction));
    settled().await;
    page.all(".rules [role=switch]")[3].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    let field: web_sys::HtmlInputElement = page.all("#term")[0].clone().unchecked_into();
    field.set_value("harbor");
    field.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    page.all(".term-row button")[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!((page.text(".terms summary").as_str(), field.value().as_str()), ("harbor", ""));
    page.all(".marks > summary")[0].clone().unchecked_into::<HtmlElement>().click();
    page.wait_until(|page| !page.all(".marks input").is_empty()).await;
    let boxes = page.all(".marks input");
    // The first of the two words is broken over two lines, and so struck in two pieces.
    assert_eq!(
        (boxes.len(), page.text(".redaction-summary [role=status]").split(' ').next()),
        (2, Some("3"))
    );
    boxes[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!(page.text(".redaction-summary [role=status]").split(' ').next(), Some("1"));
    assert!(boxes.iter().all(|row| row.is_connected()), "rows are not drawn again");
    page.all("[aria-label='Remove this term']")[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert!(page.all(".terms li").is_empty() && !boxes[1].is_connected());
}

const OTHER: &str = "R 010000Z JAN 09\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
    TAGS: PGOV\nSUBJECT: A SECOND CABLE\n\n1. (U) One har-\nbor.\n\n2. (U) Another harbor.\n";

#[wasm_bindgen_test]
async fn ok_hits_are_counted() {
    let page = mounted().await;
    page.press("/").await;
    assert!(page.all(".find-bar").is_empty(), "nothing is open");
    page.open(OTHER).await;
    page.press("/").await;
    assert_eq!(page.all(".find-bar #find-field").len(), 1);
    page.find.look_for("harbor".to_owned());
    settled().await;
    assert_eq!(page.text(".find-count"), "1 of 2");
    page.press("F3").await;
    assert_eq!((page.text(".find-count"), page.paragraph()), ("2 of 2".to_owned(), Some(2)));
    page.press("F3").await;
    assert_eq!(page.text(".find-count"), "1 of 2");
    page.find.look_for("boat".to_owned());
    settled().await;
    assert_eq!(page.text(".find-count[data-none]"), "Not found");
    page.press("Escape").await;
    assert!(page.all(".find-bar").is_empty() && page.all("input[type=text]").is_empty());
}

#[wasm_bindgen_test]
async fn ok_what_was_found_in_all_cables_is_listed() {
    let page = mounted().await;
    page.open(OTHER).await;
    page.open(SAMPLE).await;
    page.press("/").await;
    page.find.look_for("harbor".to_owned());
    page.find.find.update(|find| find.everywhere = true);
    page.layout.ui.update(|ui| ui.show_tab(Tab::Found));
    settled().await;
    page.wait_until(|page| page.all(".found-cable").len() == 2).await;
    assert!(page.text(".found-cable").contains("08PORTELSINORE173"), "{}", page.text(".found"));
    assert!(page.text(".found mark").contains("harbor|harbor"));
    let row = page.all(".found-row").into_iter().find(|row| row.text_content().unwrap().contains("Another"));
    row.unwrap().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!((page.text("h1.subject"), page.paragraph()), ("A SECOND CABLE".to_owned(), Some(2)));
    assert!(page.text(".find-count").starts_with("2 of 2"));
}

#[wasm_bindgen_test]
async fn ok_cables_are_filtered() {
    let page = mounted().await;
    page.open(OTHER).await;
    assert!(page.all(".filter").is_empty());
    page.open(SAMPLE).await;
    // The choices are drawn when they are unfolded.
    assert!(page.all(".filter select").is_empty());
    page.library.listing.update(|listing| listing.unfolded = true);
    settled().await;
    assert_eq!(page.all(".filter select").len(), 6);
    let listed = || page.text(".library-row:not([hidden]) .library-name");
    page.library.listing.update(|listing| listing.tag = Some("PGOV".to_owned()));
    settled().await;
    assert!(listed().contains("09SAMPLETON1"));
    page.library.listing.update(|listing| listing.words = "another harb".to_owned());
    settled().await;
    assert_eq!(listed(), "09SAMPLETON1");
    page.library.listing.update(reftel::state::Listing::clear);
    page.library.listing.update(|listing| listing.order = reftel::state::Order::Name);
    settled().await;
    assert_eq!(listed(), "08PORTELSINORE173|09SAMPLETON1");
}

#[wasm_bindgen_test]
async fn ok_a_field_leads_to_its_bytes() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    assert!(page.text(".metadata").contains("declassified on 27 May 2018"));
    let button = page.all("[aria-label='Show Identifier in the source']");
    let span = button[0].get_attribute("data-source").unwrap();
    let (start, end) = span.split_once('-').unwrap();
    assert_eq!(&SAMPLE[start.parse().unwrap()..end.parse().unwrap()], "VZCZCXRO0391");
    assert_eq!(page.all(".source").len(), 0);
    button[0].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!(page.all(".source").len(), 1);
}

#[wasm_bindgen_test]
async fn ok_samples_are_offered() {
    let page = mounted().await;
    page.layout.show(Dialog::Samples);
    settled().await;
    assert_eq!(page.all("dialog[open] .sample").len(), 6);
    page.all(".sample")[5].clone().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!(page.all("dialog[open]").len(), 0);
    assert_eq!(page.all(".library-row").len(), 3);
}

#[wasm_bindgen_test]
async fn ok_settings_are_applied() {
    let page = mounted().await;
    page.open(SAMPLE).await;
    let before = page.layout.ui.get_untracked().settings;
    page.layout.ui.update(|ui| {
        ui.settings.size = Size::Large;
        ui.settings.sentence = true;
        ui.settings.unfolded = true;
    });
    settled().await;
    let root = browser().document_element().unwrap();
    assert_eq!(root.get_attribute("data-size").as_deref(), Some("large"));
    assert_eq!(page.text(".subject"), "Elsinore's new coalition looks to the sea for its budget");
    assert!(page.all(".transmission")[0].has_attribute("open"));
    page.layout.ui.update(|ui| ui.settings = before);
    settled().await;
    assert!(!root.has_attribute("data-size"));
    assert_eq!(page.text(".subject"), "ELSINORE'S NEW COALITION LOOKS TO THE SEA FOR ITS BUDGET");
}

/// A cable with so many paragraphs.
fn long_cable(paragraphs: usize) -> String {
    let head = "R 010000Z JAN 09\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
        TAGS: PGOV\nSUBJECT: A LONG CABLE\n";
    let paragraph = |number| format!("\n{number}. (U) The harbor has pier {number}.\n");
    head.to_owned() + &(1..=paragraphs).map(paragraph).collect::<String>()
}

#[wasm_bindgen_test]
async fn ok_a_long_cable_is_drawn_in_slices() {
    const PARAGRAPHS: usize = 700;
    let page = mounted().await;
    page.open(&long_cable(PARAGRAPHS)).await;
    let drawn = || (page.all(".paragraph").len(), page.all(".contents-row").len());
    let (text, contents) = drawn();
    assert!((8..200).contains(&text) && (8..200).contains(&contents), "{text} and {contents} at first");
    // What is gone to is there.
    page.reader.go(Place::Piece(399));
    settled().await;
    let (text, contents) = drawn();
    assert!((400..600).contains(&text) && (400..600).contains(&contents), "{text} and {contents} drawn");
    assert_eq!(page.text(".paragraph[data-here] .number"), "400");
    // What is found is there.
    page.press("/").await;
    page.find.look_for("pier 650".to_owned());
    settled().await;
    assert_eq!((page.text(".find-count"), page.paragraph()), ("1 of 1".to_owned(), Some(650)));
    settled().await;
    assert!(drawn().0 >= 650);
    // And the rest comes by itself.
    while drawn() < (PARAGRAPHS, PARAGRAPHS + 1) {
        next_task().await;
    }
}
