//! Lines of pages that were not recognised as such and that cut a text in two: `- 3 -`, `[Page 3]`, `UNCLASSIFIED`.

use crate::cable::{Cable, LineKind};
use crate::text::{Source, Span, trim};

/// Longest such line, in bytes.
const LINE_MAX: usize = 80;
/// How many bytes before and after it are looked at with it.
const AROUND: u32 = 100;
/// Words of which such a line can consist.
const MARKINGS: [&str; 14] = [
    "classified",
    "confidential",
    "declassified",
    "limited",
    "noforn",
    "official",
    "only",
    "restricted",
    "secret",
    "sensitive",
    "top",
    "unclas",
    "unclassified",
    "use",
];

/// The lines between two halves of a text, and the halves: what stands before them and behind.
pub(super) fn cuts(source: &Source, cable: &Cable) -> Vec<(Span, [Span; 2])> {
    let mut cuts = Vec::new();
    let mut before: Option<Span> = None;
    let mut between: Option<Span> = None;
    for line in cable.lines.iter().filter(|line| cable.extent.contains(line.span)) {
        let text = trim(source.bytes(), line.span);
        let is_out =
            matches!(line.kind, LineKind::Blank | LineKind::Break | LineKind::Residue) || text.is_empty();
        if is_out {
            continue;
        }
        if text.len() <= LINE_MAX && is_furniture(&source.text(text)) {
            between = Some(between.map_or(line.span, |known| known.to(line.span)));
            continue;
        }
        if let (Some(before), Some(out)) = (before, between.take()) {
            let is_blank = |at: &u32| source.bytes().get(*at as usize).is_none_or(u8::is_ascii_whitespace);
            let front = before.start.max(before.end.saturating_sub(AROUND));
            let front = if front == before.start {
                front
            } else {
                (front..before.end).find(is_blank).unwrap_or(front)
            };
            let behind = text.end.min(text.start.saturating_add(AROUND));
            let behind = if behind == text.end {
                behind
            } else {
                (text.start..behind).rev().find(is_blank).unwrap_or(behind)
            };
            cuts.push((
                out,
                [Span { start: front, end: before.end }, Span { start: text.start, end: behind }],
            ));
        }
        before = Some(text);
    }
    cuts
}

/// Whether a line says no more than a page does: its number, its marking.
fn is_furniture(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let Some(first) = words.first() else { return false };
    let is_marking = words.iter().all(|word| MARKINGS.contains(word));
    let is_spaced = words.iter().all(|word| word.len() == 1)
        && words.len() > 4
        && MARKINGS.contains(&words.concat().as_str());
    is_marking
        || is_spaced
        || words.len() <= 3 && words.iter().all(|word| is_number(word) || *word == "of")
        || matches!(*first, "page" | "pg" | "p") && words.len() < 6 && words.iter().skip(1).any(is_number)
        || matches!(*first, "zczc" | "nnnn") && words.len() < 6
        || lower.contains("approved for release")
        || lower.starts_with("declassified ")
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn ok_furniture() {
        for line in [
            "- 3 -",
            "3",
            "2 of 3",
            "[Page 3]",
            "Page 3 of 7",
            "UNCLASSIFIED",
            "C O N F I D E N T I A L",
            "LIMITED OFFICIAL USE",
            "NNNN",
            "Declassified and Approved For Release",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["The harbor is deep.", "1. (U) It", "DOE", "1974", "USE THE HARBOR", "", "---"] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
