//! Finds words in texts as they are shown: what the find bar and the filter of the library ask.
//!
//! A text is folded once ([`Folded`]): what only typists and typesetters tell apart becomes the same, and capitals and
//! accents are set aside, to count or not as the reader wishes. [`find`] then goes over it once for every query.
//! **A hit is whole characters of the shown text**, which [`Shown`](crate::text::Shown) leads back to the file. **Time
//! is linear in the text**, whatever the query.
//!
//! Not handled: words in other forms, or misspelt; marks on letters of scripts other than Latin, Greek and Cyrillic,
//! which always count.

mod escapes;
mod excerpt;
mod facts;
mod filter;
mod find;
mod fold;
mod letters;
mod needle;
mod undress;

pub use excerpt::{Excerpt, excerpt};
pub use facts::{Facet, Facets, Facts, FactsPost};
pub use filter::{Filter, Words};
pub use find::{Hit, Query, find};
pub use fold::Folded;
pub(crate) use fold::{CAPITAL, MARK, OPTIONAL, is_alphanumeric};
