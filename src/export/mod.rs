//! Taking cables away: files, citations, copies of paragraphs.

mod cite_form;
mod dialog;
mod files;
mod held_back;
mod job;
mod menu;
mod original_dialog;
mod progress;
mod radio;
mod save_form;
mod words;

pub use files::{MadeFile, citations, file, original};

use files::citation_file;

pub(super) use dialog::ExportDialog;
pub(super) use menu::ParagraphMenu;
pub(super) use original_dialog::OriginalDialog;
