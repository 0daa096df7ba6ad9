//! What exports say by themselves, whatever the cable.

/// Labels, terms, and phrases that a form writes for codes of a cable: single words and rows of letters of a struck text
/// are not looked for when they stand here. A struck text that is one of them as a whole still is.
pub(super) const PHRASES: &[&str] = &[];

/// Keys of JSON and columns of tables.
pub(super) const KEYS: &str = "";

/// The known name that a key is.
pub(super) fn key(found: &[u8]) -> Option<&'static str> {
    KEYS.split(' ').find(|known| known.as_bytes() == found)
}

const ELEMENTS: &str = "html head meta title style body main header footer h1 h2 p span strong dl dt dd pre";
const ATTRIBUTES: &str =
    "lang charset http-equiv content name class title alt href src id style data-id aria-label";
/// Whole values of attributes.
const VALUES: [&str; 5] = [
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'",
    "viewport",
    "width=device-width, initial-scale=1",
    "unrecognised",
];
const FIELDS: &str = "author title howpublished date year month day number note pages organization";

fn known(list: &'static str, found: &[u8]) -> Option<&'static str> {
    list.split(' ').find(|known| known.as_bytes().eq_ignore_ascii_case(found))
}

/// Whether pages have such an element.
pub(super) fn known_element(name: &[u8]) -> bool {
    known(ELEMENTS, name).is_some()
}

/// An attribute that can be named.
pub(super) fn known_attribute(name: &[u8]) -> Option<&'static str> {
    known(ATTRIBUTES, name)
}

/// Whether a value of an attribute is that of every page.
pub(super) fn known_value(value: &[u8]) -> bool {
    VALUES.iter().any(|known| known.as_bytes() == value)
}

/// A field of BibTeX.
pub(super) fn field(name: &str) -> Option<&'static str> {
    known(FIELDS, name.as_bytes())
}

/// Whether a style sheet is that of every page: by its hash, FNV-1a.
pub(super) fn is_style(style: &[u8]) -> bool {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    style.iter().fold(0xcbf2_9ce4_8422_2325, step) == STYLE
}

const STYLE: u64 = 0;
