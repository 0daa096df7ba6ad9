use std::sync::Arc;

use super::body::portion_mark;
use super::inline::inline;
use crate::Page;
use crate::dates::dtg_in_words;
use crate::document::Document;
use crate::sentence::sentence_case;
use crate::ui::{Element, Node, coded, element, live};
use leptos::prelude::*;
use reftel_core::cable::{CodeKind, Precedence};

/// Who, when, how urgent; the subject.
pub(super) fn masthead(page: Page, document: &Arc<Document>) -> Node {
    let cable = document.cable();
    let number = cable.header.mrn.map(|mrn| format!("{} {}", document.word(mrn.post), mrn.serial.value));
    let captions = cable
        .header
        .captions
        .iter()
        .map(|found| coded(element("span"), CodeKind::Caption).child(found.caption.words()).into());
    let section = cable
        .header
        .section
        .map(|section| format!("Section {} of {}", section.value.number, section.value.total));
    let span = |words: String| element("span").child(words);
    let dateline = element("p")
        .class("dateline")
        .child(element("strong").child(number.unwrap_or_else(|| document.name().to_owned())))
        .child(cable.transmission.dtg.as_ref().map(dtg_in_words).map(span))
        .child(precedence(document))
        .child(captions.collect::<Node>())
        .child(section.map(span));
    let sentence = Memo::new(move |_| page.layout.ui.read().settings.sentence);
    let document = Arc::clone(document);
    vec![dateline.into(), live(move || subject(&document, sentence.get()))].into()
}

/// The precedences of the date-time group, else of the routing line.
fn precedence(document: &Document) -> Option<Node> {
    let transmission = &document.cable().transmission;
    let dtg = transmission.dtg.as_ref();
    let of_dtg = [dtg.and_then(|dtg| dtg.action), dtg.and_then(|dtg| dtg.info)];
    let mut all: Vec<Precedence> = of_dtg.into_iter().flatten().map(|found| found.value).collect();
    if all.is_empty() {
        all.extend(transmission.precedence.map(|found| found.value));
    }
    if let [highest] = all.as_slice() {
        // One letter holds for everybody, unless an addressee has another word: then the heading shows both.
        let info =
            transmission.info.iter().find_map(|addressee| addressee.precedence).map(|found| found.value);
        all.extend(info.filter(|info| info != highest));
    }
    let words = all.iter().enumerate().map(|(index, precedence)| {
        let word = coded(element("span"), CodeKind::Precedence).child(precedence.word().to_ascii_uppercase());
        vec![if index > 0 { " / ".into() } else { Node::None }, word.into()].into()
    });
    (!all.is_empty()).then(|| element("span").child(words.collect::<Node>()).into())
}

/// The subject, in sentence case where the reader wants that.
fn subject(document: &Document, sentence: bool) -> Element {
    let subject = document.cable().header.subject.as_ref();
    let portion = subject.and_then(|subject| subject.portion).map(|portion| portion_mark(document, portion));
    let words = subject.map(|subject| document.shown(&subject.text)).filter(|words| !words.text().is_empty());
    let words = words.map(|words| match sentence_case(words.text()).filter(|_| sentence) {
        Some(cased) => words.respelt(cased),
        None => words,
    });
    let title = element("h1").class("subject");
    match words {
        Some(words) => title.child(portion).child(inline(document, words, None)),
        None => title.attribute("data-missing", "").child("No subject line found"),
    }
}
