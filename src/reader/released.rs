//! The cable as others will see it: drawn from what was released, so that nothing struck can be in it.

use super::card::row;
use crate::ui::{Element, Node, element};
use reftel_core::cable::Role;
use reftel_core::export::facts;
use reftel_core::redact::{Block, BlockKind, Part, Piece, Portion, Released, Text};

/// The document. It has no way back to the file: nothing in it can be pointed at, marked or led from.
pub(crate) fn released(released: &Released) -> Element {
    let subject = released.subject.as_ref();
    let title = element("h1").class("subject");
    let title = match subject {
        Some(subject) => title.child(subject.portion.as_ref().map(portion)).child(text(&subject.text)),
        None => title.attribute("data-missing", "").child("No subject line"),
    };
    let rows = facts(released).into_iter().map(|fact| {
        let values = fact.values.iter().map(|value| element("li").child(text(value)).into());
        row(fact.label, element("ul").child(values.collect::<Node>()))
    });
    let card = element("div").class("card").child(element("dl").child(rows.collect::<Node>()));
    let head = element("header").class("masthead").child(title).child(card);
    let signature = released.signature.as_ref();
    let signature =
        signature.map(|words| element("section").class("signature").child(element("p").child(text(words))));
    let body = element("div")
        .class("body")
        .child(released.body.iter().map(block).collect::<Node>())
        .child(signature);
    element("article").class("cable released").child(running_head(released)).child(head).child(body)
}

/// What stands at the top of every page on paper.
fn running_head(released: &Released) -> Element {
    let level = released.level.map(|level| level.to_string());
    let words = [released.id.clone(), level].into_iter().flatten();
    element("div")
        .class("running-head")
        .attribute("aria-hidden", "true")
        .child(words.map(|words| element("span").child(words).into()).collect::<Node>())
}

/// What can be gone to in it, with its first words: the contents.
pub(crate) fn outline(released: &Released) -> Node {
    let rows = released.body.iter().filter_map(|block| {
        let words: Node = match (block.kind, block.number) {
            (BlockKind::Heading, _) => text(&block.text),
            (BlockKind::Paragraph, number) => vec![
                element("span").class("number").child(number.map(|number| number.to_string())).into(),
                element("span").class("contents-portion").child(block.portion.as_ref().map(portion)).into(),
                element("span").class("contents-words").child(first_words(&block.text)).into(),
            ]
            .into(),
            _ => return None,
        };
        let kind = if block.kind == BlockKind::Heading { "title" } else { "numbered" };
        Some(
            element("li")
                .child(element("span").class("contents-row").attribute("data-kind", kind).child(words))
                .into(),
        )
    });
    element("ol").child(rows.collect::<Node>()).into()
}

/// Runs of text, and a mark that is always the same wherever something was struck.
pub(crate) fn text(text: &Text) -> Node {
    let pieces = text.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str().into(),
        Piece::Struck { reason } => struck(reason.as_deref()),
        Piece::Withheld { words, kind } => element("span")
            .class("withheld")
            .attribute("data-by", kind.by().word())
            .attribute("title", kind.meaning())
            .child(words.as_str())
            .into(),
    });
    pieces.collect()
}

fn struck(reason: Option<&str>) -> Node {
    let reason = reason.map(|reason| element("span").class("struck-reason").child(format!(" {reason}")));
    element("span").class("struck").child("redacted").child(reason).into()
}

/// The first of a text's words, for a list.
fn first_words(whole: &Text) -> Node {
    let mut left = 64;
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
    text(&short)
}

fn portion(portion: &Portion) -> Node {
    let mark = element("span").class("portion");
    match portion.level {
        Some(level) => mark
            .attribute("data-portion", level.letters())
            .child(element("span").class("portion-level").child(text(&portion.text)))
            .into(),
        None => mark.child(element("span").class("portion-level").child(text(&portion.text))).into(),
    }
}

fn block(block: &Block) -> Node {
    let class = match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Unrecognised => "unrecognised",
        BlockKind::Text | BlockKind::Table => "plain",
    };
    let frame = element("section").class(class);
    let frame = match block.role.map(Role::word) {
        Some(role) => frame.attribute("data-role", role),
        None => frame,
    };
    if block.kind == BlockKind::Heading {
        return frame.child(element("h2").child(text(&block.text))).into();
    }
    if block.kind.has_lines() {
        let lines = block.parts.iter().map(|part| vec![part_text(part), "\n".into()].into());
        return frame.child(element("pre").class("table").child(lines.collect::<Node>())).into();
    }
    let parts = block.parts.iter().map(part).collect::<Node>();
    let mark = block.portion.as_ref().map(portion);
    match block.number {
        None => frame.child(mark).child(parts).into(),
        Some(number) => {
            let gutter = element("div")
                .class("gutter")
                .child(element("span").class("number").child(number.to_string()))
                .child(mark);
            frame.child(gutter).child(element("div").class("paragraph-text").child(parts)).into()
        }
    }
}

fn part_text(part: &Part) -> Node {
    match part {
        Part::Text(words) => text(words),
        Part::Item(item) => text(&item.text),
    }
}

fn part(part: &Part) -> Node {
    match part {
        Part::Text(words) => element("p").child(text(words)).into(),
        Part::Item(item) => {
            let label = element("span").class("item-label").child(text(&item.label));
            let words =
                element("div").child(item.portion.as_ref().map(portion)).child(" ").child(text(&item.text));
            element("div").class("item").child(label).child(words).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::parse::parse;
    use reftel_core::redact::{Marks, release};
    use reftel_core::text::{Source, Span};

    const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

    #[test]
    fn ok_nothing_struck_is_drawn() {
        let source = Source::new("sample", SAMPLE).unwrap();
        let parsed = parse(&source);
        let mut marks = Marks::new(&source);
        for (at, word) in SAMPLE.match_indices("Halvard Sund").chain(SAMPLE.match_indices("HOLLOWAY")) {
            marks.strike(Span::new(at, at + word.len()), Some("(b)(6)"));
        }
        let released_form = release(&source, &parsed.cable, &marks).unwrap();
        let node: Node = released(&released_form).into();
        let drawn = node.text() + &outline(&released_form).text();
        assert!(!drawn.contains("Halvard") && !drawn.contains("HOLLOWAY"));
        assert!(drawn.contains("Prime Minister redacted (b)(6)"), "{drawn}");
        assert!(drawn.contains("name the operator of any field"));
    }
}
