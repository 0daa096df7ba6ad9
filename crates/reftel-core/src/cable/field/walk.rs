use super::{Field, FieldPart};
use crate::cable::{
    Addressee, Cable, Captioned, ClassifiedBy, Dtg, ExecutiveOrder, Header, Instruction, Mrn, Originator,
    PortionMark, Record, RecordField, Reference, Station, Subject, Tag, Target, Transmission,
};
use crate::text::{Span, Spanned, Spans};

/// What stands somewhere in a source.
trait Placed {
    fn spans(&self) -> &[Span];
    fn spans_mut(&mut self) -> &mut [Span];
}

impl Placed for Span {
    fn spans(&self) -> &[Span] {
        std::slice::from_ref(self)
    }

    fn spans_mut(&mut self) -> &mut [Span] {
        std::slice::from_mut(self)
    }
}

impl<T> Placed for Spanned<T> {
    fn spans(&self) -> &[Span] {
        self.span.spans()
    }

    fn spans_mut(&mut self) -> &mut [Span] {
        self.span.spans_mut()
    }
}

impl Placed for Spans {
    fn spans(&self) -> &[Span] {
        self.as_slice()
    }

    fn spans_mut(&mut self) -> &mut [Span] {
        self.as_mut_slice()
    }
}

impl<T: Placed> Placed for Option<T> {
    fn spans(&self) -> &[Span] {
        self.as_ref().map_or(&[], Placed::spans)
    }

    fn spans_mut(&mut self) -> &mut [Span] {
        self.as_mut().map_or(&mut [], Placed::spans_mut)
    }
}

/// Written once for reading and for changing: the two differ in nothing but `mut`.
macro_rules! walk {
    ($name:ident, $spans:ident $(, $mut:tt)?) => {
        pub(super) fn $name<'c>(
            cable: &'c $($mut)? Cable,
            visit: &mut dyn FnMut(Field, FieldPart, &'c $($mut)? [Span]),
        ) {
            use FieldPart::{Detail, Indicator, Label, Note, Portion, Routing, Value};

            let Cable { record, transmission, header, signature, .. } = cable;

            let Record { fields, id, moment, level } = record;
            for RecordField { key: _, label, value } in fields {
                visit(Field::Record, Label, label.$spans());
                visit(Field::Record, Value, value.$spans());
            }
            visit(Field::Record, Detail, id.$spans());
            visit(Field::Record, Detail, moment.$spans());
            visit(Field::Record, Detail, level.$spans());

            let Transmission {
                identifier,
                precedence,
                routing,
                station,
                security,
                dtg,
                signals,
                from,
                action,
                info,
                exempt,
                distribution,
                drafting,
            } = transmission;
            visit(Field::Transmission, Value, identifier.$spans());
            visit(Field::Transmission, Value, precedence.$spans());
            for indicator in routing {
                visit(Field::Transmission, Routing, indicator.$spans());
            }
            if let Some(Station { indicator, serial, part, filed, span }) = station {
                visit(Field::Transmission, Value, span.$spans());
                visit(Field::Transmission, Indicator, indicator.$spans());
                visit(Field::Transmission, Detail, serial.$spans());
                visit(Field::Transmission, Detail, part.$spans());
                visit(Field::Transmission, Detail, filed.$spans());
            }
            visit(Field::Transmission, Value, security.$spans());
            if let Some(Dtg { action, info, day: _, hour: _, minute: _, zone: _, span }) = dtg {
                visit(Field::Precedence, Value, action.$spans());
                visit(Field::Precedence, Value, info.$spans());
                visit(Field::Date, Value, span.$spans());
            }
            for signal in signals {
                visit(Field::Transmission, Value, signal.$spans());
            }
            if let Some(Originator { name, post }) = from {
                visit(Field::From, Value, name.$spans());
                visit(Field::From, Detail, post.$spans());
            }
            for (field, addressees) in [(Field::To, action), (Field::Info, info), (Field::Exempt, exempt)] {
                for Addressee { routing, name, office, precedence, serial, span } in addressees {
                    visit(field, Value, span.$spans());
                    visit(field, Indicator, routing.$spans());
                    visit(field, Detail, name.$spans());
                    visit(field, Detail, office.$spans());
                    visit(field, Detail, precedence.$spans());
                    visit(field, Detail, serial.$spans());
                }
            }
            for line in distribution {
                visit(Field::Distribution, Value, line.$spans());
            }
            for line in drafting {
                visit(Field::Drafting, Value, line.$spans());
            }

            let Header {
                classification,
                mrn,
                section,
                captions,
                attention,
                executive_order,
                tags,
                subject,
                references,
                classified_by,
            } = header;
            visit(Field::Classification, Value, classification.$spans());
            visit(Field::Section, Value, section.$spans());
            if let Some(Mrn { post, serial, span }) = mrn {
                visit(Field::Number, Value, span.$spans());
                visit(Field::Number, Detail, post.$spans());
                visit(Field::Number, Detail, serial.$spans());
            }
            for Captioned { caption: _, span } in captions {
                visit(Field::Captions, Value, span.$spans());
            }
            for lines in attention {
                visit(Field::Attention, Value, lines.$spans());
            }
            if let Some(ExecutiveOrder { order, instruction, declassify, span }) = executive_order {
                visit(Field::Order, Value, span.$spans());
                visit(Field::Order, Detail, order.$spans());
                visit(Field::Declassification, Detail, instruction.$spans());
                if let Some(Instruction { kind: _, on, exemptions, years: _ }) = declassify {
                    visit(Field::Declassification, Detail, on.$spans());
                    for exemption in exemptions {
                        visit(Field::Declassification, Detail, exemption.$spans());
                    }
                }
            }
            for Tag { kind: _, span } in tags {
                visit(Field::Tags, Value, span.$spans());
            }
            if let Some(Subject { text, portion }) = subject {
                visit(Field::Subject, Value, text.$spans());
                if let Some(Spanned { value: PortionMark { level: _, caveat }, span }) = portion {
                    visit(Field::Subject, Portion, span.$spans());
                    visit(Field::Subject, Detail, caveat.$spans());
                }
            }
            for Reference { label, kind: _, target, text, note } in references {
                visit(Field::References, Label, label.$spans());
                visit(Field::References, Value, text.$spans());
                visit(Field::References, Note, note.$spans());
                if let Some(Target { id: _, year, post, serial }) = target {
                    visit(Field::References, Detail, year.$spans());
                    visit(Field::References, Detail, post.$spans());
                    visit(Field::References, Detail, serial.$spans());
                }
            }
            if let Some(ClassifiedBy { text, name, title, office, reasons, derived_from, declassify_on }) =
                classified_by
            {
                visit(Field::ClassifiedBy, Value, text.$spans());
                for detail in [name, title, office, derived_from, declassify_on] {
                    visit(Field::ClassifiedBy, Detail, detail.$spans());
                }
                for reason in reasons {
                    visit(Field::ClassifiedBy, Detail, reason.$spans());
                }
            }

            visit(Field::Signature, Value, signature.$spans());
        }
    };
}

walk!(walk, spans);
walk!(walk_mut, spans_mut, mut);
