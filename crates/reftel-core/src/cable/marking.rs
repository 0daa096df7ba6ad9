use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::lexicon::{LEVELS, Words};
use crate::text::Span;

/// A level of classification, or of handling below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumString, IntoStaticStr)]
pub enum Level {
    /// May be read by anybody.
    #[strum(serialize = "U")]
    Unclassified,
    /// Sensitive but unclassified.
    #[strum(serialize = "SBU")]
    Sensitive,
    /// Limited official use (until about 1995).
    #[strum(serialize = "LOU")]
    LimitedOfficialUse,
    /// Disclosure could damage national security.
    #[strum(serialize = "C")]
    Confidential,
    /// Disclosure could seriously damage national security.
    #[strum(serialize = "S")]
    Secret,
    /// Disclosure could cause exceptionally grave damage.
    #[strum(serialize = "TS")]
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
    pub fn letters(self) -> &'static str {
        self.into()
    }
}

/// Where a form of a level is written.
#[derive(Clone, Copy)]
struct LevelForm {
    level: Level,
    is_banner: bool,
    is_portion: bool,
}

impl FromStr for LevelForm {
    type Err = strum::ParseError;

    fn from_str(fields: &str) -> Result<Self, Self::Err> {
        let (letters, places) = fields.split_once('\t').unwrap_or((fields, ""));
        let has = |wanted| places.split(' ').any(|place| place == wanted);
        Ok(Self { level: letters.parse()?, is_banner: has("banner"), is_portion: has("portion") })
    }
}

static FORMS: LazyLock<Words<LevelForm>> = LazyLock::new(|| Words::new(LEVELS));

/// Words of classification lines without spaces, each with its level, the longer ones first.
pub(crate) static BANNERS: LazyLock<Vec<(&'static str, Level)>> = LazyLock::new(|| {
    let banner = |(word, form): &(&'static str, LevelForm)| form.is_banner.then_some((*word, form.level));
    let mut banners: Vec<_> = FORMS.rows().iter().filter_map(banner).collect();
    banners.sort_by_cached_key(|(word, _)| std::cmp::Reverse(word.len()));
    banners
});

impl Level {
    /// The level that the letters of a portion mark stand for, in any case; None if there is no such mark.
    pub(crate) fn of_portion(letters: &[u8]) -> Option<Self> {
        FORMS.get(letters).filter(|form| form.is_portion).map(|form| form.level)
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
    /// The level. None if the letters are none that is known.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[allow(missing_docs, reason = "the names are the captions themselves; the table of codes explains each")]
#[strum(serialize_all = "UPPERCASE")]
pub enum Caption {
    Sipdis,
    Noforn,
    Sensitive,
    Nodis,
    Exdis,
    Limdis,
    Stadis,
    #[strum(serialize = "ROGER CHANNEL")]
    RogerChannel,
    #[strum(serialize = "DISSENT CHANNEL")]
    DissentChannel,
    #[strum(serialize = "AGREMENT CHANNEL")]
    AgrementChannel,
    #[strum(serialize = "DIRGEN CHANNEL")]
    DirgenChannel,
    #[strum(serialize = "MED CHANNEL")]
    MedChannel,
    #[strum(serialize = "TM CHANNEL")]
    TmChannel,
    #[strum(serialize = "DS CHANNEL")]
    DsChannel,
    Cherokee,
    Stellar,
    #[strum(serialize = "EYES ONLY")]
    EyesOnly,
    #[strum(serialize = "OFFICIAL INFORMAL")]
    OfficialInformal,
    Codel,
    Staffdel,
    Terrep,
    Cws,
    Efto,
    #[strum(serialize = "FOR OFFICIAL USE ONLY")]
    OfficialUse,
    #[strum(serialize = "SPECAT EXCLUSIVE")]
    SpecatExclusive,
    Specat,
    #[strum(serialize = "INFORM CONSULS")]
    InformConsuls,
    #[strum(serialize = "INFORM ALL STATE EMPLOYEES")]
    InformAll,
    #[strum(serialize = "CORRECTED COPY")]
    CorrectedCopy,
    /// In front of the level only: `NATO SECRET`. By itself it is a code of the TAGS.
    Nato,
}

impl Caption {
    /// Every caption; where one begins another, the longer comes first.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The words it is written by.
    #[must_use]
    pub fn words(self) -> &'static str {
        self.into()
    }
}
