//! Levels, portion marks, captions, and the classification line.

use super::line::{caption_of, trim};
use crate::cable::{Caption, Classification, Level, Mrn, PortionMark, Section, post_by_name};
use crate::text::{Cursor, Span, Spanned};

/// Level words of a classification line, the longer ones first.
const LEVELS: [(&str, Level); 10] = [
    ("TOPSECRET", Level::TopSecret),
    ("SECRET", Level::Secret),
    ("CONFIDENTIAL", Level::Confidential),
    ("LIMITEDOFFICIALUSE", Level::LimitedOfficialUse),
    ("LOU", Level::LimitedOfficialUse),
    ("SENSITIVEBUTUNCLASSIFIED", Level::Sensitive),
    ("UNCLASSIFIED", Level::Unclassified),
    ("UNCLASEFTO", Level::Unclassified),
    ("UNCLAS", Level::Unclassified),
    ("SBU", Level::Sensitive),
];

/// A classification line taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClassificationLine {
    pub(super) classification: Spanned<Classification>,
    pub(super) section: Option<Spanned<Section>>,
    pub(super) mrn: Option<Mrn>,
    /// What comes after the serial number, or after the level when there is none.
    pub(super) rest: Span,
}

/// `C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173 NOFORN`. A level word with something
/// behind it that is neither section nor message reference number nor caption is text.
pub(super) fn parse_classification_line(bytes: &[u8], line: Span) -> Option<ClassificationLine> {
    let mut c = Cursor::new(bytes, line);
    let classification = level_words(&mut c)?;
    while c.eat_if(|b| matches!(b, b' ' | b'\t' | b'/' | b'-' | b'.')) {}
    let section = section(&mut c);
    c.eat_blanks();
    let mut ahead = c;
    let mrn = mrn(&mut ahead).filter(|mrn| section.is_some() || is_reference_number(bytes, mrn));
    if mrn.is_some() {
        c = ahead;
    }
    c.eat_while(|b| matches!(b, b' ' | b'\t' | b'/'));
    let rest = c.rest_span();
    let is_line = mrn.is_some() || section.is_some() || c.is_done() || captions(bytes, rest).is_some();
    is_line.then_some(ClassificationLine { classification, section, mrn, rest })
}

/// A level, solid (`SECRET`) or spaced (`S E C R E T`), as whole words.
fn level_words(c: &mut Cursor<'_>) -> Option<Spanned<Classification>> {
    LEVELS.iter().find_map(|&(word, level)| {
        let mut ahead = *c;
        let start = ahead.at();
        for letter in word.bytes() {
            while ahead.at() > start && ahead.eat_if(|b| matches!(b, b' ' | b'\t')) {}
            if !ahead.eat_if(|b| b.eq_ignore_ascii_case(&letter)) {
                return None;
            }
        }
        let span = ahead.since(start);
        let ends = !ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric());
        let is_capital = c.slice(span).iter().any(u8::is_ascii_uppercase);
        (ends && is_capital).then(|| {
            *c = ahead;
            Spanned::new(Classification { level }, span)
        })
    })
}

/// The level that words are, if they are nothing else.
pub(super) fn level_of(bytes: &[u8], words: Span) -> Option<Spanned<Classification>> {
    let mut c = Cursor::new(bytes, trim(bytes, words));
    level_words(&mut c).filter(|_| c.is_done())
}

/// The level that words stand for, if they are nothing else.
pub(super) fn parse_level(bytes: &[u8], words: Span) -> Option<Level> {
    level_of(bytes, words).map(|level| level.value.level)
}

/// Whether a line has a level and nothing else.
pub(super) fn is_bare_level(bytes: &[u8], line: Span) -> bool {
    parse_level(bytes, line).is_some()
}

/// `SECTION 01 OF 02`, or `01 OF 02`.
pub(super) fn section(c: &mut Cursor<'_>) -> Option<Spanned<Section>> {
    let mut ahead = *c;
    let start = ahead.at();
    if ahead.eat_word("SECTION") {
        ahead.eat_blanks();
    }
    let (number, _) = ahead.eat_number(1..=3)?;
    ahead.eat_blanks();
    ahead.eat_word("OF").then(|| ahead.eat_blanks())?;
    let (total, _) = ahead.eat_number(1..=3)?;
    *c = ahead;
    Some(Spanned::new(Section { number, total }, c.since(start)))
}

/// Most words that the name of a post has.
const POST_WORDS: usize = 5;

/// `PORT ELSINORE 000173`: words, then a number.
fn mrn(c: &mut Cursor<'_>) -> Option<Mrn> {
    let mut ahead = *c;
    let start = ahead.at();
    for _ in 0..POST_WORDS {
        let word =
            ahead.eat_while(|b| b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'\'' | b'-' | b'.'));
        if word.is_empty() || !ahead.eat_blanks() {
            return None;
        }
        if let Some((serial, span)) = ahead.eat_scanned_number(3..=7) {
            *c = ahead;
            let post = Span::new(start, word.range().end);
            return Some(Mrn { post, serial: Spanned::new(serial, span) });
        }
    }
    None
}

/// Whether words and a number are a post and its serial number. Any words can stand before a number; a serial
/// number is padded to five or six digits, or its post is known.
fn is_reference_number(bytes: &[u8], mrn: &Mrn) -> bool {
    let post = || std::str::from_utf8(bytes.get(mrn.post.range()).unwrap_or_default()).unwrap_or_default();
    mrn.serial.span.len() >= 5 || post_by_name(&post().replace('-', " ")).is_some()
}

/// A message reference number alone on a line.
pub(super) fn parse_mrn_line(bytes: &[u8], line: Span) -> Option<Mrn> {
    let mut c = Cursor::new(bytes, line);
    mrn(&mut c).filter(|_| c.is_done())
}

/// The portion mark at the end of a text.
pub(super) fn portion_at_end(bytes: &[u8], text: Span) -> Option<Spanned<PortionMark>> {
    let open = bytes.get(text.range())?.iter().rposition(|b| *b == b'(')?;
    let mut c = Cursor::new(bytes, Span::new(text.range().start + open, text.range().end));
    parse_portion(&mut c).filter(|_| c.is_done())
}

/// Whether a line holds captions and nothing else.
pub(super) fn is_caption_line(bytes: &[u8], line: Span) -> bool {
    !line.is_empty() && captions(bytes, line).is_some()
}

/// Every caption of a line that holds nothing else.
pub(super) fn captions(bytes: &[u8], line: Span) -> Option<Vec<Spanned<Caption>>> {
    let mut found = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let caption = caption(bytes, rest)?;
        rest = trim(bytes, Span { start: caption.span.end, end: rest.end });
        if let Some(b'/' | b',' | b';') = Cursor::new(bytes, rest).peek() {
            rest = trim(bytes, Span { start: rest.start + 1, end: rest.end });
        }
        found.push(caption);
    }
    Some(found)
}

/// The caption that a text begins with. A corrected copy may give its reason in brackets.
fn caption(bytes: &[u8], text: Span) -> Option<Spanned<Caption>> {
    let mut c = Cursor::new(bytes, text);
    let start = c.at();
    if spaced_word(&mut c, "CORRECTED") && c.eat_blanks() && spaced_word(&mut c, "COPY") {
        let mut reason = c;
        reason.eat_blanks();
        if reason.eat(b'(') {
            reason.eat_while(|b| b != b')');
            reason.eat(b')').then(|| c = reason);
        }
        return Some(Spanned::new(Caption::CorrectedCopy, c.since(start)));
    }
    c = Cursor::new(bytes, text);
    for words in 1..=2 {
        c.eat_while(|b| b.is_ascii_uppercase());
        let span = c.since(start);
        let letters = std::str::from_utf8(c.slice(span)).ok()?;
        let ends = !c.peek().is_some_and(|b| b.is_ascii_alphanumeric());
        if let Some(caption) = caption_of(letters).filter(|_| ends) {
            return Some(Spanned::new(caption, span));
        }
        if words == 1 && !c.eat_if(|b| matches!(b, b' ' | b'-')) {
            return None;
        }
    }
    None
}

/// `word`, with or without blanks between its letters.
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

/// Level words of portion marks.
const PORTION_LEVELS: [(&str, Level); 11] = [
    ("TS", Level::TopSecret),
    ("S", Level::Secret),
    ("C", Level::Confidential),
    ("U", Level::Unclassified),
    ("SBU", Level::Sensitive),
    ("LOU", Level::LimitedOfficialUse),
    ("FOUO", Level::Sensitive),
    ("SECRET", Level::Secret),
    ("CONFIDENTIAL", Level::Confidential),
    ("UNCLASSIFIED", Level::Unclassified),
    ("SNF", Level::Secret),
];
/// Longest portion mark with its brackets, in bytes.
const PORTION_MAX: usize = 48;

/// `(C)`, `(S/NF)`, `(S//REL TO USA, FVEY)`: a level, and what limits it further.
pub(super) fn parse_portion(c: &mut Cursor<'_>) -> Option<Spanned<PortionMark>> {
    let mut ahead = *c;
    let start = ahead.at();
    ahead.eat(b'(').then(|| ahead.eat_blanks())?;
    let word = ahead.eat_while(|b| b.is_ascii_alphabetic());
    let word = ahead.slice(word);
    let level = PORTION_LEVELS.iter().find(|(letters, _)| word.eq_ignore_ascii_case(letters.as_bytes()))?.1;
    let separated = ahead.eat_while(|b| matches!(b, b'/' | b'-' | b' ' | b'\t'));
    let caveat = ahead.eat_while(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b',' | b'/' | b'-'));
    ahead.eat(b')').then_some(())?;
    let span = ahead.since(start);
    let caveat = Some(caveat).filter(|caveat| !caveat.is_empty());
    if span.len() > PORTION_MAX
        || caveat.is_some() && separated.is_empty()
        || !is_caveat(ahead.slice(caveat.unwrap_or_default()))
    {
        return None;
    }
    *c = ahead;
    Some(Spanned::new(PortionMark { level: Some(level), caveat }, span))
}

/// Whether the words behind a level limit it: `(C as in the last report)` is text.
fn is_caveat(text: &[u8]) -> bool {
    const WORDS: [&[u8]; 9] = [b"NF", b"NOFORN", b"N", b"FOUO", b"FGI", b"REL", b"ENTIRE", b"SI", b"OC"];
    let first = text.split(|b| !b.is_ascii_alphabetic()).find(|word| !word.is_empty());
    first.is_none_or(|first| WORDS.iter().any(|word| first.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(text: &str) -> String {
        let Some(line) = parse_classification_line(text.as_bytes(), Span::new(0, text.len())) else {
            return "none".into();
        };
        let section =
            line.section.map_or(String::new(), |s| format!(" {}/{}", s.value.number, s.value.total));
        let mrn = line
            .mrn
            .map_or(String::new(), |mrn| format!(" {}={}", &text[mrn.post.range()], mrn.serial.value));
        format!("{}{section}{mrn} {:?}", line.classification.value.level.letters(), &text[line.rest.range()])
    }

    #[test]
    fn ok_classification_lines() {
        insta::assert_snapshot!(class("C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173"), @r#"C 1/2 PORT ELSINORE=173 """#);
        insta::assert_snapshot!(class("CONFIDENTIAL EXAMPLEVILLE 000173"), @r#"C EXAMPLEVILLE=173 """#);
        insta::assert_snapshot!(class("S E C R E T PORT-AU-PRINCE 1234 NOFORN SIPDIS"), @r#"S PORT-AU-PRINCE=1234 "NOFORN SIPDIS""#);
        insta::assert_snapshot!(class("T O P  S E C R E T STATE 012345"), @r#"TS STATE=12345 """#);
        insta::assert_snapshot!(class("UNCLAS SECTION 1 OF 3 N'DJAMENA 0042"), @r#"U 1/3 N'DJAMENA=42 """#);
        insta::assert_snapshot!(class("C o n f i d e n t i a l section 01 of 04 Elsinore 000173"), @r#"C 1/4 Elsinore=173 """#);
        insta::assert_snapshot!(class("SECRET"), @r#"S """#);
        insta::assert_snapshot!(class("SECRET NOFORN"), @r#"S "NOFORN""#);
        insta::assert_snapshot!(class("LIMITED OFFICIAL USE STATE 1234"), @r#"LOU STATE=1234 """#);
    }

    #[test]
    fn err_classification_lines() {
        for text in [
            "",
            "SECRETARY RICE 1234",
            "SECRET TALKS WERE HELD",
            "secret",
            "CONFIDENTIALITY",
            "THE SECRET 123",
            "SECRET AGENT JOHN DOE MEETS 1500 KARL",
            "SECRET AGENT 1500",
        ] {
            assert_eq!(class(text), "none", "{text}");
        }
    }

    fn portion(text: &str) -> Option<(&'static str, &str)> {
        let mark = parse_portion(&mut Cursor::new(text.as_bytes(), Span::new(0, text.len())))?.value;
        Some((mark.level?.letters(), mark.caveat.map_or("", |caveat| &text[caveat.range()])))
    }

    #[test]
    fn ok_portion_marks() {
        assert_eq!(portion("(C)"), Some(("C", "")));
        assert_eq!(portion("(c) text"), Some(("C", "")));
        assert_eq!(portion("(C )"), Some(("C", "")));
        assert_eq!(portion("(S/NF)"), Some(("S", "NF")));
        assert_eq!(portion("(S//FGI//NF)"), Some(("S", "FGI//NF")));
        assert_eq!(portion("(SBU/REL NATO)"), Some(("SBU", "REL NATO")));
        assert_eq!(portion("(S//REL TO USA, FVEY)"), Some(("S", "REL TO USA, FVEY")));
        assert_eq!(portion("(C - ENTIRE TEXT)"), Some(("C", "ENTIRE TEXT")));
        assert_eq!(portion("(U//FOUO)"), Some(("U", "FOUO")));
    }

    #[test]
    fn err_portion_marks() {
        for text in ["", "(", "(C", "(See", "(C as above)", "(1)", "C)", "(X)", "(SX)", "()"] {
            assert_eq!(portion(text), None, "{text}");
        }
    }

    #[test]
    fn ok_captions() {
        let all = |text: &str| {
            captions(text.as_bytes(), Span::new(0, text.len()))
                .map(|found| found.iter().map(|c| c.value.words()).collect::<Vec<_>>().join("+"))
        };
        assert_eq!(all("SIPDIS").as_deref(), Some("SIPDIS"));
        assert_eq!(all("NOFORN SIPDIS").as_deref(), Some("NOFORN+SIPDIS"));
        assert_eq!(all("ROGER CHANNEL").as_deref(), Some("ROGER CHANNEL"));
        assert_eq!(all("C O R R E C T E D  C O P Y (ADDED TAGS)").as_deref(), Some("CORRECTED COPY"));
        assert_eq!(all("CORRECTED COPY").as_deref(), Some("CORRECTED COPY"));
        assert_eq!(all("SIPDIS FOR ALL"), None);
        assert_eq!(all("Sensitive"), None);
    }
}
