//! Mentions of other cables in the text. Only where a mention can begin is looked at more closely: at a word with
//! REF, at SEPTEL, and at a number, whose words in front are few.

use super::citing::Citing;
use super::number::{Series, named};
use crate::cable::{Block, Cable, CableId, Code, Diagnostic, Mention, MentionKind, Spelling};
use crate::lexicon::is_month;
use crate::parse::anchors::Anchors;
use crate::text::{Class, Cursor, Span};

/// Finds the mentions in all paragraphs and unnumbered text, and tells those of items that there are not.
pub(in crate::parse) fn find_mentions(
    bytes: &[u8],
    anchors: &Anchors,
    cable: &Cable,
) -> (Vec<Mention>, Vec<Diagnostic>) {
    let citing = Citing::new(cable, bytes);
    let items = items(cable, bytes);
    let mut finder =
        Finder { bytes, anchors, citing: &citing, items, mentions: Vec::new(), missing: Vec::new() };
    for block in &cable.body {
        match block {
            Block::Paragraph(paragraph) => paragraph.text.iter().for_each(|text| finder.read(text)),
            Block::Text(text) => text.text.iter().for_each(|text| finder.read(text)),
            Block::Heading(_) | Block::Table(_) => {}
        }
    }
    let Finder { mentions, missing, .. } = finder;
    let diagnostic = |(_, span)| Diagnostic { code: Code::NoSuchItem, span };
    (mentions, missing.into_iter().map(diagnostic).collect())
}

/// The items of the reference line: their letters and cables.
fn items(cable: &Cable, bytes: &[u8]) -> Vec<(Option<char>, Option<CableId>)> {
    let letter = |label: Span| match bytes.get(label.range()) {
        Some([letter]) => Some(char::from(letter.to_ascii_uppercase())),
        _ => None,
    };
    let item = |reference: &crate::cable::Reference| {
        (reference.label.and_then(letter), reference.target.as_ref().map(|target| target.id.clone()))
    };
    cable.header.references.iter().map(item).collect()
}

struct Finder<'r> {
    bytes: &'r [u8],
    anchors: &'r Anchors,
    citing: &'r Citing,
    items: Vec<(Option<char>, Option<CableId>)>,
    mentions: Vec<Mention>,
    /// Letters that no item has, each once, where they stand first.
    missing: Vec<(char, Span)>,
}

impl Finder<'_> {
    fn read(&mut self, text: Span) {
        let mut c = Cursor::new(self.bytes, text);
        // Right after a mention none begins.
        let mut end = c.at();
        for at in self.anchors.mentions.within(text).map(|place| place as usize) {
            if at < end {
                continue;
            }
            c.skip(at - c.at());
            match c.peek() {
                Some(b'R' | b'r') => self.reference(&mut c),
                Some(b'S' | b's') => self.septel(&mut c),
                Some(b'0'..=b'9') => self.full_id(&mut c) || self.number(&mut c, text),
                _ => false,
            };
            end = c.at() + 1;
        }
    }

    fn add(&mut self, kind: MentionKind, labels: Vec<char>, id: Option<CableId>, span: Span) -> bool {
        self.mentions.push(Mention { kind, labels, id, span });
        true
    }

    fn septel(&mut self, c: &mut Cursor<'_>) -> bool {
        let start = c.at();
        c.eat_any(&["SEPTELS", "SEPTEL"]).is_some()
            && self.add(MentionKind::Septel, Vec::new(), None, c.since(start))
    }

    /// `reftel`, `ref A`, `refs A and B`, `refs A-C`, `ref (B)`, `(ref)`.
    fn reference(&mut self, c: &mut Cursor<'_>) -> bool {
        let start = *c;
        let Some(word) = c.eat_any(&["REFTELS", "REFTEL", "REFS", "REF"]) else { return false };
        let is_reftel = word.starts_with("REFTEL");
        let end = *c;
        let labels = self.labels(c);
        if !labels.is_empty() {
            let span = c.since(start.at());
            if let [(None, id)] = self.items.as_slice()
                && labels.len() == 1
            {
                // The one item has no letter, and needs none.
                let id = id.clone();
                return self.add(MentionKind::Item, labels, id, span);
            }
            for label in &labels {
                let is_item = self.items.iter().any(|(item, _)| item == &Some(*label));
                if !is_item && self.missing.iter().all(|(known, _)| known != label) {
                    self.missing.push((*label, span));
                }
            }
            let id = self.only_id(|item| item.is_some_and(|item| labels.contains(&item)));
            return self.add(MentionKind::Item, labels, id, span);
        }
        *c = end;
        // "ref" alone is said in brackets.
        let opened = start.at().checked_sub(1).and_then(|at| self.bytes.get(at)) == Some(&b'(');
        if is_reftel || opened && matches!(c.peek(), Some(b')' | b',' | b';')) {
            let id = self.only_id(|_| true);
            return self.add(MentionKind::Reftel, Vec::new(), id, c.since(start.at()));
        }
        *c = start;
        false
    }

    /// The cable of the items that `wanted` says yes to, when there is one only.
    fn only_id(&self, wanted: impl Fn(Option<char>) -> bool) -> Option<CableId> {
        let mut wanted = self.items.iter().filter(|(label, _)| wanted(*label));
        let (_, id) = wanted.next()?;
        if wanted.next().is_some() { None } else { id.clone() }
    }

    /// Letters after REF: `A`, `A and B`, `A-C`, `(B)`, `A, B/C`.
    fn labels(&self, c: &mut Cursor<'_>) -> Vec<char> {
        let mut found: Vec<char> = Vec::new();
        let mut ahead = *c;
        ahead.eat_whitespace();
        let mut is_range = false;
        while let Some(letter) = self.label(&mut ahead, found.last().copied()) {
            match found.last().filter(|_| is_range) {
                Some(&from) if from < letter => found.extend((from..=letter).skip(1)),
                _ if !found.contains(&letter) => found.push(letter),
                _ => {}
            }
            *c = ahead;
            let blanks = ahead.eat_whitespace();
            is_range = ahead.eat(b'-') || blanks && ahead.eat_any(&["THROUGH", "THRU", "TO"]).is_some();
            let comma = ahead.eat_if(|b| matches!(b, b',' | b'/' | b'&' | b';'));
            ahead.eat_whitespace();
            let and = ahead.eat_any(&["AND", "OR"]).is_some();
            if !(is_range || comma || and) {
                break;
            }
            ahead.eat_whitespace();
            // "refs A and ref B" is two mentions.
        }
        found
    }

    /// One letter. A small one, or a further one that may be a word by itself, must be that of an item.
    fn label(&self, c: &mut Cursor<'_>, before: Option<char>) -> Option<char> {
        let mut ahead = *c;
        let open = ahead.eat(b'(');
        let byte = ahead.bump().filter(u8::is_ascii_alphanumeric)?;
        let is_word = ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'\'' | 0x80..));
        let initial = matches!(ahead.rest(), [b'.', b'A'..=b'Z' | b'a'..=b'z', ..]);
        let closed = !open || ahead.eat(b')');
        let letter = char::from(byte.to_ascii_uppercase());
        let is_item = self.items.iter().any(|(item, _)| item == &Some(letter));
        let may_be_word = !byte.is_ascii_uppercase() || before.is_some() && matches!(byte, b'A' | b'I');
        let follows = before.is_none_or(|before| before < letter);
        (!is_word && !initial && closed && (is_item || !may_be_word && follows)).then(|| {
            *c = ahead;
            letter
        })
    }

    /// `08EXAMPLE123`.
    fn full_id(&mut self, c: &mut Cursor<'_>) -> bool {
        let mut ahead = *c;
        let Some((year, _)) = ahead.eat_number(2..=2) else { return false };
        let letters = ahead.eat_while(Class::UPPERCASE);
        let token = ahead.slice(letters);
        if !(4..=17).contains(&token.len()) || is_month(token) {
            return false;
        }
        let Some((serial, _)) = ahead.eat_number(1..=7).filter(|(serial, _)| *serial > 0) else {
            return false;
        };
        let (Ok(year), Ok(token)) = (u16::try_from(year), std::str::from_utf8(token)) else { return false };
        if ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric()) {
            return false;
        }
        let id = CableId::new(year, token, serial);
        let span = ahead.since(c.at());
        *c = ahead;
        self.add(MentionKind::Cable, Vec::new(), id, span)
    }

    /// A serial number with a known post in front of it.
    fn number(&mut self, c: &mut Cursor<'_>, text: Span) -> bool {
        let taken = self.mentions.last().map_or(0, |last| last.span.range().end);
        let earliest = text.range().start.max(taken).max(c.at().saturating_sub(FRONT));
        let Some(start) = self.post_before(earliest, c.at()) else { return false };
        let mut ahead = Cursor::new(self.bytes, Span { start: Span::new(start, start).start, ..text });
        let Some(found) = named(&mut ahead, None) else { return false };
        let Some(serial) = found.serial.filter(|serial| serial.span.range().start == c.at()) else {
            return false;
        };
        let token = match &found.series {
            Series::Post(token, Spelling::Known) => token.as_str(),
            Series::Own => match self.citing.token.as_deref() {
                Some(token) => token,
                None => return false,
            },
            _ => return false,
        };
        let written = year_before(self.bytes, earliest, start);
        let year = found.year.map(|year| year.value).or(written.map(|(year, _)| year));
        let name = self.bytes.get(found.post.range()).unwrap_or_default();
        let id = self
            .citing
            .year_of(year, token, serial.value)
            .map(|(year, _)| CableId::of(year, token, serial.value));
        let is_item = id.is_some() && self.items.iter().any(|(_, item)| *item == id);
        if !is_item && year.is_none() && !can_be_serial(name, serial.value, ahead) {
            return false;
        }
        let span = Span::new(written.map_or(start, |(_, at)| at), ahead.at());
        self.add(MentionKind::Cable, Vec::new(), id, span);
        self.further_numbers(&mut ahead, year, token);
        c.skip(ahead.at().saturating_sub(c.at()));
        true
    }

    /// More numbers of the same post: `PORT ELSINORE 2371, 3498 and 3500`, up to the end of a clause.
    fn further_numbers(&mut self, c: &mut Cursor<'_>, year: Option<u16>, token: &str) {
        let mut ahead = *c;
        let mut found = Vec::new();
        loop {
            let mut next = ahead;
            let comma = next.eat_if(|b| matches!(b, b',' | b'/' | b'&'));
            next.eat_whitespace();
            let joined = next.eat_any(&["AND", "OR"]).is_some() || comma;
            next.eat_whitespace();
            let Some((serial, span)) =
                next.eat_number(3..=6).filter(|(serial, _)| joined && !(1900..2100).contains(serial))
            else {
                break;
            };
            found.push((serial, span));
            ahead = next;
        }
        let ends = match ahead.rest() {
            [b')' | b';' | b':', ..] | [] => true,
            [b'.', after, ..] => after.is_ascii_whitespace(),
            [b'.'] => true,
            _ => false,
        };
        if found.is_empty() || !ends {
            return;
        }
        *c = ahead;
        for (serial, span) in found {
            let id =
                self.citing.year_of(year, token, serial).map(|(year, _)| CableId::of(year, token, serial));
            self.add(MentionKind::Cable, Vec::new(), id, span);
        }
    }

    /// Where the name of a post begins that ends right before the number at `number`: the longest there is.
    fn post_before(&self, earliest: usize, number: usize) -> Option<usize> {
        let front = self.bytes.get(earliest..number)?;
        let end = front.iter().rposition(|b| !matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b'-'))? + 1;
        if front.len() == end || front.len() - end > 6 || !front.get(end - 1)?.is_ascii_alphabetic() {
            return None;
        }
        let mut best = None;
        let mut at = end;
        for _ in 0..POST_WORDS {
            let word = front.get(..at)?;
            let start = word
                .iter()
                .rposition(|b| !(b.is_ascii_alphabetic() || matches!(b, b'\'' | b'.')))
                .map_or(0, |at| at + 1);
            let capital = word.get(start).is_some_and(u8::is_ascii_uppercase);
            let name = || front.get(start..end).and_then(|name| std::str::from_utf8(name).ok());
            if capital && start < at && name().is_some_and(is_name) {
                best = Some(earliest + start);
            }
            let is_between = |b: &u8| matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b'-');
            let Some(gap) = front.get(..start)?.iter().rposition(|b| !is_between(b)) else { break };
            let before = gap + 1;
            if before == start || start - before > 3 || !front.get(before - 1)?.is_ascii_alphabetic() {
                break;
            }
            at = before;
        }
        best
    }
}

/// How far back from a number the name of a post can begin.
const FRONT: usize = 48;
/// Most words of such a name.
const POST_WORDS: usize = 4;

/// Whether a name is one of the table, or one of the few others that are used in texts.
fn is_name(name: &str) -> bool {
    const OTHERS: [&str; 6] = ["SECSTATE", "EMBTEL", "DEPTEL", "USUN", "UNVIE", "USEU"];
    const NOT_IN_TEXT: [&str; 4] = ["PARTO", "WHITEHOUSE", "SECDEF", "NATO"];
    !NOT_IN_TEXT.iter().any(|no| name.eq_ignore_ascii_case(no))
        && (crate::cable::post_by_name(name).is_some() || OTHERS.contains(&name))
}

/// The year right before the name at `start`, and where it begins: `07 `, `07-`, `2007 `, `'07 `, `(07) `.
fn year_before(bytes: &[u8], earliest: usize, start: usize) -> Option<(u16, usize)> {
    let front = bytes.get(earliest..start)?;
    let end = front.iter().rposition(|b| !matches!(b, b' ' | b'\n' | b'\r' | b'-' | b')'))? + 1;
    let from = front.get(..end)?.iter().rposition(|b| !b.is_ascii_digit()).map_or(0, |at| at + 1);
    let year: u16 = std::str::from_utf8(front.get(from..end)?).ok()?.parse().ok()?;
    let mark = from.checked_sub(1).and_then(|at| front.get(at));
    let is_year = match end - from {
        2 => {
            !mark.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'.' | b',' | b':'))
        }
        4 => matches!(year / 100, 19 | 20),
        _ => false,
    };
    let closed = front.get(end) == Some(&b')');
    let marked = usize::from(mark.is_some_and(|b| *b == b'\'' || *b == b'(' && closed));
    (is_year && start - earliest - end <= 3).then_some((year % 100, earliest + from - marked))
}

/// Whether a number after the name of a place is a serial number, rather than a year or a count of what
/// follows: `COPENHAGEN 2009`, `BAGHDAD 200 PEOPLE`.
fn can_be_serial(name: &[u8], serial: u32, after: Cursor<'_>) -> bool {
    const GO_ON: [&str; 7] = ["AND", "OR", "PARA", "PARAS", "PARAGRAPH", "REPORTED", "NOTAL"];
    let is_capitals = name.iter().all(|b| !b.is_ascii_lowercase());
    let fewest = if is_capitals { 10 } else { 100 };
    if serial < fewest || (1900..2100).contains(&serial) {
        return false;
    }
    let mut c = after;
    match c.peek() {
        Some(b'-' | b'%' | b'$') => return false,
        Some(b',') => {
            c.bump();
            return !c.peek().is_some_and(|b| b.is_ascii_digit());
        }
        _ => {}
    }
    c.eat_whitespace();
    let Some(first) = c.peek().filter(u8::is_ascii_alphabetic) else { return c.peek() != Some(b'%') };
    let mut word = c;
    let word = word.eat_while(Class::ALPHABETIC);
    let counts = first.is_ascii_uppercase() == is_capitals || !is_capitals;
    let is_day = is_month(c.slice(word));
    !is_day && (!counts || GO_ON.iter().any(|go_on| c.eat_word(go_on)))
}
