//! Numbers in front of every line, as listings of files have them.

use super::{Markup, Notation};
use crate::text::{Class, Cursor, Span, class, lines};

/// Fewest numbered lines of a file that is taken for a listing.
const LINES_MIN: usize = 6;

/// The numbers in front of the lines, if four lines in five that are not blank have one, each a step higher than the one
/// before. Takes time linear in the length.
pub(super) fn find(bytes: &[u8]) -> Option<Vec<Markup>> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
    bytes.get(start)?.is_ascii_digit().then_some(())?;
    let mut found = Vec::new();
    let (mut last, mut others) = (None::<u32>, 0_usize);
    for line in lines(bytes) {
        let text = bytes.get(line.range())?;
        match number(bytes, line).filter(|(number, _)| last.is_none_or(|last| *number == last + 1)) {
            Some((number, span)) => {
                last = Some(number);
                found.push(Markup { span, notation: Notation::LineNumber, shown: None });
            }
            None if text.iter().all(u8::is_ascii_whitespace) => {}
            None => others += 1,
        }
        // A text that begins with a number and has no listing is given up early.
        if others > LINES_MIN && others > found.len() {
            return None;
        }
    }
    (found.len() >= LINES_MIN && found.len() >= 4 * others).then_some(found)
}

/// The number of a line, with the blanks in front of it and the mark and blank after it.
fn number(bytes: &[u8], line: Span) -> Option<(u32, Span)> {
    let mut c = Cursor::new(bytes, line);
    c.eat_spaces();
    let digits = c.eat_while(Class::DIGITS);
    let number = std::str::from_utf8(c.slice(digits)).ok()?.parse().ok()?;
    match c.rest() {
        [b':' | b'|', ..] => {
            c.bump();
            c.eat(b' ');
        }
        [b'\t', ..] => {
            c.bump();
        }
        [b' ', b' ', ..] => c.skip(2),
        [b' ', b':' | b'|', ..] => {
            c.skip(2);
            c.eat(b' ');
        }
        rest if rest.trim_ascii().is_empty() => {
            c.eat_while(class!(b' '));
        }
        _ => return None,
    }
    Some((number, c.since(line.range().start)))
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_numbered_lines() {
        let text = "FM X\nTO Y\n\nSECRET\n1. Yes.\n\n2. No.\n";
        for mark in ["  ", "\t", ": ", "| ", " | "] {
            let number = |(at, line): (usize, &str)| format!("{:>3}{mark}{line}\n", at + 9);
            let numbered: String = text.lines().enumerate().map(number).collect();
            assert_eq!(clean(&numbered), text, "{numbered}");
        }
    }

    #[test]
    fn err_no_numbered_lines() {
        for text in [
            "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n",
            "1  a\n2  b\n3  c\n",
            "1  a\n2  b\nc\nd\ne\nf\ng\nh\n3  i\n4  j\n5  k\n6  l\n",
            "2005  1\n2007  2\n2009  3\n2011  4\n2013  5\n2015  6\n",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
