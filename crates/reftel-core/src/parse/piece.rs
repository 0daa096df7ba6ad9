//! A line, or a part of one that holds a field of its own.

use super::line_traits::LineTraits;
use crate::cable::LineKind;
use crate::text::Span;

/// A line without its line end and the whitespace around it, or a part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// What its first words make it. **Never changes**: what the lines around it make of it is its context.
    by_words: LineKind,
    pub(super) context: Context,
    pub(super) span: Span,
    /// Whether it was cut out of the middle of a line.
    pub(super) is_split: bool,
    /// What it may have: rules that need something else are not tried.
    pub(super) traits: LineTraits,
}

/// What the lines around a piece make of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing else than its own words say.
    #[default]
    Own,
    /// Left by the break of a page, or by the heading of a further section.
    Page,
    /// Stamped on the page by an archive or a release.
    Stamp,
    /// Distribution inside the Department.
    Distribution,
    /// A line of a form that is none of the service's telegrams: text, whatever its first words are.
    Form,
    /// A lone dash between paragraphs.
    Separator,
}

impl Context {
    /// The kind of a line in this context. None if its own words decide.
    pub(super) const fn line_kind(self) -> Option<LineKind> {
        match self {
            Self::Own => None,
            Self::Page => Some(LineKind::Residue),
            Self::Stamp => Some(LineKind::Stamp),
            Self::Distribution => Some(LineKind::Distribution),
            Self::Form => Some(LineKind::Text),
            Self::Separator => Some(LineKind::Blank),
        }
    }
}

impl Piece {
    /// A whole line, of which nothing is known but its kind.
    pub(super) fn new(kind: LineKind, span: Span) -> Self {
        Self { by_words: kind, span, ..Self::default() }
    }

    /// The same with what the line may have.
    pub(super) const fn with_traits(self, traits: LineTraits) -> Self {
        Self { traits, ..self }
    }

    /// The same, cut out of the middle of a line.
    pub(super) const fn split(self) -> Self {
        Self { is_split: true, ..self }
    }

    /// The same as a line of its own.
    pub(super) const fn unsplit(self) -> Self {
        Self { is_split: false, ..self }
    }

    /// The same with the lines up to `last`.
    pub(super) const fn joined(self, last: Self) -> Self {
        let span = Span { start: self.span.start, end: last.span.end };
        Self { span, traits: self.traits.or(last.traits), ..self }
    }

    /// The part of it at its start.
    pub(super) const fn beginning(self, kind: LineKind, span: Span) -> Self {
        Self { by_words: kind, span, traits: self.traits.before_end(), ..self }
    }

    /// A part of it that does not begin at its start.
    pub(super) const fn rest(self, kind: LineKind, span: Span) -> Self {
        let traits = self.traits.after_start();
        Self { by_words: kind, context: Context::Own, span, is_split: true, traits }
    }

    /// Whether there is nothing on it.
    pub(super) fn is_blank(&self) -> bool {
        self.kind() == LineKind::Blank
    }

    /// What it is read as. What archives stamped and what page breaks left is the same to those who read the cable.
    pub(super) fn kind(self) -> LineKind {
        match self.context.line_kind() {
            Some(LineKind::Stamp) => LineKind::Residue,
            found => found.unwrap_or(self.by_words),
        }
    }
}

/// How many blank lines stand at `at`.
pub(super) fn blanks_ahead(pieces: &[Piece], at: usize) -> usize {
    let pieces = pieces.get(at..).unwrap_or_default();
    pieces.iter().take_while(|piece| piece.kind() == LineKind::Blank).count()
}

/// Fewest lines of which one can say that a blank line stands after each.
const SPACED_LINES: usize = 12;

/// Removes the blank lines that a conversion put after every line, and keeps those that were there before. Returns the
/// first of the removed lines; None if the text is not spaced like that.
pub(super) fn close_up(pieces: &mut Vec<Piece>) -> Option<Span> {
    let is_blank = |piece: &Piece| piece.kind() == LineKind::Blank;
    let followed = |pair: &&[Piece]| matches!(pair, [line, next] if !is_blank(line) && is_blank(next));
    let adjacent = |pair: &&[Piece]| matches!(pair, [line, next] if !is_blank(line) && !is_blank(next) && !next.is_split);
    let spaced = pieces.windows(2).filter(followed).count();
    // One line in twenty may have lost its blank line.
    if spaced < SPACED_LINES || pieces.windows(2).filter(adjacent).count() * 20 > spaced {
        return None;
    }
    let first = pieces.iter().find(|piece| is_blank(piece)).map(|piece| piece.span);
    let mut run = 0;
    pieces.retain(|piece| {
        run = if is_blank(piece) { run + 1 } else { 0 };
        // Of "line, blank, blank, blank, line" the middle one was there before.
        run == 0 || run == 2
    });
    first
}
