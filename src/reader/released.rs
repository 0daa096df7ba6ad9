//! The cable as others will see it: drawn from what was released, so that nothing struck can be in it. It has no way back
//! to the file: nothing in it can be pointed at or marked, or leads elsewhere.

use std::ops::Range;

use super::cable_view::{
    Block, CableView, CardRow, Content, ContentsRow, ContentsWords, Number, Part, Subject,
};
use crate::document::Place;
use crate::runs::{Portion, Run, released};
use reftel_core::export::{Fact, facts};
use reftel_core::redact::{self, BlockKind, Piece, Released, Text};

/// How many characters of a paragraph the contents show.
const FIRST_WORDS: usize = 64;

impl CableView for Released {
    const CLASS: &'static str = "cable released";
    const HEADING: Option<Place> = None;

    fn running_head(&self) -> Vec<String> {
        let level = self.level.map(|level| level.to_string());
        [self.id.clone(), level].into_iter().flatten().collect()
    }

    fn block_count(&self) -> usize {
        self.body.len() + usize::from(self.signature.is_some())
    }

    fn block_at(&self, index: usize) -> Option<Block> {
        let Some(block) = self.body.get(index) else {
            let signature = self.signature.as_ref().filter(|_| index == self.body.len())?;
            return Some(Block {
                class: "signature",
                place: None,
                role: None,
                number: None,
                portion: None,
                content: Content::Parts(vec![Part::Text(released(signature))]),
            });
        };
        let (portion, content) = with_long_mark(block);
        Some(Block {
            class: match block.kind {
                BlockKind::Heading => "heading",
                BlockKind::Paragraph => "paragraph",
                BlockKind::Unrecognised => "unrecognised",
                BlockKind::Text | BlockKind::Table => "plain",
            },
            place: None,
            role: block.role,
            number: block.number.map(|value| Number { value, href: None }),
            portion,
            content,
        })
    }

    fn contents_rows(&self, blocks: Range<usize>) -> Vec<ContentsRow> {
        let row = |block: &redact::Block| {
            let (kind, words) = match block.kind {
                BlockKind::Heading => ("title", ContentsWords::Plain(released(&block.text))),
                BlockKind::Paragraph => {
                    let words = ContentsWords::Paragraph {
                        number: block.number,
                        portion: block.portion.as_ref().map(Portion::released),
                        words: released(&first_words(&block.text)),
                    };
                    ("numbered", words)
                }
                _ => return None,
            };
            Some(ContentsRow { place: None, kind, words })
        };
        self.body
            .get(blocks.start..blocks.end.min(self.body.len()))
            .into_iter()
            .flatten()
            .filter_map(row)
            .collect()
    }
}

/// What is left of the subject.
pub(super) fn subject(form: &Released) -> Option<Subject> {
    let subject = form.subject.as_ref()?;
    let portion = subject.portion.as_ref().map(Portion::released);
    Some(Subject { portion, words: released(&subject.text) })
}

/// What is left of the heading.
pub(super) fn card(form: &Released) -> Vec<CardRow> {
    let row = |fact: Fact| CardRow::list(fact.label, None, fact.values.iter().map(released).collect());
    facts(form).into_iter().map(row).collect()
}

/// How long a mark may be in the gutter, in characters.
const MARK_MAX: usize = 14;

/// Mark and content of a block. A mark that is a sentence, such as `(C - ENTIRE TEXT)`, is part of the text.
fn with_long_mark(block: &redact::Block) -> (Option<Portion>, Content) {
    let mut content = content(block);
    let portion = block.portion.as_ref().map(|mark| {
        let portion = Portion::released(mark);
        let kept = mark.text.iter().map(|piece| match piece {
            Piece::Words(words) => words.chars().count(),
            _ => 0,
        });
        let length: usize = kept.sum();
        match (mark.level, &mut content) {
            (Some(level), Content::Parts(parts)) if length > MARK_MAX => {
                parts.insert(0, Part::Text(portion.words));
                Portion { words: vec![Run::words(level.letters())], ..portion }
            }
            _ => portion,
        }
    });
    (portion, content)
}

fn content(block: &redact::Block) -> Content {
    if block.kind == BlockKind::Heading {
        return Content::Title(released(&block.text));
    }
    if block.kind.has_lines() {
        let line = |part: &redact::Part| {
            let mut line = released(match part {
                redact::Part::Text(words) => words,
                redact::Part::Item(item) => &item.text,
            });
            line.push(Run::words("\n"));
            line
        };
        let name = if block.kind == BlockKind::Table { "Table" } else { "Text that was not recognised" };
        let lines = block.parts.iter().flat_map(line).collect();
        return Content::Lines { name, class: Some("table"), lines };
    }
    let part = |part: &redact::Part| match part {
        redact::Part::Text(words) => Part::Text(released(words)),
        redact::Part::Item(item) => Part::Item {
            label: released(&item.label),
            portion: item.portion.as_ref().map(Portion::released),
            words: released(&item.text),
        },
    };
    Content::Parts(block.parts.iter().map(part).collect())
}

/// The first of a text's words, for a list.
fn first_words(whole: &Text) -> Text {
    let mut left = FIRST_WORDS;
    let mut short: Text = Vec::new();
    for piece in whole {
        match piece {
            Piece::Words(words) => {
                let cut = words.char_indices().nth(left).map_or(words.len(), |(at, _)| at);
                short.push(Piece::Words(words.get(..cut).unwrap_or_default().to_owned()));
                left -= left.min(words.chars().count());
            }
            other => short.push(other.clone()),
        }
        if left == 0 {
            short.push(Piece::Words("…".to_owned()));
            break;
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::cable_view::CardValue;
    use crate::runs::text;
    use reftel_core::parse::parse;
    use reftel_core::redact::{Marks, release};
    use reftel_core::text::{Source, Span};

    const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

    #[test]
    fn ok_a_mark_that_is_a_sentence_is_text() {
        let text = "R 010000Z JAN 78\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L SAMPLETON 0001\n\n\
                    SUBJECT: AN EXAMPLE\n\n1. (C - ENTIRE TEXT)\n\n2. (C) WORDS THAT FOLLOW.\n";
        let source = Source::new("sample", text).unwrap();
        let form = release(&source, &parse(&source).cable, &Marks::new(&source)).unwrap();
        let block = form.block_at(0).unwrap();
        assert!(block.text().contains("ENTIRE TEXT"), "{block:?}");
        assert_eq!(text_of(&block), "C");
        assert_eq!(text_of(&form.block_at(1).unwrap()), "C");
    }

    fn text_of(block: &Block) -> String {
        text(&block.portion.as_ref().unwrap().words)
    }

    #[test]
    fn ok_nothing_struck_is_drawn() {
        let source = Source::new("sample", SAMPLE).unwrap();
        let parsed = parse(&source);
        let mut marks = Marks::new(&source);
        for (at, word) in SAMPLE.match_indices("Halvard Sund").chain(SAMPLE.match_indices("HOLLOWAY")) {
            marks.strike(Span::new(at, at + word.len()), Some("(b)(6)"));
        }
        let released_form = release(&source, &parsed.cable, &marks).unwrap();
        let subject = subject(&released_form).unwrap();
        let mut drawn = text(&subject.words);
        for row in card(&released_form) {
            let CardValue::List { items, .. } = row.value else { continue };
            drawn.extend(items.iter().map(|item| text(&item.words)));
        }
        let count = released_form.block_count();
        drawn.extend((0..count).filter_map(|index| released_form.block_at(index)).map(|block| block.text()));
        for row in released_form.contents_rows(0..count) {
            let (ContentsWords::Plain(words) | ContentsWords::Paragraph { words, .. }) = row.words;
            drawn.push_str(&text(&words));
        }
        assert!(!drawn.contains("Halvard") && !drawn.contains("HOLLOWAY"));
        assert!(drawn.contains("Prime Minister redacted (b)(6)"), "{drawn}");
        assert!(drawn.contains("name the operator of any field"));
    }
}
