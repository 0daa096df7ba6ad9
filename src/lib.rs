//! The page: the only crate that names `leptos`.
//!
//! State is plain data in [`state`], [`document`] and [`open`], changed by their own methods and
//! tested without a browser. [`context`] holds it in signals, a context for each concern. [`App`] provides the contexts and
//! lays out the regions; each folder has the components of one region, and `web` is the browser.

#![allow(unreachable_pub, reason = "the macro of Leptos' components makes their props `pub`")]
#![allow(clippy::needless_pass_by_value, reason = "components take their props by value")]

pub mod context;
pub mod dates;
pub mod document;
pub mod export;
pub mod keys;
pub mod open;
pub mod position;
pub mod sentence;
pub mod start;
pub mod state;

mod address;
mod app;
mod details;
mod find;
mod help;
mod intake;
mod library;
mod reader;
mod redaction;
mod runs;
mod seal;
mod shortcuts;
mod toolbar;
mod ui;
mod web;

pub use app::App;
