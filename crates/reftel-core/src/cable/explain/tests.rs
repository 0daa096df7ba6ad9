//! Every kind of code, as it is written and as nobody would.

use std::fmt::Write;

use super::super::{Caption, Level, Precedence};
use super::*;
use crate::lexicon::CODES;

/// The explanations of several codes, a line each.
pub(super) fn told(kind: CodeKind, codes: &[&str]) -> String {
    let mut out = String::new();
    for code in codes {
        let found =
            explain(kind, code).map_or("-".to_owned(), |found| format!("{} | {}", found.title, found.text));
        writeln!(out, "{code}: {found}").unwrap();
    }
    out
}

#[test]
fn ok_tags() {
    insta::assert_snapshot!(told(CodeKind::Tag, &["PREL", "gm", "NATO", "AAFLI", "KNNP", "ZZZZ", ""]), @r"
    PREL: external political relations | The code of a subject.
    gm: Germany | The code of a country or region.
    NATO: North Atlantic Treaty Organization | The code of an organization.
    AAFLI: AAFLI | The code of an organization. What its letters stand for is not established here.
    KNNP: nuclear non-proliferation | The code of a program or special topic.
    ZZZZ: -
    : -
    ");
}

#[test]
fn ok_posts() {
    let codes =
        ["RUEHRL", "RUEHC/SECSTATE WASHDC", "Amembassy Abu Dhabi", "BENIN", "RUXXXX", "PORT ELSINORE", "/"];
    insta::assert_snapshot!(told(CodeKind::Post, &codes), @r"
    RUEHRL: AMEMBASSY Berlin | Germany. Its routing indicator, the address of its station on the network, is RUEHRL.
    RUEHC/SECSTATE WASHDC: SECSTATE WASHDC | United States. Its routing indicator, the address of its station on the network, is RUEHC.
    Amembassy Abu Dhabi: AMEMBASSY Abu Dhabi | United Arab Emirates. Its routing indicator, the address of its station on the network, is RUEHAD.
    BENIN: BENIN | 
    RUXXXX: -
    PORT ELSINORE: -
    /: -
    ");
}

#[test]
fn ok_precedences() {
    insta::assert_snapshot!(told(CodeKind::Precedence, &["OO", "z", "niact", "Priority", "X", "OR"]), @r"
    OO: Immediate | Each station passes it on within half an hour.
    z: Flash | Handled before everything else; each station passes it on within ten minutes.
    niact: Night action, immediate | Each station passes it on within half an hour, and those who are to act must do so at any hour of the night.
    Priority: Priority | Passed on within three hours. The Department has since given this precedence up.
    X: -
    OR: -
    ");
    for prosign in *b"ZOPRY" {
        let precedence = Precedence::from_prosign(prosign).unwrap();
        assert!(explain(CodeKind::Precedence, precedence.word()).is_some());
    }
}

#[test]
fn ok_captions() {
    let codes = [
        "NODIS",
        "roger channel",
        "OFFICIAL-INFORMAL",
        "C O R R E C T E D  C O P Y (ADDED TAGS)",
        "CODEL EXAMPLE",
        "HARBOR",
    ];
    insta::assert_snapshot!(told(CodeKind::Caption, &codes), @r"
    NODIS: No distribution | The narrowest caption of the Department: for the addressee alone, unless the Secretary's office agrees.
    roger channel: Roger Channel | A closed channel for matters of intelligence.
    OFFICIAL-INFORMAL: Official-informal | An exchange between offices at working level, below formal instructions and reports.
    C O R R E C T E D  C O P Y (ADDED TAGS): Corrected copy | Sent again with a mistake put right; the brackets say which.
    CODEL EXAMPLE: Congressional delegation | Concerns a journey of members of Congress.
    HARBOR: -
    ");
    for words in Caption::ALL.iter().map(|caption| caption.words()) {
        assert!(explain(CodeKind::Caption, words).is_some(), "{words}");
    }
}

#[test]
fn ok_levels() {
    insta::assert_snapshot!(told(CodeKind::Level, &["S E C R E T", "UNCLAS", "UNCLAS E F T O", "(TS)", "HARBOR"]), @r"
    S E C R E T: Secret | The middle level of secrecy: disclosure was expected to damage national security seriously.
    UNCLAS: Unclassified | Not secret by law. It may still have been closed to the public for other reasons.
    UNCLAS E F T O: Enciphered for transmission only | The text is unclassified, but was encrypted on its way.
    (TS): Top secret | The highest level of secrecy: disclosure was expected to damage national security exceptionally gravely.
    HARBOR: -
    ");
    for level in [
        Level::Unclassified,
        Level::Sensitive,
        Level::LimitedOfficialUse,
        Level::Confidential,
        Level::Secret,
        Level::TopSecret,
    ] {
        assert_eq!(explain(CodeKind::Level, level.word()), explain(CodeKind::Level, level.letters()));
    }
}

#[test]
fn ok_orders() {
    insta::assert_snapshot!(told(CodeKind::Order, &["E.O. 12958", "11652", "19523", "E.O.", "1"]), @r"
    E.O. 12958: Executive Order 12958 | President Clinton's rules on secrecy, in force from 14 October 1995. A cable names a day or an event, at first within ten years, or an exemption X1 to X8. Cables cite it until well after 2010.
    11652: Executive Order 11652 | President Nixon's rules on secrecy, in force from 1 June 1972. Cables fell open after six to ten years (GDS), unless they were exempt (XGDS).
    19523: Probably Executive Order 12958 | Two digits are transposed, as happens in cables.
    E.O.: -
    1: -
    ");
}

#[test]
fn ok_signals() {
    insta::assert_snapshot!(told(CodeKind::Signal, &["ZDK", "ZDS CTG RUEHC 1", "ZFF3", ""]), @r"
    ZDK: Sent again | A repetition that somebody who received it had asked for.
    ZDS CTG RUEHC 1: Corrected copy | Sent again with a mistake put right.
    ZFF3: Acknowledge receipt | Asks those who receive it to say so. What the digit behind it means is not established.
    : -
    ");
}

#[test]
fn ok_security() {
    insta::assert_snapshot!(told(CodeKind::Security, &["ZNY CCCCC ZZH", "ZNR UUUUU ZZH", "ZNY", "ZNY ÖÖÖ", "ZZH", ""]), @r"
    ZNY CCCCC ZZH: Must be encrypted; confidential | Five letters C: the message was Confidential.
    ZNR UUUUU ZZH: May be sent in the clear; unclassified | Five letters U: the message was unclassified.
    ZNY: Must be encrypted | 
    ZNY ÖÖÖ: Must be encrypted | 
    ZZH: -
    : -
    ");
}

#[test]
fn ok_table_is_in_order_and_names_lead_to_codes() {
    for line in CODES.rows() {
        let key = line.split('\t').next().unwrap();
        let (kind, code) = key.split_at(1);
        let found = row(kind.chars().next().unwrap(), code).unwrap_or_else(|| panic!("{line}"));
        assert!(found.text.is_empty() || found.text.ends_with('.'), "{line}");
    }
}
