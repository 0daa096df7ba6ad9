use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DataTransfer, DataTransferItem, DragEvent, Event, File, FileSystemDirectoryEntry,
    FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

use super::files::{Picked, of_list};
use reftel_core::gate::Checked;

/// What was dropped or pasted.
pub(crate) enum Taken {
    /// Files, or folders still to be walked through.
    Files(Pending),
    /// Text, and the source of HTML beside it.
    Text {
        /// The text; the HTML where there is no other.
        plain: String,
        /// The HTML, where there is both.
        html: Option<String>,
    },
}

/// Files and folders of a drop. They must be taken from the event at once; what is in the folders comes later.
pub(crate) struct Pending(Vec<Thing>);

enum Thing {
    File(Picked),
    /// Never checked for its class: only what it can do counts.
    Entry(FileSystemEntry),
}

/// Whether a drag carries files: a drag of a link or of text inside the page is none of our business.
pub(crate) fn carries_files(event: &Event) -> bool {
    let Some(transfer) = event.unchecked_ref::<DragEvent>().data_transfer() else { return false };
    let types = Reflect::get(&transfer, &"types".into()).unwrap_or_default();
    types.is_object() && Array::from(&types).iter().any(|kind| kind == "Files")
}

/// Whether a `dragleave` means that the pointer has left the window, not just an element in it.
pub(crate) fn leaves_window(event: &Event) -> bool {
    event.unchecked_ref::<DragEvent>().related_target().is_none()
}

/// Puts plain text, and nothing else, on the clipboard of a copy; or nothing at all.
pub(crate) fn put_text(event: &Event, text: Option<&Checked>) {
    if let Some(transfer) = event.unchecked_ref::<ClipboardEvent>().clipboard_data() {
        let text = String::from_utf8_lossy(text.map(Checked::bytes).unwrap_or_default());
        let _ = transfer.set_data("text/plain", &text);
        event.prevent_default();
    }
}

/// What a drop brings: files and folders, else text.
pub(crate) fn dropped(event: &Event) -> Option<Taken> {
    let transfer = event.unchecked_ref::<DragEvent>().data_transfer()?;
    let things = things(&transfer);
    if !things.is_empty() {
        return Some(Taken::Files(Pending(things)));
    }
    text(&transfer)
}

/// What a paste brings. Word processors put a picture of the text beside it, so files count only when one of them
/// is not an image or there is no text.
pub(crate) fn pasted(event: &Event) -> Option<Taken> {
    let transfer = event.unchecked_ref::<ClipboardEvent>().clipboard_data()?;
    let files = Reflect::get(&transfer, &"files".into()).unwrap_or_default();
    let files = if files.is_object() { Array::from(&files) } else { Array::new() };
    let only_images = files.iter().all(|file| file.unchecked_into::<File>().type_().starts_with("image/"));
    match text(&transfer) {
        Some(text) if only_images => Some(text),
        None if files.length() == 0 => None,
        _ => Some(Taken::Files(Pending(of_list(&files).into_iter().map(Thing::File).collect()))),
    }
}

/// The plain text that is pasted into a field.
pub(crate) fn pasted_text(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok()
}

/// Plain text and the source of HTML, which our own parser reads: the browser never does.
fn text(transfer: &DataTransfer) -> Option<Taken> {
    let flavour = |format| transfer.get_data(format).ok().filter(|text| !text.trim().is_empty());
    let (plain, html) = (flavour("text/plain"), flavour("text/html"));
    match plain {
        Some(plain) => Some(Taken::Text { plain, html }),
        None => html.map(|plain| Taken::Text { plain, html: None }),
    }
}

fn things(transfer: &DataTransfer) -> Vec<Thing> {
    let items = Reflect::get(transfer, &"items".into()).unwrap_or_default();
    let items = if items.is_object() { Array::from(&items) } else { Array::new() };
    let mut things = Vec::new();
    for item in items.iter() {
        let item: DataTransferItem = item.unchecked_into();
        if item.kind() != "file" {
            continue;
        }
        let entry = item.webkit_get_as_entry().ok().flatten();
        // WebKit cannot read a file through its entry when a script made it, so only folders go that way.
        let is_folder = entry.as_ref().is_some_and(FileSystemEntry::is_directory);
        match (entry, item.get_as_file()) {
            (Some(entry), _) if is_folder => things.push(Thing::Entry(entry)),
            (_, Ok(Some(file))) => things.push(Thing::File(Picked::new(file, None))),
            (Some(entry), _) => things.push(Thing::Entry(entry)),
            (None, _) => {}
        }
    }
    if things.is_empty() {
        let files = Reflect::get(transfer, &"files".into()).unwrap_or_default();
        if files.is_object() {
            things.extend(of_list(&files).into_iter().map(Thing::File));
        }
    }
    things
}

impl Pending {
    /// The files, with those in folders, in the order of the drop and by name within a folder.
    pub(crate) async fn files(self) -> Vec<Picked> {
        let mut files = Vec::new();
        for thing in self.0 {
            match thing {
                Thing::File(picked) => files.push(picked),
                Thing::Entry(entry) => walk(entry, &mut files).await,
            }
        }
        files.retain(|picked| !picked.is_litter());
        files
    }
}

fn walk(entry: FileSystemEntry, files: &mut Vec<Picked>) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        if entry.is_directory() {
            let reader = entry.unchecked_into::<FileSystemDirectoryEntry>().create_reader();
            for entry in list(&reader).await {
                walk(entry, files).await;
            }
            return;
        }
        let path = entry.full_path().trim_start_matches('/').to_owned();
        let entry: FileSystemFileEntry = entry.unchecked_into();
        let file = call(|resolve, reject| entry.file_with_callback_and_callback(resolve, reject)).await;
        files.push(match file {
            Some(file) => Picked::new(file.unchecked_into(), Some(path)),
            None => Picked::lost(path),
        });
    })
}

/// Everything in a folder, by name. A browser hands out a hundred at a time, and an empty list at the end.
async fn list(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let mut entries: Vec<FileSystemEntry> = Vec::new();
    loop {
        let batch = call(|resolve, reject| {
            let _ = reader.read_entries_with_callback_and_callback(resolve, reject);
        });
        let batch = batch.await.map(|batch| Array::from(&batch)).unwrap_or_default();
        if batch.length() == 0 {
            break;
        }
        for entry in batch.iter() {
            let entry: FileSystemEntry = entry.unchecked_into();
            entries.push(entry);
        }
    }
    entries.sort_by_cached_key(FileSystemEntry::name);
    entries
}

/// Waits for a function that takes one callback for success and one for failure.
async fn call(function: impl Fn(&Function, &Function)) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| function(&resolve, &reject));
    JsFuture::from(promise).await.ok()
}
