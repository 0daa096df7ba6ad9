//! Any bytes before a mark above the level: what it covers is in no export while nothing is undecided.
#![no_main]

use reftel_core::cable::Level;
use reftel_core::export::Options;
use reftel_core::export::json::to_released_json;
use reftel_core::export::text::to_text;
use reftel_core::parse::parse;
use reftel_core::redact::{PortionsRule, Rules, Unmarked, apply, release};
use reftel_core::text::Source;

const HEAD: &[u8] = b"UNCLAS X 000173\n\nSUBJECT: (U) X\n\n1. (U) ";
const COVERED: &str = "Barges";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.windows(COVERED.len()).any(|words| words == COVERED.as_bytes()) {
        return;
    }
    let text = [HEAD, bytes, b"\n\n2. (S//NF) Barges unload.\n\n3. (U) Text.\n"].concat();
    let Ok(source) = Source::new("fuzz", text) else { return };
    let cable = parse(&source).cable;
    for keep in [Level::Unclassified, Level::Sensitive, Level::Confidential] {
        let portions = PortionsRule { on: true, keep, unmarked: Unmarked::Keep, ..PortionsRule::default() };
        let applied = apply(&source, &cable, &Rules { portions, ..Rules::default() });
        let released = release(&source, &cable, &applied.withheld()).expect("marks of this text");
        let options = Options::default();
        for file in [to_text(&released, options), to_released_json(&released, options)] {
            assert!(!file.contains(COVERED), "{keep:?}");
        }
    }
});
