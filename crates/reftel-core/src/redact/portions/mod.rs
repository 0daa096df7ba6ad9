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
//! | with a mark above its own farther inside | from there to the next mark a portion of its own; at its end or amid words: all of it is asked about |
//! | item without a mark | as the paragraph, or as the marked item that it belongs to |
//! | paragraph without a mark | as a sentence on the entire text says, or *undecided*; asked about behind a mark alone |
//! | text or table without number and mark | struck after a struck portion, asked about after one that is, else *undecided* |
//! | anything without a mark below a line that says a level, up to the end of the quoted text | asked about |
//! | heading without a mark | as the portions below it, when they are of one kind; a standard heading is kept; one without a rule behind a portion that is struck is asked about, since it may be its last line, and so is one above a portion that is; else *undecided* |
//! | subject without a mark | *undecided*; the subject in the record of a collection, and the same words on a line of their own anywhere, are treated the same |
//! | table, references, classifying authority, signature with a mark above the level inside | asked about |
//! | closing line behind a struck portion | asked about, unless its words are the usual ones |
//! | anything without a mark in a cable of which nothing is above the level | kept |
//!
//! The whole is the highest of all that the cable says of its level: by its classification lines, its record, a sentence on
//! the entire text, and the marks of its portions.
//!
//! The reader decides on undecided portions one by one, or on all without a mark at once by [`Unmarked`].

mod again;
mod banner;
mod bare;
mod block;
mod cells;
mod closing;
mod damage;
mod entire;
mod fields;
mod glyphs;
mod heading;
mod mark;
mod place;
mod scan;
mod shape;
#[cfg(test)]
mod tests;
mod walk;
mod whole;

use super::corpus::{between, within};
use super::finding::{Finds, Note, Undecided};
use super::{Decided, PortionsRule, RuleKind, Unmarked};
use crate::cable::{Cable, PortionMark};
use crate::text::{Source, Span, Spanned, Spans};
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
const BELONGS: &str = "heading of a redacted paragraph";
const DECIDED: &str = "decided to be struck";
const UNMARKED: &str = "without a mark";

/// `withheld` gets all bytes of the undecided ones. Returns how many portions without a mark are kept because the cable as a
/// whole is not above the level.
pub(super) fn find(finds: &mut Finds<'_>, undecided: &mut Vec<Undecided>, withheld: &mut Vec<Span>) -> usize {
    let rule = &finds.rules.portions;
    if !rule.on {
        return 0;
    }
    let mut portions = Portions::new(finds, None);
    portions.find();
    // Marks above the level of the heading say that the heading does not speak for what has none.
    let highest = portions.highest.filter(|highest| portions.is_above(*highest));
    if highest.is_some() && portions.unmarked() == Fate::Kept {
        portions = Portions::new(finds, highest);
        portions.find();
    }
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
    portions.kept_unmarked
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
    /// The level of the whole, and what of it the heading says.
    whole: Option<Rank>,
    heading: Option<Rank>,
    /// The level that a sentence gives to all of the text.
    entire: Option<Rank>,
    /// The highest level that the mark of a portion says.
    highest: Option<Rank>,
    /// Whether a list has the label `(b)`.
    has_rows: bool,
    /// Whether one has the label `B)`.
    has_capitals: bool,
    /// How many portions without a mark are kept for the level of the whole.
    kept_unmarked: usize,
    /// Lines and headings with a mark above the level.
    titles: Vec<Span>,
    all: Vec<Portion>,
}

impl<'a> Portions<'a> {
    /// Of a cable of which the level is at least `least`.
    fn new(finds: &Finds<'a>, least: Option<Rank>) -> Self {
        let (cable, source) = (finds.cable, finds.source);
        let heading = whole::rank(source, cable);
        let entire = whole::entire(source, cable);
        let start = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
        let body = source.text(Span { start, end: cable.extent.end });
        Self {
            rule: &finds.rules.portions,
            cable,
            source,
            decided: &finds.rules.own.decided,
            redactions: cable.redactions.iter().map(|redaction| redaction.span).collect(),
            whole: heading.max(entire).max(least),
            heading,
            entire,
            highest: None,
            has_rows: body.contains("(b)"),
            has_capitals: body.contains("B)") || body.contains("R)"),
            kept_unmarked: 0,
            titles: Vec::new(),
            all: Vec::new(),
        }
    }

    fn find(&mut self) {
        self.subject();
        self.references();
        self.classified_by();
        self.body();
        self.signature();
        self.record();
    }

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
        self.marks_in(&between(span, within(&self.cable.residue, span)), kind)
    }

    fn marks_in(&self, text: &Spans, kind: Kind) -> Vec<Mark> {
        scan(&glyphs::glyphs(self.source, text), self.known(kind))
    }

    fn known(&self, kind: Kind) -> Known<'_> {
        Known {
            kind,
            redactions: &self.redactions,
            whole: self.cable.level().map(Rank::from),
            serial: self.cable.header.mrn.map(|mrn| mrn.serial.value),
            has_rows: self.has_rows,
            has_capitals: self.has_capitals,
        }
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
}

/// What became of the portion before.
#[derive(Clone, Copy)]
struct Before {
    /// By its own mark.
    fate: Fate,
    /// Of its last part.
    last: Fate,
}

impl Default for Before {
    fn default() -> Self {
        Self { fate: Fate::Unmarked, last: Fate::Unmarked }
    }
}
