//! Text without the whitespace around it.

use super::Span;

/// `span` without the whitespace at both ends; empty, and at its end, if there is nothing else.
pub(crate) fn trim(bytes: &[u8], span: Span) -> Span {
    let text = bytes.get(span.range()).unwrap_or_default();
    // Most lines have nothing to trim but their end.
    let line = text.strip_suffix(b"\n").unwrap_or(text);
    if let [first, .., last] = line
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        let start = span.range().start;
        return Span::new(start, start + line.len());
    }
    let start = span.range().start + (text.len() - trim_start(text).len());
    let mut end = span.range().end;
    loop {
        let rest = bytes.get(start..end).unwrap_or_default();
        end -= match rest {
            [.., 0xc2, 0xa0 | 0x85] => 2,
            [.., 0xe2, 0x80, 0xa8 | 0xa9] => 3,
            [.., last] if last.is_ascii_whitespace() || matches!(last, 0x0b | 0) => 1,
            _ => return Span::new(start, end),
        };
    }
}

fn trim_start(mut text: &[u8]) -> &[u8] {
    loop {
        text = match text {
            [0xc2, 0xa0, rest @ ..] => rest,
            [first, rest @ ..] if first.is_ascii_whitespace() || matches!(first, 0x0b | 0) => rest,
            _ => return text,
        };
    }
}
