use super::writer::Writer;
use super::{FORMAT, level_word, precedence_word};
use crate::cable::{RedactionKind, Role};
use crate::export::Options;
use crate::redact::{
    Addressee, Block, BlockKind, Content, Item, Part, Piece, Portion, Released, Text, Transmission,
};

/// A released cable as JSON on one line: the same contract, without spans and without a source.
#[must_use]
pub fn to_released_json(released: &Released, options: Options) -> String {
    let mut w = Writer::new(options);
    w.open('{');
    w.key("format").string(FORMAT);
    w.key("source").null();
    heading(&mut w, released);
    w.key("body").open('[');
    released.body.iter().filter(|block| block.kind != BlockKind::Unrecognised).for_each(|b| block(&mut w, b));
    w.close(']');
    empty(&mut w, "mentions");
    w.key("redactions").open('[');
    each_text(released, &mut |text| withheld(&mut w, text));
    w.close(']');
    empty(&mut w, "protected");
    w.key("signature").maybe(released.signature.as_ref());
    w.key("unrecognised").open('[');
    for block in released.body.iter().filter(|block| block.kind == BlockKind::Unrecognised) {
        w.open('{');
        lines(&mut w, block);
        w.close('}');
    }
    w.close(']');
    empty(&mut w, "diagnostics");
    w.close('}');
    w.finish()
}

fn empty(w: &mut Writer, key: &str) {
    w.key(key).open('[');
    w.close(']');
}

fn heading(w: &mut Writer, content: &Content) {
    w.key("id").word(content.id.as_deref());
    object(w, "mrn", content.mrn.as_ref(), &|w, mrn| {
        w.key("post").text(&mrn.post);
        w.key("serial").number(mrn.serial);
    });
    w.key("datetime").word(content.datetime.as_deref());
    w.key("record").open('[');
    for field in &content.record {
        w.open('{');
        w.key("name").text(&field.name);
        w.key("text").text(&field.text);
        w.close('}');
    }
    w.close(']');
    transmission(w, &content.transmission);
    w.key("classification");
    match content.classification.as_ref() {
        None => w.null(),
        Some(text) => {
            w.open('{');
            w.key("level").word(content.level.map(level_word));
            w.key("text").text(text);
            w.key("captions").texts(&content.captions);
            w.close('}');
        }
    }
    object(w, "section", content.section.as_ref(), &|w, (number, total)| {
        w.key("number").number(Some(*number));
        w.key("total").number(Some(*total));
    });
    w.key("attention").texts(&content.attention);
    object(w, "executive_order", content.executive_order.as_ref(), &|w, order| {
        w.key("order").maybe(order.order.as_ref());
        w.key("instruction").maybe(order.instruction.as_ref());
        w.key("kind").word(order.kind.map(crate::cable::InstructionKind::word));
        w.key("declassify_on").word(order.declassify_on.map(|day| day.to_string()).as_deref());
        w.key("exemptions").texts(&order.exemptions);
        w.key("derived_declassify_on").word(order.derived.map(|(day, _)| day.to_string()).as_deref());
        w.key("derived_rule").word(order.derived.map(|(_, rule)| rule.word()));
    });
    w.key("tags").open('[');
    for tag in &content.tags {
        w.open('{');
        w.key("code").text(&tag.code);
        w.key("kind").string(tag.kind.word());
        w.key("meaning").word(tag.meaning);
        w.close('}');
    }
    w.close(']');
    object(w, "subject", content.subject.as_ref(), &|w, subject| {
        w.key("text").text(&subject.text);
        portion(w, subject.portion.as_ref());
    });
    w.key("references").open('[');
    for found in &content.references {
        w.open('{');
        w.key("label").maybe(found.label.as_ref());
        w.key("kind").string(found.kind);
        w.key("id").word(found.id.as_deref());
        w.key("text").text(&found.text);
        w.key("note").maybe(found.note.as_ref());
        w.close('}');
    }
    w.close(']');
    object(w, "classified_by", content.classified_by.as_ref(), &|w, by| {
        w.key("text").text(&by.text);
        w.key("name").maybe(by.name.as_ref());
        w.key("title").maybe(by.title.as_ref());
        w.key("office").maybe(by.office.as_ref());
        w.key("reasons").texts(&by.reasons);
        w.key("derived_from").maybe(by.derived_from.as_ref());
        w.key("declassify_on").maybe(by.declassify_on.as_ref());
    });
    w.key("summary").maybe(content.summary.as_ref());
}

fn transmission(w: &mut Writer, sent: &Transmission) {
    w.key("transmission").open('{');
    w.key("identifier").maybe(sent.identifier.as_ref());
    w.key("precedence").maybe(sent.precedence.as_ref());
    w.key("routing").texts(&sent.routing);
    object(w, "station", sent.station.as_ref(), &|w, station| {
        w.key("indicator").text(&station.indicator);
        w.key("serial").text(&station.serial);
        w.key("part").maybe(station.part.as_ref());
        w.key("filed").text(&station.filed);
    });
    w.key("security").maybe(sent.security.as_ref());
    w.key("signals").texts(&sent.signals);
    w.close('}');
    let dtg = sent.dtg.as_ref();
    w.key("precedence").open('{');
    w.key("action").word(dtg.and_then(|dtg| dtg.action).map(precedence_word));
    w.key("info").word(dtg.and_then(|dtg| dtg.info).map(precedence_word));
    w.close('}');
    object(w, "from", sent.from.as_ref(), &|w, from| {
        w.key("text").text(&from.name);
        w.key("post").text(&from.post);
    });
    for (key, all) in [("action", &sent.action), ("info", &sent.info), ("exempt", &sent.exempt)] {
        w.key(key).open('[');
        all.iter().for_each(|found| addressee(w, found));
        w.close(']');
    }
    w.key("distribution").texts(&sent.distribution);
    w.key("drafting").texts(&sent.drafting);
}

fn addressee(w: &mut Writer, found: &Addressee) {
    w.open('{');
    w.key("routing").maybe(found.routing.as_ref());
    w.key("name").text(&found.name);
    w.key("office").maybe(found.office.as_ref());
    w.key("precedence").word(found.precedence.map(precedence_word));
    w.key("serial").maybe(found.serial.as_ref());
    w.key("text").text(&found.text);
    w.close('}');
}

fn object<T>(w: &mut Writer, key: &str, value: Option<&T>, fields: &dyn Fn(&mut Writer, &T)) {
    w.key(key);
    match value {
        None => w.null(),
        Some(value) => {
            w.open('{');
            fields(w, value);
            w.close('}');
        }
    }
}

fn portion(w: &mut Writer, portion: Option<&Portion>) {
    w.key("portion").maybe(portion.map(|portion| &portion.text));
}

fn block(w: &mut Writer, block: &Block) {
    w.open('{');
    w.key("kind").string(match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Table => "table",
        BlockKind::Text | BlockKind::Unrecognised => "text",
    });
    if block.kind == BlockKind::Paragraph {
        w.key("number").number(block.number.map(u32::from));
    }
    match block.kind {
        BlockKind::Heading => w.key("text").text(&block.text),
        BlockKind::Table | BlockKind::Unrecognised => lines(w, block),
        BlockKind::Paragraph | BlockKind::Text => {
            portion(w, block.portion.as_ref());
            if block.kind == BlockKind::Paragraph {
                w.key("title").maybe(block.title.as_ref());
            }
            w.key("text").text(&block.text);
            w.key("items").open('[');
            block.parts.iter().for_each(|part| {
                if let Part::Item(found) = part {
                    item(w, found);
                }
            });
            w.close(']');
            w.key("role").word(block.role.map(Role::word));
        }
    }
    w.close('}');
}

fn item(w: &mut Writer, item: &Item) {
    w.open('{');
    w.key("label").text(&item.label);
    portion(w, item.portion.as_ref());
    w.key("text").text(&item.text);
    w.close('}');
}

/// Lines as one text.
fn lines(w: &mut Writer, block: &Block) {
    let mut text = Text::new();
    for (index, part) in block.parts.iter().enumerate() {
        if index > 0 {
            text.push(Piece::Words("\n".to_owned()));
        }
        if let Part::Text(line) = part {
            text.extend_from_slice(line);
        }
    }
    w.key("text").text(&text);
}

/// What the source itself took out of a text.
fn withheld(w: &mut Writer, text: &Text) {
    for piece in text {
        if let Piece::Withheld { words, kind } = piece {
            w.open('{');
            w.key("notation").string(words);
            w.key("code").word(Some(words.as_str()).filter(|_| *kind == RedactionKind::Exemption));
            w.key("by").string(kind.by().word());
            w.close('}');
        }
    }
}

/// The texts of which every word stands once, in the order of a telegram.
fn each_text(content: &Content, each: &mut dyn FnMut(&Text)) {
    content.classification.iter().for_each(&mut *each);
    content.attention.iter().for_each(&mut *each);
    content.tags.iter().for_each(|tag| each(&tag.code));
    content.subject.iter().for_each(|subject| each(&subject.text));
    content.references.iter().for_each(|found| each(&found.text));
    content.classified_by.iter().for_each(|by| each(&by.text));
    for block in &content.body {
        block.portion.iter().for_each(|portion| each(&portion.text));
        if block.kind.has_lines() {
            for part in &block.parts {
                if let Part::Text(line) = part {
                    each(line);
                }
            }
        } else {
            each(&block.text);
        }
    }
    content.signature.iter().for_each(each);
}
