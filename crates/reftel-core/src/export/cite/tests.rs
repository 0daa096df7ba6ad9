use super::*;
use crate::parse::parse;
use crate::redact::{Marks, release};
use crate::text::{Source, Span};

const TELEGRAM: &str = "\
O 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424

C O N F I D E N T I A L PORT ELSINORE 000173

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, XX
SUBJECT: THE \"HARBOR\" & 50% OF {IT}

1. (C) The harbor is deep:

-- (C) at the quay; and
-- (U) beyond it.

2. (C) It is wide.

EXAMPLE
";

fn released(strike: &str) -> Released {
    let source = Source::new("test", TELEGRAM).unwrap();
    let mut marks = Marks::new(&source);
    if let Some(at) = TELEGRAM.find(strike) {
        marks.strike(Span::new(at, at + strike.len()), None);
    }
    release(&source, &parse(&source).cable, &marks).unwrap()
}

fn cite(strike: &str) -> Citation {
    Citation::new(&released(strike), Options::default())
}

#[test]
fn ok_chicago() {
    insta::assert_snapshot!(
        cite("").chicago(),
        @r#"U.S. Embassy Port Elsinore to Secretary of State, “THE ‘HARBOR’ & 50% OF {IT},” telegram 173 (08PORTELSINORE173), 13 February 2008, Confidential."#
    );
    insta::assert_snapshot!(
        cite("HARBOR").paragraph(2).chicago(),
        @r#"U.S. Embassy Port Elsinore to Secretary of State, “THE ‘[REDACTED]’ & 50% OF {IT},” telegram 173 (08PORTELSINORE173), 13 February 2008, Confidential, para. 2."#
    );
    insta::assert_snapshot!(
        cite("131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE").chicago(),
        @r#"[REDACTED] to Secretary of State, “THE ‘HARBOR’ & 50% OF {IT},” telegram 173, Confidential."#
    );
}

#[test]
fn ok_national_archives() {
    assert_eq!(cite("").national_archives(), None);
    let mut archived = cite("");
    (archived.is_archived, archived.document_number) = (true, Some("1974PORTE00173".to_owned()));
    archived.subject = None;
    insta::assert_snapshot!(
        archived.national_archives().unwrap(),
        @"U.S. Embassy Port Elsinore to Secretary of State, telegram 173, February 13, 2008, Confidential; document number 1974PORTE00173; Central Foreign Policy Files, 1973–79/Electronic Telegrams; General Records of the Department of State, Record Group 59; National Archives at College Park, College Park, MD."
    );
}

#[test]
fn ok_formats() {
    insta::assert_snapshot!(cite("").bibtex());
    insta::assert_snapshot!(cite("").ris().replace("\r\n", "\n"));
    insta::assert_snapshot!(cite("").paragraph(2).csl_json());
    serde_json::from_str::<serde_json::Value>(&cite("").csl_json()).unwrap();
}

/// What is archived, by form, year and number.
#[test]
fn ok_only_records_of_the_archives_are_cited_as_such() {
    let cite = |text: &str| {
        let source = Source::new("test", text).unwrap();
        let released = release(&source, &parse(&source).cable, &Marks::new(&source)).unwrap();
        Citation::new(&released, Options::default())
    };
    let record = |year: u16| {
        format!(
            "PAGE 01  PORT E 00173  131627Z\n\nR 131627Z FEB {}\nFM AMEMBASSY PORT ELSINORE\nTO SECSTATE WASHDC 424\n\
             C O N F I D E N T I A L PORT ELSINORE 0173\nE.O. 11652: GDS\nTAGS: PFOR, XX\nSUBJ: THE HARBOR.\n1. IT IS DEEP.\n\n\nCONFIDENTIAL\n\n\nNNN\n",
            year % 100
        )
    };
    insta::assert_snapshot!(
        cite(&record(1976)).national_archives().unwrap(),
        @"U.S. Embassy Port Elsinore to Secretary of State, “THE HARBOR,” telegram 173, February 13, 1976, Confidential; document number 1976PORTE00173; Central Foreign Policy Files, 1973–79/Electronic Telegrams; General Records of the Department of State, Record Group 59; National Archives at College Park, College Park, MD."
    );
    assert_eq!(cite(&record(1994)).national_archives(), None);
    // The number of a record that has one: without the set it comes from, and not worked out where it is redacted.
    let listed = |strike: &str| {
        let text = format!(
            "{}\nMessage Attributes\n\nDocument Number: 1976PORTE00173_b\nDate: 13 FEB 1976\n",
            record(1976)
        );
        let source = Source::new("test", text.clone()).unwrap();
        let mut marks = Marks::new(&source);
        if let Some(at) = text.find(strike).filter(|_| !strike.is_empty()) {
            marks.strike(Span::new(at, at + strike.len()), None);
        }
        let released = release(&source, &parse(&source).cable, &marks).unwrap();
        Citation::new(&released, Options::default()).document_number
    };
    assert_eq!(listed("").as_deref(), Some("1976PORTE00173"));
    assert_eq!(listed("1976PORTE00173_b"), None);
}

/// What programs make of the formats.
#[test]
fn ok_formats_are_read_by_other_programs() {
    let all = [cite(""), cite("HARBOR"), cite("PORT ELSINORE 000173")];
    let bibliography = biblatex::Bibliography::parse(&to_bibtex(&all)).unwrap();
    let keys: Vec<&str> = bibliography.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["08PORTELSINORE173", "08PORTELSINORE173-2", "cable"]);
    let entry = bibliography.get("08PORTELSINORE173").unwrap();
    assert!(matches!(entry.date().unwrap(), biblatex::PermissiveType::Typed(_)), "a date is read as a date");
    use biblatex::ChunksExt as _;
    assert_eq!(entry.title().unwrap().format_verbatim(), "THE \"HARBOR\" & 50% OF {IT}");
    let items: serde_json::Value = serde_json::from_str(&to_csl_json(&all)).unwrap();
    assert_eq!(items.as_array().unwrap().len(), 3);
    let ris = to_ris(&all);
    let is_line = |line: &&str| line.get(2..6) == Some("  - ");
    assert!(ris.split_terminator("\r\n").all(|line| is_line(&line)), "{ris}");
    assert_eq!(ris.matches("ER  - \r\n").count(), 3);
}

#[test]
fn ok_quotation_marks() {
    assert_eq!(quoted("PEACE DELEGATION."), "“PEACE DELEGATION,”");
    assert_eq!(quoted("“GREEN” POPE AND \"RED\" BISHOP"), "“‘GREEN’ POPE AND ‘RED’ BISHOP,”");
    assert_eq!(quoted("WHO'S NEXT?"), "“WHO’S NEXT?”");
}

#[test]
fn ok_nothing_is_known() {
    let source = Source::new("test", "nothing").unwrap();
    let released = release(&source, &parse(&source).cable, &Marks::new(&source)).unwrap();
    assert_eq!(Citation::new(&released, Options::default()).chicago(), "Telegram.");
    assert_eq!(quote(&released, 1, Options::default()), None);
}

#[test]
fn ok_a_paragraph_with_its_citation() {
    insta::assert_snapshot!(quote(&released("quay"), 1, Options::default()).unwrap(), @r#"
    1. (C) The harbor is deep:
    -- (C) at the [REDACTED]; and
    -- (U) beyond it.

    U.S. Embassy Port Elsinore to Secretary of State, “THE ‘HARBOR’ & 50% OF {IT},” telegram 173 (08PORTELSINORE173), 13 February 2008, Confidential, para. 1.
    "#);
}
