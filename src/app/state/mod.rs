//! What the page knows, as plain data with pure transitions. Views read it, and never change it otherwise.

mod intake;
mod library;
mod threads;
mod ui;

pub use intake::{Intake, count};
pub use library::{Added, Entry, Library};
pub use threads::{Ghost, cited_in};
pub use ui::{Dialog, Settings, Size, Tab, Theme, Ui, View};
