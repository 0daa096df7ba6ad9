//! Parts that any region may use.

mod cable_text;
mod dialog;
mod explain;
mod help;
mod icon;
mod node;
mod notice;
mod segments;

pub(super) use cable_text::{CableText, cable_text};
pub(super) use dialog::{dialog, drawer};
pub(super) use explain::{coded, explanation, hide_explanation, hinted};
pub(super) use help::help;
pub(super) use icon::{Icon, icon, icon_button};
pub(super) use node::{Element, Node, Rows, Run, button, element, live, run};
pub(super) use notice::{notice, toast};
pub(super) use segments::{segment, segments};
