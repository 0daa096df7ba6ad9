//! What the page knows, as plain data with pure transitions. Views read it, and never change it otherwise.

mod dialog;
mod export;
mod find;
mod held_back;
mod intake;
mod library;
mod listing;
mod locks;
mod redactions;
mod release;
mod results;
mod selection;
mod self_test;
mod settings;
mod tab;
mod threads;
mod ui;
mod view;

pub use dialog::Dialog;
pub use export::{Choice, Format, Output, Scope, Style};
pub use find::{Find, Hits, Spot};
pub use held_back::{HeldBack, Remedy, StandingName};
pub use intake::{Intake, count};
pub use library::{Added, Closed, Entry, Library};
pub use listing::{FilterKey, Listing, Order, is_listed};
pub use locks::{Findings, Lock};
pub use redactions::{Forgotten, Redactions};
pub use results::{Found, Group, Results, count_words, more_found};
pub use selection::Selection;
pub use self_test::{Channel, Phase, SelfTest, TRIED_AS_CODE, Tone};
pub use settings::{Settings, Size, Theme};
pub use tab::Tab;
pub use threads::{Ghost, MISSING_AT_ONCE, cited_in};
pub use ui::{LIBRARY_SHARE, LIBRARY_SHARES, Room, Ui};
pub use view::{Gaps, View};
