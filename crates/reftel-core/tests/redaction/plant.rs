//! Puts a canary into every field of the cables of a text.

use reftel_core::cable::{Block, Cable, TagKind};
use reftel_core::parse::parse_all;
use reftel_core::text::{Source, Span, Spans};

/// Every field that can hold words of somebody.
pub(crate) const FIELDS: [&str; 20] = [
    "record",
    "from",
    "addressee",
    "distribution",
    "drafting",
    "attention",
    "tag of a person",
    "subject",
    "reference",
    "note of a reference",
    "classified by",
    "name in classified by",
    "title in classified by",
    "heading",
    "paragraph",
    "title of a paragraph",
    "text without a number",
    "sub-paragraph",
    "table",
    "signature",
];

/// A text with canaries in it.
#[derive(Debug)]
pub(crate) struct Planted {
    pub(crate) bytes: Vec<u8>,
    /// Where they are.
    pub(crate) places: Vec<Span>,
    /// In what.
    pub(crate) fields: Vec<&'static str>,
}

/// The fields of a cable, each with its bytes.
pub(crate) fn fields(cable: &Cable) -> Vec<(&'static str, Span)> {
    let mut fields = Vec::new();
    let mut add = |name: &'static str, span: Span| fields.push((name, span));
    let (sent, header) = (&cable.transmission, &cable.header);
    cable.record.fields.iter().for_each(|field| add("record", field.value));
    sent.from.iter().for_each(|from| add("from", from.name));
    for addressee in sent.action.iter().chain(&sent.info).chain(&sent.exempt) {
        add("addressee", addressee.name);
    }
    sent.distribution.iter().for_each(|span| add("distribution", *span));
    sent.drafting.iter().for_each(|span| add("drafting", *span));
    header.attention.iter().flat_map(Spans::iter).for_each(|span| add("attention", span));
    let persons = header.tags.iter().filter(|tag| tag.kind == TagKind::Person);
    persons.for_each(|tag| add("tag of a person", tag.span));
    header.subject.iter().flat_map(|subject| subject.text.iter()).for_each(|span| add("subject", span));
    for reference in &header.references {
        reference.text.iter().for_each(|span| add("reference", span));
        reference.note.iter().for_each(|span| add("note of a reference", *span));
    }
    if let Some(by) = &header.classified_by {
        by.text.iter().for_each(|span| add("classified by", span));
        by.name.iter().for_each(|span| add("name in classified by", *span));
        by.title.iter().for_each(|span| add("title in classified by", *span));
    }
    for block in &cable.body {
        let items = match block {
            Block::Heading(heading) => {
                heading.text.iter().for_each(|span| add("heading", span));
                continue;
            }
            Block::Paragraph(paragraph) => {
                paragraph.text.iter().for_each(|span| add("paragraph", span));
                paragraph.title.iter().for_each(|span| add("title of a paragraph", *span));
                &paragraph.items
            }
            Block::Text(text) => {
                text.text.iter().for_each(|span| add("text without a number", span));
                &text.items
            }
            Block::Table(span) => {
                add("table", *span);
                continue;
            }
        };
        items.iter().flat_map(|item| item.text.iter()).for_each(|span| add("sub-paragraph", span));
    }
    cable.signature.iter().flat_map(Spans::iter).for_each(|span| add("signature", span));
    fields
}

/// Puts `canary` into the place of a word of each field, or of each place where a field is repeated: `seed` says of which.
pub(crate) fn plant(text: &[u8], seed: usize, canary: &str) -> Planted {
    let source = Source::new("plain", text).unwrap();
    let mut chosen: Vec<(Span, &'static str)> = Vec::new();
    for parsed in parse_all(&source) {
        let all = fields(&parsed.cable);
        for (index, field) in FIELDS.iter().enumerate() {
            let words: Vec<Span> = all
                .iter()
                .filter(|(name, _)| name == field)
                .flat_map(|(_, span)| words(&source, *span))
                .collect();
            // Some fields are left as they are, so that not every cable has lost all of them.
            if words.is_empty() || seed > 200 && (seed >> (index % 8)) & 1 == 1 {
                continue;
            }
            let word = words[(seed * 7919 + index * 104_729) % words.len()];
            if !chosen.iter().any(|(known, _)| known.overlaps(word)) {
                chosen.push((word, field));
            }
        }
    }
    chosen.sort();
    let mut planted = Planted { bytes: Vec::new(), places: Vec::new(), fields: Vec::new() };
    let mut at = 0;
    for (word, field) in chosen {
        let range = word.range();
        planted.bytes.extend_from_slice(&text[at..range.start]);
        let start = planted.bytes.len();
        let is_capital = text[range.clone()].iter().all(u8::is_ascii_uppercase);
        let canary = if is_capital { canary.to_ascii_uppercase() } else { canary.to_owned() };
        planted.bytes.extend_from_slice(canary.as_bytes());
        planted.places.push(Span::new(start, planted.bytes.len()));
        planted.fields.push(field);
        at = range.end;
    }
    planted.bytes.extend_from_slice(&text[at..]);
    planted
}

/// Words of four ASCII letters and more that stand by themselves, none of them in the notation of a page.
fn words(source: &Source, span: Span) -> Vec<Span> {
    let bytes = source.bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let mut words = Vec::new();
    let mut at = span.start as usize;
    while at < span.end as usize {
        let start = at;
        while at < span.end as usize && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        let word = Span::new(start, at);
        let is_alone = !is_word(at) && (start == 0 || !is_word(start - 1));
        if word.len() >= 4 && is_alone && !source.markup().iter().any(|markup| markup.span.overlaps(word)) {
            words.push(word);
        }
        at = at.max(start + 1);
    }
    words
}
