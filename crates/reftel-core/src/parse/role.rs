//! What a part of the text is for: the words that open and close a summary, a comment, a note.

use super::anchors::Anchors;
use super::marking::parse_portion;
use crate::cable::{Block, Role};
use crate::text::{Cursor, Span, class};

/// Words that name a part of the text, the longer before the shorter. Those without a role are titles all the same.
const WORDS: [(&str, Option<Role>); 29] = [
    ("ACTION REQUESTED", Some(Role::ActionRequest)),
    ("ACTION REQUEST", Some(Role::ActionRequest)),
    ("ACTION REQUIRED", Some(Role::ActionRequest)),
    ("EXECUTIVE SUMMARY", Some(Role::Summary)),
    ("SUMMARY", Some(Role::Summary)),
    ("POST COMMENT", Some(Role::Comment)),
    ("EMBASSY COMMENT", Some(Role::Comment)),
    ("COMMENTS", Some(Role::Comment)),
    ("COMMENT", Some(Role::Comment)),
    ("INTRODUCTION", Some(Role::Introduction)),
    ("BACKGROUND", Some(Role::Background)),
    ("BIOGRAPHIC NOTE", Some(Role::Bio)),
    ("BIOGRAPHICAL NOTE", Some(Role::Bio)),
    ("BIO NOTE", Some(Role::Bio)),
    ("BIO DATA", Some(Role::Bio)),
    ("NOTE", Some(Role::Note)),
    ("KEY POINTS", None),
    ("TALKING POINTS", Some(Role::Points)),
    ("POINTS", Some(Role::Points)),
    ("QUOTE", Some(Role::Quote)),
    ("TEXT", Some(Role::Text)),
    ("UNOFFICIAL TRANSLATION", Some(Role::Translation)),
    ("TRANSLATION", Some(Role::Translation)),
    ("OBJECTIVES", None),
    ("OBJECTIVE", None),
    ("CONCLUSION", None),
    ("RECOMMENDATION", None),
    ("GUIDANCE", None),
    ("OUTLOOK", None),
];

/// Words that open a part of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The words.
    pub(super) words: Span,
    /// What they open; of `COMMENT AND NOTE` the first, but of `INTRODUCTION AND SUMMARY` the summary.
    pub(super) role: Option<Role>,
    /// Whether nothing else follows.
    pub(super) is_all: bool,
}

/// The words at the cursor that open a part of the text: `SUMMARY:`, `(Comment. `, `BEGIN TEXT`, alone or with a
/// mark of punctuation after it.
pub(super) fn opening(mut c: Cursor<'_>) -> Option<Opening> {
    c.eat_while(class!(b'(' | b'"' | b'*' | b'/' | b'=' | b' ' | b'['));
    let start = c.at();
    let begins = c.eat_word("BEGIN") && c.eat_spaces();
    let mut role = word(&mut c)?;
    loop {
        let mut ahead = c;
        ahead.eat_spaces();
        let joined =
            ahead.eat_any(&["AND", "WITH"]).is_some() || ahead.eat_if(|b| matches!(b, b'&' | b'/' | b','));
        ahead.eat_spaces();
        ahead.eat_any(&["AND"]);
        ahead.eat_spaces();
        let Some(other) = word(&mut ahead).filter(|_| joined) else { break };
        if other == Some(Role::Summary) {
            role = other;
        }
        c = ahead;
    }
    let words = c.since(start);
    c.eat_spaces();
    // "COMMENT (C): We ..."
    let is_portion = c.peek() == Some(b'(') && parse_portion(&mut c).is_some();
    let is_marked = is_portion
        || c.peek().is_none_or(|b| matches!(b, b':' | b'.' | b'-' | b';' | b'*' | b'/' | b'=' | b')'));
    let is_dash = !c.rest().starts_with(b"-")
        || c.rest().starts_with(b"--")
        || c.rest().starts_with(b"- ")
        || c.rest() == b"-";
    let of_text = begins && c.eat_word("OF");
    if !(is_marked && is_dash || of_text) {
        return None;
    }
    c.eat_while_by(|b| !b.is_ascii_alphanumeric() && b.is_ascii());
    Some(Opening { words, role, is_all: c.is_done() })
}

/// Takes words that name a part of the text. Returns its role, if it has one.
pub(super) fn word(c: &mut Cursor<'_>) -> Option<Option<Role>> {
    let first = c.peek()?.to_ascii_uppercase();
    let mut words = WORDS.iter().filter(|(words, _)| words.as_bytes().first() == Some(&first));
    words.find(|(words, _)| c.eat_word(words)).map(|(_, role)| *role)
}

/// Whether a line closes a part of the text and says nothing else: `END COMMENT.`
pub(super) fn is_closing_line(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    c.eat_while(class!(b'(' | b'*' | b'/' | b'=' | b' '));
    if !c.eat_word("END") || !c.eat_spaces() {
        return false;
    }
    while word(&mut c).is_some() || c.eat_any(&["AND", "OF"]).is_some() || c.eat_spaces() {}
    c.eat_while_by(|b| !b.is_ascii_alphanumeric() && b.is_ascii());
    c.is_done()
}

/// Roles as bits.
type Roles = u16;

const fn bit(role: Role) -> Roles {
    1 << (role as u16)
}

/// The parts that are closed somewhere in a text: `END SUMMARY AND ACTION REQUEST` closes two.
fn closed_in(bytes: &[u8], anchors: &Anchors, text: Span) -> Roles {
    let mut closed = 0;
    for start in anchors.ends.within(text) {
        let mut ahead = Cursor::new(bytes, Span { start, ..text });
        if ahead.eat_word("END") && ahead.eat_whitespace() {
            ahead.eat_any(&["OF"]);
            ahead.eat_whitespace();
            while let Some(role) = word(&mut ahead) {
                closed |= role.map_or(0, bit);
                ahead.eat_whitespace();
                ahead.eat_any(&["AND"]);
                ahead.eat_whitespace();
            }
        }
    }
    closed
}

/// Gives every paragraph and unnumbered text its role: from the words that open it to those that close it, to the
/// next heading at the latest; under a heading that names a part, all of them.
pub(super) fn assign_roles(bytes: &[u8], anchors: &Anchors, body: &mut [Block]) {
    let closed = |block: &Block| closed_in(bytes, anchors, block.span());
    let closed: Vec<Roles> = body.iter().map(closed).collect();
    let later = closed_later(body, &closed);
    let (mut under, mut open) = (None::<Role>, None::<Role>);
    for (index, block) in body.iter_mut().enumerate() {
        let (own, slot) = match block {
            Block::Heading(heading) => {
                let first = heading.text.iter().next();
                let named = first.and_then(|text| opening(Cursor::new(bytes, text)));
                (under, open) = (named.and_then(|named| named.role), None);
                continue;
            }
            Block::Table(_) => continue,
            Block::Paragraph(paragraph) => {
                let named = paragraph.title.and_then(|title| opening(Cursor::new(bytes, title)));
                (named.and_then(|named| named.role), &mut paragraph.role)
            }
            Block::Text(text) if text.role.is_some() => continue,
            Block::Text(text) => {
                let named = text.text.iter().next().and_then(|text| opening(Cursor::new(bytes, text)));
                (named.and_then(|named| named.role), &mut text.role)
            }
        };
        *slot = own.or(open).or(under);
        let is_closed = |role: Role| closed.get(index).is_some_and(|closed| closed & bit(role) != 0);
        let closes_later = |role: Role| later.get(index).is_some_and(|later| later & bit(role) != 0);
        open = own.or(open).filter(|role| !is_closed(*role) && closes_later(*role));
        under = under.filter(|role| !is_closed(*role));
    }
}

/// For each block the parts that a later one closes, up to the next heading.
fn closed_later(body: &[Block], closed: &[Roles]) -> Vec<Roles> {
    let mut later = vec![0; body.len()];
    let mut ahead = 0;
    for ((slot, block), closed) in later.iter_mut().zip(body).zip(closed).rev() {
        *slot = ahead;
        ahead = if matches!(block, Block::Heading(_)) { 0 } else { ahead | closed };
    }
    later
}
