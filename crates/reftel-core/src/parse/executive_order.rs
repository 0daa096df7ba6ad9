//! The executive order line.

use super::dtg::{Date, parse_date, parse_written_date};
use crate::cable::{Cable, Code, Day, Diagnostic, ExecutiveOrder, Instruction, InstructionKind, Level};
use crate::text::{Class, Cursor, Span, Spanned, class, trim};

/// Orders that the lines of cables name by mistake, and those that are meant.
const MISPRINTS: [(u32, u32); 4] = [(12598, 12958), (19523, 12958), (19528, 12958), (12985, 12958)];

/// Takes `E.O.` in all its spellings and the number of the order; the cursor then stands after both.
pub(super) fn label(mut c: Cursor<'_>) -> Option<(Cursor<'_>, Option<Spanned<u32>>)> {
    let is_written_out =
        c.peek() == Some(b'E') && c.eat_word("EXECUTIVE") && c.eat_spaces() && c.eat_word("ORDER");
    let mut dotted = false;
    if !is_written_out {
        c.eat_if(|b| b.eq_ignore_ascii_case(&b'E')).then_some(())?;
        dotted = c.eat(b'.');
        c.eat_spaces();
        // Scanning makes a zero of the letter.
        c.eat_if(|b| matches!(b, b'O' | b'o' | b'0')).then_some(())?;
        dotted |= c.eat(b'.');
    }
    // In a table the label stands in a cell of its own.
    let colon = c.eat_while(class!(b' ' | b'\t' | b':' | b'|'));
    let before_number = c;
    let number = c.eat_number(4..=6).or_else(|| c.eat_scanned_number(5..=5));
    let number = number.map(|(number, span)| Spanned::new(number, span));
    // Without the periods it is a label only with a number: "EO" alone is an abbreviation of much else.
    let redacted = number.is_none() && dotted && !c.eat_while(class!(b'X')).is_empty();
    let known = number.is_some_and(|number| (11000..30000).contains(&number.value));
    // Written out it may be of the text, unless a colon follows.
    let labels = !is_written_out || c.peek() == Some(b':');
    if !(known && labels || redacted || dotted && c.slice(colon).contains(&b':')) {
        return None;
    }
    let number = number.filter(|_| known);
    if number.is_none() && !redacted {
        c = before_number;
    }
    c.eat_while(class!(b' ' | b'\t' | b':' | b';' | b',' | b'-'));
    Some((c, number))
}

/// Reads the whole line. `year` is that of the cable, for dates with two digits of the year.
pub(super) fn parse_executive_order(
    bytes: &[u8],
    line: Span,
    year: Option<u16>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ExecutiveOrder> {
    let (c, order) = label(Cursor::new(bytes, line))?;
    if let Some(order) = order
        && let Some(&(found, meant)) = MISPRINTS.iter().find(|(found, _)| *found == order.value)
    {
        diagnostics.push(Diagnostic { code: Code::OrderMisprint { found, meant }, span: order.span });
    }
    let instruction = trim(bytes, c.rest_span());
    let declassify = (!instruction.is_empty()).then(|| read_instruction(c, instruction, year, diagnostics));
    let instruction = Some(instruction).filter(|instruction| !instruction.is_empty());
    Some(ExecutiveOrder { order, instruction, declassify, span: line })
}

/// Words that lead in and are no instruction themselves.
const LEADS: [&str; 9] =
    ["DECLASSIFY", "DECLASSIFIED", "DECL", "DECLL", "DEC", "AS", "AMENDED", "ON", "SOURCE"];

/// One part of an instruction.
enum Part {
    Day(Spanned<Day>),
    /// A date that the calendar does not have.
    Impossible(Span),
    Exemption(Span),
    /// After how many years.
    Years(u8),
    Kind(InstructionKind),
    /// A word of an event.
    Word,
    /// Words that lead in, marks, and what was taken out.
    Nothing,
}

/// Reads a part in one form, given the year of the cable.
type Format = fn(&mut Cursor<'_>, Option<u16>) -> Option<Part>;

/// The forms in which a part is written, each read by a function of its own. The first that fits decides.
const FORMATS: [Format; 3] =
    [date, |c, _| exemption(c).map(Part::Exemption), |c, _| duration(c).map(Part::Years)];

/// Reads what follows the number of the order. Nothing is read after a date.
fn read_instruction(
    mut c: Cursor<'_>,
    whole: Span,
    year: Option<u16>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Instruction {
    let mut found =
        Instruction { kind: InstructionKind::Other, on: None, exemptions: Vec::new(), years: None };
    if is_not_applicable(c) {
        found.kind = InstructionKind::NotApplicable;
        return found;
    }
    if let Some(after) = after_dng(c) {
        diagnostics.push(Diagnostic { code: Code::InstructionUnknown, span: whole });
        c = after;
    }
    let mut kind = None;
    let mut words = 0;
    while !c.is_done() {
        c.eat_while(class!(not ALPHANUMERIC));
        match FORMATS.iter().find_map(|read| read(&mut c, year)).unwrap_or_else(|| word(&mut c)) {
            Part::Day(day) => {
                found.on = Some(day);
                break;
            }
            Part::Impossible(span) => {
                diagnostics.push(Diagnostic { code: Code::NoSuchDate, span });
                break;
            }
            Part::Exemption(span) => {
                found.exemptions.push(span);
                kind = kind.or(Some(InstructionKind::Exempt));
            }
            Part::Years(years) => found.years = Some(years),
            Part::Kind(named) => kind = kind.or(Some(named)),
            Part::Word => words += 1,
            Part::Nothing => {}
        }
    }
    found.kind = kind.unwrap_or_else(|| unnamed_kind(&found, words));
    if found.kind == InstructionKind::Event {
        found.years = None;
    }
    found
}

/// The kind of an instruction of which no word names it.
fn unnamed_kind(found: &Instruction, words: usize) -> InstructionKind {
    // An event may name a day too: "COMPLETION OF THE TALKS OR 02/13/2018".
    let is_event = words > 1 || words == 1 && found.on.is_none() && found.years.is_none();
    if is_event {
        InstructionKind::Event
    } else if found.on.is_some() && !(found.years.is_some() && words == 0) {
        InstructionKind::Date
    } else {
        InstructionKind::Other
    }
}

/// `N/A`, `NOT APPLICABLE`.
fn is_not_applicable(mut c: Cursor<'_>) -> bool {
    c.eat_str("N/A") || c.eat_any(&["NA", "N.A", "NOT APPLICABLE", "NONE"]).is_some()
}

/// What comes after `DNG: CO`, which stands before dates in a few cables. What it means is not established.
fn after_dng(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_dng = c.eat_word("DNG") && !c.eat_while(class!(b' ' | b':')).is_empty() && c.eat_word("CO");
    is_dng.then_some(c)
}

fn date(c: &mut Cursor<'_>, year: Option<u16>) -> Option<Part> {
    Some(match parse_date(c, year).or_else(|| parse_written_date(c, year))? {
        Date::Day(day) => Part::Day(day),
        Date::Impossible(span) => Part::Impossible(span),
    })
}

/// The next word, whatever it says.
fn word(c: &mut Cursor<'_>) -> Part {
    let span = c.eat_while(Class::ALPHANUMERIC);
    let word = c.slice(span);
    if word.is_empty() || LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead.as_bytes())) {
        return Part::Nothing;
    }
    // "X-GDS" is written for XGDS.
    if word.eq_ignore_ascii_case(b"X") && c.eat_str("-GDS") {
        return Part::Kind(InstructionKind::Xgds);
    }
    let has_letters = word.iter().filter(|b| b.is_ascii_alphabetic()).count() > 1;
    match kind_of(word) {
        Some(kind) => Part::Kind(kind),
        None if has_letters && !is_x_run(word) => Part::Word,
        None => Part::Nothing,
    }
}

fn is_x_run(word: &[u8]) -> bool {
    word.len() >= 4 && word.iter().all(|b| *b == b'X')
}

/// The kind that one word gives.
fn kind_of(word: &[u8]) -> Option<InstructionKind> {
    const KINDS: [(&[u8], InstructionKind); 7] = [
        (b"OADR", InstructionKind::Oadr),
        (b"MR", InstructionKind::ManualReview),
        (b"GDS", InstructionKind::Gds),
        (b"XGDS", InstructionKind::Xgds),
        (b"XDS", InstructionKind::Xgds),
        (b"ADS", InstructionKind::Ads),
        (b"RDS", InstructionKind::Rds),
    ];
    KINDS
        .iter()
        .find(|(letters, _)| {
            // "XGDS1", "RDS4": the number may be glued to the letters.
            let digits = word.len().saturating_sub(letters.len());
            digits <= 1
                && word.get(..letters.len()).is_some_and(|start| start.eq_ignore_ascii_case(letters))
                && word.iter().skip(letters.len()).all(u8::is_ascii_digit)
        })
        .map(|(_, kind)| *kind)
}

/// `X1`, `X-1`, `25X1`, `25X1-HUMAN`, `50X1-HUM`, `50X2-WMD`; also after a section: `1.6X1`.
fn exemption(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    if matches!(ahead.rest(), [b'5' | b'6', b'X' | b'x', ..]) {
        ahead.bump();
    }
    let start = ahead.at();
    let _ = ahead.eat_str("25") || ahead.eat_str("50");
    ahead.eat_if(|b| b.eq_ignore_ascii_case(&b'X')).then_some(())?;
    ahead.eat(b'-');
    ahead.eat_if(|b| matches!(b, b'1'..=b'9')).then_some(())?;
    let mut suffix = ahead;
    if suffix.eat(b'-') && suffix.eat_any(&["HUMAN", "HUM", "WMD"]).is_some() {
        ahead = suffix;
    }
    (!ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric())).then_some(())?;
    *c = ahead;
    Some(c.since(start))
}

/// `25 YEARS`, with nothing after it but where the years begin.
fn duration(c: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *c;
    let (years, _) = ahead.eat_number(1..=2)?;
    ahead.eat_while(class!(b' ' | b'\t' | b'-'));
    ahead.eat_any(&["YEARS", "YEAR", "YRS"])?;
    ahead.eat_spaces();
    ahead.eat_if(|b| b == b'.');
    let from = ahead.eat_any(&["FROM", "AFTER"]).is_some() && {
        ahead.eat_spaces();
        ahead.eat_any(&["DATE", "ORIGIN", "CREATION"]).is_some()
    };
    (ahead.is_done() || from).then_some(())?;
    ahead.skip(ahead.rest().len());
    *c = ahead;
    u8::try_from(years).ok().filter(|years| *years > 0)
}

/// Most years between a cable and its declassification before one doubts the date.
const YEARS_MAX: u16 = 25;

/// Doubts about the date, and about the order as a whole.
pub(super) fn check(cable: &Cable, found: &mut Vec<(Code, Span)>) {
    let Some(line) = &cable.header.executive_order else { return };
    if line.order.is_none() {
        found.push((Code::OrderMissing, line.span));
    }
    let Some(instruction) = &line.declassify else { return };
    let is_classified = matches!(cable.level(), Some(Level::Confidential | Level::Secret | Level::TopSecret));
    if instruction.kind == InstructionKind::NotApplicable && is_classified {
        found.push((Code::NotApplicable, line.span));
    }
    let Some((day, dtg)) = instruction.on.zip(cable.transmission.dtg) else { return };
    if day.value < dtg.day {
        found.push((Code::DeclassifyBefore, day.span));
    } else if dtg.day.years_later(YEARS_MAX).is_some_and(|latest| day.value > latest) {
        let years = day.value.year.saturating_sub(dtg.day.year);
        // A day or two after 25 years is the usual slip of counting them.
        if years > YEARS_MAX {
            found.push((Code::DeclassifyFar { years }, day.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(text: &str) -> String {
        let mut diagnostics = Vec::new();
        let Some(line) =
            parse_executive_order(text.as_bytes(), Span::new(0, text.len()), Some(2008), &mut diagnostics)
        else {
            return "none".into();
        };
        let number = line.order.map_or("-".into(), |n| n.value.to_string());
        let when = line.declassify.map_or("-".to_owned(), |instruction| {
            let day = instruction.on.map(|day| format!(" {}", day.value)).unwrap_or_default();
            let exemptions: String =
                instruction.exemptions.iter().map(|span| format!(" {}", &text[span.range()])).collect();
            let years = instruction.years.map(|years| format!(" {years} years")).unwrap_or_default();
            format!("{}{day}{exemptions}{years}", instruction.kind.word())
        });
        let codes: String = diagnostics.iter().map(|d| format!(" !{}", d.code.name())).collect();
        format!("{number} | {} | {when}{codes}", line.instruction.map_or("-", |span| &text[span.range()]))
    }

    #[test]
    fn ok_orders() {
        insta::assert_snapshot!(order("E.O. 12958: DECL: 02/13/2018"), @"12958 | DECL: 02/13/2018 | date 2018-02-13");
        insta::assert_snapshot!(order("EO 12958 DECL: 2018/02/13"), @"12958 | DECL: 2018/02/13 | date 2018-02-13");
        insta::assert_snapshot!(order("E.o. 12958: decl: 2/3/18"), @"12958 | decl: 2/3/18 | date 2018-02-03");
        insta::assert_snapshot!(order("E.O.12958: N/A"), @"12958 | N/A | not_applicable");
        insta::assert_snapshot!(order("E.O. 12356: DECL: OADR"), @"12356 | DECL: OADR | oadr");
        insta::assert_snapshot!(order("E.O. 12065: GDS 8/12/15 (OTHER, ANN) OR-P"), @"12065 | GDS 8/12/15 (OTHER, ANN) OR-P | gds 2015-08-12");
        insta::assert_snapshot!(order("E.O. 12598: DECL: 13/13/2018"), @"12598 | DECL: 13/13/2018 | other !order-misprint !no-such-date");
        insta::assert_snapshot!(order("E.O. 12958:"), @"12958 | - | -");
        insta::assert_snapshot!(order("E.O. XXXXX: DECL: 02/13/2018"), @"- | DECL: 02/13/2018 | date 2018-02-13");
    }

    #[test]
    fn ok_instructions() {
        insta::assert_snapshot!(order("E.O. 12958: DECL: MR"), @"12958 | DECL: MR | mr");
        insta::assert_snapshot!(order("E.O. 12958: DECL: X1, X6"), @"12958 | DECL: X1, X6 | x X1 X6");
        insta::assert_snapshot!(order("E.O. 12958: DECL: 1.6X1"), @"12958 | DECL: 1.6X1 | x X1");
        insta::assert_snapshot!(order("E.O. 13526: DECL: 25X1-HUMAN"), @"13526 | DECL: 25X1-HUMAN | x 25X1-HUMAN");
        insta::assert_snapshot!(order("E.O. 13526: DECL: 50X1-HUM"), @"13526 | DECL: 50X1-HUM | x 50X1-HUM");
        insta::assert_snapshot!(order("E.O. 12958: DECL: TEN YEARS AFTER THE UNIFICATION OF ELSINORE"), @"12958 | DECL: TEN YEARS AFTER THE UNIFICATION OF ELSINORE | event");
        insta::assert_snapshot!(order("E.O. 12958: DECL: CLOSURE OF THE TRIBUNAL"), @"12958 | DECL: CLOSURE OF THE TRIBUNAL | event");
        insta::assert_snapshot!(order("E.O. 12958: DECL: COMPLETION OF THE TALKS OR 02/13/2018"), @"12958 | DECL: COMPLETION OF THE TALKS OR 02/13/2018 | event 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: DECL: UNIFICATION"), @"12958 | DECL: UNIFICATION | event");
        insta::assert_snapshot!(order("E.O. 12958: DECL: 25 YEARS"), @"12958 | DECL: 25 YEARS | other 25 years");
        insta::assert_snapshot!(order("E.O. 12958: DNG: CO 02/13/2018"), @"12958 | DNG: CO 02/13/2018 | date 2018-02-13 !instruction-unknown");
        insta::assert_snapshot!(order("E.O. 12958: DECLl: 02/13/2018"), @"12958 | DECLl: 02/13/2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: 02/13/2018"), @"12958 | 02/13/2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: DECL: 13 FEB 2018"), @"12958 | DECL: 13 FEB 2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: DECL: FEBRUARY 13, 2018"), @"12958 | DECL: FEBRUARY 13, 2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: DECL: 20180213"), @"12958 | DECL: 20180213 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: DECL: 2018-02-13"), @"12958 | DECL: 2018-02-13 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958, AS AMENDED: DECL: 02/13/2018"), @"12958 | AS AMENDED: DECL: 02/13/2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006"), @"12958 | AS AMENDED; DECLASSIFIED JUNE 21, 2006 | date 2006-06-21");
        insta::assert_snapshot!(order("E.O. 12958: DECL: 002/13/2018"), @"12958 | DECL: 002/13/2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: XXXXXXXXXXXX"), @"12958 | XXXXXXXXXXXX | other");
        insta::assert_snapshot!(order("E.O. 11652: GDS"), @"11652 | GDS | gds");
        insta::assert_snapshot!(order("E.O. 11652: XGDS-1"), @"11652 | XGDS-1 | xgds");
        insta::assert_snapshot!(order("E.O. 11652: XGDS 3"), @"11652 | XGDS 3 | xgds");
        insta::assert_snapshot!(order("E.O. 11652: ADS"), @"11652 | ADS | ads");
        insta::assert_snapshot!(order("E.O. 12065: RDS-4 6/5/19 (OTHER, ANN B.) OR-M"), @"12065 | RDS-4 6/5/19 (OTHER, ANN B.) OR-M | rds 2019-06-05");
        insta::assert_snapshot!(order("E.O. 12356: DECL:OADR"), @"12356 | DECL:OADR | oadr");
        insta::assert_snapshot!(order("E.O. : DECL: 02/13/2018"), @"- | DECL: 02/13/2018 | date 2018-02-13");
        insta::assert_snapshot!(order("E.O. 12958: DECL: SOURCE MARKED OADR"), @"12958 | DECL: SOURCE MARKED OADR | oadr");
    }

    #[test]
    fn err_orders() {
        for text in ["", "E", "EO", "EVERY 12958", "EO OFFICERS MET", "E.O. WAS SIGNED"] {
            assert_eq!(order(text), "none", "{text}");
        }
    }
}
