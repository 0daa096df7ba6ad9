use super::Span;

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
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let line = Span::new(start, start + line_len(rest));
        start = line.end as usize;
        Some(line)
    })
}

/// Length of the first line of `bytes` with its line end.
fn line_len(bytes: &[u8]) -> usize {
    let mut from = 0;
    while let Some(found) = find_line_end_byte(bytes.get(from..).unwrap_or_default()) {
        let at = from + found;
        let end_len = match bytes.get(at..).unwrap_or_default() {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
            [0xc2, 0x85, ..] => 2,
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
            _ => 0,
        };
        if end_len > 0 {
            return at + end_len;
        }
        from = at + 1;
    }
    bytes.len()
}

/// The first byte that may begin a line end.
fn find_line_end_byte(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r' | 0x0b | 0x0c | 0xc2 | 0xe2))
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
