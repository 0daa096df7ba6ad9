//! What a cable is made of: plain data, each leaf with the bytes it was read from.
//!
//! Names are those of the service: a *cable* (telegram) has transmission lines, a heading and numbered
//! text. **The model holds no text of its own**: a leaf is a [`Span`], and the reader slices the
//! [`Source`](crate::text::Source). **Unknown values keep their span** and are never an error.

mod address;
mod body;
mod classified;
mod diagnostic;
mod document_id;
mod dtg;
mod executive_order;
mod explain;
mod field;
mod ident;
mod leaves;
mod line;
mod marking;
mod mention;
mod post;
mod precedence;
mod record;
mod redaction;
mod reference;
mod sections;
mod spelling;
mod tags;
mod visit;

pub use address::{Addressee, Originator};
pub use body::{Block, Heading, Item, Number, Paragraph, Role, Unnumbered};
pub use classified::{ClassifiedBy, Reason};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use document_id::Rewriting;
pub use dtg::{Day, Dtg, Filed, Month};
pub use executive_order::{DerivedRule, ExecutiveOrder, Instruction, InstructionKind};
pub use explain::{CodeKind, Explanation, explain, terms};
pub use field::{Field, FieldGroup, FieldPart, FieldRef};
pub(crate) use ident::CENTURY;
pub use ident::{CableId, Mrn};
pub use leaves::{Leaf, LeafKind};
pub use line::{Line, LineKind};
pub(crate) use marking::BANNERS;
pub use marking::{Caption, Captioned, Classification, Level, PortionMark};
pub use mention::{Mention, MentionKind};
pub use post::{Post, post_by_name, post_by_routing};
pub use precedence::Precedence;
pub use record::{Moment, Record, RecordField, RecordKey};
pub use redaction::{Protected, RedactedBy, Redaction, RedactionKind};
pub use reference::{Reference, ReferenceKind, Target};
pub use sections::Sections;
pub(crate) use spelling::{Spelling, post_name, post_token, post_token_corrected};
pub use tags::{Tag, TagKind, is_place, tag_meaning};

use crate::text::{Span, Spanned, Spans};

/// One cable, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cable {
    /// The form the text came in.
    pub dialect: Dialect,
    /// The bytes of the file that are this cable's. A file can hold several; **together they tile it**.
    pub extent: Span,
    /// Every line with what it was taken for. **Lines tile the extent.**
    pub lines: Vec<Line>,
    /// What a collection says beside the text.
    pub record: Record,
    /// How it was sent: the lines above the classification.
    pub transmission: Transmission,
    /// What it says of itself before its text begins.
    pub header: Header,
    /// The text, in order.
    pub body: Vec<Block>,
    /// Where the text speaks of other cables, in order.
    pub mentions: Vec<Mention>,
    /// The summary, without the words that open and close it.
    pub summary: Option<Spans>,
    /// What the source itself took out, in order.
    pub redactions: Vec<Redaction>,
    /// Sources that a note asks to protect, in order.
    pub protected: Vec<Protected>,
    /// Who signed it, as printed. None if the text ends without a name.
    pub signature: Option<Spans>,
    /// Words and marks that only name or separate fields, in order.
    pub labels: Vec<Span>,
    /// What pages, sections and archives left between the lines, in order.
    pub residue: Vec<Span>,
    /// What no rule claimed, in order.
    pub unrecognised: Vec<Span>,
}

/// The form in which a cable's text has come down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// As transmitted.
    Telegram,
    /// A page of the Cablegate collection.
    CablegatePage,
    /// A text copy or a row of that collection.
    CablegateText,
    /// A record of the National Archives' Access to Archival Databases, 1973 to 1979.
    Aad,
    /// A page of the Public Library of US Diplomacy, or text copied from it.
    PlusD,
    /// A release under the Freedom of Information Act.
    Foia,
    /// As printed in Foreign Relations of the United States.
    Frus,
    /// A telegram typed on a printed form, or the sheet that identifies one.
    Printed,
    /// A message of the intelligence service.
    Intelligence,
    /// A general message of the Navy.
    GeneralMessage,
    /// A cablegram of another state's foreign ministry.
    Cablegram,
    /// A text in which names stand in numbered brackets, for research.
    Annotated,
    /// A telegram with the marks of text recognition or conversion on it.
    Ocr,
    /// Nothing of a cable was found.
    #[default]
    Unknown,
}

impl Dialect {
    /// Whether it is a form that has no heading of a telegram: all of it is text.
    pub(crate) const fn is_other(self) -> bool {
        matches!(self, Self::Printed | Self::Intelligence | Self::Cablegram | Self::Annotated)
    }

    /// Whether its own words tell it, even where nothing of a telegram is found.
    pub(crate) const fn is_named(self) -> bool {
        self.is_other() || matches!(self, Self::GeneralMessage)
    }

    /// What it is, in a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Telegram => "a telegram as sent",
            Self::CablegatePage => "a page of Cablegate",
            Self::CablegateText => "a text copy of Cablegate",
            Self::Aad => "a record of the National Archives",
            Self::PlusD => "a copy from PlusD",
            Self::Foia => "a release under the Freedom of Information Act",
            Self::Frus => "a document of Foreign Relations",
            Self::Printed => "a telegram on a printed form",
            Self::Intelligence => "a message of the intelligence service",
            Self::GeneralMessage => "a general message of the Navy",
            Self::Cablegram => "a cablegram of another ministry",
            Self::Annotated => "an annotated text",
            Self::Ocr => "a scanned or converted telegram",
            Self::Unknown => "no cable",
        }
    }
}

/// Format lines 1 to 9 of a telegram (ACP 127).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transmission {
    /// `VZCZC` with channel and sequence number.
    pub identifier: Option<Span>,
    /// The doubled letters of the routing line: the highest precedence.
    pub precedence: Option<Spanned<Precedence>>,
    /// Routing indicators of the routing line: the stations this copy went to, not the addressees.
    pub routing: Vec<Span>,
    /// The station that sent it.
    pub station: Option<Station>,
    /// The security line, `ZNR` or `ZNY`.
    pub security: Option<Span>,
    /// Date-time group, with precedences.
    pub dtg: Option<Dtg>,
    /// Operating signals after the date-time group, such as `ZDK`.
    pub signals: Vec<Span>,
    /// Originator.
    pub from: Option<Originator>,
    /// Addressees who are to act.
    pub action: Vec<Addressee>,
    /// Addressees for information.
    pub info: Vec<Addressee>,
    /// Addressees taken out of a collective.
    pub exempt: Vec<Addressee>,
    /// The distribution inside the Department: offices with their numbers of copies. They are no addressees.
    pub distribution: Vec<Span>,
    /// Who drafted, cleared and approved it.
    pub drafting: Vec<Span>,
}

/// Format line 3: `DE RUEHZZ #0173/01 0441627`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station {
    /// Routing indicator of the sending station.
    pub indicator: Span,
    /// Station serial number: the cable's serial number modulo 10,000.
    pub serial: Spanned<u32>,
    /// Transmission part; its presence marks a long message.
    pub part: Option<Spanned<u32>>,
    /// Day of the year and time of filing.
    pub filed: Spanned<Filed>,
    /// The whole line.
    pub span: Span,
}

/// Transmission section of a cable sent in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which one, from 1.
    pub number: u32,
    /// Of how many.
    pub total: u32,
}

/// What stands between the transmission lines and the numbered text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Overall classification.
    pub classification: Option<Spanned<Classification>>,
    /// Message reference number: post and serial number.
    pub mrn: Option<Mrn>,
    /// Section, when the cable was sent in several.
    pub section: Option<Spanned<Section>>,
    /// Captions, each once, in order.
    pub captions: Vec<Captioned>,
    /// Attention and passing instructions (`STATE FOR EUR/CE`).
    pub attention: Vec<Spans>,
    /// The executive order line.
    pub executive_order: Option<ExecutiveOrder>,
    /// Traffic analysis by geography and subject.
    pub tags: Vec<Tag>,
    /// Subject line.
    pub subject: Option<Subject>,
    /// References, one per item.
    pub references: Vec<Reference>,
    /// Classification authority.
    pub classified_by: Option<ClassifiedBy>,
}

/// The subject line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The words, without label and portion mark.
    pub text: Spans,
    /// Portion mark in front or at the end.
    pub portion: Option<Spanned<PortionMark>>,
}

impl Cable {
    /// Whether anything was found that only a cable has.
    #[must_use]
    pub fn is_recognised(&self) -> bool {
        self.dialect != Dialect::Unknown
    }

    /// Overall level: of the classification line, raised to sensitive by that caption.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        let level = self.header.classification?.value.level;
        let sensitive = |caption: Caption| matches!(caption, Caption::Sensitive | Caption::OfficialUse);
        let sensitive = self.header.captions.iter().any(|caption| sensitive(caption.caption));
        Some(if level == Level::Unclassified && sensitive { Level::Sensitive } else { level })
    }

    /// The numbered paragraphs, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.body.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    }

    /// Canonical id, such as `08PORTELSINORE173`: the one its collection gives, which is trusted for identity,
    /// or that of its own heading. None without either.
    #[must_use]
    pub fn id(&self, source: &crate::text::Source) -> Option<CableId> {
        match &self.record.id {
            Some(id) => Some(id.value.clone()),
            None => self.own_id(source),
        }
    }

    /// The id by its message reference number and its year.
    #[must_use]
    pub(crate) fn own_id(&self, source: &crate::text::Source) -> Option<CableId> {
        let mrn = self.header.mrn?;
        CableId::new(self.year()?, &source.text(mrn.post), mrn.serial.value)
    }

    /// The day it was sent, by its date-time group, or else as its collection says.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        let recorded = || self.record.moment.map(|moment| moment.value.day);
        self.transmission.dtg.map(|dtg| dtg.day).or_else(recorded)
    }

    /// The year it was sent.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.day().map(|day| day.year).or_else(|| self.record.id.as_ref().map(|id| id.value.year()))
    }

    /// When it was sent, in ISO 8601: `2008-02-13T16:27:00Z`, or the day alone where no more is known.
    #[must_use]
    pub fn datetime(&self) -> Option<String> {
        let recorded = || self.record.moment.map(|moment| moment.value.iso());
        self.transmission.dtg.map(|dtg| dtg.iso()).or_else(recorded)
    }
}
