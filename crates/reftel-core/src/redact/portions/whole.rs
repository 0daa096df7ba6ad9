//! The level of the whole: the highest that the cable says anywhere.

use super::mark::{self, Rank};
use crate::cable::{Cable, Caption, LineKind};
use crate::text::Source;

/// None if nothing says it.
pub(super) fn rank(source: &Source, cable: &Cable) -> Option<Rank> {
    let own = Rank::from(cable.level()?);
    let lines = cable.lines.iter().filter(|line| line.kind == LineKind::Classification);
    // The heads of further sections are set aside.
    let lines = lines.map(|line| line.span).chain(cable.residue.iter().copied());
    let lines = lines.filter_map(|line| mark::of_line(&source.text(line)));
    let recorded = cable.record.level.map(|level| Rank::from(level.value));
    let limits = |caption| {
        matches!(caption, Caption::Noforn | Caption::Efto | Caption::Sensitive | Caption::OfficialUse)
    };
    let limited = cable.header.captions.iter().any(|caption| limits(caption.caption));
    let highest = lines.chain(recorded).fold(own, Rank::max);
    Some(if limited { highest.max(Rank::Sensitive) } else { highest })
}
