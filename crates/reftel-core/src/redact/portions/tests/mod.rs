mod whole;

use super::mark::{Rank, Reading, read};
use crate::cable::Level;
use crate::parse::parse;
use crate::redact::{PortionsRule, Rules, Unmarked, apply};
use crate::text::Source;

/// Words that must not be released while nothing is undecided, and words that must be.
const ABOVE: &str = "Barges unload at midnight";
const OPEN: &str = "Herons fish there";

fn cable(level: &str, text: &str) -> String {
    format!(
        "{level} PORT ELSINORE 000173\n\nSUBJECT: (U) THE HARBOR\n\n{text}\n\n8. (U) {OPEN}.\n\nROEBUCK\n"
    )
}

/// What of a text is kept for certain.
fn kept(text: &str, keep: Level, unmarked: Unmarked) -> String {
    let source = Source::new("test", text).unwrap();
    let cable = parse(&source).cable;
    let portions = PortionsRule { on: true, keep, unmarked, ..PortionsRule::default() };
    let applied = apply(&source, &cable, &Rules { portions, ..Rules::default() });
    let withheld = applied.withheld();
    let mut kept = Vec::new();
    let mut at = 0;
    for mark in withheld.all() {
        kept.extend(text.as_bytes().get(at..mark.span.start as usize).unwrap_or_default());
        at = mark.span.end as usize;
    }
    kept.extend(text.as_bytes().get(at..).unwrap_or_default());
    String::from_utf8_lossy(&kept).into_owned()
}

#[track_caller]
fn assert_withheld(text: &str, keep: Level) {
    for level in ["UNCLAS", "C O N F I D E N T I A L", "S E C R E T"] {
        let kept = kept(&cable(level, text), keep, Unmarked::Keep);
        assert!(!kept.contains(ABOVE), "{level}, {keep:?}: {text}");
        assert!(kept.contains(OPEN), "{level}, {keep:?}: {text}");
    }
}

#[test]
fn ok_last_lines_of_a_struck_portion_are_no_headings() {
    // A short line below a portion above the level may be its last one.
    for line in [ABOVE.to_owned(), format!("-- {ABOVE}"), ABOVE.to_uppercase()] {
        let text = cable("S E C R E T", &format!("1. (S) They say:\n\n{line}\n\n2. (U) {OPEN}."));
        for unmarked in [Unmarked::Ask, Unmarked::Strike, Unmarked::Keep] {
            let kept = kept(&text, Level::Unclassified, unmarked);
            assert!(!kept.to_lowercase().contains(&ABOVE.to_lowercase()), "{line}, {unmarked:?}");
        }
    }
    // A rule is drawn below a heading.
    let heading = "Harbor works\n------------";
    let text = cable("S E C R E T", &format!("1. (S) {ABOVE}.\n\n{heading}\n\n2. (U) {OPEN}."));
    assert!(kept(&text, Level::Unclassified, Unmarked::Keep).contains("Harbor works"));
}

#[test]
fn ok_words_of_marks_in_lowercase() {
    for mark in ["(sbu)", "(secret)", "(Confidential)", "(noforn)", "(cui)"] {
        assert_withheld(&format!("1. (U) Pilots met at noon. {mark} {ABOVE}."), Level::Unclassified);
        assert_withheld(&format!("1. (U) Pilots met:\n{mark} {ABOVE}."), Level::Unclassified);
    }
}

#[test]
fn ok_words_of_marks() {
    use Rank::{Compartment, Confidential, Restricted, Secret, Sensitive, TopSecret, Unclassified};
    let rows: [(Rank, &[&str]); 7] = [
        (Unclassified, &["U", "UNCLAS", "UNCLASSIFIED", "NU", "//NU", "u"]),
        (
            Sensitive,
            &[
                "SBU",
                "SBU/NF",
                "SBU-DELIBERATIVE",
                "SBU/REL CANADA",
                "U//SBU",
                "U/FOUO",
                "FOUO",
                "OUO",
                "LOU",
                "LOU-ENTIRE TEXT",
                "EFTO",
                "U//LES",
                "LES//NF",
                "SSI",
                "CUI//SP-PRVCY",
                "U//NF",
                "U//REL TO USA, XXX",
                "U//XQZ",
                "SENSITIVE BUT UNCLASSIFIED",
                "S.B.U.",
            ],
        ),
        (Restricted, &["R", "NR", "NATO-R", "NATO/R", "//GBR R", "FGI R"]),
        (
            Confidential,
            &["C", "CONF", "C NF", "C//REL TO XXX", "NATO-C", "//NC", "C//FGI//NF", "C/FRD", "CONFIDENTIAL"],
        ),
        (
            Secret,
            &[
                "S",
                "SNF",
                "S//OC/NF",
                "NATO S",
                "//NS",
                "S/RD",
                "S/WNINTEL",
                "S E C R E T",
                "S|NF",
                "BEGIN SECRET",
            ],
        ),
        (TopSecret, &["TS", "TOP SECRET", "CTS", "CTS-B", "COSMIC", "//CTS", "TS/NF"]),
        (Compartment, &["TS//SI//NF", "S//HCS", "C//SI", "S/SAR-QX", "TS//HCS/TK"]),
    ];
    for (rank, marks) in rows {
        for mark in marks {
            let expected = if *mark == "CTS-B" { Reading::AtLeast(rank) } else { Reading::Exact(rank) };
            assert_eq!(read(mark), Some(expected), "{mark}");
        }
    }
    for mark in ["SI", "HCS//OC", "NF", "NOFORN"] {
        assert_eq!(read(mark), Some(Reading::Unknown), "{mark}");
    }
    assert_eq!(read("S//GLOAM"), Some(Reading::AtLeast(Secret)), "it may be a codeword");
    for words in ["XQ", "?", "see para 3", "C as in the last report", "1974", "handle with care", "LOS"] {
        assert_eq!(read(words), None, "{words}");
    }
}

#[test]
fn ok_dress_and_damage() {
    let marks = [
        "**(S)**",
        "_(S)_",
        "`(S)`",
        "\\(S\\)",
        "~~(S)~~",
        "<s>(S)</s>",
        "<mark>(S)</mark>",
        "(<i>S</i>)",
        "(S\u{336})",
        "(\u{200b}S)",
        "(S\u{ad})",
        "（Ｓ）",
        "\"(S)\"",
        "“(S)”",
        "( S )",
        "[S]",
        "{S}",
        "【S】",
        "(S",
        "S)",
        "(S).",
        "(S]",
        "(S\n/NF)",
        "(\nS)",
        "(Ѕ)",
        "&#40;S&#41;",
        "&lpar;S&rpar;",
        "(S//REL TO USA, NORTH\nEXAMPLIA, SOUTH EXAMPLIA)",
        "(S//REL TO USA, EXAMPLIA",
        "S/NF -",
        "S:",
        "-S-",
        "SECRET -",
        "(S|NF)",
        "(S/WNINTEL)",
        "(U) (S)",
        "(S) (U)",
        "(U)(XQ)",
        "(?)",
        "(XQ)",
        "(with care)",
        "()",
        "(N/SF)",
        "(NF)",
        "(SI)",
    ];
    for mark in marks {
        for keep in [Level::Unclassified, Level::Sensitive, Level::Confidential] {
            assert_withheld(&format!("1. {mark} {ABOVE}."), keep);
        }
    }
    for mark in ["(€)", "(¢)", "(G)", "(0)", "(5)", "($)", "(Ü)", "(a)", "(e)", "(SBIJ)", "(5BU)", "(I.OU)"]
    {
        for keep in [Level::Unclassified, Level::Secret] {
            assert_withheld(&format!("1. {mark} {ABOVE}."), keep);
        }
    }
}

#[test]
fn ok_places() {
    let places = [
        "1.{} A.",
        "1, {} A.",
        "1 {} A.",
        "¶1. {} A.",
        "(1) {} A.",
        "9. {} A.",
        "{} 1. A.",
        "1.\n\n{} A.",
        "Para 1 {} A.",
        "1. (U) The pier\n{} A.",
        "1. (U) The pier: {} A.",
        "1. (U) It is old. {} A.",
        "1. (U) It is old; {} A.",
        "1. (U) The pier -- {} A.",
        "1. (U) The pier {} A.",
        "1. Summary: {} A.",
        "COMMENT. {} A.",
        "BEGIN SUMMARY. {} A.",
        "{} Comment: A.",
        "1. (U) Points:\na. (U) One.\nb. {} A.",
        "1. (U) Points:\n-- {} A.",
        "1. (U) Points:\n• {} A.",
        "1. (U) Points: (a) One. (b) {} A.",
        "1. (U) A. {}",
        "1. (U) A {}.",
        "1. (U) A.\n{}",
        "1. (U) Points.\n{}\n-- A.",
        "1. (U) x y\n\n{}\n- A.\n- More.",
        "1. (U) x y.\n\nS E C R E T SECTION 02 OF 02 PORT ELSINORE 000173\n\n{} A.",
        "1. (U) x y\nS E C R E T SECTION 02 OF 02 PORT ELSINORE 000173\n{} A.",
        "1. (U) x y.\n\n> {} A.",
        "1. (U) Ports:\n\nPort      Note\nHaven     {} A\nElm       open and clear\n",
        "1. (U){} A.",
        "1. {} (U) A.",
    ];
    for place in places {
        for mark in ["(S)", "(S/NF)", "(S//REL TO USA, AUS, CAN, GBR AND EXAMPLIA)", "**(TS)**"] {
            let text = place.replace("{}", mark);
            // The words, not the "A" of a country.
            let text = text.replace(" A.", &format!(" {ABOVE}.")).replace(" A ", &format!(" {ABOVE} "));
            let text = text.replace(" A\n", &format!(" {ABOVE}\n"));
            assert!(text.contains(ABOVE), "{place}");
            assert_withheld(&text, Level::Confidential);
        }
    }
    for line in ["SECRET//REL EXAMPLIA", "TOP SECRET", "BEGIN SECRET", "SECRET:"] {
        assert_withheld(&format!("1. (U) Points.\n\n{line}\n{ABOVE}."), Level::Confidential);
    }
}

#[test]
fn ok_no_marks() {
    let texts = [
        "The Law of the Sea (LOS) was signed.",
        "Senator Ann Vex (R) came.",
        "Copyright (c) 1999 was claimed.",
        "The paragraph(s) were read.",
        "Work began in (1974) and ended.",
        "He asked (see para 3) for more.",
        "Points (a), (b) and (c) were met.",
        "Options (1) and (2) remain.",
        "The envoy (who was late) spoke.",
        "Reasons 1.4 (B) and (D) apply.",
        "Article 5 (C) of the statute says so.",
        "He left (septel). It rained.",
        "The office S/CT (S/CT) wrote.",
        "It cost 5 million (USD). The firm paid.",
        "Section (C) of it applies.",
        "He said (ref A) that it is so.",
        "Vitamin (C) prices rose.",
    ];
    for text in texts {
        let whole = cable("UNCLAS", &format!("1. (U) {text}\n\n2. {text}"));
        assert_eq!(kept(&whole, Level::Unclassified, Unmarked::Ask), whole, "{text}");
    }
}

#[test]
fn ok_one_level_in_two_spellings() {
    let pairs = [
        ("(SBU)", "(U/SBU)"),
        ("(FOUO)", "(U//FOUO)"),
        ("(LOU)", "(CUI)"),
        ("(OUO)", "(LES)"),
        ("(S/NF)", "(NATO S)"),
        ("(C)", "(CONFIDENTIAL)"),
        ("(R)", "(NR)"),
        ("(U)", "(UNCLAS)"),
    ];
    for (one, two) in pairs {
        for (keep, _) in
            [(Level::Unclassified, 0), (Level::Sensitive, 1), (Level::Confidential, 2), (Level::Secret, 3)]
        {
            let text = cable("S E C R E T", &format!("1. {one} {ABOVE}.\n\n2. {two} Cranes rust."));
            let kept = kept(&text, keep, Unmarked::Keep);
            assert_eq!(kept.contains(ABOVE), kept.contains("Cranes rust"), "{one} {two} {keep:?}");
        }
    }
}

#[test]
fn ok_the_whole_is_the_highest() {
    let later = "1. (U) x.\n\nC O N F I D E N T I A L SECTION 02 OF 02 PORT ELSINORE 000173\n\n2. Barges unload at midnight.";
    let texts = [
        cable("UNCLAS", later),
        format!("SECRET\n\n{}", cable("UNCLAS", &format!("1. {ABOVE}."))),
        cable("UNCLAS", &format!("1. {ABOVE}.")).replace("\n\nSUBJECT", "\n\nSENSITIVE\n\nSUBJECT"),
    ];
    for text in texts {
        let kept = kept(&text, Level::Unclassified, Unmarked::Ask);
        assert!(!kept.contains(ABOVE) && kept.contains(OPEN), "{text}");
    }
}

#[test]
fn ok_fields_of_the_heading() {
    for subject in [
        "(S) QUAY CRANES",
        "QUAY CRANES (S)",
        "**(S)** QUAY CRANES",
        "(XQ) QUAY CRANES",
        "(U) (S) QUAY CRANES",
    ] {
        let text = cable("UNCLAS", "1. (U) x.").replace("(U) THE HARBOR", subject);
        assert!(!kept(&text, Level::Confidential, Unmarked::Keep).contains("QUAY CRANES"), "{subject}");
    }
    let text = cable("UNCLAS", "1. (U) x.").replace("THE HARBOR\n", "THE HARBOR\n\nREF: (C) STATE 13607\n");
    assert!(!kept(&text, Level::Unclassified, Unmarked::Keep).contains("13607"));
    let plain = text.replace("(C) STATE", "A. STATE");
    assert!(kept(&plain, Level::Unclassified, Unmarked::Keep).contains("13607"));
}

#[test]
fn ok_what_stands_below_a_record() {
    let record = |last: &str, level: &str| {
        format!(
            "Message Text\n\nUNCLAS PORT ELSINORE 000173\n\n1. (U) {OPEN}.\n\nMessage Attributes\n\n\
             Current Classification: UNCLASSIFIED\nFrom: PORT ELSINORE\nSubject: HARBOR\n{last}\n\n2. ({level}) {ABOVE}.\n"
        )
    };
    for last in ["Type: TE", "Original Classification: UNCLASSIFIED"] {
        assert!(!kept(&record(last, "S//NF"), Level::Unclassified, Unmarked::Keep).contains(ABOVE), "{last}");
        assert!(!kept(&record(last, "XQ"), Level::Unclassified, Unmarked::Keep).contains(ABOVE), "{last}");
        let open = format!("{last}\n\n1. (");
        assert!(
            !kept(&record(&open, "S//NF"), Level::Unclassified, Unmarked::Keep).contains(ABOVE),
            "{open}"
        );
        assert!(kept(&record(last, "U"), Level::Unclassified, Unmarked::Keep).contains(ABOVE), "{last}");
    }
}

#[test]
fn ok_decisions_hold() {
    let text = cable("UNCLAS", &format!("1. (XQ) {ABOVE}."));
    let source = Source::new("test", text).unwrap();
    let cable = parse(&source).cable;
    for (unmarked, _) in Unmarked::ALL {
        let portions = PortionsRule { on: true, unmarked, ..PortionsRule::default() };
        let mut rules = Rules { portions, ..Rules::default() };
        let open = apply(&source, &cable, &rules).undecided;
        assert_eq!(open.len(), 1, "asked about under every setting");
        rules.decide(open[0].span, false);
        assert!(apply(&source, &cable, &rules).is_empty());
        rules.decide(open[0].span, true);
        assert_eq!(apply(&source, &cable, &rules).findings.len(), 1);
    }
}
