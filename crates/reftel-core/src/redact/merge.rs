//! Merges adjacent list items, parts and blocks that are struck as a whole, so that their number is not revealed.

use super::marks::join;
use super::{Addressee, Block, BlockKind, Marks, Part, Piece, Reference, Tag, Text};
use crate::text::Span;

/// Whether a text consists of gaps only.
pub(super) fn is_struck(text: &Text) -> bool {
    !text.is_empty() && text.iter().all(|piece| matches!(piece, Piece::Struck { .. }))
}

fn begins_struck(text: &Text) -> bool {
    matches!(text.first(), Some(Piece::Struck { .. }))
}

fn ends_struck(text: &Text) -> bool {
    matches!(text.last(), Some(Piece::Struck { .. }))
}

/// The reason of the first gap.
fn reason(text: &Text) -> Option<&str> {
    match text.first() {
        Some(Piece::Struck { reason }) => reason.as_deref(),
        _ => None,
    }
}

/// Adds a reason to the gap at the end.
fn add_reason(text: &mut Text, more: Option<&str>) {
    if let Some(Piece::Struck { reason }) = text.last_mut() {
        join(reason, more);
    }
}

/// Puts a gap at the beginning of a text: merged with the gap that is there, or as a word of its own.
pub(super) fn prepend_gap(text: &mut Text, more: Option<&str>) {
    match text.first_mut() {
        Some(Piece::Struck { reason }) => {
            let mut both = more.map(str::to_owned);
            join(&mut both, reason.as_deref());
            *reason = both;
        }
        first => {
            if let Some(Piece::Words(words)) = first {
                words.insert(0, ' ');
            } else if first.is_some() {
                text.insert(0, Piece::Words(" ".to_owned()));
            }
            text.insert(0, Piece::Struck { reason: more.map(str::to_owned) });
        }
    }
}

/// Appends a text that begins inside the gap at the end of another.
fn append(text: &mut Text, mut more: Text) {
    add_reason(text, reason(&more));
    if begins_struck(&more) {
        more.remove(0);
    }
    text.append(&mut more);
}

/// Keeps one item of each run of items that are struck as a whole.
pub(super) fn list<T>(items: impl IntoIterator<Item = T>, text: impl Fn(&T) -> &Text) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for item in items {
        if is_struck(text(&item)) && list.last().is_some_and(|last| is_struck(text(last))) {
            continue;
        }
        list.push(item);
    }
    list
}

/// An item of a list in a heading, which may share a mark with the next one.
pub(super) trait Listed {
    /// All its words.
    fn text(&self) -> &Text;

    /// Takes in the next item, which begins inside the mark that this one ends in.
    fn absorb(&mut self, next: Self);
}

impl Listed for Text {
    fn text(&self) -> &Text {
        self
    }

    fn absorb(&mut self, next: Self) {
        append(self, next);
    }
}

impl Listed for Addressee {
    fn text(&self) -> &Text {
        &self.text
    }

    fn absorb(&mut self, next: Self) {
        append(&mut self.text, next.text);
        match ends_struck(&self.name) && begins_struck(&next.name) {
            true => append(&mut self.name, next.name),
            false => self.name.clone_from(&self.text),
        }
        (self.office, self.precedence, self.serial) = (None, None, None);
    }
}

impl Listed for Tag {
    fn text(&self) -> &Text {
        &self.code
    }

    fn absorb(&mut self, next: Self) {
        append(&mut self.code, next.code);
    }
}

impl Listed for Reference {
    fn text(&self) -> &Text {
        &self.text
    }

    fn absorb(&mut self, next: Self) {
        append(&mut self.text, next.text);
        (self.note, self.note_inside) = (next.note, next.note_inside);
    }
}

/// Keeps one item of each run of items that are struck as a whole, and makes one item of neighbours that share a mark:
/// otherwise the number of gaps would tell how many were struck.
pub(super) fn joined<T: Listed>(items: impl IntoIterator<Item = (T, Span)>, marks: &Marks) -> Vec<T> {
    let mut list: Vec<(T, Span)> = Vec::new();
    for (item, span) in items {
        if let Some((last, at)) = list.last_mut()
            && ends_struck(last.text())
            && begins_struck(item.text())
            && (is_struck(last.text()) && is_struck(item.text()) || marks.join(*at, span))
        {
            last.absorb(item);
            *at = at.to(span);
            continue;
        }
        list.push((item, span));
    }
    list.into_iter().map(|(item, _)| item).collect()
}

/// Merges each run of parts that are struck as a whole, and parts that share a gap.
pub(super) fn parts(all: Vec<(Part, Span)>, marks: &Marks) -> Vec<Part> {
    let mut parts: Vec<(Part, Span)> = Vec::new();
    for (part, span) in all {
        let before = parts.last_mut();
        match (before, part) {
            (Some((Part::Text(last), at)), Part::Text(text))
                if ends_struck(last)
                    && begins_struck(&text)
                    && (is_struck(last) && is_struck(&text) || marks.join(*at, span)) =>
            {
                append(last, text);
                *at = at.to(span);
            }
            (Some((Part::Item(last), at)), Part::Text(text))
                if ends_struck(&last.text) && begins_struck(&text) && marks.join(*at, span) =>
            {
                append(&mut last.text, text);
                *at = at.to(span);
            }
            (_, part) => parts.push((part, span)),
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// Merges blocks in the same way.
pub(super) fn blocks(all: Vec<(Block, Span)>, marks: &Marks) -> Vec<Block> {
    let mut blocks: Vec<(Block, Span)> = Vec::new();
    for (block, span) in all {
        if let Some((last, at)) = blocks.last_mut() {
            let (is_last_struck, is_struck) = (is_struck_whole(last), is_struck_whole(&block));
            let can_merge = is_struck || is_last_struck || last.kind.has_lines() == block.kind.has_lines();
            let one_gap = block_ends_struck(last) && block_begins_struck(&block) && marks.join(*at, span);
            if is_last_struck && is_struck || can_merge && one_gap {
                append_block(last, block);
                *at = at.to(span);
                continue;
            }
        }
        blocks.push((block, span));
    }
    blocks.into_iter().map(|(block, _)| block).collect()
}

/// Whether a block is struck as a whole.
fn is_struck_whole(block: &Block) -> bool {
    let is_struck_whole = |part: &Part| matches!(part, Part::Text(text) if is_struck(text));
    block.number.is_none() && block.portion.is_none() && block.parts.iter().all(is_struck_whole)
}

fn block_begins_struck(block: &Block) -> bool {
    let begins = |part: &Part| matches!(part, Part::Text(text) if begins_struck(text));
    block.number.is_none() && block.portion.is_none() && block.parts.first().is_some_and(begins)
}

fn block_ends_struck(block: &Block) -> bool {
    match block.parts.last() {
        Some(Part::Text(text)) => ends_struck(text),
        Some(Part::Item(item)) => ends_struck(&item.text),
        None => false,
    }
}

/// Appends a block that begins inside the last gap of another.
fn append_block(last: &mut Block, mut block: Block) {
    if is_struck_whole(last) && !is_struck_whole(&block) {
        let text = block.parts.first_mut();
        let why = last.parts.first();
        if let (Some(Part::Text(text)), Some(Part::Text(why))) = (text, why) {
            prepend_gap(text, reason(why));
        }
        if !block.kind.has_lines() {
            prepend_gap(&mut block.text, reason(&last.text));
        }
        *last = block;
        return;
    }
    if last.kind == BlockKind::Heading && !is_struck_whole(&block) {
        last.kind = BlockKind::Text;
    }
    if !last.kind.has_lines() {
        match is_struck(&block.text) || block.kind.has_lines() {
            true => add_reason(&mut last.text, reason(&block.text)),
            false => append(&mut last.text, block.text),
        }
    }
    let mut more = block.parts.into_iter();
    if let (Some(part), Some(Part::Text(first))) = (last.parts.last_mut(), more.next()) {
        match part {
            Part::Text(text) => append(text, first),
            Part::Item(item) => append(&mut item.text, first),
        }
    }
    last.parts.extend(more);
}

/// Turns a block that is struck as a whole into plain text, so that its kind is not revealed.
pub(super) fn as_text(block: &mut Block) {
    if is_struck_whole(block) {
        block.kind = BlockKind::Text;
        block.title = None;
        if let Some(Part::Text(text)) = block.parts.first() {
            block.text = text.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::export::{Options, text::to_text};
    use crate::parse::parse;
    use crate::redact::{Marks, release};
    use crate::text::{Source, Span};

    const TELEGRAM: &str = "\
R 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424
RUEHXY/AMEMBASSY SAMPLETON
RUEHXZ/AMEMBASSY FOOTOWN

C O N F I D E N T I A L PORT ELSINORE 000173

STATE FOR EUR/EX
NSC FOR JSMITH

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, PGOV, MARR
SUBJECT: THE HARBOR
REF: A. STATE 13607 (NOTAL)
     B. STATE 13608 (EXDIS)

1. (C) It is deep.
";

    /// The heading when everything between two words is struck by one mark.
    fn struck(from: &str, to: &str) -> String {
        let source = Source::new("test", TELEGRAM).unwrap();
        let start = TELEGRAM.find(from).unwrap();
        let end = start + TELEGRAM[start..].find(to).unwrap() + to.len();
        let mut marks = Marks::new(&source);
        marks.strike(Span::new(start, end), None);
        let released = release(&source, &parse(&source).cable, &marks).unwrap();
        let text = to_text(&released, Options::default());
        text.lines().filter(|line| line.contains("[REDACTED]")).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn ok_one_mark_over_several_items_is_one_gap() {
        for (from, to) in [
            ("WASHDC", "RUEHXY/AMEMBASSY"),
            ("WASHDC", "RUEHXZ/AMEMBASSY"),
            ("EUR/EX", "FOR"),
            ("GOV", "MAR"),
            ("13607", "STATE"),
        ] {
            let shown = struck(from, to);
            assert_eq!(shown.matches("[REDACTED]").count(), 1, "{from} to {to}: {shown}");
        }
        assert_eq!(struck("WASHDC", "RUEHXZ/AMEMBASSY"), "TO RUEHC/SECSTATE [REDACTED] FOOTOWN");
        assert_eq!(struck("GOV", "MAR"), "TAGS: PREL, P[REDACTED]R");
        assert_eq!(struck("13607", "STATE"), "REF: A. STATE [REDACTED] 13608 (EXDIS)");
    }
}
