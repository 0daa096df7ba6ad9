use super::transmission;
use crate::Page;
use crate::dates::distance;
use crate::document::Document;
use crate::position::Position;
use crate::ui::{Node, coded, element, run};
use reftel_core::cable::{Addressee, CodeKind, Day, InstructionKind, Reference, TagKind, tag_meaning};

/// What a card has to know besides its cable.
pub(super) struct Around<'a> {
    /// The key of the open cable with an id.
    pub(super) open: &'a dyn Fn(&str) -> Option<u32>,
    /// Names and keys of the open cables that cite this one.
    pub(super) cited_by: Vec<(String, u32)>,
    /// Today.
    pub(super) today: Option<Day>,
}

/// Everything the cable says of itself before its text begins, one row a field.
pub(super) fn card(page: Page, document: &Document, around: &Around<'_>) -> Node {
    let cable = document.cable();
    let (sent, header) = (&cable.transmission, &cable.header);
    let mut rows = Vec::new();
    if let Some(from) = &sent.from {
        rows.push(row("From", run(document.shown_word(from.name))));
    }
    for (label, addressees) in [("To", &sent.action), ("Info", &sent.info), ("Exempt", &sent.exempt)] {
        if !addressees.is_empty() {
            rows.push(row(label, addressee_list(document, addressees, label == "To")));
        }
    }
    if !header.attention.is_empty() {
        let lines = header.attention.iter().map(|text| element("li").child(run(document.shown(text))).into());
        rows.push(row("Attention", list(lines.collect())));
    }
    if !header.tags.is_empty() {
        rows.push(row("TAGS", tags(document)));
    }
    if !header.references.is_empty() {
        let references =
            header.references.iter().map(|reference| reference_item(document, around, reference));
        let label = if header.references.len() == 1 { "Reference" } else { "References" };
        rows.push(row(label, list(references.collect())));
    }
    if !around.cited_by.is_empty() {
        let cables = around.cited_by.iter().map(|(id, key)| {
            let link = element("a").class("link").attribute("href", format!("#{id}"));
            element("li").child(link.attribute("data-cable", key.to_string()).child(id.as_str())).into()
        });
        rows.push(row("Cited by", element("ul").class("run-in").child(cables.collect::<Node>())));
    }
    if let Some(by) = &header.classified_by {
        rows.push(row("Classified by", run(document.shown(&by.text))));
    }
    rows.extend(order(document, around));
    let fields = (!rows.is_empty()).then(|| element("dl").child(rows));
    element("div").class("card").child(fields).child(transmission::transmission(page, document)).into()
}

/// A label and what stands beside it.
pub(super) fn row(label: &'static str, value: impl Into<Node>) -> Node {
    let label = element("dt").child(label);
    element("div").class("row").child(label).child(element("dd").child(value)).into()
}

/// A list whose items stand below each other.
pub(super) fn list(items: Vec<Node>) -> Node {
    element("ul").child(items).into()
}

/// Less important words beside others.
pub(super) fn aside(words: impl Into<Node>) -> Node {
    element("span").class("aside").child(words).into()
}

/// A little label after a value.
fn chip(words: String) -> Node {
    element("span").class("chip").child(words).into()
}

fn addressee_list(document: &Document, addressees: &[Addressee], is_action: bool) -> Node {
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
        let office = addressee.office.map(|office| format!(" ({})", document.word(office)));
        let own = precedence(addressee).filter(|_| shared.is_none()).map(|own| own.word().to_owned());
        let serial = addressee.serial.map(|serial| document.word(serial));
        let more: Vec<String> = [own, serial].into_iter().flatten().collect();
        let more = (!more.is_empty()).then(|| {
            let words = more.join(" · ");
            if is_action { chip(words) } else { aside(words) }
        });
        element("li").child(run(document.shown_word(addressee.name))).child(office).child(more).into()
    });
    let class = if is_action { "addressees" } else { "addressees run-in" };
    let list = element("ul").class(class).child(items.collect::<Node>());
    vec![list.into(), shared.map(|shared| chip(format!("all {shared}"))).into()].into()
}

fn tags(document: &Document) -> Node {
    let chips = document.cable().header.tags.iter().map(|tag| {
        let code = document.word(tag.span);
        let meaning = (tag.kind != TagKind::Person)
            .then(|| tag_meaning(&code.to_ascii_uppercase()).and_then(|(_, meaning)| meaning))
            .flatten()
            // Some codes are their own meaning.
            .filter(|meaning| !meaning.eq_ignore_ascii_case(&code))
            .map(|meaning| format!(" {meaning}"));
        let code = element("span").class("code");
        let code = if tag.kind == TagKind::Person { code } else { coded(code, CodeKind::Tag) };
        let code = code.child(run(document.shown_word(tag.span)));
        element("li").class("chip").attribute("data-kind", tag.kind.word()).child(code).child(meaning).into()
    });
    element("ul").class("chips").child(chips.collect::<Node>()).into()
}

fn reference_item(document: &Document, around: &Around<'_>, reference: &Reference) -> Node {
    let label = reference.label.map(|label| aside(format!("{} ", document.word(label))));
    let text = run(document.shown(&reference.text));
    let note = reference.note.filter(|note| !reference.text.iter().any(|text| text.contains(*note)));
    let note = note.map(|note| format!(" ({})", document.word(note)));
    let words: Node = match &reference.target {
        Some(target) => {
            let state =
                if (around.open)(target.id.as_str()).is_some() { " · in library" } else { " · not open" };
            vec![cite(target.id.as_str(), text), aside(state)].into()
        }
        None => text,
    };
    element("li").child(label).child(words).child(note).into()
}

/// A link to another cable.
pub(super) fn cite(id: &str, words: impl Into<Node>) -> Node {
    let href = Position { id: id.to_owned(), paragraph: None }.to_string();
    element("a")
        .class("link")
        .attribute("href", href)
        .attribute("data-cite", id.to_owned())
        .child(words)
        .into()
}

fn order(document: &Document, around: &Around<'_>) -> Vec<Node> {
    let Some(line) = &document.cable().header.executive_order else { return Vec::new() };
    let mut rows = Vec::new();
    let instruction = line.declassify.as_ref();
    if let Some(day) = instruction.and_then(|instruction| instruction.on) {
        let ago = around.today.map(|today| chip(distance(day.value, today)));
        rows.push(row("Declassify on", vec![day.value.in_words().into(), " ".into(), ago.into()]));
    } else if instruction.is_some_and(|instruction| instruction.kind == InstructionKind::NotApplicable) {
        rows.push(row("Declassify on", "Does not apply: the cable is not classified"));
    } else {
        let words = line.instruction.map(|instruction| document.word(instruction));
        let coded = |words: String| coded(element("span"), CodeKind::Declassify).child(words);
        rows.extend(words.filter(|words| !words.is_empty()).map(|words| row("Declassify on", coded(words))));
    }
    let order = |number| coded(element("span"), CodeKind::Order).child(format!("E.O. {number}"));
    rows.extend(line.order.map(|number| row("Order", order(number.value))));
    rows
}
