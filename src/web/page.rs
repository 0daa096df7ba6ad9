use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::state::{Settings, Size, Theme};
use reftel_core::cable::{Day, Month};
use reftel_core::gate::Checked;

/// The only thing that is stored. Pages of one host share the storage, hence the prefix.
const KEY: &str = "reftel.settings";
/// No room for panes beside the text; as `@media` in `style/layout.css` has it.
pub(crate) const NARROW: &str = "(max-width: 56.24rem)";
/// Room for one pane only.
pub(crate) const TIGHT: &str = "(max-width: 68.74rem)";
/// A heading with all of its rows would leave no room for the text.
pub(crate) const COMPACT: &str = "(max-width: 68.74rem), (max-height: 50rem)";

/// What is drawn for paper.
const PAPER: &str = "print";

/// Settings of the last visit.
pub(crate) fn load_settings() -> Settings {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    stored.as_deref().map(Settings::load).unwrap_or_default()
}

/// Keeps the settings. Where the browser forbids it they are lost.
pub(crate) fn store_settings(settings: Settings) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &settings.store());
    }
}

/// None if the browser forbids it.
fn storage() -> Option<web_sys::Storage> {
    super::window().local_storage().ok()?
}

/// Shows the page in light or dark, and its text small or large.
pub(crate) fn apply_settings(settings: Settings) {
    let theme = Some(settings.theme).filter(|theme| *theme != Theme::System).map(Theme::word);
    let size = Some(settings.size).filter(|size| *size != Size::Medium).map(Size::word);
    let Some(root) = super::document().document_element() else { return };
    for (name, value) in [("data-theme", theme), ("data-size", size)] {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Whether the system asks for dark.
pub(crate) fn is_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// Calls `then` whenever the window begins to match a media query, or no longer does.
pub(crate) fn on_media(query: &'static str, then: impl Fn(bool) + 'static) {
    if let Ok(Some(list)) = super::window().match_media(query) {
        super::events::listen(&list, "change", move |_| then(matches(query)));
    }
}

/// Calls `then` whenever the browser begins to draw for paper, or for the screen again.
pub(crate) fn on_print(then: impl Fn(bool) + 'static) {
    on_media(PAPER, then);
}

/// Whether the window matches a media query.
pub(crate) fn matches(query: &str) -> bool {
    super::window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// Lets the browser ask the reader before the page is closed, reloaded or left, while something would be lost.
pub(crate) fn on_leaving(is_unsaved: impl Fn() -> bool + 'static) {
    super::events::on_window("beforeunload", move |event| {
        if is_unsaved() {
            event.prevent_default();
            // For browsers that do not ask otherwise.
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
        }
    });
}

/// Whether boot.js has put the seal on.
pub(crate) fn is_sealed() -> bool {
    super::document().document_element().is_some_and(|root| root.has_attribute("data-sealed"))
}

/// The part of the address after `#`.
pub(crate) fn hash() -> String {
    super::window().location().hash().unwrap_or_default()
}

/// Changes the part of the address after `#`, takes it away when `hash` is empty, and keeps `state` with it: as a new
/// entry of the history if `push`, else in place of the current one.
pub(crate) fn set_hash(hash: &str, state: &str, push: bool) {
    let window = super::window();
    let location = window.location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default() + hash;
    if let Ok(history) = window.history() {
        let _ = if push {
            history.push_state_with_url(&state.into(), "", Some(&path))
        } else {
            history.replace_state_with_url(&state.into(), "", Some(&path))
        };
    }
}

/// What was kept with the current entry of the history.
pub(crate) fn history_state() -> Option<String> {
    super::window().history().ok()?.state().ok()?.as_string()
}

/// The address of the page, without what comes after `#`.
pub(super) fn address() -> String {
    let address = super::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Saves a file in which nothing struck was found.
pub(crate) fn save(mime: &str, file: &Checked) {
    save_unchecked(file.name(), mime, file.bytes());
}

/// Saves a file that may hold what is struck: the original, or the rules. Its name and the page must say so.
///
/// It goes where the browser saves what it downloads. Nothing is sent for it: the bytes are in the page already.
pub(crate) fn save_unchecked(name: &str, mime: &str, bytes: &[u8]) {
    let address = ObjectUrl::from(Blob::new_with_options(bytes, Some(mime)));
    let link =
        super::document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
}

/// Today, where the reader is.
pub(crate) fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Day::new(u16::try_from(now.get_full_year()).ok()?, Month::new(now.get_month() + 1)?, now.get_date())
}

/// Sends all that a pointer does to the element it was pressed on, until it is let go.
pub(crate) fn capture_pointer(event: &web_sys::PointerEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// How far down the element around that of the event the pointer is, in percent.
pub(crate) fn share_of_parent(event: &web_sys::PointerEvent) -> Option<u8> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let around = element.parent_element()?.get_bounding_client_rect();
    let share = 100.0 * (f64::from(event.client_y()) - around.top()) / around.height();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100")]
    share.is_finite().then(|| share.clamp(0.0, 100.0) as u8)
}
