use gloo_file::File;
use gloo_file::futures::read_as_bytes;
use js_sys::Array;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, HtmlInputElement};

/// A file that was chosen or dropped and has not been read.
pub(crate) struct Picked {
    /// Its name, with the folders above it when a folder was chosen.
    pub(crate) name: String,
    /// Size in bytes.
    pub(crate) size: u64,
    /// None if the browser would not hand it out.
    file: Option<File>,
}

impl Picked {
    /// `path` is what is known of the folders above it.
    pub(super) fn new(file: web_sys::File, path: Option<String>) -> Self {
        let file = File::from(file);
        let size = file.size();
        let name = path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
        Self { name, size, file: Some(file) }
    }

    /// A file of which there is only the name. Reading it fails, so that the reader hears of it.
    pub(super) fn lost(name: String) -> Self {
        Self { name, size: 0, file: None }
    }

    /// Whether a system put it into a folder without anybody's asking.
    pub(super) fn is_litter(&self) -> bool {
        let name = self.name.rsplit('/').next().unwrap_or_default();
        matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
    }
}

/// Reads a file. None if the browser cannot.
pub(crate) async fn read(picked: &Picked) -> Option<Vec<u8>> {
    read_as_bytes(picked.file.as_ref()?).await.ok()
}

/// The files of an input that has changed. The input is emptied, so that the same file can be chosen again.
pub(crate) fn picked(event: &Event) -> Vec<Picked> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = input.files().map(|files| of_list(&files)).unwrap_or_default();
    input.set_value("");
    files
}

/// The files of a `FileList` or of anything like one.
pub(super) fn of_list(list: &wasm_bindgen::JsValue) -> Vec<Picked> {
    Array::from(list)
        .iter()
        .map(|file| {
            let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into())
                .ok()
                .and_then(|path| path.as_string());
            Picked::new(file.unchecked_into(), path)
        })
        .filter(|picked| !picked.is_litter())
        .collect()
}

/// Clicks an element. An input for files shows the system's dialog.
pub(crate) fn click(element: &HtmlElement) {
    element.click();
}
