/// The tables that `boot.js` has loaded and compared with their hash. It takes them away again once the program runs.
pub(in crate::app) fn tables() -> Option<String> {
    js_sys::Reflect::get(&super::window(), &"reftelTables".into()).ok()?.as_string()
}
