//! The samples that the page offers are read as what they say they are.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

use reftel::start::SAMPLES;
use reftel_core::cable::Dialect;
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::text::Source;

fn read(index: usize) -> (Source, Vec<Parsed>) {
    let sample = SAMPLES[index];
    let source = Source::new(sample.name, sample.text).unwrap();
    let parsed = parse_all(&source);
    (source, parsed)
}

#[test]
fn ok_every_sample_is_understood() {
    assert_eq!(SAMPLES.len(), 6);
    for index in 0..6 {
        let (source, parsed) = read(index);
        let name = SAMPLES[index].name;
        for Parsed { cable, .. } in &parsed {
            assert!(cable.id(&source).is_some(), "{name} has no id");
            let unknown: Vec<_> = cable.unrecognised.iter().map(|span| source.raw(*span)).collect();
            assert!(unknown.is_empty(), "{name}: {unknown:?}");
        }
    }
}

#[test]
fn ok_each_shows_what_it_is_for() {
    let dialect = |index| read(index).1[0].cable.dialect;
    assert_eq!(
        [0, 1, 2, 3, 4].map(dialect),
        [Dialect::Telegram, Dialect::Telegram, Dialect::Aad, Dialect::Foia, Dialect::Ocr]
    );
    let (source, taken_out) = read(3);
    let cable = &taken_out[0].cable;
    assert!(cable.redactions.len() > 8, "{:?}", cable.redactions);
    let protected: Vec<_> = cable.protected.iter().map(|found| source.raw(found.name)).collect();
    assert!(protected.iter().any(|name| name.contains("Gerda Ullmann")), "{protected:?}");
    let (source, scanned) = read(4);
    assert_eq!(scanned[0].cable.paragraphs().count(), 6);
    let subject = scanned[0].cable.header.subject.as_ref().unwrap();
    assert!(source.line(&subject.text).ends_with("SECOND LANDING STAGE"));
}

#[test]
fn ok_the_three_telegrams_cite_each_other() {
    let (source, parsed) = read(5);
    let told: Vec<String> = parsed
        .iter()
        .map(|Parsed { cable, .. }| {
            let cited: Vec<&str> = cable
                .header
                .references
                .iter()
                .filter_map(|reference| Some(reference.target.as_ref()?.id.as_str()))
                .collect();
            format!("{}: {}", cable.id(&source).unwrap().as_str(), cited.join(" "))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
        09PORTELSINORE551: 
        09STATE77402: 09PORTELSINORE551
        09PORTELSINORE612: 09STATE77402 09PORTELSINORE551
        ");
}
