use std::sync::Arc;

use leptos::prelude::*;

use super::article::Article;
use super::card::Card;
use super::masthead::Masthead;
use crate::context::ReaderState;
use crate::document::Document;

/// The document with all that is in it.
#[component]
pub(super) fn WorkingArticle(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let slices = expect_context::<ReaderState>().blocks;
    view! {
        <Article cable=Arc::clone(&document) slices>
            <Masthead document=Arc::clone(&document) />
            <Card document />
        </Article>
    }
}
