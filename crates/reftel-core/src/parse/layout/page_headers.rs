//! What archives, releases and page breaks left on the pages: page headings with the level above and below, the
//! distribution inside the Department, stamps.

use super::super::distribution::is_codes;
use super::super::line_traits::LineTraits;
use super::super::marking;
use super::super::piece::Piece;
use super::{Part, solid};
use crate::cable::{Code, Dialect, LineKind};
use crate::text::{Class, Cursor, Span, class};
use memchr::memmem::find;

/// Renames the furniture among the part's pieces, and learns the form from it.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    let text = bytes.get(part.extent.range()).unwrap_or_default();
    take_key_block(part, text);
    take_null(bytes, part);
    let pages = page_headings(bytes, part);
    let stamps = stamps(bytes, part, text);
    if pages > 0 || stamps.any() {
        levels_of_pages(bytes, part);
    }
    if pages > 0 {
        dashes_and_number(bytes, part);
    }
    if stamps.release {
        part.dialect.get_or_insert(Dialect::Foia);
    }
    // Cablegate has a few of the older telegrams with the archive's stamps on them.
    let is_distributed = || part.pieces.iter().any(|piece| piece.kind == LineKind::Distribution);
    if pages > 0 && (stamps.archive || is_distributed() || begins_with_page(bytes, part)) {
        part.dialect.get_or_insert(Dialect::Aad);
    }
}

/// `PAGE 01`, and behind it or on the next line `PORT E  00173  01 OF 03  131627Z`. Gives back how many.
fn page_headings(bytes: &[u8], part: &mut Part) -> usize {
    let places: Vec<(usize, Piece)> = solid(&part.pieces).collect();
    let mut found = 0;
    for (index, (at, piece)) in places.iter().enumerate() {
        if piece.traits.is_prose() || !piece.traits.may_have(LineTraits::DIGITS) {
            continue;
        }
        let mut c = Cursor::new(bytes, piece.span);
        // Printouts of the eighties have the level on the same line.
        marking::skip_level(&mut c);
        if let Some(behind) = behind_fused_level(c) {
            c = behind;
            if is_page_line(bytes, c.rest_span()) && c.rest().ends_with(b"Z") {
                part.rename(*at, LineKind::Residue);
                found += 1;
                continue;
            }
        }
        if !(c.eat_word("PAGE") && c.eat_blanks()) {
            continue;
        }
        let Some((number, _)) = c.eat_number(1..=3) else { continue };
        let is_first = number == 1;
        c.eat_blanks();
        if c.eat_word("OF") {
            c.eat_blanks();
            c.eat_number(1..=3);
            c.eat_blanks();
        }
        let (behind, mut next) = (c.is_done(), index + 1);
        if behind {
            // The second half of the line stands by itself.
            let half = places.get(next).filter(|(_, half)| is_page_line(bytes, half.span));
            let Some((half, _)) = half else { continue };
            part.rename(*half, LineKind::Residue);
            next += 1;
        } else if !is_page_line(bytes, c.rest_span()) {
            continue;
        }
        part.rename(*at, LineKind::Residue);
        found += 1;
        if let Some((below, _)) = places.get(next).filter(|(_, below)| is_below_page(bytes, *below, is_first))
        {
            part.rename(*below, LineKind::Residue);
        }
    }
    found
}

/// What comes behind a level that was run on to the heading of a page: `CONFIDENTIALPORT E  00173 ...`
fn behind_fused_level(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    const LEVELS: [&str; 5] = ["CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE", "UNCLASSIFIED", "UNCLAS"];
    let is_level = LEVELS.iter().any(|level| c.eat_str(level));
    (is_level && c.peek().is_some_and(|byte| byte.is_ascii_uppercase())).then_some(c)
}

/// What can stand below the heading of a page: its time by itself, or numbers of the printing office on the first.
fn is_below_page(bytes: &[u8], line: Piece, is_first: bool) -> bool {
    let c = Cursor::new(bytes, line.span);
    let mut time = c;
    let is_time = time.eat_scanned_digits(6).is_some() && time.eat(b'Z') && time.is_done();
    is_time || is_first && line.kind == LineKind::Text && line.span.len() <= 40 && is_codes(c)
}

/// `PORT E  00173  01 OF 03  131627Z`: post, serial number, section, time.
fn is_page_line(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let post = c.eat_while(class!(UPPERCASE | b' ' | b'.' | b'\'' | b'-'));
    if post.is_empty() || post.len() > 24 || c.eat_scanned_number(4..=7).is_none() {
        return false;
    }
    c.eat_blanks();
    marking::section(&mut c);
    c.eat_blanks();
    c.is_done() || c.eat_scanned_digits(6).is_some() && c.eat(b'Z')
}

/// Whether the heading of the first page stands above the transmission lines.
fn begins_with_page(bytes: &[u8], part: &Part) -> bool {
    solid(&part.pieces)
        .take_while(|(_, piece)| matches!(piece.kind, LineKind::Residue | LineKind::Classification))
        .any(|(_, piece)| {
            let mut c = Cursor::new(bytes, piece.span);
            marking::skip_level(&mut c);
            piece.kind == LineKind::Residue && c.eat_word("PAGE")
        })
}

/// The line of dashes and the number of the message, on two lines where runs of blanks were lost.
fn dashes_and_number(bytes: &[u8], part: &mut Part) {
    let heading: Vec<(usize, Piece)> =
        solid(&part.pieces).take_while(|(_, piece)| piece.kind != LineKind::Paragraph).collect();
    for pair in heading.windows(2) {
        if let [(dashes, rule), (number, below)] = pair
            && rule.kind == LineKind::Rule
            && below.kind == LineKind::Text
            && is_codes(Cursor::new(bytes, below.span))
        {
            part.rename(*dashes, LineKind::Distribution);
            part.rename(*number, LineKind::Distribution);
        }
    }
}

/// What was found on the pages.
#[derive(Clone, Copy, Debug, Default)]
struct Stamps {
    archive: bool,
    release: bool,
}

impl Stamps {
    const fn any(self) -> bool {
        self.archive || self.release
    }
}

/// Words of stamps. A text that has none of them anywhere needs no closer look.
const ARCHIVE: [&[u8]; 4] = [b"Declassified/Released", b"<< END OF DOCUMENT", b"*** Current ", b"MAFVVZCZ"];
const RELEASE: [&[u8]; 2] = [b"Case No", b"DENIED IN FULL"];
const RELEASED: [&[u8]; 2] = [b"RELEASE IN ", b"RELEASED IN "];

fn stamps(bytes: &[u8], part: &mut Part, text: &[u8]) -> Stamps {
    let has = |words: &[&[u8]]| words.iter().any(|words| find(text, words).is_some());
    // Two of them begin alike.
    let released = find(text, b"RELEASE").is_some() && has(&RELEASED);
    let (archive, release) = (has(&ARCHIVE), released || has(&RELEASE));
    let mut found = Stamps::default();
    if !archive && !release {
        return found;
    }
    let places: Vec<(usize, Piece)> = solid(&part.pieces).collect();
    let mut in_heading = true;
    for (at, piece) in places {
        in_heading &= piece.kind != LineKind::Paragraph;
        let line = bytes.get(piece.span.range()).unwrap_or_default();
        if archive && is_archive_stamp(line) {
            found.archive = true;
            part.rename(at, LineKind::Stamp);
        } else if release && (is_release_stamp(line) || in_heading && is_exemptions(line)) {
            found.release = true;
            part.rename(at, LineKind::Stamp);
        }
    }
    if found.release {
        review_blocks(part);
    }
    found
}

/// Who classified the text again when it was released, in three lines before the heading or behind the text. In the
/// heading they are the cable's own.
fn review_blocks(part: &mut Part) {
    let places: Vec<(usize, Piece)> = solid(&part.pieces).collect();
    let is_heading = |piece: &Piece| {
        matches!(
            piece.kind,
            LineKind::Dtg | LineKind::From | LineKind::ExecutiveOrder | LineKind::Tags | LineKind::Subject
        )
    };
    let first = places.iter().position(|(_, piece)| is_heading(piece));
    let text = places.iter().position(|(_, piece)| piece.kind == LineKind::Paragraph);
    for (index, lines) in places.windows(3).enumerate() {
        let is_block = matches!(
            lines,
            [(_, by), (_, reason), (_, on)]
                if by.kind == LineKind::ClassifiedBy
                    && reason.kind == LineKind::Reason
                    && on.kind == LineKind::DeclassifyOn
        );
        let is_outside = first.is_some_and(|first| index < first) || text.is_some_and(|text| index > text);
        if is_block && is_outside {
            lines.iter().for_each(|(at, _)| part.rename(*at, LineKind::Stamp));
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
        && c.eat_blanks()
        && c.eat_while(Class::ALPHABETIC).len() == 3
        && c.eat_blanks()
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
        c.eat_blanks();
        c.eat_number(1..=2).is_some()
            && c.eat(b'/')
            && c.eat_number(1..=2).is_some()
            && c.eat(b'/')
            && c.eat_number(4..=4).is_some()
            && c.is_done()
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

/// The level that stands above and below every page. The first of them is kept, for texts without a
/// classification line.
fn levels_of_pages(bytes: &[u8], part: &mut Part) {
    let places: Vec<(usize, Piece)> = solid(&part.pieces).collect();
    let is_level =
        |piece: Piece| piece.kind == LineKind::Classification && marking::is_bare_level(bytes, piece.span);
    let is_furniture =
        |piece: Piece| matches!(piece.kind, LineKind::Residue | LineKind::EndOfMessage | LineKind::Break);
    for (index, (at, piece)) in places.iter().enumerate() {
        if !is_level(*piece) {
            continue;
        }
        // Levels stand in pairs where one page ends and the next begins.
        let beside =
            |index: Option<usize>| index.and_then(|index| places.get(index)).map(|(_, piece)| *piece);
        let next = beside(Some(index + 1)).filter(|next| !is_level(*next)).or(beside(Some(index + 2)));
        let before = beside(index.checked_sub(1))
            .filter(|before| !is_level(*before))
            .or(index.checked_sub(2).and_then(|index| beside(Some(index))));
        let is_last = index + 2 >= places.len() && part.page_level.is_some();
        if next.is_some_and(is_furniture) || before.is_some_and(is_furniture) || is_last {
            let level = marking::parse_classification_line(bytes, piece.span).map(|line| line.classification);
            part.page_level = part.page_level.or(level);
            part.rename(*at, LineKind::Residue);
        }
    }
}

/// The word that a program left in the place of what it did not have.
fn take_null(bytes: &[u8], part: &mut Part) {
    let first = solid(&part.pieces).next();
    if let Some((at, piece)) = first
        && bytes.get(piece.span.range()) == Some(b"null")
    {
        part.rename(at, LineKind::Residue);
    }
}

/// Key blocks that saved pages begin with.
fn take_key_block(part: &mut Part, text: &[u8]) {
    const MARK: &[u8] = b"PGP PUBLIC KEY BLOCK";
    const BEGIN: &[u8] = b"-----BEGIN PGP PUBLIC KEY BLOCK-----";
    const END: &[u8] = b"-----END PGP PUBLIC KEY BLOCK-----";
    // Looked for first, since there are many dashes.
    let Some(begin) = find(text, MARK).and_then(|_| find(text, BEGIN)) else { return };
    let Some(len) = text.get(begin..).and_then(|block| find(block, END)) else { return };
    let start = part.extent.range().start + begin;
    let block = Span::new(start, start + len + END.len());
    let places: Vec<usize> =
        solid(&part.pieces).filter(|(_, piece)| block.overlaps(piece.span)).map(|(at, _)| at).collect();
    for at in places {
        part.rename(at, LineKind::Stamp);
    }
    part.diagnostics.push((Code::KeyBlock, block));
}
