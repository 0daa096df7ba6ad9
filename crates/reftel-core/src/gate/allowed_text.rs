//! The struck and the allowed text of cables, read from their source alone.

use crate::cable::{Block, Cable, Day, tag_meaning};
use crate::redact::Marks;
use crate::text::{Source, Span, Spans};

/// How telegrams name a kind of mission, and how citations do.
const MISSIONS: [(&str, &str); 8] = [
    ("AMEMBASSY", "Embassy"),
    ("AMCONGEN", "Consulate General"),
    ("AMCONSUL", "Consulate"),
    ("USMISSION", "Mission"),
    ("USINT", "Interests Section"),
    ("USLO", "Liaison Office"),
    ("USOFFICE", "Office"),
    ("AMLEGATION", "Legation"),
];

/// The texts of the cables that go into one export.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The text below each mark.
    pub(super) struck: Vec<String>,
    /// The text between the marks, and what exports derive from it: ids, days, names of posts, meanings of TAGS.
    pub(super) allowed: Vec<String>,
}

impl Texts {
    pub(super) fn add(&mut self, source: &Source, cable: &Cable, marks: &Marks) {
        let shown = cable.extent.without(&cable.residue);
        // What the source itself took out is no secret of ours: rows of X look like other rows of X.
        let mut others: Vec<Span> = cable.residue.clone();
        others.extend(cable.redactions.iter().map(|redaction| redaction.span));
        let own = cable.extent.without(&others);
        for mark in marks.within(cable.extent) {
            self.struck.push(words(source, &inside(&own, mark.span)));
        }
        self.allowed.extend(outside(&shown, marks).iter().map(|run| words(source, run)));
        // The text of a block also continues over other things than page breaks, such as an unrecognised line.
        for run in cable.body.iter().filter_map(text).flat_map(|text| outside(text, marks)) {
            let line = source.line(&run);
            let cover = run.cover().unwrap_or_default();
            if !is_same(&line, &words(source, &inside(&shown, cover))) {
                self.allowed.push(line);
            }
        }
        let is_kept = |span: Span| !marks.touch(span);
        for tag in cable.header.tags.iter().filter(|tag| is_kept(tag.span)) {
            let code = source.line(&tag.span.into()).to_ascii_uppercase();
            let meaning = tag_meaning(&code).and_then(|(_, meaning)| meaning);
            self.allowed.extend(meaning.map(str::to_owned));
        }
        self.codes(cable, &is_kept);
        self.ids(source, cable, &is_kept);
    }

    /// Words that exports write for codes: of the level, of precedences, of days.
    fn codes(&mut self, cable: &Cable, is_kept: &dyn Fn(Span) -> bool) {
        let (header, sent) = (&cable.header, &cable.transmission);
        // Citations call every cable so.
        self.allowed.push("Telegram".to_owned());
        let own = header.classification.filter(|level| is_kept(level.span)).map(|level| level.value.level);
        // With a caption the level is another, unless that is struck.
        let captioned =
            header.captions.iter().all(|caption| is_kept(caption.span)).then(|| cable.level()).flatten();
        let levels = own.into_iter().chain(captioned.filter(|_| own.is_some()));
        self.allowed.extend(levels.flat_map(|level| [level.word(), level.letters()]).map(str::to_owned));
        let addressees = [&sent.action, &sent.info, &sent.exempt].into_iter().flatten();
        let precedences = sent.dtg.iter().flat_map(|dtg| [dtg.action, dtg.info]);
        let precedences = precedences.chain(addressees.map(|addressee| addressee.precedence)).flatten();
        let standing = precedences.filter(|precedence| is_kept(precedence.span));
        self.allowed.extend(standing.map(|precedence| precedence.value.word().to_owned()));
        if let Some(order) = header.executive_order.as_ref().filter(|order| is_kept(order.span)) {
            let on = order.declassify.as_ref().and_then(|declassify| declassify.on).map(|on| on.value);
            let dated = sent.dtg.filter(|dtg| is_kept(dtg.span));
            let derived = dated.and_then(|_| cable.derived_declassification()).map(|(day, _)| day);
            for day in on.into_iter().chain(derived) {
                self.allowed.extend([day.in_words(), day.to_string()]);
            }
        }
    }

    /// Ids are made of a post, a number and a year. They are allowed if all that they were read from is kept: a reader
    /// of the export could then derive them, so they are no secret even if one was struck elsewhere.
    fn ids(&mut self, source: &Source, cable: &Cable, is_kept: &dyn Fn(Span) -> bool) {
        let dated = cable.transmission.dtg.iter().map(|dtg| dtg.span);
        let dated = dated.chain(cable.record.moment.iter().map(|moment| moment.span));
        let given = cable.record.id.iter().map(|id| id.span);
        let given = given.chain(cable.header.mrn.iter().map(|mrn| mrn.span));
        if !dated.chain(given).all(is_kept) {
            return;
        }
        self.allowed.extend(cable.day().map(Day::in_words));
        self.allowed.extend(cable.day().map(|day| day.to_string()));
        if let Some(dtg) = &cable.transmission.dtg {
            let time = format!("{:02}:{:02}", dtg.hour, dtg.minute);
            self.allowed.push(format!("{}, {time}Z", dtg.day.in_words()));
            self.allowed.push(format!("{}T{time}:00Z", dtg.day));
        }
        self.allowed.extend(cable.id(source).map(|id| id.as_str().to_owned()));
        // A reference without a post means the post of the cable.
        if !cable.transmission.from.iter().all(|from| is_kept(from.name)) {
            return;
        }
        let from = cable.transmission.from.iter().map(|from| source.text(from.name));
        self.allowed.extend(from.filter_map(|name| {
            let (mission, post) = name.split_once(' ')?;
            let (_, words) = MISSIONS.iter().find(|(known, _)| *known == mission)?;
            Some(format!("U.S. {words} {post}"))
        }));
        for reference in cable.header.references.iter().filter(|found| found.text.iter().all(is_kept)) {
            self.allowed.extend(reference.target.as_ref().map(|target| target.id.as_str().to_owned()));
        }
    }
}

fn text(block: &Block) -> Option<&Spans> {
    match block {
        Block::Heading(heading) => Some(&heading.text),
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        Block::Text(text) => Some(&text.text),
        Block::Table(_) => None,
    }
}

/// Whether two texts differ in nothing but whitespace.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect::<Vec<_>>();
    letters(one) == letters(other)
}

/// The texts of all pieces, one on each line.
fn words(source: &Source, pieces: &Spans) -> String {
    let mut words = String::new();
    for piece in pieces.iter() {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(&source.text(piece));
    }
    words
}

/// The parts of the pieces that lie in `span`.
fn inside(pieces: &Spans, span: Span) -> Spans {
    let cut = |piece: Span| {
        let start = piece.start.max(span.start);
        Span { start, end: piece.end.min(span.end).max(start) }
    };
    pieces.iter().filter(|piece| piece.overlaps(span)).map(cut).collect()
}

/// The pieces between the marks: a new text begins after each mark.
fn outside(pieces: &Spans, marks: &Marks) -> Vec<Spans> {
    let mut runs = vec![Spans::new()];
    for piece in pieces.iter() {
        let mut at = piece.start;
        for mark in marks.within(piece) {
            let before = Span { start: at, end: mark.span.start.max(at) };
            runs.last_mut().into_iter().for_each(|run| run.push(before));
            runs.push(Spans::new());
            at = at.max(mark.span.end);
        }
        let rest = Span { start: at, end: piece.end.max(at) };
        runs.last_mut().into_iter().for_each(|run| run.push(rest));
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(list: &[(usize, usize)]) -> Spans {
        list.iter().map(|(start, end)| Span::new(*start, *end)).collect()
    }

    #[test]
    fn ok_spans() {
        let source = Source::new("test", "x".repeat(99)).unwrap();
        let pieces = spans(&[(0, 2), (4, 10), (20, 30)]);
        assert_eq!(inside(&pieces, Span::new(1, 22)), spans(&[(1, 2), (4, 10), (20, 22)]));
        assert_eq!(inside(&pieces, Span::new(12, 14)), Spans::new());
        let mut marks = Marks::new(&source);
        assert_eq!(outside(&pieces, &marks), std::slice::from_ref(&pieces));
        marks.strike(Span::new(5, 6), None);
        marks.strike(Span::new(8, 22), None);
        assert_eq!(
            outside(&pieces, &marks),
            [spans(&[(0, 2), (4, 5)]), spans(&[(6, 8)]), spans(&[(22, 30)])]
        );
    }
}
