//! Any bytes around a mark above the level: what it covers is not released while nothing is undecided.
#![no_main]

use reftel_core::cable::Level;
use reftel_core::parse::parse;
use reftel_core::redact::{PortionsRule, Rules, Unmarked, apply};
use reftel_core::text::Source;

const HEAD: &[u8] = b"UNCLAS X 000173\n\nSUBJECT: (U) X\n\n1. (U) ";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = [HEAD, bytes, b"\n\n2. (S//NF) Barges unload.\n\n3. (U) Text.\n"].concat();
    let Ok(source) = Source::new("fuzz", text.clone()) else { return };
    let cable = parse(&source).cable;
    for keep in [Level::Unclassified, Level::Sensitive, Level::Confidential] {
        let portions = PortionsRule { on: true, keep, unmarked: Unmarked::Keep, ..PortionsRule::default() };
        let applied = apply(&source, &cable, &Rules { portions, ..Rules::default() });
        let at = text.windows(6).rposition(|words| words == b"Barges").unwrap_or_default() as u32;
        // What is in another cable, or cut off as a page break, is in no file of this one.
        let is_text = cable.extent.start <= at
            && at < cable.extent.end
            && !cable.residue.iter().any(|span| span.start <= at && at < span.end);
        let is_withheld = applied.withheld().all().iter().any(|mark| mark.span.start <= at && at < mark.span.end);
        assert!(!is_text || is_withheld, "{keep:?}");
    }
});
