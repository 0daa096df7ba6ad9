//! Faulty programs.

use crate::forms::{self, File};
use reftel_core::cable::{Block, Cable};
use reftel_core::export::json::to_json;
use reftel_core::export::{Options, as_received};
use reftel_core::gate::{Forbidden, gate, secrets};
use reftel_core::parse::{Parsed, parse};
use reftel_core::redact::{Applied, Finding, Mark, Marks, RuleKind, Rules, apply, release};
use reftel_core::text::{Source, Span, Spans};

/// A fault.
#[derive(Clone, Copy)]
pub(crate) struct Mutant {
    pub(crate) name: &'static str,
    fault: Fault,
}

#[derive(Clone, Copy)]
enum Fault {
    /// Other marks.
    Marks(fn(&Subject) -> Marks),
    /// Other files, made of those without a fault.
    Files(fn(&Subject, &[File]) -> Vec<File>),
}

/// What became of the files of a mutant.
pub(crate) enum Outcome {
    /// They are those without a fault.
    Same,
    /// So many were refused.
    Refused(usize),
    /// None was.
    Passed,
}

/// A cable, and what is to be struck.
pub(crate) struct Subject {
    source: Source,
    parsed: Parsed,
    applied: Applied,
    marks: Marks,
    secrets: Forbidden,
    clean: Vec<File>,
}

impl Subject {
    pub(crate) fn new(text: String, rules: &Rules) -> Self {
        let source = Source::new("mutants", text).unwrap();
        let parsed = parse(&source);
        let applied = apply(&source, &parsed.cable, rules);
        let marks = applied.marks();
        let secrets = secrets(&[(&source, &parsed.cable, &marks)]).unwrap();
        let clean = files(&source, &parsed.cable, &marks);
        Self { source, parsed, applied, marks, secrets, clean }
    }

    pub(crate) fn clean(&self) -> impl Iterator<Item = (&str, &Vec<u8>)> {
        self.clean.iter().map(|(name, bytes)| (name.as_str(), bytes))
    }

    pub(crate) fn secrets(&self) -> &Forbidden {
        &self.secrets
    }

    pub(crate) fn outcome(&self, mutant: Mutant) -> Outcome {
        let files = match mutant.fault {
            Fault::Marks(marks) => files(&self.source, &self.parsed.cable, &marks(self)),
            Fault::Files(files) => files(self, &self.clean),
        };
        let different: Vec<_> = files.into_iter().filter(|file| !self.clean.contains(file)).collect();
        if different.is_empty() {
            return Outcome::Same;
        }
        let refused = |(name, bytes): &File| gate(name, bytes.clone(), &self.secrets).is_err();
        match different.iter().filter(|file| refused(file)).count() {
            0 => Outcome::Passed,
            count => Outcome::Refused(count),
        }
    }

    fn cable(&self) -> &Cable {
        &self.parsed.cable
    }

    /// The marks of the findings that are not forgotten.
    fn without(&self, forget: &dyn Fn(&Finding) -> bool) -> Marks {
        let mut marks = Marks::new(&self.source);
        for finding in self.applied.findings.iter().filter(|found| found.struck && !forget(found)) {
            finding.spans.iter().for_each(|span| marks.strike(span, finding.reason.as_deref()));
        }
        marks
    }

    fn without_rule(&self, rule: RuleKind) -> Marks {
        self.without(&|found| found.rule == rule)
    }

    /// The marks, but for what they have of these bytes.
    fn except(&self, spans: &[Span]) -> Marks {
        self.each(|mark, add| {
            let mut at = mark.span.start;
            for span in spans.iter().filter(|span| span.overlaps(mark.span)) {
                add(at, span.start.max(at));
                at = at.max(span.end);
            }
            add(at, mark.span.end.max(at));
        })
    }

    /// Other marks in the place of each.
    fn each(&self, other: impl Fn(&Mark, &mut dyn FnMut(u32, u32))) -> Marks {
        let mut marks = Marks::new(&self.source);
        let end = self.source.span().end;
        for mark in self.marks.all() {
            other(mark, &mut |from, to| marks.strike(Span { start: from, end: to.min(end).max(from) }, None));
        }
        marks
    }

    fn struck(&self) -> Vec<String> {
        self.marks.all().iter().map(|mark| self.source.text(mark.span).into_owned()).collect()
    }
}

fn files(source: &Source, cable: &Cable, marks: &Marks) -> Vec<File> {
    forms::files(&release(source, cable, marks).unwrap(), Options::default())
}

const fn marks(name: &'static str, fault: fn(&Subject) -> Marks) -> Mutant {
    Mutant { name, fault: Fault::Marks(fault) }
}

const fn page(name: &'static str, fault: fn(&Subject, &[File]) -> Vec<File>) -> Mutant {
    Mutant { name, fault: Fault::Files(fault) }
}

/// All faults.
pub(crate) const MUTANTS: [Mutant; 39] = [
    marks("rule for protected sources skipped", |subject| subject.without_rule(RuleKind::Protected)),
    marks("rule for personal data skipped", |subject| subject.without_rule(RuleKind::Personal)),
    marks("rule for portions skipped", |subject| subject.without_rule(RuleKind::Portions)),
    marks("rule for names skipped", |subject| subject.without_rule(RuleKind::Names)),
    marks("rule for the heading skipped", |subject| subject.without_rule(RuleKind::Heading)),
    marks("marks by hand skipped", |subject| subject.without_rule(RuleKind::ByHand)),
    marks("spans begin a byte late", |subject| {
        subject.each(|mark, add| add(mark.span.start + 1, mark.span.end))
    }),
    marks("spans end a byte early", |subject| {
        subject.each(|mark, add| add(mark.span.start, mark.span.end - 1))
    }),
    marks("spans moved by a byte", |subject| {
        subject.each(|mark, add| add(mark.span.start + 1, mark.span.end + 1))
    }),
    marks("spans moved back by a byte", |subject| {
        subject.each(|mark, add| add(mark.span.start.saturating_sub(1), mark.span.end - 1))
    }),
    marks("spans moved by nine bytes", |subject| {
        subject.each(|mark, add| add(mark.span.start + 9, mark.span.end + 9))
    }),
    marks("spans counted in another text, all before", |subject| {
        subject.each(|mark, add| add(mark.span.start / 2, mark.span.end / 2))
    }),
    marks("only the first word of each span", |subject| {
        subject.each(|mark, add| {
            let text = subject.source.raw(mark.span);
            add(mark.span.start, mark.span.start + text.find(' ').unwrap_or(text.len()) as u32);
        })
    }),
    marks("only the first place of each rule", |subject| {
        let first = |found: &Finding| {
            subject.applied.findings.iter().find(|other| other.rule == found.rule).map(|found| found.id)
        };
        subject.without(&|found| first(found) != Some(found.id))
    }),
    marks("the last mark of all", |subject| {
        subject.except(&subject.marks.all().last().map(|mark| mark.span).into_iter().collect::<Vec<_>>())
    }),
    marks("names in capitals not seen", |subject| {
        subject.without(&|found| {
            let text = found.spans.cover().map(|span| subject.source.raw(span)).unwrap_or_default();
            found.rule == RuleKind::Names && !text.chars().any(char::is_lowercase)
        })
    }),
    marks("names across a line end not seen", |subject| {
        subject.without(&|found| {
            found.rule == RuleKind::Names
                && found.spans.cover().is_some_and(|span| subject.source.raw(span).contains('\n'))
        })
    }),
    marks("names with character references not seen", |subject| {
        subject.without(&|found| found.rule == RuleKind::Names && raw(subject, found).contains("&#"))
    }),
    marks("portion marks inside paragraphs not seen", |subject| {
        let begins = |at: u32| subject.cable().body.iter().any(|block| block.span().start == at);
        subject.without(&|found| found.rule == RuleKind::Portions && !begins(found.id.span.start))
    }),
    marks("portion marks that were struck out not seen", |subject| {
        subject.without(&|found| found.rule == RuleKind::Portions && raw(subject, found).contains('~'))
    }),
    marks("notes in front of a protected name not seen", |subject| {
        subject.without(&|found| {
            let start = found.id.span.start;
            let before = Span { start: start.saturating_sub(20), end: start };
            found.rule == RuleKind::Protected && subject.source.text(before).contains("source)")
        })
    }),
    marks("telephone numbers with other dashes not seen", |subject| {
        subject.without(&|found| found.rule == RuleKind::Personal && !raw(subject, found).is_ascii())
    }),
    marks("subject forgotten", |subject| {
        let subject_line = subject.cable().header.subject.iter();
        subject.except(&subject_line.flat_map(|line| line.text.iter()).collect::<Vec<_>>())
    }),
    marks("TAGS forgotten", |subject| {
        subject.except(&subject.cable().header.tags.iter().map(|tag| tag.span).collect::<Vec<_>>())
    }),
    marks("references forgotten", |subject| {
        let found = subject.cable().header.references.iter();
        subject.except(&found.flat_map(|found| found.text.iter().chain(found.note)).collect::<Vec<_>>())
    }),
    marks("addressees forgotten", |subject| {
        let sent = &subject.cable().transmission;
        subject.except(&sent.action.iter().chain(&sent.info).map(|found| found.span).collect::<Vec<_>>())
    }),
    marks("attention line forgotten", |subject| {
        let lines = subject.cable().header.attention.iter();
        subject.except(&lines.flat_map(Spans::iter).collect::<Vec<_>>())
    }),
    marks("classified-by forgotten", |subject| {
        let by = subject.cable().header.classified_by.iter();
        subject.except(&by.flat_map(|by| by.text.iter()).collect::<Vec<_>>())
    }),
    marks("headings (the outline) forgotten", |subject| {
        subject.except(&blocks(subject, |block| matches!(block, Block::Heading(_))))
    }),
    marks("tables forgotten", |subject| {
        subject.except(&blocks(subject, |block| matches!(block, Block::Table(_))))
    }),
    marks("sub-paragraphs forgotten", |subject| {
        let paragraphs = subject.cable().paragraphs();
        let items = paragraphs.flat_map(|paragraph| &paragraph.items);
        subject.except(&items.flat_map(|item| item.text.iter()).collect::<Vec<_>>())
    }),
    marks("signature forgotten", |subject| {
        let signature = subject.cable().signature.iter();
        subject.except(&signature.flat_map(Spans::iter).collect::<Vec<_>>())
    }),
    page("original as it was received", |subject, _| {
        vec![("cable.txt".to_owned(), as_received(&subject.source, subject.cable()).to_vec())]
    }),
    page("JSON of the library, spans and all", |subject, _| {
        vec![("cable.json".to_owned(), to_json(&subject.source, &subject.parsed).unwrap().into_bytes())]
    }),
    page("struck words in a comment of the page", |subject, clean| {
        html(clean, &format!("<!-- {} -->", subject.struck().join(" ").replace("--", "")))
    }),
    page("struck words backwards in an attribute", |subject, clean| {
        let backwards: String = subject.struck().join(" ").chars().rev().collect();
        html(clean, &format!("<p title=\"{}\">x</p>", backwards.replace(['"', '<', '&'], "")))
    }),
    page("struck words as base64 in an attribute", |subject, clean| {
        html(clean, &format!("<p data-id=\"{}\">x</p>", base64(subject.struck().join(" ").as_bytes())))
    }),
    page("struck words as hexadecimal in the text", |subject, clean| {
        let hex = subject.struck().join(" ").bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
        html(clean, &format!("<p>{hex}</p>"))
    }),
    page("name of the file has the subject", |subject, clean| {
        let text = subject.cable().header.subject.as_ref();
        let words = text.map(|line| subject.source.line(&line.text)).unwrap_or_default();
        let name = words.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let struck = text.is_some_and(|line| line.text.iter().any(|span| subject.marks.touch(span)));
        let name = if struck { format!("{name}.txt") } else { clean[0].0.clone() };
        vec![(name, clean[0].1.clone())]
    }),
];

/// What a finding has in the source, from its first byte to its last.
fn raw(subject: &Subject, found: &Finding) -> String {
    found.spans.cover().map(|span| subject.source.raw(span).into_owned()).unwrap_or_default()
}

fn blocks(subject: &Subject, accepts: fn(&Block) -> bool) -> Vec<Span> {
    subject.cable().body.iter().filter(|block| accepts(block)).map(Block::span).collect()
}

/// The page with something more before its end.
fn html(clean: &[File], more: &str) -> Vec<File> {
    let (name, bytes) = clean.iter().find(|(name, _)| name.ends_with(".html")).unwrap();
    let page = str::from_utf8(bytes).unwrap().replace("</body>", &format!("{more}</body>"));
    assert!(page.contains(more), "a page has a body");
    vec![(name.clone(), page.into_bytes())]
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number =
            three.iter().chain([&0, &0]).take(3).fold(0_usize, |number, byte| number << 8 | *byte as usize);
        (0..=three.len()).for_each(|at| out.push(char::from(LETTERS[number >> (18 - 6 * at) & 63])));
    }
    out
}
