//! What stands inside running text and is more than words: its title, what it says of other cables, what was taken out.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::position::Position;
use crate::ui::{Element, Node, Run, coded, element, hinted};
use reftel_core::cable::{CodeKind, Mention, MentionKind, Redaction, RedactionKind, terms};
use reftel_core::text::{Shown, Span};

/// A part of a text that is drawn otherwise than the rest.
#[derive(Clone, Copy, Debug)]
enum Mark<'d> {
    /// The words in front that name a paragraph.
    Title,
    /// Words for another cable.
    Mention(&'d Mention),
    /// A paragraph of this cable, by its number.
    Paragraph(u16),
    /// What the source itself took out.
    Withheld(Redaction),
    /// A note that asks to protect a source.
    Protect,
    /// A word of the service, and whether it is the first time in this text.
    Term(bool),
}

/// A text with what is in it.
pub(super) fn inline(document: &Document, shown: Shown, title: Option<Span>) -> Node {
    let marks = marks(document, &shown, title);
    let shown = Arc::new(shown);
    let run = |range: Range<usize>| Node::Run(Run { shown: Arc::clone(&shown), range });
    let mut nodes = Vec::new();
    let mut at = 0;
    for (range, mark) in marks {
        if at < range.start {
            nodes.push(run(at..range.start));
        }
        at = range.end;
        nodes.push(dressed(document, mark, run(range)));
    }
    if at < shown.text().len() {
        nodes.push(run(at..shown.text().len()));
    }
    nodes.into()
}

/// The marked parts, in order and apart. Of two that overlap the one that begins first stays.
fn marks<'d>(document: &'d Document, shown: &Shown, title: Option<Span>) -> Vec<(Range<usize>, Mark<'d>)> {
    let Some(cover) = shown.cover() else { return Vec::new() };
    let cable = document.cable();
    let mut marks: Vec<(Range<usize>, Mark<'d>)> = Vec::new();
    let mut add = |range: Range<usize>, mark| {
        let at = marks.partition_point(|(other, _)| other.start <= range.start);
        let is_free = |other: Option<&(Range<usize>, Mark<'_>)>| {
            other.is_none_or(|(other, _)| other.end <= range.start || range.end <= other.start)
        };
        if !range.is_empty()
            && is_free(at.checked_sub(1).and_then(|at| marks.get(at)))
            && is_free(marks.get(at))
        {
            marks.insert(at, (range, mark));
        }
    };
    title.iter().for_each(|title| add(shown.range(*title), Mark::Title));
    for redaction in within(&cable.redactions, cover, |redaction| redaction.span) {
        add(shown.range(redaction.span), Mark::Withheld(*redaction));
    }
    for mention in within(&cable.mentions, cover, |mention| mention.span) {
        add(shown.range(mention.span), Mark::Mention(mention));
    }
    for protected in within(&cable.protected, cover, |protected| protected.note) {
        add(shown.range(protected.note), Mark::Protect);
    }
    for (range, number) in paragraphs_named(shown.text()) {
        if document.place_of(number).is_some() {
            add(range, Mark::Paragraph(number));
        }
    }
    let mut known: Vec<&str> = Vec::new();
    for (range, term) in terms(shown.text()) {
        add(range, Mark::Term(!known.contains(&term)));
        known.push(term);
    }
    marks
}

/// Those of a list in the order of the file that lie within `cover`.
fn within<T>(all: &[T], cover: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let first = all.partition_point(|one| span(one).end <= cover.start);
    all.iter().skip(first).take_while(move |one| span(one).start < cover.end)
}

/// Where a text names a paragraph (`para 7`, `paragraphs 3`), and its number.
fn paragraphs_named(text: &str) -> Vec<(Range<usize>, u16)> {
    let mut found = Vec::new();
    let mut words = text.split_inclusive(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word))
    });
    let mut before: Option<(usize, &str)> = None;
    for (start, word) in &mut words {
        let name = before.map(|(at, name)| (at, name.trim_matches(|c: char| !c.is_ascii_alphabetic()), name));
        before = Some((start, word));
        let Some((at, letters, whole)) = name else { continue };
        let is_name = ["para", "paras", "paragraph", "paragraphs"]
            .iter()
            .any(|name| letters.eq_ignore_ascii_case(name));
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let number = word.get(..digits).and_then(|digits| digits.parse().ok());
        if let Some(number) = number.filter(|_| is_name && (1..=3).contains(&digits)) {
            let bracket = whole.bytes().take_while(|byte| !byte.is_ascii_alphabetic()).count();
            found.push((at + bracket..start + digits, number));
        }
    }
    found
}

fn dressed(document: &Document, mark: Mark<'_>, words: Node) -> Node {
    match mark {
        Mark::Title => element("strong").child(words),
        Mark::Mention(mention) => reference(document, mention).child(words),
        Mark::Paragraph(number) => {
            let place = document.place_of(number).unwrap_or_default();
            let href =
                document.id().map(|id| Position { id: id.to_string(), paragraph: Some(number) }.to_string());
            element("a")
                .class("link")
                .attribute("href", href.unwrap_or_default())
                .attribute("data-go", place.dom_id())
                .child(words)
        }
        Mark::Withheld(redaction) => withheld(redaction).child(words),
        Mark::Term(is_first) => {
            let term = element("span").class("term");
            let term = if is_first { coded(term, CodeKind::Word) } else { hinted(term, CodeKind::Word) };
            term.child(words)
        }
        Mark::Protect => element("span").class("protect").child(words),
    }
    .into()
}

/// What the source took out: a hatched mark, that says by whom.
fn withheld(redaction: Redaction) -> Element {
    let mark = element("span").class("withheld").attribute("data-by", redaction.kind.by().word());
    if redaction.kind == RedactionKind::Exemption {
        return coded(mark, CodeKind::Exemption);
    }
    mark.attribute("title", redaction.kind.meaning())
}

/// Words for another cable, or for several.
fn reference(document: &Document, mention: &Mention) -> Element {
    if mention.kind == MentionKind::Septel {
        return element("span").class("septel").attribute("title", "Sent in a separate telegram");
    }
    let own = mention.id.as_ref().map(|id| id.as_str().to_owned());
    let targets = own.map_or_else(|| document.cited_as(&mention.labels), |id| vec![id]);
    match targets.as_slice() {
        [] => element("a").class("link").attribute("href", "#heading").attribute("data-go", "heading"),
        [id] => {
            let href = Position { id: id.clone(), paragraph: None }.to_string();
            element("a").class("link").attribute("href", href).attribute("data-cite", id.clone())
        }
        // Several: the list of them is in the heading.
        _ => element("a").class("link").attribute("href", "#heading").attribute("data-go", "heading"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_paragraphs_by_their_numbers() {
        let text = "See para 7 and (paragraphs 3-5), Para. 12. The paragraph 1234 of 5 paras";
        let found: Vec<(&str, u16)> =
            paragraphs_named(text).into_iter().map(|(range, number)| (&text[range], number)).collect();
        assert_eq!(found, [("para 7", 7), ("paragraphs 3", 3), ("Para. 12", 12)]);
    }
}
