use std::sync::Arc;

use leptos::prelude::*;

use super::article::Article;
use super::card_rows::CardRows;
use super::released::{card, subject};
use super::subject_line::SubjectLine;
use crate::context::Slices;
use reftel_core::redact::Released;

/// The document as others will see it.
#[component]
pub(super) fn ReleasedArticle(
    /// What is released.
    released: Arc<Released>,
    /// How far its text is drawn.
    slices: Slices,
) -> impl IntoView {
    let (subject, rows) = (subject(&released), card(&released));
    view! {
        <Article cable=released slices>
            <SubjectLine subject missing="No subject line" />
            <div class="card">
                <CardRows rows />
            </div>
        </Article>
    }
}
