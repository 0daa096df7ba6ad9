use super::Span;
use super::scan::Next;

/// Where lines begin, to say at which line and column an offset lies.
#[derive(Clone, Debug)]
pub struct LineEnds(Vec<u32>);

impl LineEnds {
    /// Finds the line ends of `bytes`.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self(lines(bytes).map(|line| line.end).collect())
    }

    /// The number of the line that holds the byte at `offset`, counted from 1.
    #[must_use]
    pub fn line(&self, offset: u32) -> usize {
        self.0.partition_point(|&end| end <= offset).min(self.0.len().saturating_sub(1)) + 1
    }
}

/// The lines of `bytes`, each with its line end: **they tile the bytes**, so that every byte is in exactly
/// one line. LF, CRLF, CR, form feed, vertical tab, NEL, LS and PS end a line.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    let mut ends = Ends::new(bytes);
    std::iter::from_fn(move || {
        (start < bytes.len()).then(|| {
            let line = Span::new(start, ends.after(start));
            start = line.range().end;
            line
        })
    })
}

/// The bytes that may begin a line end: those that do in nearly every text, and the others.
struct Ends<'b> {
    bytes: &'b [u8],
    usual: Next<'b, 2>,
    odd: Next<'b, 2>,
    /// First bytes of NEL, LS and PS, and of much else.
    wide: Next<'b, 2>,
}

impl<'b> Ends<'b> {
    const fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            usual: Next::new(bytes, [b'\n', b'\r']),
            odd: Next::new(bytes, [0x0b, 0x0c]),
            wide: Next::new(bytes, [0xc2, 0xe2]),
        }
    }

    /// The offset after the first line end at `from` or after it.
    fn after(&mut self, from: usize) -> usize {
        let mut from = from;
        loop {
            let at = self.usual.from(from).min(self.odd.from(from)).min(self.wide.from(from));
            let end_len = match self.bytes.get(at..).unwrap_or_default() {
                [b'\r', b'\n', ..] => 2,
                [b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
                [0xc2, 0x85, ..] => 2,
                [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
                [] => return at,
                _ => 0,
            };
            if end_len > 0 {
                return at + end_len;
            }
            from = at + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        lines(text.as_bytes()).map(|line| &text[line.range()]).collect()
    }

    #[test]
    fn ok_every_kind_of_line_end() {
        assert_eq!(
            split("a\nb\r\nc\rd\u{c}e\u{85}f\u{2028}g"),
            ["a\n", "b\r\n", "c\r", "d\u{c}", "e\u{85}", "f\u{2028}", "g"]
        );
        assert_eq!(split("¶1. “é”\n"), ["¶1. “é”\n"]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("\n\n"), ["\n", "\n"]);
    }

    #[test]
    fn ok_line_numbers() {
        let ends = LineEnds::new(b"a\nbc\n");
        assert_eq!([0, 1, 2, 4, 5, 99].map(|offset| ends.line(offset)), [1, 1, 2, 2, 2, 2]);
        assert_eq!(LineEnds::new(b"").line(0), 1);
    }
}
