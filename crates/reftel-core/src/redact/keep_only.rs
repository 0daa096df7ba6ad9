//! Releasing only some blocks: everything else of the text is struck, and the free words of the heading.
//!
//! Codes, numbers, dates, levels and the names of stations stay, since they say which cable it is and nothing of its
//! text. Each finding can be dropped by itself. What may be a person or a code is only offered.

use super::finding::{Finds, Note};
use super::{OfficialField, RuleKind, heading_fields};
use crate::cable::{
    Addressee, Block, Cable, Field, FieldPart, FieldRef, RecordField, RecordKey, ReferenceKind, TagKind,
    post_by_name, post_name,
};
use crate::text::{Source, Span, Spans};

const BLOCK: &str = "not among what is released";
const HEADING: &str = "words of the heading, not among what is released";

pub(super) fn find(finds: &mut Finds<'_>) {
    let Some(kept) = &finds.rules.own.keep_only else { return };
    let note = |why, possible| Note { rule: RuleKind::KeepOnly, why, reason: &None, possible };
    let (source, cable) = (finds.source, finds.cable);
    let blocks = cable.body.iter().map(Block::span).chain(cable.unrecognised.iter().copied());
    for span in blocks {
        if !kept.iter().any(|kept| kept.contains(span)) {
            finds.add(&span.without(kept), note(BLOCK, false));
        }
    }
    let mut known: Vec<Span> = Vec::new();
    free_words(cable, source, &mut |spans| {
        known.extend(spans.iter());
        finds.add(spans, note(HEADING, false));
    });
    known.sort_unstable();
    doubtful(cable, source, &mut |spans| {
        if !spans.iter().any(|span| overlaps(&known, span)) {
            finds.add(spans, note(HEADING, true));
        }
    });
}

/// Whether a span has bytes of one of a list, which is in order.
fn overlaps(known: &[Span], span: Span) -> bool {
    let after = known.partition_point(|known| known.start < span.end);
    after.checked_sub(1).and_then(|last| known.get(last)).is_some_and(|known| known.overlaps(span))
}

/// Calls `each` for every place of the heading and the ending whose words are not a code, a number, a date or a post.
fn free_words(cable: &Cable, source: &Source, each: &mut dyn FnMut(&Spans)) {
    heading_fields::spans(source, cable, OfficialField::ClassifiedBy, each);
    let subjects = cable.record.fields.iter().filter(|field| is_free_key(source, field) == Some(true));
    subjects.for_each(|field| each(&field.value.into()));
    let tags = cable.header.tags.iter();
    let unread = tags.filter(|tag| matches!(tag.kind, TagKind::Person | TagKind::Unknown));
    unread.for_each(|tag| each(&tag.span.into()));
    let others = cable.header.references.iter().filter(|found| found.kind != ReferenceKind::Cable);
    others.for_each(|found| each(&found.text));
    for found in cable.fields().filter(is_free) {
        each(&found.spans.iter().copied().collect());
    }
}

/// Calls `each` for what may be free words: addressees that are no known post and have no routing indicator, offices,
/// fields of a record of which the label does not tell, and words of the heading that are none of those that headings are
/// made of.
fn doubtful(cable: &Cable, source: &Source, each: &mut dyn FnMut(&Spans)) {
    let unknown = cable.record.fields.iter().filter(|field| is_free_key(source, field).is_none());
    unknown.for_each(|field| each(&field.value.into()));
    let sent = &cable.transmission;
    for addressee in [&sent.action, &sent.info, &sent.exempt].into_iter().flatten() {
        let Addressee { routing, name, office, .. } = addressee;
        let is_station = routing.is_some() || is_post(&source.text(*name));
        let free = (!is_station).then_some(*name).into_iter().chain(*office);
        free.for_each(|span| each(&span.into()));
    }
    heading_fields::strange_words(source, cable, &mut |span| each(&span.into()));
    for (field, _) in OfficialField::ALL {
        heading_fields::suspects(source, cable, field, each);
    }
}

/// `OSLO`, `AMEMBASSY OSLO`, `SECSTATE WASHDC`.
fn is_post(name: &str) -> bool {
    let place = name.split_once(' ').map(|(_mission, place)| place);
    place.into_iter().chain([name]).any(|name| post_by_name(post_name(name)).is_some())
}

/// Whether a field of a collection's record is free words; `None` if that is not known.
fn is_free_key(source: &Source, field: &RecordField) -> Option<bool> {
    /// Words of labels of fields that hold words of the cable or names.
    const FREE: [&str; 8] = ["author", "comment", "concept", "name", "note", "person", "remark", "title"];
    match field.key {
        RecordKey::Subject => Some(true),
        RecordKey::Other => {
            let label = field.label.map(|label| source.text(label).to_ascii_lowercase())?;
            FREE.iter().any(|word| label.contains(word)).then_some(true)
        }
        RecordKey::Row
        | RecordKey::Id
        | RecordKey::Created
        | RecordKey::Released
        | RecordKey::Classification
        | RecordKey::Origin
        | RecordKey::References => Some(false),
    }
}

/// Whether a field is free words as a whole. Fields of which only some values are have been visited before.
fn is_free(found: &FieldRef<'_>) -> bool {
    match found.field {
        Field::Attention | Field::Subject | Field::Drafting | Field::Distribution | Field::Signature => {
            found.part == FieldPart::Value
        }
        Field::References => found.part == FieldPart::Note,
        Field::Number
        | Field::Date
        | Field::Precedence
        | Field::From
        | Field::To
        | Field::Info
        | Field::Exempt
        | Field::Classification
        | Field::Captions
        | Field::Section
        | Field::Order
        | Field::Declassification
        | Field::Tags
        | Field::ClassifiedBy
        | Field::Transmission
        | Field::Record => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::redact::{Rules, apply};
    use crate::text::{Source, Spans};

    const TELEGRAM: &str = "\
R 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC 0424
INFO AMEMBASSY OSLO
JANE ADDRESSEE

C O N F I D E N T I A L PORT ELSINORE 000173

SIPDIS

STATE FOR EUR/EX JANE ATTENTION

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, (TAGGED, JANE)
SUBJECT: (C) TALKS WITH JANE SUBJECT
REF: A. STATE 13607 (JANE NOTE)
     B. JANE REFERENCE'S LETTER

Classified By: DCM Jane Classifier for reasons 1.4 (b) and (d).

1. (U) Summary. The harbor is deep.

2. (C) Mayor Jane Other told us that it is closed.
SIGNATORY
";

    #[test]
    fn ok_words_that_headings_are_not_made_of() {
        for (known, strange) in [
            ("E.O. 12958: DECL: 02/13/2018", "E.O. 12065: RDS-1 2/13/88 (DOEVEX, JANE) OR-P"),
            ("E.O. 12958: DECL: 02/13/2018", "E.O. 12958: DECL: UPON DOEVEX'S DEATH"),
            ("E.O. 12958: DECL: 02/13/2018", "E.O. 12958: N/A\nJANE DOEVEX"),
            ("FM AMEMBASSY PORT ELSINORE", "FM CHARGE DOEVEX PORT ELSINORE"),
            ("R 131627Z FEB 08", "R 131627Z FEB 08 ZDK DOEVEX"),
            ("TO RUEHC/SECSTATE WASHDC 0424", "TO RUEHC/SECSTATE WASHDC FOR DOEVEX"),
            ("TO RUEHC/SECSTATE WASHDC 0424", "TO RUEHC/SECSTATE WASHDC 0424 DOEVEX"),
            ("TO RUEHC/SECSTATE WASHDC 0424", "TO RUEHC/JANE DOEVEX IMMEDIATE"),
            ("REF: A. STATE 13607", "REF: A. DOEVEX 13607"),
            ("Classified By: DCM", "Derived from: memo by Doevex\nClassified By: DCM"),
        ] {
            let text = TELEGRAM.replace(known, strange);
            assert_ne!(text, TELEGRAM);
            let source = Source::new("test", text.as_str()).unwrap();
            let cable = parse(&source).cable;
            let mut rules = Rules::default();
            rules.own.keep_only = Some(vec![cable.body[0].span()]);
            let applied = apply(&source, &cable, &rules);
            let at = text.to_uppercase().find("DOEVEX").unwrap();
            let name = crate::text::Span::new(at, at + 6);
            let is_it =
                |finding: &crate::redact::Finding| finding.spans.iter().any(|span| span.contains(name));
            assert!(applied.findings.iter().any(is_it), "{strange}");
        }
    }

    #[test]
    fn ok_free_words_of_the_heading() {
        let source = Source::new("test", TELEGRAM).unwrap();
        let cable = parse(&source).cable;
        let mut rules = Rules::default();
        rules.own.keep_only = Some(vec![cable.body[0].span()]);
        let applied = apply(&source, &cable, &rules);
        let shown = applied.findings.iter().map(|finding| {
            let spans: &Spans = &finding.spans;
            format!("{}{}", if finding.struck { "" } else { "?" }, source.line(spans))
        });
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @r"
        ?JANE ADDRESSEE
        STATE FOR EUR/EX JANE ATTENTION
        TAGGED, JANE
        TALKS WITH JANE SUBJECT
        JANE NOTE
        JANE REFERENCE'S LETTER
        DCM Jane Classifier for reasons
        2. (C) Mayor Jane Other told us that it is closed.
        SIGNATORY
        ");
        // Which cable it is stays.
        let marks = applied.marks();
        for kept in
            ["131627Z FEB 08", "PORT ELSINORE 000173", "SECSTATE", "OSLO", "PREL", "STATE 13607", "1.4 (b)"]
        {
            let at = TELEGRAM.find(kept).unwrap();
            assert!(!marks.touch(crate::text::Span::new(at, at + kept.len())), "{kept}");
        }
    }
}
