//! Which numbers at the start of a line begin a paragraph.
//!
//! A line can begin with a number for many reasons: the end of a wrapped sentence ("in / 2. March"), a list
//! inside a paragraph, a pilcrow that scanning turned into a 1 (`11.` for `¶1.`). No single line tells. So the
//! whole row of candidates is looked at, and the most likely sequence through them is taken.

/// A line that may begin a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The number as printed.
    pub(super) printed: u16,
    /// Whether a pilcrow stands in front.
    pub(super) has_pilcrow: bool,
    /// Whether a portion mark stands behind.
    pub(super) has_portion: bool,
}

/// What speaks for a candidate, and what against going on with it. Only their proportions matter: a portion
/// mark outweighs everything but a long jump. Reading `11` as `¶1` costs nothing by itself: it wins only where it
/// makes the longer sequence.
const NUMBER: i32 = 2;
const PORTION: i32 = 6;
const PILCROW: i32 = 1;
const GAP: i32 = -4;
const JUMP: i32 = -7;
const REPEAT: i32 = -5;
const LATE_START: i32 = -5;
const RESTART: i32 = -8;

/// Highest number that is followed; numbers have three digits at most.
const NUMBERS: usize = 1000;

/// A candidate taken with one reading of its number.
#[derive(Clone, Copy, Debug)]
struct Step {
    candidate: usize,
    value: u16,
    score: i32,
    before: Option<usize>,
}

/// The number of each candidate that begins a paragraph, in order. Takes time linear in their count.
pub(super) fn paragraph_numbers(candidates: &[Candidate]) -> Vec<Option<u16>> {
    let mut steps: Vec<Step> = Vec::with_capacity(candidates.len());
    // For every number the best sequence that ends with it, and the best of all.
    let mut best_with = vec![None::<usize>; NUMBERS];
    let mut best = None::<usize>;
    for (index, candidate) in candidates.iter().enumerate() {
        let known = steps.len();
        for value in readings(*candidate) {
            let (before, cost) = predecessor(*candidate, value, &steps, &best_with, best);
            let score = before.and_then(|at| steps.get(at)).map_or(0, |step| step.score);
            let score = score + cost + weight(*candidate);
            steps.push(Step { candidate: index, value, score, before });
        }
        for at in known..steps.len() {
            let Some(step) = steps.get(at).copied() else { continue };
            let better = |than: Option<usize>| {
                than.and_then(|at| steps.get(at)).is_none_or(|than| step.score > than.score)
            };
            if better(best) && step.score > 0 {
                best = Some(at);
            }
            if let Some(slot) = best_with.get_mut(usize::from(step.value))
                && better(*slot)
            {
                *slot = Some(at);
            }
        }
    }
    let mut numbers = vec![None; candidates.len()];
    let mut at = best;
    while let Some(step) = at.and_then(|at| steps.get(at)) {
        if let Some(slot) = numbers.get_mut(step.candidate) {
            *slot = Some(step.value);
        }
        at = step.before;
    }
    numbers
}

fn weight(candidate: Candidate) -> i32 {
    NUMBER + if candidate.has_portion { PORTION } else { 0 } + if candidate.has_pilcrow { PILCROW } else { 0 }
}

/// The numbers a candidate can stand for.
fn readings(candidate: Candidate) -> impl Iterator<Item = u16> {
    let scanned = without_leading_one(candidate.printed).filter(|_| !candidate.has_pilcrow);
    std::iter::once(candidate.printed).chain(scanned)
}

/// 11 is 1, 12 is 2, 110 is 10; 10 is none, since no number begins with a zero.
fn without_leading_one(printed: u16) -> Option<u16> {
    match printed {
        11..=19 => Some(printed - 10),
        110..=199 => Some(printed - 100),
        _ => None,
    }
}

/// The best sequence for `value` to go on with, and what speaks against it.
fn predecessor(
    candidate: Candidate,
    value: u16,
    steps: &[Step],
    best_with: &[Option<usize>],
    best: Option<usize>,
) -> (Option<usize>, i32) {
    let ending_with =
        |number: Option<u16>| number.and_then(|number| best_with.get(usize::from(number)).copied().flatten());
    let is_marked = candidate.has_portion || candidate.has_pilcrow;
    let start = if value == 1 { 0 } else { LATE_START };
    let mut options = vec![(None, start)];
    let mut option = |at: Option<usize>, cost: i32, allowed: bool| {
        if at.is_some() && allowed {
            options.push((at, cost));
        }
    };
    option(ending_with(value.checked_sub(1)), 0, true);
    option(ending_with(value.checked_sub(2)), GAP, is_marked);
    option(ending_with(value.checked_sub(3)), 2 * GAP, candidate.has_portion);
    option(ending_with(Some(value)), REPEAT, candidate.has_portion);
    let last = best.and_then(|at| steps.get(at)).map_or(0, |step| step.value);
    option(best, JUMP, candidate.has_portion && last < value);
    option(best, RESTART, candidate.has_portion && value == 1);
    let score = |(at, cost): (Option<usize>, i32)| {
        cost + at.and_then(|at| steps.get(at)).map_or(0, |step| step.score)
    };
    options.into_iter().max_by_key(|option| score(*option)).unwrap_or((None, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `1` is a bare number, `1c` has a portion mark, `p1` a pilcrow.
    fn numbers(candidates: &str) -> String {
        let candidates: Vec<Candidate> = candidates
            .split_whitespace()
            .map(|text| Candidate {
                printed: text.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap(),
                has_pilcrow: text.starts_with('p'),
                has_portion: text.ends_with('c'),
            })
            .collect();
        let numbers = paragraph_numbers(&candidates);
        numbers
            .iter()
            .map(|number| number.map_or("-".to_owned(), |n| n.to_string()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn ok_in_order() {
        assert_eq!(numbers("1 2 3"), "1 2 3");
        assert_eq!(numbers("1c 2c 3c 4c 5c 6c 7c 8c 9c 10c 11c 12c"), "1 2 3 4 5 6 7 8 9 10 11 12");
        assert_eq!(numbers("1 2 3 4 5 6 7 8 9 10 11 12"), "1 2 3 4 5 6 7 8 9 10 11 12");
        assert_eq!(numbers(""), "");
    }

    #[test]
    fn ok_scanned_pilcrows() {
        assert_eq!(numbers("11c 12c p3c"), "1 2 3");
        assert_eq!(numbers("11 12 13"), "1 2 3");
        assert_eq!(
            numbers("11c 12c 13c 14c 15c 16c 17c 18c 19c 110c 111c 112c"),
            "1 2 3 4 5 6 7 8 9 10 11 12"
        );
        assert_eq!(numbers("1c 12c 3c"), "1 2 3");
        assert_eq!(numbers("p11c"), "11");
    }

    #[test]
    fn ok_false_numbers() {
        assert_eq!(numbers("1c 45 2c"), "1 - 2", "a number that ends a wrapped sentence");
        assert_eq!(numbers("1c 2c 1 2 3 3c 4c"), "1 2 - - - 3 4", "a list inside a paragraph");
        assert_eq!(numbers("1c 2 2c 3c"), "1 - 2 3");
        assert_eq!(numbers("45"), "-");
    }

    #[test]
    fn ok_gaps_and_restarts() {
        assert_eq!(numbers("1c 2c 4c 5c"), "1 2 4 5");
        assert_eq!(numbers("3c 4c 5c"), "3 4 5");
        assert_eq!(numbers("1c 2c 3c 1c 2c 3c"), "1 2 3 1 2 3");
        assert_eq!(numbers("1c 2c 2c 3c"), "1 2 2 3");
    }
}
