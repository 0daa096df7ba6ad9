//! Fields of the heading that have a level: the subject wherever it stands, references, the classifying authority.

use memchr::memchr;

use super::again::Again;
use super::scan::{Kind, Mark};
use super::{Fate, Portions, Reading};
use crate::cable::{Line, LineKind, RecordKey};
use crate::redact::heading_fields::recorded;
use crate::text::{Span, Spans};

/// Most texts of a subject that are looked for elsewhere.
const TITLES_MAX: usize = 4;

impl Portions<'_> {
    /// The subject, in the heading and in the record of a collection, with the keywords that an archive drew from it; and
    /// wherever the same words stand again.
    pub(super) fn subject(&mut self) {
        let subject = self.cable.header.subject.as_ref();
        let mut spans: Vec<Span> = recorded(self.cable, RecordKey::Subject).collect();
        let mut fates: Vec<Fate> = Vec::new();
        for span in spans.clone() {
            fates.extend(self.marks(span, Kind::Title).iter().map(|mark| self.fate(mark.reading)));
        }
        let mut titles: Vec<Spans> = spans.iter().map(|span| (*span).into()).collect();
        let mut key = spans.first().copied();
        if let Some(subject) = subject {
            let text = subject.text.cover();
            let mark = subject.portion.map(|mark| mark.span);
            if let Some(span) = text.zip(mark).map(|(text, mark)| text.to(mark)).or(text).or(mark) {
                let marks = self.marks(span, Kind::Title);
                let portion = subject
                    .portion
                    .filter(|portion| marks.iter().all(|mark| !mark.span.overlaps(portion.span)));
                fates.extend(marks.iter().map(|mark| self.fate(mark.reading)));
                fates.extend(portion.map(|portion| self.fate(self.parsed(portion))));
            }
            spans.extend(subject.text.iter());
            spans.extend(mark.filter(|_| !self.rule.leave_marks));
            titles.insert(0, subject.text.clone());
            key = text.or(key);
        }
        let Some(key) = key else { return };
        let mut places: Vec<Span> = Vec::new();
        // The same words elsewhere, and the marks beside them there.
        let again = Again::new(self.source, self.cable);
        titles.dedup();
        let mut last: Option<Span> = None;
        for (place, line) in titles.iter().take(TITLES_MAX).flat_map(|title| again.places(title)) {
            let is_known = spans.iter().any(|span| span.overlaps(place));
            let is_read = is_known || last.replace(line) == Some(line);
            let marks = if is_read { Vec::new() } else { self.marks_in(&line.into(), Kind::Title) };
            fates
                .extend(marks.iter().map(|mark| self.fate(mark.reading)).filter(|fate| *fate >= Fate::Asked));
            places.push(place);
        }
        let fate = fates.into_iter().max().unwrap_or_else(|| self.unmarked());
        spans.extend(places);
        spans.extend(self.keywords());
        spans.sort_unstable();
        // The places can overlap what is known, in part too.
        spans.dedup_by(|later, earlier| {
            let is_joined = later.overlaps(*earlier);
            if is_joined {
                *earlier = earlier.to(*later);
            }
            is_joined
        });
        self.push(key, spans.into_iter().collect(), "subject", None, fate);
    }

    /// The keywords of an archive's record.
    fn keywords(&self) -> impl Iterator<Item = Span> + '_ {
        let fields = self.cable.record.fields.iter();
        let is_named = |label: Span| {
            let label = self.source.text(label).to_lowercase();
            label.contains("concepts") || label.contains("keywords")
        };
        fields.filter(move |field| field.label.is_some_and(is_named)).map(|field| field.value)
    }

    /// The other fields of a collection's record: the last one also holds what stands below the record.
    pub(super) fn record(&mut self) {
        let fields = self.cable.record.fields.iter().filter(|field| field.key != RecordKey::Subject);
        let values = fields.filter_map(|field| match field.key {
            RecordKey::Classification => self.below_level(field.value),
            _ => Some(field.value),
        });
        let is_asked = |value: &Span| self.is_marked_above(*value) || self.is_marked_below(*value);
        let marked: Vec<Span> = values.filter(is_asked).collect();
        for value in marked {
            self.push(value, value.into(), "record", None, Fate::Asked);
        }
    }

    /// What comes after the first line of a field that says the level of the whole.
    fn below_level(&self, value: Span) -> Option<Span> {
        let end = memchr(b'\n', self.source.raw(value).as_bytes())?;
        Some(Span { start: value.start.saturating_add(u32::try_from(end).ok()?), ..value })
    }

    /// Whether any mark above the level, understood or not, stands after a blank line in a field.
    fn is_marked_below(&self, value: Span) -> bool {
        let raw = self.source.raw(value);
        let blank = raw.match_indices('\n').find(|(at, _)| {
            let rest = raw.get(at + 1..).unwrap_or_default();
            rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
        });
        let Some(start) = blank.and_then(|(at, _)| value.start.checked_add(u32::try_from(at).ok()?)) else {
            return false;
        };
        let below = self.marks(Span { start, ..value }, Kind::Text);
        below.iter().any(|mark| self.fate(mark.reading) >= Fate::Asked)
    }

    /// Whether a mark above the level, which was understood, stands in `span`.
    fn is_marked_above(&self, span: Span) -> bool {
        let is_above =
            |mark: &Mark| mark.reading != Reading::Unknown && self.fate(mark.reading) >= Fate::Asked;
        self.marks(span, Kind::Text).iter().any(is_above)
    }

    /// The reference lines, which say nothing more if a mark among them is above the level.
    pub(super) fn references(&mut self) {
        let cable = self.cable;
        let body = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
        let is_line = |line: &&Line| line.kind == LineKind::Reference && line.span.start < body;
        let lines = cable.lines.iter().filter(is_line).map(|line| line.span);
        let items = cable.header.references.iter().filter_map(|reference| reference.text.cover());
        let Some(all) = lines.chain(items).filter(|span| span.end <= body).reduce(Span::to) else { return };
        // Letters alone are labels of references.
        if self.is_marked_above(all) {
            self.push(all, all.into(), "references", None, Fate::Asked);
        }
    }

    /// What stands of the classifying authority before its reasons, of which the letters are no marks.
    pub(super) fn classified_by(&mut self) {
        let Some(by) = &self.cable.header.classified_by else { return };
        let Some(text) = by.text.cover() else { return };
        let lines = &self.cable.lines;
        let line = lines.get(lines.partition_point(|line| line.span.end <= text.start));
        let start = line.map_or(text.start, |line| line.span.start.min(text.start));
        let ends = by.reasons.iter().map(|reason| reason.span).chain(by.derived_from).chain(by.declassify_on);
        let end = ends.map(|span| span.start).filter(|end| *end > start).min().unwrap_or(text.end);
        if self.is_marked_above(Span { start, end }) {
            let all = Span { start, end: text.end };
            self.push(all, all.into(), "classified by", None, Fate::Asked);
        }
    }

    pub(super) fn signature(&mut self) {
        if let Some(span) = self.cable.signature.as_ref().and_then(Spans::cover) {
            self.ask_if_marked(span, "signature");
        }
    }
}
