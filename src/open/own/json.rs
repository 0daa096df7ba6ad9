//! JSON: an object for each cable, alone, in a list, or one a line.

use reftel_core::cable::Field;
use serde_json::Value;

use super::telegram::Telegram;

/// What the JSON of a cable says that it is.
const FORMAT: &str = "reftel.cable/1";

/// The texts of the cables in a file of JSON.
pub(super) fn cables(text: &str) -> Option<Vec<String>> {
    if !text.trim_start().starts_with(['{', '[']) || !text.contains(FORMAT) {
        return None;
    }
    let mut all = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value.ok()? {
            Value::Array(values) => all.extend(values),
            value => all.push(value),
        }
    }
    all.iter().map(cable).collect()
}

fn cable(value: &Value) -> Option<String> {
    (value.get("format")?.as_str()? == FORMAT).then_some(())?;
    let list = |key: &str| value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let texts = |key: &str| list(key).iter().filter_map(|one| words(one, "text")).collect::<Vec<_>>();
    let strings =
        |key: &str| list(key).iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
    let at = |path: &str| value.pointer(path).and_then(Value::as_str).map(str::to_owned);
    let level = at("/classification/text").or_else(|| at("/classification/level"));
    let record = list("record")
        .iter()
        .filter_map(|field| Some(format!("{}: {}", words(field, "name")?, words(field, "text")?)));
    let captions = value.pointer("/classification/captions").and_then(Value::as_array);
    let number = value.get("mrn").and_then(|mrn| {
        let serial =
            mrn.get("serial").and_then(Value::as_u64).map(|serial| format!(" {serial}")).unwrap_or_default();
        Some(format!("{}{serial}", words(mrn, "post")?))
    });
    let section = value.get("section").and_then(|section| {
        Some(format!("{} of {}", section.get("number")?.as_u64()?, section.get("total")?.as_u64()?))
    });
    let precedence = match (at("/precedence/action"), at("/precedence/info")) {
        (Some(action), Some(info)) => Some(format!("{action}; for information {info}")),
        (action, _) => action,
    };
    let one = |value: Option<String>| value.into_iter().collect::<Vec<_>>();
    let facts = vec![
        (Field::Record, record.collect()),
        (Field::Date, one(at("/datetime").map(|moment| date(&moment)))),
        (Field::Precedence, one(precedence)),
        (Field::Transmission, transmission(value)),
        (Field::From, one(at("/from/text"))),
        (Field::To, texts("action")),
        (Field::Info, texts("info")),
        (Field::Exempt, texts("exempt")),
        (Field::Classification, one(level)),
        (Field::Section, one(section)),
        (Field::Number, one(number)),
        (
            Field::Captions,
            captions.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        ),
        (Field::Attention, strings("attention")),
        (Field::Order, one(at("/executive_order/order"))),
        (Field::Declassification, one(at("/executive_order/instruction"))),
        (Field::Tags, list("tags").iter().filter_map(|tag| words(tag, "code")).collect()),
        (Field::References, list("references").iter().filter_map(reference).collect()),
        (Field::ClassifiedBy, one(at("/classified_by/text"))),
        (Field::Distribution, strings("distribution")),
        (Field::Drafting, strings("drafting")),
    ];
    let subject = at("/subject/text").map(|text| marked(at("/subject/portion"), &text));
    let mut body: Vec<String> = list("body").iter().map(block).collect();
    body.extend(texts("unrecognised"));
    body.extend(at("/signature"));
    Some(Telegram { facts, subject, body: body.join("\n\n") }.to_text())
}

fn words(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn marked(portion: Option<String>, text: &str) -> String {
    match portion {
        Some(portion) => format!("({portion}) {text}"),
        None => text.to_owned(),
    }
}

/// `27 May 2008, 14:15Z` for `2008-05-27T14:15:00Z`.
fn date(moment: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (day, time) = moment.split_once('T').unwrap_or((moment, ""));
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    match (year, month, day, time.get(..5)) {
        (Some(year), Some(month), Some(day), Some(time)) => format!("{day} {month} {year}, {time}Z"),
        _ => moment.to_owned(),
    }
}

fn transmission(value: &Value) -> Vec<String> {
    let Some(sent) = value.get("transmission") else { return Vec::new() };
    let routing = sent.get("routing").and_then(Value::as_array);
    let routing = words(sent, "precedence")
        .into_iter()
        .chain(routing.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
    let routing = routing.collect::<Vec<_>>().join(" ");
    let station = sent.get("station").and_then(|station| {
        let part = words(station, "part").map(|part| format!("/{part}")).unwrap_or_default();
        Some(format!(
            "DE {} #{}{part} {}",
            words(station, "indicator")?,
            words(station, "serial")?,
            words(station, "filed")?
        ))
    });
    let routing = (!routing.is_empty()).then_some(routing);
    [words(sent, "identifier"), routing, station, words(sent, "security")].into_iter().flatten().collect()
}

fn reference(value: &Value) -> Option<String> {
    let label = words(value, "label").map(|label| {
        let end = if label.ends_with(['.', ')']) { "" } else { "." };
        format!("{label}{end} ")
    });
    let text = words(value, "text")?;
    let note =
        words(value, "note").filter(|note| !text.contains(note.as_str())).map(|note| format!(" ({note})"));
    Some(format!("{}{text}{}", label.unwrap_or_default(), note.unwrap_or_default()))
}

fn block(value: &Value) -> String {
    let text = words(value, "text").unwrap_or_default();
    match value.get("kind").and_then(Value::as_str) {
        Some("heading") => format!("{text}\n{}", "-".repeat(text.chars().count().min(69))),
        Some("table") => text,
        _ => {
            let number = value.get("number").and_then(Value::as_u64).map(|number| format!("{number}. "));
            let text = with_item_lines(value, text);
            format!("{}{}", number.unwrap_or_default(), marked(words(value, "portion"), &text))
        }
    }
}

/// The text with its items on lines of their own, as far as they are found in it.
fn with_item_lines(value: &Value, mut text: String) -> String {
    let mut from = 0;
    for item in value.get("items").and_then(Value::as_array).into_iter().flatten() {
        let (Some(label), Some(words_of_item)) = (words(item, "label"), words(item, "text")) else {
            continue;
        };
        let item = format!(" {label} {}", marked(words(item, "portion"), &words_of_item));
        if let Some(found) = text.get(from..).and_then(|rest| rest.find(&item)) {
            text.replace_range(from + found..=from + found, "\n");
            from += found + item.len();
        }
    }
    text
}
