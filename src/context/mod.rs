//! The state of the page as its components share it: a context for each concern, which holds the plain data of `state` in
//! signals. A component takes the contexts that it needs by `expect_context`.

mod explain;
mod export;
mod find;
mod intake;
mod layout;
mod library;
mod messages;
mod reader;
mod redaction;
mod seal;
mod slices;

pub use explain::ExplainState;
pub use export::ExportState;
pub use find::FindState;
pub use intake::IntakeState;
pub use layout::LayoutState;
pub use library::LibraryState;
pub use messages::Messages;
pub(crate) use reader::LINES_IN_CHUNK;
pub use reader::ReaderState;
pub use redaction::RedactionState;
pub use seal::SealState;
pub use slices::Slices;

use leptos::prelude::provide_context;

/// Provides all contexts, with nothing open, and the settings of the last visit.
pub fn provide_contexts() {
    let (layout, messages, library) = (LayoutState::new(), Messages::default(), LibraryState::new());
    let reader = ReaderState::new(layout, messages, library);
    let find = FindState::new(layout, library, reader);
    let redaction = RedactionState::new(reader, find, messages);
    provide_context(layout);
    provide_context(messages);
    provide_context(library);
    provide_context(reader);
    provide_context(find);
    provide_context(redaction);
    provide_context(IntakeState::new(layout, library, reader));
    provide_context(ExportState::new(redaction));
    provide_context(SealState::default());
    provide_context(ExplainState::default());
}
