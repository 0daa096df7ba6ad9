//! Every cable of `tests/corpus`: what was read, beside the bytes it was read from.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fmt::Write;
use std::fs;

use reftel_core::cable::{Block, Cable, Item, Role};
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::text::{LineEnds, Source, Span, Spans};

#[test]
fn ok_every_cable_reads_as_reviewed() {
    for path in common::corpus() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains('\r'), "{} must have LF line ends", path.display());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let lf = snapshot(&text);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name.as_str(), lf));
        // With CRLF every offset moves, but nothing that is said does.
        let crlf = snapshot(&text.replace('\n', "\r\n"));
        assert_eq!(
            without_offsets(&lf),
            without_offsets(&crlf),
            "{name} reads differently with CRLF line ends"
        );
    }
}

fn without_offsets(snapshot: &str) -> String {
    snapshot
        .lines()
        .map(|line| line.split_once(" @").map_or(line, |(text, _)| text))
        .collect::<Vec<_>>()
        .join("\n")
}

fn snapshot(text: &str) -> String {
    let source = Source::new("corpus", text).unwrap();
    let mut out = Out { source: &source, text: String::new() };
    for parsed in parse_all(&source) {
        out.cable(&parsed);
    }
    out.text
}

struct Out<'s> {
    source: &'s Source,
    text: String,
}

impl Out<'_> {
    fn cable(&mut self, parsed: &Parsed) {
        let Parsed { cable, diagnostics } = parsed;
        let out = self;
        out.heading(cable);
        for block in &cable.body {
            out.block(block);
        }
        for mention in &cable.mentions {
            let id = mention.id.as_ref().map_or("-", |id| id.as_str());
            let labels: String = mention.labels.iter().collect();
            out.span(&format!("mention {} [{labels}] {id}", mention.kind.word()), mention.span);
        }
        if let Some(summary) = &cable.summary {
            out.spans("summary", summary);
        }
        for redaction in &cable.redactions {
            out.span(&format!("taken out {:?}", redaction.kind), redaction.span);
        }
        for protected in &cable.protected {
            out.span("protected", protected.name);
            out.span("  note", protected.note);
        }
        if let Some(signature) = &cable.signature {
            out.spans("signature", signature);
        }
        for span in &cable.residue {
            out.span("residue", *span);
        }
        for span in &cable.unrecognised {
            out.span("unrecognised", *span);
        }
        let ends = LineEnds::new(out.source.bytes());
        for diagnostic in diagnostics {
            let severity = diagnostic.code.severity();
            let line = ends.line(diagnostic.span.start);
            writeln!(out.text, "{severity:?} in line {line}: {} @{:?}", diagnostic.code, diagnostic.span)
                .unwrap();
        }
    }

    fn span(&mut self, name: &str, span: Span) {
        let bytes = self.source.raw(span);
        writeln!(self.text, "{name}: {:?} @{span:?}", bytes.replace("\r\n", "\n")).unwrap();
    }

    fn maybe(&mut self, name: &str, span: Option<Span>) {
        if let Some(span) = span {
            self.span(name, span);
        }
    }

    fn spans(&mut self, name: &str, spans: &Spans) {
        for span in spans.iter() {
            self.span(name, span);
        }
    }

    fn heading(&mut self, cable: &Cable) {
        let id = cable.id(self.source).map_or("-".to_owned(), |id| id.to_string());
        writeln!(self.text, "{:?} {id} {:?}", cable.dialect, cable.level()).unwrap();
        for field in &cable.record.fields {
            self.span(&format!("record {}", field.key.word().unwrap_or("-")), field.value);
        }
        let t = &cable.transmission;
        self.maybe("identifier", t.identifier);
        self.maybe("routing precedence", t.precedence.map(|p| p.span));
        t.routing.iter().for_each(|span| self.span("routing", *span));
        if let Some(station) = t.station {
            self.span("station", station.indicator);
            self.span("station serial", station.serial.span);
            self.maybe("station part", station.part.map(|part| part.span));
            self.span("filed", station.filed.span);
        }
        self.maybe("security", t.security);
        if let Some(dtg) = t.dtg {
            self.maybe("precedence", dtg.action.map(|p| p.span));
            self.maybe("precedence for info", dtg.info.map(|p| p.span));
            self.span(&format!("dtg {}", dtg.iso()), dtg.span);
        }
        t.signals.iter().for_each(|span| self.span("signal", *span));
        self.maybe("from", t.from.map(|from| from.name));
        for (list, addressees) in [("action", &t.action), ("info", &t.info), ("exempt", &t.exempt)] {
            for addressee in addressees {
                self.span(list, addressee.name);
                self.maybe("  routing", addressee.routing);
                self.maybe("  office", addressee.office);
                self.maybe("  precedence", addressee.precedence.map(|p| p.span));
                self.maybe("  serial", addressee.serial);
            }
        }
        t.distribution.iter().for_each(|span| self.span("distribution", *span));
        t.drafting.iter().for_each(|span| self.span("drafting", *span));
        let h = &cable.header;
        self.maybe("classification", h.classification.map(|c| c.span));
        self.maybe("section", h.section.map(|s| s.span));
        self.maybe("post", h.mrn.map(|mrn| mrn.post));
        self.maybe("serial", h.mrn.map(|mrn| mrn.serial.span));
        h.captions.iter().for_each(|caption| self.span("caption", caption.span));
        h.attention.iter().for_each(|text| self.spans("attention", text));
        if let Some(order) = &h.executive_order {
            self.maybe("order", order.order.map(|order| order.span));
            self.maybe("instruction", order.instruction);
            let kind = order.declassify.as_ref().map_or("nothing", |instruction| instruction.kind.word());
            let on = order.declassify.as_ref().and_then(|instruction| instruction.on);
            let on = on.map_or_else(String::new, |day| format!(" {}", day.value));
            let derived = cable.derived_declassification();
            let derived =
                derived.map_or_else(String::new, |(day, rule)| format!(", derived {day} by {}", rule.word()));
            writeln!(self.text, "  {kind}{on}{derived}").unwrap();
            if let Some(instruction) = &order.declassify {
                instruction.exemptions.iter().for_each(|exemption| self.span("  exemption", *exemption));
            }
        }
        h.tags.iter().for_each(|tag| self.span(&format!("tag {}", tag.kind.word()), tag.span));
        if let Some(subject) = &h.subject {
            self.maybe("subject portion", subject.portion.map(|portion| portion.span));
            self.spans("subject", &subject.text);
        }
        for reference in &h.references {
            let id = reference.target.as_ref().map_or("-", |target| target.id.as_str());
            self.spans(&format!("reference {} {id}", reference.kind.word()), &reference.text);
            self.maybe("  label", reference.label);
            self.maybe("  note", reference.note);
        }
        if let Some(by) = &h.classified_by {
            self.spans("classified by", &by.text);
            self.maybe("  name", by.name);
            self.maybe("  title", by.title);
            self.maybe("  office", by.office);
            self.maybe("  derived from", by.derived_from);
            self.maybe("  declassify on", by.declassify_on);
            by.reasons
                .iter()
                .for_each(|reason| self.span(&format!("  reason {}", reason.value), reason.span));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.spans("heading", &heading.text),
            Block::Text(text) => {
                self.spans(&with_role("text", text.role), &text.text);
                self.maybe("  portion", text.portion.map(|portion| portion.span));
                self.items(&text.items);
            }
            Block::Table(span) => self.span("table", *span),
            Block::Paragraph(paragraph) => {
                let name = format!("paragraph {}", paragraph.number.value.value);
                self.span(&with_role(&name, paragraph.role), paragraph.number.span);
                self.maybe("  portion", paragraph.portion.map(|portion| portion.span));
                self.maybe("  title", paragraph.title);
                self.maybe("  underline", paragraph.underline);
                self.spans("  text", &paragraph.text);
                self.items(&paragraph.items);
            }
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.span("  item", item.label);
            self.maybe("    portion", item.portion.map(|portion| portion.span));
            self.spans("    text", &item.text);
        }
    }
}

fn with_role(name: &str, role: Option<Role>) -> String {
    role.map_or_else(|| name.to_owned(), |role| format!("{name} ({})", role.word()))
}
