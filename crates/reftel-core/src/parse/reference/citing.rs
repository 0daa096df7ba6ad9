//! The cable that cites, as far as it says which cable is cited.

use crate::cable::{Cable, Day, post_token};

/// What is known of the citing cable.
#[derive(Clone, Debug, Default)]
pub(super) struct Citing {
    year: Option<u16>,
    /// Day of its year.
    day: u32,
    /// Its post, as ids have it.
    pub(super) token: Option<String>,
    serial: Option<u32>,
}

/// More cables than any post sends in a day; the Department sends more than all of them. Only in January
/// are few days gone by for certain, and are references to the year before common.
const A_DAY: u32 = 150;
const A_DAY_OF_STATE: u32 = 1000;
const JANUARY: u32 = 31;
/// How far the numbers of cables that were sent at the same time lie apart.
const SIBLINGS: u32 = 30;

impl Citing {
    pub(super) fn new(cable: &Cable, bytes: &[u8]) -> Self {
        let mrn = cable.header.mrn;
        let post = mrn.and_then(|mrn| std::str::from_utf8(bytes.get(mrn.post.range())?).ok());
        Self {
            year: cable.year(),
            day: cable.day().map_or(366, Day::ordinal),
            token: post.and_then(post_token).map(|(token, _)| token),
            serial: mrn.map(|mrn| mrn.serial.value),
        }
    }

    /// The year of a cited cable, and whether it was guessed: that of the citing cable when none is
    /// written, or the one before where that cannot be.
    pub(super) fn year_of(&self, written: Option<u16>, token: &str, serial: u32) -> Option<(u16, bool)> {
        if let Some(written) = written {
            return Some((written, false));
        }
        let year = self.year?;
        let is_own = self.token.as_deref() == Some(token);
        let is_too_early = match self.serial.filter(|_| is_own) {
            // A cable cannot cite itself, nor one that its post is still to send; but it may cite one that is sent with it.
            Some(own) if serial > own => serial > own.saturating_add(SIBLINGS),
            Some(own) => serial == own,
            None => {
                let a_day = if token == "STATE" { A_DAY_OF_STATE } else { A_DAY };
                self.day <= JANUARY && serial > 1000 + a_day * self.day
            }
        };
        let is_sibling = is_own && self.serial.is_some_and(|own| serial > own);
        Some(if is_too_early { (year.checked_sub(1)?, true) } else { (year, is_sibling) })
    }
}
