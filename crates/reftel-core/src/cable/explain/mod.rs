//! What the codes of a cable mean, in sentences for those who have never served in an embassy.
//!
//! The sentences are rows of the tables; here is how a code is found that stands in a cable as its writer put it.
//! **What is not established is said to be so**, and what no table has is not explained.

mod marks;
mod words;

use super::{TagKind, post_by_name, post_by_routing, tag_meaning};
use crate::lexicon::CODES;
pub use words::terms;

/// What a code means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What it stands for, in a few words.
    pub title: String,
    /// One or two sentences more. Empty where the title says it all.
    pub text: String,
}

/// Where a code stands, which tells how to read it: `C` is a level, a station's security and a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeKind {
    /// A code of the TAGS line: `PREL`.
    Tag,
    /// A routing indicator or the name of a post: `RUEHRL`, `BERLIN`, `AMEMBASSY BERLIN`.
    Post,
    /// A precedence, as a letter or a word: `O`, `OO`, `NIACT IMMEDIATE`.
    Precedence,
    /// A caption: `NODIS`.
    Caption,
    /// A mark in front of a paragraph, with or without brackets: `(S//REL TO USA, FVEY)`.
    Portion,
    /// A level of classification: `C O N F I D E N T I A L`, `UNCLAS`.
    Level,
    /// An executive order: `E.O. 12958`.
    Order,
    /// What the order line says of declassification: `DECL: OADR`, `XGDS-2`, `25X1`.
    Declassify,
    /// Reasons for a classification, by their letters: `1.4 (b) and (d)`.
    Reason,
    /// Codes of exemptions and words of a release: `B1,1.4(D)`, `(b)(7)(C)`, `RELEASED IN PART`.
    Exemption,
    /// An operating signal: `ZDK`.
    Signal,
    /// The security line: `ZNY CCCCC ZZH`.
    Security,
    /// A word of the service: `Poloff`, `septel`.
    Word,
}

/// What a code means. None for what the tables do not have.
#[must_use]
pub fn explain(kind: CodeKind, text: &str) -> Option<Explanation> {
    let text = text.trim();
    match kind {
        CodeKind::Tag => tag(text),
        CodeKind::Post => post(text),
        CodeKind::Precedence => precedence(text),
        CodeKind::Caption => row('c', &upper(text)).or_else(|| caption_begun(&upper(text))),
        CodeKind::Portion => marks::portion(text),
        CodeKind::Level => row('l', &letters(text)),
        CodeKind::Order => row('o', &digits(text)),
        CodeKind::Declassify => marks::declassify(text),
        CodeKind::Reason => marks::reasons(text),
        CodeKind::Exemption => marks::exemptions(text),
        CodeKind::Signal => {
            let signal = letters(text.split_whitespace().next()?);
            row('s', signal.trim_end_matches(|c: char| c.is_ascii_digit()))
        }
        CodeKind::Security => security(text),
        CodeKind::Word => words::word(text),
    }
}

/// The row of a code; of one that is another name, the row it leads to.
fn row(kind: char, code: &str) -> Option<Explanation> {
    let mut key = String::with_capacity(code.len() + 1);
    key.push(kind);
    key.push_str(code);
    // A name leads to a code, never to a name: the tests of the tables say so.
    for _ in 0..2 {
        let mut fields = CODES.find(&key)?.split('\t').skip(1);
        let title = fields.next()?;
        match title.strip_prefix('=') {
            Some(other) => key = other.to_owned(),
            None => {
                return Some(Explanation {
                    title: title.to_owned(),
                    text: fields.next().unwrap_or_default().to_owned(),
                });
            }
        }
    }
    None
}

impl Explanation {
    /// Several codes of one field: the titles in a list, the sentences one after the other.
    fn add(&mut self, other: &Self) {
        for (whole, part, between) in
            [(&mut self.title, &other.title, ", "), (&mut self.text, &other.text, " ")]
        {
            if !whole.is_empty() && !part.is_empty() {
                whole.push_str(between);
            }
            whole.push_str(part);
        }
    }

    /// None if nothing was added.
    fn found(self) -> Option<Self> {
        if self.title.is_empty() { None } else { Some(self) }
    }
}

fn tag(text: &str) -> Option<Explanation> {
    let code = upper(text);
    let (kind, meaning) = tag_meaning(&code)?;
    let kind = match kind {
        TagKind::Subject => "s",
        TagKind::Geo => "g",
        TagKind::Org => "o",
        _ => "p",
    };
    let mut text = row('t', kind).unwrap_or_default().text;
    if meaning.is_none() {
        text.push_str(" What its letters stand for is not established here.");
    }
    Some(Explanation { title: meaning.map_or(code, str::to_owned), text })
}

fn post(text: &str) -> Option<Explanation> {
    let code = upper(text);
    // `RUEHC/SECSTATE WASHDC` is both.
    let first = code.split('/').next().unwrap_or_default();
    let found = post_by_routing(first).or_else(|| {
        let (token, _) = super::post_token(&code)?;
        post_by_name(&token)
    })?;
    let mut text = found.country().into_owned();
    if !text.is_empty() {
        text.push_str(". ");
    }
    if !found.routing.is_empty() {
        text.push_str("Its routing indicator, the address of its station on the network, is ");
        text.push_str(found.routing);
        text.push('.');
    }
    let mut title = found.full_name().into_owned();
    if title.is_empty() {
        found.name.clone_into(&mut title);
    }
    Some(Explanation { title, text: text.trim_end().to_owned() })
}

fn precedence(text: &str) -> Option<Explanation> {
    let code = upper(text);
    let prosign = match code.as_bytes() {
        [one] => Some(*one),
        [one, other] if one == other => Some(*one),
        _ => None,
    };
    match prosign.and_then(super::Precedence::from_prosign) {
        Some(precedence) => row('p', &upper(precedence.word())),
        None => row('p', if code == "NIACT" { "NIACT IMMEDIATE" } else { &code }),
    }
}

/// A caption with more after it: `CODEL EXAMPLE`, `CORRECTED COPY (ADDED TAGS)`, `C O R R E C T E D  C O P Y`.
fn caption_begun(code: &str) -> Option<Explanation> {
    let written = letters(code);
    let caption =
        super::Caption::ALL.iter().find(|caption| written.starts_with(&letters(caption.words())))?;
    row('c', caption.words())
}

fn security(text: &str) -> Option<Explanation> {
    let code = upper(text);
    let mut words = code.split(' ');
    let mut found = row('z', words.next()?)?;
    let level = words.next().and_then(|group| group.get(..1)).and_then(|letter| row('z', letter));
    if let Some(level) = level {
        found.title.push_str("; ");
        found.title.push_str(&level.title);
        found.text = level.text;
    }
    Some(found)
}

/// In capitals, with single spaces: `niact  immediate` as `NIACT IMMEDIATE`, and a hyphen as a space.
fn upper(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_ascii_whitespace() || c == '-').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.make_ascii_uppercase();
    out
}

/// Its letters and digits, in capitals.
fn letters(text: &str) -> String {
    let mut out = text.to_owned();
    out.retain(|c| c.is_ascii_alphanumeric());
    out.make_ascii_uppercase();
    out
}

fn digits(text: &str) -> String {
    let mut out = text.to_owned();
    out.retain(|c| c.is_ascii_digit());
    out
}

#[cfg(test)]
mod tests;
