use serde::{Deserialize, Serialize};

use super::Term;
use crate::cable::Level;
use crate::text::Span;

/// What a reader wants struck. Plain data: [`apply`](super::apply) finds the places.
///
/// What belongs to one text is in [`Rules::own`]; everything else can be used on any cable, and saved as a
/// [plan](super::plan).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Protected sources: the name before a note that asks to protect it, and that name everywhere else.
    pub protected: ProtectedRule,
    /// Personal data.
    pub personal: PersonalRule,
    /// Portions above a level.
    pub portions: PortionsRule,
    /// Names and terms.
    pub names: NamesRule,
    /// Fields of the heading.
    pub heading: HeadingRule,
    /// What the reader marked, kept or decided in this text.
    pub own: Own,
}

/// Protected sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtectedRule {
    /// Whether it is on.
    pub on: bool,
    /// Whether the notes are struck as well.
    pub notes: bool,
    /// Why, for the marks of this rule.
    pub reason: Option<String>,
}

/// Personal data, each kind by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonalRule {
    /// Whether it is on.
    pub on: bool,
    /// Which kinds, in the order of [`PersonalKind::ALL`].
    pub kinds: [bool; 5],
    /// Why, for the marks of this rule.
    pub reason: Option<String>,
}

/// Kinds of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonalKind {
    /// Telephone and fax numbers.
    Telephone,
    /// E-mail addresses.
    Email,
    /// Numbers of passports and national identities.
    Identity,
    /// Dates and places of birth.
    Birth,
    /// Street addresses.
    Street,
}

impl PersonalKind {
    /// All of them, each with the word for it.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Telephone, "telephone number"),
        (Self::Email, "e-mail address"),
        (Self::Identity, "passport or identity number"),
        (Self::Birth, "date or place of birth"),
        (Self::Street, "street address"),
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// Portions above a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortionsRule {
    /// Whether it is on.
    pub on: bool,
    /// The highest level that is kept.
    pub keep: Level,
    /// Whether number and portion mark of a struck paragraph are kept.
    pub leave_marks: bool,
    /// What becomes of portions without a mark.
    pub unmarked: Unmarked,
    /// Why, for the marks of this rule.
    pub reason: Option<String>,
}

/// What becomes of portions without a mark whose level does not follow from anything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unmarked {
    /// Each is undecided, and nothing is exported until it is decided.
    #[default]
    Ask,
    /// They are struck.
    Strike,
    /// They are kept.
    Keep,
}

impl Unmarked {
    /// All of them, each with the word for it.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Ask, "ask"), (Self::Strike, "strike"), (Self::Keep, "keep")];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(unmarked, _)| *unmarked == self).map_or("", |(_, word)| word)
    }
}

impl PortionsRule {
    /// The levels that can be kept.
    pub const LEVELS: [Level; 4] =
        [Level::Unclassified, Level::Sensitive, Level::Confidential, Level::Secret];
}

impl Default for PortionsRule {
    fn default() -> Self {
        Self {
            on: false,
            keep: Level::Unclassified,
            leave_marks: false,
            unmarked: Unmarked::Ask,
            reason: None,
        }
    }
}

/// Names and terms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamesRule {
    /// Whether it is on.
    pub on: bool,
    /// What is looked for.
    pub terms: Vec<Term>,
    /// Why, for the marks of this rule.
    pub reason: Option<String>,
}

/// Fields of the heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadingRule {
    /// Whether it is on.
    pub on: bool,
    /// Which fields, in the order of [`OfficialField::ALL`].
    pub fields: [bool; 6],
    /// Why, for the marks of this rule.
    pub reason: Option<String>,
}

/// Fields that name officials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficialField {
    /// Who classified it.
    ClassifiedBy,
    /// Who signed it.
    Signature,
    /// Addressees, and the distribution inside the Department.
    Addressees,
    /// Routing indicators.
    Routing,
    /// Attention and passing instructions.
    Attention,
    /// Who drafted, cleared and approved it.
    Drafting,
}

impl OfficialField {
    /// All of them, each with the words for it.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::ClassifiedBy, "classified by"),
        (Self::Signature, "signature"),
        (Self::Addressees, "addressee"),
        (Self::Routing, "routing indicator"),
        (Self::Attention, "attention line"),
        (Self::Drafting, "drafting line"),
    ];

    /// The words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, words)| words)
    }

    /// Its place in [`HeadingRule::fields`].
    pub(super) fn index(self) -> usize {
        Self::ALL.iter().position(|(field, _)| *field == self).unwrap_or_default()
    }
}

/// What belongs to one text: places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// What was marked by hand.
    pub by_hand: Vec<ByHand>,
    /// The only blocks to release. `None` if all are released.
    pub keep_only: Option<Vec<Span>>,
    /// Decisions on portions without a mark.
    pub decided: Vec<Decided>,
    /// Findings that are not struck although a rule found them. They are struck again once another term finds the place.
    pub dropped: Vec<FindingId>,
    /// Possible findings that are struck.
    pub accepted: Vec<FindingId>,
}

/// A passage marked by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// The bytes: of a selection, or of a block.
    pub spans: crate::text::Spans,
    /// Why.
    pub reason: Option<String>,
}

/// A decision of the reader on a portion without a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The portion.
    pub span: Span,
    /// Whether it is struck; otherwise it is kept.
    pub strike: bool,
}

/// Identifies a finding. The same rule finds the same place for the same terms under the same id, whatever other rules
/// find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindingId {
    /// From the first byte to the last.
    pub span: Span,
    /// The rule.
    pub rule: RuleKind,
    /// A number for the terms that found it, so that a place that was exempted from one is not from another that is added
    /// later. Zero where none did.
    pub of: u32,
}

/// The rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleKind {
    /// Protected sources.
    Protected,
    /// Personal data.
    Personal,
    /// Portions above a level.
    Portions,
    /// Names and terms.
    Names,
    /// Fields of the heading.
    Heading,
    /// By hand.
    ByHand,
    /// Everything but what is released.
    KeepOnly,
}

impl RuleKind {
    /// All of them, each with the words for it.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Protected, "protected source"),
        (Self::Personal, "personal data"),
        (Self::Portions, "portion above the level"),
        (Self::Names, "name or term"),
        (Self::Heading, "field of the heading"),
        (Self::ByHand, "by hand"),
        (Self::KeepOnly, "not released"),
    ];

    /// The words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(rule, _)| *rule == self).map_or("", |(_, words)| words)
    }
}

impl Rules {
    /// The rules without what belongs to one text, for other cables.
    #[must_use]
    pub fn shared(&self) -> Self {
        let Self { protected, personal, portions, names, heading, own: _ } = self.clone();
        Self { protected, personal, portions, names, heading, own: Own::default() }
    }

    /// Switches a finding on or off: whether it is struck. Possible findings are off at first.
    pub fn set(&mut self, id: FindingId, possible: bool, strike: bool) {
        let own = &mut self.own;
        let (list, listed) = match possible {
            true => (&mut own.accepted, strike),
            false => (&mut own.dropped, !strike),
        };
        list.retain(|known| (known.span, known.rule) != (id.span, id.rule));
        if listed {
            list.push(id);
        }
    }

    /// The reason of a rule; for marks by hand that of the last one that has a reason.
    #[must_use]
    pub fn reason(&self, kind: RuleKind) -> Option<&str> {
        match kind {
            RuleKind::Protected => self.protected.reason.as_deref(),
            RuleKind::Personal => self.personal.reason.as_deref(),
            RuleKind::Portions => self.portions.reason.as_deref(),
            RuleKind::Names => self.names.reason.as_deref(),
            RuleKind::Heading => self.heading.reason.as_deref(),
            RuleKind::ByHand => self.own.by_hand.iter().rev().find_map(|mark| mark.reason.as_deref()),
            RuleKind::KeepOnly => None,
        }
    }

    /// Sets the reason of a rule and its marks, or removes it if `words` is blank. Square brackets, which would end a mark,
    /// become parentheses.
    pub fn set_reason(&mut self, kind: RuleKind, words: &str) {
        let reason = clean_reason(words);
        match kind {
            RuleKind::Protected => self.protected.reason = reason,
            RuleKind::Personal => self.personal.reason = reason,
            RuleKind::Portions => self.portions.reason = reason,
            RuleKind::Names => self.names.reason = reason,
            RuleKind::Heading => self.heading.reason = reason,
            RuleKind::ByHand => self.set_reason_by_hand(reason.as_deref()),
            RuleKind::KeepOnly => {}
        }
    }

    /// Decides on a portion without a mark.
    pub fn decide(&mut self, span: Span, strike: bool) {
        self.own.decided.retain(|decided| decided.span != span);
        self.own.decided.push(Decided { span, strike });
    }
}

/// A reason as marks can show it: one line, without brackets that would end a mark, and without characters that show as
/// nothing or change the direction of the text. `None` if nothing is left.
pub(super) fn clean_reason(words: &str) -> Option<String> {
    let mut reason = String::new();
    for c in words.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }) {
        match c {
            '[' => reason.push('('),
            ']' => reason.push(')'),
            ' ' if reason.is_empty() || reason.ends_with(' ') => {}
            c if is_invisible(c) => {}
            c => reason.push(c),
        }
    }
    reason.truncate(reason.trim_end().len());
    (!reason.is_empty()).then_some(reason)
}

/// Characters that show as nothing, or turn the text around them: format characters and private ones.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Reasons to choose from, each with its meaning. Any other words can be used as well.
pub const REASONS: [(&str, &str); 17] = [
    ("(b)(1)", "classified in the interest of national defense or foreign policy"),
    ("(b)(2)", "internal personnel rules and practices"),
    ("(b)(3)", "withheld by another statute"),
    ("(b)(4)", "trade secrets and confidential commercial information"),
    ("(b)(5)", "privileged communications within or between agencies"),
    ("(b)(6)", "personal privacy"),
    ("(b)(7)", "law enforcement"),
    ("(b)(8)", "supervision of banks"),
    ("(b)(9)", "data on wells"),
    ("1.4(a)", "military plans, weapons systems or operations"),
    ("1.4(b)", "foreign government information"),
    ("1.4(c)", "intelligence activities, sources or methods, or cryptology"),
    ("1.4(d)", "foreign relations, including confidential sources"),
    ("1.4(e)", "scientific, technological or economic matters of national security"),
    ("1.4(f)", "safeguarding of nuclear materials or facilities"),
    ("1.4(g)", "vulnerabilities or capabilities of systems and installations"),
    ("1.4(h)", "weapons of mass destruction"),
];
