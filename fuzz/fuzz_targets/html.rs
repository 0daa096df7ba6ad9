//! Any bytes as the text of a web page, where tags and character references may stand anywhere.
#![no_main]

#[path = "../../crates/reftel-core/tests/common/check.rs"]
mod check;

const HEAD: &[u8] = b"<!DOCTYPE html>\n<code><pre>R 131627Z FEB 08&#x000A;FM AMEMBASSY X</pre></code>\n<code><pre>SECRET X 000173&#x000A;";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    check::check(&[HEAD, bytes, b"</pre></code>"].concat());
});
