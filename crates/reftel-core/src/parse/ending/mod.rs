//! The end of the text: who signed it, and what stands after it.

mod closing;
mod signer;
mod trailer;

use super::marking::is_level_only;
use super::piece::Piece;
use super::signature::{Letters, fused_signature, is_capitalised, is_office, is_single_name};
use crate::cable::{Dialect, LineKind};
use crate::text::{Span, Spans, trim};
use closing::{closing_in_line, closing_start, name_after_address, name_after_any_address};
use signer::{Signer, find_signer, is_rule_below_closing};
use trailer::{
    RELEASE_LINES, is_downgrading, is_last_word, is_of_release, is_remark, is_trailer, says_release,
};

/// Where the text ends, and what closes the cable after it.
#[derive(Debug, Default)]
pub(super) struct Ending {
    /// How many pieces are the text.
    pub(super) len: usize,
    pub(super) signature: Option<Spans>,
    /// Standing words around the signature, in order.
    pub(super) closing: Vec<Span>,
    /// Lines that page breaks left.
    pub(super) residue: Vec<Span>,
    /// Other lines that are no text: the end of the message, levels, stamps, rules.
    pub(super) marks: Vec<Span>,
    /// The name, if it was joined to the last line of the text.
    pub(super) split_name: Option<Span>,
}

/// Goes back from the last of `pieces` as long as lines are no text: end of the message, level, signature, the address
/// of a web page. A signature on the last line of the text is cut off it.
pub(super) fn find_ending(bytes: &[u8], pieces: &mut [Piece], dialect: Option<Dialect>) -> Ending {
    let mut ending = Ending { len: pieces.len(), ..Ending::default() };
    while let Some(lines) = pieces.get(..ending.len)
        && let Some((last, above)) = lines.split_last()
    {
        let is_signed = ending.signature.is_some();
        let is_below = is_signed || !ending.closing.is_empty();
        let end = End { bytes, lines, above, last: *last, is_signed, is_below };
        let Some(taken) = STEPS.iter().find_map(|step| step(&end)) else { break };
        ending.add(taken);
    }
    if ending.signature.is_none() {
        ending.split_last_line(bytes, pieces, dialect);
    }
    ending.closing.reverse();
    ending
}

/// The lines of the text that are left, and what was found after them.
struct End<'a> {
    bytes: &'a [u8],
    /// All of them, and those above the last.
    lines: &'a [Piece],
    above: &'a [Piece],
    last: Piece,
    /// Whether the signature was found.
    is_signed: bool,
    /// Whether the signature or closing words were found.
    is_below: bool,
}

/// Most lines of a remark below the signature.
const REMARK_LINES: usize = 4;
/// Longest line of an ornament, in bytes.
const ORNAMENT_MAX: usize = 12;

/// What a step takes from the end of the lines, from the last to the first.
#[derive(Default)]
struct Taken {
    /// How many lines are left.
    len: usize,
    signature: Option<Spans>,
    closing: Vec<Span>,
    residue: Vec<Span>,
    marks: Vec<Span>,
}

/// Looks at the last lines. Returns what it takes of them, or None if they are something else.
type Step = fn(&End<'_>) -> Option<Taken>;

/// All steps. The first that takes something decides.
const STEPS: [Step; 13] = [
    blank_or_residue,
    mark,
    rule,
    ornament,
    repeated_name,
    unquote_or_trailer,
    signature_above_office,
    release,
    downgrading,
    signature_above_drafting,
    signature,
    signature_above_remark,
    closing_sentence,
];

impl End<'_> {
    fn text(&self, piece: Piece) -> &[u8] {
        self.bytes.get(piece.span.range()).unwrap_or_default()
    }

    /// The lines above the last, without the blank ones right above it.
    fn above_blanks(&self) -> &[Piece] {
        let last = self.above.iter().rposition(|piece| piece.kind() != LineKind::Blank);
        last.and_then(|last| self.above.get(..=last)).unwrap_or_default()
    }

    /// Nothing but the last line.
    fn one(&self) -> Taken {
        Taken { len: self.above.len(), ..Taken::default() }
    }

    fn one_mark(&self) -> Taken {
        Taken { marks: vec![self.last.span], ..self.one() }
    }

    fn one_closing(&self) -> Taken {
        Taken { closing: vec![self.last.span], ..self.one() }
    }
}

impl Taken {
    /// The line of the signer, above which `len` lines are left.
    fn signed(len: usize, Signer { name, before, tail }: Signer) -> Self {
        // "[" in front of a name is no word.
        let (closing, mark) =
            if before.len() > 1 { (before, Span::default()) } else { (Span::default(), before) };
        let all = |spans: &[Span]| spans.iter().copied().filter(|span| !span.is_empty()).collect();
        Self {
            len,
            signature: Some(name.into()),
            closing: all(&[closing]),
            marks: all(&[mark, tail]),
            residue: Vec::new(),
        }
    }
}

fn blank_or_residue(end: &End<'_>) -> Option<Taken> {
    match end.last.kind() {
        LineKind::Blank => Some(end.one()),
        LineKind::Residue => Some(Taken { residue: vec![end.last.span], ..end.one() }),
        _ => None,
    }
}

/// The break, the end of the message, the level of the page.
fn mark(end: &End<'_>) -> Option<Taken> {
    let is_mark = match end.last.kind() {
        LineKind::Break | LineKind::EndOfMessage => true,
        LineKind::Classification => is_level_only(end.bytes, end.last.span),
        _ => false,
    };
    is_mark.then(|| end.one_mark())
}

fn rule(end: &End<'_>) -> Option<Taken> {
    let is_rule = end.last.kind() == LineKind::Rule;
    let is_below_name = || find_signer(end.bytes, end.above_blanks()).is_some();
    (is_rule && (end.is_below || is_rule_below_closing(end.bytes, end.lines) || is_below_name()))
        .then(|| end.one_mark())
}

/// Dots, a `>`, a quotation mark: a line without letters and digits below everything else. Above it must be a line of
/// another kind, or it is a part of the text.
fn ornament(end: &End<'_>) -> Option<Taken> {
    let text = end.text(end.last);
    let is_ornament = end.last.kind() == LineKind::Text
        && text.len() <= ORNAMENT_MAX
        && text.iter().all(|b| b.is_ascii_punctuation() || b.is_ascii_whitespace());
    is_ornament.then(|| end.one_mark())
}

/// A name that stands twice at the end is one signature.
fn repeated_name(end: &End<'_>) -> Option<Taken> {
    let (name, above) = (end.text(end.last), end.text(*end.above_blanks().last()?));
    let is_name = is_single_name(end.bytes, end.last.span) || is_capitalised(name);
    let is_twice = !end.is_signed && is_name && name.eq_ignore_ascii_case(above);
    is_twice.then(|| end.one_mark())
}

fn unquote_or_trailer(end: &End<'_>) -> Option<Taken> {
    let text = end.text(end.last);
    // The end of a quoted telegram stands around the signature; it is a word of the text.
    if text.eq_ignore_ascii_case(b"UNQUOTE") {
        return Some(end.one_closing());
    }
    let is_below_name =
        || is_last_word(text) && find_signer(end.bytes, end.above_blanks()).is_some() && !end.is_signed;
    (is_trailer(text) || is_below_name()).then(|| end.one_mark())
}

/// The office of the signer, and the name above it.
fn signature_above_office(end: &End<'_>) -> Option<Taken> {
    if end.is_signed || !is_office(end.text(end.last)) {
        return None;
    }
    let mut taken = Taken::signed(end.above.len().checked_sub(1)?, find_signer(end.bytes, end.above)?);
    if let Some(signature) = &mut taken.signature {
        signature.push(end.last.span);
    }
    Some(taken)
}

/// The lines in which a release says who made it.
fn release(end: &End<'_>) -> Option<Taken> {
    let is_of_block = |piece: &&Piece| piece.kind() == LineKind::Residue || is_of_release(end.text(**piece));
    let count = end.lines.iter().rev().take(RELEASE_LINES).take_while(is_of_block).count();
    let (above, block) = end.lines.split_at_checked(end.lines.len() - count)?;
    let is_apart = above.last().is_some_and(|above| {
        matches!(above.kind(), LineKind::Blank | LineKind::Rule | LineKind::Classification)
    });
    let is_release = !end.is_signed && is_apart && block.iter().any(|piece| says_release(end.text(*piece)));
    let marks = || block.iter().map(|piece| piece.span).collect();
    is_release.then(|| Taken { len: above.len(), marks: marks(), ..Taken::default() })
}

fn downgrading(end: &End<'_>) -> Option<Taken> {
    let is_apart = || end.above.last().is_some_and(|above| above.kind() == LineKind::Blank);
    (is_downgrading(end.text(end.last)) && (end.is_signed || is_apart())).then(|| end.one_closing())
}

/// The lines that say who drafted and cleared the text, and the name of the signer above them.
fn signature_above_drafting(end: &End<'_>) -> Option<Taken> {
    if end.is_signed || end.last.kind() != LineKind::Drafting {
        return None;
    }
    let is_draft = |piece: &&Piece| matches!(piece.kind(), LineKind::Drafting | LineKind::Blank);
    let count = end.lines.iter().rev().take(RELEASE_LINES).take_while(is_draft).count();
    let (above, block) = end.lines.split_at_checked(end.lines.len() - count)?;
    let mut taken = Taken::signed(above.len().checked_sub(1)?, find_signer(end.bytes, above)?);
    let drafting = block.iter().rev().filter(|piece| piece.kind() == LineKind::Drafting);
    taken.closing = drafting.map(|piece| piece.span).chain(taken.closing).collect();
    Some(taken)
}

/// A remark in brackets, or behind a label such as `NOTE:`, and the single name in capitals above it.
fn signature_above_remark(end: &End<'_>) -> Option<Taken> {
    if end.is_signed || end.last.kind() != LineKind::Text {
        return None;
    }
    // The remark goes on over several lines.
    let is_text = |piece: &&Piece| piece.kind() == LineKind::Text;
    let count = end.lines.iter().rev().take(REMARK_LINES).take_while(is_text).count();
    let begins = |count: &usize| {
        let block = end.lines.get(end.lines.len() - count..).unwrap_or_default();
        block.first().is_some_and(|first| is_remark(end.bytes, first.span.to(end.last.span)))
    };
    let count = (1..=count).find(begins)?;
    let (above, block) = end.lines.split_at_checked(end.lines.len() - count)?;
    let blanks = above.iter().rev().take_while(|piece| piece.kind() == LineKind::Blank).count();
    let above = above.get(..above.len() - blanks)?;
    let signer = find_signer(end.bytes, above).filter(|signer| is_single_name(end.bytes, signer.name))?;
    let mut taken = Taken::signed(above.len().checked_sub(1)?, signer);
    taken.closing = block.iter().rev().map(|piece| piece.span).chain(taken.closing).collect();
    Some(taken)
}

fn signature(end: &End<'_>) -> Option<Taken> {
    let signer = find_signer(end.bytes, end.lines).filter(|_| !end.is_signed)?;
    Some(Taken::signed(end.above.len(), signer))
}

/// A closing sentence, with the lines it is wrapped over.
fn closing_sentence(end: &End<'_>) -> Option<Taken> {
    let first = closing_start(end.bytes, end.lines)?;
    let closing = end.lines.get(first)?.span.to(end.last.span);
    let name = name_after_address(end.bytes, closing).filter(|_| !end.is_signed);
    let until = name.map_or(closing.end, |name| name.start);
    let closing = trim(end.bytes, Span { end: until, ..closing });
    Some(Taken { len: first, closing: vec![closing], signature: name.map(Spans::from), ..Taken::default() })
}

impl Ending {
    fn add(&mut self, taken: Taken) {
        let Taken { len, signature, closing, residue, marks } = taken;
        self.len = len;
        self.signature = self.signature.take().or(signature);
        self.closing.extend(closing);
        self.residue.extend(residue);
        self.marks.extend(marks);
    }

    /// Cuts a closing sentence and a name off the last line of the text.
    fn split_last_line(&mut self, bytes: &[u8], pieces: &mut [Piece], dialect: Option<Dialect>) {
        let text = pieces.get_mut(..self.len).unwrap_or_default();
        let is_words = |piece: &Piece| !matches!(piece.kind(), LineKind::Blank | LineKind::Rule);
        let Some(last) = text.iter().rposition(is_words) else { return };
        let Some(start) = text.first().map(|first| first.span) else { return };
        let Some(piece) = text.get_mut(last) else { return };
        if piece.kind() == LineKind::Residue {
            return;
        }
        let line = piece.span;
        let text = start.to(line);
        let closing = closing_in_line(bytes, line);
        let name = match closing {
            Some(closing) => name_after_address(bytes, closing),
            None => fused_signature(bytes, line, text, letters_of(bytes, text, dialect))
                .or_else(|| name_after_any_address(bytes, line)),
        };
        let end = closing.or(name).map_or(line.end, |cut| cut.start);
        piece.span = trim(bytes, Span { end, ..line });
        piece.traits = piece.traits.before_end();
        let is_empty = piece.span.is_empty();
        if closing.or(name).is_some() {
            // A rule below the name is none of the text, which ends above it.
            let below = pieces.get(last + 1..self.len).unwrap_or_default().iter();
            self.marks.extend(below.filter(|piece| piece.kind() == LineKind::Rule).map(|rule| rule.span));
            self.len = last + 1;
        }
        if is_empty {
            self.len = last;
        }
        self.signature = name.map(Spans::from);
        self.split_name = name;
        if let Some(closing) = closing {
            let end = name.map_or(closing.end, |name| name.start);
            self.closing.push(trim(bytes, Span { end, ..closing }));
        }
    }
}

/// How much of the text before its end tells whether it has lowercase letters, in bytes.
const MIXED: u32 = 300;

/// What the letters of a text tell of a name in capitals at its end.
fn letters_of(bytes: &[u8], text: Span, dialect: Option<Dialect>) -> Letters {
    let near = Span { start: text.end.saturating_sub(MIXED).max(text.start), ..text };
    let is_mixed = bytes.get(near.range()).is_some_and(|text| text.iter().any(u8::is_ascii_lowercase));
    match dialect {
        _ if is_mixed => Letters::Mixed,
        Some(Dialect::Aad | Dialect::PlusD) => Letters::CapitalsOfArchive,
        _ => Letters::Capitals,
    }
}

#[cfg(test)]
mod tests;
