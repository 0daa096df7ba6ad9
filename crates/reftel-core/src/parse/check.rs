//! What the heading says in several places is compared. A disagreement is told, never mended.

use crate::cable::{Block, Cable, CableId, Code, Day, Diagnostic, Dtg, Filed, Level};
use crate::text::{Cursor, Span};

/// A cable is filed on the day of its date-time group or, when it had to wait, up to five days later.
const FILING_DAYS: u32 = 5;

/// Everything that disagrees.
pub(super) fn check(bytes: &[u8], cable: &Cable) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    record(cable, bytes, &mut found);
    scanned_digits(cable, bytes, &mut found);
    station(cable, &mut found);
    security(cable, bytes, &mut found);
    super::executive_order::check(cable, &mut found);
    portions(cable, &mut found);
    repaired_portions(cable, bytes, &mut found);
    found.into_iter().map(|(code, span)| Diagnostic { code, span }).collect()
}

type Found = Vec<(Code, Span)>;

/// What the collection says against what the cable says.
fn record(cable: &Cable, bytes: &[u8], found: &mut Found) {
    let own_id = || {
        let mrn = cable.header.mrn?;
        let post = std::str::from_utf8(bytes.get(mrn.post.range())?).ok()?;
        CableId::new(cable.year()?, post, mrn.serial.value)
    };
    if let (Some(id), Some(own)) = (&cable.record.id, own_id())
        && id.value != own
    {
        found.push((Code::RecordId, id.span));
    }
    if let (Some(moment), Some(dtg)) = (cable.record.moment, cable.transmission.dtg)
        && moment.value.day != dtg.day
    {
        found.push((Code::RecordDay, moment.span));
    }
    if let (Some(level), Some(own)) = (cable.record.level, cable.level())
        && rank(level.value) != rank(own)
    {
        found.push((Code::RecordLevel, level.span));
    }
}

fn station(cable: &Cable, found: &mut Found) {
    let Some(station) = cable.transmission.station else { return };
    if let Some(dtg) = cable.transmission.dtg
        && !can_be_filed(dtg, station.filed.value)
    {
        found.push((Code::FilingDay, station.filed.span));
    }
    if let Some(mrn) = cable.header.mrn {
        let (expected, serial) = (mrn.serial.value % 10_000, station.serial.value);
        if expected != serial {
            found.push((Code::StationSerial { expected, found: serial }, station.serial.span));
        }
    }
}

/// Numbers that were read with letters in them.
fn scanned_digits(cable: &Cable, bytes: &[u8], found: &mut Found) {
    let transmission = &cable.transmission;
    let time = transmission.dtg.map(|dtg| Span { end: dtg.span.start + 6, ..dtg.span });
    let station = transmission.station.map(|station| station.serial.span);
    let part = transmission.station.and_then(|station| station.part).map(|part| part.span);
    let filed = transmission.station.map(|station| station.filed.span);
    let serial = cable.header.mrn.map(|mrn| mrn.serial.span);
    let order = cable.header.executive_order.as_ref();
    let number = order.and_then(|order| order.order).map(|number| number.span);
    let day = order.and_then(|order| order.declassify.as_ref()?.on).map(|day| day.span);
    let section = cable.header.section.map(|section| section.span);
    let cited = cable.header.references.iter().filter_map(|reference| reference.target.as_ref());
    let cited = cited.flat_map(|target| [target.year.map(|year| year.span), Some(target.serial.span)]);
    let all = [time, station, part, filed, section, serial, number, day].into_iter().chain(cited);
    for span in all.flatten() {
        let text = bytes.get(span.range()).unwrap_or_default();
        let is_scanned =
            |word: &[u8]| word.iter().any(u8::is_ascii_alphabetic) && word.iter().any(u8::is_ascii_digit);
        if text.split(|byte| *byte == b' ').any(is_scanned) {
            found.push((Code::DigitsScanned, span));
        }
    }
}

/// Whether a day of the year, which may be of the next year, lies in the days after a date-time group.
fn can_be_filed(dtg: Dtg, filed: Filed) -> bool {
    let sent = dtg.day.ordinal();
    let filed = u32::from(filed.day);
    let days_of_year = if Day::from_ordinal(dtg.day.year, 366).is_some() { 366 } else { 365 };
    let days_between = if filed < sent { filed + days_of_year - sent } else { filed - sent };
    days_between <= FILING_DAYS
}

/// Order of levels; those below Confidential are one.
fn rank(level: Level) -> u8 {
    match level {
        Level::Unclassified | Level::Sensitive | Level::LimitedOfficialUse => 0,
        Level::Confidential => 1,
        Level::Secret => 2,
        Level::TopSecret => 3,
    }
}

fn security(cable: &Cable, bytes: &[u8], found: &mut Found) {
    let (Some(line), Some(level)) = (cable.transmission.security, cable.level()) else { return };
    let mut c = Cursor::new(bytes, line);
    c.eat_any(&["ZNR", "ZNY"]);
    c.eat_spaces();
    let of_line = match c.peek() {
        Some(b'U' | b'E') => 0,
        Some(b'C') => 1,
        Some(b'S') => 2,
        Some(b'T') => 3,
        _ => return,
    };
    if of_line != rank(level) {
        found.push((Code::SecurityLine, line));
    }
}

/// Portion marks that were not as they should be, told once.
fn repaired_portions(cable: &Cable, bytes: &[u8], found: &mut Found) {
    let marks = cable.paragraphs().filter_map(|paragraph| paragraph.portion);
    let mut repaired = marks.map(|mark| mark.span).filter(|span| super::marking::is_repaired(bytes, *span));
    if let Some(first) = repaired.next() {
        found.push((Code::PortionRepaired { count: 1 + repaired.count() }, first));
    }
}

fn portions(cable: &Cable, found: &mut Found) {
    let Some(whole) = cable.level() else { return };
    let subject = cable.header.subject.iter().filter_map(|subject| subject.portion);
    let paragraphs = cable.body.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.portion,
        _ => None,
    });
    for mark in subject.chain(paragraphs) {
        if let Some(portion) = mark.value.level.filter(|portion| rank(*portion) > rank(whole)) {
            found.push((Code::PortionAboveWhole { portion, whole }, mark.span));
        }
    }
}
