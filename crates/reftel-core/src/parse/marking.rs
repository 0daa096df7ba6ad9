//! Levels, portion marks, captions, and the classification line.

mod captions;
mod level;
mod line;
mod mrn;
mod portion;
mod section;

use crate::cable::BANNERS;
pub(super) use captions::{captions, is_caption_line, leading_captions, skip_caption};
pub(super) use level::{eat_level, is_bare_level, level_of, parse_level, skip_level};
pub(super) use line::{ClassificationLine, is_level_only, parse_awaited, parse_classification_line};
pub(super) use mrn::parse_mrn_line;
pub(super) use portion::{is_repaired, parse_portion, parse_unopened, portion_at_end};
pub(super) use section::section;

/// The words of levels and of those captions that are read in lowercase too.
pub(super) fn lowercase_words() -> impl Iterator<Item = &'static str> {
    BANNERS.iter().map(|(word, _)| *word).chain(captions::code_words())
}

#[cfg(test)]
mod tests;
