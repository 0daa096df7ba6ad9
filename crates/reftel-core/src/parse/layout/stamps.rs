//! What archives and releases stamped on the pages, and key blocks of saved pages.

use super::super::labels::RELEASE_STAMPS;
use super::super::line_traits::LineTraits;
use super::super::moment::parse_moment;
use super::super::piece::{Context, Piece};
use super::{Part, not_blank};
use crate::cable::{Code, LineKind};
use crate::lexicon::is_month;
use crate::text::{Class, Cursor, Span, class};
use memchr::memmem::{Finder, find};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What was found on the pages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stamps {
    pub(super) archive: bool,
    pub(super) release: bool,
}

impl Stamps {
    pub(super) const fn any(self) -> bool {
        self.archive || self.release
    }
}

/// Words of stamps, ready to be searched for. A text that has none of them anywhere needs no closer look.
static ARCHIVE: LazyLock<[Finder<'static>; 4]> = LazyLock::new(|| {
    ["Declassified/Released", "<< END OF DOCUMENT", "*** Current ", "MAFVVZCZ"].map(Finder::new)
});
static RELEASE: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| ["Case No", "DENIED IN FULL"].map(Finder::new));
/// Two of them begin alike.
static RELEASED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("RELEASE"));

/// Marks the stamps.
pub(super) fn find_stamps(bytes: &[u8], part: &mut Part, text: &[u8]) -> Stamps {
    let has = |words: &[Finder<'_>]| words.iter().any(|words| words.find(text).is_some());
    let released = RELEASED.find_iter(text).any(|at| {
        let rest = text.get(at + "RELEASE".len()..).unwrap_or_default();
        rest.strip_prefix(b"D").unwrap_or(rest).starts_with(b" IN ")
    });
    let (archive, release) = (has(&*ARCHIVE), released || has(&*RELEASE));
    let mut found = Stamps::default();
    let (mut in_heading, mut is_below_stamp) = (true, false);
    let places: Vec<(usize, Piece)> = not_blank(&part.pieces).collect();
    for (at, piece) in places {
        in_heading &= piece.kind() != LineKind::Paragraph;
        let line = bytes.get(piece.span.range()).unwrap_or_default();
        let is_archive = archive && is_archive_stamp(line);
        let is_release = release && (is_release_stamp(line) || in_heading && is_exemptions(line));
        found.archive |= is_archive;
        found.release |= is_release && !is_archive;
        let is_end = is_below_stamp && line.starts_with(b"Systematic Review");
        is_below_stamp = is_archive || is_release || is_end || is_stamp_in_any_case(line, piece.traits);
        if is_below_stamp {
            part.mark(at, Context::Stamp);
        }
    }
    if found.release {
        review_blocks(part);
    }
    found.release |= released_by(bytes, part);
    found
}

/// How many lines below a stamp of a release who released the text is named at most.
const NAMED_WITHIN: usize = 4;

/// Longest line that says that a text was released, in bytes: `Declassified in Full / Release in Full`.
const STAMP_WORDS: usize = 50;

/// Marks who released the text, and where and when, below such a stamp: a name, `US Department of State`, a day. They
/// stand wherever a page ends, so that the page and its level are looked for around them. Whether there are any.
fn released_by(bytes: &[u8], part: &mut Part) -> bool {
    // Most texts have no such stamp, and their lines need not be looked at.
    let text = bytes.get(part.extent.range()).unwrap_or_default();
    if find(text, b"epartment of State").or_else(|| find(text, b"EPARTMENT OF STATE")).is_none()
        && find(text, b"tamp").is_none()
    {
        return false;
    }
    let places: Vec<(usize, Piece)> = not_blank(&part.pieces).collect();
    let line = |index: usize| {
        places
            .get(index)
            .and_then(|(_, piece)| bytes.get(piece.span.range()))
            .map(undress)
            .unwrap_or_default()
    };
    let is_release = |index: usize| {
        let text = line(index).to_ascii_uppercase();
        text.len() <= STAMP_WORDS && RELEASE_STAMPS.iter().any(|words| text.starts_with(words.as_bytes()))
    };
    let is_department = |index: usize| {
        let text = line(index).to_ascii_uppercase();
        text.ends_with(b"US DEPARTMENT OF STATE") || text.ends_with(b"U.S. DEPARTMENT OF STATE")
    };
    let mut marked = BTreeSet::new();
    let mut index = 0;
    while index < places.len() {
        if is_stamp_remark(line(index)) {
            marked.insert(index);
        } else if is_release(index)
            && let Some(count) = (1..=NAMED_WITHIN).find(|count| is_department(index + count))
        {
            marked.extend(index..=index + count);
            index += count;
            if is_day(line(index + 1)) {
                index += 1;
                marked.insert(index);
            }
        }
        index += 1;
    }
    if marked.is_empty() {
        return false;
    }
    // Page numbers, rules and numbers of the release stand beside the stamps.
    for index in 0..places.len() {
        let text = line(index);
        let is_beside = || {
            let mut near = index.saturating_sub(2)..=index + 2;
            near.any(|near| marked.contains(&near) || is_release_page(line(near)))
        };
        let is_rule = |text: &[u8]| text.iter().all(|b| *b == b'-') && text.len() == 3;
        if is_release_page(text)
            || is_case(text)
            || is_release(index)
            || (is_rule(text) || is_page_title(text)) && is_beside()
        {
            marked.insert(index);
        }
    }
    for index in marked {
        if let Some((at, _)) = places.get(index) {
            part.mark(*at, Context::Stamp);
        }
    }
    true
}

/// A line without the stars and marks of quotation around it.
fn undress(line: &[u8]) -> &[u8] {
    let is_dress = |b: &u8| matches!(b, b'*' | b'>' | b' ' | b'_' | b'|');
    let start = line.iter().position(|b| !is_dress(b)).unwrap_or(line.len());
    let end = line.iter().rposition(|b| !is_dress(b)).map_or(start, |at| at + 1);
    line.get(start..end).unwrap_or_default()
}

/// `[Stamp: Declassified in Full, Release in Full, ...]`: the stamp as one remark.
fn is_stamp_remark(line: &[u8]) -> bool {
    line.get(..7).is_some_and(|start| start.eq_ignore_ascii_case(b"[stamp:")) && line.ends_with(b"]")
}

/// `2/25/2026`, `March 4, 2026`.
fn is_day(line: &[u8]) -> bool {
    if line.len() <= "September 30, 2026".len() && parse_moment(line, Span::new(0, line.len())).is_some() {
        return true;
    }
    let mut words = line.split(|b| !b.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    if let (Some(month), Some(day), Some(year), None) =
        (words.next(), words.next(), words.next(), words.next())
    {
        let is_number = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
        if is_month(month) && is_number(day) && is_number(year) {
            return true;
        }
    }
    is_numeric_date(Cursor::new(line, Span::new(0, line.len())), 2..=4)
}

/// Whether all that is left is `01/01/2015`, the year with so many digits.
fn is_numeric_date(mut c: Cursor<'_>, year: std::ops::RangeInclusive<usize>) -> bool {
    c.eat_number(1..=2).is_some()
        && c.eat(b'/')
        && c.eat_number(1..=2).is_some()
        && c.eat(b'/')
        && c.eat_number(year).is_some()
        && c.is_done()
}

/// `## Page 2`.
fn is_page_title(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"##").unwrap_or(line).trim_ascii();
    is_release_page(line)
}

/// `CSP-2025-00000 B-00000000000 "UNCLASSIFIED" 3/2/2026`: the number of the release and its day.
fn is_case(line: &[u8]) -> bool {
    let mut c = Cursor::new(line, Span::new(0, line.len()));
    c.eat_str("CSP-") && c.eat_number(4..=4).is_some() && c.eat(b'-') && c.eat_number(4..=6).is_some()
}

/// Who classified the text again when it was released, in three lines before the heading or after the text. In the
/// heading they are the cable's own.
fn review_blocks(part: &mut Part) {
    let places: Vec<(usize, Piece)> = not_blank(&part.pieces).collect();
    let is_heading = |piece: &Piece| {
        matches!(
            piece.kind(),
            LineKind::Dtg | LineKind::From | LineKind::ExecutiveOrder | LineKind::Tags | LineKind::Subject
        )
    };
    let first = places.iter().position(|(_, piece)| is_heading(piece));
    let text = places.iter().position(|(_, piece)| piece.kind() == LineKind::Paragraph);
    for (index, lines) in places.windows(3).enumerate() {
        let is_block = matches!(
            lines,
            [(_, by), (_, reason), (_, on)]
                if by.kind() == LineKind::ClassifiedBy
                    && reason.kind() == LineKind::Reason
                    && on.kind() == LineKind::DeclassifyOn
        );
        let is_outside = first.is_some_and(|first| index < first) || text.is_some_and(|text| index > text);
        if is_block && is_outside {
            lines.iter().for_each(|(at, _)| part.mark(*at, Context::Stamp));
        }
    }
}

fn is_archive_stamp(line: &[u8]) -> bool {
    let has = |words: &[u8]| find(line, words).is_some();
    line.len() < 200
        && (line.starts_with(b"<<")
            || line.starts_with(b"*** Current")
            || line.ends_with(b"MAFVVZCZ")
            || has(b"Declassified/Released")
            // The stamp can be broken before these words.
            || is_review_date(line)
            || line.starts_with(b"Systematic Review ")
            || line.starts_with(b"EO Systematic Review "))
}

/// `Review 30 JUN 2005`: the end of the stamp.
fn is_review_date(line: &[u8]) -> bool {
    let mut c = Cursor::new(line, Span::new(0, line.len()));
    c.eat_str("Review ")
        && c.eat_number(1..=2).is_some()
        && c.eat_spaces()
        && c.eat_while(Class::ALPHABETIC).len() == 3
        && c.eat_spaces()
        && c.eat_number(4..=4).is_some()
        && c.is_done()
}

/// A line of `UNCLASSIFIED  U.S. Department of State  Case No. F-2000-00001  Doc No. C00000001  Date: 01/01/2015`,
/// whole or in parts.
fn is_release_stamp(line: &[u8]) -> bool {
    const STARTS: [&[u8]; 6] = [
        b"RELEASE IN ",
        b"RELEASED IN ",
        b"DENIED IN FULL",
        b"Case No",
        b"Doc No",
        b"U.S. Department of State",
    ];
    let has = |words: &[u8]| find(line, words).is_some();
    line.len() < 200
        && (is_release_date(line)
            || is_release_page(line)
            || line.starts_with(b"REVIEW AUTHORITY:")
            || has(b"DATE/CASE ID:")
            || STARTS.iter().any(|start| line.starts_with(start))
            || has(b"U.S. Department of State") && (has(b"Case No") || has(b"UNCLASSIFIED"))
            || has(b"Case No") && has(b"Doc No"))
}

/// `Page 1 of 3`, `C05000001`: the page and the number of the document, each on a line of its own.
fn is_release_page(line: &[u8]) -> bool {
    let mut c = Cursor::new(line, Span::new(0, line.len()));
    let is_number = c.eat(b'C') && c.eat_number(8..=8).is_some() && c.is_done();
    c = Cursor::new(line, Span::new(0, line.len()));
    let is_page = c.eat_str("Page ")
        && c.eat_number(1..=3).is_some()
        && (c.is_done() || c.eat_str(" of ") && c.eat_number(1..=3).is_some() && c.is_done());
    is_number || is_page
}

/// `Date: 01/01/2015`: the last part of the stamp, alone on a line.
fn is_release_date(line: &[u8]) -> bool {
    let mut c = Cursor::new(line, Span::new(0, line.len()));
    c.eat_str("Date:") && {
        c.eat_spaces();
        is_numeric_date(c, 4..=4)
    }
}

/// `B1,1.4(B),1.4(D)`: nothing but codes of exemptions. In the text they stand for what was taken out there.
fn is_exemptions(line: &[u8]) -> bool {
    let mut c = Cursor::new(line, Span::new(0, line.len()));
    let mut codes = 0;
    while !c.is_done() {
        if c.eat_if(|byte| byte.eq_ignore_ascii_case(&b'B')) {
            c.eat_if(|byte| byte.is_ascii_digit());
        } else if !(c.eat_str("1.4") || c.eat_str("1.5")) {
            return false;
        }
        if c.eat(b'(') && !(c.eat_if(|byte| byte.is_ascii_alphanumeric()) && c.eat(b')')) {
            return false;
        }
        codes += 1;
        c.eat_while(class!(b',' | b' ' | b';'));
    }
    codes > 0
}

/// Key blocks that saved pages begin with.
pub(super) fn take_key_block(part: &mut Part, text: &[u8]) {
    const MARK: &[u8] = b"PGP PUBLIC KEY BLOCK";
    const BEGIN: &[u8] = b"-----BEGIN PGP PUBLIC KEY BLOCK-----";
    const END: &[u8] = b"-----END PGP PUBLIC KEY BLOCK-----";
    // Looked for first, since there are many dashes.
    let Some(begin) = find(text, MARK).and_then(|_| find(text, BEGIN)) else { return };
    let Some(len) = text.get(begin..).and_then(|block| find(block, END)) else { return };
    let start = part.extent.range().start + begin;
    let block = Span::new(start, start + len + END.len());
    let places: Vec<usize> =
        not_blank(&part.pieces).filter(|(_, piece)| block.overlaps(piece.span)).map(|(at, _)| at).collect();
    for at in places {
        part.mark(at, Context::Stamp);
    }
    part.diagnostics.push((Code::KeyBlock, block));
}

/// Longest stamp, in bytes.
const STAMP_MAX: usize = 160;

/// The stamp of a review or a release in any letters. By itself it says nothing of the form.
fn is_stamp_in_any_case(text: &[u8], traits: LineTraits) -> bool {
    if text.len() > STAMP_MAX
        || !traits.may_have(LineTraits::SLASHES.or(LineTraits::PERIODS).or(LineTraits::LABEL))
    {
        return false;
    }
    let has =
        |words: &str| text.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()));
    traits.may_have(LineTraits::SLASHES) && has("Declassified/Released US Department of State")
        || traits.may_have(LineTraits::PERIODS) && has_number_sign(text) && has("Case No.") && has("Doc No.")
        || traits.may_have(LineTraits::LABEL)
            && RELEASE_STAMPS.iter().any(|words| text.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether a text has `No.`
fn has_number_sign(text: &[u8]) -> bool {
    memchr::memchr_iter(b'.', text).any(|at| matches!(text.get(..at), Some([.., b'n' | b'N', b'o' | b'O'])))
}
