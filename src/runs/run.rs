//! Texts as they are shown: plain data, so that a test can read what the page says.

use std::borrow::Cow;

use crate::document::{Document, FROM_COLLECTION, Place};
use crate::position::Position;
use crate::ui::{CableText, cable_text};
use reftel_core::cable::{CodeKind, Explanation, Level, PortionMark, RedactionKind, explain};
use reftel_core::redact::{self, Piece, Text};
use reftel_core::text::{Shown, Spanned};

/// A piece of a text.
#[derive(Clone, Debug)]
pub(crate) enum Run {
    /// Words of the page, or of what is released: they lead nowhere.
    Words(Cow<'static, str>),
    /// Words of the cable, which lead back to the file.
    Cable(CableText),
    /// Runs that are shown as something.
    Marked(Mark, Vec<Run>),
    /// A portion mark.
    Portion(Portion),
    /// Something was struck here, perhaps for a reason.
    Struck(Option<String>),
}

/// What runs are shown as.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// The title at the start of a paragraph.
    Title,
    /// Words that lead somewhere.
    Link(Link),
    /// What the source itself took out. An exemption explains itself where that is possible.
    Withheld { kind: RedactionKind, explains: bool },
    /// A note that asks to protect a source.
    Protect,
    /// A telegram that is sent separately.
    Septel,
    /// A word of the service. The first in a text can be reached by Tab.
    Term { is_first: bool },
    /// A code as it is written, which explains itself if it is known.
    Code(Option<CodeKind>),
    /// The same with its meaning beside it: no need for a stop of the Tab key.
    HintedCode(CodeKind),
    /// A word of ours for a code, which explains itself.
    Named(CodeKind),
    /// Less important words beside others.
    Aside,
    /// A little label after a value.
    Chip,
    /// Words that are left out where there is little room.
    Spare,
    /// Words that say that there is nothing.
    Muted,
}

/// What is said after a value that the text lacks and its collection has.
pub(crate) fn by_collection() -> Run {
    Run::marked(Mark::Aside, format!(" · {FROM_COLLECTION}"))
}

/// Where words lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// To a place of this cable, which has this address.
    Place { place: Place, href: String },
    /// To the cable with this id, whether it is open or not.
    Cited(String),
    /// To an open cable, by its key and its id.
    Open { key: u32, id: String },
}

/// The mark of a paragraph, a subject or an item.
#[derive(Clone, Debug)]
pub(crate) struct Portion {
    /// Its level, if that is known.
    pub(crate) level: Option<Level>,
    /// What it says.
    pub(crate) words: Vec<Run>,
    /// What it says after the level.
    pub(crate) caveat: Option<String>,
    /// Whether it explains itself. Not as part of something else that is clicked.
    pub(crate) explains: bool,
}

impl Run {
    /// Words of the page.
    pub(crate) fn words(words: impl Into<Cow<'static, str>>) -> Self {
        Self::Words(words.into())
    }

    /// All of a text of the cable.
    pub(crate) fn cable(shown: Shown) -> Self {
        Self::Cable(cable_text(shown))
    }

    /// These runs, shown as something.
    pub(crate) fn marked(mark: Mark, runs: impl Into<Runs>) -> Self {
        Self::Marked(mark, runs.into().0)
    }

    /// A link to an open cable, with its id.
    pub(crate) fn open_cable(id: String, key: u32) -> Self {
        Self::marked(Mark::Link(Link::Open { key, id: id.clone() }), id)
    }

    /// The words in it.
    #[cfg(test)]
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone().into_owned(),
            Self::Cable(text) => text.text().to_owned(),
            Self::Marked(_, runs) => text(runs),
            Self::Portion(portion) => {
                let caveat = portion.caveat.iter().map(|caveat| format!("/{caveat}"));
                text(&portion.words) + &caveat.collect::<String>()
            }
            Self::Struck(reason) => {
                let reason = reason.iter().map(|reason| format!(" {reason}"));
                "redacted".to_owned() + &reason.collect::<String>()
            }
        }
    }
}

/// The words in several.
#[cfg(test)]
pub(crate) fn text(runs: &[Run]) -> String {
    runs.iter().map(Run::text).collect()
}

/// Runs, or what can stand for them.
pub(crate) struct Runs(pub(crate) Vec<Run>);

impl From<Vec<Run>> for Runs {
    fn from(runs: Vec<Run>) -> Self {
        Self(runs)
    }
}

impl From<Run> for Runs {
    fn from(run: Run) -> Self {
        Self(vec![run])
    }
}

impl From<&'static str> for Runs {
    fn from(words: &'static str) -> Self {
        Run::words(words).into()
    }
}

impl From<String> for Runs {
    fn from(words: String) -> Self {
        Run::words(words).into()
    }
}

impl From<Shown> for Runs {
    fn from(shown: Shown) -> Self {
        Run::cable(shown).into()
    }
}

impl Link {
    /// The address that it can be copied as.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Place { href, .. } => href.clone(),
            Self::Cited(id) => Position { id: id.clone(), paragraph: None }.to_string(),
            Self::Open { id, .. } => format!("#{id}"),
        }
    }

    /// To the heading, which has the list of references.
    pub(crate) fn heading() -> Self {
        Self::Place { place: Place::Heading, href: "#heading".to_owned() }
    }
}

impl Portion {
    /// The mark as it is written.
    pub(crate) fn new(document: &Document, mark: Spanned<PortionMark>) -> Self {
        let words = match mark.value.level {
            Some(level) => level.letters().to_owned(),
            None => document.word(mark.span).trim_matches(['(', ')', ' ']).to_owned(),
        };
        Self {
            level: mark.value.level,
            words: vec![Run::words(words)],
            caveat: mark.value.caveat.filter(|_| mark.value.level.is_some()).map(|span| document.word(span)),
            explains: true,
        }
    }

    /// What is left of it.
    pub(crate) fn released(portion: &redact::Portion) -> Self {
        Self { level: portion.level, words: released(&portion.text), caveat: None, explains: false }
    }

    /// The same as part of something else that is clicked.
    pub(crate) fn plain(self) -> Self {
        Self { explains: false, ..self }
    }
}

/// What is left of a text, with a mark that is always the same wherever something was struck.
pub(crate) fn released(text: &Text) -> Vec<Run> {
    let run = |piece: &Piece| match piece {
        Piece::Words(words) => Run::words(words.clone()),
        Piece::Struck { reason } => Run::Struck(reason.clone()),
        Piece::Withheld { words, kind } => {
            Run::marked(Mark::Withheld { kind: *kind, explains: false }, words.clone())
        }
    };
    text.iter().map(run).collect()
}

/// A part of what a code means, to stand beside it. Empty if it is not known.
pub(crate) fn meaning(kind: CodeKind, code: &str, part: fn(Explanation) -> String) -> Vec<Run> {
    let aside = |found| vec![Run::words(" "), Run::marked(Mark::Aside, part(found))];
    explain(kind, code).map(aside).unwrap_or_default()
}
