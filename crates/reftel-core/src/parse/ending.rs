//! The end of the text: who signed it, and what stands behind it.

use super::Reading;
use super::marking::is_level_only;
use super::piece::Piece;
use super::signature::{
    Letters, ends_sentence, fused_signature, is_office, is_signature_line, is_single_name, without_tail,
};
use crate::cable::{Code, Dialect, LineKind};
use crate::text::{Class, Cursor, Span, class, trim};

/// Where the text ends, and what closes the cable behind it.
pub(super) struct Ending {
    /// The piece behind the last of the text.
    pub(super) end: usize,
    /// Standing words around the signature, in order.
    pub(super) closing: Vec<Span>,
}

/// Goes back from the last line as long as lines are no text: end of the message, level, signature, the address of
/// a web page. The signature is set apart.
pub(super) fn find_ending(reading: &mut Reading<'_>, start: usize) -> Ending {
    let mut back = Back { end: reading.pieces.len(), reading, start, closing: Vec::new(), is_signed: false };
    while back.step() {}
    if !back.is_signed {
        back.fused();
    }
    let Back { end, mut closing, .. } = back;
    closing.reverse();
    Ending { end, closing }
}

struct Back<'r, 'b> {
    reading: &'r mut Reading<'b>,
    start: usize,
    end: usize,
    closing: Vec<Span>,
    is_signed: bool,
}

impl Back<'_, '_> {
    /// Takes the last piece if it is no text.
    fn step(&mut self) -> bool {
        let bytes = self.reading.bytes;
        let Some(at) = self.end.checked_sub(1).filter(|at| *at >= self.start) else { return false };
        let Some(piece) = self.reading.pieces.get(at).copied() else { return false };
        let text = bytes.get(piece.span.range()).unwrap_or_default();
        let is_behind = self.is_signed || !self.closing.is_empty();
        match piece.kind() {
            LineKind::Blank => {}
            LineKind::Residue => self.reading.residue.push(piece.span),
            LineKind::Break | LineKind::EndOfMessage => self.reading.marks.push(piece.span),
            LineKind::Classification if is_level_only(bytes, piece.span) => {
                self.reading.marks.push(piece.span);
            }
            LineKind::Rule if is_behind || self.is_above_rule(at) => self.reading.marks.push(piece.span),
            // The end of a quoted telegram stands around the signature; it is a word of the text.
            _ if text.eq_ignore_ascii_case(b"UNQUOTE") => self.closing.push(piece.span),
            _ if is_trailer(text) => self.reading.marks.push(piece.span),
            _ if !self.is_signed && is_office(text) && self.take_signed_office(at, piece) => {
                return true;
            }
            _ if !self.is_signed && self.take_release(at) => return true,
            _ if is_downgrading(text) && (self.is_signed || self.is_apart(at)) => {
                self.closing.push(piece.span);
            }
            LineKind::Drafting if !self.is_signed && self.take_signed_draft(at) => return true,
            _ if !self.is_signed && self.take_signature(at, piece) => {}
            _ => return self.take_closing(at),
        }
        self.end = at;
        true
    }

    /// Whether a blank line stands above the one at `at`.
    fn is_apart(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|at| self.reading.pieces.get(at));
        above.is_some_and(|piece| piece.kind() == LineKind::Blank)
    }

    /// Whether a rule at `at` stands below a closing line.
    fn is_above_rule(&self, at: usize) -> bool {
        let above = self.reading.pieces.get(self.start..at).unwrap_or_default();
        let last = above.iter().rposition(|piece| piece.kind() != LineKind::Blank);
        last.is_some_and(|last| self.closing_start(self.start + last).is_some())
    }

    /// Takes the name of the signer, if the piece is one.
    fn take_signature(&mut self, at: usize, piece: Piece) -> bool {
        let bytes = self.reading.bytes;
        if piece.kind() != LineKind::Text {
            return false;
        }
        let (name, before, tail) = without_tail(bytes, piece.span);
        if !self.can_sign(at, name, !before.is_empty()) {
            return false;
        }
        self.is_signed = true;
        self.reading.cable.signature = Some(name.into());
        if !tail.is_empty() {
            self.reading.marks.push(tail);
        }
        if !before.is_empty() {
            self.closing.push(before);
        }
        true
    }

    /// Takes the office below the name of the signer, and the name.
    fn take_signed_office(&mut self, at: usize, office: Piece) -> bool {
        let Some(above) = at.checked_sub(1).filter(|above| *above >= self.start) else { return false };
        let Some(piece) = self.reading.pieces.get(above).copied() else { return false };
        if !self.take_signature(above, piece) {
            return false;
        }
        if let Some(signature) = &mut self.reading.cable.signature {
            signature.push(office.span);
        }
        self.end = above;
        true
    }

    /// Takes the lines below the name of the signer that say who drafted and cleared the text, and the name.
    fn take_signed_draft(&mut self, at: usize) -> bool {
        let above = self.reading.pieces.get(self.start..=at).unwrap_or_default();
        let is_draft = |piece: &&Piece| matches!(piece.kind(), LineKind::Drafting | LineKind::Blank);
        let count = above.iter().rev().take(RELEASE_LINES).take_while(is_draft).count();
        let (rest, lines) = above.split_at(above.len() - count);
        let lines: Vec<Span> = lines
            .iter()
            .rev()
            .filter(|piece| piece.kind() == LineKind::Drafting)
            .map(|piece| piece.span)
            .collect();
        let Some((name, piece)) = rest.len().checked_sub(1).zip(rest.last().copied()) else { return false };
        let len = self.closing.len();
        self.closing.extend(lines);
        if !self.take_signature(self.start + name, piece) {
            self.closing.truncate(len);
            return false;
        }
        self.end = self.start + name;
        true
    }

    /// Takes the lines that end at `at` in which a release says who made it.
    fn take_release(&mut self, at: usize) -> bool {
        let above = self.reading.pieces.get(self.start..=at).unwrap_or_default();
        let text = |piece: &Piece| self.reading.bytes.get(piece.span.range()).unwrap_or_default();
        let count = above
            .iter()
            .rev()
            .take(RELEASE_LINES)
            .take_while(|piece| piece.kind() == LineKind::Residue || is_of_release(text(piece)))
            .count();
        let lines = above.get(above.len() - count..).unwrap_or_default();
        let before = above.get(..above.len() - count).and_then(<[_]>::last);
        let is_apart = before.is_some_and(|before| {
            matches!(before.kind(), LineKind::Blank | LineKind::Rule | LineKind::Classification)
        });
        if !is_apart || !lines.iter().any(|piece| says_release(text(piece))) {
            return false;
        }
        self.reading.marks.extend(lines.iter().map(|piece| piece.span));
        self.end = at + 1 - count;
        true
    }

    /// Whether a line with a name's shape stands where a name does.
    fn can_sign(&self, at: usize, name: Span, is_behind_quote: bool) -> bool {
        let bytes = self.reading.bytes;
        let before = self.reading.pieces.get(self.start..at).unwrap_or_default();
        let Some(last) = before.iter().rposition(|piece| piece.kind() != LineKind::Blank) else {
            return false;
        };
        let Some(text) = before.get(last) else { return false };
        let after_blank = last + 1 < before.len();
        let written = bytes.get(text.span.range()).unwrap_or_default();
        let is_below_end = ends_sentence(bytes, text.span) && text.kind() != LineKind::Rule;
        let is_below_closing = self.closing_start(self.start + last).is_some()
            || text.kind() == LineKind::Rule && self.is_above_rule(self.start + last)
            || is_downgrading(written);
        let is_below_greeting = is_greeting(written) || is_end_of_part(written);
        let is_single = is_single_name(bytes, name);
        let is_small = (is_below_end || is_below_closing) && is_small_name(bytes, name);
        if !(is_signature_line(bytes, name) || is_small) {
            return false;
        }
        // A lone name in capitals stands out below a row of X, or below anything behind a blank line.
        let is_below_crosses = is_single && (written.ends_with(b"XXXX") || written.ends_with(b"xxxx"));
        let is_apart = after_blank && text.kind() != LineKind::Rule;
        let place = is_behind_quote
            || is_below_greeting
            || is_below_end
            || is_below_closing
            || is_below_crosses
            || is_apart;
        // In a list of names the last is one of the list.
        let in_list = !is_single && !after_blank && is_signature_line(bytes, text.span);
        let has_text = before.iter().any(|piece| piece.kind() == LineKind::Paragraph)
            || ends_sentence(bytes, text.span)
            || is_below_greeting;
        place && !in_list && has_text
    }

    /// Takes the closing line that ends at `at`, with the lines it is wrapped over.
    fn take_closing(&mut self, at: usize) -> bool {
        let Some(first) = self.closing_start(at) else { return false };
        let (Some(from), Some(to)) = (self.reading.pieces.get(first), self.reading.pieces.get(at)) else {
            return false;
        };
        self.closing.push(from.span.to(to.span));
        self.end = first;
        true
    }

    /// The piece at which a closing line begins that ends at `at`.
    fn closing_start(&self, at: usize) -> Option<usize> {
        let lowest = self.start.max(at.saturating_sub(CLOSING_LINES - 1));
        let text = |at: usize| self.reading.bytes.get(self.reading.pieces.get(at)?.span.range());
        for first in (lowest..=at).rev() {
            let piece = self.reading.pieces.get(first)?;
            if matches!(
                piece.kind(),
                LineKind::Blank | LineKind::Rule | LineKind::Paragraph | LineKind::Residue
            ) {
                return None;
            }
            let has_address = || (first..=at).filter_map(text).any(has_site);
            if text(first).is_some_and(|text| begins_closing(text) && (is_minimize(text) || has_address())) {
                return Some(first);
            }
        }
        None
    }

    /// A closing sentence and a name on the last line of the text.
    fn fused(&mut self) {
        let bytes = self.reading.bytes;
        let pieces = self.reading.pieces.get(self.start..self.end).unwrap_or_default();
        let Some(last) = pieces.iter().rposition(|piece| piece.kind() != LineKind::Blank) else { return };
        let Some(piece) = pieces.get(last).copied() else { return };
        if matches!(piece.kind(), LineKind::Rule | LineKind::Residue) {
            return;
        }
        let Some(first) = pieces.first() else { return };
        let text = first.span.to(piece.span);
        let near = Span { start: piece.span.end.saturating_sub(MIXED).max(text.start), ..piece.span };
        let mixed = bytes.get(near.range()).is_some_and(|text| text.iter().any(u8::is_ascii_lowercase));
        let letters = match self.reading.dialect {
            _ if mixed => Letters::Mixed,
            Some(Dialect::Aad | Dialect::PlusD) => Letters::CapitalsOfArchive,
            _ => Letters::Capitals,
        };
        let closing = closing_in_line(bytes, piece.span);
        let name = match closing {
            Some(closing) => name_behind_address(bytes, closing),
            None => fused_signature(bytes, piece.span, text, letters),
        };
        let end = closing.or(name).map_or(piece.span.end, |cut| cut.start);
        let rest = trim(bytes, Span { end, ..piece.span });
        if let Some(name) = name {
            self.reading.cable.signature = Some(name.into());
            self.reading.diagnose(Code::SignatureSplit, name);
        }
        if let Some(closing) = closing {
            let end = name.map_or(closing.end, |name| name.start);
            self.closing.push(trim(bytes, Span { end, ..closing }));
        }
        if let Some(piece) = self.reading.pieces.get_mut(self.start + last) {
            piece.span = rest;
            piece.traits = piece.traits.before_end();
            if rest.is_empty() {
                self.end = self.start + last;
            }
        }
    }
}

/// Most lines in which a release says who made it.
const RELEASE_LINES: usize = 8;

/// A line of those in which a release says who made it, behind the text: a label in capitals and a colon, or the name of
/// the department.
fn is_of_release(text: &[u8]) -> bool {
    const LABELS: [&str; 9] = [
        "DATE",
        "CASE",
        "DOC",
        "CLASSIFIED BY",
        "REASON",
        "REASONS",
        "DECLASSIFY ON",
        "AUTHORITY",
        "DERIVED FROM",
    ];
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let is_label = c.eat_any(&LABELS).is_some() && c.rest().iter().take(12).any(|b| *b == b':');
    is_label || says_release(text)
}

/// Whether such a line can be nothing else.
fn says_release(text: &[u8]) -> bool {
    const WORDS: [&str; 9] = [
        "DECLASSIFIED BY",
        "DECLASSIFIED ON",
        "REVIEW AUTHORITY",
        "REVIEWED BY",
        "RELEASE DECISION",
        "RELEASED BY",
        "UNITED STATES DEPARTMENT OF STATE",
        "U.S. DEPARTMENT OF STATE",
        "DECLASSIFICATION AUTHORITY",
    ];
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let begins = c.eat_any(&WORDS);
    begins.is_some_and(|words| words.ends_with("STATE") && c.is_done() || c.rest().contains(&b':'))
}

/// `END CONFIDENTIAL`: a part ends, without a period.
fn is_end_of_part(text: &[u8]) -> bool {
    text.starts_with(b"END ")
        && text.len() <= GREETING_MAX
        && text.iter().all(|b| b.is_ascii_uppercase() || *b == b' ')
}

/// `Regards,`, `BEST REGARDS.`: what stands above a name by custom.
fn is_greeting(text: &[u8]) -> bool {
    let text = text.trim_ascii_end();
    let end = text.len() - text.iter().rev().take_while(|b| matches!(b, b',' | b'.')).count();
    let last =
        text.get(..end).and_then(|text| text.rsplit(u8::is_ascii_whitespace).next()).unwrap_or_default();
    text.len() <= GREETING_MAX
        && ["REGARDS", "SINCERELY", "WISHES", "RESPECTFULLY"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word.as_bytes()))
}

/// Longest line of such a greeting, in bytes.
const GREETING_MAX: usize = 30;

/// Longest line about downgrading, in bytes.
const DOWNGRADING_MAX: usize = 60;

/// Most lines of one closing sentence.
const CLOSING_LINES: usize = 5;
/// How much of the text before its end tells whether it has small letters, in bytes.
const MIXED: u32 = 300;
/// Longest closing sentence on the last line of a text, in bytes.
const CLOSING_MAX: usize = 300;

/// `<< END OF DOCUMENT >>`, `NNNNMAFVVZCZ`, `*** Current Classification *** ...`, and the line of an archive:
/// `1974PORTE00173 - CONFIDENTIAL`.
fn is_trailer(text: &[u8]) -> bool {
    let starts =
        |words: &str| text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes()));
    starts("<< END OF DOCUMENT")
        || starts("*** Current ")
        || text.ends_with(b"MAFVVZCZ")
        || text.starts_with(b"NNNN") && text.len() <= 20
        || is_archive_line(text)
        || is_end_of_cable(text)
        || starts("NOTE BY OC")
}

/// `======CABLE ENDS======`, `END OF CABLE`.
fn is_end_of_cable(text: &[u8]) -> bool {
    let is_mark = |b: &u8| !b.is_ascii_alphanumeric();
    let start = text.iter().take_while(|b| is_mark(b)).count();
    let end = text.iter().rposition(|b| !is_mark(b)).map_or(0, |at| at + 1);
    let words = text.get(start..end).unwrap_or_default();
    let says = ["CABLE ENDS", "END OF CABLE", "END CABLE", "END OF MESSAGE", "END MESSAGE", "END CABLE TEXT"];
    says.iter().any(|says| words.eq_ignore_ascii_case(says.as_bytes()))
}

fn is_archive_line(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let year = c.eat_number(2..=4).is_some();
    let post = c.eat_while(Class::UPPERCASE);
    let serial = c.eat_number(1..=7).is_some();
    year && !post.is_empty()
        && serial
        && c.eat_blanks()
        && c.eat(b'-')
        && c.eat_blanks()
        && is_level_only(text, c.rest_span())
}

/// `GP-3`, `GDS`, `DECLASSIFY UPON RECEIPT`: what the signer's office said of downgrading.
fn is_downgrading(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    if c.eat_any(&["DECLASSIFY", "DECONTROL", "DOWNGRADE"]).is_some() {
        return c.eat_blanks()
            && c.eat_any(&["UPON", "ON", "AFTER", "TO"]).is_some()
            && text.len() <= DOWNGRADING_MAX;
    }
    let known = c.eat_any(&["GP", "GDS", "XGDS", "ADS", "EXEMPT"]).is_some();
    c.eat_while(class!(b'-' | b' ' | b'.'));
    let _ = c.eat_number(1..=2);
    c.eat(b'.');
    known && c.is_done()
}

/// Whether a line begins a closing sentence.
fn begins_closing(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    c.eat_while(class!(not ALPHANUMERIC));
    c.eat_any(&["PLEASE"]);
    c.eat_blanks();
    is_minimize(text) || c.eat_any(&["VISIT", "FOR MORE", "TO VIEW"]).is_some()
}

fn is_minimize(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    c.eat_while(class!(not ALPHANUMERIC));
    c.eat_word("MINIMIZE") && c.eat_blanks() && c.eat_word("CONSIDERED") && {
        c.eat_while(class!(not ALPHANUMERIC));
        c.is_done()
    }
}

/// Whether a line names a web page.
fn has_site(text: &[u8]) -> bool {
    let has =
        |words: &str| text.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()));
    text.len() <= CLOSING_MAX && (has("http") || has("www.") || has("website") || has("web site"))
}

/// A closing sentence behind the end of another on the same line: `... issue. Visit our Website: http://...`
fn closing_in_line(bytes: &[u8], line: Span) -> Option<Span> {
    let from = line.range().end.saturating_sub(CLOSING_MAX).max(line.range().start);
    let tail = bytes.get(from..line.range().end)?;
    let at = tail.windows(7).rposition(|window| matches!(window, [b'.' | b'!' | b')' | b'"', b' ', rest @ ..] if rest.eq_ignore_ascii_case(b"Visit")))?;
    let closing = trim(bytes, Span::new(from + at + 1, line.range().end));
    bytes.get(closing.range()).filter(|text| has_site(text)).map(|_| closing)
}

/// The name behind the address with which a closing sentence ends.
fn name_behind_address(bytes: &[u8], closing: Span) -> Option<Span> {
    let text = bytes.get(closing.range())?;
    let at = text.iter().rposition(u8::is_ascii_whitespace)? + 1;
    let name = Span::new(closing.range().start + at, closing.range().end);
    let is_capital = text.get(at..)?.iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'\''));
    (is_capital && name.len() >= 3 && is_signature_line(bytes, name)).then_some(name)
}

/// A name in small letters: one word, nothing else.
fn is_small_name(bytes: &[u8], name: Span) -> bool {
    let text = bytes.get(name.range()).unwrap_or_default();
    (3..=20).contains(&text.len())
        && text.iter().all(u8::is_ascii_lowercase)
        && !text.iter().all(|b| *b == b'x')
}

#[cfg(test)]
mod tests;
