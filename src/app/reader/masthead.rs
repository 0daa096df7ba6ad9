use leptos::html;
use leptos::prelude::*;

use super::{Reading, card};
use crate::app::dates::dtg_in_words;
use crate::app::document::{Document, Place};
use crate::cable::Precedence;

/// Who, when, how urgent; the subject; the card.
pub(super) fn masthead(reading: &Reading) -> AnyView {
    let document = &reading.document;
    let cable = document.cable();
    let number = cable.header.mrn.map(|mrn| format!("{} {}", document.word(mrn.post), mrn.serial.value));
    let date = cable.transmission.dtg.as_ref().map(dtg_in_words);
    let captions = cable.header.captions.iter().map(|caption| {
        html::span()
            .class("caption")
            .attr("title", caption.caption.meaning())
            .child(caption.caption.words())
            .into_any()
    });
    let section = cable
        .header
        .section
        .map(|section| format!("Section {} of {}", section.value.number, section.value.total));
    html::header()
        .class("masthead")
        .id(Place::Heading.dom_id())
        .attr("data-place", "")
        .tabindex("-1")
        .child((
            html::p().class("dateline").child((
                html::strong().child(number.unwrap_or_else(|| document.name().to_owned())),
                date.map(|date| html::span().child(date)),
                precedence(document),
                captions.collect::<Vec<_>>(),
                section.map(|section| html::span().child(section)),
            )),
            subject(document),
            card::card(reading),
        ))
        .into_any()
}

/// The precedences of the date-time group, else of the routing line.
fn precedence(document: &Document) -> Option<AnyView> {
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
    let words: Vec<String> = all.iter().map(|precedence| precedence.word().to_uppercase()).collect();
    let meaning = all.first()?.meaning();
    Some(html::span().attr("title", meaning).child(words.join(" / ")).into_any())
}

fn subject(document: &Document) -> AnyView {
    let subject = document.cable().header.subject.as_ref();
    let portion = subject
        .and_then(|subject| subject.portion)
        .map(|portion| super::body::portion_mark(document, portion));
    let words = subject.map(|subject| document.line(&subject.text)).filter(|words| !words.is_empty());
    match words {
        Some(words) => html::h1().class("subject").child((portion, words)).into_any(),
        None => {
            html::h1().class("subject").attr("data-missing", "").child("No subject line found").into_any()
        }
    }
}
