//! What can be chosen in the export dialog.

/// What is chosen in the export dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which form.
    pub format: Format,
    /// Which cables.
    pub scope: Scope,
    /// Whether marks have the form of FOIA releases.
    pub foia: bool,
    /// How it is cited.
    pub style: Style,
}

/// Which of the open cables are saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The one on screen.
    #[default]
    Current,
    /// Those that are picked in the list.
    Picked,
    /// Those that the filter lists.
    Listed,
    /// All.
    All,
}

impl Scope {
    /// This, or the one on screen if none is picked; all, if no filter is set.
    #[must_use]
    pub fn among(self, picked: usize, is_filtered: bool) -> Self {
        match self {
            Self::Picked if picked == 0 => Self::Current,
            Self::Listed if !is_filtered => Self::All,
            _ => self,
        }
    }
}

/// A form in which cables are saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text, with lines wrapped again.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A page without scripts.
    Html,
    /// The fields and the text, for programs.
    Json,
    /// The fields in a table.
    Csv,
    /// The bytes as they came.
    Original,
}

impl Format {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 6] =
        [Self::Text, Self::Markdown, Self::Html, Self::Json, Self::Csv, Self::Original];

    /// What it is called, and what it is.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("Text", "Telegram layout, re-wrapped"),
            Self::Markdown => ("Markdown", "Headings, numbered paragraphs, tables"),
            Self::Html => ("Web page", "One file without scripts, that opens anywhere and prints well"),
            Self::Json => ("JSON", "Every field and paragraph, for programs"),
            Self::Csv => ("Table of metadata (CSV)", "One row per cable, no body text"),
            Self::Original => ("As received", "The original, byte for byte"),
        }
    }

    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Original => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    pub(crate) const fn mime(self) -> &'static str {
        match self {
            Self::Text | Self::Original => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
            Self::Json => "application/json",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// What is made of the cables that are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The cables, in the format that is chosen.
    Cables,
    /// Their citations, in the style that is chosen.
    Citations,
}

/// A form of a citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// A note as the Chicago Manual of Style has it.
    #[default]
    Chicago,
    /// As the National Archives ask for it.
    Archives,
    /// For LaTeX.
    Bibtex,
    /// For Zotero, EndNote and the like.
    Ris,
    /// For citation processors.
    Csl,
}

impl Style {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 5] = [Self::Chicago, Self::Archives, Self::Bibtex, Self::Ris, Self::Csl];

    /// The extension of a file of it.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Chicago | Self::Archives => "txt",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::Csl => "json",
        }
    }

    /// The media type of a file of it.
    pub(crate) const fn mime(self) -> &'static str {
        match self {
            Self::Chicago | Self::Archives => "text/plain;charset=utf-8",
            Self::Bibtex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Chicago => "Chicago note",
            Self::Archives => "National Archives",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_what_is_picked_or_listed_may_be_gone() {
        assert_eq!(Scope::Picked.among(2, false), Scope::Picked);
        assert_eq!(Scope::Picked.among(0, true), Scope::Current);
        assert_eq!(Scope::Listed.among(0, true), Scope::Listed);
        assert_eq!(Scope::Listed.among(2, false), Scope::All);
    }
}
