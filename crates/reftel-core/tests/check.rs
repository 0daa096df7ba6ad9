//! The release check over real exports of every cable of the corpus.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::collections::BTreeSet;
use std::fs;

use reftel_check::{Format, Refusal, Secrets, check};
use reftel_core::cable::Cable;
use reftel_core::export::cite::{Citation, quote};
use reftel_core::export::csv::to_csv;
use reftel_core::export::html::to_html;
use reftel_core::export::json::to_released_json;
use reftel_core::export::markdown::to_markdown;
use reftel_core::export::text::to_text;
use reftel_core::export::zip::to_zip;
use reftel_core::export::{Options, file_name_among};
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::redact::{Marks, Released, release};
use reftel_core::text::{Source, Span};

fn all() -> Vec<(Source, Vec<Parsed>)> {
    let read = |path: &std::path::PathBuf| {
        let source = Source::new("corpus", fs::read(path).unwrap()).unwrap();
        let parsed = parse_all(&source);
        (source, parsed)
    };
    common::corpus().iter().map(read).collect()
}

/// Every form of a cable.
fn forms(released: &Released) -> Vec<(Format, Vec<u8>)> {
    let mut forms = Vec::new();
    for options in [Options::default(), Options { foia: true }] {
        let citation = Citation::new(released, options);
        let numbers = released.body.iter().filter_map(|block| block.number);
        forms.extend([
            (Format::Text, to_text(released, options)),
            (Format::Markdown, to_markdown(released, options)),
            (Format::Html, to_html(released, options)),
            (Format::Csv, to_csv(std::slice::from_ref(released), options)),
            (Format::Json, to_released_json(released, options)),
            (Format::Text, citation.chicago()),
            (Format::Text, citation.national_archives().unwrap_or_default()),
            (Format::Bibtex, citation.bibtex()),
            (Format::Ris, citation.ris()),
            (Format::Json, citation.csl_json()),
            (Format::Text, numbers.filter_map(|number| quote(released, number, options)).collect()),
        ]);
    }
    forms.into_iter().map(|(format, text)| (format, text.into_bytes())).collect()
}

/// All forms in one archive.
fn archive(released: &Released, forms: &[(Format, Vec<u8>)]) -> Vec<u8> {
    let extension = |format: &Format| match format {
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::Html => "html",
        Format::Json => "json",
        Format::Csv => "csv",
        Format::Bibtex => "bib",
        Format::Ris => "ris",
        Format::Zip => "zip",
    };
    let named = forms
        .iter()
        .enumerate()
        .map(|(index, (format, bytes))| (file_name_among(index, released, extension(format)), bytes.clone()));
    to_zip(&named.collect::<Vec<_>>()).unwrap()
}

/// What forms say for the codes of a cable: only what is in tables, never words of it.
fn said(released: &Released) -> Vec<&'static str> {
    released.tags.iter().filter_map(|tag| tag.meaning).collect()
}

/// Kept is what is between the marks as it stands, and each whole text as it runs on without what a page break left in it.
fn secrets(source: &Source, cable: &Cable, released: &Released, struck: &[Span]) -> Secrets {
    let mut kept = Vec::new();
    let mut from = 0;
    for span in struck {
        kept.push(source.text(Span::new(from, span.range().start)).into_owned());
        from = span.range().end;
    }
    kept.push(source.text(Span::new(from, source.bytes().len())).into_owned());
    for paragraph in cable.paragraphs() {
        let is_struck =
            |span: &Span| struck.iter().any(|struck| struck.start < span.end && span.start < struck.end);
        if !paragraph.text.iter().any(|span| is_struck(&span)) {
            kept.push(source.line(&paragraph.text));
        }
    }
    let struck: Vec<String> = struck.iter().map(|span| source.text(*span).into_owned()).collect();
    let secrets = Secrets::new(struck.iter().map(String::as_str), kept.iter().map(String::as_str));
    secrets.saying(said(released))
}

/// Words of exports that are neither the cable's nor known to the check: a struck passage that has one would be found
/// where it is not.
#[test]
fn ok_what_forms_say_is_known() {
    let mut unknown = BTreeSet::new();
    for (source, parsed) in all() {
        let kept = source.text(source.span());
        for parsed in parsed {
            let released = release(&source, &parsed.cable, &Marks::new(&source)).unwrap();
            let forms = forms(&released);
            let text: String = forms.iter().map(|(_, bytes)| str::from_utf8(bytes).unwrap()).collect();
            let text = text.replace("\\n", " ").replace("&quot;", " ");
            // Every word as if it were struck, with another that makes it one of several.
            let words: BTreeSet<&str> = text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
                .collect();
            let words = Vec::from_iter(words);
            let struck: Vec<String> = words.iter().map(|word| format!("{word} zz")).collect();
            let secrets = Secrets::new(struck.iter().map(String::as_str), [&*kept]).saying(said(&released));
            for (format, bytes) in forms {
                match check(&bytes, format, &secrets) {
                    Ok(()) => {}
                    Err(Refusal::Leaks(found)) => {
                        let named =
                            found.iter().map(|found| format!("{} ({})", words[found.which], found.place));
                        unknown.extend(named);
                    }
                    Err(refusal) => panic!("{refusal}: {}", String::from_utf8_lossy(&bytes)),
                }
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new());
}

/// What is struck from the middle of a cable is found in every export of that cable as it was, and in none of the one
/// without it, but for words that the cable says elsewhere.
#[test]
fn ok_struck_passages() {
    let mut count = 0;
    for (source, parsed) in all() {
        for parsed in parsed {
            let cable = &parsed.cable;
            let Some(paragraph) = cable.paragraphs().next() else { continue };
            let Some(line) = paragraph.text.iter().next() else { continue };
            let (start, end) = (line.range().start, line.range().end);
            // Whole words.
            let is_blank = |at: &usize| source.bytes().get(*at).is_none_or(u8::is_ascii_whitespace);
            let (first, last) = (start + (end - start) / 4, end - (end - start) / 4);
            let first = (first..last).find(is_blank).unwrap_or(last);
            let last = (last..=end).find(is_blank).unwrap_or(end);
            let struck = Span::new(first, last);
            let mut marks = Marks::new(&source);
            marks.strike(struck, Some("(b)(6)"));
            let released = release(&source, cable, &marks).unwrap();
            let secrets = secrets(&source, cable, &released, &[struck]);
            let whole = release(&source, cable, &Marks::new(&source)).unwrap();
            let clean = archive(&released, &forms(&released));
            assert_eq!(check(&clean, Format::Zip, &secrets), Ok(()), "{}", String::from_utf8_lossy(&clean));
            if !secrets.is_empty() && struck.len() > 8 {
                count += 1;
                for (format, bytes) in forms(&whole).iter().take(3) {
                    assert!(
                        matches!(check(bytes, *format, &secrets), Err(Refusal::Leaks(_))),
                        "{format:?}: {:?}",
                        source.text(struck)
                    );
                }
            }
        }
    }
    assert!(count > 10, "expected struck passages, found {count}");
}

/// An archive is refused when anything is said in it but names and bytes.
#[test]
fn err_archives() {
    let files = [("cable-001.txt".to_owned(), b"a".to_vec()), ("cable-002.txt".to_owned(), b"b".to_vec())];
    let secrets = Secrets::new(["Kvothe"], ["a"]);
    let good = to_zip(&files).unwrap();
    assert_eq!(check(&good, Format::Zip, &secrets), Ok(()));
    // Flags, method, time, day, sizes, length of the extra field of the first file.
    for at in [6, 8, 10, 12, 18, 22, 28] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(matches!(check(&bad, Format::Zip, &secrets), Err(Refusal::Unreadable { .. })), "{at}");
    }
    // The same in the list, and comment, disk, attributes, place.
    let list = good.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    for at in [8, 10, 12, 14, 20, 24, 30, 32, 34, 36, 38, 42] {
        let mut bad = good.clone();
        bad[list + at] ^= 1;
        assert!(matches!(check(&bad, Format::Zip, &secrets), Err(Refusal::Unreadable { .. })), "{at}");
    }
    for name in ["kvothe.txt", "Kvothe-001.txt", "cable.exe", "cable.zip"] {
        let archive = to_zip(&[(name.to_owned(), b"a".to_vec())]).unwrap();
        assert!(check(&archive, Format::Zip, &secrets).is_err(), "{name}");
    }
    let behind = [&good[..], b"Kvothe"].concat();
    assert!(check(&behind, Format::Zip, &secrets).is_err());
    let before = [b"Kvothe", &good[..]].concat();
    assert!(check(&before, Format::Zip, &secrets).is_err());
}
