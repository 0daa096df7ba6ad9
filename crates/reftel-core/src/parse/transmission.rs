//! Format lines 1 to 5: routing, station, date-time group. Addressees have a file of their own.

use super::address::is_routing_indicator;
use super::dtg::{parse_dtg, parse_filed};
use super::labels;
use crate::cable::{Precedence, Station, Transmission};
use crate::text::{Class, Cursor, Span, Spanned, class};

/// `OO RUEHAB RUEHXY`, or a further line of indicators.
///
/// Returns the words that are neither.
pub(super) fn read_routing(bytes: &[u8], line: Span, transmission: &mut Transmission) -> Vec<Span> {
    let mut others = Vec::new();
    let mut c = Cursor::new(bytes, line);
    while !c.is_done() {
        let word = c.eat_while(class!(not WHITESPACE));
        match c.slice(word) {
            &[prosign, again] if prosign == again && transmission.precedence.is_none() => {
                transmission.precedence =
                    Precedence::from_prosign(prosign).map(|precedence| Spanned::new(precedence, word));
            }
            text if is_routing_indicator(text) => transmission.routing.push(word),
            _ => others.push(word),
        }
        c.eat_whitespace();
    }
    others
}

/// Whether a line holds routing indicators and nothing else.
pub(super) fn is_routing_line(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let mut words = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(is_routing_indicator)
}

/// `DE RUEHZZ #0173/01 0441627`.
pub(super) fn parse_station(bytes: &[u8], line: Span) -> Option<Station> {
    let mut c = Cursor::new(bytes, line);
    c.eat_word("DE").then(|| c.eat_spaces())?;
    let indicator = c.eat_while(Class::ALPHANUMERIC);
    c.eat_while(class!(b' ' | b'\t' | b'#'));
    let (serial, span) = c.eat_scanned_number(1..=6)?;
    let part = c.eat(b'/').then(|| c.eat_scanned_number(1..=2)).flatten();
    c.eat_spaces();
    let filed = parse_filed(&mut c)?;
    let part = part.map(|(part, span)| Spanned::new(part, span));
    Some(Station { indicator, serial: Spanned::new(serial, span), part, filed, span: line })
}

/// The date-time group with its precedences, and the operating signals after it.
pub(super) fn read_dtg(bytes: &[u8], line: Span, transmission: &mut Transmission) {
    let Some((dtg, rest)) = parse_dtg(bytes, line) else { return };
    transmission.dtg = Some(dtg);
    let mut c = Cursor::new(bytes, rest);
    while !c.is_done() {
        let word = c.eat_while(class!(not WHITESPACE));
        transmission.signals.push(word);
        c.eat_whitespace();
    }
}

/// `VZCZC`, channel letters, sequence number.
pub(super) fn is_identifier(mut c: Cursor<'_>) -> bool {
    labels::IDENTIFIER.iter().any(|label| c.eat_str(label)) && !c.eat_while(Class::ALPHANUMERIC).is_empty()
}

/// Doubled precedence letters, then routing indicators.
pub(super) fn is_routing(mut c: Cursor<'_>) -> bool {
    let doubled = matches!(c.rest(), [a, b, b' ', ..] if a == b);
    c.skip(2);
    c.eat_spaces();
    let indicator = c.eat_while(Class::ALPHANUMERIC);
    doubled && is_routing_indicator(c.slice(indicator))
}

pub(super) fn is_station(mut c: Cursor<'_>) -> bool {
    c.eat_word("DE") && c.eat_spaces() && {
        let indicator = c.eat_while(Class::ALPHANUMERIC);
        is_routing_indicator(c.slice(indicator))
            && c.eat_spaces()
            && c.peek().is_some_and(|b| b == b'#' || b.is_ascii_digit())
    }
}

/// `ZNR` or `ZNY`, then a letter five times; one of them can be lost, and spaces can stand between them.
pub(super) fn is_security(mut c: Cursor<'_>) -> bool {
    if c.eat_any(&labels::SECURITY).is_none() || !c.eat_spaces() {
        return false;
    }
    let Some(letter) = c.bump().filter(u8::is_ascii_alphabetic) else { return false };
    let mut letters = 1;
    while c.clone().eat_if(|b| b == letter || b == b' ') {
        letters += usize::from(c.bump() == Some(letter));
    }
    matches!(letters, 4..=6)
}

/// `#0173`, which repeats the station serial number at the end.
pub(super) fn is_end_serial(mut c: Cursor<'_>) -> bool {
    c.eat(b'#') && c.eat_number(3..=5).is_some() && c.is_done()
}
