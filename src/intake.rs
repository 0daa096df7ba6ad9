//! Opening what is dropped, pasted and chosen.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::IntakeState;
use super::open::{self, Packed, PackedBytes, Reason, Refusal, check_size, open_decoded};
use super::state::{Added, Intake};
use super::web::{self, Packing, Picked, Taken};
use crate::document::Document;

/// The name under which pasted text is opened.
const PASTED: &str = "Pasted text";
/// How long files are read before the browser may draw again, in milliseconds: less than a frame of 60 a second, since
/// the last file begun may take as long again.
const SLICE: f64 = 12.0;

/// How often the library grows while files are read, in milliseconds: what is known of all cables is counted again each
/// time, and so many are read in between that their rows are drawn in a moment.
const GROWTH: f64 = 100.0;

impl IntakeState {
    /// Opens what is pasted or dropped anywhere on the page.
    pub(super) fn watch(self) {
        web::on_window("paste", move |event| {
            if !web::in_field(&event) {
                self.paste(&event);
            }
        });
        // Without this the browser would leave the page for the dropped file.
        web::on_window("dragover", move |event| {
            event.prevent_default();
            self.layout.set_dragging(web::carries_files(&event));
        });
        web::on_window("dragleave", move |event| {
            if web::leaves_window(&event) {
                self.layout.set_dragging(false);
            }
        });
        web::on_window("drop", move |event| {
            event.prevent_default();
            self.layout.set_dragging(false);
            if let Some(taken) = web::dropped(&event) {
                self.take(taken, "Dropped text");
            }
        });
    }

    /// Opens what was pasted. Returns whether there was anything.
    pub(super) fn paste(self, event: &leptos::ev::Event) -> bool {
        let Some(taken) = web::pasted(event) else { return false };
        event.prevent_default();
        self.take(taken, PASTED);
        true
    }

    /// Opens what was dropped or pasted.
    pub(super) fn take(self, taken: Taken, name: &'static str) {
        match taken {
            Taken::Text { plain, html } => self.open_flavours(name, plain, html),
            Taken::Files(pending) => spawn_local(async move { self.read_all(pending.files().await).await }),
        }
    }

    /// Opens text that is not a file.
    pub fn open_text(self, name: &str, text: String) {
        self.open_flavours(name, text, None);
    }

    /// Opens pasted text.
    pub fn open_pasted(self, text: String) {
        self.open_text(PASTED, text);
    }

    /// Opens files that were chosen.
    pub(super) fn open_files(self, files: Vec<Picked>) {
        spawn_local(self.read_all(files));
    }

    /// Stops reading files.
    pub fn stop_reading(self) {
        self.intake.update(|intake| intake.stopped = true);
    }

    /// Opens the texts that were refused because nothing of a cable was found in them.
    pub fn open_as_plain_text(self) {
        let mut intake = self.intake.get_untracked();
        let mut found = intake.take_plain_texts();
        intake.taken.clear();
        intake.already.clear();
        self.add(&mut found, &mut intake);
        self.intake.set(intake);
    }

    /// Plain text is what most copies mean. Its HTML helps where the text alone is no cable: our own parser reads it.
    fn open_flavours(self, name: &str, plain: String, html: Option<String>) {
        let mut intake = Intake::default();
        let found = match (open::open(name, plain.into_bytes()), html) {
            (Err(refusal), Some(html)) => open::open(name, html.into_bytes()).map_err(|_| refusal),
            (found, _) => found,
        };
        let mut found = sorted(found, &mut intake);
        self.add(&mut found, &mut intake);
        self.intake.set(intake);
    }

    /// One after the other, so that their order stays and only one is held twice in memory. What was read is added to
    /// the library now and then, and the browser draws in between.
    async fn read_all(self, files: Vec<Picked>) {
        let mut intake = Intake { total: files.len(), left: files.len(), ..Intake::default() };
        let mut found = Vec::new();
        let mut pace = Pace { since: web::now(), grown: f64::MIN };
        if intake.total > 1 {
            self.intake.set(intake.clone());
        }
        for file in files {
            if self.intake.with_untracked(|intake| intake.stopped) {
                intake.stopped = true;
                break;
            }
            match check_size(&file.name, file.size) {
                Err(refusal) => intake.refused.push(refusal),
                Ok(()) => match web::read(&file).await {
                    Some(bytes) => self.read_one(&file.name, bytes, &mut found, &mut intake, &mut pace).await,
                    None => intake.refused.push(Refusal::new(&file.name, Reason::Unreadable)),
                },
            }
            intake.left = intake.left.saturating_sub(1);
            self.pause(&mut found, &mut intake, &mut pace).await;
        }
        self.add(&mut found, &mut intake);
        self.intake.set(intake);
    }

    /// Reads one file, or all that are in it if it is an archive.
    async fn read_one(
        self,
        name: &str,
        bytes: Vec<u8>,
        found: &mut Vec<Arc<Document>>,
        intake: &mut Intake,
        pace: &mut Pace,
    ) {
        let Some(files) = open::files(name, &bytes) else {
            let (name, bytes) = unzipped(name, bytes).await;
            let (text, encoding) = web::to_utf8(bytes);
            found.extend(sorted(open_decoded(&name, text, encoding), intake));
            return;
        };
        intake.total += files.len().saturating_sub(1);
        intake.left += files.len().saturating_sub(1);
        let last = files.len().saturating_sub(1);
        for (index, Packed { name, bytes }) in files.into_iter().enumerate() {
            if self.intake.with_untracked(|intake| intake.stopped) {
                intake.left = intake.left.saturating_sub(last - index);
                return;
            }
            let unpacked = match bytes {
                Ok(bytes) => unpacked(bytes).await.ok_or(Reason::Damaged),
                Err(reason) => Err(reason),
            };
            match unpacked {
                Ok(bytes) => {
                    let (text, encoding) = web::to_utf8(bytes);
                    found.extend(sorted(open_decoded(&name, text, encoding), intake));
                }
                Err(reason) => intake.refused.push(Refusal::new(&name, reason)),
            }
            if index < last {
                intake.left = intake.left.saturating_sub(1);
            }
            self.pause(found, intake, pace).await;
        }
    }

    /// Lets the browser draw now and then, and the library grow.
    async fn pause(self, found: &mut Vec<Arc<Document>>, intake: &mut Intake, pace: &mut Pace) {
        if web::now() - pace.since <= SLICE {
            return;
        }
        web::next_task().await;
        if web::now() - pace.grown > GROWTH {
            self.add(found, intake);
            let stopped = self.intake.with_untracked(|shown| shown.stopped);
            self.intake.set(Intake { stopped, ..intake.clone() });
            web::next_task().await;
            pace.grown = web::now();
        }
        pace.since = web::now();
    }

    /// Adds cables to the library, all at once. The first of all is shown.
    fn add(self, found: &mut Vec<Arc<Document>>, intake: &mut Intake) {
        if found.is_empty() {
            return;
        }
        let is_first = intake.taken.is_empty() && intake.already.is_empty();
        let added = self.library.library.try_update(|library| {
            for (index, document) in found.drain(..).enumerate() {
                let (name, dialect) = (document.name().to_owned(), document.cable().dialect);
                match library.add(document, is_first && index == 0) {
                    Added::AlreadyOpen(_) => intake.already.push(name),
                    Added::New(_) => intake.taken.push((name, dialect)),
                }
            }
        });
        if added.is_some() && is_first {
            self.layout.ui.update(|ui| ui.dialog = None);
            self.reader.show_place();
        }
    }
}

/// When the browser last drew, and when the library last grew.
struct Pace {
    since: f64,
    grown: f64,
}

/// The bytes of a file in an archive. None if it is damaged.
async fn unpacked(packed: PackedBytes<'_>) -> Option<Vec<u8>> {
    let bytes = if packed.is_deflated {
        web::unpack(packed.bytes, Packing::Deflate, packed.size()).await?
    } else {
        packed.bytes.to_vec()
    };
    packed.are(&bytes).then_some(bytes)
}

/// What is in a `.gz` file, and its name without that ending; any other file as it is.
async fn unzipped(name: &str, bytes: Vec<u8>) -> (String, Vec<u8>) {
    let most = usize::try_from(open::MAX_BYTES).unwrap_or(usize::MAX);
    if open::is_gzip(&bytes)
        && let Some(unpacked) = web::unpack(&bytes, Packing::Gzip, most).await
    {
        return (name.strip_suffix(".gz").unwrap_or(name).to_owned(), unpacked);
    }
    (name.to_owned(), bytes)
}

/// The cables of a file, if it has any; otherwise it is noted as refused.
fn sorted(opened: Result<Vec<Document>, Refusal>, intake: &mut Intake) -> Vec<Arc<Document>> {
    let documents = opened.unwrap_or_else(|refusal| {
        intake.refused.push(refusal);
        Vec::new()
    });
    documents.into_iter().map(Arc::new).collect()
}
