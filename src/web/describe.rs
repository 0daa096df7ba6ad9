//! What is painted over as redacted is told to those who do not see it: as the description of the block in which it stands.

use web_sys::{Element, Text};

/// The attribute that a screen reader reads beside the text of an element.
const DESCRIPTION: &str = "aria-description";
/// How it begins.
const LEAD: &str = "Redacted here: ";
/// Elements that are read as one.
const BLOCKS: &str = "[data-place], dd, h1";
/// Longest description, in bytes: a block that is redacted as a whole is not read twice.
const LEN_MAX: usize = 300;

/// Takes every description away.
pub(super) fn clear() {
    let Ok(all) = super::document().query_selector_all(&format!("[{DESCRIPTION}]")) else { return };
    for index in 0..all.length() {
        if let Some(element) = all.get(index) {
            let element: Element = wasm_bindgen::JsCast::unchecked_into(element);
            let _ = element.remove_attribute(DESCRIPTION);
        }
    }
}

/// Adds redacted words of a text to the description of its block.
pub(super) fn add(node: &Text, words: &[String]) {
    let block = node.parent_element().and_then(|parent| parent.closest(BLOCKS).ok()?);
    let Some(block) = block else { return };
    let mut description = block.get_attribute(DESCRIPTION).unwrap_or_else(|| LEAD.to_owned());
    for words in words {
        if description.len() + words.len() > LEN_MAX {
            if !description.ends_with('…') {
                description.push('…');
            }
            break;
        }
        if description.len() > LEAD.len() {
            description.push_str("; ");
        }
        description.push_str(words);
    }
    let _ = block.set_attribute(DESCRIPTION, &description);
}
