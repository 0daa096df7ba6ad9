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
#[allow(missing_docs, reason = "the names are the captions themselves; the table of codes explains each")]
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
    pub const ALL: [(Self, &'static str); 29] = [
        (Self::Sipdis, "SIPDIS"),
        (Self::Noforn, "NOFORN"),
        (Self::Sensitive, "SENSITIVE"),
        (Self::Nodis, "NODIS"),
        (Self::Exdis, "EXDIS"),
        (Self::Limdis, "LIMDIS"),
        (Self::Stadis, "STADIS"),
        (Self::RogerChannel, "ROGER CHANNEL"),
        (Self::DissentChannel, "DISSENT CHANNEL"),
        (Self::AgrementChannel, "AGREMENT CHANNEL"),
        (Self::DirgenChannel, "DIRGEN CHANNEL"),
        (Self::MedChannel, "MED CHANNEL"),
        (Self::TmChannel, "TM CHANNEL"),
        (Self::DsChannel, "DS CHANNEL"),
        (Self::Cherokee, "CHEROKEE"),
        (Self::Stellar, "STELLAR"),
        (Self::EyesOnly, "EYES ONLY"),
        (Self::OfficialInformal, "OFFICIAL INFORMAL"),
        (Self::Codel, "CODEL"),
        (Self::Staffdel, "STAFFDEL"),
        (Self::Terrep, "TERREP"),
        (Self::Cws, "CWS"),
        (Self::Efto, "EFTO"),
        (Self::OfficialUse, "FOR OFFICIAL USE ONLY"),
        (Self::SpecatExclusive, "SPECAT EXCLUSIVE"),
        (Self::Specat, "SPECAT"),
        (Self::InformConsuls, "INFORM CONSULS"),
        (Self::InformAll, "INFORM ALL STATE EMPLOYEES"),
        (Self::CorrectedCopy, "CORRECTED COPY"),
    ];

    /// The words it is written by.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(caption, _)| *caption == self).map_or("", |(_, words)| words)
    }
}
