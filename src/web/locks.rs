//! What boot.js has taken away: looked for, and tried where looking is not enough.

use js_sys::{Function, Object, Reflect};
use strum::VariantArray as _;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::state::{Findings, Lock};

/// What the test tries to run as code. It says nothing and does nothing.
pub(super) const CODE: &str = "seal-test";

/// Looks at all of it.
pub(crate) fn locks() -> Findings {
    let window: JsValue = super::window().into();
    Findings {
        has_web_rtc: ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"]
            .into_iter()
            .any(|name| is_there(&window, name)),
        is_first_policy_missing: !is_code_refused(&window),
        is_plain_http: !super::window().is_secure_context(),
        open: Lock::VARIANTS.iter().copied().filter(|lock| is_open(*lock, &window)).collect(),
    }
}

/// Whether text becomes no code, and no second policy for it can be made. Only the policy in the page asks for both; the
/// seal does not.
fn is_code_refused(window: &JsValue) -> bool {
    let Ok(script) = super::document().create_element("script") else { return false };
    // It is in no document, and would not run.
    let is_text_refused = !matches!(Reflect::set(&script, &"text".into(), &CODE.into()), Ok(true));
    let factory = get(window, "trustedTypes");
    let create = get(&factory, "createPolicy").dyn_into::<Function>();
    let is_policy_refused =
        create.is_ok_and(|create| create.call2(&factory, &CODE.into(), &Object::new()).is_err());
    is_text_refused && is_policy_refused
}

fn is_open(lock: Lock, window: &JsValue) -> bool {
    let (document, navigator) = (super::document(), super::window().navigator());
    let any = |owner: &JsValue, names: &[&str]| names.iter().any(|name| is_there(owner, name));
    match lock {
        Lock::LocalStorage => super::window().local_storage().ok().flatten().is_some_and(|storage| {
            let _ = storage.set_item(CODE, CODE);
            let is_kept = storage.get_item(CODE).ok().flatten().is_some();
            if is_kept {
                let _ = storage.remove_item(CODE);
            }
            is_kept
        }),
        Lock::SessionStorage => any(window, &["sessionStorage"]),
        Lock::Cookies => any(&document, &["cookie"]) || any(window, &["cookieStore"]),
        Lock::Databases => any(window, &["indexedDB", "webkitIndexedDB"]),
        Lock::Caches => any(window, &["caches"]),
        Lock::Files => {
            any(
                &navigator,
                &["storage", "storageBuckets", "webkitTemporaryStorage", "webkitPersistentStorage"],
            ) || any(window, &["webkitRequestFileSystem"])
        }
        Lock::Broadcast => any(window, &["BroadcastChannel"]),
        Lock::Locks => any(&navigator, &["locks"]),
        Lock::Workers => any(&navigator, &["serviceWorker"]) || any(window, &["SharedWorker"]),
        Lock::Name => get(window, "name") != "" || is_writable(window, "name"),
        Lock::Opener => !get(window, "opener").is_null() || is_writable(window, "opener"),
        Lock::History => super::window().history().is_ok_and(|history| {
            let address = super::page::address();
            let state = history.state().unwrap_or_default();
            let is_taken = history.replace_state_with_url(&state, "", Some("?seal-test")).is_ok();
            if is_taken {
                let back = address + &super::page::hash();
                let _ = history.replace_state_with_url(&state, "", Some(&back));
            }
            is_taken
        }),
        // Not in a document, and so without a window of its own.
        Lock::Frames => document.create_element("frame").is_ok(),
    }
}

fn get(owner: &JsValue, name: &str) -> JsValue {
    Reflect::get(owner, &name.into()).unwrap_or_default()
}

fn is_there(owner: &JsValue, name: &str) -> bool {
    !get(owner, name).is_undefined()
}

/// Whether a value can be replaced. It is replaced by what it is.
fn is_writable(owner: &JsValue, name: &str) -> bool {
    matches!(Reflect::set(owner, &name.into(), &get(owner, name)), Ok(true))
}
