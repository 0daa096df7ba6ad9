//! Words of the heading that may be a name: in the line of the executive order, behind an addressee, in `FM`.

use crate::cable::{Cable, FieldPart, Line, LineKind};
use crate::redact::OfficialField;
use crate::redact::strange_words::{has_known, strange};
use crate::text::{Source, Span, Spans};

/// Calls `each` for such words of every line above the text, in order.
pub(in crate::redact) fn strange_words(source: &Source, cable: &Cable, each: &mut dyn FnMut(Span)) {
    of_lines(source, cable, &|_| true, each);
    of_addressees(source, cable, each);
    of_classification(source, cable, each);
}

/// The same of the lines that may name the persons of a field.
pub(super) fn of_field(source: &Source, cable: &Cable, field: OfficialField, each: &mut dyn FnMut(&Spans)) {
    let mut each = |span: Span| each(&span.into());
    match field {
        OfficialField::ClassifiedBy => {
            of_lines(source, cable, &|kind| kind == LineKind::ExecutiveOrder, &mut each);
            of_classification(source, cable, &mut each);
        }
        OfficialField::Addressees => {
            let is_of_transmission =
                |kind| matches!(kind, LineKind::From | LineKind::Dtg | LineKind::Identifier);
            of_lines(source, cable, &is_of_transmission, &mut each);
            of_addressees(source, cable, &mut each);
        }
        OfficialField::Attention => {
            of_lines(source, cable, &|kind| kind == LineKind::Classification, &mut each);
        }
        OfficialField::Signature | OfficialField::Routing | OfficialField::Drafting => {}
    }
}

/// Behind `DERIVED FROM` and `DECLASSIFY ON`.
fn of_classification(source: &Source, cable: &Cable, each: &mut dyn FnMut(Span)) {
    let Some(by) = &cable.header.classified_by else { return };
    by.derived_from.iter().chain(&by.declassify_on).for_each(|span| strange(source, cable, *span, each));
}

fn of_lines(
    source: &Source,
    cable: &Cable,
    is_wanted: &dyn Fn(LineKind) -> bool,
    each: &mut dyn FnMut(Span),
) {
    let body = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
    let mut codes: Vec<Span> = Vec::new();
    let is_code = |part| matches!(part, FieldPart::Routing | FieldPart::Indicator);
    cable.fields().filter(|found| is_code(found.part)).for_each(|found| codes.extend(found.spans));
    codes.sort_unstable();
    let is_coded = |span: Span| {
        let after = codes.partition_point(|code| code.end <= span.start);
        codes.get(after).is_some_and(|code| code.overlaps(span))
    };
    let above = cable.lines.iter().filter(|line| cable.extent.contains(line.span) && line.span.start < body);
    let order = cable.header.executive_order.as_ref().map(|order| order.span);
    // The instruction can go on over the line end.
    let kind = |line: &Line| match order.is_some_and(|order| order.overlaps(line.span)) {
        true => LineKind::ExecutiveOrder,
        false => line.kind,
    };
    for line in above.filter(|line| is_wanted(kind(line)) && is_read(kind(line))) {
        strange(source, cable, line.span, &mut |span| {
            if !is_coded(span) {
                each(span);
            }
        });
    }
}

/// Lines made of codes and names of stations, in which words of a name stand out.
fn is_read(kind: LineKind) -> bool {
    matches!(
        kind,
        LineKind::Identifier
            | LineKind::Dtg
            | LineKind::From
            | LineKind::Classification
            | LineKind::Caption
            | LineKind::ExecutiveOrder
            | LineKind::Reference
    )
}

/// What stands behind the name of a station, or for it.
fn of_addressees(source: &Source, cable: &Cable, each: &mut dyn FnMut(Span)) {
    let sent = &cable.transmission;
    for addressee in [&sent.action, &sent.info, &sent.exempt].into_iter().flatten() {
        let all = addressee.span;
        let has_station = has_known(source, cable, addressee.name);
        let named = Span { start: addressee.name.start, end: all.end };
        strange(source, cable, named, &mut |words| {
            if !has_station || is_behind(source, all, words) {
                each(words);
            }
        });
    }
}

/// Whether words stand behind a number or `FOR`.
fn is_behind(source: &Source, all: Span, words: Span) -> bool {
    let front = source.bytes().get(all.start as usize..words.start as usize).unwrap_or_default();
    let mut before = front.rsplit(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let last = before.next().unwrap_or_default();
    last.iter().all(u8::is_ascii_digit) && !last.is_empty()
        || ["FOR", "FROM", "ATTN", "PASS"].iter().any(|word| last.eq_ignore_ascii_case(word.as_bytes()))
}
