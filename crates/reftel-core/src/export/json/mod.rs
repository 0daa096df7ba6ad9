//! The JSON of a cable, version 1: one object per cable.
//!
//! Field names are a contract: fields may be added, renaming one needs version 2. The structs of `contract.rs` are the
//! contract, for whole and for released cables; the model of a cable can change without it. Missing values are `null`,
//! lists are empty, spans are `[start, end]` offsets of bytes in the source as read.

mod contract;
mod heading;
mod released;
mod whole;

pub use released::to_released_json;
pub use whole::to_json;

/// Name and version of the format.
pub const FORMAT: &str = "reftel.cable/1";
