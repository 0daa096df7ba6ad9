//! Reads US diplomatic cables.
#[cfg(feature = "app")]
pub mod app;
