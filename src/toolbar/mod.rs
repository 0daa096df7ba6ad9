//! The bar at the top and the classification banner below it.

mod banner;
mod more_menu;
mod pane_toggle;
mod theme_toggle;
mod top_bar;
mod views;

pub(super) use banner::ReleasedBanner;
pub(super) use top_bar::TopBar;
