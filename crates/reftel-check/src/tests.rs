use super::*;
use proptest::prelude::*;

const SECRET: &str = "Kvothe Zylberstajn";
const KEPT: [&str; 2] = ["1. (C) The harbor at Port Elsinore is deep, officials ", " said in February.\n"];

fn secrets() -> Secrets {
    Secrets::new([SECRET], KEPT)
}

fn found(bytes: impl AsRef<[u8]>, format: Format) -> String {
    match check(bytes.as_ref(), format, &secrets()) {
        Ok(()) => "clean".to_owned(),
        Err(refusal) => refusal.to_string(),
    }
}

fn in_text(words: &str) -> String {
    found(format!("The harbor at Port Elsinore is deep: {words} said."), Format::Text)
}

/// As base64 has it, without the signs at the end.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..=three.len() {
            out.push(char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63]));
        }
    }
    out
}

fn hex(bytes: &[u8], between: &str) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(between)
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// Every way to write a word that is looked for.
fn writings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = word.as_bytes();
    let each = |f: &dyn Fn(char) -> String| word.chars().map(f).collect::<String>();
    let text = |name, text: String| (name, text.into_bytes());
    let cut = word.char_indices().nth(word.chars().count() / 2).unwrap().0;
    let (first, second) = word.split_at(cut);
    vec![
        text("as it is", word.to_owned()),
        text("capitals", word.to_uppercase()),
        text("small", word.to_lowercase()),
        text("accents", word.replace('a', "á").replace('o', "ö").replace('e', "e\u{301}")),
        text("soft hyphen", format!("{first}\u{ad}{second}")),
        text("hyphen at the line end", format!("{first}-\r\n   {second}")),
        text("blanks", word.replace(' ', "   \n")),
        text("no blanks", word.replace(' ', "")),
        text("spaced", each(&|c| format!("{c} "))),
        text("no width", each(&|c| format!("{c}\u{200b}"))),
        text(
            "full width",
            each(&|c| {
                char::from_u32(u32::from(c) + 0xfee0)
                    .filter(|_| c.is_ascii_alphanumeric())
                    .unwrap_or(c)
                    .to_string()
            }),
        ),
        text("possessive", format!("{word}'s")),
        text("in a tag", format!("<{word}>")),
        text("in bold", format!("{first}**{second}**")),
        text("reversed", word.chars().rev().collect()),
        text("base64", base64(bytes)),
        text("base64, second letter", base64(&[b" ", bytes].concat())),
        text("base64, third letter", base64(&[b"x ", bytes].concat())),
        text(
            "base64 of URLs",
            base64(&[b"\xfb\xef\xbe\xff ", bytes].concat()).replace('+', "-").replace('/', "_"),
        ),
        text("base64 inside", format!("data{}", base64(bytes))),
        text("base64 of UTF-16", base64(&utf16(word, u16::to_le_bytes))),
        text("hexadecimal", hex(bytes, "")),
        text("hexadecimal capitals", hex(bytes, "").to_uppercase()),
        text("hexadecimal, second digit", format!("a{}", hex(bytes, ""))),
        text("hexadecimal pairs", hex(bytes, " ")),
        text("hexadecimal of C", format!("0x{}", hex(bytes, ", 0x"))),
        text("percent", each(&|c| format!("%{:02X}", u32::from(c)))),
        text("percent now and then", word.replace('e', "%65").replace(' ', "%20")),
        text("quoted-printable", each(&|c| format!("={:02X}", u32::from(c)))),
        text("references", each(&|c| format!("&#{};", u32::from(c)))),
        text("hexadecimal references", each(&|c| format!("&#x{:X};", u32::from(c)))),
        text("references twice", each(&|c| format!("&amp;#{};", u32::from(c)))),
        text("references without end", each(&|c| format!("&#{}", u32::from(c)))),
        text("named references", word.replace('e', "&eacute;").replace(' ', "&nbsp;")),
        text("JSON", each(&|c| format!("\\u{:04x}", u32::from(c)))),
        text("JavaScript", each(&|c| format!("\\x{:02x}", u32::from(c)))),
        text("Rust", each(&|c| format!("\\u{{{:x}}}", u32::from(c)))),
        text("CSS", each(&|c| if c.is_ascii() { format!("\\{:x} ", u32::from(c)) } else { c.to_string() })),
        text("octal", each(&|c| format!("\\{:03o}", u32::from(c)))),
        text("RTF", each(&|c| format!("\\'{:02x}", u32::from(c)))),
        text("RTF, Unicode", each(&|c| format!("\\u{}?", u32::from(c)))),
        text("escaped base64", base64(bytes).chars().map(|c| format!("&#{};", u32::from(c))).collect()),
        ("UTF-16", utf16(word, u16::to_le_bytes)),
        ("UTF-16, other order", utf16(word, u16::to_be_bytes)),
    ]
}

#[test]
fn err_every_writing_of_a_secret() {
    for secret in [SECRET, "Zylberstajn", "Kvothe", "Vašek Novák", "Frodo"] {
        let secrets = Secrets::new([secret], KEPT);
        for (name, written) in writings(secret) {
            for (before, behind) in [("", ""), ("The harbor, ", " said"), ("\"", "\","), ("x (", ")\n")] {
                // In UTF-16 only what stands at an even place can be meant.
                let bytes = [before.as_bytes(), &written, behind.as_bytes()].concat();
                let read = Read::whole(&bytes, "text");
                let mut found = Vec::new();
                look_at(&read, Some(&bytes), &secrets, 0, &mut found);
                assert!(!found.is_empty(), "{secret} in {name}: {}", String::from_utf8_lossy(&bytes));
            }
        }
    }
}

#[test]
fn err_parts_of_a_secret() {
    insta::assert_snapshot!(in_text("Kvothe Zylberstajn"), @"line 1, text: all of mark 1");
    insta::assert_snapshot!(in_text("Kvothe"), @"line 1, text: a word of mark 1");
    insta::assert_snapshot!(in_text("xKvotheX"), @"line 1, text: a word of mark 1");
    insta::assert_snapshot!(in_text("Mr. Zylberst"), @"line 1, text: a part of mark 1");
    insta::assert_snapshot!(in_text("ehtovK"), @"line 1, text: a word of mark 1, backwards");
    insta::assert_snapshot!(in_text("Elsinore, February, harbor, officials"), @"clean");
    insta::assert_snapshot!(in_text("Zyl berg"), @"clean");
}

#[test]
fn ok_kept_words_are_no_leak() {
    let secrets = Secrets::new(
        ["the harbor of Hamlet"],
        ["Officials say the harbor is", "deep. HAMLETS and the harbour."],
    );
    let is_clean = |text: &str| check(text.as_bytes(), Format::Text, &secrets).is_ok();
    assert!(is_clean("Harbor. Hamlets. The harbor is"));
    assert!(!is_clean("Hamlet"));
    assert!(is_clean("a harbor of his"), "nine letters across words are chance");
    assert!(!is_clean("a har-bor of ham-let"));
    let secrets = Secrets::new(["Ann", "12", "173", "2008", "Planned"], ["planned in 000173, FEB 08"]);
    assert_eq!(secrets.len(), 1);
    let is_clean = |text: &str| check(text.as_bytes(), Format::Text, &secrets).is_ok();
    assert!(is_clean("planned, 173 of 2008-02-12"));
    assert!(!is_clean("Ann planned"));
}

#[test]
fn err_numbers_in_groups() {
    let struck = "call her at +1 202 555 0147 or 078-05-1120, born 12/05/1961, room 12 34";
    let secrets = Secrets::new([struck], ["In 2008, 555 of 0147."]);
    for text in ["202 555 0147", "(202) 555-0147", "555 0147", "078051120", "12.05.1961"] {
        assert!(check(text.as_bytes(), Format::Text, &secrets).is_err(), "{text}");
    }
    for text in ["555 of 0147", "12 34"] {
        assert_eq!(check(text.as_bytes(), Format::Text, &secrets), Ok(()), "{text}");
    }
}

/// The label of a field is neither joined to its value nor cut.
#[test]
fn ok_fields_of_lists() {
    assert_eq!(found("- **Kvothe:** said", Format::Markdown), "line 1, text: a word of mark 1");
    let secrets = Secrets::new(["He sent it for info. Secretary Quux"], ["TO SECRETARY OF STATE"]);
    let field = "- **From:** x\n- **Info:** SECRETARY OF STATE\n";
    assert_eq!(check(field.as_bytes(), Format::Markdown, &secrets), Ok(()));
    let running = "for info: SECRETARY OF STATE";
    assert!(check(running.as_bytes(), Format::Markdown, &secrets).is_err());
}

#[test]
fn err_places() {
    insta::assert_snapshot!(found("a\nb\r\nkvothe", Format::Text), @"line 3, text: a word of mark 1");
    insta::assert_snapshot!(found("<p>a</p>\n<!-- kvothe -->", Format::Html), @"line 2, comment: a word of mark 1");
    insta::assert_snapshot!(found("<p title='Kvothe' data-x=kvothe>a", Format::Html), @"line 1, attribute `title`: a word of mark 1; line 1, attribute: a word of mark 1");
    insta::assert_snapshot!(found("<kvothe data-kvothe>", Format::Html), @"line 1, name of an element: a word of mark 1; line 1, name of an attribute: a word of mark 1");
    insta::assert_snapshot!(found("<style>p::after{content:'Kvothe'}</style>", Format::Html), @"line 1, style sheet: a word of mark 1");
    insta::assert_snapshot!(found("<title>Kv<b>othe</b></title>", Format::Html), @"line 1, text: a word of mark 1");
    insta::assert_snapshot!(found("<!DOCTYPE kvothe><p>Kv&omacr;the</p>", Format::Html), @"line 1, declaration: a word of mark 1; line 1, text: a word of mark 1, behind escapes");
    insta::assert_snapshot!(found(r#"{"subject":"Kvothe","kvothe":[1]}"#, Format::Json), @"line 1, value `subject`: a word of mark 1; line 1, key: a word of mark 1");
    insta::assert_snapshot!(found("\"id\",\"subject\"\r\n\"x\",\"Kvo\"\"the\"\r\n", Format::Csv), @"line 2, column `subject`: a word of mark 1");
    insta::assert_snapshot!(found("@misc{x,\n  author = {{Kvothe}},\n}\n", Format::Bibtex), @"line 2, field `author`: a word of mark 1");
    insta::assert_snapshot!(found("@misc{x,\n}\n\n@misc{y,\n  title = {{Kvothe}},\n}\n", Format::Bibtex), @"line 5, field `title`: a word of mark 1");
    insta::assert_snapshot!(found("TY  - PCOMM\r\nAU  - Kvothe\r\nER  - \r\n", Format::Ris), @"line 2, field: a word of mark 1");
    insta::assert_snapshot!(check_file("kvothe.txt", b"", &secrets()).unwrap_err(), @"name of the file: a word of mark 1");
}

#[test]
fn err_what_cannot_be_read() {
    for (bytes, format) in [
        (&b"\xff\xfe"[..], Format::Text),
        (b"a\x80", Format::Markdown),
        (b"<p", Format::Html),
        (b"<!-- a", Format::Html),
        (b"<p title='a>", Format::Html),
        (b"<style>a", Format::Html),
        (b"<script>1</script>", Format::Html),
        (b"<p onclick=x>", Format::Html),
        (b"", Format::Json),
        (b"{\"a\":1}}", Format::Json),
        (b"{\"a\" 1}", Format::Json),
        (b"[\"a]", Format::Json),
        (b"[\"a\\", Format::Json),
        (b"[1 2]", Format::Json),
        (b"[one]", Format::Json),
        (b"\"a\",\"b\"\r\n\"c\"\r\n", Format::Csv),
        (b"\"a\r\n", Format::Csv),
        (b"\"a\"b\r\n", Format::Csv),
        (b"a", Format::Csv),
        (b"@misc{a,\n", Format::Bibtex),
        (b"@misc{a,\n  x = {b},\n}\n", Format::Bibtex),
        (b"@misc{a,\n}\n}\n", Format::Bibtex),
        (b"@misc{a,\n}\n\n@misc{b,\n", Format::Bibtex),
        (b"TY  - PCOMM\r\n", Format::Ris),
        (b"PCOMM\r\n", Format::Ris),
        (b"PK", Format::Zip),
    ] {
        let refusal = check(bytes, format, &secrets());
        assert!(
            matches!(refusal, Err(Refusal::Unreadable { file: 0, .. })),
            "{format:?} {}: {refusal:?}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert!(read::read(&[b"[".repeat(100), b"]".repeat(100)].concat(), Format::Json).is_err());
    assert!(check_file("a.pdf", b"", &secrets()).is_err());
    assert!(check_file("a", b"", &secrets()).is_err());
}

#[test]
fn ok_messages_hold_nothing_of_the_secret() {
    for text in ["kvothe Zylberstajn", "<kvothe kvothe='Kvothe'>", "[\"Kvothe\"]"] {
        for format in [Format::Text, Format::Html, Format::Json] {
            let said = format!("{} {:?}", found(text, format), check(text.as_bytes(), format, &secrets()));
            assert!(!said.to_lowercase().contains("kvo") && !said.to_lowercase().contains("zyl"), "{said}");
        }
    }
}

proptest! {
    /// A word of chance letters in any writing, anywhere in a text.
    #[test]
    fn err_planted(secret in "[A-Z][a-z]{3,12}( [A-Z][a-z]{5,12})?", writing in 0_usize..42, at in 0_usize..40) {
        let text = KEPT.concat();
        let secrets = Secrets::new([secret.as_str()], KEPT);
        prop_assume!(!secrets.is_empty());
        prop_assert_eq!(check(text.as_bytes(), Format::Text, &secrets), Ok(()));
        let (name, written) = writings(&secret).swap_remove(writing);
        let written = String::from_utf8(written).unwrap();
        let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        let (before, behind) = text.split_at(blanks[at % blanks.len()]);
        let planted = format!("{before} {written}{behind}");
        prop_assert!(check(planted.as_bytes(), Format::Text, &secrets).is_err(), "{}: {}", name, planted);
    }

    /// No reader panics, and what it reads lies in the file.
    #[test]
    fn ok_any_bytes(bytes in prop::collection::vec(prop::sample::select(&b"<>&\"'\\{}[],:;=-/!PK\x01\x02\x05\x06 \r\n\0a4%#ux\xff"[..]), 0..200)) {
        for format in [Format::Text, Format::Html, Format::Json, Format::Csv, Format::Bibtex, Format::Ris, Format::Zip] {
            let _ = check(&bytes, format, &secrets());
        }
        let mut found = Vec::new();
        look_at(&Read::whole(&bytes, "text"), Some(&bytes), &secrets(), 0, &mut found);
    }
}
