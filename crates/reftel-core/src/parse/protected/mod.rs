//! Notes that ask to protect somebody: `(strictly protect)`, `- please protect -`, `(a contact; protect)`.

mod name;

use super::anchors::Anchors;
use crate::cable::Protected;
use crate::text::{Cursor, Span, trim};
use name::{is_name, name_before};

/// Finds all notes in one pass.
pub(super) fn find_protected(bytes: &[u8], anchors: &Anchors, extent: Span) -> Vec<Protected> {
    let mut all = Vec::new();
    let mut c = Cursor::new(bytes, extent);
    for start in anchors.protects.within(extent).map(|place| place as usize) {
        if start < c.at() {
            continue;
        }
        c.skip(start - c.at());
        if !c.eat_word("PROTECT") {
            continue;
        }
        let text = Text { bytes, from: extent.range().start };
        let words = text.words_around(start, c);
        let bracket = text.bracket_around(words.span, c);
        let found = match bracket {
            Some(bracket) => text.in_bracket(&words, bracket),
            None => text.in_sentence(&words, c),
        };
        if let Some(found) = found {
            c.skip(found.note.range().end.saturating_sub(c.at()));
            all.push(found);
        }
    }
    all
}

/// Words that stand around `PROTECT` in a note.
const WORDS: [&str; 13] = [
    "STRICTLY",
    "PLEASE",
    "PLS",
    "FULLY",
    "SOURCE",
    "SOURCES",
    "IDENTITY",
    "THROUGHOUT",
    "CONTACT",
    "ACCORDINGLY",
    "FULL",
    "NAME",
    "AND",
];
/// Most words in front.
const WORDS_BEFORE: usize = 4;
/// How far from the words the brackets around them can be.
const BRACKET: usize = 100;

/// `PROTECT` and the words around it.
struct Words {
    span: Span,
    /// Whether more than the one word stands there: the one alone is a note only in brackets.
    is_plain: bool,
    /// Whether `please` or `strictly` asks for it.
    is_asked: bool,
}

#[derive(Clone, Copy)]
struct Text<'b> {
    bytes: &'b [u8],
    /// Nothing in front of it is looked at.
    from: usize,
}

impl<'b> Text<'b> {
    fn before(&self, at: usize, most: usize) -> &'b [u8] {
        let from = at.saturating_sub(most).max(self.from);
        self.bytes.get(from..at).unwrap_or_default()
    }

    /// The words around `PROTECT`, which begins at `start`; the cursor stands after it.
    fn words_around(&self, start: usize, mut c: Cursor<'_>) -> Words {
        let mut first = start;
        for _ in 0..WORDS_BEFORE {
            let before = self.before(first, 16);
            let blanks = before.iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
            let before = before.get(..before.len() - blanks).unwrap_or_default();
            let len = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
            let word = before.get(before.len() - len..).unwrap_or_default();
            if blanks == 0 || !WORDS.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes())) {
                break;
            }
            first -= blanks + len;
        }
        let mut end = c.at();
        while c.eat_whitespace() && c.eat_any(&WORDS).is_some() {
            end = c.at();
        }
        let span = Span::new(first, end);
        Words { span, is_plain: span.len() == "PROTECT".len(), is_asked: first < start }
    }

    /// The brackets around the words, with them.
    fn bracket_around(&self, words: Span, c: Cursor<'_>) -> Option<Span> {
        let before = self.before(words.range().start, BRACKET);
        let open = before.iter().rposition(|b| matches!(b, b'(' | b')' | b'[' | b']'))?;
        let close = match before.get(open)? {
            b'(' => b')',
            b'[' => b']',
            _ => return None,
        };
        let start = words.range().start - (before.len() - open);
        let rest = self.bytes.get(words.range().end..c.rest_span().range().end)?;
        let len = rest.iter().take(BRACKET).position(|b| matches!(b, b'(' | b')' | b'[' | b']'))?;
        (rest.get(len) == Some(&close)).then(|| Span::new(start, words.range().end + len + 1))
    }

    /// A note in brackets. The name stands in front of them, or at the start of what they hold.
    fn in_bracket(&self, words: &Words, bracket: Span) -> Option<Protected> {
        let (open, close) = (bracket.range().start, bracket.range().end);
        let front = trim(self.bytes, Span::new(open + 1, words.span.range().start));
        let after = trim(self.bytes, Span::new(words.span.range().end, close - 1));
        let said_before = self.bytes.get(front.range()).unwrap_or_default();
        let said_after = self.bytes.get(after.range()).unwrap_or_default();
        let is_apart = said_before.last().is_none_or(|b| matches!(b, b';' | b',' | b':' | b'-' | b'.'));
        let is_all = said_after.iter().all(|b| matches!(b, b'.' | b'!' | b';' | b','));
        if !is_apart && (words.is_plain || ends_in_verb(said_before)) || !is_all && words.is_plain {
            return None;
        }
        let first =
            said_before.iter().position(|b| matches!(b, b',' | b';' | b':')).unwrap_or(said_before.len());
        let inner = trim(self.bytes, Span::new(front.range().start, front.range().start + first));
        let is_inner = is_apart && is_name(self.bytes, inner);
        let name = if is_inner { Some(inner) } else { name_before(self.bytes, self.from, open) };
        Some(Protected { name: name?, note: bracket })
    }

    /// A note without brackets, between commas, dashes or ends of lines.
    fn in_sentence(&self, words: &Words, c: Cursor<'_>) -> Option<Protected> {
        let start = words.span.range().start;
        let after = self.bytes.get(words.span.range().end..c.rest_span().range().end)?;
        let mark = after.iter().take(BRACKET).find(|b| !b.is_ascii_whitespace());
        let ends = mark.is_none_or(|b| matches!(b, b'.' | b',' | b';' | b':' | b'-' | b')' | b'/' | 0x80..));
        if words.is_plain || !ends {
            return None;
        }
        let before = self.before(start, BRACKET);
        let end = before.iter().rposition(|b| !b.is_ascii_whitespace())?;
        let is_mark =
            |b: &u8| matches!(b, b',' | b'-' | b';' | b':' | b'/') || b.is_ascii_whitespace() || *b >= 0x80;
        let name_end = match before.get(end)? {
            b',' | b'-' | b';' | b':' | b'/' => before.iter().rposition(|b| !is_mark(b))? + 1,
            // A dash of more than one byte.
            0x80.. => before.iter().rposition(|b| b.is_ascii() && !b.is_ascii_whitespace())? + 1,
            b if b.is_ascii_alphanumeric() => end + 1,
            _ => return None,
        };
        let is_set_apart = name_end <= end;
        let front = before.get(..name_end)?;
        let last = front.rsplit(|b| !b.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is_capital = last.first().is_some_and(u8::is_ascii_uppercase) || last.iter().all(|b| *b == b'x');
        if !is_set_apart && (!words.is_asked || !is_capital || ends_in_verb(front)) {
            return None;
        }
        let name = name_before(self.bytes, self.from, start - (before.len() - name_end))?;
        Some(Protected { name, note: words.span })
    }
}

/// Whether a text ends in a word that makes `protect` what somebody does: `to strictly protect the border`.
fn ends_in_verb(text: &[u8]) -> bool {
    const VERBS: [&str; 12] =
        ["TO", "MUST", "WILL", "SHALL", "SHOULD", "WOULD", "CAN", "COULD", "NOT", "AND", "OR", "THAT"];
    let last = text.rsplit(|b| !b.is_ascii_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    VERBS.iter().any(|verb| last.eq_ignore_ascii_case(verb.as_bytes()))
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::text::Source;

    fn found(text: &str) -> String {
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        let show = |p: &crate::cable::Protected| format!("{} @ {}", source.raw(p.name), source.raw(p.note));
        cable.protected.iter().map(show).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_in_brackets() {
        for (text, wanted) in [
            ("a talk with Ann Other (strictly protect) on May 4", "Ann Other @ (strictly protect)"),
            (
                "said Minister Juan de la Example (please protect).",
                "Minister Juan de la Example @ (please protect)",
            ),
            (
                "On Monday, a source in the ministry (protect source) said",
                "a source in the ministry @ (protect source)",
            ),
            ("The mayor also said a friend of hers (protect) came", "a friend of hers @ (protect)"),
            (
                "The Secretary General of the CSU (PROTECT), told",
                "The Secretary General of the CSU @ (PROTECT)",
            ),
            ("KNOWN FRIENDS, SUCH AS XXXXXXXXXX(STRICTLY PROTECT), ARE", "XXXXXXXXXX @ (STRICTLY PROTECT)"),
            ("THE POST SPOKE WITH ANN OTHER (PROTECT) TODAY", "ANN OTHER @ (PROTECT)"),
            (
                "met Mr. Sample (please\nstrictly protect throughout)",
                "Mr. Sample @ (please\nstrictly protect throughout)",
            ),
            (
                "Ann Other (Note: a contact; strictly protect) said",
                "Ann Other @ (Note: a contact; strictly protect)",
            ),
            (
                "Ann Other (Note: Please protect. End note.) said",
                "Ann Other @ (Note: Please protect. End note.)",
            ),
            ("an official (Ann Other, strictly protect) said", "Ann Other @ (Ann Other, strictly protect)"),
            ("XXXXXXXXXXXX [strictly protect] said", "XXXXXXXXXXXX @ [strictly protect]"),
            ("Ann Other, an opposition leader, (protect) said", "an opposition leader @ (protect)"),
            (
                "POLOFF MET ANN OTHER, A SOURCE IN THE MINISTRY (PROTECT)",
                "A SOURCE IN THE MINISTRY @ (PROTECT)",
            ),
            ("SPOKE WITH THE MAYOR OF SAMPLETON (PROTECT)", "THE MAYOR OF SAMPLETON @ (PROTECT)"),
            ("met the mayor and Other's wife (protect)", "Other's wife @ (protect)"),
            (
                "the mayor said contacts in the ministry (protect) knew",
                "contacts in the ministry @ (protect)",
            ),
            ("THE POST MET IN SAMPLETON ANN OTHER (PROTECT)", "SAMPLETON ANN OTHER @ (PROTECT)"),
        ] {
            assert_eq!(found(text), wanted);
        }
    }

    #[test]
    fn ok_without_brackets() {
        for (text, wanted) in [
            ("Ann Other, strictly protect, told us", "Ann Other @ strictly protect"),
            ("Ann Other - please protect - told us", "Ann Other @ please protect"),
            ("Ann Other -- strictly\nprotect -- told us", "Ann Other @ strictly\nprotect"),
            ("told by XXXXXXXXXXXX strictly protect.", "XXXXXXXXXXXX @ strictly protect"),
            ("Ann Other, protect throughout, told us", "Ann Other @ protect throughout"),
        ] {
            assert_eq!(found(text), wanted);
        }
    }

    #[test]
    fn err_what_somebody_does() {
        for text in [
            "they protect (as they say) the border (see ref)",
            "to strictly protect, and defend, the border",
            "Please protect the border.",
            "(They want to protect)",
            "Sheriffs protect sources.",
            "protect",
            "(protect)",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
