//! The rules as the panel shows them: plain data, without the page.

use reftel_core::redact::{Applied, Count, RuleKind, Rules};

use crate::state::count;

/// The rules that have a switch, what they are called, and what they strike.
pub(super) const RULES: [(RuleKind, &str, &str); 5] = [
    (RuleKind::Protected, "Protected sources", "people marked “(protect)”, everywhere they appear"),
    (RuleKind::Personal, "Personal data", "telephone, e-mail, passport, birth, address"),
    (RuleKind::Portions, "Portions above a level", "paragraphs, headings and subject, by their marks"),
    (RuleKind::Names, "Names and terms", "every form of each, everywhere"),
    (RuleKind::Heading, "Header fields", "officials and addressees"),
];

/// Whether a rule is switched on.
pub(super) fn is_enabled(rules: &Rules, kind: RuleKind) -> bool {
    match kind {
        RuleKind::Protected => rules.protected.on,
        RuleKind::Personal => rules.personal.on,
        RuleKind::Portions => rules.portions.on,
        RuleKind::Names => rules.names.on,
        RuleKind::Heading => rules.heading.on,
        RuleKind::ByHand | RuleKind::KeepOnly => true,
    }
}

/// Switches a rule. One that is switched on for the first time strikes all that it can.
pub(super) fn set_enabled(rules: &mut Rules, kind: RuleKind, on: bool) {
    match kind {
        RuleKind::Protected => rules.protected.on = on,
        RuleKind::Personal => {
            rules.personal.on = on;
            if rules.personal.kinds == [false; 5] {
                rules.personal.kinds = [true; 5];
            }
        }
        RuleKind::Portions => rules.portions.on = on,
        RuleKind::Names => rules.names.on = on,
        RuleKind::Heading => {
            rules.heading.on = on;
            if rules.heading.fields == [false; 6] {
                rules.heading.fields = [true; 6];
            }
        }
        RuleKind::ByHand | RuleKind::KeepOnly => {}
    }
}

/// How much a rule has struck, and what may be struck besides: `3 + 1?`.
pub(super) fn count_words(applied: Option<&Applied>, kind: RuleKind) -> String {
    let counts = applied.map(Applied::counts);
    let count = counts.and_then(|counts| counts.into_iter().find(|(known, _)| *known == kind));
    let Count { struck, possible, .. } = count.map(|(_, count)| count).unwrap_or_default();
    if possible > 0 { format!("{struck} + {possible}?") } else { struck.to_string() }
}

/// What is said of the release as a whole: of the number of marks, and of what is still to be decided.
pub(super) fn summary_words(marks: usize, is_decided: bool) -> String {
    match (marks, is_decided) {
        (0, false) => "Undecided parts are removed from prints and copies, and hold exports.".to_owned(),
        (0, true) => "Nothing is redacted: exports, prints and copies have the whole text.".to_owned(),
        _ => format!("{} will be removed from exports, prints and copies.", count(marks, "passage")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_rule_strikes_all_at_first() {
        let mut rules = Rules::default();
        for (kind, _, _) in RULES {
            assert!(!is_enabled(&rules, kind), "{kind:?}");
            set_enabled(&mut rules, kind, true);
            assert!(is_enabled(&rules, kind), "{kind:?}");
        }
        assert_eq!((rules.personal.kinds, rules.heading.fields), ([true; 5], [true; 6]));
        rules.personal.kinds = [true, false, false, false, false];
        set_enabled(&mut rules, RuleKind::Personal, false);
        set_enabled(&mut rules, RuleKind::Personal, true);
        assert_eq!(rules.personal.kinds, [true, false, false, false, false], "as the reader left it");
    }

    #[test]
    fn ok_summaries() {
        assert!(summary_words(0, true).starts_with("Nothing is redacted"));
        assert!(summary_words(0, false).contains("Undecided"));
        assert!(summary_words(1, true).starts_with("1 passage will be removed"));
        assert!(summary_words(2, false).starts_with("2 passages will be removed"));
        assert_eq!(count_words(None, RuleKind::Names), "0");
    }
}
