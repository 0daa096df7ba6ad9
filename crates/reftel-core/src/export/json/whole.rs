use super::contract::*;
use super::heading::{Writer, without_scope};
use crate::cable::{Block, Dialect, Item, Mention, Paragraph, PortionMark, Protected, Redaction};
use crate::cable::{Diagnostic, RedactionKind, Role, Severity};
use crate::export::Options;
use crate::parse::Parsed;
use crate::redact::with_nothing_struck;
use crate::text::{Source, Span, Spanned, Spans};

/// A cable as JSON on one line, with the span of everything in its source. **This bypasses
/// [`Released`](crate::redact::Released)**: it is for programs that read cables, and has all that they say.
///
/// # Errors
/// Those of `serde_json`, which has none for these types.
pub fn to_json(source: &Source, parsed: &Parsed) -> serde_json::Result<String> {
    let Parsed { cable, diagnostics } = parsed;
    let r = Reader(source);
    let heading = Writer(Options::default()).heading(&with_nothing_struck(source, cable));
    serde_json::to_string(&CableJson {
        source: Some(SourceJson {
            name: source.name().to_owned(),
            dialect: dialect(cable.dialect),
            bytes: source.bytes().len(),
            extent: cable.extent.into(),
        }),
        record: heading
            .record
            .into_iter()
            .zip(&cable.record.fields)
            .map(|(json, field)| RecordJson { span: Some(field.value.into()), ..json })
            .collect(),
        body: cable.body.iter().map(|block| r.block(block)).collect(),
        mentions: cable.mentions.iter().map(mention).collect(),
        redactions: cable.redactions.iter().map(|redaction| r.redaction(*redaction)).collect(),
        protected: cable.protected.iter().map(|protected| r.protected(*protected)).collect(),
        unrecognised: cable
            .unrecognised
            .iter()
            .map(|span| TextJson { text: r.text(*span), span: Some((*span).into()) })
            .collect(),
        diagnostics: diagnostics.iter().map(diagnostic).collect(),
        ..heading
    })
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

    fn optional(&self, span: Option<Span>) -> Option<String> {
        span.map(|span| self.text(span))
    }

    /// A portion mark without its brackets.
    fn portion(&self, mark: Option<Spanned<PortionMark>>) -> Option<String> {
        let text = self.optional(mark.map(|mark| mark.span))?;
        // "(C0": a bracket that was scanned as a zero.
        let text = text.strip_suffix('0').unwrap_or(&text);
        Some(without_scope(text.trim_matches(['(', ')', '{', '}', '[', ']', ' ', '~']).to_owned()))
    }

    fn block(&self, block: &Block) -> BlockJson {
        let span = Some(block.span().into());
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
            number: Some(paragraph.number.value.value),
            portion: self.portion(paragraph.portion),
            title: self.optional(paragraph.title),
            text: self.line(&paragraph.text),
            items: paragraph.items.iter().map(|item| self.item(item)).collect(),
            role: paragraph.role.map(Role::word),
            span: Some(paragraph.span.into()),
        }
    }

    fn item(&self, item: &Item) -> ItemJson {
        let end = item.text.cover().unwrap_or(item.label);
        ItemJson {
            label: self.text(item.label),
            portion: self.portion(item.portion),
            text: self.line(&item.text),
            span: Some(item.label.to(end).into()),
        }
    }

    fn redaction(&self, redaction: Redaction) -> RedactionJson {
        let notation = self.text(redaction.span);
        let code = (redaction.kind == RedactionKind::Exemption).then(|| notation.clone());
        RedactionJson { notation, code, by: redaction.kind.by().word(), span: Some(redaction.span.into()) }
    }

    fn protected(&self, protected: Protected) -> ProtectedJson {
        ProtectedJson {
            name: self.text(protected.name),
            note: self.text(protected.note),
            span: protected.name.to(protected.note).into(),
        }
    }
}

fn mention(mention: &Mention) -> MentionJson {
    MentionJson {
        kind: mention.kind.word(),
        labels: mention.labels.clone(),
        id: mention.id.as_ref().map(ToString::to_string),
        span: mention.span.into(),
    }
}

fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticJson {
    DiagnosticJson {
        code: diagnostic.code.name(),
        severity: match diagnostic.code.severity() {
            Severity::Note => "note",
            Severity::Warning => "warning",
        },
        message: diagnostic.code.to_string(),
        span: diagnostic.span.into(),
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
        Dialect::Printed => "printed",
        Dialect::Intelligence => "intelligence",
        Dialect::GeneralMessage => "general-message",
        Dialect::Cablegram => "cablegram",
        Dialect::Annotated => "annotated",
        Dialect::Ocr => "ocr",
        Dialect::Unknown => "unknown",
    }
}
