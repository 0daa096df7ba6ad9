//! The level of the whole: the highest that the cable says anywhere.

use super::mark::{self, Rank};
use super::{banner, entire};
use crate::cable::{Cable, Caption, LineKind};
use crate::text::{Source, Span};

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
    // A line of the heading that was not recognised, but says a level.
    let body = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
    let others = cable.unrecognised.iter().take_while(|line| line.start < body);
    let others = others.filter_map(|line| banner::read(&source.text(*line))).map(|banner| banner.rank);
    let highest = lines.chain(recorded).chain(others).fold(own, Rank::max);
    Some(if limited { highest.max(Rank::Sensitive) } else { highest })
}

/// The highest level that a sentence gives to all of the text.
pub(super) fn entire(source: &Source, cable: &Cable) -> Option<Rank> {
    let blocks = cable.body.iter().map(crate::cable::Block::span);
    let others = cable.unrecognised.iter().chain(&cable.residue).copied();
    let attention = cable.header.attention.iter().filter_map(crate::text::Spans::cover);
    let spans: Vec<Span> = blocks.chain(others).chain(attention).collect();
    spans.into_iter().filter_map(|span| entire::rank(&source.text(span))).max()
}
