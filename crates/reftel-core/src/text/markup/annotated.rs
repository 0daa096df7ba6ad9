//! Brackets around the names in a text, as an edition for research has them: a list of names, a line `@@@`, and then
//! `[[MINISTRY OF [[EXAMPLIA || 1]] || 2]]`.

use super::{Markup, Notation};
use crate::text::{Cursor, Span, class, lines};

/// Longest bars and number before a closing bracket, in bytes.
const NUMBER_MAX: usize = 16;

/// Adds the brackets, with their bars and numbers. What is not balanced stays text. Takes time linear in the length.
pub(super) fn find(bytes: &[u8], found: &mut Vec<Markup>) {
    if memchr::memmem::find(bytes, b"[[").is_none() {
        return;
    }
    let Some(list_end) =
        lines(bytes).find(|line| bytes.get(line.range()).is_some_and(|line| line.trim_ascii() == b"@@@"))
    else {
        return;
    };
    let mut open: Vec<usize> = Vec::new();
    let mut c = Cursor::new(bytes, Span::new(list_end.range().end, bytes.len()));
    loop {
        c.eat_while(class!(not b'[' | b']' | b'|'));
        let at = c.at();
        match c.rest() {
            [] => break,
            [b'[', b'[', ..] => {
                open.push(at);
                c.skip(2);
            }
            [b'|', b'|', ..] => match (number(c), open.pop()) {
                (Some(end), Some(start)) => {
                    let before = bytes.get(..at).unwrap_or_default();
                    let blanks = before.len() - before.trim_ascii_end().len();
                    found.push(mark(start, start + 2));
                    found.push(mark((at - blanks).max(start + 2), end));
                    c.skip(end - at);
                }
                (_, opened) => {
                    open.extend(opened);
                    c.skip(2);
                }
            },
            _ => c.skip(1),
        }
    }
}

fn mark(from: usize, to: usize) -> Markup {
    Markup { span: Span::new(from, to), notation: Notation::Annotation, shown: None }
}

/// Where the number and the closing brackets after two bars end.
fn number(mut c: Cursor<'_>) -> Option<usize> {
    let start = c.at();
    c.skip(2);
    c.eat_spaces();
    c.eat_number(1..=4)?;
    c.eat_spaces();
    (c.eat_str("]]") && c.at() - start <= NUMBER_MAX).then(|| c.at())
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_brackets() {
        assert_eq!(
            clean("1. X  GPE\n@@@\n1. [[EMBOFF || 4]] CALLED ON [[MINISTRY OF [[X || 1]] || 2]] NOW.\n"),
            "1. X  GPE\n@@@\n1. EMBOFF CALLED ON MINISTRY OF X NOW.\n"
        );
        assert_eq!(clean("@@@\n[[A || 1]] [[B || 2] C || 3]]"), "@@@\nA B || 2] C");
    }

    #[test]
    fn err_no_annotation() {
        for text in ["[[A || 1]]", "@@@\nA || 1]]", "@@@\n[[A]]"] {
            assert_eq!(clean(text), text);
        }
    }
}
