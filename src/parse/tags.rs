//! The TAGS line.

use super::line::skip_tags_label;
use crate::cable::{Tag, TagKind, tag_meaning};
use crate::text::{Cursor, Span};

/// Longest code, in letters. Longer words are text.
const CODE_MAX: usize = 21;

/// Every code of a line, the label left out; and the names in brackets behind codes.
pub(super) fn parse_tags(bytes: &[u8], line: Span, tags: &mut Vec<Tag>) {
    let mut c = Cursor::new(bytes, line);
    skip_tags_label(&mut c);
    while !c.is_done() {
        if c.eat(b'(') {
            let name = super::line::trim(bytes, c.eat_while(|b| b != b')'));
            c.eat(b')');
            if !name.is_empty() {
                tags.push(Tag { kind: TagKind::Person, span: name });
            }
            continue;
        }
        let span = c.eat_while(is_code_byte);
        if span.is_empty() {
            c.bump();
        } else if let Ok(code) = std::str::from_utf8(c.slice(span)) {
            let kind = tag_meaning(&code.to_ascii_uppercase()).map_or(TagKind::Unknown, |(kind, _)| kind);
            tags.push(Tag { kind, span });
        }
    }
}

fn is_code_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// Whether a line without a label can be the next line of the codes: capitals only, and each word a code
/// that the table has, or at least of a code's length.
pub(super) fn continues_tags(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let (mut known, mut all) = (0, 0);
    while !c.is_done() {
        if c.eat(b'(') {
            // A person's name behind a code.
            c.eat_while(|b| b != b')');
            c.eat(b')');
            continue;
        }
        let word = c.eat_while(is_code_byte);
        let text = std::str::from_utf8(c.slice(word)).unwrap_or_default();
        if word.is_empty() {
            if !c.eat_if(|b| matches!(b, b' ' | b'\t' | b',' | b';' | b'.')) {
                return false;
            }
            continue;
        }
        if word.len() > CODE_MAX || text.bytes().any(|b| b.is_ascii_lowercase()) {
            return false;
        }
        all += 1;
        known += usize::from(tag_meaning(text).is_some());
    }
    known * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> String {
        let mut tags = Vec::new();
        parse_tags(text.as_bytes(), Span::new(0, text.len()), &mut tags);
        tags.iter()
            .map(|tag| format!("{}:{}", &text[tag.span.range()], tag.kind.word()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn ok_tags() {
        insta::assert_snapshot!(tags("TAGS: MOPS PARM PREL NATO GM"), @"MOPS:subject PARM:subject PREL:subject NATO:org GM:geo");
        insta::assert_snapshot!(tags("TAGS PREL, PGOV,XX"), @"PREL:subject PGOV:subject XX:geo");
        insta::assert_snapshot!(tags("TAGS: OVIP (DOE, JANE), KNNP"), @"OVIP:subject DOE, JANE:person KNNP:program");
        insta::assert_snapshot!(tags("TAGS:"), @"");
    }

    #[test]
    fn ok_continuation() {
        let continues = |text: &str| continues_tags(text.as_bytes(), Span::new(0, text.len()));
        assert!(continues("KNNP NATO, GM"));
        assert!(continues("OVIP (EXAMPLE, JANE)"));
        assert!(!continues("MINISTER MEETS AMBASSADOR"));
        assert!(!continues("PREL and more"));
        assert!(!continues(""));
    }
}
