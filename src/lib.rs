//! Reads US diplomatic cables.
pub mod cable;
pub mod export;
pub mod parse;
pub mod text;

#[cfg(feature = "app")]
pub mod app;
