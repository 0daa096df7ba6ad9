//! Any bytes after `REF:`, the field with the richest grammar.
#![no_main]

#[path = "../../crates/reftel-core/tests/common/check.rs"]
mod check;

const HEAD: &[u8] = b"R 131627Z FEB 08\nFM AMEMBASSY X\n\nUNCLAS X 000173\n\nTAGS: PREL\nSUBJECT: X\n\nREF: ";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    check::check(&[HEAD, bytes, b"\n\n1. (U) Text.\n"].concat());
});
