//! What is saved: pure, from open cables to the name and the bytes of a file.

use crate::app::document::Document;
use crate::export::cite::Citation;
use crate::export::json::to_released_json;
use crate::export::{Options, as_received, csv, file_name, html, markdown, text};
use crate::redact::Released;

/// A form in which cables are saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text, its lines broken anew.
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
            Self::Text => ("Text", "In the order of a telegram, its lines broken anew"),
            Self::Markdown => ("Markdown", "Headings, numbered paragraphs, tables"),
            Self::Html => ("Web page", "One file without scripts, that opens anywhere and prints well"),
            Self::Json => ("JSON", "Every field and paragraph, for programs"),
            Self::Csv => ("Table of metadata (CSV)", "One row a cable, without its text"),
            Self::Original => ("As received", "The original, byte for byte"),
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Original => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::Text | Self::Original => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
            Self::Json => "application/json",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Between two texts in one file.
const BETWEEN: &str = "\n\n----------\n\n";

/// The file of some cables in one form. Absent when there are none.
#[must_use]
pub fn file<'d>(format: Format, documents: impl Iterator<Item = &'d Document>) -> Option<SavedFile> {
    let documents: Vec<&Document> = documents.collect();
    let released = documents.iter().map(|document| document.released()).collect::<Option<Vec<Released>>>()?;
    let first = released.first()?;
    let options = Options::default();
    let each = |write: &dyn Fn(&Released) -> String, between: &str| {
        released.iter().map(write).collect::<Vec<_>>().join(between).into_bytes()
    };
    let bytes = match format {
        Format::Text => each(&|one| text::to_text(one, options), BETWEEN),
        Format::Markdown => each(&|one| markdown::to_markdown(one, options), BETWEEN),
        Format::Html => each(&|one| html::to_html(one, options), "\n"),
        Format::Json => each(&|one| to_released_json(one, options), "\n"),
        Format::Csv => csv::to_csv(&released, options).into_bytes(),
        Format::Original => {
            let originals = documents.iter().map(|document| as_received(document.source(), document.cable()));
            originals.collect::<Vec<_>>().join(&b"\n"[..])
        }
    };
    let extension = format.extension();
    let stem = match (released.len(), format) {
        (1, Format::Original) => file_name(first, "").trim_end_matches('.').to_owned() + "-ORIGINAL",
        (1, _) => file_name(first, "").trim_end_matches('.').to_owned(),
        (_, Format::Original) => "cables-ORIGINAL".to_owned(),
        _ => "cables".to_owned(),
    };
    Some(SavedFile { name: format!("{stem}.{extension}"), mime: format.mime(), bytes })
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

/// The citation of a cable, and of one of its paragraphs. Absent in a style that has no form for it.
#[must_use]
pub fn citation(document: &Document, paragraph: Option<u16>, style: Style) -> Option<String> {
    let citation = Citation::new(&document.released()?, Options::default());
    let citation = match paragraph {
        Some(number) => citation.paragraph(number),
        None => citation,
    };
    Some(match style {
        Style::Chicago => citation.chicago(),
        Style::Archives => return citation.national_archives(),
        Style::Bibtex => citation.bibtex(),
        Style::Ris => citation.ris(),
        Style::Csl => citation.csl_json(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::open::open;

    const SAMPLE: &str = include_str!("../../../assets/samples/port-elsinore.txt");

    #[test]
    fn ok_files_of_one_cable() {
        let documents = open("a file name", SAMPLE.into()).unwrap();
        for format in Format::ALL {
            let file = file(format, documents.iter()).unwrap();
            let text = String::from_utf8(file.bytes).unwrap();
            assert!(!text.contains("a file name") && !file.name.contains("file name"), "{format:?}");
            assert!(format == Format::Csv || text.contains("Halvard Sund"), "{format:?}");
        }
        let original = file(Format::Original, documents.iter()).unwrap();
        assert_eq!(original.bytes, SAMPLE.as_bytes());
        assert!(original.name.ends_with("-ORIGINAL.txt"), "{}", original.name);
    }

    #[test]
    fn ok_files_of_several() {
        let chain = include_str!("../../../assets/samples/chain.txt");
        let documents = open("chain", chain.into()).unwrap();
        let json = file(Format::Json, documents.iter()).unwrap();
        assert_eq!(
            (json.name.as_str(), json.bytes.iter().filter(|byte| **byte == b'\n').count()),
            ("cables.json", 2)
        );
        assert_eq!(file(Format::Text, [].into_iter()), None);
    }

    #[test]
    fn ok_citations() {
        let documents = open("a", SAMPLE.into()).unwrap();
        for style in Style::ALL {
            let words = citation(&documents[0], Some(2), style);
            assert_eq!(words.is_none(), style == Style::Archives, "{style:?}: {words:?}");
        }
    }
}
