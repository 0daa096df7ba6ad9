use crate::cable::Cable;
use crate::lexicon::{Grammar, Title, grammar, title};
use crate::redact::names::{Prepared, is_particle, is_person, names_person, person_initials, spelled};
use crate::redact::{Finding, OfficialField, RuleKind, Rules};
use crate::search::Folded;
use crate::text::Source;

/// Fewest letters of a word that tells a name.
const WORD_MIN: usize = 4;
/// Longest passage marked by hand that is taken for a name, in words.
const HAND_MAX: usize = 6;
/// Words that tell no name, beside those of titles and of English.
const COMMON: [&str; 14] = [
    "about",
    "after",
    "also",
    "embassy",
    "government",
    "ministry",
    "national",
    "office",
    "party",
    "political",
    "protect",
    "reason",
    "reasons",
    "will",
];

/// Where the words of something struck come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A reader typed them.
    Typed,
    /// A rule found them in the text.
    Rule,
    /// They were marked in the text.
    Hand,
}

/// What was struck, as words without case and accents.
#[derive(Default)]
pub(super) struct Secrets {
    words: Vec<Vec<u32>>,
    initials: Vec<Vec<u32>>,
    /// The first letters of the words of each, and its words.
    wholes: Vec<(Vec<u32>, Vec<Vec<u32>>)>,
}

impl Secrets {
    /// The names among what is struck, and all that are looked for: where a surname was struck, the given name counts.
    pub(super) fn of(source: &Source, cable: &Cable, rules: &Rules, findings: &[Finding]) -> Self {
        let mut secrets = Self::default();
        let classified_by = cable.header.classified_by.as_ref().and_then(|by| by.name);
        if rules.names.on {
            rules.names.terms.iter().for_each(|term| secrets.add(&term.words, Origin::Typed));
        }
        for finding in findings.iter().filter(|finding| finding.struck) {
            let is_name = match finding.rule {
                RuleKind::Protected | RuleKind::Names | RuleKind::ByHand => true,
                // Of who classified it, the name and not the office; addressees and routing are no names of persons.
                RuleKind::Heading => finding.why == OfficialField::Signature.words(),
                RuleKind::Personal | RuleKind::Portions | RuleKind::KeepOnly => false,
            };
            if is_name {
                let by_hand = finding.rule == RuleKind::ByHand;
                secrets.add(&source.line(&finding.spans), if by_hand { Origin::Hand } else { Origin::Rule });
            }
            let is_classified_by = finding.why == OfficialField::ClassifiedBy.words();
            let name = classified_by.filter(|name| is_classified_by && finding.id.span.contains(*name));
            name.into_iter().for_each(|name| secrets.add(&source.line(&name.into()), Origin::Rule));
        }
        secrets
    }

    fn add(&mut self, text: &str, origin: Origin) {
        let folded = Folded::words(text);
        let words = Prepared::new(&folded);
        if origin == Origin::Hand && words.len() > HAND_MAX {
            return;
        }
        // What a reader types may be in any case; in a text, names have capitals.
        let any_case = origin == Origin::Typed && !(0..words.len()).any(|word| words.is_capital(word));
        // A reader who types the name of a person means its short words too: Kim, Lee, Wu.
        let is_typed_person = origin == Origin::Typed && names_person(text);
        let all: Vec<Vec<u32>> = (0..words.len()).map(|word| words.letters(word)).collect();
        for (word, index) in all.iter().zip(0..) {
            let is_short = is_typed_person && is_short_name(word);
            let is_name =
                is_name(&words, index) || any_case && is_telling(word) && !is_number(word) || is_short;
            if is_name && !self.words.contains(word) {
                self.words.push(word.clone());
            }
        }
        if is_person(text) {
            let initials = person_initials(&folded);
            if initials.len() > 1 && !self.initials.contains(&initials) {
                self.initials.push(initials);
            }
        }
        let first = |small: bool| {
            let words = (0..words.len()).filter(|word| !small || words.is_capital(*word));
            words.filter_map(|word| all.get(word)?.first().copied()).collect::<Vec<u32>>()
        };
        if all.iter().any(|word| is_telling(word)) {
            self.wholes.push((first(true), all));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.initials.is_empty() && self.wholes.is_empty()
    }

    /// Whether a word is one of them, or more than one of it. Short ones need a capital.
    pub(super) fn has_word(&self, letters: &[u32], is_capital: bool) -> bool {
        if letters.len() < WORD_MIN {
            return is_capital && self.words.iter().any(|word| word == letters);
        }
        let single =
            letters.split_last().filter(|(last, _)| super::letters(Folded::words("s").codes()) == [**last]);
        self.words.iter().any(|word| word == letters || single.is_some_and(|(_, single)| word == single))
    }

    pub(super) fn has_initials(&self, letters: &[u32]) -> bool {
        letters.len() > 1 && self.initials.iter().any(|initials| initials == letters)
    }

    /// Whether letters are the first ones of three words or more.
    pub(super) fn has_acronym(&self, letters: &[u32]) -> bool {
        letters.len() > 2 && self.wholes.iter().any(|(first, _)| first == letters)
    }

    /// Whether one of them has all the words of what a code stands for, or the other way round: `Korea` tells of
    /// `Korea, North`.
    pub(super) fn spell(&self, meaning: &str) -> bool {
        let folded = Folded::words(meaning);
        let words = Prepared::new(&folded);
        let all: Vec<Vec<u32>> = (0..words.len()).map(|word| words.letters(word)).collect();
        let telling: Vec<&Vec<u32>> = all.iter().filter(|word| is_telling(word)).collect();
        !telling.is_empty()
            && self.wholes.iter().any(|(_, words)| {
                telling.iter().all(|word| words.contains(word)) || words.iter().all(|word| all.contains(word))
            })
    }
}

/// Whether a word of a text tells a name: it has a capital, and is neither short nor common.
pub(in crate::redact) fn is_name(words: &Prepared<'_>, index: usize) -> bool {
    let word = words.letters(index);
    words.is_capital(index) && is_telling(&word) && !is_number(&word)
}

/// Whether a word of a name is short, and neither an initial, a particle nor a word of English.
fn is_short_name(word: &[u32]) -> bool {
    let spelling = spelled(word);
    let bytes = spelling.as_bytes();
    (2..WORD_MIN).contains(&word.len())
        && !is_number(word)
        && title(bytes) == Title::default()
        && grammar(bytes).is_none()
        && !is_particle(word)
}

fn is_telling(word: &[u32]) -> bool {
    word.len() >= WORD_MIN && !is_common(word)
}

fn is_common(word: &[u32]) -> bool {
    use Grammar::{Possessive, Preposition, Pronoun, Subject, Verb};

    let word = &spelled(word);
    let title = title(word.as_bytes());
    title.is_before_name
        || title.is_noun
        || matches!(grammar(word.as_bytes()), Some(Possessive | Preposition | Pronoun | Subject | Verb))
        || COMMON.contains(&word.as_str())
}

fn is_number(word: &[u32]) -> bool {
    word.iter().all(|code| char::from_u32(*code >> 1).is_some_and(|c| c.is_ascii_digit()))
}
