//! Rules in a file: what is to be struck in other cables, or another day.
//!
//! A plan is lines of text, a rule or a term each, tabs (here: strokes) between the fields:
//!
//! ```text
//! reftel-plan | 1
//! protected | on | names | (b)(6)
//! personal | on | telephone email | (b)(6)
//! portions | on | U ask | 1.4(d)
//! heading | off | signature
//! names | on | | (b)(6)
//! term | person surname alike | Jane Doe
//! ```
//!
//! It has what was asked for, and nothing that was found: no places and no text of a cable. **But its terms are the very
//! words that are to be kept secret** ([`WARNING`]).

use std::fmt;

use super::{OfficialField, PersonalKind, PortionsRule, Rules, Term, TermCase, Unmarked};

/// What to say before a plan is saved.
pub const WARNING: &str = "The plan names what you want to hide: its terms are written in it as you typed them. Keep it as safe as the cable.";

/// The first line.
const TITLE: &str = "reftel-plan";
const VERSION: &str = "1";
const KINDS: [&str; 5] = ["telephone", "email", "identity", "birth", "street"];
const FIELDS: [&str; 6] = ["classified-by", "signature", "addressees", "routing", "attention", "drafting"];

/// Why a plan cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// The first line is not that of a plan.
    NoPlan,
    /// Another version.
    Version,
    /// A line that says nothing known; lines count from 1.
    Line(usize),
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlan => f.write_str("expected a redaction plan, found another file"),
            Self::Version => f.write_str("expected a redaction plan of version 1, found another version"),
            Self::Line(line) => write!(f, "expected a rule in line {line} of the redaction plan"),
        }
    }
}

impl std::error::Error for PlanError {}

/// The rules as a plan, without what is bound to one text.
#[must_use]
pub fn save(rules: &Rules) -> String {
    let mut plan = String::new();
    line(&mut plan, &[TITLE, VERSION]);
    let on = |on| if on { "on" } else { "off" };
    let protected = &rules.protected;
    let what = if protected.notes { "names notes" } else { "names" };
    line(&mut plan, &["protected", on(protected.on), what, reason(&protected.reason)]);
    let personal = &rules.personal;
    line(
        &mut plan,
        &["personal", on(personal.on), &chosen(&KINDS, &personal.kinds), reason(&personal.reason)],
    );
    let portions = &rules.portions;
    let keep = portions.keep.letters();
    let marks = if portions.leave_marks { " marks" } else { "" };
    let what = format!("{keep}{marks} {}", portions.unmarked.word());
    line(&mut plan, &["portions", on(portions.on), &what, reason(&portions.reason)]);
    let heading = &rules.heading;
    line(&mut plan, &["heading", on(heading.on), &chosen(&FIELDS, &heading.fields), reason(&heading.reason)]);
    line(&mut plan, &["names", on(rules.names.on), "", reason(&rules.names.reason)]);
    for term in &rules.names.terms {
        let case = ["", "capital", "typed"];
        let case = case.get(term.case as usize).copied().unwrap_or_default();
        let flags = [
            ("person", term.person),
            ("surname", term.surname),
            ("inside", term.inside),
            ("alike", term.alike),
        ];
        let mut words: Vec<&str> = flags.iter().filter(|(_, on)| *on).map(|(word, _)| *word).collect();
        words.extend(Some(case).filter(|case| !case.is_empty()));
        line(&mut plan, &["term", &words.join(" "), &term.words]);
    }
    plan
}

/// Rules from a plan. Nothing in them is bound to a text.
///
/// # Errors
/// [`PlanError`] when it is none, or not all of it can be read: half a plan would leave things unstruck.
pub fn load(plan: &str) -> Result<Rules, PlanError> {
    let mut rules = Rules::default();
    let mut lines =
        plan.trim_start_matches('\u{feff}').split('\n').map(|line| line.trim_end_matches('\r')).enumerate();
    let first = lines.next().map(|(_, line)| line).unwrap_or_default();
    match first.split_once('\t') {
        Some((TITLE, VERSION)) => {}
        Some((TITLE, _)) => return Err(PlanError::Version),
        _ => return Err(PlanError::NoPlan),
    }
    for (index, text) in lines {
        if !text.trim().is_empty() {
            read(text, &mut rules).ok_or(PlanError::Line(index + 1))?;
        }
    }
    Ok(rules)
}

/// Reads a line; nothing when it says nothing known.
fn read(text: &str, rules: &mut Rules) -> Option<()> {
    let fields: Vec<&str> = text.split('\t').collect();
    if let ["term", flags, words] = fields.as_slice() {
        let mut term = Term { person: false, surname: false, alike: false, ..Term::new(words.trim()) };
        for flag in flags.split_whitespace() {
            match flag {
                "person" => term.person = true,
                "surname" => term.surname = true,
                "inside" => term.inside = true,
                "alike" => term.alike = true,
                "capital" => term.case = TermCase::Capital,
                "typed" => term.case = TermCase::Typed,
                _ => return None,
            }
        }
        rules.names.terms.push(term);
        return Some(());
    }
    let [rule, on, what, reason] = fields.as_slice() else { return None };
    let on = match *on {
        "on" => true,
        "off" => false,
        _ => return None,
    };
    let reason = Some((*reason).to_owned()).filter(|reason| !reason.is_empty());
    match *rule {
        "protected" => {
            rules.protected.on = on;
            rules.protected.reason = reason;
            let mut words = what.split_whitespace();
            rules.protected.notes = match (words.next(), words.next(), words.next()) {
                (Some("names"), None, _) => false,
                (Some("names"), Some("notes"), None) => true,
                _ => return None,
            };
        }
        "personal" => {
            (rules.personal.on, rules.personal.reason) = (on, reason);
            choose(&KINDS, what, &mut rules.personal.kinds)?;
        }
        "portions" => {
            (rules.portions.on, rules.portions.reason) = (on, reason);
            let mut words = what.split_whitespace();
            let letters = words.next()?;
            rules.portions.keep = *PortionsRule::LEVELS.iter().find(|level| level.letters() == letters)?;
            (rules.portions.leave_marks, rules.portions.unmarked) = (false, Unmarked::Ask);
            for word in words {
                match Unmarked::ALL.iter().find(|(_, known)| *known == word) {
                    Some((unmarked, _)) => rules.portions.unmarked = *unmarked,
                    None if word == "marks" => rules.portions.leave_marks = true,
                    None => return None,
                }
            }
        }
        "heading" => {
            (rules.heading.on, rules.heading.reason) = (on, reason);
            choose(&FIELDS, what, &mut rules.heading.fields)?;
        }
        "names" if what.is_empty() => (rules.names.on, rules.names.reason) = (on, reason),
        _ => return None,
    }
    Some(())
}

/// Adds a line. A field has no tabs and no line ends.
fn line(plan: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            plan.push('\t');
        }
        plan.extend(field.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    plan.push('\n');
}

fn reason(reason: &Option<String>) -> &str {
    reason.as_deref().unwrap_or_default()
}

fn chosen(names: &[&str], chosen: &[bool]) -> String {
    let names = names.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(name, _)| *name);
    names.collect::<Vec<_>>().join(" ")
}

fn choose(names: &[&str], words: &str, chosen: &mut [bool]) -> Option<()> {
    for word in words.split_whitespace() {
        let at = names.iter().position(|name| *name == word)?;
        *chosen.get_mut(at)? = true;
    }
    Some(())
}

// A plan has a name for each kind and each field.
const _: () = assert!(KINDS.len() == PersonalKind::ALL.len() && FIELDS.len() == OfficialField::ALL.len());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::Level;
    use crate::redact::{ByHand, HeadingRule, NamesRule, PersonalRule, ProtectedRule};

    fn rules() -> Rules {
        let reason = Some("(b)(6)".to_owned());
        let odd = Term { case: TermCase::Typed, inside: true, alike: false, ..Term::new("US") };
        let mut rules = Rules {
            protected: ProtectedRule { on: true, notes: true, reason: reason.clone() },
            personal: PersonalRule { on: true, kinds: [true, false, false, true, false], reason },
            portions: PortionsRule {
                on: true,
                keep: Level::Sensitive,
                leave_marks: true,
                unmarked: Unmarked::Keep,
                reason: None,
            },
            names: NamesRule { on: true, terms: vec![Term::new("Jane Doe"), odd], reason: None },
            heading: HeadingRule { on: false, fields: [true, true, false, false, false, true], reason: None },
            ..Rules::default()
        };
        let spans = crate::text::Span::new(3, 9).into();
        rules.own.by_hand.push(ByHand { spans, reason: Some("secret words".to_owned()) });
        rules
    }

    #[test]
    fn ok_there_and_back() {
        let plan = save(&rules());
        assert_eq!(load(&plan), Ok(rules().shared()));
        assert_eq!(load(&plan.replace('\n', "\r\n")), Ok(rules().shared()));
        assert_eq!(load(&save(&Rules::default())), Ok(Rules::default()));
        assert!(!plan.contains("secret words"));
        insta::assert_snapshot!(plan.replace('\t', "|"));
    }

    #[test]
    fn err_broken_plans() {
        for (plan, error) in [
            ("", PlanError::NoPlan),
            ("SUBJECT: HARBOR", PlanError::NoPlan),
            ("reftel-plan\t2\n", PlanError::Version),
            ("reftel-plan\t1\nnames\ton\n", PlanError::Line(2)),
            ("reftel-plan\t1\n\nnames\tyes\t\t\n", PlanError::Line(3)),
            ("reftel-plan\t1\nportions\ton\tX\t\n", PlanError::Line(2)),
            ("reftel-plan\t1\nterm\tnew\tDoe\n", PlanError::Line(2)),
            ("reftel-plan\t1\nother\ton\t\t\n", PlanError::Line(2)),
        ] {
            assert_eq!(load(plan), Err(error), "{plan:?}");
        }
        assert_eq!(PlanError::Line(3).to_string(), "expected a rule in line 3 of the redaction plan");
    }

    proptest::proptest! {
        #[test]
        fn ok_any_text_is_read_or_refused(plan in "(reftel-plan\t1\n)?([a-z\t\n ]|names|term|on|off){0,40}") {
            if let Ok(rules) = load(&plan) {
                proptest::prop_assert_eq!(load(&save(&rules)), Ok(rules));
            }
        }
    }
}
