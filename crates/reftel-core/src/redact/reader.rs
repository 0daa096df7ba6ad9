//! Reads texts without what is struck.

use std::ops::Range;

use super::marks::join;
use super::{Marks, Piece, Portion, Text, source_notation};
use crate::cable::{Cable, PortionMark, RedactionKind};
use crate::text::{Shown, Source, Span, Spanned, Spans};

/// A cable, and what is struck out of it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) cable: &'a Cable,
    pub(super) marks: &'a Marks,
    /// Whether notations of the source that look like ours say that they are of the source.
    pub(super) tells_apart: bool,
}

/// A range of a shown text that is not read as words.
struct Gap {
    at: Range<usize>,
    piece: Piece,
}

impl Reader<'_> {
    /// Whether no byte of `span` is struck.
    pub(super) fn is_whole(&self, span: Span) -> bool {
        !self.marks.touch(span)
    }

    /// `spans` as one line.
    pub(super) fn text(&self, spans: &Spans) -> Text {
        let shown = Shown::line(self.source, spans);
        let broken: Vec<usize> = shown.broken().collect();
        let mut text = Text::new();
        let mut at = 0;
        for gap in self.gaps(&shown) {
            push_words(&mut text, shown.text().get(at..gap.at.start).unwrap_or_default());
            at = gap.at.end;
            let is_struck = matches!(gap.piece, Piece::Struck { .. });
            text.push(gap.piece);
            // No space follows a line that ends in a hyphen; after a gap that would reveal how the struck word ended.
            if is_struck && broken.binary_search(&at).is_ok() {
                push_words(&mut text, " ");
            }
        }
        push_words(&mut text, shown.text().get(at..).unwrap_or_default());
        text
    }

    pub(super) fn word(&self, span: Span) -> Text {
        self.text(&span.into())
    }

    pub(super) fn maybe(&self, span: Option<Span>) -> Option<Text> {
        span.map(|span| self.word(span))
    }

    /// A portion mark without its brackets.
    pub(super) fn portion(&self, mark: Option<Spanned<PortionMark>>) -> Option<Portion> {
        let mark = mark?;
        let mut text = self.word(mark.span);
        let is_bracket = |c: char| matches!(c, '(' | ')' | '{' | '}' | '[' | ']' | ' ');
        if let Some(Piece::Words(words)) = text.last_mut() {
            // "(C0": a bracket that was scanned as a zero.
            let kept = words.strip_suffix('0').unwrap_or(words).trim_end_matches(is_bracket).len();
            words.truncate(kept);
        }
        if let Some(Piece::Words(words)) = text.first_mut() {
            *words = words.trim_start_matches(is_bracket).to_owned();
        }
        text.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
        Some(Portion { level: mark.value.level.filter(|_| self.is_whole(mark.span)), text })
    }

    /// The lines that `span` touches. Lines without a gap keep their layout; in the others each run of whitespace becomes
    /// one space, so that the width of a struck cell is not revealed.
    pub(super) fn lines(&self, span: Span) -> Vec<(Text, Span)> {
        let before = self.source.bytes().get(..span.start as usize).unwrap_or_default();
        let indent = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let span = Span::new(before.len().saturating_sub(indent), span.end as usize);
        let shown = Shown::lines(self.source, span);
        let gaps = self.gaps(&shown);
        let all = shown.text().trim_matches(['\r', '\n']);
        let mut start = shown.text().len() - shown.text().trim_start_matches(['\r', '\n']).len();
        let mut lines = Vec::new();
        let mut first = 0;
        for line in all.split('\n') {
            let at = start..start + line.len();
            start = at.end + 1;
            while gaps.get(first).is_some_and(|gap| gap.at.end <= at.start) {
                first += 1;
            }
            let inside = gaps.get(first..).unwrap_or_default();
            let count = inside.iter().take_while(|gap| gap.at.start < at.end.max(at.start + 1)).count();
            let bytes = shown.source(at.clone()).cover().unwrap_or(span);
            lines.push((self.row(shown.text(), &at, inside.get(..count).unwrap_or_default()), bytes));
        }
        lines
    }

    /// Where something is struck or withheld, in order and without overlap. Whitespace at the ends of a gap is not part of
    /// it, and gaps with only whitespace between them are one.
    fn gaps(&self, shown: &Shown) -> Vec<Gap> {
        let Some(cover) = shown.cover() else { return Vec::new() };
        let text = shown.text();
        let mut gaps: Vec<Gap> = Vec::new();
        for mark in self.marks.within(cover) {
            let at = trimmed(text, shown.range(mark.span));
            if at.is_empty() {
                continue;
            }
            if let Some(Gap { at: last, piece: Piece::Struck { reason } }) = gaps.last_mut()
                && text.get(last.end..at.start).is_none_or(is_blank)
            {
                last.end = at.end.max(last.end);
                join(reason, mark.reason.as_deref());
                continue;
            }
            gaps.push(Gap { at, piece: Piece::Struck { reason: mark.reason.clone() } });
        }
        self.withheld(shown, cover, gaps)
    }

    /// Adds redactions of the source itself, if they are not struck.
    fn withheld(&self, shown: &Shown, cover: Span, struck: Vec<Gap>) -> Vec<Gap> {
        let redactions = &self.cable.redactions;
        let text = shown.text();
        let first = redactions.partition_point(|redaction| redaction.span.end <= cover.start);
        let inside = redactions.iter().skip(first).take_while(|found| found.span.start < cover.end);
        let mut found: Vec<(Range<usize>, RedactionKind)> =
            inside.map(|found| (trimmed(text, shown.range(found.span)), found.kind)).collect();
        if self.tells_apart {
            // Those that the parser did not take for a redaction would look like ours as well.
            let others = source_notation::alike(text).into_iter();
            found.extend(others.map(|at| (at, RedactionKind::Bracketed)));
            found.sort_by_cached_key(|(at, _)| at.start);
        }
        if found.is_empty() {
            return struck;
        }
        let mut gaps: Vec<Gap> = Vec::new();
        let mut struck = struck.into_iter().peekable();
        for (at, kind) in found {
            while let Some(gap) = struck.next_if(|gap| gap.at.start < at.end) {
                gaps.push(gap);
            }
            let end = gaps.last().map_or(0, |last| last.at.end);
            if !at.is_empty() && end <= at.start {
                let words = self.notation(text.get(at.clone()).unwrap_or_default());
                gaps.push(Gap { at, piece: Piece::Withheld { words, kind } });
            }
        }
        gaps.extend(struck);
        gaps
    }

    /// A notation of the source as it is shown.
    fn notation(&self, words: &str) -> String {
        if self.tells_apart { source_notation::told_apart(words) } else { words.to_owned() }
    }

    /// One line of a table.
    fn row(&self, text: &str, at: &Range<usize>, gaps: &[Gap]) -> Text {
        let is_struck = |gap: &Gap| matches!(gap.piece, Piece::Struck { .. });
        let squeezed = gaps.iter().any(is_struck);
        let mut row = Text::new();
        let mut from = at.start;
        for gap in gaps {
            push_line(&mut row, text.get(from..gap.at.start).unwrap_or_default(), squeezed);
            match &gap.piece {
                // A notation that continues on the next line is split like any words.
                Piece::Withheld { words, kind } if gap.at.end > at.end || gap.at.start < at.start => {
                    let part = text.get(gap.at.start.max(at.start)..gap.at.end.min(at.end));
                    let words = part.map_or_else(|| words.clone(), |part| self.notation(part.trim()));
                    row.push(Piece::Withheld { words, kind: *kind });
                }
                piece => row.push(piece.clone()),
            }
            from = gap.at.end;
        }
        push_line(&mut row, text.get(from..at.end).unwrap_or_default(), squeezed);
        if squeezed && let Some(Piece::Words(words)) = row.first_mut() {
            *words = words.trim_start().to_owned();
        }
        if let Some(Piece::Words(words)) = row.last_mut() {
            words.truncate(words.trim_end().len());
        }
        row.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
        row
    }
}

fn push_line(row: &mut Text, words: &str, squeezed: bool) {
    if !squeezed {
        push_words(row, words);
        return;
    }
    let mut line = String::new();
    for c in words.chars() {
        match c {
            c if !c.is_whitespace() => line.push(c),
            _ if line.ends_with(' ') => {}
            _ => line.push(' '),
        }
    }
    push_words(row, &line);
}

fn push_words(text: &mut Text, words: &str) {
    if words.is_empty() {
        return;
    }
    match text.last_mut() {
        Some(Piece::Words(last)) => last.push_str(words),
        _ => text.push(Piece::Words(words.to_owned())),
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A range without the whitespace at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::Redaction;

    /// Strikes what is between braces, which are not in the source.
    fn marked(text: &str) -> (Source, Marks) {
        let source = Source::new("test", text.replace(['{', '}'], "")).unwrap();
        let mut marks = Marks::new(&source);
        let mut starts = Vec::new();
        let braces = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'{' | b'}'));
        for (number, (at, byte)) in braces.enumerate() {
            match byte {
                b'{' => starts.push(at - number),
                _ => marks.strike(Span::new(starts.pop().unwrap(), at - number), None),
            }
        }
        (source, marks)
    }

    fn show(text: &Text) -> String {
        text.iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.clone(),
                Piece::Struck { reason } => format!("<{}>", reason.as_deref().unwrap_or_default()),
                Piece::Withheld { words, .. } => format!("~{words}~"),
            })
            .collect()
    }

    fn line(text: &str) -> String {
        let (source, marks) = marked(text);
        let cable = Cable::default();
        let reader = Reader { source: &source, cable: &cable, marks: &marks, tells_apart: true };
        show(&reader.text(&source.span().into()))
    }

    fn table(text: &str) -> String {
        let (source, marks) = marked(text);
        let cable = Cable::default();
        let reader = Reader { source: &source, cable: &cable, marks: &marks, tells_apart: true };
        let rows = reader.lines(source.span());
        rows.iter().map(|(row, _)| show(row)).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn ok_gaps() {
        insta::assert_snapshot!(line("met {John} there"), @"met <> there");
        insta::assert_snapshot!(line("met{ John  Q. }there"), @"met <> there");
        insta::assert_snapshot!(line("met {John}\n  {Smith}, who"), @"met <>, who");
        insta::assert_snapshot!(line("met {Jo}hn's ({x})"), @"met <>hn's (<>)");
        insta::assert_snapshot!(line("{all}"), @"<>");
        insta::assert_snapshot!(line("a{  }b"), @"a b");
        insta::assert_snapshot!(line("S{ã}o {é}"), @"S<>o <>");
        insta::assert_snapshot!(line("A &am{p}; B"), @"A <> B");
    }

    #[test]
    fn ok_what_follows_does_not_tell_of_a_hyphen() {
        insta::assert_snapshot!(line("the {anti-}\nwar party"), @"the <> war party");
        insta::assert_snapshot!(line("the {anti}\nwar party"), @"the <> war party");
        insta::assert_snapshot!(line("the {anti-}war party"), @"the <>war party");
        insta::assert_snapshot!(line("the {anti}war party"), @"the <>war party");
    }

    #[test]
    fn ok_a_struck_cell_keeps_no_width() {
        let rows = table("  Name    Age\n  {Jane}      41\n  {Jane\n  Bartholomew }  12\n  Joe      7");
        insta::assert_snapshot!(rows, @"  Name    Age/<> 41/<>/<> 12/  Joe      7");
    }

    #[test]
    fn ok_what_the_source_withheld_keeps_its_notation() {
        let (source, marks) = marked("met XXXXXX and {XXXX} there");
        let redaction = |start, end| Redaction { kind: RedactionKind::Crossed, span: Span::new(start, end) };
        let cable = Cable { redactions: vec![redaction(4, 10), redaction(15, 19)], ..Cable::default() };
        let reader = Reader { source: &source, cable: &cable, marks: &marks, tells_apart: true };
        insta::assert_snapshot!(show(&reader.text(&source.span().into())), @"met ~XXXXXX~ and <> there");
    }

    proptest::proptest! {
        #[test]
        fn ok_nothing_struck_is_the_text_of_the_source(text in "[ab\\-<>&;é \t\r\n]{0,40}") {
            let source = Source::new("test", text).unwrap();
            let (marks, cable) = (Marks::new(&source), Cable::default());
            let reader = Reader { source: &source, cable: &cable, marks: &marks, tells_apart: true };
            let all: Spans = source.span().into();
            proptest::prop_assert_eq!(show(&reader.text(&all)), source.line(&all));
        }
    }
}
