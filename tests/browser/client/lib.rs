//! A small WebDriver client, the three browsers it starts, and a web server that counts.
//!
//! Blocking and without a client crate: half of what the tests need are raw endpoints anyway, and
//! this way [`Browser`] can end its session and its processes when it is dropped.
#![allow(clippy::indexing_slicing, reason = "used by tests alone")]

mod engine;
pub mod key;
mod page;
mod process;
mod server;
mod webdriver;

pub use engine::{Browser, Engine, Look};
pub use page::{Event, PAINTED, Page};
pub use server::{Hit, Site};
pub use webdriver::Session;
