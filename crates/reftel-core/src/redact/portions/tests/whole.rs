//! What a line or a sentence says of the text below it, or of all of it.

use super::{ABOVE, OPEN, assert_withheld, cable, kept};
use crate::cable::Level;
use crate::redact::Unmarked;

#[test]
fn ok_quoted_texts_with_a_level_of_their_own() {
    let heads = [
        "BEGIN TEXT\n\nS E C R E T ELM 000012\n\nSUBJECT: DUES\n\n1. A.\n\nEND TEXT",
        "S E C R E T ELM 000012\n\nSUBJECT: DUES\n\n1. A.\n\n2. More.",
        "QUOTE\nFM AMEMBASSY ELM\nTO SECSTATE WASHDC\nS E C R E T ELM 000012\nSUBJECT: DUES\n1. A.\nUNQUOTE",
        "BEGIN TEXT - SECRET\n\nA.\n\nEND TEXT",
        "BEGIN SECRET TEXT:\n\nA.\n\nEND SECRET TEXT.",
        "Begin text (S):\n\nA.\n\nEnd text.",
        "Classification: SECRET\n\nA.",
        "CLASSIFICATION: SECRET//NOFORN\nA.",
        "SECRET//NOFORN\n\nA.",
        "SECRET//NOFORN\n\nFirst.\n\nA.",
        "QUOTE SECRET ELM 12. A. UNQUOTE.",
        "(SECRET)\nBEGIN TEXT:\nA.\nEND TEXT",
    ];
    for head in heads {
        for before in ["1. (U) Text of Elm 12 follows:", "1. Text of Elm 12 follows:"] {
            let text = format!("{before}\n\n{}", head.replace("A.", &format!("{ABOVE}.")));
            let kept = kept(&cable("UNCLAS", &text), Level::Confidential, Unmarked::Keep);
            assert!(!kept.contains(ABOVE) && kept.contains(OPEN), "{text}");
        }
    }
    // What stands behind the end is not of the quoted text.
    let text = format!("1. (U) Text:\n\nBEGIN SECRET TEXT\n\n{ABOVE}.\n\nEND TEXT\n\n2. Herons nest there.");
    let text = kept(&cable("UNCLAS", &text), Level::Confidential, Unmarked::Keep);
    assert!(!text.contains(ABOVE) && text.contains("Herons nest"));
}

#[test]
fn ok_sentences_that_speak_of_all_the_text() {
    let sentences = [
        "(S) - ENTIRE MESSAGE.",
        "S E C R E T - ENTIRE TEXT",
        "(ENTIRE TEXT - S)",
        "(S - ENTIRE CABLE)",
        "ALL PARAGRAPHS SECRET.",
        "(S) All paras.",
        "THIS MESSAGE IS SECRET IN ITS ENTIRETY.",
        "Entire text is secret.",
        "S (ENTIRE TEXT).",
        "SECRET ENTIRE TEXT.",
    ];
    for sentence in sentences {
        let texts = [
            format!("1. {sentence}\n\n2. {ABOVE}.\n\n3. More."),
            format!("1. {sentence} {ABOVE}.\n\n2. (U) More."),
            format!("{sentence}\n\n1. {ABOVE}.\n\n2. More."),
            format!("1. {ABOVE}.\n\n2. More.\n\n{sentence}"),
        ];
        for text in texts {
            let whole = cable("UNCLAS", &text);
            for unmarked in [Unmarked::Ask, Unmarked::Strike, Unmarked::Keep] {
                let kept = kept(&whole, Level::Confidential, unmarked);
                assert!(!kept.contains(ABOVE) && kept.contains(OPEN), "{unmarked:?}: {text}");
            }
        }
    }
}

#[test]
fn ok_marks_higher_than_the_heading_leave_the_rest_open() {
    let text = cable("UNCLAS", &format!("1. (S) Cranes rust.\n\n2. {ABOVE}.\n\n3. More."));
    for (unmarked, is_kept) in [(Unmarked::Ask, false), (Unmarked::Strike, false), (Unmarked::Keep, true)] {
        assert_eq!(kept(&text, Level::Confidential, unmarked).contains(ABOVE), is_kept, "{unmarked:?}");
    }
}

#[test]
fn ok_the_subject_elsewhere() {
    const SUBJECT: &str = "QUAY CRANES RUST";
    for (subject, elsewhere) in
        [("(S) QUAY CRANES RUST", "QUAY CRANES RUST"), ("QUAY CRANES RUST", "QUAY CRANES RUST (S)")]
    {
        let one = cable("S E C R E T", "1. (U) x.").replace("(U) THE HARBOR", subject);
        let record = format!(
            "{one}\nMessage Attributes\n\nConcepts: QUAYS, CRANES\nDocument Number: 1974ELM00173\nSubject: {elsewhere}\nTAGS: PREL\n"
        );
        let second = one.replace("ROEBUCK", &format!(
            "S E C R E T SECTION 02 OF 02 PORT ELSINORE 000173\n\nSUBJECT: {elsewhere}\n\n9. (U) y.\n\nROEBUCK"
        ));
        for text in [record, second] {
            let kept = kept(&text, Level::Confidential, Unmarked::Keep);
            assert!(!kept.contains(SUBJECT) && kept.contains(OPEN), "{text}\n-> {kept}");
        }
    }
    // In a sentence the words of the subject are only words.
    let text = cable("UNCLAS", "1. (U) They say that the quay cranes rust and that nobody pays for it.");
    let text = text.replace("(U) THE HARBOR", "(S) QUAY CRANES RUST");
    assert!(kept(&text, Level::Confidential, Unmarked::Keep).contains("quay cranes rust"));
}

#[test]
fn ok_titles() {
    let titles = [
        "QUAY (S) CRANES",
        "QUAY CRANES (S.)",
        "QUAY CRANES (€)",
        "QUAY CRANES (SBIJ)",
        "QUAY CRANES (SINF)",
        "QUAY (S/NF) CRANES",
        "QUAY CRANES (s)",
        "QUAY: (s) CRANES",
        "QUAY CRANES (SI)",
        "QUAY CRANES (XQ)",
    ];
    for title in titles {
        let subject = cable("UNCLAS", "1. (U) x.").replace("(U) THE HARBOR", title);
        let heading = cable("UNCLAS", &format!("1. (U) x.\n\n{title}\n\n2. (U) y."));
        for text in [subject, heading] {
            let kept = kept(&text, Level::Confidential, Unmarked::Keep);
            assert!(!kept.contains("CRANES") && kept.contains(OPEN), "{text}");
        }
    }
    for title in
        ["LAW OF THE SEA (LOS)", "QUAY CRANES AND THE UNITED NATIONS (UN)", "VISIT OF OFFICIAL(S) TO ELM"]
    {
        let text = cable("UNCLAS", "1. (U) x.").replace("THE HARBOR", title);
        assert!(kept(&text, Level::Unclassified, Unmarked::Ask).contains(title), "{title}");
    }
}

#[test]
fn ok_cells_and_loose_marks() {
    let texts = [
        "1. (U) Ports:\n\n| Elm | (S) | A |\n| Oak | (U) | fine |",
        "1. (U) Ports:\n\n| A | (S) |\n| fine | (U) |",
        "1. (U) Ports:\nA\t(S)\nFine\t(U)",
        "1. (U) Ports:\n\n| A | S |\n| fine | U |",
        "1. (U) Ports:\n\n| S/NF | A |\n| U | fine |",
        "1. (U) Ports:\n(S)\tA\n(U)\tFine",
        "1. (U) It is old. A (S). It is deep.",
        "1. (U) Pilots met (S/NF) and a",
        "1. (U) Pilots met (S) as a",
        "1. (U) Pilots met, (S) a",
        "1. (U) Fine. END SUMMARY. (S)\n\n2. A",
    ];
    for text in texts {
        let text = text.replace(" a", &format!(" {ABOVE}")).replace("A", ABOVE);
        assert_withheld(&text, Level::Confidential);
    }
}

#[test]
fn ok_letters_in_lowercase() {
    for place in [
        "1. (U) It is old.\n(s) A",
        "1. (U) It is old. (s) A",
        "1. (U) Ports: (s) A",
        "(s)\n\n1. A",
        "1.\n(s) A",
        "1. A (s)",
    ] {
        assert_withheld(&place.replace('A', &format!("{ABOVE}.")), Level::Confidential);
    }
    for text in [
        "The ship(s) came.",
        "Copyright (c) 1999.",
        "Points: (a) one, (b) two and\n(c) Three.",
        "(c) 2001 by Elm.",
    ] {
        let whole = cable("UNCLAS", &format!("1. (U) {text}"));
        assert_eq!(kept(&whole, Level::Unclassified, Unmarked::Ask), whole, "{text}");
    }
}

#[test]
fn ok_last_lines_of_a_struck_portion() {
    for line in [
        "Visit the smugglers at http://www.example.org/",
        "13. The smugglers",
        "FOR MORE, VISIT HTTP://SMUGGLERS.EXAMPLE.ORG",
    ] {
        for glue in ["\n", "\n\n"] {
            let text = cable("S E C R E T", &format!("1. (S) {ABOVE}.{glue}{line}"))
                .replace(&format!("\n\n8. (U) {OPEN}."), "");
            let kept = kept(&text, Level::Unclassified, Unmarked::Keep).to_lowercase();
            assert!(!kept.contains("smugglers"), "{text}");
        }
    }
}

#[test]
fn ok_a_classifying_authority_with_a_mark() {
    for line in [
        "CLASSIFIED BY: (S) ANN DOE",
        "Classified By: Ann Doe (S)",
        "(S) Classified By: Ann Doe for reasons 1.4 (b) and (d).",
    ] {
        let text = cable("UNCLAS", "1. (U) x.").replace("THE HARBOR\n", &format!("THE HARBOR\n\n{line}\n"));
        assert!(
            !kept(&text, Level::Unclassified, Unmarked::Keep).to_lowercase().contains("ann doe"),
            "{line}"
        );
    }
    let line = "Classified By: Ann Doe for reasons 1.4 (B), (C) and (D).";
    let text = cable("C O N F I D E N T I A L", "1. (U) x.")
        .replace("THE HARBOR\n", &format!("THE HARBOR\n\n{line}\n"));
    assert!(kept(&text, Level::Unclassified, Unmarked::Keep).contains(line));
}

#[test]
fn ok_a_level_behind_a_mark() {
    for text in [
        format!("1. (U) C - {ABOVE}."),
        format!("1. (U) S: {ABOVE}."),
        format!("1. (U) SECRET -- {ABOVE}."),
        format!("1. (SBU) S/NF - {ABOVE}."),
        format!("1. (U) They say: {OPEN}.\n\n(U) CONFIDENTIAL: {ABOVE}."),
    ] {
        assert_withheld(&text, Level::Unclassified);
    }
    let kept =
        kept(&cable("UNCLAS", "1. (U) C-Span was there: C is a letter."), Level::Unclassified, Unmarked::Ask);
    assert!(kept.contains("C-Span was there"), "{kept}");
}
