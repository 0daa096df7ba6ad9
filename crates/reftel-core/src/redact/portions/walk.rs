//! The blocks of a cable one after another, and what each means for the next.

use super::again::Again;
use super::block::{Marked, Whole};
use super::heading::Headings;
use super::mark::Reading;
use super::scan::{Kind, Mark};
use super::{ABOVE, BELONGS, Before, Fate, Portions, banner, closing, entire};
use crate::cable::{Block, PortionMark, Role};
use crate::text::{Span, Spanned};

/// Longest title that is looked for elsewhere, in bytes, and most of them.
const TITLE_MAX: usize = 200;
const TITLES_MAX: usize = 8;

/// What blocks above mean for those below.
#[derive(Default)]
struct Above<'a> {
    headings: Headings<'a>,
    /// What became of the last portion with a number or a mark.
    before: Before,
    /// Whether a line above says that a text of a higher level begins, which has not ended.
    is_quoted: bool,
    /// Whether the last block ended in a mark that may be one for the next.
    is_open: bool,
    /// How many lines of page breaks were read.
    residue: usize,
    /// Whether a block stands above.
    has_begun: bool,
    /// The number of the last paragraph.
    number: Option<u16>,
    /// Where the portions of the block before begin.
    from: usize,
}

impl Portions<'_> {
    pub(super) fn body(&mut self) {
        let cable = self.cable;
        let mut above = Above { from: self.all.len(), ..Above::default() };
        let mut rest = cable.unrecognised.iter().copied().peekable();
        for (index, block) in cable.body.iter().enumerate() {
            while let Some(span) = rest.next_if(|span| span.start < block.span().start) {
                self.line(span, &mut above);
            }
            let next = cable.body.get(index + 1);
            if let Some(fate) = self.one(block, takes_mark(next), &mut above) {
                above.headings.section.push(fate);
            }
        }
        self.headings(&mut above.headings);
        rest.for_each(|span| self.line(span, &mut above));
        self.repeated();
    }

    /// Asks about what repeats a line or a heading with a mark above the level.
    fn repeated(&mut self) {
        if self.titles.is_empty() {
            return;
        }
        let mut decided: Vec<Span> = Vec::new();
        for portion in self.all.iter().filter(|portion| portion.fate > Fate::Kept) {
            decided.extend(portion.spans.iter());
        }
        decided.sort_unstable();
        let again = Again::new(self.source, self.cable);
        for title in std::mem::take(&mut self.titles).into_iter().take(TITLES_MAX) {
            for (place, _) in again.places(&title.into()) {
                let first = decided.partition_point(|span| span.end <= place.start);
                if decided.get(first).is_none_or(|span| !span.overlaps(place)) {
                    self.push(place, place.into(), "title", None, Fate::Asked);
                    decided.insert(first, place);
                }
            }
        }
    }

    /// Decides on one block. None for what is no part of the section below a heading.
    fn one<'c>(&mut self, block: &'c Block, takes_mark: bool, above: &mut Above<'c>) -> Option<Fate> {
        let has_begun = std::mem::replace(&mut above.has_begun, true);
        match block {
            Block::Heading(heading) => {
                let level = above.before.fate.max(above.before.last);
                let level = if above.is_quoted || above.is_open { level.max(Fate::Asked) } else { level };
                if let Some(fate) = self.heading(heading, &mut above.headings, level) {
                    above.before = Before { fate, last: fate };
                    above.is_open = fate >= Fate::Asked;
                    if fate >= Fate::Asked && !takes_mark {
                        self.ask(above.from);
                    }
                }
                self.note_quotation(&self.marks(heading.span, Kind::Title), heading.span, above);
                None
            }
            Block::Paragraph(paragraph) => {
                above.from = self.all.len();
                let number = paragraph.number.value.value;
                let is_printed = paragraph.number.value.printed.is_none();
                let follows =
                    is_printed && above.number.is_none_or(|last| last.checked_add(1) == Some(number));
                above.number = Some(number);
                let mut marks = self.marked(paragraph.span, paragraph.portion, Kind::Numbered);
                self.set_aside(paragraph.span, &mut marks.inner, above, has_begun);
                // A line of the struck portion above that begins with a number.
                let is_line = !follows && above.before.last >= Fate::Asked;
                let is_asked = above.is_quoted || std::mem::take(&mut above.is_open) || is_line;
                let otherwise = above.headings.over(self.without_mark());
                let whole = Whole {
                    span: paragraph.span,
                    text: paragraph.text.cover(),
                    what: "paragraph",
                    number: Some(number),
                    otherwise: if is_asked { otherwise.max(Fate::Asked) } else { otherwise },
                    takes_mark,
                };
                self.note_quotation(&marks.inner, paragraph.span, above);
                // "1. CONFIDENTIAL." speaks of what follows.
                above.is_quoted |=
                    self.is_mark_alone(paragraph.span, &marks) || self.speaks_of_parts(paragraph.span);
                above.is_open = self.ends_open(&marks, takes_mark);
                let is_marked = marks.own.is_some();
                above.before = self.block(block, &whole, marks);
                self.count(is_marked, above.before.fate);
                Some(above.before.fate)
            }
            Block::Text(text) if text.role == Some(Role::Closing) && text.portion.is_none() => {
                let from = self.cable.transmission.from.map(|from| self.source.text(from.name));
                let is_standard =
                    closing::is_standard(&self.source.line(&text.text), &from.unwrap_or_default());
                if above.before.last >= Fate::Asked && !is_standard {
                    self.push(text.span, text.span.into(), "text", None, Fate::Asked);
                } else {
                    self.ask_if_marked(text.span, "text");
                }
                None
            }
            Block::Text(text) => {
                let mut marks = self.marked(text.span, text.portion, Kind::Text);
                self.set_aside(text.span, &mut marks.inner, above, has_begun);
                let is_marked = marks.own.is_some();
                let is_alone = self.is_mark_alone(text.span, &marks);
                if is_alone && !takes_mark {
                    self.ask(above.from);
                }
                above.from = self.all.len();
                let is_asked = above.is_quoted || std::mem::take(&mut above.is_open);
                let otherwise = above.headings.over(self.behind(above.before));
                let whole = Whole {
                    span: text.span,
                    text: None,
                    what: "text",
                    number: None,
                    otherwise: if is_asked { otherwise.max(Fate::Asked) } else { otherwise },
                    takes_mark,
                };
                self.note_quotation(&marks.inner, text.span, above);
                above.is_quoted |= self.speaks_of_parts(text.span);
                above.is_open = is_alone || self.ends_open(&marks, takes_mark);
                let ends = self.block(block, &whole, marks);
                self.count(is_marked, ends.fate);
                if is_marked || ends.last > ends.fate {
                    above.before = ends;
                }
                Some(ends.fate)
            }
            Block::Table(span) => {
                let otherwise = above.headings.over(self.behind(above.before));
                let otherwise = if above.is_quoted { otherwise.max(Fate::Asked) } else { otherwise };
                let marks = self.marks(*span, Kind::Text);
                let inner = marks.iter().map(|mark| self.fate(mark.reading)).max();
                let fate = if inner > Some(otherwise) { otherwise.max(Fate::Asked) } else { otherwise };
                let fate = self.push(*span, (*span).into(), "table", None, fate);
                self.count(false, fate);
                Some(fate)
            }
        }
    }

    /// Counts what is kept without a mark for the level of the whole.
    fn count(&mut self, is_marked: bool, fate: Fate) {
        let is_kept = !is_marked && fate == Fate::Kept && self.unmarked() == Fate::Kept;
        self.kept_unmarked += usize::from(is_kept);
    }

    /// What becomes of a paragraph without a mark.
    fn without_mark(&self) -> Fate {
        match self.entire {
            // In a cable of a lower level it contradicts the heading.
            Some(rank) if self.is_above(rank) && self.heading.is_some_and(|heading| rank <= heading) => {
                Fate::Struck(ABOVE)
            }
            Some(rank) if self.is_above(rank) => Fate::Asked,
            _ => self.unmarked(),
        }
    }

    /// What becomes of text without a mark after another portion.
    fn behind(&self, before: Before) -> Fate {
        match before {
            Before { fate: Fate::Struck(_), .. } => Fate::Struck(BELONGS),
            Before { last: Fate::Asked | Fate::Struck(_), .. } => Fate::Asked,
            _ => self.without_mark(),
        }
    }

    /// Whether a sentence gives a level above to paragraphs that it names.
    fn speaks_of_parts(&self, span: Span) -> bool {
        entire::rank_of_parts(&self.source.text(span)).is_some_and(|rank| self.is_above(rank))
    }

    /// Adds the heads of other cables before the end of a block that were set aside with page breaks.
    fn set_aside(&self, span: Span, marks: &mut Vec<Mark>, above: &mut Above<'_>, has_begun: bool) {
        let residue = &self.cable.residue;
        let known = self.known(Kind::Text);
        while let Some(line) = residue.get(above.residue).filter(|line| line.end <= span.end) {
            above.residue += 1;
            let banner = banner::read(&self.source.text(*line)).filter(|banner| !banner.is_furniture(known));
            let reading = banner.map(|banner| Reading::Perhaps(banner.rank));
            let Some(reading) = reading.filter(|reading| self.fate(*reading) >= Fate::Asked) else {
                continue;
            };
            if line.start < span.start {
                above.is_quoted |= has_begun;
                continue;
            }
            let mark = Mark {
                reading,
                span: *line,
                is_first: false,
                is_alone: true,
                is_last: false,
                is_loose: false,
                is_banner: true,
            };
            let at = marks.partition_point(|mark| mark.span.start < line.start);
            marks.insert(at, mark);
        }
    }

    /// Notes where a text of a higher level begins and ends.
    fn note_quotation(&self, marks: &[Mark], span: Span, above: &mut Above<'_>) {
        let is_above = |mark: &&Mark| mark.is_banner && self.fate(mark.reading) >= Fate::Asked;
        let banner = marks.iter().rfind(is_above).map(|mark| mark.span.end);
        if banner.is_none() && !above.is_quoted {
            return;
        }
        let start = banner.unwrap_or(span.start).min(span.end);
        above.is_quoted = !banner::closes(&self.source.text(Span { start, end: span.end }));
    }

    /// Whether a block ends in a mark that may be one for the next.
    fn ends_open(&self, marks: &Marked, takes_mark: bool) -> bool {
        let last = marks.inner.last().filter(|mark| mark.is_last && !mark.is_banner);
        takes_mark && last.is_some_and(|mark| self.fate(mark.reading) >= Fate::Asked)
    }

    /// Whether a text is nothing but a mark that may be above the level.
    fn is_mark_alone(&self, span: Span, marks: &Marked) -> bool {
        let Some(own) = marks.own.filter(|own| self.fate(own.value) >= Fate::Asked) else { return false };
        let rest = Span { start: own.span.end.min(span.end), end: span.end };
        !self.source.text(rest).chars().any(char::is_alphanumeric)
    }

    /// Asks about what was kept of the block before, of which the first portion is the one at `from`.
    fn ask(&mut self, from: usize) {
        let decided = self.decided;
        for portion in self.all.iter_mut().skip(from).filter(|portion| portion.fate == Fate::Kept) {
            if decided.iter().all(|decided| decided.span != portion.key) {
                portion.fate = Fate::Asked;
            }
        }
    }

    /// A line that was not recognised.
    fn line(&mut self, span: Span, above: &mut Above<'_>) {
        let has_words =
            self.source.text(span).bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
        if !has_words {
            return;
        }
        let marks = self.marks(span, Kind::Text);
        let own = marks.first().filter(|mark| mark.is_first).map(|mark| self.fate(mark.reading));
        let otherwise = self.behind(above.before);
        let otherwise = if above.is_quoted { otherwise.max(Fate::Asked) } else { otherwise };
        let fate = own.unwrap_or(otherwise);
        let inner = marks.iter().map(|mark| self.fate(mark.reading)).max();
        let fate = if inner > Some(fate) { fate.max(Fate::Asked) } else { fate };
        // Above the text it speaks of the whole.
        if above.has_begun {
            self.note_quotation(&marks, span, above);
        }
        let is_banner = marks.iter().any(|mark| mark.is_banner);
        if !is_banner && inner.is_some_and(|inner| inner >= Fate::Asked) && span.len() <= TITLE_MAX {
            self.titles.push(span);
        }
        self.push(span, span.into(), "line", None, fate);
    }

    /// The marks of a block: its own, and those inside it.
    fn marked(&mut self, span: Span, portion: Option<Spanned<PortionMark>>, kind: Kind) -> Marked {
        let mut inner = self.marks(span, kind);
        let is_own = |mark: &Mark| {
            !mark.is_banner
                && (mark.is_first || portion.is_some_and(|portion| portion.span.overlaps(mark.span)))
        };
        let own = inner.iter().position(is_own).map(|index| inner.remove(index));
        let own = own.map(|mark| Spanned::new(mark.reading, mark.span));
        let parsed = portion.map(|portion| Spanned::new(self.parsed(portion), portion.span));
        let own = own.or(parsed);
        let certain = inner.iter().filter(|mark| !mark.is_loose).map(|mark| mark.reading);
        for reading in certain.chain(own.map(|own| own.value)) {
            if let Reading::Exact(rank) | Reading::AtLeast(rank) = reading {
                self.highest = self.highest.max(Some(rank));
            }
        }
        Marked { own, inner }
    }
}

/// Whether a mark alone at the end of a block can be one for the next.
fn takes_mark(next: Option<&Block>) -> bool {
    match next {
        Some(Block::Text(text)) => text.portion.is_none() && text.role != Some(Role::Closing),
        Some(Block::Paragraph(paragraph)) => paragraph.portion.is_none(),
        Some(Block::Table(_) | Block::Heading(_)) => true,
        _ => false,
    }
}
