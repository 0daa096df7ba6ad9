//! The message reference number of a line: the post and its serial number.

use crate::cable::{Mrn, post_by_name};
use crate::text::{Cursor, Span, Spanned, class};

use super::captions::captions;

/// What stands where the message reference number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// The number itself.
    Written(Mrn),
    /// A number of which the post or the serial number was taken out.
    Redacted,
}

/// Takes the message reference number. Unless it is certain that there is one, any words and a number do not do.
pub(super) fn eat_number(bytes: &[u8], c: &mut Cursor<'_>, is_certain: bool) -> Option<Number> {
    let mut ahead = *c;
    let written = eat_mrn(&mut ahead).filter(|mrn| {
        let is_last = || captions(bytes, ahead.rest_span()).is_some();
        is_certain || is_reference_number(bytes, mrn, is_last)
    });
    let number = match written {
        Some(mrn) if !is_x_run(c.slice(mrn.post)) => Number::Written(mrn),
        Some(_) => Number::Redacted,
        None => {
            ahead = *c;
            eat_redacted(&mut ahead).then_some(Number::Redacted)?
        }
    };
    *c = ahead;
    Some(number)
}

/// Most words that the name of a post has.
const POST_WORDS: usize = 5;

/// Takes `PORT ELSINORE 000173`: words, then a number.
fn eat_mrn(c: &mut Cursor<'_>) -> Option<Mrn> {
    let mut ahead = *c;
    let start = ahead.at();
    for _ in 0..POST_WORDS {
        let word = ahead.eat_while(class!(ALPHABETIC | b'\'' | b'-' | b'.' | 0x80..));
        // "PORT ELSINORE-000173"
        let hyphen = u32::from(ahead.slice(word).ends_with(b"-"));
        if word.is_empty() || !ahead.eat_spaces() && hyphen == 0 {
            return None;
        }
        if let Some((serial, span)) = ahead.eat_scanned_number(3..=7) {
            *c = ahead;
            let post = Span { end: word.end - hyphen, ..Span::new(start, start) };
            return Some(Mrn::new(post, Spanned::new(serial, span)));
        }
    }
    None
}

/// Whether words and a number are a post and its serial number. Any words can stand before a number; a serial
/// number is padded to five or six digits, or stands last on its line, or its post is known.
fn is_reference_number(bytes: &[u8], mrn: &Mrn, is_last: impl Fn() -> bool) -> bool {
    let post = std::str::from_utf8(bytes.get(mrn.post.range()).unwrap_or_default()).unwrap_or_default();
    // `PORT ELSINORE 0173`: nothing but serial numbers begins with a zero.
    let is_padded =
        || bytes.get(mrn.serial.span.range()).is_some_and(|text| text.starts_with(b"0")) && is_last();
    mrn.serial.span.len() >= 5 || is_padded() || post_by_name(&post.replace('-', " ")).is_some()
}

/// Takes a message reference number of which the post or the serial number was taken out; whether there is one.
fn eat_redacted(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    for _ in 0..=POST_WORDS {
        let word = ahead.eat_while(class!(not WHITESPACE));
        if word.is_empty() {
            return false;
        }
        ahead.eat_spaces();
        if is_x_run(ahead.slice(word)) {
            ahead.eat_number(3..=7);
            *c = ahead;
            return true;
        }
    }
    false
}

/// Four X or more and nothing else.
fn is_x_run(text: &[u8]) -> bool {
    text.len() >= 4 && text.iter().all(|b| b.eq_ignore_ascii_case(&b'X') || *b == b' ')
}

/// A message reference number alone on a line.
pub(in crate::parse) fn parse_mrn_line(bytes: &[u8], line: Span) -> Option<Mrn> {
    let mut c = Cursor::new(bytes, line);
    eat_mrn(&mut c).filter(|_| c.is_done())
}
