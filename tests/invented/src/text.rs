//! The numbered text, from paragraph 1 to the signature.

use super::facts::Facts;
use super::heading::residue;
use super::rng::Rng;
use super::sentence::{sentences, wrap};
use super::words::{HEADINGS, SURNAMES};

/// Its lines.
pub(crate) fn text(facts: &Facts, rng: &mut Rng) -> Vec<String> {
    let mut out = Out { lines: Vec::new(), facts };
    let count = paragraphs(rng);
    let summary = rng.chance(991, 1295);
    let comment = rng.chance(593, 1295) && count > 2;
    let (headed, ruled_above) = (rng.chance(576, 1295), rng.chance(231, 576));
    let items = rng.weigh(&[(941, ""), (208, "-- "), (78, "- "), (37, "(a) "), (23, "A) "), (8, "a. ")]);
    let mut number = 0;
    for index in 0..count {
        number += rng.weigh(&[(1200, 1), (1, 2)]);
        if headed && index > 0 && rng.chance(1, 3) {
            out.heading(rng.pick(&HEADINGS), ruled_above);
        }
        let summarised = summary && index == 0;
        let commented = comment && index + 1 == count;
        let opening = if summarised {
            "SUMMARY: "
        } else if commented {
            "COMMENT: "
        } else {
            ""
        };
        let closing = match (summarised, commented) {
            (true, _) if rng.chance(971, 991) => "  END SUMMARY.",
            (_, true) if rng.chance(349, 593) => "  END COMMENT.",
            _ => "",
        };
        let length = rng.weigh(&[(2, 1), (4, 3), (4, 6), (3, 9), (1, 16)]);
        let body = sentences(length, facts, rng);
        let pilcrow = if facts.style.pilcrows { "¶" } else { "" };
        out.paragraph(&format!("{pilcrow}{number}. {}{opening}{body}{closing}", facts.portion(rng)));
        if !items.is_empty() && rng.chance(1, 3) {
            for _ in 0..rng.between(2, 5) {
                out.paragraph(&format!("{items}{}", sentences(1, facts, rng)));
            }
        }
        if rng.chance(2, 1000) {
            out.table(rng);
        }
    }
    out.end(rng);
    out.lines
}

/// How many paragraphs a cable has: median 9, at most 77.
fn paragraphs(rng: &mut Rng) -> usize {
    const SHARES: [(usize, usize); 9] =
        [(0, 1), (100, 4), (250, 6), (500, 9), (750, 13), (900, 18), (980, 30), (998, 55), (1000, 77)];
    let at = rng.below(1001);
    let pair = SHARES.windows(2).find(|pair| at <= pair[1].0);
    pair.map_or(9, |pair| {
        let ((from, few), (to, many)) = (pair[0], pair[1]);
        few + (at - from) * (many - few) / (to - from)
    })
}

struct Out<'f> {
    lines: Vec<String>,
    facts: &'f Facts,
}

impl Out<'_> {
    fn gap(&mut self) {
        if self.facts.style.blank_lines {
            self.lines.push(String::new());
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.lines.extend(wrap(text, self.facts.style.columns));
        self.gap();
    }

    fn heading(&mut self, text: &str, ruled_above: bool) {
        // The printer broke a row of more than 45.
        let rule = match "-".repeat(text.len()) {
            rule if rule.len() > 45 => format!("{} {}", &rule[..45], &rule[45..]),
            rule => rule,
        };
        if ruled_above {
            self.lines.push(rule.clone());
        }
        self.lines.extend([text.to_owned(), rule]);
        self.gap();
    }

    fn table(&mut self, rng: &mut Rng) {
        self.lines.push("Year      Herring      Cod".to_owned());
        for year in 2001..2001 + rng.between(3, 9) {
            self.lines.push(format!("{year}      {:7}      {:3}", rng.below(100_000), rng.below(1000)));
        }
        self.gap();
    }

    fn end(&mut self, rng: &mut Rng) {
        if rng.chance(24, 1295) {
            self.paragraph("Minimize considered.");
        }
        if rng.chance(182, 1295) {
            self.paragraph(
                "Visit Port Elsinore's classified website: http://www.example.invalid/portelsinore/",
            );
        }
        let surname = rng.pick(&SURNAMES);
        match rng.weigh(&[(740, 0), (12, 1), (193, 2), (350, 3)]) {
            0 => self.lines.push(surname.to_owned()),
            1 => self.lines.push(format!("{surname} JR")),
            2 => self.lines.push(format!("{}{}", &surname[..1], surname[1..].to_lowercase())),
            _ => {}
        }
        if rng.chance(9, 1295) {
            self.lines.push("NNNN".to_owned());
        }
    }
}

/// Puts what page breaks left between the lines from `first` on, mostly in the middle of sentences.
pub(crate) fn break_pages(lines: &mut Vec<String>, first: usize, facts: &Facts, rng: &mut Rng) {
    if !facts.style.residue {
        return;
    }
    let length = lines.len() - first;
    // A short text in many sections has lost most of their heads.
    let pages = facts.sections.min(length / 4);
    // From the last, so that the places before it stay where they are.
    for page in (2..=pages).rev() {
        let at = first + length * (page - 1) / pages;
        let residue = residue(facts, page, rng);
        let line = &mut lines[at];
        if facts.style.columns.is_none() && line.len() > 200 && rng.chance(1, 3) {
            // A reflowed copy has it in the middle of a line.
            let middle = line.match_indices("  ").map(|(at, _)| at + 1).next().unwrap_or(0);
            line.insert_str(middle, &format!("{residue} "));
        } else {
            lines.splice(at..at, [residue, String::new(), String::new()]);
        }
    }
}
