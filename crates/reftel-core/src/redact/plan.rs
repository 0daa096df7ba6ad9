//! Rules in a file: what is to be struck in other cables, or another day.
//!
//! A plan is JSON with one object for each rule:
//!
//! ```json
//! {
//!   "format": "reftel.plan/2",
//!   "protected": { "on": true, "notes": true, "reason": "(b)(6)" },
//!   "personal": { "on": true, "kinds": ["telephone", "email"], "reason": "(b)(6)" },
//!   "portions": { "on": true, "keep": "U", "leave_marks": false, "unmarked": "ask", "reason": "1.4(d)" },
//!   "names": {
//!     "on": true,
//!     "terms": [
//!       { "words": "Jane Doe", "person": true, "surname": true, "case": "any", "inside": false, "alike": true }
//!     ],
//!     "reason": "(b)(6)"
//!   },
//!   "heading": { "on": false, "fields": ["signature"], "reason": null }
//! }
//! ```
//!
//! It has what was asked for, and nothing that was found: no places and no text of a cable. **But its terms are the very
//! words that are to be kept secret** ([`WARNING`]). Version 1 was lines with tabs, and is no longer read.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::rules::clean_reason;
use super::{
    HeadingRule, NamesRule, OfficialField, Own, PersonalKind, PersonalRule, PortionsRule, ProtectedRule,
    Rules, Unmarked,
};
use crate::cable::Level;

/// What to say before a plan is saved.
pub const WARNING: &str =
    "The rules file contains the names you are hiding, in plain text. Keep it as safe as the cable.";

/// Name and version of the format.
pub const FORMAT: &str = "reftel.plan/2";
/// The name without the version.
const NAME: &str = "reftel.plan/";
/// How version 1 begins.
const VERSION_1: &str = "reftel-plan\t";

/// Why a plan cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// The file does not say that it is a plan.
    NoPlan,
    /// Another version.
    Version,
    /// A line that is not as the format has it; lines count from 1.
    Line(usize),
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlan => f.write_str("expected a file of redaction rules, found another file"),
            Self::Version => f.write_str("expected redaction rules of version 2, found another version"),
            Self::Line(line) => write!(f, "expected a rule in line {line} of the redaction rules"),
        }
    }
}

impl std::error::Error for PlanError {}

/// The rules as a plan, without what is bound to one text.
#[must_use]
pub fn save(rules: &Rules) -> String {
    // Strings, lists and truth values can always be written.
    let mut plan = serde_json::to_string_pretty(&Plan::new(rules)).unwrap_or_default();
    plan.push('\n');
    plan
}

/// Rules from a plan. Nothing in them is bound to a text.
///
/// # Errors
/// [`PlanError`] when it is none, or not all of it can be read: half a plan would leave things unstruck.
pub fn load(plan: &str) -> Result<Rules, PlanError> {
    /// What every version of a plan has.
    #[derive(Deserialize)]
    struct Header {
        format: String,
    }

    let plan = plan.trim_start_matches('\u{feff}');
    if plan.starts_with(VERSION_1) {
        return Err(PlanError::Version);
    }
    let header: Header = serde_json::from_str(plan).map_err(|_| PlanError::NoPlan)?;
    match header.format.strip_prefix(NAME) {
        None => return Err(PlanError::NoPlan),
        Some(_) if header.format != FORMAT => return Err(PlanError::Version),
        Some(_) => {}
    }
    let plan: Plan = serde_json::from_str(plan).map_err(|error| PlanError::Line(error.line()))?;
    Ok(plan.into())
}

/// The keys of a plan, in their order. Each has to be there, and no other.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    format: String,
    protected: ProtectedRule,
    personal: PersonalPlan,
    portions: PortionsPlan,
    names: NamesRule,
    heading: HeadingPlan,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonalPlan {
    on: bool,
    kinds: Vec<PersonalKind>,
    reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PortionsPlan {
    on: bool,
    keep: Keep,
    leave_marks: bool,
    unmarked: Unmarked,
    reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingPlan {
    on: bool,
    fields: Vec<OfficialField>,
    reason: Option<String>,
}

/// A level of [`PortionsRule::LEVELS`], by its letters.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
struct Keep(Level);

impl From<Keep> for &'static str {
    fn from(keep: Keep) -> Self {
        keep.0.letters()
    }
}

impl TryFrom<String> for Keep {
    type Error = &'static str;

    fn try_from(letters: String) -> Result<Self, Self::Error> {
        let level = PortionsRule::LEVELS.into_iter().find(|level| level.letters() == letters);
        level.map(Self).ok_or("expected the letters of a level that can be kept")
    }
}

impl Plan {
    fn new(rules: &Rules) -> Self {
        let Rules { protected, personal, portions, names, heading, own: _ } = rules;
        Self {
            format: FORMAT.to_owned(),
            protected: protected.clone(),
            personal: PersonalPlan {
                on: personal.on,
                kinds: chosen(&PersonalKind::ALL, &personal.kinds),
                reason: personal.reason.clone(),
            },
            portions: PortionsPlan {
                on: portions.on,
                keep: Keep(portions.keep),
                leave_marks: portions.leave_marks,
                unmarked: portions.unmarked,
                reason: portions.reason.clone(),
            },
            names: names.clone(),
            heading: HeadingPlan {
                on: heading.on,
                fields: chosen(&OfficialField::ALL, &heading.fields),
                reason: heading.reason.clone(),
            },
        }
    }
}

impl From<Plan> for Rules {
    fn from(plan: Plan) -> Self {
        let Plan { format: _, mut protected, personal, portions, mut names, heading } = plan;
        // A plan may have been written by hand, or by somebody else.
        let clean = |reason: Option<String>| reason.as_deref().and_then(clean_reason);
        protected.reason = clean(protected.reason);
        names.reason = clean(names.reason);
        let PortionsPlan { on, keep: Keep(keep), leave_marks, unmarked, reason } = portions;
        Self {
            protected,
            personal: PersonalRule {
                on: personal.on,
                kinds: PersonalKind::ALL.map(|(kind, _)| personal.kinds.contains(&kind)),
                reason: clean(personal.reason),
            },
            portions: PortionsRule { on, keep, leave_marks, unmarked, reason: clean(reason) },
            names,
            heading: HeadingRule {
                on: heading.on,
                fields: OfficialField::ALL.map(|(field, _)| heading.fields.contains(&field)),
                reason: clean(heading.reason),
            },
            own: Own::default(),
        }
    }
}

/// The values of which the flag is set.
fn chosen<T: Copy>(all: &[(T, &str)], flags: &[bool]) -> Vec<T> {
    all.iter().zip(flags).filter(|(_, on)| **on).map(|((value, _), _)| *value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::{ByHand, Term, TermCase};

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
        insta::assert_snapshot!(plan);
    }

    #[test]
    fn err_broken_plans() {
        let good = save(&rules());
        let broken = |from: &str, to: &str| {
            assert!(good.contains(from), "{from}");
            load(&good.replace(from, to))
        };
        assert_eq!(load(""), Err(PlanError::NoPlan));
        assert_eq!(load("SUBJECT: HARBOR"), Err(PlanError::NoPlan));
        assert_eq!(load("{\"format\": \"reftel.cable/1\"}"), Err(PlanError::NoPlan));
        assert_eq!(load("reftel-plan\t1\n"), Err(PlanError::Version));
        assert_eq!(broken("plan/2", "plan/3"), Err(PlanError::Version));
        assert_eq!(broken("\"notes\": true", "\"notes\": \"yes\""), Err(PlanError::Line(5)));
        assert_eq!(broken("\"notes\"", "\"other\""), Err(PlanError::Line(5)));
        assert_eq!(broken("\"SBU\"", "\"X\""), Err(PlanError::Line(18)));
        assert_eq!(broken("\"telephone\"", "\"telegraph\""), Err(PlanError::Line(11)));
        assert_eq!(broken("\"protected\": {", "\"new\": {}, \"protected\": {"), Err(PlanError::Line(3)));
        assert!(load(&good[..good.len() / 2]).is_err());
        assert_eq!(PlanError::Line(3).to_string(), "expected a rule in line 3 of the redaction rules");
    }

    proptest::proptest! {
        #[test]
        fn ok_any_text_is_read_or_refused(cut in proptest::prelude::any::<proptest::sample::Index>(), put in "[a-z{}:,\"\\[\\]]{0,4}") {
            let mut plan = save(&rules());
            let at = cut.index(plan.len());
            plan.replace_range(at..(at + put.len()).min(plan.len()), &put);
            if let Ok(rules) = load(&plan) {
                proptest::prop_assert_eq!(load(&save(&rules)), Ok(rules));
            }
        }
    }
}
