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
        @r#"U.S. Embassy Port Elsinore to Secretary of State, "THE 'HARBOR' & 50% OF {IT}," telegram 173, 13 February 2008, Confidential."#
    );
    insta::assert_snapshot!(
        cite("HARBOR").paragraph(2).chicago(),
        @r#"U.S. Embassy Port Elsinore to Secretary of State, "THE '[REDACTED]' & 50% OF {IT}," telegram 173, 13 February 2008, Confidential, para. 2."#
    );
    insta::assert_snapshot!(
        cite("131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE").chicago(),
        @r#"[REDACTED] to Secretary of State, "THE 'HARBOR' & 50% OF {IT}," telegram 173, Confidential."#
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
        @"U.S. Embassy Port Elsinore to Secretary of State, telegram 173, 13 February 2008, Confidential, 1974PORTE00173, Central Foreign Policy Files, 1973–79/Electronic Telegrams, RG 59: General Records of the Department of State, U.S. National Archives."
    );
}

#[test]
fn ok_formats() {
    insta::assert_snapshot!(cite("").bibtex());
    insta::assert_snapshot!(cite("").ris().replace("\r\n", "\n"));
    insta::assert_snapshot!(cite("").paragraph(2).csl_json());
    serde_json::from_str::<serde_json::Value>(&cite("").csl_json()).unwrap();
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

    U.S. Embassy Port Elsinore to Secretary of State, "THE 'HARBOR' & 50% OF {IT}," telegram 173, 13 February 2008, Confidential, para. 1.
    "#);
}
