//! The JSON of a cable, version 1: one object per cable.
//!
//! Field names are a contract: fields may be added, renaming one needs version 2. The structs here are the
//! contract; the model of a cable can change without it. Absent values are `null`, lists are empty, spans are
//! `[start, end]` offsets of bytes in the source as read.

mod contract;
mod released;
pub(super) mod writer;

use contract::*;
pub use released::to_released_json;

use crate::cable::{
    Addressee, Block, Cable, Dialect, Item, Level, Paragraph, PortionMark, Precedence, Protected,
    RecordField, Redaction, RedactionKind, Role, Severity, TagKind, post_name, tag_meaning,
};
use crate::parse::Parsed;
use crate::text::{Source, Span, Spanned, Spans};

/// Name and version of the format.
pub const FORMAT: &str = "reftel.cable/1";

/// A cable as JSON on one line, with the place of everything in its source. **This goes around
/// [`Released`](crate::redact::Released)**: it is for programs that read cables, and has in it all that they say.
///
/// # Errors
/// Those of `serde_json`, which has none for these types.
pub fn to_json(source: &Source, parsed: &Parsed) -> serde_json::Result<String> {
    serde_json::to_string(&Json::new(source, parsed))
}

/// Reads the words of spans.
struct Reader<'s>(&'s Source);

impl Reader<'_> {
    fn text(&self, span: Span) -> String {
        self.0.line(&span.into())
    }

    fn line(&self, spans: &Spans) -> String {
        self.0.line(spans)
    }

    fn maybe(&self, span: Option<Span>) -> Option<String> {
        span.map(|span| self.text(span))
    }

    /// A portion mark without its brackets.
    fn portion(&self, mark: Option<Spanned<PortionMark>>) -> Option<String> {
        let text = self.maybe(mark.map(|mark| mark.span))?;
        // "(C0": a bracket that was scanned as a zero.
        let text = text.strip_suffix('0').unwrap_or(&text);
        Some(text.trim_matches(['(', ')', '{', '}', '[', ']', ' ']).to_owned())
    }

    fn addressee(&self, addressee: &Addressee) -> AddresseeJson {
        AddresseeJson {
            routing: self.maybe(addressee.routing),
            name: self.text(addressee.name),
            office: self.maybe(addressee.office),
            precedence: addressee.precedence.map(|precedence| precedence_word(precedence.value)),
            serial: self.maybe(addressee.serial),
            text: self.text(addressee.span),
        }
    }

    fn block(&self, block: &Block) -> BlockJson {
        let span = pair(block.span());
        match block {
            Block::Heading(heading) => BlockJson::Heading { text: self.line(&heading.text), span },
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Text(text) => BlockJson::Text {
                portion: self.portion(text.portion),
                text: self.line(&text.text),
                items: text.items.iter().map(|item| self.item(item)).collect(),
                role: text.role.map(Role::word),
                span,
            },
            Block::Table(table) => BlockJson::Table { text: self.0.text(*table).into_owned(), span },
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> BlockJson {
        BlockJson::Paragraph {
            number: paragraph.number.value.value,
            portion: self.portion(paragraph.portion),
            title: self.maybe(paragraph.title),
            text: self.line(&paragraph.text),
            items: paragraph.items.iter().map(|item| self.item(item)).collect(),
            role: paragraph.role.map(Role::word),
            span: pair(paragraph.span),
        }
    }

    fn redaction(&self, redaction: Redaction) -> RedactionJson {
        let notation = self.text(redaction.span);
        let code = (redaction.kind == RedactionKind::Exemption).then(|| notation.clone());
        RedactionJson { notation, code, by: redaction.kind.by().word(), span: pair(redaction.span) }
    }

    fn protected(&self, protected: Protected) -> ProtectedJson {
        ProtectedJson {
            name: self.text(protected.name),
            note: self.text(protected.note),
            span: pair(protected.name.to(protected.note)),
        }
    }

    fn item(&self, item: &Item) -> ItemJson {
        let end = item.text.cover().unwrap_or(item.label);
        ItemJson {
            label: self.text(item.label),
            portion: self.portion(item.portion),
            text: self.line(&item.text),
            span: pair(item.label.to(end)),
        }
    }
}

impl Json {
    fn new(source: &Source, parsed: &Parsed) -> Self {
        let Parsed { cable, diagnostics } = parsed;
        let r = Reader(source);
        let t = &cable.transmission;
        let h = &cable.header;
        let addressees = |list: &[Addressee]| list.iter().map(|addressee| r.addressee(addressee)).collect();
        Self {
            format: FORMAT,
            source: SourceJson {
                name: source.name().to_owned(),
                dialect: dialect(cable.dialect),
                bytes: source.bytes().len(),
                extent: pair(cable.extent),
            },
            id: cable.id(source).map(|id| id.to_string()),
            mrn: h.mrn.map(|mrn| MrnJson { post: r.text(mrn.post), serial: mrn.serial.value }),
            datetime: cable.datetime(),
            record: record(&r, cable),
            transmission: transmission(&r, cable),
            precedence: PrecedencesJson {
                action: t.dtg.and_then(|dtg| dtg.action).map(|p| precedence_word(p.value)),
                info: t.dtg.and_then(|dtg| dtg.info).map(|p| precedence_word(p.value)),
            },
            from: t.from.map(|from| FromJson {
                text: r.text(from.name),
                post: post_name(&r.text(from.post)).to_owned(),
            }),
            action: addressees(&t.action),
            info: addressees(&t.info),
            exempt: addressees(&t.exempt),
            distribution: t.distribution.iter().map(|span| r.text(*span)).collect(),
            drafting: t.drafting.iter().map(|span| r.text(*span)).collect(),
            classification: classification(&r, cable),
            section: h.section.map(|s| SectionJson { number: s.value.number, total: s.value.total }),
            attention: h.attention.iter().map(|text| r.line(text)).collect(),
            executive_order: executive_order(&r, cable),
            tags: h.tags.iter().map(|tag| tag_json(r.text(tag.span), tag.kind)).collect(),
            subject: h.subject.as_ref().map(|subject| SubjectJson {
                text: r.line(&subject.text),
                portion: r.portion(subject.portion),
            }),
            references: references(&r, cable),
            classified_by: h.classified_by.as_ref().map(|by| ClassifiedByJson {
                text: r.line(&by.text),
                name: r.maybe(by.name),
                title: r.maybe(by.title),
                office: r.maybe(by.office),
                reasons: by.reasons.iter().map(|reason| reason.value.to_string()).collect(),
                derived_from: r.maybe(by.derived_from),
                declassify_on: r.maybe(by.declassify_on),
            }),
            summary: cable.summary.as_ref().map(|summary| r.line(summary)),
            body: cable.body.iter().map(|block| r.block(block)).collect(),
            mentions: cable.mentions.iter().map(mention).collect(),
            redactions: cable.redactions.iter().map(|redaction| r.redaction(*redaction)).collect(),
            protected: cable.protected.iter().map(|protected| r.protected(*protected)).collect(),
            signature: cable.signature.as_ref().map(|signature| r.line(signature)),
            unrecognised: cable
                .unrecognised
                .iter()
                .map(|span| TextJson { text: r.text(*span), span: pair(*span) })
                .collect(),
            diagnostics: diagnostics
                .iter()
                .map(|diagnostic| DiagnosticJson {
                    code: diagnostic.code.name(),
                    severity: match diagnostic.code.severity() {
                        Severity::Note => "note",
                        Severity::Warning => "warning",
                    },
                    message: diagnostic.code.to_string(),
                    span: pair(diagnostic.span),
                })
                .collect(),
        }
    }
}

fn transmission(r: &Reader<'_>, cable: &Cable) -> TransmissionJson {
    let t = &cable.transmission;
    TransmissionJson {
        identifier: r.maybe(t.identifier),
        precedence: r.maybe(t.precedence.map(|precedence| precedence.span)),
        routing: t.routing.iter().map(|indicator| r.text(*indicator)).collect(),
        station: t.station.map(|station| StationJson {
            indicator: r.text(station.indicator),
            serial: r.text(station.serial.span),
            part: r.maybe(station.part.map(|part| part.span)),
            filed: r.text(station.filed.span),
        }),
        security: r.maybe(t.security),
        signals: t.signals.iter().map(|signal| r.text(*signal)).collect(),
    }
}

fn record(r: &Reader<'_>, cable: &Cable) -> Vec<RecordJson> {
    let json = |field: &RecordField| RecordJson {
        name: match (field.key.word(), field.label) {
            (Some(word), _) => word.to_owned(),
            (None, label) => r.maybe(label).unwrap_or_default(),
        },
        text: r.text(field.value),
        span: pair(field.value),
    };
    cable.record.fields.iter().map(json).collect()
}

fn classification(r: &Reader<'_>, cable: &Cable) -> Option<ClassificationJson> {
    Some(ClassificationJson {
        level: level_word(cable.level()?),
        text: r.text(cable.header.classification?.span),
        captions: cable.header.captions.iter().map(|caption| caption.caption.words()).collect(),
    })
}

fn executive_order(r: &Reader<'_>, cable: &Cable) -> Option<OrderJson> {
    let line = cable.header.executive_order.as_ref()?;
    let instruction = line.declassify.as_ref();
    let exemptions = instruction.iter().flat_map(|instruction| &instruction.exemptions);
    let derived = cable.derived_declassification();
    Some(OrderJson {
        order: line.order.map(|order| order.value.to_string()),
        instruction: r.maybe(line.instruction),
        kind: instruction.map(|instruction| instruction.kind.word()),
        declassify_on: instruction.and_then(|instruction| instruction.on).map(|day| day.value.to_string()),
        exemptions: exemptions.map(|exemption| r.text(*exemption).to_ascii_uppercase()).collect(),
        derived_declassify_on: derived.map(|(day, _)| day.to_string()),
        derived_rule: derived.map(|(_, rule)| rule.word()),
    })
}

fn tag_json(text: String, kind: TagKind) -> TagJson {
    let code = if kind == TagKind::Person { text } else { text.to_ascii_uppercase() };
    let meaning = tag_meaning(&code).and_then(|(_, meaning)| meaning);
    TagJson { code, kind: kind.word(), meaning }
}

fn mention(mention: &crate::cable::Mention) -> MentionJson {
    MentionJson {
        kind: mention.kind.word(),
        labels: mention.labels.clone(),
        id: mention.id.as_ref().map(ToString::to_string),
        span: pair(mention.span),
    }
}

fn references(r: &Reader<'_>, cable: &Cable) -> Vec<ReferenceJson> {
    let json = |reference: &crate::cable::Reference| ReferenceJson {
        label: r.maybe(reference.label),
        kind: reference.kind.word(),
        id: reference.target.as_ref().map(|target| target.id.to_string()),
        text: r.line(&reference.text),
        note: r.maybe(reference.note),
    };
    cable.header.references.iter().map(json).collect()
}

const fn level_word(level: Level) -> &'static str {
    match level {
        Level::Unclassified => "unclassified",
        Level::Sensitive => "sbu",
        Level::LimitedOfficialUse => "limited_official_use",
        Level::Confidential => "confidential",
        Level::Secret => "secret",
        Level::TopSecret => "top_secret",
    }
}

/// The contract knows four words: night action is immediate, and the military's own precedence is above flash.
const fn precedence_word(precedence: Precedence) -> &'static str {
    match precedence {
        Precedence::Flash | Precedence::EmergencyCommand => "flash",
        Precedence::Immediate | Precedence::NightAction => "immediate",
        Precedence::Priority => "priority",
        Precedence::Routine => "routine",
    }
}

const fn dialect(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Telegram => "telegram",
        Dialect::CablegatePage => "cablegate-html",
        Dialect::CablegateText => "cablegate-text",
        Dialect::Aad => "aad",
        Dialect::PlusD => "plusd",
        Dialect::Foia => "foia",
        Dialect::Frus => "frus",
        Dialect::Ocr => "ocr",
        Dialect::Unknown => "unknown",
    }
}

const fn pair(span: Span) -> [u32; 2] {
    [span.start, span.end]
}
