use super::transmission;
use crate::app::Page;
use crate::app::document::Document;
use crate::app::ui::Node;

/// Every field of the cable, decoded, each with the way to the bytes it was read from.
pub(super) fn metadata(_page: Page, document: &Document) -> Node {
    transmission::transmission(document).into()
}
