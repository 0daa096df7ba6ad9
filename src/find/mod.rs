//! The find bar, and the list of what was found.

mod find_bar;
mod find_opener;
mod find_option;
mod found_group;
mod found_list;
mod navigation;
mod spoken_count;
mod watch;

pub(super) use find_bar::FindBar;
pub(super) use find_opener::FindOpener;
pub(super) use found_list::FoundList;
