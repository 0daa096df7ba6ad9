//! What is saved: pure, from open cables to the name and the bytes of a file.

use crate::document::Document;
use crate::state::{Format, Style};
use reftel_core::cable::CableId;
use reftel_core::export::cite::{Citation, to_bibtex, to_csl_json, to_ris};
use reftel_core::export::json::to_released_json;
use reftel_core::export::zip::to_zip;
use reftel_core::export::{Options, as_received, csv, file_name, file_name_among, html, markdown, text};
use reftel_core::redact::Released;

/// A finished file.
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

/// The file of some cables in one form. None if there are none, or if a form has none for so many.
#[must_use]
pub fn file(format: Format, released: &[Released], options: Options) -> Option<MadeFile> {
    if released.is_empty() {
        return None;
    }
    if let (Format::Html, [_, _, ..]) = (format, released) {
        let pages = released.iter().enumerate().map(|(index, one)| {
            (file_name_among(index, one, format.extension()), html::to_html(one, options).into_bytes())
        });
        let bytes = to_zip(&pages.collect::<Vec<_>>())?;
        return Some(MadeFile { name: format!("{}.zip", stem(released)), mime: "application/zip", bytes });
    }
    let each = |write: &dyn Fn(&Released) -> String, between: &str| {
        released.iter().map(write).collect::<Vec<_>>().join(between).into_bytes()
    };
    let bytes = match format {
        Format::Text => each(&|one| text::to_text(one, options), BETWEEN),
        Format::Markdown => each(&|one| markdown::to_markdown(one, options), BETWEEN),
        Format::Html => each(&|one| html::to_html(one, options), "\n"),
        Format::Json => json(released, options).into_bytes(),
        Format::Csv => csv::to_csv(released, options).into_bytes(),
        Format::Original => return None,
    };
    let extension = format.extension();
    let name = match released {
        [one] => file_name(one, extension),
        _ => format!("{}.{extension}", stem(released)),
    };
    Some(MadeFile { name, mime: format.mime(), bytes })
}

/// The name of a file of several cables, without its extension.
fn stem(released: &[Released]) -> &'static str {
    if released.iter().any(|one| one.redactions() > 0) { "cables.redacted" } else { "cables" }
}

/// An object, or a list of as many.
fn json(released: &[Released], options: Options) -> String {
    let all: Vec<String> = released.iter().map(|one| to_released_json(one, options)).collect();
    match all.as_slice() {
        [one] => one.clone(),
        _ => format!("[\n{}\n]\n", all.join(",\n")),
    }
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

/// The citations of some cables; of a single one, that of one of its paragraphs. None in a style that has no form for any of
/// them.
#[must_use]
pub fn citations(released: &[Released], paragraph: Option<u16>, style: Style) -> Option<String> {
    let paragraph = paragraph.filter(|_| released.len() == 1);
    let all: Vec<Citation> = released
        .iter()
        .map(|one| Citation::new(one, Options::default()).of_paragraph(one, paragraph))
        .collect();
    let notes: Vec<String> = match style {
        Style::Chicago => all.iter().map(Citation::chicago).collect(),
        Style::Archives => all.iter().filter_map(Citation::national_archives).collect(),
        Style::Bibtex => return Some(to_bibtex(&all)),
        Style::Ris => return Some(to_ris(&all)),
        Style::Csl => return Some(to_csl_json(&all)),
    };
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// A file of citations.
pub(super) fn citation_file(released: &[Released], paragraph: Option<u16>, style: Style) -> Option<MadeFile> {
    let words = citations(released, paragraph, style)?;
    let stem = if released.len() == 1 { "citation" } else { "citations" };
    let name = format!("{stem}.{}", style.extension());
    Some(MadeFile { name, mime: style.mime(), bytes: words.into_bytes() })
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
        let list: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!((json.name.as_str(), list.as_array().map(Vec::len)), ("cables.json", Some(3)));
        let pages = file(Format::Html, &released, Options::default()).unwrap();
        assert!(pages.name == "cables.zip" && pages.bytes.starts_with(b"PK"));
        assert_eq!(file(Format::Text, &[], Options::default()), None);
    }

    #[test]
    fn ok_citations() {
        let released = released(&open("a", SAMPLE.into()).unwrap());
        for style in Style::ALL {
            let words = citations(&released, Some(2), style);
            assert_eq!(words.is_none(), style == Style::Archives, "{style:?}: {words:?}");
        }
    }
}
