//! Marks without brackets.

use super::mark::{self, Reading};
use super::place::{Place, is_label};
use super::scan::{BARE_MAX, Found, Kind, Scan};
use super::shape::is_certain;

/// Longest line that is only a level.
const LINE_MAX: usize = 100;

impl Scan<'_> {
    /// Marks without brackets: `C) The harbor`, `S/NF The harbor`, `SECRET//REL EXAMPLIA` alone on a line.
    pub(super) fn lines(&mut self) {
        let mut start = 0;
        while start < self.glyphs.len() {
            let rest = self.glyphs.get(start..).unwrap_or_default();
            let len = rest.iter().position(|glyph| glyph.c == '\n').unwrap_or(rest.len());
            self.line(start, start + len);
            start += len + 1;
        }
    }

    fn line(&mut self, start: usize, end: usize) {
        let line = self.glyphs.get(start..end).unwrap_or_default();
        let has_bracket = line.iter().take(LINE_MAX).any(|glyph| glyph.c == '(');
        if line.len() <= LINE_MAX && !has_bracket && !line.iter().any(|glyph| glyph.c.is_lowercase()) {
            let words = self.words(start, end);
            let is_head = words.contains("SECTION") && words.contains(" OF ");
            let rank = mark::of_line(&words).filter(|_| is_head || mark::read(&words).is_some());
            if let Some(rank) = rank {
                // The level of the whole, which pages repeat.
                let opens = ["BEGIN", "START"].iter().any(|word| words.trim_start().starts_with(word));
                if !opens && !words.contains("//") && self.known.whole.is_some_and(|whole| rank <= whole) {
                    return;
                }
                let skipped = words.chars().take_while(|c| c.is_whitespace()).count();
                let end = start + words.trim_end().chars().count();
                self.found.push(Found { start: start + skipped, end, reading: Reading::Perhaps(rank) });
                return;
            }
        }
        // The words behind a number, up to a blank or a bracket.
        let mut label = 0;
        let mut at = start;
        for (index, glyph) in line.iter().enumerate().take(BARE_MAX) {
            if glyph.c.is_whitespace() && is_label(&self.words(start, start + index)) {
                (label, at) = (index, start + index + 1);
            }
        }
        let is_numbered = label > 0 || start == 0 && (self.known.kind == Kind::Numbered);
        if !is_numbered {
            return;
        }
        let rest = self.glyphs.get(at..end).unwrap_or_default();
        let skipped = rest.iter().take_while(|glyph| glyph.c.is_whitespace()).count();
        let at = at + skipped;
        let rest = rest.get(skipped..).unwrap_or_default();
        if rest.first().is_some_and(|glyph| glyph.c == '(') {
            return;
        }
        let close = rest.iter().take(BARE_MAX).position(|glyph| matches!(glyph.c, '(' | ')'));
        let close = close.filter(|close| rest.get(*close).is_some_and(|glyph| glyph.c == ')'));
        if let Some(close) = close {
            self.bare(at, close, close + 1);
            return;
        }
        let blank =
            rest.iter().take(BARE_MAX).position(|glyph| glyph.c.is_whitespace()).unwrap_or(rest.len());
        let words = self.words(at, at + blank);
        let inner = words.trim_matches(['-', ':', '/', '=', '<', '>', '.', ',']);
        let is_signed = inner.len() < words.trim_end_matches(['.', ',']).len();
        let is_word = inner.len() > 2 && !inner.contains('.');
        let is_plain = !inner.contains(|c: char| !c.is_ascii_alphanumeric() && c != '/');
        if is_plain && (is_signed || is_word) && blank <= BARE_MAX {
            self.bare(at, blank, blank);
        }
    }

    /// The mark that words without brackets are, behind a number.
    fn bare(&mut self, at: usize, len: usize, whole: usize) {
        let words = self.words(at, at + len);
        let is_small = words.chars().any(char::is_lowercase);
        if let Some(reading) =
            mark::read(&words).filter(|reading| !is_small && matches!(reading, Reading::Exact(_)))
        {
            let behind = self.words(at + len, (at + len + BARE_MAX).min(self.glyphs.len())).to_uppercase();
            let is_whole_text = behind.trim_start_matches([' ', '-']).starts_with("ENTIRE TEXT");
            let reading = if is_whole_text { reading } else { reading.guessed() };
            self.found.push(Found { start: at, end: at + whole, reading });
        }
    }

    /// `SECRET: The harbor`: the word of a level before a colon.
    pub(super) fn labelled(&mut self) {
        for colon in
            (0..self.glyphs.len()).filter(|at| self.glyphs.get(*at).is_some_and(|glyph| glyph.c == ':'))
        {
            let front = self.glyphs.get(..colon).unwrap_or_default();
            let len =
                front.iter().rev().take(BARE_MAX).take_while(|glyph| glyph.c.is_ascii_uppercase()).count();
            let words = self.words(colon - len, colon);
            let is_level = len > 2 && is_certain(&words) && words != "NOFORN";
            if is_level
                && self.place(colon - len).place != Place::Running
                && let Some(reading) = mark::read(&words)
            {
                self.found.push(Found { start: colon - len, end: colon, reading: reading.perhaps() });
            }
        }
    }
}
