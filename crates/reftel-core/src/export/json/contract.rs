//! The keys of the JSON, in their order, as promised. Renaming one needs a new version of the format.
//!
//! `source` is null and a `span` is left out where the JSON is of a released cable.

use serde::Serialize;

use crate::text::Span;

/// One cable.
#[derive(Debug, Default, Serialize)]
pub(super) struct CableJson {
    pub(super) format: &'static str,
    pub(super) source: Option<SourceJson>,
    pub(super) id: Option<String>,
    pub(super) mrn: Option<MrnJson>,
    pub(super) datetime: Option<String>,
    pub(super) record: Vec<RecordJson>,
    pub(super) transmission: TransmissionJson,
    pub(super) precedence: PrecedencesJson,
    pub(super) from: Option<FromJson>,
    pub(super) action: Vec<AddresseeJson>,
    pub(super) info: Vec<AddresseeJson>,
    pub(super) exempt: Vec<AddresseeJson>,
    pub(super) distribution: Vec<String>,
    pub(super) drafting: Vec<String>,
    pub(super) classification: Option<ClassificationJson>,
    pub(super) section: Option<SectionJson>,
    pub(super) attention: Vec<String>,
    pub(super) executive_order: Option<OrderJson>,
    pub(super) tags: Vec<TagJson>,
    pub(super) subject: Option<SubjectJson>,
    pub(super) references: Vec<ReferenceJson>,
    pub(super) classified_by: Option<ClassifiedByJson>,
    pub(super) summary: Option<String>,
    pub(super) body: Vec<BlockJson>,
    pub(super) mentions: Vec<MentionJson>,
    pub(super) redactions: Vec<RedactionJson>,
    pub(super) protected: Vec<ProtectedJson>,
    pub(super) signature: Option<String>,
    pub(super) unrecognised: Vec<TextJson>,
    pub(super) diagnostics: Vec<DiagnosticJson>,
}

/// The first byte, and the one after the last.
#[derive(Debug, Serialize)]
pub(super) struct SpanJson(u32, u32);

impl From<Span> for SpanJson {
    fn from(span: Span) -> Self {
        Self(span.start, span.end)
    }
}

#[derive(Debug, Serialize)]
pub(super) struct SourceJson {
    pub(super) name: String,
    pub(super) dialect: &'static str,
    pub(super) bytes: usize,
    pub(super) extent: SpanJson,
}

#[derive(Debug, Serialize)]
pub(super) struct RecordJson {
    pub(super) name: String,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
pub(super) struct MrnJson {
    pub(super) post: String,
    pub(super) serial: Option<u32>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct TransmissionJson {
    pub(super) identifier: Option<String>,
    pub(super) precedence: Option<String>,
    pub(super) routing: Vec<String>,
    pub(super) station: Option<StationJson>,
    pub(super) security: Option<String>,
    pub(super) signals: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct StationJson {
    pub(super) indicator: String,
    pub(super) serial: String,
    pub(super) part: Option<String>,
    pub(super) filed: String,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct PrecedencesJson {
    pub(super) action: Option<&'static str>,
    pub(super) info: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct FromJson {
    pub(super) text: String,
    pub(super) post: String,
}

#[derive(Debug, Serialize)]
pub(super) struct AddresseeJson {
    pub(super) routing: Option<String>,
    pub(super) name: String,
    pub(super) office: Option<String>,
    pub(super) precedence: Option<&'static str>,
    pub(super) serial: Option<String>,
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ClassificationJson {
    pub(super) level: Option<&'static str>,
    pub(super) text: String,
    pub(super) captions: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct SectionJson {
    pub(super) number: u32,
    pub(super) total: u32,
}

#[derive(Debug, Serialize)]
pub(super) struct OrderJson {
    pub(super) order: Option<String>,
    pub(super) instruction: Option<String>,
    pub(super) kind: Option<&'static str>,
    pub(super) declassify_on: Option<String>,
    pub(super) exemptions: Vec<String>,
    pub(super) derived_declassify_on: Option<String>,
    pub(super) derived_rule: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct TagJson {
    pub(super) code: String,
    pub(super) kind: &'static str,
    pub(super) meaning: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct SubjectJson {
    pub(super) text: String,
    pub(super) portion: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ReferenceJson {
    pub(super) label: Option<String>,
    pub(super) kind: &'static str,
    pub(super) id: Option<String>,
    pub(super) text: String,
    pub(super) note: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ClassifiedByJson {
    pub(super) text: String,
    pub(super) name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) office: Option<String>,
    pub(super) reasons: Vec<String>,
    pub(super) derived_from: Option<String>,
    pub(super) declassify_on: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum BlockJson {
    Heading {
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        span: Option<SpanJson>,
    },
    Paragraph {
        number: Option<u16>,
        portion: Option<String>,
        title: Option<String>,
        text: String,
        items: Vec<ItemJson>,
        role: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        span: Option<SpanJson>,
    },
    Text {
        portion: Option<String>,
        text: String,
        items: Vec<ItemJson>,
        role: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        span: Option<SpanJson>,
    },
    Table {
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        span: Option<SpanJson>,
    },
}

#[derive(Debug, Serialize)]
pub(super) struct ItemJson {
    pub(super) label: String,
    pub(super) portion: Option<String>,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
pub(super) struct MentionJson {
    pub(super) kind: &'static str,
    pub(super) labels: Vec<char>,
    pub(super) id: Option<String>,
    pub(super) span: SpanJson,
}

#[derive(Debug, Serialize)]
pub(super) struct RedactionJson {
    pub(super) notation: String,
    pub(super) code: Option<String>,
    pub(super) by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
pub(super) struct ProtectedJson {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) span: SpanJson,
}

#[derive(Debug, Serialize)]
pub(super) struct TextJson {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
pub(super) struct DiagnosticJson {
    pub(super) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: String,
    pub(super) span: SpanJson,
}
