use std::fmt;

use strum::{EnumString, IntoStaticStr};

/// How urgently a cable is to be handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Precedence {
    /// `Z`: as fast as possible.
    Flash,
    /// `O`: within half an hour at each station.
    Immediate,
    /// `O`, and the addressee must act at any hour of the night (`NIACT IMMEDIATE`).
    #[strum(serialize = "niact immediate")]
    NightAction,
    /// `P`: within three hours.
    Priority,
    /// `R`: within six hours, or on the next working day.
    Routine,
    /// `Y`: pre-empts all others; military only.
    #[strum(serialize = "emergency command")]
    EmergencyCommand,
}

impl Precedence {
    /// The precedence of a prosign, such as the `O` of a date-time group.
    #[must_use]
    pub(crate) const fn from_prosign(prosign: u8) -> Option<Self> {
        Some(match prosign.to_ascii_uppercase() {
            b'Z' => Self::Flash,
            // A zero is the letter as typed or scanned.
            b'O' | b'0' => Self::Immediate,
            b'P' => Self::Priority,
            b'R' => Self::Routine,
            b'Y' => Self::EmergencyCommand,
            _ => return None,
        })
    }

    /// The word, in lowercase.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for Precedence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
