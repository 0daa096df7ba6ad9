//! A cable in other forms. Pure: takes what was read, gives text.

pub mod json;
