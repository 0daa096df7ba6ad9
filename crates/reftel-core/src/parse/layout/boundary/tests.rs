use crate::parse::parse_all;
use crate::text::{Source, Span};

/// A telegram with a number, a section, and a paragraph.
fn telegram(mrn: &str, section: &str, paragraph: &str) -> String {
    format!(
        "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L {section} {mrn}\n\n\
         E.O. 12958: DECL: 02/13/2018\nTAGS: PREL\nSUBJECT: FISH\n\n{paragraph}\n\n"
    )
}

/// The ids of the cables of a text, each with the numbers of its paragraphs.
fn cables(text: &str) -> String {
    let source = Source::new("test", text).unwrap();
    let cable = |parsed: &crate::parse::Parsed| {
        let numbers: Vec<String> =
            parsed.cable.paragraphs().map(|paragraph| paragraph.number.value.value.to_string()).collect();
        let id = parsed.cable.id(&source);
        format!("{}: {}", id.as_ref().map_or("-", |id| id.as_str()), numbers.join(" "))
    };
    parse_all(&source).iter().map(cable).collect::<Vec<_>>().join(" | ")
}

#[test]
fn ok_sections_go_on_and_cables_do_not() {
    let first = telegram("PORT ELSINORE 000173", "SECTION 01 OF 02", "1. (C) One.");
    let second = telegram("PORT ELSINORE 000173", "SECTION 02 OF 02", "2. (C) Two.");
    let other = telegram("PORT ELSINORE 000174", "SECTION 02 OF 02", "2. (C) Two.");
    let both = |next: &str| cables(&format!("{first}{next}"));
    insta::assert_snapshot!(both(&second), @"08PORTELSINORE173: 1 2");
    insta::assert_snapshot!(both(&other), @"08PORTELSINORE173: 1 | 08PORTELSINORE174: 2");
    // The first section once more is another copy, not what comes next.
    insta::assert_snapshot!(both(&first), @"08PORTELSINORE173: 1 | 08PORTELSINORE173: 1");
}

/// How many cables there are in two telegrams with lines between them.
fn with_between(lines: &str) -> usize {
    let first = telegram("PORT ELSINORE 000173", "", "1. (C) One.");
    let second = telegram("PORT ELSINORE 000174", "", "1. (C) Two.");
    parse_all(&Source::new("test", format!("{}\n{lines}{second}", first.trim_end())).unwrap()).len()
}

#[test]
fn ok_an_end_or_a_blank_line_parts_telegrams() {
    for lines in [
        "\n",
        "NNNN\n",
        "BT\n#0173\n",
        "<< END OF DOCUMENT >>\n",
        "*** Current Classification *** CONFIDENTIAL\n",
        "NMAFVVZCZ\n",
    ] {
        assert_eq!(with_between(lines), 2, "{lines:?}");
    }
    // With a number of its own it needs neither.
    assert_eq!(with_between("and more of the text\n"), 2);
    assert_eq!(with_between("2. (C) The text went on.\n"), 2);
}

#[test]
fn ok_a_telegram_that_is_quoted_begins_no_cable() {
    for lines in ["They wrote: QUOTE\n\n", "BEGIN TEXT:\n\n", "QTE\n\n", "He sent this. Begin text:\n\n"] {
        assert_eq!(with_between(lines), 1, "{lines:?}");
    }
    for lines in [
        "QUOTE\nFish. UNQUOTE\n\n",
        "BEGIN TEXT:\nFish.\nEND TEXT.\n\n",
        "QUOTE\nFish.\nEND QUOTE\n\n",
        "QUOTED words are many.\n\n",
    ] {
        assert_eq!(with_between(lines), 2, "{lines:?}");
    }
}

#[test]
fn ok_first_page_behind_an_end_belongs_to_what_follows() {
    let second = |end: &str| {
        let [first, next] =
            ["173", "174"].map(|serial| telegram(&format!("PORT ELSINORE 000{serial}"), "", "1. (C) One."));
        let source =
            Source::new("test", format!("{first}{end}PAGE 01        PORTEL  00174  131627Z\n\n{next}"));
        let source = source.unwrap();
        let start = parse_all(&source)[1].cable.extent.start;
        source.raw(Span { start, end: start + 10 }).into_owned()
    };
    insta::assert_snapshot!(second("NNNN\n\n"), @"PAGE 01   ");
    insta::assert_snapshot!(second(""), @"R 131627Z ");
}
