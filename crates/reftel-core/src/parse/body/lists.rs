//! Lists with numbers of their own inside a paragraph.

use crate::cable::LineKind;
use crate::parse::line_shape::lettered;
use crate::parse::piece::Piece;
use crate::parse::sequence::Candidate;

/// A line that may begin a paragraph.
pub(super) struct Place {
    /// Its piece.
    pub(super) at: usize,
    pub(super) has_dash: bool,
    pub(super) candidate: Candidate,
}

/// Which of `places` are items of a list and begin no paragraph: numbers with a bracket in a text that numbers with
/// periods, and numbers that begin anew inside a lettered part. Both lists are in the order of the file.
pub(super) fn inner_places(bytes: &[u8], pieces: &[Piece], places: &[Place]) -> Vec<bool> {
    let mut inner = vec![false; places.len()];
    mark_brackets(places, &mut inner);
    mark_lettered(bytes, pieces, places, &mut inner);
    inner
}

/// `1)` to `4)` between `2.` and `3.`: such a row begins with 1, or the periods go on over it.
fn mark_brackets(places: &[Place], inner: &mut [bool]) {
    let mut before = None;
    let mut at = 0;
    while let Some(place) = places.get(at) {
        if !place.candidate.has_bracket {
            before = Some(place.candidate.printed);
            at += 1;
            continue;
        }
        let row = places.get(at..).unwrap_or_default();
        let len = row.iter().take_while(|place| place.candidate.has_bracket).count();
        let goes_on =
            row.get(len).zip(before).is_some_and(|(next, before)| next.candidate.printed == before + 1);
        if before.is_some() && (place.candidate.printed == 1 || goes_on) {
            inner.iter_mut().skip(at).take(len).for_each(|inner| *inner = true);
        }
        at += len;
    }
}

/// A list of lettered parts, as far as it was read.
#[derive(Clone, Copy)]
struct Lettered {
    /// The last letter, from 1.
    letter: u32,
    /// The last number inside its part. 0 before the first.
    number: u16,
    /// Whether a blank line stands above the first number of the part.
    is_spaced: bool,
}

fn mark_lettered(bytes: &[u8], pieces: &[Piece], places: &[Place], inner: &mut [bool]) {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let mut letters = letters(bytes, pieces, first.at..last.at).into_iter().peekable();
    let mut outer = 0;
    let mut list = None::<Lettered>;
    for (index, place) in places.iter().enumerate() {
        while let Some((_, letter)) = letters.next_if(|(at, _)| *at < place.at) {
            let goes_on = list.is_some_and(|list| list.letter + 1 == letter);
            if letter == 1 || goes_on {
                list = Some(Lettered { letter, number: 0, is_spaced: false });
            }
        }
        if inner.get(index) == Some(&true) {
            continue;
        }
        let printed = place.candidate.printed;
        let is_spaced = place.at.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(Piece::is_blank);
        let next_letter = letters.peek().map(|(_, letter)| *letter);
        let next = places.get(index + 1).map(|next| next.candidate.printed);
        let is_inner = outer > 0
            && list.is_some_and(|list| {
                let may_be_outer = printed == outer + 1;
                let before_next_part = next_letter == Some(list.letter + 1) && next == Some(1);
                let is_direct = !is_spaced && !list.is_spaced;
                printed == list.number + 1
                    && (list.number == 0
                        || !may_be_outer
                        || before_next_part
                        || is_direct
                        || next == Some(printed))
            });
        match &mut list {
            Some(list) if is_inner => {
                list.is_spaced |= list.number == 0 && is_spaced;
                list.number = printed;
                if let Some(slot) = inner.get_mut(index) {
                    *slot = true;
                }
            }
            _ => (outer, list) = (printed, None),
        }
    }
}

/// The lettered lines among the pieces of `range`, each with its place and its letter, from 1.
fn letters(bytes: &[u8], pieces: &[Piece], range: std::ops::Range<usize>) -> Vec<(usize, u32)> {
    let lines = pieces.iter().enumerate().take(range.end).skip(range.start);
    lines
        .filter(|(_, piece)| piece.kind() != LineKind::Blank && !piece.traits.is_prose())
        .filter_map(|(at, piece)| Some((at, lettered(bytes, piece.span)?)))
        .collect()
}
