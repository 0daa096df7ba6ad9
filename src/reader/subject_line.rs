use leptos::prelude::*;

use super::cable_view::Subject;
use crate::runs::{portion_mark, runs};

/// The subject as the title of the page, or that there is none.
#[component]
pub(super) fn SubjectLine(
    /// The subject.
    subject: Option<Subject>,
    /// What is said where there is none.
    missing: &'static str,
) -> impl IntoView {
    match subject {
        Some(Subject { portion, words }) => {
            view! { <h1 class="subject">{portion.map(portion_mark)} {runs(words)}</h1> }.into_any()
        }
        None => view! {
            <h1 class="subject" data-missing="">
                {missing}
            </h1>
        }
        .into_any(),
    }
}
