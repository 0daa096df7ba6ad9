use strum::IntoStaticStr;

use super::{Cable, Day, Level};
use crate::text::{Span, Spanned};

/// The line that says under which executive order the cable is classified, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutiveOrder {
    /// Number of the order.
    pub order: Option<Spanned<u32>>,
    /// Everything after the number, as written.
    pub instruction: Option<Span>,
    /// What it says of declassification. None if nothing is said.
    pub declassify: Option<Instruction>,
    /// The whole line, label included.
    pub span: Span,
}

/// When a cable is to be declassified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What kind of instruction it is.
    pub kind: InstructionKind,
    /// The day that is written down.
    pub on: Option<Spanned<Day>>,
    /// Exemptions from declassification, each as written: `X1`, `25X1`, `50X1-HUM`.
    pub exemptions: Vec<Span>,
    /// Number of years, when the instruction is a duration.
    pub years: Option<u8>,
}

/// Kinds of instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum InstructionKind {
    /// On a day.
    Date,
    /// When something has happened; the instruction's words say what.
    Event,
    /// Originating agency's determination required.
    Oadr,
    /// After a review of the document itself (`MR`).
    #[strum(serialize = "mr")]
    ManualReview,
    /// Exempt for a numbered reason (`X1`, `25X1`).
    #[strum(serialize = "x")]
    Exempt,
    /// By the general declassification schedule of E.O. 11652, or on the day after `GDS` of E.O. 12065.
    Gds,
    /// Exempt from the general schedule.
    Xgds,
    /// By an advanced schedule.
    Ads,
    /// On the day of a review (E.O. 12065).
    Rds,
    /// The order does not apply (`N/A`): the cable is not classified.
    NotApplicable,
    /// By other words.
    Other,
}

impl InstructionKind {
    /// The word for it in the JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// How a day of declassification was derived that is not written in the cable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DerivedRule {
    /// The general schedule of E.O. 11652: six years for Confidential, eight for Secret, ten for Top Secret.
    GeneralSchedule,
    /// What has no date of its own is due 25 years after its date.
    #[strum(serialize = "25-years")]
    TwentyFiveYears,
    /// The number of years that the instruction gives.
    Duration,
}

impl DerivedRule {
    /// The word for it in the JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Cable {
    /// The day on which the cable is due for declassification though it does not say so, and the rule for that.
    /// None if a day is written down, for events, and for what is not classified.
    #[must_use]
    pub fn derived_declassification(&self) -> Option<(Day, DerivedRule)> {
        use InstructionKind as Kind;
        let date = self.transmission.dtg?.day;
        let level = self.level()?;
        let line = self.header.executive_order.as_ref()?;
        let general = match level {
            Level::Confidential => 6,
            Level::Secret => 8,
            Level::TopSecret => 10,
            Level::Unclassified | Level::Sensitive | Level::LimitedOfficialUse => return None,
        };
        let (years, rule) = match &line.declassify {
            None => (25, DerivedRule::TwentyFiveYears),
            Some(instruction) if instruction.on.is_some() => return None,
            Some(Instruction { years: Some(years), .. }) => (u16::from(*years), DerivedRule::Duration),
            Some(instruction) => match instruction.kind {
                Kind::Gds if line.order.is_some_and(|order| order.value == 11652) => {
                    (general, DerivedRule::GeneralSchedule)
                }
                Kind::Oadr | Kind::ManualReview | Kind::Exempt => (25, DerivedRule::TwentyFiveYears),
                _ => return None,
            },
        };
        Some((date.years_later(years)?, rule))
    }
}
