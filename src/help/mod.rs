//! Help: the settings and the list of keys.

mod help_dialog;
mod keys;
mod settings;

pub(super) use help_dialog::HelpDialog;
