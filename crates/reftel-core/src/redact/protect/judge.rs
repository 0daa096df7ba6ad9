//! Who is meant by a note, and whether the reader has to decide.

use std::ops::Range;

use super::persons::{Near, all, before, behind, clause};
use super::sentence::{FRONT_MAX, Place, SENTENCE_MAX, Sentence};
use crate::lexicon::grammar;

/// Words of a note that is for several.
const SEVERAL: [&str; 13] = [
    "both",
    "all",
    "each",
    "two",
    "three",
    "names",
    "sources",
    "them",
    "contacts",
    "identities",
    "interlocutors",
    "informants",
    "sources'",
];
/// Most characters between the halves of a name that something came between.
const HALVES_MAX: usize = 12;
/// Longest first half of such a name with them, in bytes.
const HALF_MAX: usize = 60;

/// Who is meant, the note, and whether the reader has to decide.
pub(super) type Judged = (Vec<Near>, Range<usize>, bool);

impl Sentence<'_> {
    /// Who is meant, where the note stands, and whether the reader has to decide; None if it is no note.
    pub(super) fn judge(&self, is_claimed: bool) -> Option<Judged> {
        if self.word.form.is_phrase() {
            return if is_claimed { None } else { self.discretion() };
        }
        let bracket = self.bracket();
        let outer = self.outer();
        let half = if bracket.is_none() { self.half_bracket(&outer) } else { None };
        if self.is_of_a_name(bracket.as_ref()) {
            return None;
        }
        if self.word.form.is_weak() && bracket.is_none() && half.is_none() {
            return self.is_asking_weakly().then(|| (self.all_in(self.range.clone()), outer, true));
        }
        if let Some(half) = half {
            let near = before(self.get(self.range.start..half.start), false);
            let near: Vec<Near> =
                near.into_iter().map(|near| near.moved(self.range.start).unsure()).collect();
            let near = if near.is_empty() { self.all_in(self.range.clone()) } else { near };
            return Some((near, half, true));
        }
        let note = bracket.clone().unwrap_or(outer.clone());
        let is_roundabout = bracket.is_some() && self.is_roundabout(&note);
        if bracket.is_some() && !is_roundabout && self.is_done_in(&note) {
            return None;
        }
        let place = self.place(bracket.as_ref(), &outer);
        if place == Place::Inside && !self.is_asking() {
            let (near, asks) = self.spoken_of()?;
            return Some((near, outer, asks));
        }
        let about = if bracket.is_some() { note.clone() } else { self.range.clone() };
        let words = self.get(about).to_ascii_lowercase();
        let mut words = words.split(|c: char| !c.is_alphabetic());
        let is_for_all = words.any(|word| SEVERAL.contains(&word));
        if is_claimed {
            return self.claimed(note, is_for_all);
        }
        let is_in_bracket = bracket.is_some();
        let (near, note, asks) = self.unclaimed(place, note, is_in_bracket, is_for_all);
        match is_roundabout {
            true => Some((near.into_iter().map(Near::unsure).collect(), note, true)),
            false => Some((near, note, asks)),
        }
    }

    /// The parser has the name before the note; not the others of a list, and not one that is turned round.
    fn claimed(&self, note: Range<usize>, is_for_all: bool) -> Option<Judged> {
        let front = self.get(self.range.start..note.start);
        let is_more = |index: usize, near: &Near| {
            is_for_all
                || index > 0
                || is_turned(front, near)
                || !near.by_office && is_over_asides(front, near)
        };
        // The one that the parser has may be longer: a page break can stand in it.
        let list = before(front, is_for_all).into_iter().enumerate();
        let more = list.filter_map(|(index, near)| match is_more(index, &near) {
            true => Some(near),
            false if near.by_office => None,
            false => Some(near.unsure()),
        });
        let mut more: Vec<Near> = more.map(|near| near.moved(self.range.start)).collect();
        let is_mixed = front.bytes().any(|byte| byte.is_ascii_lowercase());
        if !is_mixed {
            let last = clause(front);
            // "ANN OTHER, MAYOR OF SAMPLETON (PROTECT)".
            let first =
                last.as_ref().and_then(|last| front.get(..last.range.start)?.trim_end().strip_suffix(','));
            let both = first.and_then(clause).into_iter().chain(last);
            more.extend(both.map(|near| near.moved(self.range.start)));
        } else if front.trim_end().ends_with(',') {
            // "Ann Other, head of the board and a former minister, (protect)".
            more.extend(self.all_in(self.range.start..note.start));
        }
        more.extend(self.first_half(front));
        let behind = self.listed_behind(&note);
        let asks = !behind.is_empty();
        more.extend(behind);
        (!more.is_empty()).then_some((more, note, asks))
    }

    fn unclaimed(&self, place: Place, note: Range<usize>, is_in_bracket: bool, is_for_all: bool) -> Judged {
        let front = self.get(self.range.start..note.start);
        // A sentence of its own beside the one that has the name.
        if place == Place::Front && front.trim().len() < FRONT_MAX && !self.has_words_behind(&note) {
            let from = self.boundary(self.range.start.saturating_sub(SENTENCE_MAX));
            let mut near = self.all_in(from..self.range.start);
            near.extend(self.all_in(note.end..self.behind()));
            return (near, note, true);
        }
        if is_in_bracket {
            let mut inside = self.all_in(note.clone());
            inside.retain(|near| {
                near.range.end <= self.word.range.start || near.range.start >= self.word.range.end
            });
            if !inside.is_empty() {
                // "(Ann Other - strictly protect) spoke": nobody stands before it.
                let asks = place == Place::Front;
                return (inside, note, asks);
            }
        }
        if place == Place::Front {
            if let Some(near) = behind(self.get(0..self.range.end), note.end) {
                let asks = !near.is_sure;
                return (vec![near], note, asks);
            }
        } else if is_in_bracket || place == Place::Apart {
            let mut near: Vec<Near> =
                before(front, is_for_all).into_iter().map(|near| near.moved(self.range.start)).collect();
            if !near.is_empty() {
                let is_table =
                    !is_in_bracket && !front.trim_end().ends_with([',', '-', ';', ':', '/', '"', '*', '|']);
                near.iter_mut().for_each(|near| near.is_sure &= !is_table);
                near.extend(self.first_half(front));
                return (near, note, is_table);
            }
        }
        let mut near = self.all_in(self.range.clone());
        // "Please protect all names. Ann Other spoke."
        if is_for_all || near.is_empty() {
            near.extend(self.all_in(self.range.end..self.behind()));
        }
        near.extend(self.listed_behind(&note));
        (near, note, true)
    }

    /// The names behind a note with a colon: `Contacts (protect): Ann Other; Jan Sample`.
    fn listed_behind(&self, note: &Range<usize>) -> Vec<Near> {
        match self.text.get(note.end..).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            true => self.all_in(note.end..self.far(note.end)),
            false => Vec::new(),
        }
    }

    /// The first half of a name of which a page break or a blank line cuts off the rest, with which this part begins.
    fn first_half(&self, front: &str) -> Option<Near> {
        let is_begun = front.split(' ').count() < 4 && front.starts_with(char::is_uppercase);
        if !is_begun || self.range.start > self.part.start + 1 || self.part.start == 0 {
            return None;
        }
        let from = self.boundary(self.part.start.saturating_sub(HALF_MAX));
        let before = self.text.get(from..self.part.start)?;
        let half = before.trim_end_matches([' ', '-', '*', '=', '_']);
        let word = half.rsplit(' ').next().unwrap_or_default();
        let is_name = word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
            && grammar(word.as_bytes()).is_none();
        let is_near = before.len() - half.len() < HALVES_MAX;
        let range = from + half.len() - word.len()..from + half.len();
        (is_name && is_near).then_some(Near { range, is_sure: false, by_office: false })
    }

    /// Every name of a person in a range, none of them sure.
    pub(super) fn all_in(&self, range: Range<usize>) -> Vec<Near> {
        let start = range.start;
        all(self.get(range)).into_iter().map(|near| near.moved(start)).collect()
    }

    /// As far behind the sentence as names are looked for in its own part.
    fn behind(&self) -> usize {
        self.boundary((self.range.end + SENTENCE_MAX).min(self.part.end).max(self.range.end))
    }

    /// The same, in the parts behind it too.
    pub(super) fn far(&self, from: usize) -> usize {
        self.boundary((from + SENTENCE_MAX).min(self.text.len()))
    }

    /// A place, or the first before it, where a character begins.
    pub(super) fn boundary(&self, at: usize) -> usize {
        (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }
}

/// Whether a name was found over a comma.
fn is_turned(front: &str, near: &Near) -> bool {
    front.get(near.range.clone()).is_some_and(|name| name.contains(','))
}

/// Whether more than blanks, commas and dashes stands between a name and its note.
fn is_over_asides(front: &str, near: &Near) -> bool {
    let between = front.get(near.range.end..).unwrap_or_default();
    !between.chars().all(|c| matches!(c, ' ' | ',' | '-' | ';' | ':' | '/'))
}
