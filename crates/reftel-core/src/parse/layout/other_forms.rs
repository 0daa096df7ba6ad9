//! Messages and papers in forms of their own, which are named and read as text: no line of them is an addressee or a field
//! because it stands where a telegram would have one.

use super::super::marking;
use super::super::piece::{Context, Piece};
use super::{Part, not_blank};
use crate::cable::{Dialect, LineKind};
use crate::text::{Cursor, Span, class};

/// How many lines tell the form.
const HEAD_LINES: usize = 160;
/// Longest line that is looked at for words of a form, in bytes.
const LINE_MAX: usize = 300;

/// Names the form by its own words, and leaves its lines as text.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    if has_telegram(bytes, part) {
        return;
    }
    let Some(dialect) = named(bytes, &part.pieces) else { return };
    part.dialect = Some(dialect);
    if dialect == Dialect::Annotated {
        take_list(bytes, part);
    }
    let levels = not_blank(&part.pieces).filter_map(|(_, piece)| marking::level_of(bytes, piece.span));
    part.page_level = part.page_level.or(levels.into_iter().max_by_key(|level| level.value.level));
    for piece in &mut part.pieces {
        if !matches!(piece.kind(), LineKind::Blank | LineKind::Rule | LineKind::Paragraph | LineKind::Text) {
            piece.context = Context::Form;
        }
    }
}

/// Whether the heading of a telegram stands among the lines: its date-time group, or its classification line, and who sent
/// it.
fn has_telegram(bytes: &[u8], part: &Part) -> bool {
    let is_number = |piece: Piece| {
        marking::parse_classification_line(bytes, piece.span).is_some_and(|line| line.mrn.is_some())
    };
    let found = |is: &dyn Fn(Piece) -> bool| part.pieces.iter().any(|piece| is(*piece));
    let is_kind = |kind: LineKind| found(&|piece| piece.kind() == kind);
    let number = found(&|piece| piece.kind() == LineKind::Classification && is_number(piece));
    is_kind(LineKind::From) && (is_kind(LineKind::Dtg) || number)
        || number && (is_kind(LineKind::ExecutiveOrder) || is_kind(LineKind::Tags))
}

/// The form that the lines have words of.
fn named(bytes: &[u8], pieces: &[Piece]) -> Option<Dialect> {
    let mut found = Found::default();
    for (_, piece) in not_blank(pieces).take(HEAD_LINES) {
        if let Some(text) = bytes.get(piece.span.range()).filter(|text| text.len() <= LINE_MAX) {
            found.line(text);
        }
    }
    if found.annotated {
        Some(Dialect::Annotated)
    } else if found.cablegram {
        Some(Dialect::Cablegram)
    } else if found.intelligence > 1 {
        Some(Dialect::Intelligence)
    } else if found.printed > 1 {
        Some(Dialect::Printed)
    } else {
        None
    }
}

/// What was found of each form.
#[derive(Default)]
struct Found {
    annotated: bool,
    cablegram: bool,
    /// How many words of each.
    intelligence: u8,
    printed: u8,
}

/// Words of a message of the intelligence service.
const INTELLIGENCE: [&str; 6] = [
    "CLASSIFIED MESSAGE",
    " CITE ",
    "END OF MESSAGE",
    "C/S COM",
    "REPRODUCTION BY OTHER THAN",
    "CABLE SECRETARIAT DISSEM",
];
/// Words of a telegram typed on a printed form, and of the sheet in front of one.
const PRINTED: [&str; 9] = [
    "INCOMING TELEGRAM",
    "OUTGOING TELEGRAM",
    "IDENTIFICATION FORM",
    "RECORD NUMBER",
    "RELEASE UNDER THE PRESIDENT",
    "REC'D:",
    "CONTROL:",
    "ACTION DEPARTMENT",
    "REPRODUCTION FROM THIS COPY",
];

impl Found {
    fn line(&mut self, text: &[u8]) {
        let has = |words: &str| text.windows(words.len()).any(|at| at.eq_ignore_ascii_case(words.as_bytes()));
        let count =
            |words: &[&str]| u8::try_from(words.iter().filter(|words| has(words)).count()).unwrap_or(u8::MAX);
        self.annotated |= text == b"@@@";
        self.cablegram |= text.starts_with(b"naa_refs:") || is_cablegram(text);
        self.intelligence = self.intelligence.saturating_add(count(&INTELLIGENCE));
        self.printed = self.printed.saturating_add(count(&PRINTED));
    }
}

/// `Cablegram 173 PORT ELSINORE, 12 November 1947`, `O.PE173 CONFIDENTIAL PRIORITY`.
fn is_cablegram(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    if c.eat_word("Cablegram") {
        let is_numbered = c.eat_spaces() && (c.eat_number(1..=5).is_some() || c.eat_word("unnumbered"));
        return is_numbered && c.rest().contains(&b',');
    }
    let is_direction = c.eat_if(|b| matches!(b, b'O' | b'I')) && c.eat(b'.');
    let office = c.eat_while(class!(UPPERCASE));
    is_direction
        && (1..=3).contains(&office.len())
        && c.eat_number(1..=6).is_some()
        && c.eat_spaces()
        && c.eat_any(&["SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED", "TOP"]).is_some()
}

/// The list of names in front of an annotated text is none of it.
fn take_list(bytes: &[u8], part: &mut Part) {
    let end = part.pieces.iter().position(|piece| bytes.get(piece.span.range()) == Some(b"@@@"));
    if let Some(end) = end {
        part.take(0..end + 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::cable::Dialect;
    use crate::parse::parse;
    use crate::text::Source;

    fn read(text: &str) -> (Dialect, usize, Option<String>) {
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        assert!(cable.transmission.action.is_empty() && cable.transmission.info.is_empty());
        assert!(cable.header.attention.is_empty() && cable.header.subject.is_none());
        assert!(cable.header.references.is_empty() && cable.id(&source).is_none());
        (cable.dialect, cable.paragraphs().count(), cable.signature.map(|name| source.line(&name)))
    }

    #[test]
    fn ok_forms_are_named_and_shown() {
        let printed = "IDENTIFICATION FORM\nRECORD NUMBER : 000-00000-00000\nFROM : Port Elsinore\nTO :\nSUBJECTS :\n\n\
             INCOMING TELEGRAM      Department of State\nCONFIDENTIAL\nControl: 4711\nRec'd: March 4, 1962\n\
             TO:   Secretary of State\nNO:   173, March 4, 2 p.m.\n\nMinister told me harbor will stay open.\n\nSAMPLER\n";
        assert_eq!(read(printed), (Dialect::Printed, 0, Some("SAMPLER".into())));
        let intelligence = "CLASSIFIED MESSAGE\nSECRET 300145Z\nTO   : DIRECTOR\nINFO : DCI, DDP\n\
             PRITY DIR INFO PARI CITE PELS 0173\nREF: A. PELS 0170 (IN 69998)\n1. SUBJ OF REF A LEFT PORT 29 NOV.\n\
             2. WILL ADVISE.\nEND OF MESSAGE\n";
        assert_eq!(read(intelligence), (Dialect::Intelligence, 2, None));
        let cablegram = "---\ndoc_date: '1966-03-14'\nnaa_refs:\n- naa_series: A0000\n  reference: '[NAA: A0000]'\n---\n\n\
             Canberra, 14 March 1966\n\nYou will have seen reports of the new dues.\n\n2. You might tell the Minister.\n\n\
             3. He knows.\n";
        assert_eq!(read(cablegram).0, Dialect::Cablegram);
        let annotated = "1. EXAMPLIA    GPE.NATION\n2. JANE SAMPLER   PER.IND\n\n@@@\n\n\
             1. [[EMBOFF || 4]] CALLED ON [[MINISTRY OF [[EXAMPLIA || 1]] || 2]].\n\n2. WE WILL REPORT.\n\n[[SAMPLER || 3]]\n";
        assert_eq!(read(annotated), (Dialect::Annotated, 2, Some("SAMPLER".into())));
    }
}
