//! What stands inside running text and is more than words: its title, what it says of other cables, what was taken out.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::position::Position;
use crate::runs::{Link, Mark, Run};
use crate::ui::CableText;
use reftel_core::cable::{Mention, MentionKind, Redaction, terms};
use reftel_core::text::{Shown, Span};

/// A text of the cable with what is in it.
pub(super) fn inline(document: &Document, shown: Shown, title: Option<Span>) -> Vec<Run> {
    let marks = marks(document, &shown, title);
    let shown = Arc::new(shown);
    let part = |range: Range<usize>| Run::Cable(CableText::part(&shown, range));
    let mut runs = Vec::new();
    let mut at = 0;
    for (range, mark) in marks {
        if at < range.start {
            runs.push(part(at..range.start));
        }
        at = range.end;
        runs.push(Run::marked(mark, part(range)));
    }
    if at < shown.text().len() {
        runs.push(part(at..shown.text().len()));
    }
    runs
}

/// The marked parts, in order and apart. Of two that overlap the one that begins first stays.
fn marks(document: &Document, shown: &Shown, title: Option<Span>) -> Vec<(Range<usize>, Mark)> {
    let Some(cover) = shown.cover() else { return Vec::new() };
    let cable = document.cable();
    let mut marks: Vec<(Range<usize>, Mark)> = Vec::new();
    let mut add = |range: Range<usize>, mark| {
        let at = marks.partition_point(|(other, _)| other.start <= range.start);
        let is_free = |other: Option<&(Range<usize>, Mark)>| {
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
    for &Redaction { kind, span } in within(&cable.redactions, cover, |redaction| redaction.span) {
        add(shown.range(span), Mark::Withheld { kind, explains: true });
    }
    for mention in within(&cable.mentions, cover, |mention| mention.span) {
        add(shown.range(mention.span), reference(document, mention));
    }
    for protected in within(&cable.protected, cover, |protected| protected.note) {
        add(shown.range(protected.note), Mark::Protect);
    }
    for (range, number) in paragraphs_named(shown.text()) {
        if let Some(place) = document.place_of(number) {
            let id = document.id().map(ToString::to_string);
            let href = id.map(|id| Position { id, paragraph: Some(number) }.to_string());
            add(range, Mark::Link(Link::Place { place, href: href.unwrap_or_default() }));
        }
    }
    let mut known: Vec<&str> = Vec::new();
    for (range, term) in terms(shown.text()) {
        add(range, Mark::Term { is_first: !known.contains(&term) });
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

/// Words for another cable, or for several.
fn reference(document: &Document, mention: &Mention) -> Mark {
    if mention.kind == MentionKind::Septel {
        return Mark::Septel;
    }
    let own = mention.id.as_ref().map(|id| id.as_str().to_owned());
    let targets = own.map_or_else(|| document.cited_as(&mention.labels), |id| vec![id]);
    match <[String; 1]>::try_from(targets) {
        Ok([id]) => Mark::Link(Link::Cited(id)),
        // None or several: the list of them is in the heading.
        Err(_) => Mark::Link(Link::heading()),
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
