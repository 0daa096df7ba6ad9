//! Parts that any region may use.

mod cable_text;
mod confirm_dialog;
mod dialog;
mod explain;
mod field;
mod icon;
mod menu;
mod notice;
mod segments;
mod toast;

pub(super) use cable_text::{CableText, cable_text};
pub(super) use confirm_dialog::ConfirmDialog;
pub(super) use dialog::{Drawer, ModalDialog};
pub(super) use explain::{ExplanationPopover, coded_attributes, hinted_attributes};
pub(super) use field::unassisted;
pub(super) use icon::{Icon, IconButton};
pub(super) use menu::{Menu, close_menu, open_menu};
pub(super) use notice::Notice;
pub(super) use segments::{Segment, Segments};
pub(super) use toast::Toast;
