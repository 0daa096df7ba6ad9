use std::sync::Arc;

use leptos::prelude::*;

use super::subject_line::SubjectLine;
use super::working::subject;
use crate::context::LayoutState;
use crate::dates::{dtg_in_words, moment_in_words};
use crate::document::{Document, FROM_COLLECTION};
use crate::runs::runs;
use crate::runs::{Mark, Run};
use reftel_core::cable::{CodeKind, Precedence};

/// Who, when, how urgent; the subject.
#[component]
pub(super) fn Masthead(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let cable = document.cable();
    let number = cable.header.mrn.map(|mrn| format!("{} {}", document.word(mrn.post), mrn.serial.value));
    let number = number.unwrap_or_else(|| document.name().to_owned());
    let captions = cable.header.captions.iter();
    let captions = captions
        .map(|found| Run::marked(Mark::Named(CodeKind::Caption), found.caption.words()))
        .collect::<Vec<_>>();
    let section = cable.sections(document.source()).map(|sections| sections.words());
    let recorded = || Some(format!("{} ({FROM_COLLECTION})", moment_in_words(cable.record.moment?.value)));
    let date = cable.transmission.dtg.as_ref().map(dtg_in_words).or_else(recorded);
    let precedence = precedence(&document);
    let precedence = (!precedence.is_empty()).then(|| view! { <span>{runs(precedence)}</span> });
    let sentence = Memo::new(move |_| layout.ui.read().settings.sentence);
    let subject = move || {
        view! { <SubjectLine subject=subject(&document, sentence.get()) missing="No subject line found" /> }
    };
    view! {
        <div class="head">
            <p class="dateline">
                <strong>{number}</strong>
                {date.map(|date| view! { <span>{date}</span> })}
                {precedence}
                {runs(captions)}
                {section.map(|section| view! { <span>{section}</span> })}
            </p>
            {subject}
        </div>
    }
}

/// The precedences of the date-time group, else of the routing line.
fn precedence(document: &Document) -> Vec<Run> {
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
    let mut words = Vec::new();
    for precedence in all {
        if !words.is_empty() {
            words.push(Run::words(" / "));
        }
        words.push(Run::marked(Mark::Named(CodeKind::Precedence), precedence.word().to_ascii_uppercase()));
    }
    words
}
