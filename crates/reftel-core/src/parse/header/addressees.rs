//! Who a cable is for.

use super::super::reading::Reading;
use super::super::{address, page_header};
use super::classification::is_last_such;
use crate::cable::{Addressee, LineKind};
use crate::text::{Cursor, Span, class};

/// Which list of addressees a line goes on with.
#[derive(Clone, Copy)]
pub(super) enum List {
    Action,
    Info,
    Exempt,
}

pub(super) fn read_addressees(reading: &mut Reading<'_>, first: Span, list: List) {
    let bytes = reading.bytes;
    let t = &mut reading.cable.transmission;
    let addressees: &mut Vec<Addressee> = match list {
        List::Action => &mut t.action,
        List::Info => &mut t.info,
        List::Exempt => &mut t.exempt,
    };
    if page_header::is_numbered(bytes, first) {
        // A page ended after the label.
        reading.residue.push(first);
    } else {
        addressees.extend(address::parse_addressees(bytes, first));
    }
    let mut at = reading.at;
    while let Some(next) = reading.pieces.get(at) {
        // A blank line ends the list, unless scanning put one between all lines.
        let after_blank =
            at > 0 && reading.pieces.get(at - 1).is_some_and(|before| before.kind() == LineKind::Blank);
        match next.kind() {
            LineKind::Blank => {}
            LineKind::Distribution => {
                t.distribution.push(next.span);
                reading.at = at + 1;
            }
            LineKind::Residue => {
                reading.residue.push(next.span);
                reading.at = at + 1;
            }
            LineKind::Text | LineKind::Attention | LineKind::Caption => {
                if is_last_such(bytes, next.span, reading.pieces.get(at + 1..).unwrap_or_default()) {
                    break;
                }
                let found = address::parse_addressees(bytes, next.span);
                let Some(addressee) = found.first() else { break };
                if after_blank && addressee.routing.is_none() {
                    break;
                }
                addressees.extend(found);
                reading.at = at + 1;
            }
            _ => break,
        }
        at += 1;
    }
}

/// What comes after the words that label a line.
pub(super) fn after_words(bytes: &[u8], line: Span, labels: &[&str]) -> Span {
    let mut c = Cursor::new(bytes, line);
    for label in labels {
        c.eat_word(label);
        c.eat_while(class!(b' ' | b'\t' | b'/' | b':'));
    }
    c.rest_span()
}
