use leptos::prelude::*;
use reftel_core::cable::Level;
use reftel_core::redact::{PortionsRule, Rules, Unmarked};

use super::rule_check::RuleCheck;
use super::rule_choice::RuleChoice;
use crate::context::RedactionState;

/// Up to which level portions are kept, and what becomes of those without a mark.
#[component]
pub(super) fn PortionOptions() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let kept = Memo::new(move |_| {
        redaction.applied.with(|applied| applied.as_ref().map_or(0, |applied| applied.kept_unmarked))
    });
    view! {
        <RuleChoice
            id="keep-up-to"
            label="Highest level to keep "
            options=PortionsRule::LEVELS.map(Level::letters).to_vec()
            value=|rules| rules.portions.keep.letters()
            set=keep_up_to
        />
        <RuleChoice
            id="without-a-mark"
            label="Unmarked paragraphs "
            options=Unmarked::ALL.map(|(_, word)| word).to_vec()
            value=|rules| rules.portions.unmarked.word()
            set=set_unmarked
        />
        <Show when=move || { kept.get() > 0 }>
            <p class="muted">{move || kept_words(kept.get())}</p>
        </Show>
        <RuleCheck
            label="Keep paragraph numbers and markings"
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

/// Says that the setting for portions without a mark does not count in a cable that is not above the level.
fn kept_words(number: usize) -> String {
    let portions = if number == 1 { "portion" } else { "portions" };
    format!("{number} {portions} without a mark kept: the cable as a whole is not above this level.")
}

#[cfg(test)]
mod tests {
    use super::kept_words;

    #[test]
    fn ok_kept_words() {
        let rest = "without a mark kept: the cable as a whole is not above this level.";
        assert_eq!(kept_words(1), format!("1 portion {rest}"));
        assert_eq!(kept_words(3), format!("3 portions {rest}"));
    }
}
