use std::ops::Range;

use super::source::{ends_in_hyphen, is_line_end};
use super::{Source, Span, Spans};

/// A text as it is shown, and the way from it to the file and back.
///
/// Whatever points into a text on the screen (a hit of the find bar, a selection, a place to be marked) is a range of
/// bytes of [`Shown::text`]; whatever is kept is bytes of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    text: String,
    /// In order, and apart, in the text and in the file.
    pieces: Vec<Piece>,
}

/// A run of the text, and the bytes of the file that it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: u32,
    /// Where it came from.
    source: Span,
    /// Whether byte `n` of the run is byte `n` of the file's span; otherwise it stands for all of them.
    copied: bool,
    /// Whether a hyphen stands before it at which a line ended.
    broken: bool,
}

impl Shown {
    /// `spans` as one line, as [`Source::line`] has it.
    #[must_use]
    pub fn line(source: &Source, spans: &Spans) -> Self {
        let mut shown = Self::default();
        for span in spans.iter() {
            // The whitespace before the next word, and whether a line ends in it. A new span is a new line, and what
            // stands between two spans is not part of the text.
            let mut blanks = Some(Span { start: span.start, end: span.start });
            let mut apart = true;
            source.each_char(span, |c, from| {
                if c.is_whitespace() {
                    blanks = Some(blanks.map_or(from, |blanks| blanks.to(from)));
                    apart |= is_line_end(c);
                    return;
                }
                let blanks_before = blanks.filter(|_| !shown.text.is_empty());
                let broken = blanks_before.is_some() && apart && ends_in_hyphen(&shown.text);
                if let Some(blanks) = blanks_before.filter(|_| !broken) {
                    shown.push(' ', blanks, false, false);
                }
                shown.push(c, from, c.len_utf8() == from.len(), broken);
                (blanks, apart) = (None, false);
            });
        }
        shown
    }

    /// The text of `span` with its line ends, as [`Source::text`] has it.
    #[must_use]
    pub fn lines(source: &Source, span: Span) -> Self {
        let mut shown = Self::default();
        source.each_char(span, |c, from| shown.push(c, from, c.len_utf8() == from.len(), false));
        shown
    }

    /// The bytes of `span` as they stand in the file, as [`Source::raw`] has them.
    #[must_use]
    pub fn raw(source: &Source, span: Span) -> Self {
        let mut shown = Self::default();
        source.each_raw(span, &mut |c, from| shown.push(c, from, c.len_utf8() == from.len(), false));
        shown
    }

    fn push(&mut self, c: char, source: Span, copied: bool, broken: bool) {
        let at = Span::new(0, self.text.len()).end;
        self.text.push(c);
        match self.pieces.last_mut() {
            Some(last) if last.copied && copied && !broken && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { at, source, copied, broken }),
        }
    }

    /// The same in another spelling of the same length in bytes, such as lowercase; a text of another length changes nothing.
    #[must_use]
    pub fn respelt(mut self, text: String) -> Self {
        if text.len() == self.text.len() {
            self.text = text;
        }
        self
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The offsets after the hyphens at which a line ended and the next was joined to it, in order. Such a hyphen may
    /// not be part of the word.
    pub fn broken(&self) -> impl Iterator<Item = usize> + '_ {
        self.pieces.iter().filter(|piece| piece.broken).map(|piece| piece.at as usize)
    }

    /// From the first byte of the file to the last; `None` if there is no text.
    #[must_use]
    pub fn cover(&self) -> Option<Span> {
        Some(self.pieces.first()?.source.to(self.pieces.last()?.source))
    }

    /// The bytes of the file after a range of bytes of the text.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Spans {
        let (start, end) = (Span::new(0, range.start).end, Span::new(0, range.end).end);
        let mut spans: Vec<Span> = Vec::new();
        let first = self.pieces.partition_point(|piece| piece.at <= start).saturating_sub(1);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            let until = self.pieces.get(index + 1).map_or(Span::new(0, self.text.len()).end, |next| next.at);
            if piece.at >= end || start >= end {
                break;
            }
            let part = if piece.copied {
                let from = piece.source.start + start.saturating_sub(piece.at);
                Span { start: from, end: piece.source.start + (end.min(until) - piece.at) }
            } else {
                piece.source
            };
            if part.is_empty() || start >= until {
                continue;
            }
            match spans.last_mut() {
                Some(last) if last.end == part.start => last.end = part.end,
                _ => spans.push(part),
            }
        }
        spans.into_iter().collect()
    }

    /// The range of bytes of the text that shows bytes of `span`; empty when none of them is shown.
    #[must_use]
    pub fn range(&self, span: Span) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.source.end <= span.start);
        let after = self.pieces.partition_point(|piece| piece.source.start < span.end);
        let Some(first) = self.pieces.get(first).filter(|_| first < after) else { return 0..0 };
        let Some(last) = after.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return 0..0 };
        let until = self.pieces.get(after).map_or(self.text.len(), |next| next.at as usize);
        let mut start = first.at as usize;
        if first.copied {
            start += span.start.saturating_sub(first.source.start) as usize;
        }
        let mut end = until;
        if last.copied {
            end = last.at as usize + (span.end.min(last.source.end) - last.source.start) as usize;
        }
        // A span may begin or end inside a character.
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("test", text).unwrap()
    }

    fn there_and_back(source: &Source, shown: &Shown, word: &str) -> Vec<String> {
        let at = shown.text().find(word).unwrap();
        let spans = shown.source(at..at + word.len());
        for span in spans.iter() {
            let range = shown.range(span);
            assert!(at <= range.start && range.end <= at + word.len(), "{word}: {range:?}");
        }
        spans.iter().map(|span| source.raw(span).into_owned()).collect()
    }

    #[test]
    fn ok_a_line_leads_back_to_the_file() {
        let s = source("The harbor\r\n  is very US-\nled &amp; <b>de</b>ep.\nPAGE 02\nAnd wide.");
        let end = s.bytes().iter().rposition(|&byte| byte == b'P').unwrap();
        let spans: Spans = [Span::new(0, end), Span::new(end + 8, s.bytes().len())].into_iter().collect();
        let shown = Shown::line(&s, &spans);
        assert_eq!(shown.text(), "The harbor is very US-led & deep. And wide.");
        assert_eq!(shown.text(), s.line(&spans));
        assert_eq!(there_and_back(&s, &shown, "harbor is"), ["harbor\r\n  is"]);
        assert_eq!(there_and_back(&s, &shown, "US-led"), ["US-", "led"]);
        assert_eq!(there_and_back(&s, &shown, "& de"), ["&amp; ", "de"]);
        assert_eq!(there_and_back(&s, &shown, "deep. And"), ["de", "ep.", "And"]);
    }

    #[test]
    fn ok_hyphens_at_which_a_line_ended() {
        let s = source("US-led inter-\n  oper<b>-</b>ability of the US-\r\nled - \nforce-");
        let shown = Shown::line(&s, &s.span().into());
        assert_eq!(shown.text(), "US-led inter-oper-ability of the US-led - force-");
        let behind: Vec<&str> = shown.broken().map(|at| &shown.text()[at..at + 3]).collect();
        assert_eq!(behind, ["ope", "led"]);
        let apart: Spans =
            [Span::new(7, 13), Span::new(s.bytes().len() - 6, s.bytes().len())].into_iter().collect();
        assert_eq!(Shown::line(&s, &apart).broken().collect::<Vec<_>>(), [6], "a page may end there too");
        assert_eq!(Shown::lines(&s, s.span()).broken().count(), 0, "the line end still stands there");
    }

    #[test]
    fn ok_characters_of_several_bytes_stay_whole() {
        let s = source("São Tomé\u{2019}s “posts”");
        let shown = Shown::line(&s, &s.span().into());
        assert_eq!(&shown.text()[shown.range(Span::new(2, 3))], "ã");
        assert_eq!(there_and_back(&s, &shown, "“posts”"), ["“posts”"]);
    }

    #[test]
    fn ok_bytes_that_are_no_text() {
        let s = Source::new("test", b"ab\xffcd \xf0\x9f e".to_vec()).unwrap();
        let shown = Shown::line(&s, &s.span().into());
        assert_eq!(shown.text(), s.line(&s.span().into()));
        assert_eq!(shown.range(Span::new(2, 3)), 2..5);
        assert_eq!(shown.source(2..5), Span::new(2, 3).into());
    }

    #[test]
    fn ok_nothing() {
        let s = source("a\n\nb");
        assert_eq!(Shown::line(&s, &Spans::new()), Shown::default());
        assert_eq!(Shown::default().cover(), None);
        let shown = Shown::lines(&s, s.span());
        assert_eq!(shown.text(), "a\n\nb");
        assert_eq!(shown.range(Span::new(4, 9)), 0..0);
        assert!(shown.source(1..1).is_empty());
        assert_eq!(Shown::raw(&s, s.span()).text(), "a\n\nb");
    }

    proptest::proptest! {
        #[test]
        fn ok_as_the_source_has_it(text in "[ab\\-<>&;é \t\r\n\u{c}\u{a0}\u{85}]{0,40}", cut in 0usize..40) {
            let s = source(&text);
            let cut = (0..=cut.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            let spans: Spans = [Span::new(0, cut), Span::new(cut, text.len())].into_iter().collect();
            let shown = Shown::line(&s, &spans);
            proptest::prop_assert_eq!(shown.text(), s.line(&spans));
            let shown = Shown::lines(&s, s.span());
            let all = s.text(s.span());
            proptest::prop_assert_eq!(shown.text(), all.as_ref());
            for (at, c) in shown.text().char_indices() {
                for span in shown.source(at..at + c.len_utf8()).iter() {
                    proptest::prop_assert_eq!(shown.range(span), at..at + c.len_utf8());
                }
            }
        }
    }
}
