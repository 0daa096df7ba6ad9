//! The executive order line.

use super::dtg::{Date, parse_date};
use super::line::trim;
use crate::cable::{Code, Diagnostic, ExecutiveOrder, Instruction};
use crate::text::{Cursor, Span, Spanned};

/// Orders that the lines of cables name by mistake, and those that are meant.
const MISPRINTS: [(u32, u32); 4] = [(12598, 12958), (19523, 12958), (19528, 12958), (12985, 12958)];

/// Takes `E.O.` in all its spellings and the number of the order; the cursor then stands after both.
pub(super) fn label(mut c: Cursor<'_>) -> Option<(Cursor<'_>, Option<Spanned<u32>>)> {
    c.eat_if(|b| b.eq_ignore_ascii_case(&b'E')).then_some(())?;
    let dotted = c.eat(b'.');
    c.eat_blanks();
    c.eat_if(|b| b.eq_ignore_ascii_case(&b'O')).then_some(())?;
    let dotted = c.eat(b'.') || dotted;
    let colon = c.eat_while(|b| matches!(b, b' ' | b'\t' | b':'));
    let before_number = c;
    let number = c.eat_number(4..=6).map(|(number, span)| Spanned::new(number, span));
    // Without the periods it is a label only with a number: "EO" alone is an abbreviation of much else.
    let redacted = number.is_none() && dotted && !c.eat_while(|b| b == b'X').is_empty();
    let known = number.is_some_and(|number| (11000..30000).contains(&number.value));
    if !(known || redacted || dotted && c.slice(colon).contains(&b':')) {
        return None;
    }
    let number = number.filter(|_| known);
    if number.is_none() && !redacted {
        c = before_number;
    }
    c.eat_while(|b| matches!(b, b' ' | b'\t' | b':' | b';' | b',' | b'-'));
    Some((c, number))
}

/// Reads the whole line. `year` is that of the cable, for dates with two digits of the year.
pub(super) fn parse_executive_order(
    bytes: &[u8],
    line: Span,
    year: Option<u16>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ExecutiveOrder> {
    let (mut c, order) = label(Cursor::new(bytes, line))?;
    if let Some(order) = order
        && let Some(&(found, meant)) = MISPRINTS.iter().find(|(found, _)| *found == order.value)
    {
        diagnostics.push(Diagnostic { code: Code::OrderMisprint { found, meant }, span: order.span });
    }
    let instruction = trim(bytes, c.rest_span());
    let declassify = instruction_of(&mut c, year, diagnostics);
    let instruction = Some(instruction).filter(|instruction| !instruction.is_empty());
    Some(ExecutiveOrder {
        order,
        instruction,
        declassify: declassify.filter(|_| instruction.is_some()),
        span: line,
    })
}

fn instruction_of(
    c: &mut Cursor<'_>,
    year: Option<u16>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Instruction> {
    if c.eat_str("N/A") || c.eat_word("NA") {
        return Some(Instruction::NotApplicable);
    }
    // "DECL: 02/13/2018", "DECLASSIFY ON 2018/02/13", "GDS 8/12/85 (NAME)": the first date counts.
    while !c.is_done() {
        match parse_date(c, year) {
            Some(Date::Day(day)) => return Some(Instruction::On(day)),
            Some(Date::Impossible(span)) => {
                diagnostics.push(Diagnostic { code: Code::NoSuchDate, span });
                return Some(Instruction::Other);
            }
            None => {
                c.eat_while(|b| b.is_ascii_alphanumeric());
                c.eat_while(|b| !b.is_ascii_alphanumeric());
            }
        }
    }
    Some(Instruction::Other)
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
        let when = match line.declassify {
            Some(Instruction::On(day)) => day.value.to_string(),
            other => format!("{other:?}"),
        };
        let codes: String = diagnostics.iter().map(|d| format!(" !{}", d.code.name())).collect();
        format!("{number} | {} | {when}{codes}", line.instruction.map_or("-", |span| &text[span.range()]))
    }

    #[test]
    fn ok_orders() {
        insta::assert_snapshot!(order("E.O. 12958: DECL: 02/13/2018"), @"12958 | DECL: 02/13/2018 | 2018-02-13");
        insta::assert_snapshot!(order("EO 12958 DECL: 2018/02/13"), @"12958 | DECL: 2018/02/13 | 2018-02-13");
        insta::assert_snapshot!(order("E.o. 12958: decl: 2/3/18"), @"12958 | decl: 2/3/18 | 2018-02-03");
        insta::assert_snapshot!(order("E.O.12958: N/A"), @"12958 | N/A | Some(NotApplicable)");
        insta::assert_snapshot!(order("E.O. 12356: DECL: OADR"), @"12356 | DECL: OADR | Some(Other)");
        insta::assert_snapshot!(order("E.O. 12065: GDS 8/12/15 (OTHER, ANN) OR-P"), @"12065 | GDS 8/12/15 (OTHER, ANN) OR-P | 2015-08-12");
        insta::assert_snapshot!(order("E.O. 12598: DECL: 13/13/2018"), @"12598 | DECL: 13/13/2018 | Some(Other) !order-misprint !no-such-date");
        insta::assert_snapshot!(order("E.O. 12958:"), @"12958 | - | None");
        insta::assert_snapshot!(order("E.O. XXXXX: DECL: 02/13/2018"), @"- | DECL: 02/13/2018 | 2018-02-13");
    }

    #[test]
    fn err_orders() {
        for text in ["", "E", "EO", "EVERY 12958", "EO OFFICERS MET", "E.O. WAS SIGNED"] {
            assert_eq!(order(text), "none", "{text}");
        }
    }
}
