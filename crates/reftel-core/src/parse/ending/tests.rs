use crate::cable::{Block, Role};
use crate::parse::parse;
use crate::text::Source;

/// How a cable ends that has `end` after the sentence of its first paragraph: `signature | text | closing lines`.
fn ending(end: &str) -> String {
    let text = format!(
        "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\n\nC O N F I D E N T I A L PORT ELSINORE 000173\n\n\
         E.O. 12958: DECL: 02/13/2018\nTAGS: PREL\nSUBJECT: FISH\n\n1. (C) The minister spoke of herring{end}\n"
    );
    let source = Source::new("test", text).unwrap();
    let cable = parse(&source).cable;
    assert!(cable.unrecognised.is_empty(), "{end:?}");
    let signature = cable.signature.as_ref().map_or("-".into(), |name| source.line(name));
    let (mut text, mut closing) = (Vec::new(), Vec::new());
    for block in &cable.body {
        match block {
            Block::Text(block) if block.role == Some(Role::Closing) => closing.push(source.line(&block.text)),
            block => text.push(source.line(&block.span().into())),
        }
    }
    let text = text.join(" / ").replace("1. (C) The minister spoke of herring", "1");
    format!("{signature} | {text} | {}", closing.join(" / "))
}

#[test]
fn ok_signatures() {
    for (end, expected) in [
        (".\n\nEXAMPLE", "EXAMPLE | 1. | "),
        (".\nEXAMPLE", "EXAMPLE | 1. | "),
        (".  EXAMPLE", "EXAMPLE | 1. | "),
        (".\nExample", "Example | 1. | "),
        (".\n\nDE EXAMPLE", "DE EXAMPLE | 1. | "),
        (".\n\nEXAMPLE-OTHER", "EXAMPLE-OTHER | 1. | "),
        (".\n\nXXXXXXXXXXXX\nEXAMPLE", "EXAMPLE | 1. / XXXXXXXXXXXX | "),
        (".\n\n2. (C) END COMMENT. EXAMPLE", "EXAMPLE | 1. / 2. (C) END COMMENT. | "),
        (" and left.\n\nBest regards,\nExample", "Example | 1 and left. / Best regards, | "),
        (
            ".\n\nEXAMPLE\n\nNOTE: THE LIST FOLLOWS\nBY MAIL.",
            "EXAMPLE | 1. | NOTE: THE LIST FOLLOWS / BY MAIL.",
        ),
        (".\n\nEXAMPLE\n(Drafted by the harbor office)", "EXAMPLE | 1. | (Drafted by the harbor office)"),
        (".\n\nNOTE: THE LIST FOLLOWS.", "- | 1. / NOTE: THE LIST FOLLOWS. | "),
        // The surname of the signer stands in the text.
        (" with Mr. Example. EXAMPLE", "EXAMPLE | 1 with Mr. Example. | "),
        (".\n\nEXAMPLE\nEXAMPLE", "EXAMPLE | 1. | "),
        (" to:\nMinister of Fish Other\nEXAMPLE", "EXAMPLE | 1 to: Minister of Fish Other | "),
        (
            ": (http://www.example.invalid/elsinore/)\nEXAMPLE",
            "EXAMPLE | 1: (http://www.example.invalid/elsinore/) | ",
        ),
    ] {
        assert_eq!(ending(end), expected, "{end:?}");
    }
}

#[test]
fn ok_what_stands_behind_them() {
    for (end, expected) in [
        (".\n\nEXAMPLE NNNN", "EXAMPLE | 1. | "),
        (".\n\n\nEXAMPLE\n\nNNNN", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE\nBT\n#0173\n\nNNNN", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE\n\nCONFIDENTIAL", "EXAMPLE | 1. | "),
        (".\nEXAMPLE\n\n...", "EXAMPLE | 1. | "),
        (
            ".\n\nEXAMPLE\n\n      CONFIDENTIAL\n\n>\n2008PORTELSINORE00173 - Classification: CONFIDENTIAL",
            "EXAMPLE | 1. | ",
        ),
        (
            ".\n\nVisit the Website: http://www.example.invalid/elsinore/index. cfm Example",
            "Example | 1. | Visit the Website: http://www.example.invalid/elsinore/index. cfm",
        ),
        (".\n\nCONFIDENTIAL", "- | 1. | "),
        (".\n\n==========CABLE ENDS==========", "- | 1. | "),
        (".\n\nEXAMPLE\nUNQUOTE", "EXAMPLE | 1. | UNQUOTE"),
        (".\n\nMINIMIZE CONSIDERED\n\nEXAMPLE", "EXAMPLE | 1. | MINIMIZE CONSIDERED"),
        (".\n\nMINIMIZE CONSIDERED.\nEXAMPLE", "EXAMPLE | 1. | MINIMIZE CONSIDERED."),
        (".\n\nMINIMIZE CONSIDERED\n-----\nEXAMPLE", "EXAMPLE | 1. | MINIMIZE CONSIDERED"),
        (".\n\nEXAMPLE\n\n_______", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE\n- - - -", "EXAMPLE | 1. | "),
        (".\nExample\nExample", "Example | 1. | "),
        (".\nEXAMPLE\nExample", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE EXAMPLE", "EXAMPLE | 1. | "),
        (".\n\n[EXAMPLE]", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE\n\nEND", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE\n1", "EXAMPLE | 1. | "),
        (".\n\nEXAMPLE\n\nNOTE: NOT PASSED TO ABOVE ADDRESSEE(S)", "EXAMPLE | 1. | "),
        (".\nEND OF TEXT\nEXAMPLE", "EXAMPLE | 1. END OF TEXT | "),
        (" and so on\nEXAMPLE", "EXAMPLE | 1 and so on | "),
        (". MINIMIZE CONSIDERED EXAMPLE\n\n________", "EXAMPLE | 1. MINIMIZE CONSIDERED | "),
        (".\n\nEXAMPLE\n\nGP-3", "EXAMPLE | 1. | GP-3"),
        (".\n\nEXAMPLE\n\nDECLASSIFY UPON RECEIPT", "EXAMPLE | 1. | DECLASSIFY UPON RECEIPT"),
        (".\n\nDECLASSIFY UPON RECEIPT", "- | 1. | DECLASSIFY UPON RECEIPT"),
        (
            ".\nVisit Port Elsinore's Website:\nhttp://www.example.invalid/elsinore\n\nEXAMPLE",
            "EXAMPLE | 1. | Visit Port Elsinore's Website: http://www.example.invalid/elsinore",
        ),
    ] {
        assert_eq!(ending(end), expected, "{end:?}");
    }
}

#[test]
fn err_words_of_the_text_are_no_signatures() {
    for (end, expected) in [
        (" and of\nCOD", "- | 1 and of COD | "),
        (" and of\nCODFISH", "- | 1 and of CODFISH | "),
        (" and COD. THE\n\nJANE EXAMPLE AN...", "- | 1 and COD. THE JANE EXAMPLE AN... | "),
        (":\n\nJANE EXAMPLE\nJOHN OTHER\nANN THIRD", "- | 1: / JANE EXAMPLE JOHN OTHER ANN THIRD | "),
        (".\n\nDRAFTED BY EXAMPLE", "- | 1. / DRAFTED BY EXAMPLE | "),
        (".\n\nTHE FISHERIES OFFICE", "- | 1. / THE FISHERIES OFFICE | "),
        (".\n\n-----\nFISHERIES\n-----", "- | 1. / ----- FISHERIES ----- | "),
        (" and left.\n\nEND SUMMARY", "- | 1 and left. END SUMMARY | "),
        (" would not\nDECLASSIFY TO ANYBODY", "- | 1 would not DECLASSIFY TO ANYBODY | "),
    ] {
        assert_eq!(ending(end), expected, "{end:?}");
    }
}
