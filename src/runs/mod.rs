//! Texts with what is in them: plain data ([`Run`]), and the view of it ([`runs`]). Everything that shows words of a cable
//! shows them so.

mod draw;
mod run;

pub(crate) use draw::{portion_mark, runs};
#[cfg(test)]
pub(crate) use run::text;
pub(crate) use run::{Link, Mark, Portion, Run, Runs, by_collection, meaning, released};
