//! What is saved: pure, from open cables to the name and the bytes of a file.

use crate::document::Document;
use reftel_core::cable::CableId;
use reftel_core::export::cite::Citation;
use reftel_core::export::json::to_released_json;
use reftel_core::export::zip::to_zip;
use reftel_core::export::{Options, as_received, csv, file_name, file_name_among, html, markdown, text};
use reftel_core::redact::Released;

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

/// A file as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Between two texts in one file.
const BETWEEN: &str = "\n\n----------\n\n";

/// The file of some cables in one form. Absent when there are none, or when a form has none for so many.
#[must_use]
pub fn file(format: Format, released: &[Released], options: Options) -> Option<MadeFile> {
    let first = released.first()?;
    if let (Format::Html, [_, _, ..]) = (format, released) {
        let pages = released.iter().enumerate().map(|(index, one)| {
            (file_name_among(index, format.extension()), html::to_html(one, options).into_bytes())
        });
        let bytes = to_zip(&pages.collect::<Vec<_>>())?;
        return Some(MadeFile { name: "cables.zip".to_owned(), mime: "application/zip", bytes });
    }
    let each = |write: &dyn Fn(&Released) -> String, between: &str| {
        released.iter().map(write).collect::<Vec<_>>().join(between).into_bytes()
    };
    let bytes = match format {
        Format::Text => each(&|one| text::to_text(one, options), BETWEEN),
        Format::Markdown => each(&|one| markdown::to_markdown(one, options), BETWEEN),
        Format::Html => each(&|one| html::to_html(one, options), "\n"),
        Format::Json => each(&|one| to_released_json(one, options), "\n"),
        Format::Csv => csv::to_csv(released, options).into_bytes(),
        Format::Original => return None,
    };
    let extension = format.extension();
    let stem = match released {
        [_] => file_name(first, "").trim_end_matches('.').to_owned(),
        _ => "cables".to_owned(),
    };
    Some(MadeFile { name: format!("{stem}.{extension}"), mime: format.mime(), bytes })
}

/// The bytes of some cables as they were received. **It goes around all redactions**, under a name that says so.
#[must_use]
pub fn original<'d>(documents: impl Iterator<Item = &'d Document>) -> MadeFile {
    let documents: Vec<&Document> = documents.collect();
    let bytes: Vec<&[u8]> =
        documents.iter().map(|document| as_received(document.source(), document.cable())).collect();
    let stem = match documents.as_slice() {
        [one] => one.id().map_or("cable", CableId::as_str),
        _ => "cables",
    };
    MadeFile {
        name: format!("{stem}-ORIGINAL.txt"),
        mime: Format::Original.mime(),
        bytes: bytes.join(&b"\n"[..]),
    }
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

    /// The name of a file of it.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Chicago | Self::Archives => "citation.txt",
            Self::Bibtex => "citation.bib",
            Self::Ris => "citation.ris",
            Self::Csl => "citation.json",
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

/// The citation of a cable, and of one of its paragraphs. Absent in a style that has no form for it.
#[must_use]
pub fn citation(released: &Released, paragraph: Option<u16>, style: Style) -> Option<String> {
    let citation = Citation::new(released, Options::default());
    let citation = citation.of_paragraph(released, paragraph);
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
    use crate::open::open;
    use reftel_core::redact::{Marks, release};

    const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

    fn released(documents: &[Document]) -> Vec<Released> {
        let one = |document: &Document| {
            release(document.source(), document.cable(), &Marks::new(document.source()))
        };
        documents.iter().map(|document| one(document).unwrap()).collect()
    }

    #[test]
    fn ok_files_of_one_cable() {
        let documents = open("a file name", SAMPLE.into()).unwrap();
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Csv] {
            let file = file(format, &released(&documents), Options::default()).unwrap();
            let text = String::from_utf8(file.bytes).unwrap();
            assert!(!text.contains("a file name") && !file.name.contains("file name"), "{format:?}");
            assert!(format == Format::Csv || text.contains("Halvard Sund"), "{format:?}");
        }
        let original = original(documents.iter());
        assert_eq!(original.bytes, SAMPLE.as_bytes());
        assert!(original.name.ends_with("-ORIGINAL.txt"), "{}", original.name);
    }

    #[test]
    fn ok_files_of_several() {
        let chain = include_str!("../../assets/samples/chain.txt");
        let released = released(&open("chain", chain.into()).unwrap());
        let json = file(Format::Json, &released, Options::default()).unwrap();
        let ends = json.bytes.iter().filter(|byte| **byte == b'\n').count();
        assert_eq!((json.name.as_str(), ends), ("cables.json", 2));
        let pages = file(Format::Html, &released, Options::default()).unwrap();
        assert!(pages.name == "cables.zip" && pages.bytes.starts_with(b"PK"));
        assert_eq!(file(Format::Text, &[], Options::default()), None);
    }

    #[test]
    fn ok_citations() {
        let released = released(&open("a", SAMPLE.into()).unwrap());
        for style in Style::ALL {
            let words = citation(&released[0], Some(2), style);
            assert_eq!(words.is_none(), style == Style::Archives, "{style:?}: {words:?}");
        }
    }
}
