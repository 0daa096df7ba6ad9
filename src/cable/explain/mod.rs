//! What the codes of a cable mean, in sentences for those who have never served in an embassy.
//!
//! The sentences are rows of the tables; here is how a code is found that stands in a cable as its writer put it.
//! **What is not established is said to be so**, and what no table has is not explained.

mod marks;
mod words;

use super::tables::{find, tables};
use super::{TagKind, post_by_name, post_by_routing, tag_meaning};
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

/// What a code means. Absent for what the tables do not have.
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
        let mut fields = find(tables().codes, &key)?.split('\t').skip(1);
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

    /// Absent when nothing was added.
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

/// A caption with more behind it: `CODEL EXAMPLE`, `CORRECTED COPY (ADDED TAGS)`, `C O R R E C T E D  C O P Y`.
fn caption_begun(code: &str) -> Option<Explanation> {
    let written = letters(code);
    let (_, words) = super::Caption::ALL.iter().find(|(_, words)| {
        let words = letters(words);
        written.starts_with(&words)
    })?;
    row('c', words)
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

/// In capitals, with single blanks: `niact  immediate` as `NIACT IMMEDIATE`, and a hyphen as a blank.
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
mod tests {
    use std::fmt::Write;

    use super::super::tables::is_sorted;
    use super::super::{Caption, Level, Precedence};
    use super::*;

    /// The explanations of several codes, a line each.
    pub(super) fn told(kind: CodeKind, codes: &[&str]) -> String {
        let mut out = String::new();
        for code in codes {
            let found = explain(kind, code)
                .map_or("-".to_owned(), |found| format!("{} | {}", found.title, found.text));
            writeln!(out, "{code}: {found}").unwrap();
        }
        out
    }

    #[test]
    fn ok_tags() {
        insta::assert_snapshot!(told(CodeKind::Tag, &["PREL", "gm", "NATO", "AAFLI", "KNNP", "ZZZZ", ""]), @r"
        PREL: external political relations | The code of a subject.
        gm: Germany | The code of a country or region.
        NATO: North Atlantic Treaty Organization | The code of an organization.
        AAFLI: AAFLI | The code of an organization. What its letters stand for is not established here.
        KNNP: nuclear non-proliferation | The code of a program or special topic.
        ZZZZ: -
        : -
        ");
    }

    #[test]
    fn ok_posts() {
        let codes = [
            "RUEHRL",
            "RUEHC/SECSTATE WASHDC",
            "Amembassy Abu Dhabi",
            "BENIN",
            "RUXXXX",
            "PORT ELSINORE",
            "/",
        ];
        insta::assert_snapshot!(told(CodeKind::Post, &codes), @r"
        RUEHRL: AMEMBASSY Berlin | Germany. Its routing indicator, the address of its station on the network, is RUEHRL.
        RUEHC/SECSTATE WASHDC: SECSTATE WASHDC | United States. Its routing indicator, the address of its station on the network, is RUEHC.
        Amembassy Abu Dhabi: AMEMBASSY Abu Dhabi | United Arab Emirates. Its routing indicator, the address of its station on the network, is RUEHAD.
        BENIN: BENIN | 
        RUXXXX: -
        PORT ELSINORE: -
        /: -
        ");
    }

    #[test]
    fn ok_precedences() {
        insta::assert_snapshot!(told(CodeKind::Precedence, &["OO", "z", "niact", "Priority", "X", "OR"]), @r"
        OO: Immediate | Each station passes it on within half an hour.
        z: Flash | Handled before everything else; each station passes it on within ten minutes.
        niact: Night action, immediate | Each station passes it on within half an hour, and those who are to act must do so at any hour of the night.
        Priority: Priority | Passed on within three hours. The Department has since given this precedence up.
        X: -
        OR: -
        ");
        for prosign in *b"ZOPRY" {
            let precedence = Precedence::from_prosign(prosign).unwrap();
            assert!(explain(CodeKind::Precedence, precedence.word()).is_some());
        }
    }

    #[test]
    fn ok_captions() {
        let codes = [
            "NODIS",
            "roger channel",
            "OFFICIAL-INFORMAL",
            "C O R R E C T E D  C O P Y (ADDED TAGS)",
            "CODEL EXAMPLE",
            "HARBOR",
        ];
        insta::assert_snapshot!(told(CodeKind::Caption, &codes), @r"
        NODIS: No distribution | The narrowest caption of the Department: for the addressee alone, unless the Secretary's office agrees.
        roger channel: Roger Channel | A closed channel for matters of intelligence.
        OFFICIAL-INFORMAL: Official-informal | An exchange between offices at working level, below formal instructions and reports.
        C O R R E C T E D  C O P Y (ADDED TAGS): Corrected copy | Sent again with a mistake put right; the brackets say which.
        CODEL EXAMPLE: Congressional delegation | Concerns a journey of members of Congress.
        HARBOR: -
        ");
        for (_, words) in Caption::ALL {
            assert!(explain(CodeKind::Caption, words).is_some(), "{words}");
        }
    }

    #[test]
    fn ok_levels() {
        insta::assert_snapshot!(told(CodeKind::Level, &["S E C R E T", "UNCLAS", "UNCLAS E F T O", "(TS)", "HARBOR"]), @r"
        S E C R E T: Secret | The middle level of secrecy: disclosure was expected to damage national security seriously.
        UNCLAS: Unclassified | Not secret by law. It may still have been closed to the public for other reasons.
        UNCLAS E F T O: Enciphered for transmission only | The text is unclassified, but was encrypted on its way.
        (TS): Top secret | The highest level of secrecy: disclosure was expected to damage national security exceptionally gravely.
        HARBOR: -
        ");
        for level in [
            Level::Unclassified,
            Level::Sensitive,
            Level::LimitedOfficialUse,
            Level::Confidential,
            Level::Secret,
            Level::TopSecret,
        ] {
            assert_eq!(explain(CodeKind::Level, level.word()), explain(CodeKind::Level, level.letters()));
        }
    }

    #[test]
    fn ok_orders() {
        insta::assert_snapshot!(told(CodeKind::Order, &["E.O. 12958", "11652", "19523", "E.O.", "1"]), @r"
        E.O. 12958: Executive Order 12958 | President Clinton's rules on secrecy, in force from 14 October 1995. A cable names a day or an event, at first within ten years, or an exemption X1 to X8. Cables cite it until well after 2010.
        11652: Executive Order 11652 | President Nixon's rules on secrecy, in force from 1 June 1972. Cables fell open after six to ten years (GDS), unless they were exempt (XGDS).
        19523: Probably Executive Order 12958 | Two digits are transposed, as happens in cables.
        E.O.: -
        1: -
        ");
    }

    #[test]
    fn ok_signals() {
        insta::assert_snapshot!(told(CodeKind::Signal, &["ZDK", "ZDS CTG RUEHC 1", "ZFF3", ""]), @r"
        ZDK: Sent again | A repetition that somebody who received it had asked for.
        ZDS CTG RUEHC 1: Corrected copy | Sent again with a mistake put right.
        ZFF3: Acknowledge receipt | Asks those who receive it to say so. What the digit behind it means is not established.
        : -
        ");
    }

    #[test]
    fn ok_security() {
        insta::assert_snapshot!(told(CodeKind::Security, &["ZNY CCCCC ZZH", "ZNR UUUUU ZZH", "ZNY", "ZNY ÖÖÖ", "ZZH", ""]), @r"
        ZNY CCCCC ZZH: Must be encrypted; confidential | Five letters C: the message was Confidential.
        ZNR UUUUU ZZH: May be sent in the clear; unclassified | Five letters U: the message was unclassified.
        ZNY: Must be encrypted | 
        ZNY ÖÖÖ: Must be encrypted | 
        ZZH: -
        : -
        ");
    }

    #[test]
    fn ok_table_is_in_order_and_names_lead_to_codes() {
        let codes = tables().codes;
        assert!(is_sorted(codes));
        for line in codes.lines() {
            let key = line.split('\t').next().unwrap();
            let (kind, code) = key.split_at(1);
            let found = row(kind.chars().next().unwrap(), code).unwrap_or_else(|| panic!("{line}"));
            assert!(found.text.is_empty() || found.text.ends_with('.'), "{line}");
        }
    }
}
