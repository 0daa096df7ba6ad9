//! The report of leaks: where else a struck name can be inferred.
//!
//! A name can be struck everywhere and still be given away by a first name in the subject, a person's TAG, the name of the
//! file, or initials below a comment. This searches what is kept for the single words of what was struck. **It follows
//! fixed rules, and its report says nothing of the words themselves.**
//!
//! Not handled: a post and a day that only one cable has; an office that only one person holds; what another cable says.

mod secrets;

use secrets::Secrets;
pub(super) use secrets::is_name;

use super::apply::Applied;
use super::corpus::RunningText;
use super::heading_fields;
use super::names::{Prepared, letters};
use super::{ByHand, Marks, OfficialField, Rules};
use crate::cable::{Block, Cable, Field, FieldPart, Role, TagKind, tag_meaning};
use crate::search::Folded;
use crate::text::{Source, Span, Spans};

/// A place that still has something of what was struck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Where.
    pub place: LeakPlace,
    /// What is still there.
    pub kind: LeakKind,
    /// The bytes of the file. `None` for the name of the file.
    pub span: Option<Span>,
    /// What would fix it. `None` for the name of the file: exports have neutral names.
    pub fix: Option<Fix>,
}

/// Where something is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeakPlace {
    /// The subject line.
    Subject,
    /// The TAGS line.
    Tags,
    /// A heading of the text, and so the contents.
    Heading,
    /// The title of a paragraph, and so the contents.
    Title,
    /// A field of the heading that a rule can strike.
    Field(OfficialField),
    /// The reference line.
    Reference,
    /// What a collection says beside the text.
    Record,
    /// Another line above the text.
    Line,
    /// A comment or a note.
    Comment,
    /// The text.
    Text,
    /// The name of the file.
    FileName,
}

/// What is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeakKind {
    /// A word of four letters or more; shorter ones with a capital, of a person that was typed.
    Word,
    /// The initials.
    Initials,
    /// The code or the name of an organization that is struck elsewhere.
    Organization,
}

impl LeakPlace {
    /// The words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Subject => "in the subject",
            Self::Tags => "in the TAGS",
            Self::Heading => "in a heading, and in the contents",
            Self::Title => "in the title of a paragraph, and in the contents",
            Self::Field(OfficialField::ClassifiedBy) => "in the line that says who classified it",
            Self::Field(OfficialField::Signature) => "in the signature",
            Self::Field(OfficialField::Addressees) => "in an addressee",
            Self::Field(OfficialField::Routing) => "in a routing indicator",
            Self::Field(OfficialField::Attention) => "in an attention line",
            Self::Field(OfficialField::Drafting) => "in a drafting line",
            Self::Reference => "in the references",
            Self::Record => "in what the collection says",
            Self::Line => "in a line above the text",
            Self::Comment => "in a comment",
            Self::Text => "in the text",
            Self::FileName => "in the name of the file",
        }
    }
}

impl LeakKind {
    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Word => "Part of a redacted name is",
            Self::Initials => "The initials of a redacted name are",
            Self::Organization => "The code of a redacted organization is",
        }
    }
}

impl Leak {
    /// A sentence about it, which reveals no words.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {}.", self.kind.words(), self.place.words())
    }
}

/// A change of the rules that fixes a leak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Strikes the word by hand.
    Strike(ByHand),
    /// Strikes the field wherever it is.
    Field(OfficialField),
}

impl Fix {
    /// Changes the rules.
    pub fn apply(&self, rules: &mut Rules) {
        match self {
            Self::Strike(mark) => rules.strike(mark.clone()),
            Self::Field(field) => {
                // Fields that were chosen before but are switched off stay off.
                if !rules.heading.on {
                    rules.heading.fields = [false; 6];
                }
                rules.heading.on = true;
                rules.heading.fields.get_mut(field.index()).into_iter().for_each(|on| *on = true);
            }
        }
    }
}

/// Finds leaks, in the order of the file.
#[must_use]
pub fn leaks(source: &Source, cable: &Cable, rules: &Rules, applied: &Applied) -> Vec<Leak> {
    let secrets = Secrets::of(source, cable, rules, &applied.findings);
    if secrets.is_empty() {
        return Vec::new();
    }
    let marks = applied.marks();
    let mut report = Report { source, cable, marks: &marks, leaks: Vec::new() };
    report.words(&secrets);
    report.tags(&secrets);
    report.file_name(&secrets);
    report.leaks.sort_by_cached_key(|leak| leak.span.unwrap_or_default());
    report.leaks.dedup();
    report.leaks
}

struct Report<'a> {
    source: &'a Source,
    cable: &'a Cable,
    marks: &'a Marks,
    leaks: Vec<Leak>,
}

impl Report<'_> {
    fn words(&mut self, secrets: &Secrets) {
        let places = places(self.source, self.cable);
        let texts = RunningText::all(self.source, self.cable);
        let Some(running) = texts.first() else { return };
        let words = Prepared::new(&running.folded);
        for word in 0..words.len() {
            let spans = running.source(words.range(word));
            let letters = words.letters(word);
            let is_word = secrets.has_word(&letters, words.is_capital(word));
            let may_be_initials = !is_word && secrets.has_initials(&letters);
            if !is_word && !may_be_initials || spans.iter().any(|span| self.marks.touch(span)) {
                continue;
            }
            let Some(span) = spans.cover() else { continue };
            let Some(place) = self.place(&places, span) else { continue };
            let is_capitals = words.is_capitals(word);
            let in_brackets = words.in_brackets(word);
            let names_people = matches!(place, LeakPlace::Comment | LeakPlace::Field(_));
            if is_word {
                self.add(place, LeakKind::Word, spans);
            } else if is_capitals && place != LeakPlace::Tags && (in_brackets || names_people) {
                self.add(place, LeakKind::Initials, spans);
            }
        }
    }

    /// The place of a span in what is released. `None` for labels and residue.
    fn place(&self, places: &[(Span, LeakPlace)], span: Span) -> Option<LeakPlace> {
        let inner = |all: &[Span]| {
            let first = all.partition_point(|known| known.end <= span.start);
            all.get(first).is_some_and(|known| known.contains(span))
        };
        if inner(&self.cable.labels) || inner(&self.cable.residue) {
            return None;
        }
        let first = self.cable.body.first().map_or(u32::MAX, |block| block.span().start);
        let otherwise = if span.start < first { LeakPlace::Line } else { LeakPlace::Text };
        Some(places.iter().find(|(known, _)| known.contains(span)).map_or(otherwise, |(_, place)| *place))
    }

    fn tags(&mut self, secrets: &Secrets) {
        for tag in &self.cable.header.tags {
            if self.marks.touch(tag.span) || tag.kind == TagKind::Person {
                continue;
            }
            let code = self.source.line(&tag.span.into()).to_ascii_uppercase();
            let is_spelled = |meaning: &str| secrets.spell(meaning);
            let is_known = tag_meaning(&code).and_then(|(_, meaning)| meaning).is_some_and(is_spelled);
            if is_known || secrets.has_acronym(&letters(Folded::words(&code).codes())) {
                self.add(LeakPlace::Tags, LeakKind::Organization, tag.span.into());
            }
        }
    }

    fn file_name(&mut self, secrets: &Secrets) {
        let folded = Folded::words(self.source.name());
        let words = Prepared::new(&folded);
        if (0..words.len()).any(|word| secrets.has_word(&words.letters(word), words.is_capital(word))) {
            let leak = Leak { place: LeakPlace::FileName, kind: LeakKind::Word, span: None, fix: None };
            self.leaks.push(leak);
        }
    }

    fn add(&mut self, place: LeakPlace, kind: LeakKind, spans: Spans) {
        let span = spans.cover();
        let fix = match place {
            LeakPlace::Field(field) => Fix::Field(field),
            _ => Fix::Strike(ByHand { spans, reason: None }),
        };
        self.leaks.push(Leak { place, kind, span, fix: Some(fix) });
    }
}

/// All places that have a name, the more specific ones first.
fn places(source: &Source, cable: &Cable) -> Vec<(Span, LeakPlace)> {
    let mut places: Vec<(Span, LeakPlace)> = Vec::new();
    for (field, _) in OfficialField::ALL {
        heading_fields::spans(source, cable, field, &mut |spans| {
            places.extend(spans.iter().map(|span| (span, LeakPlace::Field(field))));
        });
    }
    for found in cable.fields().filter(|found| found.part == FieldPart::Value) {
        let place = match found.field {
            // Reasons and instructions of the classification.
            Field::ClassifiedBy => LeakPlace::Line,
            Field::Subject => LeakPlace::Subject,
            Field::Tags => LeakPlace::Tags,
            Field::References => LeakPlace::Reference,
            Field::Record => LeakPlace::Record,
            _ => continue,
        };
        places.extend(found.spans.iter().map(|span| (*span, place)));
    }
    for block in &cable.body {
        match block {
            Block::Heading(heading) => places.push((heading.span, LeakPlace::Heading)),
            Block::Paragraph(paragraph) => {
                places.extend(paragraph.title.map(|title| (title, LeakPlace::Title)));
                if matches!(paragraph.role, Some(Role::Comment | Role::Note)) {
                    places.push((paragraph.span, LeakPlace::Comment));
                }
            }
            Block::Text(text) if matches!(text.role, Some(Role::Comment | Role::Note)) => {
                places.push((text.span, LeakPlace::Comment));
            }
            Block::Text(_) | Block::Table(_) => {}
        }
    }
    places
}

#[cfg(test)]
mod tests;
