//! What exports say by themselves, whatever the cable.

/// Labels, of lists, of telegrams, of gaps: they are not looked for, even if one is all of a struck text, since every form
/// has them.
pub(super) const LABELS: &[&str] = &[
    "Attention Captions Classification Collection Date Declassification Distribution Drafting Exempt From Info Number Order",
    "Precedence References Section Classified by Transmission TAGS SUBJECT REF DISTRIBUTION DRAFTING SECTION OF",
    "REDACTED REDACTED-EX redacted Cable",
    "archive created origin",
];

/// Terms and phrases that a form writes for codes of a cable: single words and parts of a struck text are not looked
/// for when they stand here. A struck text that is one of them as a whole still is.
pub(super) const PHRASES: &[&str] = &[
    // Terms that stand for codes.
    "Unclassified",
    "For Official Use Only",
    "Sensitive But Unclassified",
    "Confidential",
    "Secret",
    "Top Secret",
    "Flash",
    "Immediate",
    "Night Action",
    "Priority",
    "Routine",
    "Emergency Command",
    "SIPDIS",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "for information",
    "said",
    "due",
    "by the general schedule",
    "25 years after its date",
    "after the years it gives",
    // What citations say.
    "Telegram",
    "PCOMM",
    "para.",
    "and others",
    "to Secretary of State",
    "to Department of State",
    "Secretary of Defense",
    "White House",
    "National Security Council",
    "U.S. Embassy",
    "U.S. Consulate General",
    "U.S. Mission",
    "U.S. Interests Section",
    "U.S. Liaison Office",
    "U.S. Office",
    "U.S. Legation",
    "Central Foreign Policy Files, 1973-79/Electronic Telegrams, RG 59, National Archives",
    "document number; General Records of the Department of State, Record Group 59; National Archives at College Park, \
     College Park, MD",
    "U.S. National Archives, RG 59, Central Foreign Policy Files",
    "WikiLeaks, Cablegate",
    "WikiLeaks, Public Library of US Diplomacy",
    "Foreign Relations of the United States",
];

/// Keys of JSON and columns of tables.
pub(super) const KEYS: &str = "action cable diagnostics exempt mentions protected section station archive archive_location attention author body by captions classification classified_by \
code date-parts datetime declassification declassify_on derived_declassify_on derived_from \
derived_rule distribution drafting executive_order exemptions filed format from genre id \
identifier indicator info instruction issued items kind label level literal locator meaning \
name notation note number office order paragraphs part portion post precedence reasons \
recipient record redactions references role routing security serial signals signature source \
subject summary tags text title to total transmission type unrecognised";

/// Keys of which the values are words of a fixed list, and the lists.
const CLOSED: [(&str, &str); 6] = [
    (
        "kind",
        "heading paragraph table text date event oadr mr x gds xgds ads rds not_applicable other subject geo org program \
         person unknown reftel septel ref cable email telcon memo letter report manual",
    ),
    (
        "role",
        "summary comment action_request note introduction background bio points quote text translation closing",
    ),
    ("by", "publisher foia editor archive unknown"),
    ("derived_rule", "said general-schedule 25-years duration"),
    ("type", "personal_communication"),
    ("format", "reftel.cable/1"),
];

/// Whether a value under a key of JSON is one of a fixed list, and says nothing.
pub(super) fn is_closed(key: &str, value: &[u8]) -> bool {
    CLOSED
        .iter()
        .any(|(closed, values)| *closed == key && values.split(' ').any(|known| known.as_bytes() == value))
}

/// The known name that a key is.
pub(super) fn key(found: &[u8]) -> Option<&'static str> {
    KEYS.split(' ').find(|known| known.as_bytes() == found)
}

const ELEMENTS: &str = "html head meta title style body main header footer h1 h2 p span strong dl dt dd pre";
const ATTRIBUTES: &str =
    "lang charset http-equiv content name class title alt href src id style data-id aria-label";
/// Whole values of attributes.
const VALUES: [&str; 16] = [
    "en",
    "utf-8",
    "level",
    "number",
    "portion",
    "label",
    "item",
    "table",
    "struck",
    "withheld",
    "signature",
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

/// Whether an element is a paragraph or a field of its own.
pub(super) fn is_block(name: &[u8]) -> bool {
    known("title h1 h2 p dl dt dd", name).is_some()
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

const STYLE: u64 = 0x54aa_1d25_d86b_c973;
