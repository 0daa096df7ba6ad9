//! Words that decide what an item is.

use crate::cable::ReferenceKind;
use crate::lexicon::is_month;
use crate::text::{Class, Cursor, Span, class};

/// Words that tell what a reference is when it is no cable.
const KINDS: [(&str, ReferenceKind); 31] = [
    ("EMAIL", ReferenceKind::Email),
    ("EMAILS", ReferenceKind::Email),
    ("E-MAIL", ReferenceKind::Email),
    ("E-MAILS", ReferenceKind::Email),
    ("E MAIL", ReferenceKind::Email),
    ("TELCON", ReferenceKind::Telcon),
    ("TELCONS", ReferenceKind::Telcon),
    ("TELECON", ReferenceKind::Telcon),
    ("PHONECON", ReferenceKind::Telcon),
    ("PHONE", ReferenceKind::Telcon),
    ("TELEPHONE", ReferenceKind::Telcon),
    ("MEMO", ReferenceKind::Memo),
    ("MEMOS", ReferenceKind::Memo),
    ("MEMCON", ReferenceKind::Memo),
    ("MEMCONS", ReferenceKind::Memo),
    ("MEMORANDUM", ReferenceKind::Memo),
    ("DIPNOTE", ReferenceKind::Memo),
    ("LETTER", ReferenceKind::Letter),
    ("LETTERS", ReferenceKind::Letter),
    ("IIR", ReferenceKind::Report),
    ("IIRS", ReferenceKind::Report),
    ("TD", ReferenceKind::Report),
    ("TDX", ReferenceKind::Report),
    ("CIR", ReferenceKind::Report),
    ("HOTR", ReferenceKind::Report),
    ("USDAO", ReferenceKind::Report),
    ("FAM", ReferenceKind::Manual),
    ("FAH", ReferenceKind::Manual),
    ("CFR", ReferenceKind::Manual),
    ("USC", ReferenceKind::Manual),
    ("U.S.C", ReferenceKind::Manual),
];

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

/// Words that may stand before a number as a post does, and are none.
const NO_POSTS: [&str; 78] = [
    "AND",
    "ALSO",
    "SECTION",
    "PARA",
    "PARAS",
    "PARAGRAPH",
    "PARAGRAPHS",
    "PART",
    "PAGE",
    "REF",
    "REFS",
    "REFTEL",
    "TEL",
    "NUMBER",
    "NO",
    "NOTAL",
    "PREVIOUS",
    "TODAY",
    "DAILY",
    "CORRUPTION",
    "SECRET",
    "CONFIDENTIAL",
    "UNCLAS",
    "UNCLASSIFIED",
    "IMMEDIATE",
    "PRIORITY",
    "ROUTINE",
    "FORTHE",
    "OUTOF",
    "PROVIDING",
    "POINTS",
    "REPORT",
    "REPORTS",
    "EO",
    "E.O.",
    "TAGS",
    "DECL",
    "DATED",
    "ON",
    "FROM",
    "TO",
    "AT",
    "IN",
    "BY",
    "WITH",
    "AS",
    "CERP",
    "CA",
    "MEETING",
    "CONVERSATION",
    "MESSAGE",
    "MSG",
    "DTG",
    "DVC",
    "VTC",
    "FAX",
    "OSC",
    "FBIS",
    "SIPRNET",
    "WEBSITE",
    "MAIL",
    "EVENING",
    "READING",
    "TALK",
    "CALL",
    "CABLE",
    "CABLES",
    "REASON",
    "REASONS",
    "NOTE",
    "SUBJECT",
    "ITEM",
    "RESOLUTION",
    "ARTICLE",
    "UNSCR",
    "ANNEX",
    "CODEL",
    "ADDENDUM",
];

/// Whether no post is called like that, wholly or with one of its words.
pub(super) fn is_no_post(word: &[u8]) -> bool {
    let is = |no: &str| word.eq_ignore_ascii_case(no.as_bytes());
    NO_POSTS.iter().any(|no| is(no)) || KINDS.iter().any(|(no, _)| is(no)) || is_month(word)
}
