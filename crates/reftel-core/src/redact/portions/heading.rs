//! Headings between portions.

use super::scan::{Kind, Mark};
use super::{BELONGS, Fate, Portions};
use crate::cable::Heading;
use crate::text::Source;

/// The headings above the portions that are being read.
#[derive(Default)]
pub(super) struct Headings<'a> {
    /// Each with what its own mark says.
    all: Vec<(&'a Heading, Option<Fate>)>,
    /// What became of the portions below them.
    pub(super) section: Vec<Fate>,
    /// What became of the portion above them.
    above: Option<Fate>,
}

impl Headings<'_> {
    /// What becomes of text without a mark below them: it may be what their marks speak of.
    pub(super) fn over(&self, fate: Fate) -> Fate {
        let is_marked = self.all.iter().any(|(_, own)| own.is_some_and(|own| own >= Fate::Asked));
        if is_marked { fate.max(Fate::Asked) } else { fate }
    }
}

impl Portions<'_> {
    /// Takes a further heading. Returns what its mark says if it is nothing but a mark, which is one for what follows.
    pub(super) fn heading<'h>(
        &mut self,
        heading: &'h Heading,
        headings: &mut Headings<'h>,
        above: Fate,
    ) -> Option<Fate> {
        if !headings.section.is_empty() {
            self.headings(headings);
        }
        headings.above.get_or_insert(above);
        let marks = self.marks(heading.span, Kind::Title);
        // A line that says a level up to the kept one is none of the words beside it.
        let says = |mark: &&Mark| !mark.is_banner || self.fate(mark.reading) >= Fate::Asked;
        let own = marks.iter().filter(says).map(|mark| self.fate(mark.reading)).max();
        headings.all.push((heading, own));
        if own.is_some_and(|own| own >= Fate::Asked) && !marks.iter().any(|mark| mark.is_banner) {
            self.titles.push(heading.span);
        }
        own.filter(|_| marks.iter().any(|mark| mark.is_alone && mark.is_last))
    }

    /// Decides on the headings above a section, by what became of it.
    pub(super) fn headings(&mut self, headings: &mut Headings<'_>) {
        let section = std::mem::take(&mut headings.section);
        // A short line below a portion that is struck may be its last one and no heading, unless a rule is drawn below it.
        let is_after_struck = headings.above.take().is_some_and(|above| above >= Fate::Asked);
        for (heading, own) in std::mem::take(&mut headings.all) {
            let fate = match own {
                Some(fate) => fate,
                None if is_standard(&self.source.line(&heading.text)) => Fate::Kept,
                None if is_after_struck
                    && !has_rule(self.source, heading)
                    && (section.is_empty() || !section.iter().all(is_struck)) =>
                {
                    Fate::Asked
                }
                None if section.is_empty() => self.unmarked(),
                // It names the portion below it.
                None if section.first().is_some_and(is_asked) && !section.iter().all(is_struck) => {
                    Fate::Asked
                }
                None if section.iter().all(|fate| *fate == Fate::Kept) => Fate::Kept,
                None if section.iter().all(|fate| matches!(fate, Fate::Struck(_))) => Fate::Struck(BELONGS),
                None => Fate::Unmarked,
            };
            self.push(heading.span, heading.span.into(), "heading", None, fate);
        }
    }
}

fn is_asked(fate: &Fate) -> bool {
    *fate >= Fate::Asked
}

fn is_struck(fate: &Fate) -> bool {
    matches!(fate, Fate::Struck(_))
}

/// Whether a line is drawn above or below the words of a heading.
fn has_rule(source: &Source, heading: &Heading) -> bool {
    let is_rule = |line: &str| {
        let line = line.trim();
        line.chars().count() >= RULE_MIN && !line.chars().any(char::is_alphanumeric)
    };
    source.text(heading.span).lines().any(is_rule)
}

/// Fewest characters of a rule.
const RULE_MIN: usize = 3;

/// Whether a heading is a standard one, which reveals nothing of the content.
fn is_standard(text: &str) -> bool {
    const STANDARD: [&str; 12] = [
        "SUMMARY",
        "END SUMMARY",
        "SUMMARY AND COMMENT",
        "COMMENT",
        "END COMMENT",
        "INTRODUCTION",
        "BACKGROUND",
        "ACTION REQUEST",
        "ACTION REQUESTED",
        "CONCLUSION",
        "KEY POINTS",
        "BIOGRAPHIC NOTE",
    ];
    let words = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    STANDARD.iter().any(|known| words.eq_ignore_ascii_case(known))
}
