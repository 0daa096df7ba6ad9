//! The parser as a WebAssembly program without a browser, the search, and the rules of redaction: the host writes the input
//! into its memory, starts `run`, `search` or one of the rules, and counts the steps.
#![allow(unsafe_code, reason = "an exported name could clash with another; there is no other here")]

use std::cell::RefCell;

use reftel_core::cable::{Cable, Level};
use reftel_core::export::Options;
use reftel_core::export::text::to_text;
use reftel_core::gate::{gate, secrets};
use reftel_core::parse::{parse, parse_all};
use reftel_core::redact::leaks::leaks;
use reftel_core::redact::{Rules, Term, apply, release};
use reftel_core::search::{Folded, Query, find};
use reftel_core::text::{Shown, Source};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for an input of `len` bytes and says where it is.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        *input = vec![0; len];
        input.as_mut_ptr()
    })
}

/// Reads the input and says how many cables it holds.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> usize {
    let input = INPUT.with_borrow_mut(std::mem::take);
    Source::new("growth", input).map_or(0, |source| parse_all(&source).len())
}

/// Looks for the last line of the input in the lines before it, and says how often it stands there.
#[unsafe(no_mangle)]
pub extern "C" fn search() -> usize {
    let input = INPUT.with_borrow_mut(std::mem::take);
    let input = String::from_utf8_lossy(&input);
    let (text, words) = input.rsplit_once('\n').unwrap_or_default();
    let Ok(source) = Source::new("growth", text) else { return 0 };
    let units = [Folded::new(&Shown::line(&source, &source.span().into()))];
    let every = [false, true].into_iter().flat_map(|exact| [(exact, false), (exact, true)]);
    let query =
        |(exact, whole_words)| Query { words: words.to_owned(), case: exact, accents: exact, whole_words };
    every.map(|every| find(&units, &query(every)).len()).sum()
}

/// The input as one cable, after `each` has set the rules.
fn with_rules(set: impl Fn(&mut Rules), each: impl Fn(&Source, &Cable, &Rules) -> usize) -> usize {
    let input = INPUT.with_borrow_mut(std::mem::take);
    let Ok(source) = Source::new("growth", input) else { return 0 };
    let mut rules = Rules::default();
    set(&mut rules);
    each(&source, &parse(&source).cable, &rules)
}

fn applied(source: &Source, cable: &Cable, rules: &Rules) -> usize {
    apply(source, cable, rules).findings.len()
}

fn personal_data(rules: &mut Rules) {
    rules.personal.on = true;
    rules.personal.kinds = [true; 5];
}

fn all(rules: &mut Rules) {
    personal_data(rules);
    rules.protected.on = true;
    rules.portions.on = true;
    rules.portions.keep = Level::Unclassified;
    rules.names.on = true;
    rules.names.terms = vec![Term::new("Jane Doe"), Term::new("harbor")];
}

/// Looks for personal data.
#[unsafe(no_mangle)]
pub extern "C" fn personal() -> usize {
    with_rules(personal_data, applied)
}

/// Looks for protected sources.
#[unsafe(no_mangle)]
pub extern "C" fn protected() -> usize {
    with_rules(|rules| rules.protected.on = true, applied)
}

/// Looks for names and terms.
#[unsafe(no_mangle)]
pub extern "C" fn names() -> usize {
    let set = |rules: &mut Rules| {
        all(rules);
        (rules.personal.on, rules.protected.on, rules.portions.on) = (false, false, false);
    };
    with_rules(set, applied)
}

/// Looks for portions above a level.
#[unsafe(no_mangle)]
pub extern "C" fn portions() -> usize {
    with_rules(|rules| rules.portions.on = true, applied)
}

/// Applies all rules, releases what is left, writes it, and checks the file.
#[unsafe(no_mangle)]
pub extern "C" fn released() -> usize {
    with_rules(all, |source, cable, rules| {
        let marks = apply(source, cable, rules).withheld();
        let Ok(released) = release(source, cable, &marks) else { return 0 };
        let text = to_text(&released, Options::default());
        let Ok(secrets) = secrets(&[(source, cable, &marks)]) else { return 0 };
        gate("cable.txt", text.into_bytes(), &secrets).map_or(0, |checked| checked.bytes().len())
    })
}

/// Looks for what still tells of what was struck.
#[unsafe(no_mangle)]
pub extern "C" fn telling() -> usize {
    with_rules(all, |source, cable, rules| {
        let applied = apply(source, cable, rules);
        leaks(source, cable, rules, &applied).len()
    })
}
