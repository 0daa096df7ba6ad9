//! Marks around a text that a letter or note quotes: `>` before every line of it, or a line of backticks above and
//! below.

use super::{Markup, Notation};
use crate::text::{Class, Cursor, Span, class, lines};

/// Fewest lines in a row that make a quotation: a mark before one or two may be meant as text.
const LINES_MIN: usize = 4;

/// Adds the marks to `found`. Takes time linear in the length.
pub(super) fn find(bytes: &[u8], found: &mut Vec<Markup>) {
    if memchr::memchr2(b'>', b'`', bytes).is_none() {
        return;
    }
    let mut run: Vec<Markup> = Vec::new();
    let mut fence = None;
    for line in lines(bytes) {
        match bytes.get(line.range().start) {
            Some(b'>') => {
                run.push(mark(quote_marks(bytes, line)));
                continue;
            }
            Some(b'`') if is_fence(bytes, line) => match fence.take() {
                None => fence = Some(line),
                Some(open) => found.extend([mark(open), mark(line)]),
            },
            _ => {}
        }
        end(&mut run, found);
    }
    end(&mut run, found);
}

fn end(run: &mut Vec<Markup>, found: &mut Vec<Markup>) {
    if run.len() >= LINES_MIN {
        found.append(run);
    }
    run.clear();
}

const fn mark(span: Span) -> Markup {
    Markup { span, notation: Notation::Quote, shown: None }
}

/// `>`, also several of them, with a space after each.
fn quote_marks(bytes: &[u8], line: Span) -> Span {
    let mut c = Cursor::new(bytes, line);
    while c.eat(b'>') {
        c.eat(b' ');
    }
    Span::new(line.range().start, c.at())
}

/// Three backticks or more, and at most the name of a language.
fn is_fence(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let ticks = c.eat_while(class!(b'`')).len();
    c.eat_while(Class::ALPHANUMERIC);
    c.eat_whitespace();
    ticks >= 3 && c.is_done()
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_quoted_lines() {
        assert_eq!(clean("Look:\n> FM X\n>\n> TO Y\n> > SECRET\n"), "Look:\nFM X\n\nTO Y\nSECRET\n");
        assert_eq!(clean("> A\r\n> B\r\n> C\r\n> D"), "A\r\nB\r\nC\r\nD");
    }

    #[test]
    fn ok_fences() {
        assert_eq!(clean("```\nFM X\n```\n"), "FM X\n");
        assert_eq!(clean("```text\nFM X\n```"), "FM X\n");
    }

    #[test]
    fn err_no_quotation() {
        for text in
            ["> \n2/13/2008\n", "> a\n> b\nc", "a > b\n", "``\n``\n", "```\nnever closed\n", "```a b\n```"]
        {
            assert_eq!(clean(text), text);
        }
    }
}
