//! Marks without brackets.

use super::banner::{self, LINE_MAX};
use super::glyphs::Glyph;
use super::mark::{self, Reading};
use super::place::{Place, is_label};
use super::scan::{BARE_MAX, Found, Kind, Scan};
use super::shape::is_certain;

/// How many words behind the beginning of a quotation its level stands at most.
const QUOTED_MAX: usize = 3;

/// Longest label before a colon, in characters, and most words of a sentence that ends in a level before one.
const LABEL_MAX: usize = 40;
const SAID_MAX: usize = 6;

/// Words that a level stands before in a label.
const LABELLED: [&str; 16] = [
    "NOTE",
    "PART",
    "PORTION",
    "TEXT",
    "COMMENT",
    "SUMMARY",
    "ANNEX",
    "SECTION",
    "PARAGRAPH",
    "POINTS",
    "EXCERPT",
    "FOLLOWS",
    "BEGIN",
    "BEGINS",
    "NOFORN",
    "ADDENDUM",
];

/// Whether a word in capitals is that of a level and seldom any other.
fn is_level(word: &str) -> bool {
    word == "TS" || word.len() > 2 && is_certain(word) && word != "NOFORN"
}

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
        if line.len() <= LINE_MAX && !line.iter().any(|glyph| glyph.c == '(') {
            let words = self.words(start, end);
            if let Some(banner) = banner::read(&words) {
                if words.contains("//") || !banner.is_furniture(self.known) {
                    let skipped = words.chars().take_while(|c| c.is_whitespace()).count();
                    let end = start + words.trim_end().chars().count();
                    let reading = Reading::Perhaps(banner.rank);
                    self.found.push(Found { start: start + skipped, end, reading, is_banner: true });
                }
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
        if self.open_line(start, end) || !is_numbered {
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
        // "S - The harbor"
        let behind = rest.get(blank..).unwrap_or_default().iter().map(|glyph| glyph.c);
        let mut behind = behind.skip_while(|c| c.is_whitespace()).take(2);
        let has_dash =
            behind.next() == Some('-') && behind.next().is_none_or(|c| c.is_whitespace() || c == '-');
        let is_signed = is_signed || has_dash && !inner.is_empty();
        if is_plain && (is_signed || is_word) && blank <= BARE_MAX {
            self.bare(at, blank, blank);
        }
    }

    /// What lost its brackets at the beginning of a line: `C//NF The harbor`, `C) The harbor`.
    fn open_line(&mut self, start: usize, end: usize) -> bool {
        let line = self.glyphs.get(start..end).unwrap_or_default();
        let skipped = line.iter().take_while(|glyph| glyph.c.is_whitespace() || glyph.c == '-').count();
        let line = line.get(skipped..).unwrap_or_default();
        let len =
            line.iter().take(BARE_MAX).take_while(|glyph| !glyph.c.is_whitespace() && glyph.c != ')').count();
        let words = self.words(start + skipped, start + skipped + len);
        let has_caveat = words.split(['/', '-', ',']).skip(1).any(mark::is_caveat);
        let is_closed = line.get(len).is_some_and(|glyph| glyph.c == ')');
        let is_word = is_level(&words) || words.chars().count() > 1 && is_certain(&words);
        let is_closed =
            is_closed && (is_word || matches!(words.as_str(), "C" | "S") && !self.known.has_capitals);
        let is_open = words.contains('/') && has_caveat && !words.contains('(');
        let reading = mark::read(&words).filter(|reading| matches!(reading, Reading::Exact(_)));
        let Some(reading) = reading.filter(|_| is_open || is_closed) else { return false };
        let end = start + skipped + len + usize::from(is_closed);
        self.add(start + skipped, end, reading.guessed());
        true
    }

    /// A level behind a mark in brackets, apart from the words by a sign: `(U) C - The harbor`, `(U) SECRET: The harbor`.
    pub(super) fn behind_marks(&mut self) {
        for end in self.found.iter().map(|found| found.end).collect::<Vec<_>>() {
            let rest = self.glyphs.get(end..).unwrap_or_default();
            let skipped = rest.iter().take_while(|glyph| glyph.c == ' ').count();
            let is_part = |glyph: &&Glyph| glyph.c.is_ascii_uppercase() || glyph.c == '/';
            let len = rest.iter().skip(skipped).take(BARE_MAX).take_while(is_part).count();
            let mut behind = rest.iter().skip(skipped + len).map(|glyph| glyph.c).skip_while(|c| *c == ' ');
            let words = self.words(end + skipped, end + skipped + len);
            let is_apart = matches!(behind.next(), Some(':' | '-'))
                && behind.next().is_some_and(|c| matches!(c, ' ' | '-' | '\n'));
            if let Some(reading @ Reading::Exact(_)) = mark::read(&words).filter(|_| is_apart) {
                self.add(end + skipped, end + skipped + len, reading.guessed());
            }
        }
    }

    /// A title that begins or ends in a level without brackets: `CONFIDENTIAL - THE HARBOR`, `THE HARBOR, C`.
    pub(super) fn title(&mut self) {
        if self.known.kind != Kind::Title || self.glyphs.iter().any(|glyph| glyph.c == '(') {
            return;
        }
        let is_sign = |glyph: &Glyph| matches!(glyph.c, '-' | ':' | '/' | ',');
        let is_part = |glyph: &&Glyph| glyph.c.is_ascii_uppercase();
        let first = self.glyphs.iter().take_while(|glyph| !glyph.c.is_alphanumeric()).count();
        let rest = self.glyphs.get(first..).unwrap_or_default();
        let len = rest.iter().take(BARE_MAX).take_while(is_part).count();
        let behind = rest.iter().skip(len).find(|glyph| !glyph.c.is_whitespace());
        self.side(first, len, behind.is_some_and(is_sign));
        let last = self.glyphs.iter().rev().take_while(|glyph| !glyph.c.is_alphanumeric()).count();
        let end = self.glyphs.len().saturating_sub(last);
        let front = self.glyphs.get(..end).unwrap_or_default();
        let len = front.iter().rev().take(BARE_MAX).take_while(is_part).count();
        let before = front.iter().rev().skip(len).find(|glyph| !glyph.c.is_whitespace());
        self.side(end - len, len, before.is_some_and(is_sign));
    }

    fn side(&mut self, start: usize, len: usize, is_apart: bool) {
        let words = self.words(start, start + len);
        if is_apart
            && words != "R"
            && let Some(reading @ Reading::Exact(_)) = mark::read(&words)
        {
            self.add(start, start + len, reading.perhaps());
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
            self.add(at, at + whole, reading);
        }
    }

    /// `SECRET: The harbor`, `Confidential note: ...`, `The following is secret: ...`: the word of a level before a colon.
    pub(super) fn labelled(&mut self) {
        for colon in
            (0..self.glyphs.len()).filter(|at| self.glyphs.get(*at).is_some_and(|glyph| glyph.c == ':'))
        {
            let front = self.glyphs.get(..colon).unwrap_or_default();
            let is_part = |glyph: &&Glyph| glyph.c.is_alphanumeric() || matches!(glyph.c, ' ' | '\n');
            let len = front.iter().rev().take(LABEL_MAX).take_while(is_part).count();
            let label = self.words(colon - len, colon).to_uppercase();
            let skipped = label.chars().take_while(|c| c.is_whitespace()).count();
            let words: Vec<&str> = label.split_whitespace().collect();
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let start = colon - len + skipped;
            let is_first = is_level(first)
                && self.place(start).place != Place::Running
                && words.get(1..).is_some_and(|rest| rest.iter().all(|word| LABELLED.contains(word)));
            let is_last = is_level(last)
                && words.len() <= SAID_MAX
                && words.iter().any(|word| matches!(*word, "IS" | "ARE" | "FOLLOWING" | "PART" | "PORTION"));
            let level = if is_first { first } else { last };
            if let Some(reading) = mark::read(level).filter(|_| is_first || is_last) {
                let end = if is_first { start + first.chars().count() } else { colon };
                self.add(end - level.chars().count(), end, reading.perhaps());
            }
        }
    }

    /// `QUOTE SECRET STATE 12`: the word of a level behind one that says that a text begins.
    pub(super) fn quoted(&mut self) {
        let mut at = 0;
        // How many words more may be the level.
        let mut opened = 0;
        while at < self.glyphs.len() {
            let rest = self.glyphs.get(at..).unwrap_or_default();
            let len = rest.iter().take_while(|glyph| glyph.c.is_ascii_alphanumeric()).count();
            if len == 0 {
                at += 1;
                continue;
            }
            let words = if len <= BARE_MAX { self.words(at, at + len) } else { String::new() };
            let is_level = opened > 0 && len > 2 && is_certain(&words) && words != "NOFORN";
            if let Some(reading) = mark::read(&words).filter(|_| is_level) {
                self.add(at, at + len, reading.perhaps());
            }
            opened = match words.as_str() {
                "QUOTE" | "QTE" | "BEGIN" | "FOLLOWS" | "FOLLOWING" => QUOTED_MAX,
                _ => usize::saturating_sub(opened, 1),
            };
            at += len;
        }
    }
}
