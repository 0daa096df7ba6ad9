use std::sync::Arc;

use leptos::prelude::*;

use super::cable_view::{CardItem, CardRow, CardValue};
use super::card_rows::CardRows;
use super::transmission::Transmission;
use crate::context::{LayoutState, LibraryState, ReaderState};
use crate::dates::distance;
use crate::document::Document;
use crate::runs::{Link, Mark, Run, by_collection};
use crate::state::FilterKey;
use crate::web;
use reftel_core::cable::{
    Addressee, CodeKind, Day, Field, InstructionKind, RecordKey, Reference, TagKind, tag_meaning,
};

/// What a card has to know besides its cable.
pub(super) struct Surroundings<'a> {
    /// Whether the cable with an id is open.
    pub(super) is_open: &'a dyn Fn(&str) -> bool,
    /// Names and keys of the open cables that cite this one.
    pub(super) cited_by: Vec<(String, u32)>,
    /// Today.
    pub(super) today: Option<Day>,
}

/// Everything the cable says of itself before its text begins. It is drawn again when another cable comes or goes, for its
/// references, and when there is more room or less.
#[component]
pub(super) fn Card(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let library = expect_context::<LibraryState>();
    let reader = expect_context::<ReaderState>();
    let layout = expect_context::<LayoutState>();
    let content = move || {
        library.opened.with(|_| ());
        let surroundings = Surroundings {
            is_open: &|id| reader.is_open(id),
            cited_by: reader.citing(),
            today: web::today(),
        };
        let rows = rows(&document, &surroundings);
        let document = Arc::clone(&document);
        if layout.compact.get() {
            let (spare, rows) = rows.into_iter().partition(|row| row.is_spare);
            return view! { <CompactCard document rows spare /> }.into_any();
        }
        let rows = (!rows.is_empty()).then(|| view! { <CardRows rows /> });
        // Empty, it is not seen.
        view! { <div class="card">{rows} <Transmission document /></div> }.into_any()
    };
    view! { <div class="card-place">{content}</div> }
}

/// The card where there is little room: who, to whom, about what; the rest is folded away.
#[component]
fn CompactCard(
    /// The cable.
    document: Arc<Document>,
    /// What is shown.
    rows: Vec<CardRow>,
    /// What is folded away.
    spare: Vec<CardRow>,
) -> impl IntoView {
    let rows = (!rows.is_empty()).then(|| view! { <CardRows rows fold=true /> });
    let rest = if spare.is_empty() {
        view! { <Transmission document /> }.into_any()
    } else {
        view! {
            <details class="spare-rows">
                <summary>"More of the heading"</summary>
                <CardRows rows=spare />
                <Transmission document />
            </details>
        }
        .into_any()
    };
    view! { <div class="card">{rows} {rest}</div> }
}

/// The rows, in the order of the fields.
pub(super) fn rows(document: &Document, surroundings: &Surroundings<'_>) -> Vec<CardRow> {
    let mut rows = Vec::new();
    for &field in Field::ALL {
        add_rows(document, surroundings, field, &mut rows);
    }
    rows
}

fn add_rows(document: &Document, surroundings: &Surroundings<'_>, field: Field, rows: &mut Vec<CardRow>) {
    let header = &document.cable().header;
    let label = field.label();
    let written = || document.values(field).map(|value| vec![Run::cable(document.shown(&value))]);
    match field {
        Field::From => {
            let filter = document.facts().post.as_ref().map(|post| FilterKey::Post(post.token.clone()));
            rows.extend(written().map(|words| {
                let item = CardItem { words, tag: None, filter: filter.clone() };
                let value = CardValue::List { class: Some("run-in"), items: vec![item], after: Vec::new() };
                CardRow { label, value, is_spare: false }
            }));
            if document.cable().transmission.from.is_none() {
                rows.extend(recorded_origin(document));
            }
        }
        Field::To | Field::Info | Field::Exempt => {
            let addressees = document.addressees(field);
            if !addressees.is_empty() {
                let value = addressee_list(document, addressees, field == Field::To);
                rows.push(CardRow { label, value, is_spare: field != Field::To });
            }
        }
        Field::Attention => {
            if !header.attention.is_empty() {
                rows.push(CardRow::list(label, None, written().collect()).spare());
            }
        }
        Field::Tags => {
            if !header.tags.is_empty() {
                rows.push(CardRow { label, value: tags(document), is_spare: false });
            }
        }
        Field::References => {
            rows.extend(references(document, surroundings));
            rows.extend(cited_by(surroundings));
        }
        // The order follows the authority by which it was applied.
        Field::ClassifiedBy => {
            rows.extend(written().map(|words| CardRow::text(label, words).spare()));
            rows.extend(order(document, surroundings));
        }
        Field::Order | Field::Declassification => {}
        // They stand above the card.
        Field::Number
        | Field::Date
        | Field::Precedence
        | Field::Classification
        | Field::Captions
        | Field::Section
        | Field::Subject => {}
        // It is folded away below the rows.
        Field::Transmission => {}
        // It stands below the text.
        Field::Signature => {}
        // They are in the details.
        Field::Distribution | Field::Drafting | Field::Record => {}
    }
}

/// Whom the collection names as the originator.
fn recorded_origin(document: &Document) -> Option<CardRow> {
    let value = document.recorded(RecordKey::Origin)?;
    let words = vec![Run::cable(document.shown_word(value)), by_collection()];
    Some(CardRow::text(Field::From.label(), words))
}

fn references(document: &Document, surroundings: &Surroundings<'_>) -> Option<CardRow> {
    let references = &document.cable().header.references;
    let label = if references.len() == 1 { "Reference" } else { Field::References.label() };
    let words = references.iter().map(|reference| reference_words(document, surroundings, reference));
    (!references.is_empty()).then(|| CardRow::list(label, None, words.collect()))
}

fn cited_by(surroundings: &Surroundings<'_>) -> Option<CardRow> {
    let cables = surroundings.cited_by.iter().map(|(id, key)| vec![Run::open_cable(id.clone(), *key)]);
    (!surroundings.cited_by.is_empty())
        .then(|| CardRow::list("Cited by", Some("run-in"), cables.collect()).spare())
}

fn addressee_list(document: &Document, addressees: &[Addressee], is_action: bool) -> CardValue {
    let precedence = |addressee: &Addressee| addressee.precedence.map(|found| found.value);
    // When many share one precedence it is said once, at the end.
    let shared = match addressees {
        [first, .., _]
            if !is_action && addressees.iter().all(|other| precedence(other) == precedence(first)) =>
        {
            precedence(first)
        }
        _ => None,
    };
    let items = addressees.iter().map(|addressee| {
        let mut words = vec![Run::cable(document.shown_word(addressee.name))];
        words.extend(addressee.office.map(|office| Run::words(format!(" ({})", document.word(office)))));
        let own = precedence(addressee).filter(|_| shared.is_none()).map(|own| own.word().to_owned());
        let serial = addressee.serial.map(|serial| document.word(serial));
        let more = match (own, serial) {
            (Some(own), Some(serial)) => {
                vec![Run::words(own), Run::marked(Mark::Spare, format!(" · {serial}"))]
            }
            (own, serial) => own.or(serial).into_iter().map(Run::words).collect(),
        };
        if !more.is_empty() {
            let mark = if is_action { Mark::Chip } else { Mark::Aside };
            words.push(Run::marked(mark, more));
        }
        CardItem { words, tag: None, filter: None }
    });
    CardValue::List {
        class: Some(if is_action { "addressees" } else { "addressees run-in" }),
        items: items.collect(),
        after: shared.map(|shared| Run::marked(Mark::Chip, format!("all {shared}"))).into_iter().collect(),
    }
}

fn tags(document: &Document) -> CardValue {
    let chips = document.cable().header.tags.iter().map(|tag| {
        let code = document.word(tag.span);
        let meaning = (tag.kind != TagKind::Person)
            .then(|| tag_meaning(&code.to_ascii_uppercase()).and_then(|(_, meaning)| meaning))
            .flatten()
            // Some codes are their own meaning.
            .filter(|meaning| !meaning.eq_ignore_ascii_case(&code));
        let kind = (tag.kind != TagKind::Person).then_some(CodeKind::Tag);
        let mut words = vec![Run::marked(Mark::Code(kind), document.shown_word(tag.span))];
        words.extend(meaning.map(|meaning| Run::marked(Mark::Spare, format!(" {meaning}"))));
        CardItem {
            words,
            tag: Some(tag.kind.word()),
            filter: Some(FilterKey::Tag(code.to_ascii_uppercase())),
        }
    });
    CardValue::List { class: Some("chips"), items: chips.collect(), after: Vec::new() }
}

fn reference_words(document: &Document, surroundings: &Surroundings<'_>, reference: &Reference) -> Vec<Run> {
    let mut words = Vec::new();
    words.extend(reference.label.map(|label| Run::marked(Mark::Aside, format!("{} ", document.word(label)))));
    let text = document.shown(&reference.text);
    match &reference.target {
        Some(target) => {
            let id = target.id.as_str();
            words.push(Run::marked(Mark::Link(Link::Cited(id.to_owned())), text));
            let is_open = (surroundings.is_open)(id);
            words.push(Run::marked(Mark::Aside, if is_open { " · in library" } else { " · not open" }));
        }
        None => words.push(Run::cable(text)),
    }
    let note = reference.note.filter(|note| !reference.text.iter().any(|text| text.contains(*note)));
    words.extend(note.map(|note| Run::words(format!(" ({})", document.word(note)))));
    words
}

fn order(document: &Document, surroundings: &Surroundings<'_>) -> Vec<CardRow> {
    let Some(line) = &document.cable().header.executive_order else { return Vec::new() };
    let mut rows = Vec::new();
    let instruction = line.declassify.as_ref();
    if let Some(day) = instruction.and_then(|instruction| instruction.on) {
        let ago = surroundings.today.map(|today| Run::marked(Mark::Chip, distance(day.value, today)));
        let mut words = vec![Run::words(day.value.in_words()), Run::words(" ")];
        words.extend(ago);
        rows.push(CardRow::text("Declassify on", words));
    } else if instruction.is_some_and(|instruction| instruction.kind == InstructionKind::NotApplicable) {
        rows.push(CardRow::text("Declassify on", "Does not apply: the cable is not classified"));
    } else {
        let words = line.instruction.map(|instruction| document.word(instruction));
        let named = |words: String| Run::marked(Mark::Named(CodeKind::Declassify), words);
        rows.extend(
            words.filter(|words| !words.is_empty()).map(|words| CardRow::text("Declassify on", named(words))),
        );
    }
    let order = |number| Run::marked(Mark::Named(CodeKind::Order), format!("E.O. {number}"));
    rows.extend(line.order.map(|number| CardRow::text(Field::Order.label(), order(number.value)).spare()));
    rows
}
