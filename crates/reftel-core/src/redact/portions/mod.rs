//! Portions above a level.
//!
//! Marks are looked for in the text itself ([`scan`]), wherever they can stand and however they are written; the parser's
//! are not all there are.
//!
//! | portion | what becomes of it |
//! |---|---|
//! | with a mark above the level | struck |
//! | with a mark up to it | kept |
//! | with a mark that was not understood, or that had to be guessed at | asked about, whatever the level of the cable and the setting for portions without a mark |
//! | with a mark above its own farther inside | from there to the next mark a portion of its own; at its end: all of it is asked about |
//! | item without a mark | as the paragraph, or as the marked item that it belongs to |
//! | paragraph without a mark | as the line `ENTIRE TEXT` above says, or *undecided* |
//! | text or table without number and mark | struck after a struck portion, asked about after one that is, else *undecided* |
//! | heading without a mark | as the portions below it, when they are of one kind; a standard heading is kept; one without a rule behind a portion that is struck is asked about, since it may be its last line; else *undecided* |
//! | subject without a mark | *undecided*; the subject in the record of a collection is treated the same |
//! | table, references, signature with a mark above the level inside | asked about |
//! | anything without a mark in a cable that as a whole is not above the level | kept |
//!
//! The whole is the highest of all that the cable says of its level: by its classification lines and its record.
//!
//! The reader decides on undecided portions one by one, or on all without a mark at once by [`Unmarked`].

mod bare;
mod block;
mod glyphs;
mod heading;
mod mark;
mod place;
mod scan;
mod shape;
#[cfg(test)]
mod tests;
mod whole;

use super::corpus::{between, within};
use super::finding::{Finds, Note, Undecided};
use super::heading_fields::recorded;
use super::{Decided, PortionsRule, RuleKind, Unmarked};
use crate::cable::{Block, Cable, Line, LineKind, PortionMark, RecordKey, Role};
use crate::text::{Source, Span, Spanned, Spans};
use block::{Marked, Whole};
use heading::Headings;
use mark::{Rank, Reading};
use scan::{Kind, Known, Mark, scan};

/// What becomes of a portion, the stricter ones later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Kept,
    /// Without a mark: the reader is asked, or the setting for such portions decides.
    Unmarked,
    /// With a mark that does not decide: the reader is asked.
    Asked,
    Struck(&'static str),
}

const ABOVE: &str = "above the level";
const BELONGS: &str = "belongs to what is above the level";
const DECIDED: &str = "decided to be struck";
const UNMARKED: &str = "without a mark";

/// `withheld` gets all bytes of the undecided ones.
pub(super) fn find(finds: &mut Finds<'_>, undecided: &mut Vec<Undecided>, withheld: &mut Vec<Span>) {
    let rule = &finds.rules.portions;
    if !rule.on {
        return;
    }
    let (cable, source) = (finds.cable, finds.source);
    let redactions: Vec<Span> = cable.redactions.iter().map(|redaction| redaction.span).collect();
    let mut portions = Portions {
        rule,
        cable,
        source,
        decided: &finds.rules.own.decided,
        redactions,
        whole: whole::rank(source, cable),
        all: Vec::new(),
    };
    portions.subject();
    portions.references();
    portions.body();
    portions.signature();
    for portion in portions.all {
        match portion.fate {
            Fate::Kept => {}
            Fate::Struck(why) => {
                let note = Note { rule: RuleKind::Portions, why, reason: &rule.reason, possible: false };
                finds.add(&portion.spans, note);
            }
            Fate::Unmarked | Fate::Asked => {
                undecided.push(Undecided { span: portion.key, number: portion.number, what: portion.what });
                withheld.extend(portion.spans.iter());
            }
        }
    }
}

/// A part of the text with a level of its own.
struct Portion {
    /// The span that identifies it when it is decided.
    key: Span,
    spans: Spans,
    number: Option<u16>,
    what: &'static str,
    fate: Fate,
}

struct Portions<'a> {
    rule: &'a PortionsRule,
    cable: &'a Cable,
    source: &'a Source,
    decided: &'a [Decided],
    /// What the source took out, in order.
    redactions: Vec<Span>,
    /// The level of the whole.
    whole: Option<Rank>,
    all: Vec<Portion>,
}

impl Portions<'_> {
    fn is_above(&self, rank: Rank) -> bool {
        rank > Rank::from(self.rule.keep)
    }

    /// What follows from a mark.
    fn fate(&self, reading: Reading) -> Fate {
        match reading {
            Reading::Exact(rank) if !self.is_above(rank) => Fate::Kept,
            Reading::Exact(rank) | Reading::AtLeast(rank) if self.is_above(rank) => Fate::Struck(ABOVE),
            // A guess that is no higher than the whole is as good as certain.
            Reading::Guess(rank) if self.is_above(rank) && self.whole.is_some_and(|whole| rank <= whole) => {
                Fate::Struck(ABOVE)
            }
            Reading::Perhaps(rank) if !self.is_above(rank) => Fate::Kept,
            _ => Fate::Asked,
        }
    }

    /// What becomes of text without a mark, by the level of the whole.
    fn unmarked(&self) -> Fate {
        match self.whole {
            Some(rank) if !self.is_above(rank) => Fate::Kept,
            _ => Fate::Unmarked,
        }
    }

    /// The marks in the bytes of a span, without what page breaks left in it.
    fn marks(&self, span: Span, kind: Kind) -> Vec<Mark> {
        let text = between(span, within(&self.cable.residue, span));
        let known = Known { kind, redactions: &self.redactions, whole: self.cable.level().map(Rank::from) };
        scan(&glyphs::glyphs(self.source, &text), known)
    }

    /// Adds a portion and returns what becomes of it after the reader's decisions.
    fn push(&mut self, key: Span, spans: Spans, what: &'static str, number: Option<u16>, fate: Fate) -> Fate {
        let decided = self.decided.iter().find(|decided| decided.span == key);
        let fate = match (fate, decided, self.rule.unmarked) {
            (Fate::Unmarked | Fate::Asked, Some(decided), _) if decided.strike => Fate::Struck(DECIDED),
            (Fate::Unmarked | Fate::Asked, Some(_), _) | (Fate::Unmarked, None, Unmarked::Keep) => Fate::Kept,
            (Fate::Unmarked, None, Unmarked::Strike) => Fate::Struck(UNMARKED),
            (fate, ..) => fate,
        };
        self.all.push(Portion { key, spans, number, what, fate });
        fate
    }

    /// Asks about a text that is not otherwise looked at, if a mark in it may be above the level.
    fn ask_if_marked(&mut self, span: Span, what: &'static str) {
        let marks = self.marks(span, Kind::Text);
        if marks.iter().any(|mark| self.fate(mark.reading) >= Fate::Asked) {
            self.push(span, span.into(), what, None, Fate::Asked);
        }
    }

    fn subject(&mut self) {
        let subject = self.cable.header.subject.as_ref();
        let mut spans: Vec<Span> = recorded(self.cable, RecordKey::Subject).collect();
        let mut fates: Vec<Fate> = Vec::new();
        for span in spans.clone() {
            fates.extend(self.marks(span, Kind::Title).iter().map(|mark| self.fate(mark.reading)));
        }
        let mut key = spans.first().copied();
        if let Some(subject) = subject {
            let text = subject.text.cover();
            let mark = subject.portion.map(|mark| mark.span);
            if let Some(span) = text.zip(mark).map(|(text, mark)| text.to(mark)).or(text).or(mark) {
                let marks = self.marks(span, Kind::Title);
                let portion = subject
                    .portion
                    .filter(|portion| marks.iter().all(|mark| !mark.span.overlaps(portion.span)));
                fates.extend(marks.iter().map(|mark| self.fate(mark.reading)));
                fates.extend(portion.map(|portion| self.fate(self.parsed(portion))));
            }
            spans.extend(subject.text.iter());
            spans.extend(mark.filter(|_| !self.rule.leave_marks));
            key = text.or(key);
        }
        let fate = fates.into_iter().max().unwrap_or_else(|| self.unmarked());
        spans.sort_unstable();
        spans.dedup_by(|later, earlier| earlier.overlaps(*later));
        if let Some(key) = key {
            self.push(key, spans.into_iter().collect(), "subject", None, fate);
        }
    }

    /// The reference lines, which say nothing more if a mark among them is above the level.
    fn references(&mut self) {
        let cable = self.cable;
        let body = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
        let is_line = |line: &&Line| line.kind == LineKind::Reference && line.span.start < body;
        let lines = cable.lines.iter().filter(is_line).map(|line| line.span);
        let items = cable.header.references.iter().filter_map(|reference| reference.text.cover());
        let Some(all) = lines.chain(items).filter(|span| span.end <= body).reduce(Span::to) else { return };
        // Letters alone are labels of references.
        let is_above =
            |mark: &Mark| mark.reading != Reading::Unknown && self.fate(mark.reading) >= Fate::Asked;
        if self.marks(all, Kind::Text).iter().any(is_above) {
            self.push(all, all.into(), "references", None, Fate::Asked);
        }
    }

    fn signature(&mut self) {
        if let Some(span) = self.cable.signature.as_ref().and_then(Spans::cover) {
            self.ask_if_marked(span, "signature");
        }
    }

    fn body(&mut self) {
        let cable = self.cable;
        let mut entire: Option<Fate> = None;
        // What became of the last portion with a number or a mark.
        let mut before = Before { fate: Fate::Unmarked, last: Fate::Unmarked };
        let mut headings = Headings::default();
        let mut rest = cable.unrecognised.iter().copied().peekable();
        // Where the portions of the block before begin.
        let mut above = self.all.len();
        for (index, block) in cable.body.iter().enumerate() {
            while let Some(span) = rest.next_if(|span| span.start < block.span().start) {
                self.line(span, before);
            }
            let takes_mark = || match cable.body.get(index + 1) {
                Some(Block::Text(text)) => text.portion.is_none() && text.role != Some(Role::Closing),
                Some(Block::Table(_)) => true,
                _ => false,
            };
            let fate = match block {
                Block::Heading(heading) => {
                    if let Some(fate) = self.heading(heading, &mut headings, before.fate.max(before.last)) {
                        before = Before { fate, last: fate };
                        if fate >= Fate::Asked && !takes_mark() {
                            self.ask(above);
                        }
                    }
                    continue;
                }
                Block::Paragraph(paragraph) => {
                    above = self.all.len();
                    let marks = self.marked(paragraph.span, paragraph.portion, Kind::Numbered);
                    if is_entire_text(self.source, &paragraph.text, paragraph.portion, marks.own) {
                        entire = marks.own.map(|own| self.fate(own.value)).or(entire);
                    }
                    let whole = Whole {
                        span: paragraph.span,
                        text: paragraph.text.cover(),
                        what: "paragraph",
                        number: Some(paragraph.number.value.value),
                        otherwise: headings.over(entire.unwrap_or_else(|| self.unmarked())),
                        takes_mark: takes_mark(),
                    };
                    before = self.block(block, &whole, marks);
                    before.fate
                }
                Block::Text(text) if text.role == Some(Role::Closing) && text.portion.is_none() => {
                    self.ask_if_marked(text.span, "text");
                    continue;
                }
                Block::Text(text) => {
                    let marks = self.marked(text.span, text.portion, Kind::Text);
                    let is_marked = marks.own.is_some();
                    if self.is_mark_alone(text.span, &marks) && !takes_mark() {
                        self.ask(above);
                    }
                    above = self.all.len();
                    let whole = Whole {
                        span: text.span,
                        text: None,
                        what: "text",
                        number: None,
                        otherwise: headings.over(self.behind(before, entire)),
                        takes_mark: takes_mark(),
                    };
                    let ends = self.block(block, &whole, marks);
                    if is_marked || ends.last > ends.fate {
                        before = ends;
                    }
                    ends.fate
                }
                Block::Table(span) => {
                    let fate = headings.over(self.behind(before, entire));
                    let marks = self.marks(*span, Kind::Text);
                    let inner = marks.iter().map(|mark| self.fate(mark.reading)).max();
                    let fate = if inner > Some(fate) { fate.max(Fate::Asked) } else { fate };
                    self.push(*span, (*span).into(), "table", None, fate)
                }
            };
            headings.section.push(fate);
        }
        self.headings(&mut headings);
        rest.for_each(|span| self.line(span, before));
    }

    /// What becomes of text without a mark after another portion.
    fn behind(&self, before: Before, entire: Option<Fate>) -> Fate {
        match before {
            Before { fate: Fate::Struck(_), .. } => Fate::Struck(BELONGS),
            Before { last: Fate::Asked | Fate::Struck(_), .. } => Fate::Asked,
            _ => entire.unwrap_or_else(|| self.unmarked()),
        }
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
    fn line(&mut self, span: Span, before: Before) {
        let has_words =
            self.source.text(span).bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
        if !has_words {
            return;
        }
        let marks = self.marks(span, Kind::Text);
        let own = marks.first().filter(|mark| mark.is_first).map(|mark| self.fate(mark.reading));
        let fate = own.unwrap_or_else(|| self.behind(before, None));
        let inner = marks.iter().map(|mark| self.fate(mark.reading)).max();
        let fate = if inner > Some(fate) { fate.max(Fate::Asked) } else { fate };
        self.push(span, span.into(), "line", None, fate);
    }

    /// What the parser's mark says, where the scan did not find it.
    fn parsed(&self, portion: Spanned<PortionMark>) -> Reading {
        let text = self.source.text(portion.span);
        let is_whole = text.ends_with(')') == text.starts_with('(');
        match portion.value.level.map(Rank::from) {
            Some(rank) if is_whole => Reading::Exact(rank),
            Some(rank) => Reading::Guess(rank),
            None => Reading::Unknown,
        }
    }

    /// The marks of a block: its own, and those inside it.
    fn marked(&self, span: Span, portion: Option<Spanned<PortionMark>>, kind: Kind) -> Marked {
        let mut inner = self.marks(span, kind);
        let is_own =
            |mark: &Mark| mark.is_first || portion.is_some_and(|portion| portion.span.overlaps(mark.span));
        let own = inner.iter().position(is_own).map(|index| inner.remove(index));
        let own = own.map(|mark| Spanned::new(mark.reading, mark.span));
        let parsed = portion.map(|portion| Spanned::new(self.parsed(portion), portion.span));
        Marked { own: own.or(parsed), inner }
    }
}

/// What became of the portion before.
#[derive(Clone, Copy)]
struct Before {
    /// By its own mark.
    fate: Fate,
    /// Of its last part.
    last: Fate,
}

/// `1. (C) Entire text.`, `1. C - ENTIRE TEXT.`, `(LOU-ENTIRE TEXT)`
fn is_entire_text(
    source: &Source,
    text: &Spans,
    portion: Option<Spanned<PortionMark>>,
    own: Option<Spanned<Reading>>,
) -> bool {
    let says =
        |text: &str| text.trim_end_matches(['.', ')', ' ']).to_ascii_uppercase().ends_with("ENTIRE TEXT");
    let caveat = portion.and_then(|portion| portion.value.caveat);
    let cover = text.cover().filter(|cover| cover.len() < 60);
    caveat.is_some_and(|caveat| says(&source.text(caveat)))
        || own.is_some_and(|own| says(&source.text(own.span)))
        || cover.is_some_and(|_| says(&source.line(text)))
}
