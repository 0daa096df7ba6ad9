//! The page: the only crate that names `leptos`.
//!
//! State is plain data in [`state`], [`document`], [`open`] and [`seal::SelfTest`], changed by their own methods and
//! tested without a browser. [`context`] holds it in signals, a context for each concern. [`App`] provides the contexts and
//! lays out the regions; each folder has the components of one region, and `web` is the browser.

#![allow(unreachable_pub, reason = "the macro of Leptos' components makes their props `pub`")]

pub mod dates;
pub mod document;
pub mod export;
pub mod keys;
pub mod open;
pub mod position;
pub mod seal;
pub mod sentence;
pub mod start;
pub mod state;

mod app;
pub mod context;
mod details;
mod find;
mod help;
mod intake;
mod library;
mod page;
mod reader;
mod redaction;
mod runs;

mod toolbar;
mod ui;
mod web;

pub use app::App;
pub use page::Page;
