use leptos::attr::custom::custom_attribute;
use leptos::attr::{Attribute, autocapitalize, autocomplete, spellcheck, translate};

/// What keeps a browser from remembering, correcting, translating or sending elsewhere what is written into a field:
/// for `{..}` in a view.
pub(crate) fn unassisted() -> impl Attribute {
    (
        spellcheck("false"),
        autocomplete("off"),
        autocapitalize("off"),
        custom_attribute("autocorrect", "off"),
        translate("no"),
    )
}
