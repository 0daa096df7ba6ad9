//! Which numbers at the start of a line begin a paragraph.
//!
//! A line can begin with a number for many reasons: the end of a wrapped sentence ("in / 2. March"), a list
//! inside a paragraph, a pilcrow that scanning turned into a 1 (`11.` for `¶1.`). No single line tells. So the
//! whole row of candidates is looked at, and the most likely sequence through them is taken.

/// A line that may begin a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Candidate {
    /// The number as printed.
    pub(super) printed: u16,
    /// Whether a pilcrow stands in front.
    pub(super) has_pilcrow: bool,
    /// Whether a portion mark stands after it.
    pub(super) has_portion: bool,
    /// Whether a bracket closes it, and not a period.
    pub(super) has_bracket: bool,
    /// Whether the sentence before it is still open, so that the number may be its end.
    pub(super) is_after_open: bool,
    /// Whether it was found in the middle of a line.
    pub(super) is_in_line: bool,
    /// Whether the number is one only if it is the expected one.
    pub(super) is_doubtful: bool,
}

impl Candidate {
    /// Whether it is a number wherever it stands: a portion mark says so, and nothing against it.
    pub(super) const fn is_sure(self) -> bool {
        self.has_portion && !self.is_in_line && !self.is_doubtful
    }

    /// Whether more than the number itself says that a paragraph begins here.
    fn is_marked(self) -> bool {
        self.has_portion || self.has_pilcrow && !self.is_after_open
    }
}

/// What speaks for a candidate, and what against going on with it. Only their proportions matter: a portion
/// mark outweighs everything but a long jump. Reading `11` as `¶1` costs nothing by itself: it wins only where it
/// makes the longer sequence. A pilcrow is worth less after an open sentence: publishers put one before every
/// line that begins with a number.
const NUMBER: i32 = 4;
const PORTION: i32 = 12;
const PILCROW: i32 = 6;
const PILCROW_IN_SENTENCE: i32 = 2;
const IN_SENTENCE: i32 = -3;
const DOUBT: i32 = -3;
const NEXT_CANDIDATE: i32 = 1;
const GAP: i32 = -8;
const JUMP: i32 = -9;
/// Longest jump without a portion mark.
const JUMP_MAX: u16 = 10;
const REPEAT: i32 = -9;
const OTHER_MARK: i32 = -3;
const FIRST_PASSED_OVER: i32 = -2;
const LATE_START: i32 = -10;
const RESTART: i32 = -16;

/// A candidate taken with one reading of its number.
#[derive(Clone, Copy, Debug)]
struct Step {
    candidate: usize,
    value: u16,
    score: i32,
    before: Option<usize>,
    /// Whether it goes on with the candidate right before it.
    is_next: bool,
}

/// The number of each candidate that begins a paragraph, in order, of a text whose first paragraph is `first`.
/// Takes time linear in their count.
pub(super) fn paragraph_numbers(candidates: &[Candidate], first: u16) -> Vec<Option<u16>> {
    let mut steps: Vec<Step> = Vec::with_capacity(candidates.len());
    // For every number the best sequence that ends with it, and the best of all.
    let highest = candidates.iter().map(|candidate| candidate.printed).max().unwrap_or_default();
    let mut best_with = vec![None::<usize>; usize::from(highest) + 1];
    let mut best = None::<usize>;
    for (index, candidate) in candidates.iter().enumerate() {
        let known = steps.len();
        for value in readings(*candidate) {
            let known = Known { steps: &steps, best_with: &best_with, best, candidates };
            let Some((before, cost)) = known.predecessor(index, *candidate, value, first) else { continue };
            let before_step = before.and_then(|at| steps.get(at));
            let score = before_step.map_or(0, |step| step.score) + cost + weight(*candidate);
            let is_next = before_step.is_some_and(|step| step.candidate + 1 == index);
            steps.push(Step { candidate: index, value, score, before, is_next });
        }
        for at in known..steps.len() {
            let Some(step) = steps.get(at).copied() else { continue };
            let better = |than: Option<usize>| {
                than.and_then(|at| steps.get(at)).is_none_or(|than| step.score > than.score)
            };
            if better(best) && step.score > 0 {
                best = Some(at);
            }
            // Of two that are as good the later is the better: a list that goes along with the numbers comes first.
            if let Some(slot) = best_with.get_mut(usize::from(step.value))
                && slot.and_then(|at| steps.get(at)).is_none_or(|than| step.score >= than.score)
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
    let portion = if candidate.has_portion { PORTION } else { 0 };
    let pilcrow = match (candidate.has_pilcrow, candidate.is_after_open) {
        (true, false) => PILCROW,
        (true, true) => PILCROW_IN_SENTENCE,
        (false, _) => 0,
    };
    let open = if candidate.is_after_open && !candidate.has_portion { IN_SENTENCE } else { 0 };
    let doubt = if candidate.is_doubtful || candidate.is_in_line { DOUBT } else { 0 };
    NUMBER + portion + pilcrow + open + doubt
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

/// The sequences found so far.
struct Known<'s> {
    candidates: &'s [Candidate],
    steps: &'s [Step],
    /// For every number the best sequence that ends with it.
    best_with: &'s [Option<usize>],
    best: Option<usize>,
}

impl Known<'_> {
    /// The best sequence for `value` to go on with, and what speaks for and against it.
    fn predecessor(
        &self,
        index: usize,
        candidate: Candidate,
        value: u16,
        first: u16,
    ) -> Option<(Option<usize>, i32)> {
        let ending_with = |number: Option<u16>| {
            number.and_then(|number| self.best_with.get(usize::from(number)).copied().flatten())
        };
        let start = if value == 1 || value == first { 0 } else { LATE_START };
        let passed = if index == 0 { 0 } else { FIRST_PASSED_OVER };
        let is_free = !candidate.is_in_line && !candidate.is_doubtful;
        let can_start = is_free || value == first;
        let mut chosen = can_start.then_some((None, start + passed));
        let mut highest = start + passed;
        let mut option = |at: Option<usize>, cost: i32, allowed: bool| {
            let Some(step) = at.and_then(|at| self.steps.get(at)).filter(|_| allowed) else { return };
            let cost = cost + self.step_cost(*step, index, candidate);
            if step.score + cost > highest || chosen.is_none() {
                highest = step.score + cost;
                chosen = Some((at, cost));
            }
        };
        option(ending_with(value.checked_sub(1)), 0, true);
        option(ending_with(value.checked_sub(2)), GAP, is_free && candidate.is_marked());
        option(ending_with(value.checked_sub(3)), 2 * GAP, is_free && candidate.has_portion);
        let same = ending_with(Some(value));
        let is_sure = |step: &&Step| {
            let candidate = self.candidates.get(step.candidate);
            candidate.is_some_and(|candidate| !candidate.is_doubtful && !candidate.is_in_line)
        };
        // What repeats a number is no misreading of another.
        let is_as_printed = |step: &&Step| {
            value == candidate.printed
                && self.candidates.get(step.candidate).is_some_and(|before| before.printed == value)
        };
        let repeated = same.and_then(|at| self.steps.get(at)).filter(is_sure).filter(is_as_printed);
        let is_repeat = repeated.is_some_and(|step| {
            // An unmarked list has the same numbers too, but does not go on with what stands right before it.
            candidate.has_portion || candidate.is_marked() && step.is_next && step.candidate + 1 == index
        });
        option(same, REPEAT, is_free && is_repeat);
        let last = self.best.and_then(|at| self.steps.get(at)).map_or(0, |step| step.value);
        let is_jump =
            last < value && (candidate.has_portion || candidate.is_marked() && value - last <= JUMP_MAX);
        option(self.best, JUMP, is_free && is_jump);
        let can_restart = self.best.and_then(|at| self.steps.get(at)).filter(is_sure).is_some();
        option(self.best, RESTART, is_free && can_restart && candidate.has_portion && value == 1);
        chosen
    }

    /// What speaks for or against going on from `step`, whatever the numbers.
    fn step_cost(&self, step: Step, index: usize, candidate: Candidate) -> i32 {
        let is_next = step.candidate + 1 == index;
        let other = self.candidates.get(step.candidate).is_some_and(|before| {
            before.has_bracket != candidate.has_bracket && !candidate.has_portion && !before.has_portion
        });
        (if is_next { NEXT_CANDIDATE } else { 0 }) + if other { OTHER_MARK } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `1` is a bare number, `1)` has a bracket, `1c` a portion mark, `p1` a pilcrow, `~1` stands after an open
    /// sentence, `/p1` in the middle of a line, `?1` is doubtful.
    fn numbers(candidates: &str) -> String {
        numbers_from(1, candidates)
    }

    fn numbers_from(first: u16, candidates: &str) -> String {
        let candidates: Vec<Candidate> = candidates
            .split_whitespace()
            .map(|text| Candidate {
                printed: text.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap(),
                has_pilcrow: text.contains('p'),
                has_portion: text.ends_with('c'),
                has_bracket: text.contains(')'),
                is_after_open: text.starts_with('~'),
                is_in_line: text.starts_with('/'),
                is_doubtful: text.starts_with('?'),
            })
            .collect();
        let numbers = paragraph_numbers(&candidates, first);
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

    #[test]
    fn ok_unmarked_lists() {
        assert_eq!(numbers("1 2 3 1 2 3 4"), "1 2 3 - - - 4", "a list in the last paragraph before 4");
        assert_eq!(numbers("1 2 1 2 3 3 4"), "1 2 - - - 3 4", "a list in paragraph 2");
        assert_eq!(numbers("1 2 1) 2) 3) 3 4"), "1 2 - - - 3 4");
        assert_eq!(numbers("p1 p2 p1 p2 p3 p3 p4"), "1 2 - - - 3 4");
    }

    #[test]
    fn ok_pilcrows_without_portions() {
        assert_eq!(numbers("p1 p3 p8 p11 p12 p13 p14"), "1 3 8 11 12 13 14", "paragraphs are missing");
        assert_eq!(numbers("p1 p2 p3 p4 p5 p6 p6 p7"), "1 2 3 4 5 6 6 7", "a number used twice");
        assert_eq!(numbers("p1c ~p45 p2c ~p3 p3c"), "1 - 2 - 3", "ends of wrapped sentences");
        assert_eq!(numbers("p1 ~p45 p2 ~p30 p3"), "1 - 2 - 3");
    }

    #[test]
    fn ok_first_paragraph_elsewhere() {
        assert_eq!(numbers_from(2, "2c 3c 4c"), "2 3 4");
        assert_eq!(numbers_from(2, "2 3 4"), "2 3 4");
    }

    #[test]
    fn ok_numbers_that_fit_nowhere() {
        assert_eq!(numbers("1c 2c 2c 12c 3c"), "1 2 2 - 3");
        assert_eq!(numbers("1c 2c 9c 3c"), "1 2 - 3");
    }

    #[test]
    fn ok_in_the_middle_of_a_line() {
        assert_eq!(numbers("p1c /p2c /p3c p4c"), "1 2 3 4");
        assert_eq!(numbers("p1c /p7c p2c"), "1 - 2", "only the expected number");
        assert_eq!(numbers("/p2c p1c"), "- 1");
        assert_eq!(numbers("1c /1c /2c /3c 2c 3c"), "1 - - - 2 3", "a list in the first paragraph");
    }

    #[test]
    fn ok_doubtful() {
        assert_eq!(numbers("?1c ?2c 3c ?5c"), "1 2 3 -", "only the expected number");
        assert_eq!(numbers("1c ?1c 2c ?2c 3c"), "1 - 2 - 3", "a list in between");
        assert_eq!(numbers("?1c 1c ?2c 2c ?3c 3c"), "- 1 - 2 - 3", "parts with Roman numbers");
    }
}
