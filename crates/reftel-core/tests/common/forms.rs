//! Every form in which a cable leaves, as files with the names that the page gives them.

use reftel_core::export::cite::{Citation, quote};
use reftel_core::export::csv::to_csv;
use reftel_core::export::html::to_html;
use reftel_core::export::json::to_released_json;
use reftel_core::export::markdown::to_markdown;
use reftel_core::export::text::to_text;
use reftel_core::export::zip::to_zip;
use reftel_core::export::{Options, file_name, file_name_among};
use reftel_core::redact::Released;

/// A name and bytes.
pub(crate) type File = (String, Vec<u8>);

/// All forms, and all of them in one archive.
pub(crate) fn files(released: &Released, options: Options) -> Vec<File> {
    let citation = Citation::new(released, options);
    let numbers = released.body.iter().filter_map(|block| block.number);
    let named = |extension: &str| file_name(released, extension);
    let mut files: Vec<File> = [
        (named("txt"), to_text(released, options)),
        (named("md"), to_markdown(released, options)),
        (named("html"), to_html(released, options)),
        (named("json"), to_released_json(released, options)),
        (named("csv"), to_csv(std::slice::from_ref(released), options)),
        (named("txt"), citation.chicago()),
        (named("txt"), citation.national_archives().unwrap_or_default()),
        (named("bib"), citation.bibtex()),
        (named("ris"), citation.ris()),
        (named("json"), citation.csl_json()),
        (
            named("txt"),
            numbers.filter_map(|number| quote(released, number, options)).collect::<Vec<_>>().join("\n"),
        ),
    ]
    .map(|(name, text)| (name, text.into_bytes()))
    .into();
    let archive = archive(released, &files);
    files.push(("cables.zip".to_owned(), archive));
    files
}

/// Files in an archive, by the names of those that are one among several.
pub(crate) fn archive(released: &Released, files: &[File]) -> Vec<u8> {
    let among = |(index, (name, bytes)): (usize, &File)| {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        (file_name_among(index, released, extension), bytes.clone())
    };
    to_zip(&files.iter().enumerate().map(among).collect::<Vec<_>>()).unwrap_or_default()
}
