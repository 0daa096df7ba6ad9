use std::fmt;

use crate::text::Span;

/// A level of classification, or of handling below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// May be read by anybody.
    Unclassified,
    /// Sensitive but unclassified.
    Sensitive,
    /// Limited official use (until about 1995).
    LimitedOfficialUse,
    /// Disclosure could damage national security.
    Confidential,
    /// Disclosure could seriously damage national security.
    Secret,
    /// Disclosure could cause exceptionally grave damage.
    TopSecret,
}

impl Level {
    /// The word of the banner.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unclassified => "Unclassified",
            Self::Sensitive => "Sensitive but unclassified",
            Self::LimitedOfficialUse => "Limited official use",
            Self::Confidential => "Confidential",
            Self::Secret => "Secret",
            Self::TopSecret => "Top secret",
        }
    }

    /// The letters of a portion mark, and the key that style sheets select by.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Unclassified => "U",
            Self::Sensitive => "SBU",
            Self::LimitedOfficialUse => "LOU",
            Self::Confidential => "C",
            Self::Secret => "S",
            Self::TopSecret => "TS",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The level that the classification line gives to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The level.
    pub level: Level,
}

/// The mark in front of a paragraph or a subject: `(C)`, `(S/NF)`, `(SBU)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortionMark {
    /// The level. Absent when the letters are none that is known.
    pub level: Option<Level>,
    /// The words after the level, such as `NF` or `REL NATO`.
    pub caveat: Option<Span>,
}

/// A caption and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Captioned {
    /// Which one.
    pub caption: Caption,
    /// Its words.
    pub span: Span,
}

/// Captions that limit or direct distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the captions themselves; `meaning` explains each")]
pub enum Caption {
    Sipdis,
    Noforn,
    Sensitive,
    Nodis,
    Exdis,
    Limdis,
    Stadis,
    RogerChannel,
    DissentChannel,
    AgrementChannel,
    DirgenChannel,
    MedChannel,
    TmChannel,
    DsChannel,
    Cherokee,
    Stellar,
    EyesOnly,
    OfficialInformal,
    Codel,
    Staffdel,
    Terrep,
    Cws,
    Efto,
    OfficialUse,
    SpecatExclusive,
    Specat,
    InformConsuls,
    InformAll,
    CorrectedCopy,
}

impl Caption {
    /// Every caption with the words it is written by, longest first where one begins another.
    pub const ALL: [(Self, &'static str, &'static str); 29] = [
        (Self::Sipdis, "SIPDIS", "distributed automatically on the SIPRNet"),
        (Self::Noforn, "NOFORN", "not releasable to foreign nationals"),
        (Self::Sensitive, "SENSITIVE", "sensitive but unclassified"),
        (
            Self::Nodis,
            "NODIS",
            "no distribution beyond the addressee without the Executive Secretary's consent",
        ),
        (Self::Exdis, "EXDIS", "exclusive distribution to officers with an essential need to know"),
        (Self::Limdis, "LIMDIS", "distribution limited to those who need to know"),
        (Self::Stadis, "STADIS", "distributed within the Department of State only"),
        (Self::RogerChannel, "ROGER CHANNEL", "channel for intelligence matters"),
        (Self::DissentChannel, "DISSENT CHANNEL", "channel for dissent from policy"),
        (Self::AgrementChannel, "AGREMENT CHANNEL", "channel for the agrément of an ambassador"),
        (Self::DirgenChannel, "DIRGEN CHANNEL", "channel of the Director General for personnel"),
        (Self::MedChannel, "MED CHANNEL", "channel for medical matters"),
        (Self::TmChannel, "TM CHANNEL", "channel for assignments"),
        (Self::DsChannel, "DS CHANNEL", "channel of Diplomatic Security"),
        (Self::Cherokee, "CHEROKEE", "for the Secretary and a few others"),
        (Self::Stellar, "STELLAR", "named channel"),
        (Self::EyesOnly, "EYES ONLY", "for the named readers only"),
        (Self::OfficialInformal, "OFFICIAL INFORMAL", "working exchange between offices"),
        (Self::Codel, "CODEL", "concerns a delegation of Congress"),
        (Self::Staffdel, "STAFFDEL", "concerns a delegation of congressional staff"),
        (Self::Terrep, "TERREP", "report on terrorism"),
        (Self::Cws, "CWS", "routed by topic"),
        (Self::Efto, "EFTO", "enciphered for transmission only"),
        (Self::OfficialUse, "FOR OFFICIAL USE ONLY", "sensitive but unclassified"),
        (Self::SpecatExclusive, "SPECAT EXCLUSIVE", "special category; no distribution beyond those named"),
        (Self::Specat, "SPECAT", "special category; exclusive distribution"),
        (Self::InformConsuls, "INFORM CONSULS", "to be made known to consular officers"),
        (Self::InformAll, "INFORM ALL STATE EMPLOYEES", "to be made known to all employees"),
        (Self::CorrectedCopy, "CORRECTED COPY", "sent again, corrected"),
    ];

    /// The words it is written by.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(caption, ..)| *caption == self).map_or("", |(_, words, _)| words)
    }

    /// What it means for those who handle the cable.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        Self::ALL.iter().find(|(caption, ..)| *caption == self).map_or("", |(.., meaning)| meaning)
    }
}
