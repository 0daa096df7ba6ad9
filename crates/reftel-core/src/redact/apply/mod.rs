use super::corpus::RunningText;
use super::names::Prepared;
use super::{FindingId, Marks, RuleKind, Rules, by_hand, heading_fields, personal, portions, protect};
use crate::cable::Cable;
use crate::text::{Source, Span, Spans};

/// What the rules found in a cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Everything that was found, struck or not, in the order of the file.
    pub findings: Vec<Finding>,
    /// Portions that the reader has to decide on before anything is released.
    pub undecided: Vec<Undecided>,
    none: Marks,
}

/// One place that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id under which it can be dropped or accepted.
    pub id: FindingId,
    /// The bytes of the file.
    pub spans: Spans,
    /// Which rule.
    pub rule: RuleKind,
    /// What was found, in words that reveal nothing of the text.
    pub why: &'static str,
    /// The reason that is printed.
    pub reason: Option<String>,
    /// Whether it may be something else: then it is struck only if the reader accepts it.
    pub possible: bool,
    /// Whether it is struck.
    pub struck: bool,
}

/// A portion of the text whose level is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The bytes of the file, which identify the portion when it is decided.
    pub span: Span,
    /// The number of the paragraph, if it has one.
    pub number: Option<u16>,
    /// What it is, in one word.
    pub what: &'static str,
}

/// How many places a rule found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Struck.
    pub struck: usize,
    /// Dropped by the reader.
    pub dropped: usize,
    /// Possible, and not struck.
    pub possible: usize,
}

/// Finds all that `rules` ask for. The same rules find the same places in the same cable.
#[must_use]
pub fn apply(source: &Source, cable: &Cable, rules: &Rules) -> Applied {
    let mut applied = Applied { findings: Vec::new(), undecided: Vec::new(), none: Marks::new(source) };
    let mut finds = Finds { source, cable, rules, found: &mut applied.findings };
    let texts = if finds.needs_text() { RunningText::all(source, cable) } else { Vec::new() };
    let words: Vec<Prepared<'_>> = texts.iter().map(|running| Prepared::new(&running.folded)).collect();
    let corpus = Corpus { texts: &texts, words: &words };
    protect::find(&mut finds, &corpus);
    personal::find(&mut finds, &corpus);
    portions::find(&mut finds, &mut applied.undecided);
    by_hand::names(&mut finds, &corpus);
    heading_fields::find(&mut finds);
    by_hand::find(&mut finds);
    applied.findings.sort_by_key(|finding| finding.id.span);
    applied.dedup();
    applied.undecided.sort_by_key(|undecided| undecided.span);
    applied
}

/// The texts of a cable, and their words.
#[derive(Clone, Copy)]
pub(super) struct Corpus<'a> {
    pub(super) texts: &'a [RunningText],
    pub(super) words: &'a [Prepared<'a>],
}

impl<'a> Corpus<'a> {
    pub(super) fn each(self) -> impl Iterator<Item = (&'a RunningText, &'a Prepared<'a>)> {
        self.texts.iter().zip(self.words)
    }
}

/// The rules, the cable they look in, and what they found so far.
pub(super) struct Finds<'a> {
    pub(super) source: &'a Source,
    pub(super) cable: &'a Cable,
    pub(super) rules: &'a Rules,
    found: &'a mut Vec<Finding>,
}

/// What a finding has besides its place.
#[derive(Clone, Copy)]
pub(super) struct Note<'r> {
    pub(super) rule: RuleKind,
    pub(super) why: &'static str,
    pub(super) reason: &'r Option<String>,
    pub(super) possible: bool,
}

impl Finds<'_> {
    fn needs_text(&self) -> bool {
        self.rules.protected.on || self.rules.personal.on || self.rules.names.on
    }

    /// Adds a place, widened to whole characters and cut to the cable.
    pub(super) fn add(&mut self, spans: &Spans, note: Note<'_>) {
        let bytes = self.source.bytes();
        let extent = self.cable.extent;
        let mut kept: Vec<Span> = Vec::new();
        for span in spans.iter() {
            let (start, end) = (span.start.max(extent.start), span.end.min(extent.end));
            let span = whole(bytes, Span { start, end: end.max(start) });
            match kept.last_mut() {
                Some(last) if span.start <= last.end => *last = last.to(span),
                _ => kept.push(span),
            }
        }
        let spans: Spans = kept.into_iter().collect();
        let Some(cover) = spans.cover().filter(|cover| !cover.is_empty()) else { return };
        let id = FindingId { span: cover, rule: note.rule };
        let own = &self.rules.own;
        let struck = match note.possible {
            true => own.accepted.contains(&id),
            false => !own.dropped.contains(&id),
        };
        let Note { rule, why, reason, possible } = note;
        self.found.push(Finding { id, spans, rule, why, reason: reason.clone(), possible, struck });
    }
}

/// A span widened to all bytes of the characters at its ends.
fn whole(bytes: &[u8], span: Span) -> Span {
    if span.is_empty() {
        return span;
    }
    let is_inner = |at: u32| bytes.get(at as usize).is_some_and(|byte| (0x80..0xc0).contains(byte));
    let mut whole = span;
    while whole.start > 0 && is_inner(whole.start) && span.start - whole.start < 3 {
        whole.start -= 1;
    }
    while is_inner(whole.end) && whole.end - span.end < 3 {
        whole.end += 1;
    }
    whole
}

impl Applied {
    /// Keeps one finding for each id: the certain one, if there is one.
    fn dedup(&mut self) {
        let mut kept: Vec<Finding> = Vec::new();
        for finding in self.findings.drain(..) {
            let same = kept.iter_mut().rev().take_while(|known| known.id.span == finding.id.span);
            match same.into_iter().find(|known| known.id.rule == finding.rule) {
                Some(known) if known.possible && !finding.possible => *known = finding,
                Some(_) => {}
                None => kept.push(finding),
            }
        }
        self.findings = kept;
    }

    /// What is struck.
    #[must_use]
    pub fn marks(&self) -> Marks {
        let mut marks = self.none.clone();
        for finding in self.findings.iter().filter(|finding| finding.struck) {
            finding.spans.iter().for_each(|span| marks.strike(span, finding.reason.as_deref()));
        }
        marks
    }

    /// What must not leave the page: what is struck, and what is still undecided.
    #[must_use]
    pub fn withheld(&self) -> Marks {
        let mut marks = self.marks();
        self.undecided.iter().for_each(|undecided| marks.strike(undecided.span, None));
        marks
    }

    /// Whether nothing is withheld.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.undecided.is_empty() && !self.findings.iter().any(|finding| finding.struck)
    }

    /// How many places each rule found, in the order of [`RuleKind::ALL`].
    #[must_use]
    pub fn counts(&self) -> [(RuleKind, Count); 7] {
        RuleKind::ALL.map(|(rule, _)| {
            let mut count = Count::default();
            for finding in self.findings.iter().filter(|finding| finding.rule == rule) {
                match (finding.struck, finding.possible) {
                    (true, _) => count.struck += 1,
                    (false, true) => count.possible += 1,
                    (false, false) => count.dropped += 1,
                }
            }
            (rule, count)
        })
    }

    /// Whether everything is decided, so that the cable can be released.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.undecided.is_empty()
    }
}

#[cfg(test)]
mod tests;
