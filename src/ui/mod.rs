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
pub(super) use dialog::{Drawer, ModalDialog, dialog, drawer};
pub(super) use explain::{
    Coded, coded, coded_attributes, explanation, hide_explanation, hinted, hinted_attributes,
};
pub(super) use help::help;
pub(super) use icon::{Icon, IconButton, icon, icon_button};
pub(super) use node::{Element, Node, Rows, Run, button, element, live, run};
pub(super) use notice::{notice, toast};
pub(super) use segments::{Segment, Segments, segment, segments};
