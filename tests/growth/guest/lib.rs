//! The parser as a WebAssembly program without a browser: the host writes the input into its memory, starts
//! `run`, and counts the steps.
#![allow(unsafe_code, reason = "an exported name could clash with another; there is no other here")]

use std::cell::RefCell;

use reftel::parse::parse_all;
use reftel::text::Source;

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
