//! Words that decide what an item is.

use std::sync::LazyLock;

use crate::cable::ReferenceKind;
use crate::lexicon::{REFERENCES, is_before_number, is_month};
use crate::text::{Class, Cursor, Span, class};

/// Words that tell what a reference is when it is no cable, the longer ones first.
static KINDS: LazyLock<Vec<(&'static str, ReferenceKind)>> = LazyLock::new(|| {
    let row = |row: &'static str| {
        let (word, kind) = row.split_once('\t')?;
        Some((word, kind.parse().ok()?))
    };
    let mut kinds: Vec<_> = REFERENCES.rows().filter_map(row).collect();
    kinds.sort_by_cached_key(|(word, _)| std::cmp::Reverse(word.len()));
    kinds
});

/// What the words of an item that is no cable make it: the first that tells.
pub(super) fn kind_by_word(bytes: &[u8], item: Span) -> Option<ReferenceKind> {
    let mut c = Cursor::new(bytes, item);
    while let Some(first) = c.peek() {
        if first.is_ascii_alphabetic()
            && let Some((_, kind)) = KINDS.iter().find(|(word, _)| c.eat_word(word))
        {
            return Some(*kind);
        }
        c.eat_while(Class::ALPHANUMERIC);
        c.eat_while(class!(not ALPHANUMERIC));
    }
    None
}

/// Whether an item says that there is none.
pub(super) fn is_none(item: &[u8]) -> bool {
    ["NONE", "NONE.", "N/A", "N/A.", "NA", "NIL"]
        .iter()
        .any(|none| item.eq_ignore_ascii_case(none.as_bytes()))
}

/// Whether no post is called like that, wholly or with one of its words.
pub(super) fn is_no_post(word: &[u8]) -> bool {
    let is = |no: &str| word.eq_ignore_ascii_case(no.as_bytes());
    is_before_number(word) || KINDS.iter().any(|(no, _)| is(no)) || is_month(word)
}
