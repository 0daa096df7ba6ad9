//! Captions: words between the classification line and the E.O. line that limit or direct distribution.

use std::sync::LazyLock;

use crate::cable::Caption;
use crate::lexicon::is_reader;
use crate::text::{Cursor, Span, Spanned, class, trim};

/// Whether a line holds captions and nothing else.
pub(in crate::parse) fn is_caption_line(bytes: &[u8], line: Span) -> bool {
    !line.is_empty() && captions(bytes, line).is_some()
}

/// Every caption of a line that holds nothing else.
pub(in crate::parse) fn captions(bytes: &[u8], line: Span) -> Option<Vec<Spanned<Caption>>> {
    let mut found = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let caption = caption(bytes, rest)?;
        rest = trim(bytes, Span { start: caption.span.end, end: rest.end });
        let marks = Cursor::new(bytes, rest).eat_while(class!(b'/' | b',' | b';' | b'-'));
        rest = trim(bytes, Span { start: marks.end, end: rest.end });
        found.push(caption);
    }
    Some(found)
}

/// Captions with other words after them, `NOFORN, NOT FOR INTERNET DISTRIBUTION`: both parts. Without a mark between
/// them the first word is one of a sentence.
pub(in crate::parse) fn leading_captions(bytes: &[u8], line: Span) -> Option<(Span, Span)> {
    let mut found = None;
    let mut rest = line;
    while let Some(caption) = caption(bytes, rest).filter(|caption| !caption.span.is_empty()) {
        let mut c = Cursor::new(bytes, Span { start: caption.span.end, ..line });
        let blank = c.eat_spaces();
        let is_mark = c.eat_if(|b| matches!(b, b',' | b';' | b':' | b'.')) || c.eat_str("//");
        let is_dash = blank && (c.eat(b'-') || c.eat_str("–") || c.eat_str("—"));
        c.eat_spaces();
        let begins_request = blank && c.clone().eat_any(&["NOT FOR", "PLEASE"]).is_some();
        if !(is_mark || is_dash || begins_request) {
            break;
        }
        rest = trim(bytes, c.rest_span());
        found = Some((Span { end: caption.span.end, ..line }, rest));
    }
    found.filter(|(_, rest)| !rest.is_empty())
}

/// `NATO` in front of a level, in capitals only: in lowercase it is a word of a sentence.
pub(super) fn eat_nato(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let start = ahead.at();
    (spaced_word(&mut ahead, "NATO") && matches!(ahead.peek(), Some(b' ' | b'\t'))).then_some(())?;
    let span = ahead.since(start);
    (!ahead.slice(span).iter().any(u8::is_ascii_lowercase)).then_some(())?;
    ahead.eat_spaces();
    *c = ahead;
    Some(span)
}

/// Where the caption ends that a text begins with.
pub(in crate::parse) fn skip_caption(bytes: &[u8], text: Span) -> Option<usize> {
    caption(bytes, text).filter(|caption| !caption.span.is_empty()).map(|caption| caption.span.range().end)
}

/// The caption that a text begins with. A corrected copy may give its reason, in brackets or after a dash.
pub(super) fn caption(bytes: &[u8], text: Span) -> Option<Spanned<Caption>> {
    if let Some(readers) = named_readers(bytes, text) {
        return Some(readers);
    }
    let (first, second) = first_letters(bytes.get(text.range())?)?;
    let begins = |caption: &Caption| caption.words().as_bytes().starts_with(&[first, second]);
    let written = Caption::ALL.iter().copied().filter(|caption| *caption != Caption::Nato);
    written.filter(begins).find_map(|caption| {
        let mut c = Cursor::new(bytes, text);
        let start = c.at();
        if !spaced_words(&mut c, caption.words()) || c.peek().is_some_and(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let written = c.slice(c.since(start));
        // "Sensitive" may be a heading; SIPDIS in lowercase is no word of any text.
        if written.iter().any(u8::is_ascii_lowercase) && !is_code_word(caption) {
            return None;
        }
        if caption == Caption::CorrectedCopy {
            let mut reason = c;
            reason.eat_spaces();
            if reason.eat(b'(') {
                reason.eat_while(class!(not b')'));
                reason.eat(b')').then(|| c = reason);
            } else if reason.eat(b'-') {
                c.skip(c.rest().len());
            }
        }
        Some(Spanned::new(caption, c.since(start)))
    })
}

/// The first two letters of a text, in capitals, when a caption begins with them: most texts need no closer look.
fn first_letters(text: &[u8]) -> Option<(u8, u8)> {
    let (first, after) = text.split_first()?;
    let second = after.strip_prefix(b" ").unwrap_or(after).first()?;
    let (first, second) = (first.to_ascii_uppercase(), second.to_ascii_uppercase());
    let seconds = SECOND_LETTERS.get(usize::from(first.wrapping_sub(b'A')))?;
    (seconds & letter_bit(second) != 0).then_some((first, second))
}

/// For each first letter of captions the second ones, a bit each.
static SECOND_LETTERS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut letters = [0; 26];
    for caption in Caption::ALL {
        if let [first, second, ..] = caption.words().as_bytes()
            && let Some(seconds) = letters.get_mut(usize::from(first.wrapping_sub(b'A')))
        {
            *seconds |= letter_bit(*second);
        }
    }
    letters
});

/// The bit of a capital; none for any other byte.
const fn letter_bit(byte: u8) -> u32 {
    if byte.is_ascii_uppercase() { 1 << (byte - b'A') } else { 0 }
}

/// The captions that are read in lowercase too.
pub(super) fn code_words() -> impl Iterator<Item = &'static str> {
    Caption::ALL.iter().filter(|caption| is_code_word(**caption)).map(|caption| caption.words())
}

const fn is_code_word(caption: Caption) -> bool {
    matches!(
        caption,
        Caption::Sipdis
            | Caption::Noforn
            | Caption::Nodis
            | Caption::Exdis
            | Caption::Limdis
            | Caption::Stadis
            | Caption::CorrectedCopy
    )
}

/// `FOR AMBASSADOR EXAMPLE ONLY`, `EYES ONLY FOR THE SECRETARY`, `AMBASSADOR EYES ONLY`: the whole line.
fn named_readers(bytes: &[u8], text: Span) -> Option<Spanned<Caption>> {
    let line = bytes.get(text.range()).unwrap_or_default();
    if !(line.ends_with(b" ONLY") || line.starts_with(b"EYES ONLY FOR ")) {
        return None;
    }
    let is_for = line.starts_with(b"FOR ") && line.ends_with(b" ONLY");
    let is_eyes = line.starts_with(b"EYES ONLY FOR ") || line.ends_with(b" EYES ONLY");
    if !(is_for || is_eyes) || line.iter().any(u8::is_ascii_lowercase) {
        return None;
    }
    let mut words = line.split(|b| !b.is_ascii_alphabetic());
    let named = is_eyes || words.any(is_reader);
    (named && line.len() <= 80).then_some(Spanned::new(Caption::EyesOnly, text))
}

/// Words, with or without spaces between their letters; spaces or a hyphen between words.
fn spaced_words(c: &mut Cursor<'_>, words: &str) -> bool {
    words.split(' ').enumerate().all(|(count, word)| {
        if count > 0 {
            c.eat_while(class!(b' ' | b'\t' | b'-' | b'/'));
        }
        spaced_word(c, word)
    })
}

/// `word`, with or without spaces between its letters.
fn spaced_word(c: &mut Cursor<'_>, word: &str) -> bool {
    let before = *c;
    let mut letters = word.bytes().peekable();
    while let Some(letter) = letters.next() {
        if !c.eat_if(|b| b.eq_ignore_ascii_case(&letter)) {
            *c = before;
            return false;
        }
        if letters.peek().is_some() {
            c.eat(b' ');
        }
    }
    true
}
