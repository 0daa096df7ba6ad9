//! Any bytes at all.
#![no_main]

#[path = "../../crates/reftel-core/tests/common/check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    check::check(bytes);
});
