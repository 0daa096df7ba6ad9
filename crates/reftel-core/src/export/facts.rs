//! The fields of a cable as labels and values, for the exports that list them.

use super::words::{addressee, gap, join, number, plain, push};
use crate::cable::{DerivedRule, Field};
use crate::redact::{Addressee, Content, Dtg, ExecutiveOrder, Piece, Reference, Tag, Text};

/// A label with its values, each a line.
pub struct Fact {
    /// What the field is called.
    pub label: &'static str,
    /// Its values.
    pub values: Vec<Text>,
}

/// All fields but subject and signature, in the order in which they are shown. Fields without a value are left out.
#[must_use]
pub fn facts(content: &Content) -> Vec<Fact> {
    let fact = |field: Field| Fact { label: field.label(), values: values(content, field) };
    Field::ALL.iter().copied().map(fact).filter(|fact| !fact.values.is_empty()).collect()
}

fn values(content: &Content, field: Field) -> Vec<Text> {
    let (sent, order) = (&content.transmission, content.executive_order.as_ref());
    let addressees = |all: &[Addressee]| all.iter().map(addressee).collect();
    match field {
        Field::Number => content.mrn.iter().map(number).collect(),
        Field::Date => date(content).into_iter().collect(),
        Field::Precedence => sent.dtg.iter().filter_map(precedence).collect(),
        Field::From => sent.from.iter().map(|from| from.name.clone()).collect(),
        Field::To => addressees(&sent.action),
        Field::Info => addressees(&sent.info),
        Field::Exempt => addressees(&sent.exempt),
        Field::Classification => classification(content).into_iter().collect(),
        Field::Captions => content.captions.clone(),
        Field::Section => section(content).into_iter().collect(),
        Field::Attention => content.attention.clone(),
        Field::Order => {
            order.and_then(|order| order.order.as_ref()).map(executive_order).into_iter().collect()
        }
        Field::Declassification => order.map(declassification).unwrap_or_default(),
        Field::Tags => content.tags.iter().map(tag).collect(),
        Field::References => content.references.iter().map(reference).collect(),
        Field::ClassifiedBy => content.classified_by.iter().map(|by| by.text.clone()).collect(),
        Field::Transmission => transmission(content),
        Field::Distribution => sent.distribution.clone(),
        Field::Drafting => sent.drafting.clone(),
        Field::Record => {
            let fields = content.record.iter().filter(|field| !field.text.is_empty());
            fields.map(|field| join([&field.name, &field.text], ": ")).collect()
        }
        // Every export has a place of its own for them.
        Field::Subject | Field::Signature => Vec::new(),
    }
}

/// When it was sent: in words if the day is known, else as printed.
fn date(content: &Content) -> Option<Text> {
    let dtg = content.transmission.dtg.as_ref();
    let Some(day) = content.day else { return dtg.map(|dtg| dtg.text.clone()) };
    let words = day.in_words();
    Some(plain(match dtg.and_then(|dtg| dtg.time) {
        Some((hour, minute)) => format!("{words}, {hour:02}:{minute:02}Z"),
        None => words,
    }))
}

fn precedence(dtg: &Dtg) -> Option<Text> {
    let action = dtg.action?.word();
    Some(plain(match dtg.info.filter(|info| Some(*info) != dtg.action) {
        Some(info) => format!("{action}; for information {}", info.word()),
        None => action.to_owned(),
    }))
}

fn classification(content: &Content) -> Option<Text> {
    content.level.map(|level| plain(level.word())).or_else(|| content.classification.clone())
}

fn section(content: &Content) -> Option<Text> {
    content.section.map(|(number, total)| plain(format!("{number} of {total}")))
}

fn executive_order(order: &Text) -> Text {
    join([&plain("E.O."), order], " ")
}

fn declassification(order: &ExecutiveOrder) -> Vec<Text> {
    let instruction = order.instruction.clone().filter(|instruction| !instruction.is_empty());
    let derived =
        order.derived.map(|(day, rule)| plain(format!("due {}, {}", day.in_words(), by_rule(rule))));
    instruction.into_iter().chain(derived).collect()
}

const fn by_rule(rule: DerivedRule) -> &'static str {
    match rule {
        DerivedRule::GeneralSchedule => "by the general schedule",
        DerivedRule::TwentyFiveYears => "25 years after its date",
        DerivedRule::Duration => "after the years it gives",
    }
}

fn tag(tag: &Tag) -> Text {
    let mut text = tag.code.clone();
    if let Some(meaning) = tag.meaning {
        push(&mut text, " ", &plain(format!("({meaning})")));
    }
    text
}

/// One reference, with label and note.
pub(super) fn reference(found: &Reference) -> Text {
    let mut text = Text::new();
    if let Some(label) = &found.label {
        push(&mut text, "", label);
        if !matches!(label.last(), Some(Piece::Words(words)) if words.ends_with(['.', ')'])) {
            text.push(Piece::Words(".".to_owned()));
        }
    }
    push(&mut text, " ", &found.text);
    if let Some(note) = found.note.as_ref().filter(|_| !found.note_inside) {
        push(&mut text, " (", note);
        text.push(Piece::Words(")".to_owned()));
    }
    text
}

/// The lines above the date-time group.
pub(super) fn transmission(content: &Content) -> Vec<Text> {
    let sent = &content.transmission;
    let mut lines: Vec<Text> = sent.identifier.iter().cloned().collect();
    let routing = join(sent.precedence.iter().chain(&sent.routing), " ");
    lines.extend((!routing.is_empty()).then_some(routing));
    if let Some(station) = &sent.station {
        let mut line = join([&plain("DE"), &station.indicator], " ");
        push(&mut line, " #", &station.serial);
        if let Some(part) = &station.part {
            push(&mut line, "/", part);
        }
        push(&mut line, " ", &station.filed);
        lines.push(line);
    }
    lines.extend(sent.security.clone());
    lines
}

/// The classification line, as a telegram has it.
pub(super) fn classification_line(content: &Content) -> Text {
    let mut line = content.classification.clone().unwrap_or_default();
    if let Some((number, total)) = content.section {
        push(&mut line, " ", &plain(format!("SECTION {number:02} OF {total:02}")));
    }
    if let Some(mrn) = &content.mrn {
        push(&mut line, " ", &mrn.post);
        push(&mut line, " ", &mrn.serial.map_or_else(gap, |serial| plain(format!("{serial:06}"))));
    }
    line
}
