//! Marks without brackets that are all of a cell: `| Elm | S/NF | The harbor |`.

use super::mark::{self, Reading};
use super::scan::{BARE_MAX, Scan};

impl Scan<'_> {
    /// Cells between bars or tabs that are a mark. Single letters count if another cell is a `U`.
    pub(super) fn cells(&mut self) {
        let mut cells: Vec<(usize, String)> = Vec::new();
        let mut start = 0;
        // Whether a bar or a tab stands beside the cell.
        let mut is_cell = false;
        for at in 0..=self.glyphs.len() {
            let end = self.glyphs.get(at).map(|glyph| glyph.c);
            if end.is_some_and(|c| !matches!(c, '|' | '\t' | '\n')) {
                continue;
            }
            let is_bar = matches!(end, Some('|' | '\t'));
            if (is_cell || is_bar) && at - start <= BARE_MAX * 2 {
                let words = self.words(start, at);
                let skipped = words.chars().take_while(|c| c.is_whitespace()).count();
                let trimmed = words.trim();
                if !trimmed.is_empty() && trimmed.chars().count() <= BARE_MAX {
                    cells.push((start + skipped, trimmed.to_owned()));
                }
            }
            is_cell = is_bar;
            start = at + 1;
        }
        let has_letters = cells.iter().any(|(_, words)| words == "U");
        for (start, words) in cells {
            let is_mark = words.len() > 1 || has_letters && words != "R";
            let is_plain = !words.contains(['(', ')']) && !words.chars().any(char::is_lowercase);
            if is_mark
                && is_plain
                && let Some(reading @ Reading::Exact(_)) = mark::read(&words)
            {
                self.add(start, start + words.chars().count(), reading.perhaps());
            }
        }
    }
}
