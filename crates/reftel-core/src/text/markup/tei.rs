//! Tags of a document in TEI XML, as volumes of documents are published. They break lines anywhere: line ends between words
//! are spaces, and elements that hold a paragraph begin one.

use super::{Markup, Notation};
use crate::text::{Class, Cursor, Span};

/// Elements that are paragraphs of their own.
const BLOCKS: [&str; 14] = [
    "p",
    "head",
    "dateline",
    "opener",
    "closer",
    "signed",
    "note",
    "item",
    "list",
    "div",
    "table",
    "row",
    "quote",
    "postscript",
];
/// How far into a file its first element is looked for, in bytes.
const HEAD: usize = 2000;

/// The tags of a file, and the line ends between its words. None if it is no such document. Takes time linear in the length.
pub(super) fn find(bytes: &[u8]) -> Option<Vec<Markup>> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    [&b"<TEI"[..], b"<div type=\"document\"", b"<div xml:id="]
        .iter()
        .any(|sign| memchr::memmem::find(head, sign).is_some())
        .then_some(())?;
    let mut found = Vec::new();
    let mark =
        |from: usize, to: usize, shown| Markup { span: Span::new(from, to), notation: Notation::Html, shown };
    let mut c = Cursor::new(bytes, Span::new(0, bytes.len()));
    while let Some(byte) = c.peek() {
        let start = c.at();
        match byte {
            b'<' => {
                let len = memchr::memchr(b'>', c.rest())? + 1;
                let mut name = c;
                name.bump();
                name.eat(b'/');
                let word = name.eat_while(Class::ALPHABETIC);
                let is_block = BLOCKS.iter().any(|block| name.slice(word) == block.as_bytes());
                c.skip(len);
                if is_block {
                    // Two line ends, as paragraphs are apart.
                    found.push(mark(start, start + 1, Some('\n')));
                    found.push(mark(start + 1, c.at(), Some('\n')));
                } else {
                    let shown = if name.slice(word) == b"lb" { Some('\n') } else { None };
                    found.push(mark(start, c.at(), shown));
                }
            }
            b'&' => match super::entity(&mut c) {
                Some(shown) => {
                    let span = c.since(start);
                    found.push(Markup { span, notation: Notation::Entity, shown: Some(shown) });
                }
                None => c.skip(1),
            },
            b'\n' | b'\r' => {
                c.eat_while_by(|b| b.is_ascii_whitespace());
                found.push(mark(start, c.at(), Some(' ')));
            }
            _ => {
                c.eat_while_by(|b| !matches!(b, b'<' | b'&' | b'\n' | b'\r'));
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_document() {
        let text = "<div type=\"document\" n=\"173\">\n <head>173. Telegram From the <gloss type=\"from\">Embassy in\n   \
             Examplia</gloss> to X</head>\n<p>The mayor &amp; I <pb n=\"3\"/>met.</p></div>";
        assert_eq!(
            clean(text),
            "\n\n \n\n173. Telegram From the Embassy in Examplia to X\n\n \n\nThe mayor & I met.\n\n\n\n"
        );
    }
}
