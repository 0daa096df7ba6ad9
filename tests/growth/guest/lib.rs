//! The parser as a WebAssembly program without a browser, and the search: the host writes the input into its memory,
//! starts `run` or `search`, and counts the steps.
#![allow(unsafe_code, reason = "an exported name could clash with another; there is no other here")]

use std::cell::RefCell;

use reftel_core::parse::parse_all;
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
