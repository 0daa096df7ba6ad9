use leptos::prelude::*;
use reftel_core::cable::Level;
use reftel_core::redact::{PortionsRule, Rules, Unmarked};

use super::rule_check::RuleCheck;
use super::rule_choice::RuleChoice;

/// Up to which level portions are kept, and what becomes of those without a mark.
#[component]
pub(super) fn PortionOptions() -> impl IntoView {
    view! {
        <RuleChoice
            id="keep-up-to"
            label="Keep up to "
            options=PortionsRule::LEVELS.map(Level::letters).to_vec()
            value=|rules| rules.portions.keep.letters()
            set=keep_up_to
        />
        <RuleChoice
            id="without-a-mark"
            label="Without a mark "
            options=Unmarked::ALL.map(|(_, word)| word).to_vec()
            value=|rules| rules.portions.unmarked.word()
            set=set_unmarked
        />
        <RuleCheck
            label="Leave numbers and marks"
            value=|rules| rules.portions.leave_marks
            set=|rules, on| rules.portions.leave_marks = on
        />
    }
    .into_any()
}

fn keep_up_to(rules: &mut Rules, letters: &str) {
    if let Some(level) = PortionsRule::LEVELS.into_iter().find(|level| level.letters() == letters) {
        rules.portions.keep = level;
    }
}

fn set_unmarked(rules: &mut Rules, word: &str) {
    if let Some((unmarked, _)) = Unmarked::ALL.into_iter().find(|(_, known)| *known == word) {
        rules.portions.unmarked = unmarked;
    }
}
