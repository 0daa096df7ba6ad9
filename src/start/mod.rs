//! The first screen, and the ways in: file dialogs, paste field, drop.

mod drop_cover;
mod file_inputs;
mod paste_dialog;
mod privacy;
mod samples;
mod samples_dialog;
mod start_screen;

pub use samples::{SAMPLES, Sample};

pub(super) use drop_cover::DropCover;
pub(super) use file_inputs::FileInputs;
pub(super) use paste_dialog::PasteDialog;
pub(super) use samples_dialog::SamplesDialog;
pub(super) use start_screen::StartScreen;
