//! Who: name, title and office, told apart by the words of the whole phrase.

use super::words::{Class, Word};
use crate::text::{Cursor, Span, class, trim};

/// The person of a classified-by line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Person {
    pub(super) name: Option<Span>,
    pub(super) title: Option<Span>,
    pub(super) office: Option<Span>,
}

/// Most words of a part that are looked at: nobody's title is longer.
const WORDS_MAX: usize = 32;

/// What stands between two separators.
struct Part {
    span: Span,
    words: Vec<Word>,
}

/// What a part is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A name and nothing else.
    Name,
    /// A title, then a name; how many words the title has.
    TitleName(usize),
    /// A name, then a title; how many words the name has.
    NameTitle(usize),
    Title,
    /// Words such as `Political`, which are a title if no other is given.
    Field,
    Office,
    /// `Jr.`, `III`, `a.i.`
    Suffix,
}

/// Reads a text that holds nothing but the person.
pub(super) fn read_person(bytes: &[u8], text: Span) -> Person {
    let parts = parts(bytes, text);
    let shapes: Vec<Shape> = parts.iter().map(shape).collect();
    let sure = shapes.iter().position(|shape| *shape == Shape::Name);
    // A title with one word after it is "Consul General Hamburg" when the name stands elsewhere.
    let is_person = |at: usize| match (shapes.get(at), parts.get(at)) {
        (Some(Shape::Name), _) => true,
        (Some(Shape::TitleName(title)), Some(part)) => part.words.len() - title > 1 || sure.is_none(),
        (Some(Shape::NameTitle(_)), _) => sure.is_none(),
        _ => false,
    };
    let at = (0..parts.len()).find(|at| is_person(*at));
    let mut person = Person::default();
    let mut before = parts.len();
    let mut after = parts.len();
    if let Some(at) = at
        && let Some(part) = parts.get(at)
    {
        (before, after) = (at, at + 1);
        let (name, title) = match shapes.get(at) {
            Some(Shape::TitleName(words)) => (part.from(*words), part.up_to(*words)),
            Some(Shape::NameTitle(words)) => (part.up_to(*words), part.from(*words)),
            _ => (Some(part.span), None),
        };
        (person.name, person.title) = (name, title);
        // "Jane Example, Jr."; "EXAMPLE, JANE".
        let inverted = part.words.len() == 1 && person.title.is_none();
        while let (Some(next), Some(shape)) = (parts.get(after), shapes.get(after)) {
            let is_more = match shape {
                Shape::Suffix => !next.is_ad_interim(bytes) && !next.is_bracketed(bytes),
                Shape::Name => inverted && after == at + 1 && next.words.len() <= 3,
                _ => false,
            };
            if !is_more {
                break;
            }
            person.name = person.name.map(|name| name.to(next.span));
            after += 1;
        }
    }
    person.take_before(&parts, &shapes, before);
    person.take_after(&parts, &shapes, after);
    person.office = person.office.or_else(|| leading_office(&parts, person.title));
    // "EUR/CE Jane Example": the office is all that is said.
    person.title = person.title.filter(|title| person.office != Some(*title));
    person.name = person.name.map(|name| with_period(bytes, name));
    person.title = person.title.map(|title| with_period(bytes, title));
    person
}

impl Person {
    /// Titles and offices in front of the name.
    fn take_before(&mut self, parts: &[Part], shapes: &[Shape], count: usize) {
        let mut title: Option<Span> = None;
        for (part, shape) in parts.iter().zip(shapes).take(count) {
            match shape {
                Shape::Office if title.is_none() => self.office = self.office.or(Some(part.span)),
                _ => title = Some(title.map_or(part.span, |title| title.to(part.span))),
            }
        }
        self.title = match (title, self.title) {
            (Some(title), Some(more)) => Some(title.to(more)),
            (title, more) => title.or(more),
        };
    }

    /// Titles and offices after the name.
    fn take_after(&mut self, parts: &[Part], shapes: &[Shape], from: usize) {
        let mut in_office = false;
        // A title in front of the name does not go on after it.
        let mut is_first = true;
        for (part, shape) in parts.iter().zip(shapes).skip(from) {
            let is_office = match shape {
                Shape::Office => true,
                Shape::Name | Shape::Suffix => in_office,
                Shape::Field => self.title.is_some(),
                _ => false,
            };
            let field = if is_office { &mut self.office } else { &mut self.title };
            match field {
                // Only what stands next to it belongs to it.
                Some(known) if in_office == is_office && !is_first => *known = known.to(part.span),
                Some(_) => {}
                None => *field = Some(part.span),
            }
            in_office = is_office;
            is_first = false;
        }
    }
}

impl Part {
    fn up_to(&self, words: usize) -> Option<Span> {
        Some(self.words.first()?.span.to(self.words.get(words.checked_sub(1)?)?.span))
    }

    fn from(&self, words: usize) -> Option<Span> {
        Some(Span { end: self.span.end, ..self.words.get(words)?.span })
    }

    /// `(G)` says which of several offices, and is no initial.
    fn is_bracketed(&self, bytes: &[u8]) -> bool {
        let before = bytes.get(..self.span.range().start).unwrap_or_default();
        before.trim_ascii_end().ends_with(b"(")
    }

    fn is_ad_interim(&self, bytes: &[u8]) -> bool {
        bytes
            .get(self.span.range())
            .is_some_and(|text| text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(b"A.I")))
    }
}

/// The office that a title begins with: `ISN ASSISTANT SECRETARY`.
fn leading_office(parts: &[Part], title: Option<Span>) -> Option<Span> {
    let part = parts.iter().find(|part| {
        title.is_some_and(|title| title.contains(part.words.first().map_or(part.span, |word| word.span)))
    })?;
    let offices = part.words.iter().take_while(|word| word.is_acronym()).count();
    part.up_to(offices)
}

/// The period of an abbreviation at the end: `Jr.`, `a.i.`
fn with_period(bytes: &[u8], span: Span) -> Span {
    let text = bytes.get(span.range()).unwrap_or_default();
    let word = text.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    let is_abbreviation = word.len() == 1
        || [&b"JR"[..], b"SR", b"ESQ", b"A.I", b"AMB", b"PH.D"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known));
    let has_period = bytes.get(span.range().end) == Some(&b'.');
    Span { end: span.end + u32::from(is_abbreviation && has_period), ..span }
}

/// Cuts the text at commas, semicolons, colons, brackets, dashes between spaces, and ends of sentences.
fn parts(bytes: &[u8], text: Span) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut c = Cursor::new(bytes, text);
    let mut start = c.at();
    let mut words: Vec<Word> = Vec::new();
    loop {
        c.eat_whitespace();
        let word =
            c.eat_while_by(|b| !b.is_ascii_whitespace() && !matches!(b, b',' | b';' | b':' | b'(' | b')'));
        let mut ends = false;
        if !word.is_empty() {
            let text = c.slice(word);
            let is_dash = text.iter().all(|b| matches!(b, b'-' | b'?' | b'*' | b'_'))
                || matches!(text, [0xe2, 0x80, 0x93 | 0x94]);
            if is_dash {
                ends = true;
            } else if words.len() < WORDS_MAX {
                let mut found = Word::new(text, word);
                // "DCM/Ann Example": a title, and a name that has lost its space.
                if let Some((title, name)) = title_and_name(text, word) {
                    words.push(title);
                    found = name;
                }
                ends = text.ends_with(b".")
                    && text.len() > 5
                    && found.class != Class::NamePart
                    && c.peek().is_some()
                    && !(words.is_empty() && is_before_title(c));
                words.push(found);
            }
        }
        // "CHARGE D,AFFAIRES": an apostrophe that became a comma.
        if c.peek() == Some(b',')
            && c.slice(word).eq_ignore_ascii_case(b"D")
            && matches!(c.rest(), [_, b'A' | b'a', ..])
        {
            c.bump();
            words.pop();
            let rest = c.eat_while(class!(ALPHABETIC));
            words.push(Word {
                class: Class::Head,
                span: word.to(rest),
                is_capital: false,
                is_generic: false,
                is_nearly_title: false,
            });
            continue;
        }
        let separator = c.eat_if(|b| matches!(b, b',' | b';' | b':' | b'(' | b')'));
        if separator || ends || c.is_done() {
            let span = match (words.first(), words.last()) {
                (Some(first), Some(last)) => trim(bytes, first.span.to(last.span)),
                _ => Span::new(start, start),
            };
            let span = if ends { without_period(bytes, span) } else { span };
            if !span.is_empty() {
                parts.push(Part { span, words: std::mem::take(&mut words) });
            }
            words.clear();
            start = c.at();
        }
        if c.is_done() {
            return parts;
        }
    }
}

/// Whether the word of a title comes next: a word in front of it is shortened, `Polit. Counselor`, and ends no sentence.
fn is_before_title(mut c: Cursor<'_>) -> bool {
    c.eat_whitespace();
    let next = c.eat_while(class!(ALPHABETIC));
    matches!(Word::new(c.slice(next), next).class, Class::Head | Class::Modifier)
}

/// A title and a capitalised name that a slash joins.
fn title_and_name(text: &[u8], span: Span) -> Option<(Word, Word)> {
    let at = text.iter().rposition(|b| *b == b'/')?;
    let (title, name) = (text.get(..at)?, text.get(at + 1..)?);
    let start = span.range().start;
    let title = Word::new(title, Span::new(start, start + at));
    let is_capitalised = matches!(name, [first, rest @ ..]
        if first.is_ascii_uppercase() && rest.len() > 1 && rest.iter().all(u8::is_ascii_lowercase));
    let name = Word::new(name, Span::new(start + at + 1, span.range().end));
    (title.class == Class::Head && is_capitalised && name.class == Class::Name).then_some((title, name))
}

fn without_period(bytes: &[u8], span: Span) -> Span {
    let ends = bytes.get(span.range()).is_some_and(|text| text.ends_with(b"."));
    Span { end: span.end - u32::from(ends), ..span }
}

fn shape(part: &Part) -> Shape {
    let words = with_near_titles(with_acronyms(&part.words));
    let is_title = |word: &Word| matches!(word.class, Class::Head | Class::Modifier);
    let is_head = |word: &Word| word.class == Class::Head;
    if words.iter().all(|word| word.class == Class::NamePart) {
        return Shape::Suffix;
    }
    let behind = words.iter().rev().take_while(|word| word.is_name()).count();
    let has_name = |words: &[Word]| words.iter().any(|word| word.class == Class::Name);
    if behind == words.len() {
        return Shape::Name;
    }
    let heads = words.iter().filter(|word| is_head(word)).count();
    if heads == 0 {
        return without_head(&words, behind);
    }
    let cut = words.len() - behind;
    let (title, name) = words.split_at(cut);
    if behind > 0 && has_name(name) {
        let title_ends = title.last().map(|word| word.class);
        // "Director for Conflicts Jane Example": what follows a preposition is of the title, but for the last two.
        return match title_ends {
            Some(Class::Link | Class::Modifier | Class::Office) if full_name(name) < name.len() => {
                Shape::TitleName(words.len() - full_name(name))
            }
            Some(Class::Link) => Shape::Title,
            _ => Shape::TitleName(cut),
        };
    }
    let first = words.iter().take_while(|word| word.is_name()).count();
    let after = words.get(first);
    let names = words.get(..first).unwrap_or_default();
    if first >= 2 && has_name(names) && after.is_some_and(is_title) {
        return Shape::NameTitle(first);
    }
    Shape::Title
}

/// A part in which no word says what somebody is.
fn without_head(words: &[Word], behind: usize) -> Shape {
    let Some(first) = words.first() else { return Shape::Office };
    match first.class {
        Class::Office => {
            // "EUR/CE Jane Example", but "U.S. Embassy Port Elsinore".
            let offices = words.iter().take_while(|word| word.class == Class::Office).count();
            let is_short = offices == 1 && first.is_capital;
            if is_short && behind >= 2 && behind + offices == words.len() {
                Shape::TitleName(offices)
            } else {
                Shape::Office
            }
        }
        Class::Modifier
            if behind > 0 && behind < words.len() && words.iter().all(|word| word.class != Class::Link) =>
        {
            Shape::TitleName(words.len() - behind)
        }
        Class::Modifier
            if words.iter().all(|word| word.class == Class::Modifier || word.class == Class::Link) =>
        {
            Shape::Field
        }
        Class::Modifier | Class::Link | Class::NamePart | Class::Other | Class::Head => Shape::Title,
        Class::Name if words.iter().any(|word| word.class == Class::Office) && behind == 0 => Shape::Office,
        Class::Name => {
            let names = words.iter().take_while(|word| word.is_name()).count();
            if names >= 2 { Shape::NameTitle(names) } else { Shape::Title }
        }
    }
}

/// How many words at the end make a given name, initials, and a surname.
fn full_name(words: &[Word]) -> usize {
    let mut names = 0;
    for (count, word) in words.iter().rev().enumerate() {
        if word.class == Class::Name {
            if names == 2 {
                return count;
            }
            names += 1;
        }
    }
    words.len()
}

/// Words before a given name and a surname that are nearly those of a title: `Counsleor Jane Example`.
fn with_near_titles(mut words: Vec<Word>) -> Vec<Word> {
    let names = words.iter().rev().filter(|word| word.class == Class::Name).count();
    let mut before = names.saturating_sub(2);
    for word in words.iter_mut().filter(|word| word.class == Class::Name) {
        if before == 0 {
            break;
        }
        before -= 1;
        if word.is_nearly_title {
            word.class = Class::Head;
        }
    }
    words
}

/// Words in capitals before a name in lowercase are acronyms: "ISN Acting DAS Jane Example".
fn with_acronyms(words: &[Word]) -> Vec<Word> {
    let mut words = words.to_vec();
    let last = words.iter().rposition(|word| word.class == Class::Name && !word.is_capital).unwrap_or(0);
    for word in words.iter_mut().take(last) {
        if word.class == Class::Name && word.is_capital && word.span.len() <= 5 {
            word.class = Class::Office;
        }
    }
    words
}
