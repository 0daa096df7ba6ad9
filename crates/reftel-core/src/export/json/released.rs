use super::contract::*;
use super::heading::Writer;
use crate::cable::{RedactionKind, Role};
use crate::export::Options;
use crate::redact::{Block, BlockKind, Content, Item, Part, Piece, Released, Text};

/// A released cable as JSON on one line: the same contract, without spans and without a source.
#[must_use]
pub fn to_released_json(released: &Released, options: Options) -> String {
    let w = Writer(options);
    let is_unrecognised = |block: &&Block| block.kind == BlockKind::Unrecognised;
    let mut redactions = Vec::new();
    each_text(released, &mut |text| redactions.extend(text.iter().filter_map(withheld)));
    let json = CableJson {
        body: released.body.iter().filter(|block| !is_unrecognised(block)).map(|b| block(w, b)).collect(),
        redactions,
        unrecognised: released
            .body
            .iter()
            .filter(is_unrecognised)
            .map(|block| TextJson { text: lines(w, block), span: None })
            .collect(),
        ..w.heading(released)
    };
    // Strings, numbers and lists can always be written.
    serde_json::to_string(&json).unwrap_or_default()
}

fn block(w: Writer, block: &Block) -> BlockJson {
    let portion = w.portion(block.portion.as_ref());
    let role = block.role.map(Role::word);
    let span = None;
    match block.kind {
        BlockKind::Heading => BlockJson::Heading { text: w.text(&block.text), span },
        BlockKind::Paragraph => BlockJson::Paragraph {
            number: block.number,
            portion,
            title: w.optional(block.title.as_ref()),
            text: w.text(&block.text),
            items: items(w, block),
            role,
            span,
        },
        BlockKind::Text => {
            BlockJson::Text { portion, text: w.text(&block.text), items: items(w, block), role, span }
        }
        BlockKind::Table | BlockKind::Unrecognised => BlockJson::Table { text: lines(w, block), span },
    }
}

fn items(w: Writer, block: &Block) -> Vec<ItemJson> {
    let json = |item: &Item| ItemJson {
        label: w.text(&item.label),
        portion: w.portion(item.portion.as_ref()),
        text: w.text(&item.text),
        span: None,
    };
    let item = |part: &Part| match part {
        Part::Item(item) => Some(json(item)),
        Part::Text(_) => None,
    };
    block.parts.iter().filter_map(item).collect()
}

/// The lines of a block as one text.
fn lines(w: Writer, block: &Block) -> String {
    let line = |part: &Part| match part {
        Part::Text(line) => w.text(line),
        Part::Item(_) => String::new(),
    };
    block.parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What the source itself took out.
fn withheld(piece: &Piece) -> Option<RedactionJson> {
    let Piece::Withheld { words, kind } = piece else { return None };
    let code = (*kind == RedactionKind::Exemption).then(|| words.clone());
    Some(RedactionJson { notation: words.clone(), code, by: kind.by().word(), span: None })
}

/// The texts that together have every word once, in the order of a telegram. Of the lines above the classification, and
/// of what a collection says, nothing counts.
fn each_text(content: &Content, each: &mut dyn FnMut(&Text)) {
    // Without `..`: whoever adds a field to the content decides here what its texts are.
    let Content {
        dialect: _,
        id: _,
        mrn: _,
        datetime: _,
        day: _,
        record: _,
        transmission: _,
        level: _,
        classification,
        captions: _,
        section: _,
        attention,
        executive_order: _,
        tags,
        subject,
        references,
        classified_by,
        summary: _,
        body,
        signature,
    } = content;
    classification.iter().for_each(&mut *each);
    attention.iter().for_each(&mut *each);
    tags.iter().for_each(|tag| each(&tag.code));
    subject.iter().for_each(|subject| each(&subject.text));
    references.iter().for_each(|found| each(&found.text));
    classified_by.iter().for_each(|by| each(&by.text));
    for block in body {
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
    signature.iter().for_each(each);
}
