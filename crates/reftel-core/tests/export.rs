//! What is released, in every form, over every cable of the corpus.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test; clippy.toml has no setting for this lint")]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fmt::Write;
use std::fs;

use proptest::prelude::*;
use reftel_core::cable::{Block, Cable, LeafKind, Role};
use reftel_core::export::cite::{Citation, quote};
use reftel_core::export::csv::{columns, to_csv};
use reftel_core::export::html::to_html;
use reftel_core::export::json::{to_json, to_released_json};
use reftel_core::export::markdown::to_markdown;
use reftel_core::export::text::{WIDTH, to_text};
use reftel_core::export::{Options, as_received, file_name};
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::redact::{Marks, Part, Piece, Released, WrongSource, release};
use reftel_core::text::{Source, Span};

/// Every cable of the corpus with its source.
fn all() -> Vec<(String, Source, Vec<Parsed>)> {
    let read = |path: &std::path::PathBuf| {
        let source = Source::new("corpus", fs::read(path).unwrap()).unwrap();
        let parsed = parse_all(&source);
        (path.file_stem().unwrap().to_string_lossy().into_owned(), source, parsed)
    };
    common::corpus().iter().map(read).collect()
}

fn unmarked(source: &Source, cable: &Cable) -> Released {
    release(source, cable, &Marks::new(source)).unwrap()
}

/// Every form, by its name.
fn forms(released: &Released) -> Vec<(&'static str, String)> {
    let mut forms = Vec::new();
    for options in [Options::default(), Options { foia: true }] {
        let citation = Citation::new(released, options);
        let numbers = released.body.iter().filter_map(|block| block.number);
        forms.extend([
            ("text", to_text(released, options)),
            ("markdown", to_markdown(released, options)),
            ("html", to_html(released, options)),
            ("csv", to_csv(std::slice::from_ref(released), options)),
            ("json", to_released_json(released, options)),
            ("note", citation.chicago()),
            ("archives", citation.national_archives().unwrap_or_default()),
            ("bibtex", citation.bibtex()),
            ("ris", citation.ris()),
            ("csl", citation.csl_json()),
            ("quotes", numbers.filter_map(|number| quote(released, number, options)).collect()),
        ]);
    }
    forms.push(("name", file_name(released, "txt")));
    forms
}

#[test]
fn ok_forms_as_reviewed() {
    for (name, strike) in [
        ("telegram/complete", ["Officials", "AMCONSUL SAMPLETON", "1855", "January 2007. In\n2006."]),
        ("forms/archive-record", ["", "", "", ""]),
        ("body/taken-out", ["", "", "", ""]),
    ] {
        let path = format!("{}/tests/corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        let source = Source::new("corpus", text.as_str()).unwrap();
        let mut marks = Marks::new(&source);
        for words in strike {
            let at = text.find(words).unwrap();
            marks.strike(Span::new(at, at + words.len()), Some("(b)(6)"));
        }
        let released = release(&source, &parse_all(&source)[0].cable, &marks).unwrap();
        let mut shown = String::new();
        for (form, text) in forms(&released).into_iter().take(11) {
            writeln!(shown, "======== {form}\n{}", text.replace("\r\n", "\n")).unwrap();
        }
        insta::with_settings!({ snapshot_path => "export", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.replace('/', "-"), shown);
        });
    }
}

/// Letters and digits, in order: what is left of a text when notation and line ends are of no account.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Asserts that `words` stand in `text` one after the other, with anything between them.
fn in_order(form: &str, text: &str, words: &[String]) {
    let text = letters(text);
    let mut at = 0;
    for word in words.iter().map(|word| letters(word)) {
        let found = text[at..].find(&word);
        assert!(
            found.is_some(),
            "{form}: {word:?} is missing, or before {:?}",
            &text[..at].get(at.saturating_sub(40)..)
        );
        at += found.unwrap() + word.len();
    }
}

/// The text of a page, entities read.
fn page_text(html: &str) -> String {
    use html5gum::{Token, Tokenizer};
    const VOID: [&[u8]; 1] = [b"meta"];
    let mut open: Vec<Vec<u8>> = Vec::new();
    let mut text = String::new();
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                assert!(
                    !["script", "img", "link", "iframe"].iter().any(|name| tag.name[..] == *name.as_bytes())
                );
                assert!(!tag.attributes.keys().any(|key| key.starts_with(b"on")), "a handler");
                if !VOID.contains(&&tag.name[..]) {
                    open.push(tag.name.to_vec());
                }
            }
            Token::EndTag(tag) => assert_eq!(open.pop().unwrap(), tag.name.to_vec(), "tags must nest"),
            Token::String(string) if !open.iter().any(|name| name == b"style" || name == b"title") => {
                text.push_str(std::str::from_utf8(&string).unwrap());
            }
            Token::Error(error) => panic!("not well-formed: {error:?}"),
            Token::Comment(_) => panic!("a comment"),
            _ => {}
        }
    }
    assert_eq!(open, Vec::<Vec<u8>>::new(), "elements must end");
    text
}

/// The words of the body as the source has them, in the order of the page.
fn body_words(source: &Source, cable: &Cable) -> Vec<String> {
    let mut pieces: Vec<(u32, Vec<Span>)> =
        cable.unrecognised.iter().map(|span| (span.start, vec![*span])).collect();
    for block in &cable.body {
        let spans: Vec<Span> = match block {
            Block::Heading(heading) => heading.text.iter().collect(),
            Block::Paragraph(paragraph) => paragraph.text.iter().collect(),
            Block::Text(text) => text.text.iter().collect(),
            Block::Table(span) => vec![*span],
        };
        pieces.push((block.span().start, spans));
    }
    pieces.sort();
    let spans = pieces.into_iter().flat_map(|(_, spans)| spans);
    spans
        .flat_map(|span| source.text(span).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn ok_every_word_of_the_body_is_in_every_form() {
    for (name, source, parsed) in all() {
        for Parsed { cable, .. } in &parsed {
            let released = unmarked(&source, cable);
            let words = body_words(&source, cable);
            let options = Options::default();
            in_order(&format!("{name} text"), &to_text(&released, options), &words);
            let markdown = to_markdown(&released, options);
            in_order(&format!("{name} markdown"), &markdown, &words);
            in_order(&format!("{name} html"), &page_text(&to_html(&released, options)), &words);
        }
    }
}

#[test]
fn ok_lines_are_no_longer_than_a_teletype() {
    for (name, source, parsed) in all() {
        for Parsed { cable, .. } in &parsed {
            let mut released = Vec::new();
            for block in unmarked(&source, cable).body.iter().filter(|block| block.kind.has_lines()) {
                for part in &block.parts {
                    if let Part::Text(line) = part
                        && let [Piece::Words(words)] = line.as_slice()
                    {
                        released.push(words.clone());
                    }
                }
            }
            for line in to_text(&unmarked(&source, cable), Options::default()).lines() {
                let is_long = line.chars().count() > WIDTH && line.trim().contains(' ');
                assert!(!is_long || released.iter().any(|kept| kept == line), "{name}: {line}");
            }
        }
    }
}

/// What one contract says by two ways: all that the JSON with spans has, but for the spans.
#[test]
fn ok_json_is_that_of_the_library_without_spans() {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(object) => {
                object.remove("span");
                object.values_mut().for_each(strip);
            }
            serde_json::Value::Array(values) => values.iter_mut().for_each(strip),
            _ => {}
        }
    }
    for (name, source, parsed) in all() {
        for parsed in &parsed {
            let mut library: serde_json::Value =
                serde_json::from_str(&to_json(&source, parsed).unwrap()).unwrap();
            strip(&mut library);
            library["source"] = serde_json::Value::Null;
            for key in ["mentions", "protected", "diagnostics"] {
                library[key] = serde_json::Value::Array(Vec::new());
            }
            let json = to_released_json(&unmarked(&source, &parsed.cable), Options::default());
            let mut released: serde_json::Value = serde_json::from_str(&json).unwrap();
            for value in [&mut library, &mut released] {
                // Lines keep the blanks before the first word there, and lose those behind the last.
                value["body"].as_array_mut().unwrap().iter_mut().for_each(|block| {
                    if block["kind"] == "table" {
                        block["text"] = lines(&block["text"]);
                    }
                });
                let unrecognised = value["unrecognised"].as_array_mut().unwrap();
                unrecognised.iter_mut().for_each(|text| text["text"] = words(&text["text"]));
                value["redactions"] = serde_json::Value::Null;
            }
            assert_eq!(library, released, "{name}");
        }
    }
    fn lines(text: &serde_json::Value) -> serde_json::Value {
        let lines = text.as_str().unwrap().trim().lines().map(str::trim_end);
        lines.collect::<Vec<_>>().join("\n").into()
    }
    fn words(text: &serde_json::Value) -> serde_json::Value {
        letters(text.as_str().unwrap()).into()
    }
}

/// Reads RFC 4180.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(chars.next().unwrap());
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop().unwrap(), [""], "the last row ends");
    rows
}

#[test]
fn ok_csv_can_be_read_again() {
    let mut released = Vec::new();
    let mut subjects = Vec::new();
    for (_, source, parsed) in all() {
        for Parsed { cable, .. } in &parsed {
            released.push(unmarked(&source, cable));
            subjects.push(
                cable.header.subject.as_ref().map_or_else(String::new, |subject| source.line(&subject.text)),
            );
        }
    }
    let rows = read_csv(&to_csv(&released, Options::default()));
    assert_eq!(rows[0], columns());
    assert_eq!(rows.len(), released.len() + 1);
    let column = columns().iter().position(|name| *name == "subject").unwrap();
    for ((row, subject), released) in rows[1..].iter().zip(&subjects).zip(&released) {
        assert_eq!(row.len(), columns().len());
        assert_eq!(row[0], released.id.clone().unwrap_or_default());
        assert_eq!(row[column].trim_start_matches('\''), subject);
    }
}

#[test]
fn ok_as_received_is_what_was_received() {
    for (name, source, parsed) in all() {
        let bytes: Vec<u8> =
            parsed.iter().flat_map(|parsed| as_received(&source, &parsed.cable)).copied().collect();
        assert!(bytes == source.bytes(), "{name}");
    }
}

#[test]
fn err_marks_of_another_source() {
    let source = Source::new("a", "SUBJECT: A\n").unwrap();
    let other = Source::new("a", "SUBJECT: B\n").unwrap();
    let parsed = parse_all(&source);
    assert_eq!(release(&source, &parsed[0].cable, &Marks::new(&other)), Err(WrongSource));
}

/// The words of the parts of a cable that are shown, by their places.
fn words(source: &Source, cable: &Cable) -> Vec<Span> {
    let mut words = Vec::new();
    for leaf in cable.leaves(source) {
        if matches!(leaf.kind, LeafKind::Label | LeafKind::Residue | LeafKind::Markup) {
            continue;
        }
        let bytes = &source.bytes()[leaf.span.range()];
        let mut at = 0;
        for word in bytes.split(|byte| !byte.is_ascii_alphabetic()) {
            if word.len() >= 4 {
                words.push(Span::new(
                    leaf.span.start as usize + at,
                    leaf.span.start as usize + at + word.len(),
                ));
            }
            at += word.len() + 1;
        }
    }
    words
}

/// The source with other bytes in the place of a span.
fn with(source: &Source, span: Span, secret: &str) -> Source {
    let mut bytes = source.bytes().to_vec();
    bytes.splice(span.range(), secret.bytes());
    Source::new("corpus", bytes).unwrap()
}

/// All spans of a cable, as if the secret had no bytes.
fn shape(cable: &Cable, start: u32, len: u32) -> Vec<(u32, u32)> {
    let mut spans = Vec::new();
    let moved = |at: u32| if at >= start + len { at - len } else { at.min(start) };
    cable.clone().visit_spans(&mut |span| spans.push((moved(span.start), moved(span.end))));
    spans
}

fn like(secret: &str, word: &[u8]) -> String {
    if word.iter().all(u8::is_ascii_uppercase) { secret.to_uppercase() } else { secret.to_owned() }
}

/// Every third word is taken for a secret. Where the two cables are the same but for it, so is all that is
/// released of them; and the secret is in none of it.
#[test]
fn ok_two_secrets_of_different_length_give_the_same_bytes() {
    let (mut tried, mut same) = (0, 0);
    for (name, source, parsed) in all() {
        for (index, word) in parsed.iter().flat_map(|parsed| words(&source, &parsed.cable)).enumerate() {
            if index % 3 != 0 {
                continue;
            }
            tried += 1;
            let bytes = &source.bytes()[word.range()];
            let read = |secret: &str| {
                let source = with(&source, word, &like(secret, bytes));
                let mut marks = Marks::new(&source);
                let end = word.start + u32::try_from(secret.len()).unwrap();
                marks.strike(Span { start: word.start, end }, None);
                let parsed = parse_all(&source);
                let at = parsed
                    .iter()
                    .position(|parsed| parsed.cable.extent.contains(Span { end, ..word }))
                    .unwrap();
                let cable = &parsed[at].cable;
                let shape = shape(cable, word.start, u32::try_from(secret.len()).unwrap());
                (release(&source, cable, &marks).unwrap(), shape)
            };
            let (short, short_shape) = read("zqvx");
            let (long, long_shape) = read("zqvxwkjqzhgvbnkq");
            for (form, text) in forms(&short).into_iter().chain(forms(&long)) {
                assert!(!text.to_lowercase().contains("zqvx"), "{name}: {form} has the secret\n{text}");
            }
            if short_shape == long_shape {
                same += 1;
                alike(&short, &long, &format!("{name} {word:?}"));
            }
        }
    }
    assert!(tried > 500 && same * 10 > tried * 7, "expected most to be alike, found {same} of {tried}");
}

/// Asserts that two cables have the same bytes in every form.
fn alike(one: &Released, other: &Released, what: &str) {
    for ((form, one), (_, other)) in forms(one).into_iter().zip(forms(other)) {
        assert_eq!(one, other, "{what}: {form}");
    }
}

/// A telegram, with what stands between braces struck.
fn struck(text: &str) -> Released {
    let plain = text.replace(['{', '}'], "");
    let source = Source::new("braces", plain).unwrap();
    let mut marks = Marks::new(&source);
    let braces = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'{' | b'}'));
    let places: Vec<usize> = braces.enumerate().map(|(number, (at, _))| at - number).collect();
    places.chunks(2).for_each(|place| marks.strike(Span::new(place[0], place[1]), None));
    release(&source, &parse_all(&source)[0].cable, &marks).unwrap()
}

const HEAD: &str = "\
O 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424

C O N F I D E N T I A L PORT ELSINORE 000173

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, XX
SUBJECT: THE HARBOR

";
const BODY: &str = "1. (C) The harbor is deep.\n\n2. (C) It is wide.\n\nEXAMPLE\n";

fn body(text: &str) -> Released {
    struck(&format!("{HEAD}{text}\n\n9. (C) The last one.\n\nEXAMPLE\n"))
}

fn head(from: &str, to: &str) -> Released {
    assert!(HEAD.contains(from), "{from}");
    struck(&format!("{}{BODY}", HEAD.replace(from, to)))
}

#[test]
fn ok_a_gap_does_not_tell_what_the_text_was_cut_into() {
    let word = body("1. (C) The mayor met {Jane} and smiled.");
    let same = |text: &str| alike(&word, &body(text), text);
    same("1. (C) The mayor met {Jane   \n Doe and many more people whom he did not\nlike} and smiled.");
    same("1. (C) The mayor met {Jane.\n\n2. (C) He left.\n\n3. (C) Others came} and smiled.");
    same("1. (C) The mayor met {Jane.\n\nCOMMENT\n-------\n\n2. (C) He came} and smiled.");
    same("1. (C) The mayor met {Jane:\n\n-- (C) at the quay; and\n\n-- (U) at the pier} and smiled.");
    let rows = "Year      Herring      Cod\n-----     -------      ---\n2005         1855       12\n";
    same(&format!("1. (C) The mayor met {{Jane.\n\n{rows}\n2. (C) He came}} and smiled."));

    let all = body("{1. (C) One paragraph.}");
    alike(&all, &body("{1. (C) One.\n\n2. (S) Two.\n\nA HEADING\n---------\n\n3. (U) Three.}"), "blocks");
    alike(&all, &body(&format!("{{1. (C) One.}}\n\n{{2. (S) Two.}}\n\n{{{rows}}}")), "blocks apart");
    let item = body("1. (C) He said:\n\n-- (C) one {thing};\n\n-- (U) another.");
    let items =
        body("1. (C) He said:\n\n-- (C) one {thing;\n\n-- (S) a second, and a third};\n\n-- (U) another.");
    alike(&item, &items, "items");
}

#[test]
fn ok_a_gap_in_the_heading_does_not_tell_how_many_there_were() {
    let same = |from: &str, one: &str, other: &str| alike(&head(from, one), &head(from, other), other);
    same("PREL, XX", "{PREL}, XX", "{PREL, PGOV, MARR}, XX");
    same(
        "THE HARBOR",
        "{THE HARBOR}",
        "{THE HARBOR AND ALL THAT LIES IN IT OR NEAR IT, WITH\nA SECOND LINE}",
    );
    same(
        "TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424",
        "TO {SECSTATE}",
        "TO {SECSTATE\nRUEHAB/AMEMBASSY SAMPLETON}",
    );
    same("THE HARBOR\n", "A\n\nREF: A. {STATE 12}\n", "A\n\nREF: A. {STATE 12\n     B. PARIS 14}\n");
    same("131627Z FEB 08", "{131627Z FEB 08}", "{011200Z MAR 09}");
    same("12958: DECL: 02/13/2018", "12958: {DECL: 02/13/2018}", "12958: {DECL: OADR}");
    same("C O N F I D E N T I A L", "{C O N F I D E N T I A L}", "{S E C R E T}");
    same("000173", "{000173}", "{71234}");
}

/// With every byte struck, all that is left is labels and what the forms are made of.
#[test]
fn ok_of_a_cable_struck_whole_no_word_is_left() {
    let mut words = std::collections::BTreeSet::new();
    for (_, source, parsed) in all() {
        let mut marks = Marks::new(&source);
        marks.strike(source.span(), None);
        for Parsed { cable, .. } in &parsed {
            let released = release(&source, cable, &marks).unwrap();
            for text in [
                to_text(&released, Options::default()),
                page_text(&to_html(&released, Options::default())),
                to_csv(std::slice::from_ref(&released), Options::default())
                    .lines()
                    .nth(1)
                    .unwrap()
                    .to_owned(),
                Citation::new(&released, Options::default()).chicago(),
            ] {
                words.extend(text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
            }
            let json: serde_json::Value =
                serde_json::from_str(&to_released_json(&released, Options::default())).unwrap();
            values(&json, &mut words);
        }
    }
    insta::assert_snapshot!(words.into_iter().collect::<Vec<_>>().join(" "), @" 0 1 Attention BY CLASSIFIED Cable Captions Classification Classified Collection DE DISTRIBUTION DRAFTING Date Declassification Distribution Drafting E Exempt FM From INFO Info Number O Order REDACTED REF References SUBJECT TAGS TO Telegram To Transmission XMT by cable created id other redacted reftel row subject telegram text to unknown");

    fn values(value: &serde_json::Value, words: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(object) => object.values().for_each(|value| values(value, words)),
            serde_json::Value::Array(list) => list.iter().for_each(|value| values(value, words)),
            serde_json::Value::Null => {}
            value => words.extend(value.to_string().split(|c: char| !c.is_alphanumeric()).map(str::to_owned)),
        }
    }
}

#[test]
fn ok_what_is_read_from_struck_bytes_goes_with_them() {
    let with = |from: &str, to: &str| struck(&format!("{}{BODY}", HEAD.replace(from, to)));
    let released = with("131627Z FEB 08", "13{1627Z} FEB 08");
    assert_eq!((&released.datetime, released.day, &released.id), (&None, None, &None));
    let released = with("000173", "000{173}");
    assert_eq!((&released.id, released.mrn.as_ref().unwrap().serial), (&None, None));
    assert_eq!(file_name(&released, "txt"), "cable.redacted.txt");
    assert_eq!(with("T I A L", "T I {A} L").level, None);
    let released = with("02/13/2018", "02/13/20{18}");
    assert_eq!(released.executive_order.as_ref().unwrap().declassify_on, None);
    let released = with("THE HARBOR\n", "A\n\nREF: A. STATE 12\n     B. 07 PARIS {14}\n");
    let ids: Vec<_> = released.references.iter().map(|found| found.id.as_deref()).collect();
    assert_eq!(ids, [Some("08STATE12"), None]);
    let released = with("131627Z FEB 08\n", "131627Z FEB {08}\nREF: A. STATE 12\n");
    assert!(released.references.iter().all(|found| found.id.is_none()), "the year would be told");
    let released = struck(&format!(
        "{HEAD}1. (C) {{COMMENT}}: We agree.\n\n2. (C) COMMENT: {{Jane}} agrees.\n\nEXAMPLE\n"
    ));
    assert_eq!(released.body[0].role, None);
    assert_eq!(released.body[1].role, Some(Role::Comment));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Several secrets in one cable, words and longer passages, in random places.
    #[test]
    fn ok_no_secret_is_in_any_form(
        file in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 1usize..4), 1..12),
    ) {
        let paths = common::corpus();
        let path = &paths[file.index(paths.len())];
        let source = Source::new("corpus", fs::read(path).unwrap()).unwrap();
        let found: Vec<Span> = parse_all(&source).iter().flat_map(|parsed| words(&source, &parsed.cable)).collect();
        prop_assume!(!found.is_empty());
        // Secrets as long as what they stand for, so that places stay.
        let mut bytes = source.bytes().to_vec();
        let mut struck = Vec::new();
        for (place, count) in places {
            let first = place.index(found.len());
            let last = (first + count).min(found.len()) - 1;
            for word in &found[first..=last] {
                let secret = like("zqvxwkjqzhgvbnkqzqvxwkjqzhgvbnkq", &bytes[word.range()]);
                let len = word.len().min(secret.len());
                bytes[word.range()][..len].copy_from_slice(&secret.as_bytes()[..len]);
            }
            struck.push(found[first].to(found[last]));
        }
        let source = Source::new("corpus", bytes).unwrap();
        let mut marks = Marks::new(&source);
        struck.iter().for_each(|span| marks.strike(*span, Some("(b)(6)")));
        for parsed in parse_all(&source) {
            let released = release(&source, &parsed.cable, &marks).unwrap();
            for (form, text) in forms(&released) {
                prop_assert!(!text.to_lowercase().contains("zqvx"), "{} {form}\n{text}", path.display());
            }
        }
    }

    /// Any bytes struck, any form made: nothing panics, and pages and JSON are well-formed.
    #[test]
    fn ok_any_spans(
        file in any::<prop::sample::Index>(),
        spans in prop::collection::vec((any::<prop::sample::Index>(), 0usize..300), 1..20),
    ) {
        let paths = common::corpus();
        let source = Source::new("corpus", fs::read(&paths[file.index(paths.len())]).unwrap()).unwrap();
        let mut marks = Marks::new(&source);
        for (at, len) in spans {
            let at = at.index(source.bytes().len());
            marks.strike(Span::new(at, at + len), None);
        }
        for parsed in parse_all(&source) {
            let released = release(&source, &parsed.cable, &marks).unwrap();
            for (form, text) in forms(&released) {
                match form {
                    "html" => drop(page_text(&text)),
                    "json" | "csl" => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
                    "csv" => drop(read_csv(&text)),
                    _ => {}
                }
            }
        }
    }
}
