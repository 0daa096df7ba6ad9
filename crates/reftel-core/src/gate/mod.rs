//! The last step before something leaves the page: finished bytes are searched for what was struck.
//!
//! ```
//! use reftel_core::export::{Options, text::to_text};
//! use reftel_core::gate::{gate, secrets};
//! use reftel_core::parse::parse;
//! use reftel_core::redact::{Marks, release};
//! use reftel_core::text::{Source, Span};
//!
//! let telegram = "SUBJECT: HARBOR\n\n1. (C) Jane Doe said so.\n";
//! let source = Source::new("a paste", telegram)?;
//! let cable = parse(&source).cable;
//! let at = telegram.find("Jane").unwrap();
//! let mut marks = Marks::new(&source);
//! marks.strike(Span::new(at, at + 8), None);
//! let secrets = secrets(&[(&source, &cable, &marks)])?;
//!
//! let text = to_text(&release(&source, &cable, &marks)?, Options::default());
//! let checked = gate("cable.txt", text.into_bytes(), &secrets)?;
//! assert!(!checked.bytes().is_empty());
//!
//! let whole = to_text(&release(&source, &cable, &Marks::new(&source))?, Options::default());
//! let refusal = gate("cable.txt", whole.into_bytes(), &secrets).unwrap_err();
//! assert!(refusal.to_string().ends_with("text: all of mark 1"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`secrets`] reads from the source what was struck and what was kept; it never looks at what was released, so that a
//! mistake made there is not repeated here. [`gate`] runs [`check_file`] and looks at the letters next to the marks, since
//! a single letter that a mark missed is too little for that check. **Nothing else makes a [`Checked`]**, so that code
//! which saves only a `Checked` saves nothing unchecked:
//!
//! ```compile_fail
//! use reftel_core::gate::Checked;
//!
//! let made_up = Checked { name: String::new(), bytes: Vec::new() };
//! ```
//!
//! Allowed are everything between the marks, but not what page breaks left ([`LeafKind::Residue`]), which no export has;
//! and what exports write for the codes and references that are kept: whoever has those can look it up. Where a code
//! tells what is struck elsewhere, [`leaks`](crate::redact::leaks) has said so before.
//!
//! [`LeafKind::Residue`]: crate::cable::LeafKind::Residue

mod allowed_text;
mod boundary;

use crate::cable::Cable;
use crate::redact::{Marks, WrongSource};
use crate::text::Source;
use allowed_text::Texts;
use boundary::Boundaries;
use reftel_check::{Refusal, Secrets, check_file};

/// A file in which the release check found nothing struck. Only [`gate`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    name: String,
    bytes: Vec<u8>,
}

impl Checked {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its contents.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its contents, by value.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// What a file must not contain. [`secrets`] makes it.
#[derive(Debug)]
pub struct Forbidden {
    secrets: Secrets,
    boundaries: Boundaries,
}

impl Forbidden {
    /// Whether there is nothing to look for: nothing was struck, or only what is also in the kept text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.secrets.is_empty()
    }

    /// Allows the fixed words of one kind of export: single words and parts of what was struck are not looked for if they
    /// are among them.
    #[must_use]
    pub fn saying(mut self, words: &str) -> Self {
        self.secrets = self.secrets.saying([words]);
        self
    }
}

/// What must not be in an export of these cables. What is struck in one may be kept in another, where everybody can read
/// it; therefore all cables of one export are passed together.
///
/// The number of a mark in a [`Finding`](reftel_check::Finding) counts the marks of all cables, in their order.
///
/// # Errors
/// [`WrongSource`] when marks were made for another text.
pub fn secrets(cables: &[(&Source, &Cable, &Marks)]) -> Result<Forbidden, WrongSource> {
    let mut texts = Texts::default();
    let mut boundaries = Boundaries::default();
    for (source, cable, marks) in cables {
        if !marks.belong_to(source) {
            return Err(WrongSource);
        }
        texts.add(source, cable, marks);
        boundaries.add(source, cable, marks);
    }
    let secrets = Secrets::new(words(&texts.struck), words(&texts.allowed));
    Ok(Forbidden { secrets, boundaries })
}

fn words(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

/// Passes a file that has nothing of what is `forbidden` in its name or contents. The extension of the name tells its
/// format.
///
/// # Errors
/// As [`check_file`]; and if there is a part of a word next to a mark although no mark cuts a word in the source.
pub fn gate(name: &str, bytes: Vec<u8>, forbidden: &Forbidden) -> Result<Checked, Refusal> {
    check_file(name, &bytes, &forbidden.secrets)?;
    if !forbidden.boundaries.allow(&bytes) {
        return Err(Refusal::Unreadable { file: 0, reason: "a part of a struck word beside a mark" });
    }
    Ok(Checked { name: name.to_owned(), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::Block;
    use crate::parse::parse;
    use crate::text::Span;

    const TELEGRAM: &str = "\
O 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424

C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, MARR
SUBJECT: THE HARBOR
REF: STATE 13607

1. (C) Jane Quuxley met the mayor and spoke of the

PORT ELSINORE 00000173  002 OF 002


quayside works. The works are due.

EXAMPLE
";

    fn read(text: &str, struck: &[&str]) -> (Source, Cable, Marks) {
        let source = Source::new("test", text).unwrap();
        let mut marks = Marks::new(&source);
        for words in struck {
            let at = text.find(words).unwrap();
            marks.strike(Span::new(at, at + words.len()), None);
        }
        let cable = parse(&source).cable;
        (source, cable, marks)
    }

    fn says(struck: &[&str], text: &str) -> String {
        let (source, cable, marks) = read(TELEGRAM, struck);
        match gate("x.txt", text.into(), &secrets(&[(&source, &cable, &marks)]).unwrap()) {
            Ok(checked) => {
                assert_eq!((checked.name(), checked.bytes()), ("x.txt", text.as_bytes()));
                assert_eq!(checked.into_bytes(), text.as_bytes());
                "passes".to_owned()
            }
            Err(refusal) => refusal.to_string(),
        }
    }

    #[test]
    fn ok_what_stands_elsewhere_is_no_secret() {
        assert_eq!(says(&["Jane Quuxley"], "The mayor spoke."), "passes");
        assert_eq!(says(&["Jane Quuxley"], "Q u u x l e y"), "line 1, text: a word of mark 1");
        assert_eq!(says(&["Jane Quuxley", "works. The"], "works"), "passes");
        assert_eq!(says(&["SUBJECT: THE HARBOR"], "The subject"), "passes");
    }

    #[test]
    fn ok_what_a_page_break_left_is_neither_struck_nor_kept() {
        let (source, cable, marks) =
            read(TELEGRAM, &["of the\n\nPORT ELSINORE 00000173  002 OF 002\n\n\nquayside"]);
        assert_eq!(cable.residue.len(), 1, "{:?}", cable.residue);
        let secrets = secrets(&[(&source, &cable, &marks)]).unwrap();
        assert!(gate("x.txt", b"PORT ELSINORE 173 00000173".into(), &secrets).is_ok());
        assert!(gate("x.txt", b"spoke of the quayside".into(), &secrets).is_err());
        let (source, cable, marks) = read(&TELEGRAM.replace("002 OF 002", "QUUXLEY"), &["Jane Quuxley"]);
        let secrets = super::secrets(&[(&source, &cable, &marks)]).unwrap();
        let is_residue = cable.residue.iter().any(|span| source.raw(*span).contains("QUUXLEY"));
        assert_eq!(gate("x.txt", b"Quuxley".into(), &secrets).is_err(), is_residue);
    }

    #[test]
    fn ok_what_forms_say_for_codes_that_stand() {
        let marr = "Military and defense arrangements";
        assert_eq!(says(&["met the mayor"], marr), "passes");
        let text = TELEGRAM.replace("Jane Quuxley", "The military arrangements of 08STATE13607");
        let (source, cable, marks) = read(&text, &["military arrangements of 08STATE13607"]);
        let secrets = secrets(&[(&source, &cable, &marks)]).unwrap();
        assert!(gate("x.txt", format!("{marr}, 08STATE13607").into(), &secrets).is_ok());
        let (source, cable, marks) =
            read(&text, &["MARR", "STATE 13607", "military arrangements of 08STATE13607"]);
        let secrets = super::secrets(&[(&source, &cable, &marks)]).unwrap();
        assert!(gate("x.txt", marr.into(), &secrets).is_err());
        assert!(gate("x.txt", b"08STATE13607".into(), &secrets).is_err());
    }

    #[test]
    fn ok_words_for_codes_that_stand() {
        let words = "An immediate answer by 13 February 2018.";
        let text = TELEGRAM.replace("The works are due.", words).replace("O 1316", "P 1316");
        let text = text.replace("WASHDC IMMEDIATE", "WASHDC");
        let says = |text: &str, struck: &[&str], form: &str| {
            let (source, cable, marks) = read(text, struck);
            gate("x.txt", form.into(), &secrets(&[(&source, &cable, &marks)]).unwrap()).is_ok()
        };
        // As a whole, it is a word of another field: here of a code that stands, there of none.
        assert!(!says(&text, &["immediate"], "Precedence: immediate"));
        assert!(says(&text.replace("P 1316", "O 1316"), &["immediate"], "Precedence: immediate"));
        let day = "13 February 2018";
        assert!(says(&text, &[day], &format!("due {day}")));
        assert!(!says(&text, &[day, "E.O. 12958: DECL: 02/13/2018"], &format!("due {day}")));
        // Unclassified, with a caption that makes it sensitive.
        let text = text.replace("C O N F I D E N T I A L", "UNCLAS").replace("E.O.", "SENSITIVE\n\nE.O.");
        let text = text.replace(words, "An SBU paper.");
        assert!(says(&text, &["SBU"], "level: SBU"));
        assert!(!says(&text, &["SBU", "SENSITIVE"], "level: SBU"));
        let text = text.replace("An SBU paper.", "TELEGRAM");
        assert!(says(&text, &["TELEGRAM"], "Telegram, Confidential."));
    }

    #[test]
    fn ok_cables_are_asked_together() {
        let (first, first_cable, first_marks) = read(TELEGRAM, &["Jane Quuxley"]);
        let (second, second_cable, second_marks) = read("1. (C) Quuxley came by ship.\n", &["ship"]);
        let both = secrets(&[(&first, &first_cable, &first_marks), (&second, &second_cable, &second_marks)]);
        let both = both.unwrap();
        assert!(gate("x.txt", b"Quuxley".into(), &both).is_ok());
        let refusal = gate("x.txt", b"Jane, ship".into(), &both).unwrap_err();
        assert_eq!(refusal.to_string(), "line 1, text: a word of mark 1; line 1, text: all of mark 2");
    }

    #[test]
    fn err_names_and_kinds_of_files() {
        let (source, cable, marks) = read(TELEGRAM, &["Jane Quuxley"]);
        let secrets = secrets(&[(&source, &cable, &marks)]).unwrap();
        assert!(gate("quuxley.txt", Vec::new(), &secrets).is_err());
        assert!(gate("cable.exe", Vec::new(), &secrets).is_err());
        assert!(gate("cable.txt", Vec::new(), &secrets).is_ok());
    }

    #[test]
    fn err_marks_of_another_text() {
        let (source, cable, _) = read(TELEGRAM, &[]);
        assert!(matches!(cable.body.first(), Some(Block::Paragraph(_))));
        let other = Source::new("test", "other").unwrap();
        assert_eq!(secrets(&[(&source, &cable, &Marks::new(&other))]).unwrap_err(), WrongSource);
    }
}
