use super::*;
use crate::text::{Cursor, Span};

fn class(text: &str) -> String {
    let Some(line) = parse_classification_line(text.as_bytes(), Span::new(0, text.len())) else {
        return "none".into();
    };
    let section = line.section.map_or(String::new(), |s| format!(" {}/{}", s.value.number, s.value.total));
    let mrn =
        line.mrn.map_or(String::new(), |mrn| format!(" {}={}", &text[mrn.post.range()], mrn.serial.value));
    format!("{}{section}{mrn} {:?}", line.classification.value.level.letters(), &text[line.rest.range()])
}

#[test]
fn ok_classification_lines() {
    insta::assert_snapshot!(class("C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173"), @r#"C 1/2 PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("CONFIDENTIAL EXAMPLEVILLE 000173"), @r#"C EXAMPLEVILLE=173 """#);
    insta::assert_snapshot!(class("S E C R E T PORT-AU-PRINCE 1234 NOFORN SIPDIS"), @r#"S PORT-AU-PRINCE=1234 "NOFORN SIPDIS""#);
    insta::assert_snapshot!(class("T O P  S E C R E T STATE 012345"), @r#"TS STATE=12345 """#);
    insta::assert_snapshot!(class("UNCLAS SECTION 1 OF 3 N'DJAMENA 0042"), @r#"U 1/3 N'DJAMENA=42 """#);
    insta::assert_snapshot!(class("C o n f i d e n t i a l section 01 of 04 Elsinore 000173"), @r#"C 1/4 Elsinore=173 """#);
    insta::assert_snapshot!(class("SECRET"), @r#"S """#);
    insta::assert_snapshot!(class("confidential"), @r#"C """#);
    insta::assert_snapshot!(class("SECRET NOFORN"), @r#"S "NOFORN""#);
    insta::assert_snapshot!(class("LIMITED OFFICIAL USE STATE 1234"), @r#"LOU STATE=1234 """#);
}

#[test]
fn ok_garbled_classification_lines() {
    insta::assert_snapshot!(class("E C R E T SECTION 01 OF 02 PORT ELSINORE 000173"), @r#"S 1/2 PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("SS E C R E T PORT ELSINORE 000173"), @r#"S PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("C ONFIDENTIAL SECTION 01 OF 02 PORT ELSINORE 000173"), @r#"C 1/2 PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("CC O N F I D E N T I A L PORT ELSINORE 000173"), @r#"C PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("O N F I D E N T I A L PORT ELSINORE 000173"), @r#"C PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("UUNCLAS PORT ELSINORE 000173 SIPDIS"), @r#"U PORT ELSINORE=173 "SIPDIS""#);
    insta::assert_snapshot!(class("S E C R E T SQCTION 02OF02 PORT ELSINORE 000173"), @r#"S 2/2 PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("S E C R E T SECTION 01GF02 PORT ELSINORE 000173"), @r#"S 1/2 PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("S E C R E T PORT ELSINORE 173"), @r#"S PORT ELSINORE=173 """#);
    insta::assert_snapshot!(class("S E C R E T SECTION 01 OF 02 XXXXXXXXXXXX 000004"), @r#"S 1/2 """#);
    insta::assert_snapshot!(class("C O N F I D E N T I A L PORT ELSINORE XXXXXX"), @r#"C """#);
    insta::assert_snapshot!(class("CONFIDENTIAL//NOFORN STATE 012345"), @r#"C STATE=12345 """#);
    insta::assert_snapshot!(class("UNCLAS E F T O SECTION 01 OF 02 PORT ELSINORE 1234 EXDIS"), @r#"U 1/2 PORT ELSINORE=1234 "EXDIS""#);
    insta::assert_snapshot!(class("UNCLASSIFIED//FOR OFFICIAL USE ONLY"), @r#"U "FOR OFFICIAL USE ONLY""#);
    insta::assert_snapshot!(class("L I M I T E D  O F F I C I A L  U S E PORT ELSINORE 1234"), @r#"LOU PORT ELSINORE=1234 """#);
    insta::assert_snapshot!(class("S E C R E T PORT-AU-PRINCE 001234"), @r#"S PORT-AU-PRINCE=1234 """#);
}

#[test]
fn err_classification_lines() {
    for text in [
        "",
        "SECRETARY RICE 1234",
        "SECRET TALKS WERE HELD",
        "secret talks 1500",
        "CONFIDENTIALITY",
        "THE SECRET 123",
        "SECRET AGENT JOHN DOE MEETS 1500 KARL",
        "SECRET AGENT 1500",
        "SECRETS OF 2008",
        "YOU SAID 123456",
    ] {
        assert_eq!(class(text), "none", "{text}");
    }
}

fn portion(text: &str) -> Option<(&'static str, &str)> {
    let mark = parse_portion(&mut Cursor::new(text.as_bytes(), Span::new(0, text.len())))?.value;
    Some((mark.level?.letters(), mark.caveat.map_or("", |caveat| &text[caveat.range()])))
}

#[test]
fn ok_portion_marks() {
    assert_eq!(portion("(C)"), Some(("C", "")));
    assert_eq!(portion("(c) text"), Some(("C", "")));
    assert_eq!(portion("(C )"), Some(("C", "")));
    assert_eq!(portion("(S/NF)"), Some(("S", "NF")));
    assert_eq!(portion("(S//FGI//NF)"), Some(("S", "FGI//NF")));
    assert_eq!(portion("(SBU/REL NATO)"), Some(("SBU", "REL NATO")));
    assert_eq!(portion("(S//REL TO USA, FVEY)"), Some(("S", "REL TO USA, FVEY")));
    assert_eq!(portion("(C - ENTIRE TEXT)"), Some(("C", "ENTIRE TEXT")));
    assert_eq!(portion("(U//FOUO)"), Some(("U", "FOUO")));
    assert_eq!(portion("(C NF)"), Some(("C", "NF")));
    assert_eq!(portion("(SNF)"), Some(("S", "")));
    assert_eq!(portion("(S-NF)"), Some(("S", "NF")));
    assert_eq!(portion("(N/SF)"), Some(("S", "F")));
    assert_eq!(portion("(C/REL GERMANY)"), Some(("C", "REL GERMANY")));
    assert_eq!(portion("(SBU/N)"), Some(("SBU", "N")));
    assert_eq!(portion("(s/nf)"), Some(("S", "nf")));
    assert_eq!(portion("(C/NOFRON)"), Some(("C", "NOFRON")));
    assert_eq!(portion("(LOU - ENTIRE TEXT)"), Some(("LOU", "ENTIRE TEXT")));
    assert_eq!(portion("C - ENTIRE TEXT."), Some(("C", "ENTIRE TEXT")));
    assert_eq!(portion("CONFIDENTIAL - ENTIRE TEXT"), Some(("C", "ENTIRE TEXT")));
    assert_eq!(portion("{C) Text"), Some(("C", "")));
    assert_eq!(portion("(C0 Text"), Some(("C", "")));
    assert_eq!(portion("(C The minister said that he would come (again)."), Some(("C", "")));
}

#[test]
fn err_portion_marks() {
    for text in [
        "",
        "(",
        "(C",
        "(See",
        "(C as above)",
        "(C Minister) said that",
        "C - THE TEXT",
        "(U Thant) said that he would not come",
        "(1)",
        "C)",
        "(X)",
        "(SX)",
        "()",
    ] {
        assert_eq!(portion(text), None, "{text}");
    }
}

#[test]
fn ok_captions() {
    let all = |text: &str| {
        captions(text.as_bytes(), Span::new(0, text.len()))
            .map(|found| found.iter().map(|c| c.value.words()).collect::<Vec<_>>().join("+"))
    };
    assert_eq!(all("SIPDIS").as_deref(), Some("SIPDIS"));
    assert_eq!(all("NOFORN SIPDIS").as_deref(), Some("NOFORN+SIPDIS"));
    assert_eq!(all("ROGER CHANNEL").as_deref(), Some("ROGER CHANNEL"));
    assert_eq!(all("C O R R E C T E D  C O P Y (ADDED TAGS)").as_deref(), Some("CORRECTED COPY"));
    assert_eq!(all("S I P D I S").as_deref(), Some("SIPDIS"));
    assert_eq!(all("sipdis").as_deref(), Some("SIPDIS"));
    assert_eq!(all("OFFICIAL-INFORMAL").as_deref(), Some("OFFICIAL INFORMAL"));
    assert_eq!(all("STADIS//DISSENT CHANNEL").as_deref(), Some("STADIS+DISSENT CHANNEL"));
    assert_eq!(all("EYES ONLY FOR THE SECRETARY").as_deref(), Some("EYES ONLY"));
    assert_eq!(all("FOR AMBASSADOR EXAMPLE ONLY").as_deref(), Some("EYES ONLY"));
    assert_eq!(all("FOR DIPLOMATS ONLY"), None);
    assert_eq!(all("CORRECTED COPY").as_deref(), Some("CORRECTED COPY"));
    assert_eq!(all("SIPDIS FOR ALL"), None);
    assert_eq!(all("Sensitive"), None);
}

#[test]
fn ok_words_around_the_level_and_the_number() {
    let read = |text: &str| {
        let line = parse_classification_line(text.as_bytes(), Span::new(0, text.len()))?;
        let part = |span: Option<Span>| span.map_or("-", |span| &text[span.range()]);
        let post = line.mrn.map(|mrn| mrn.post);
        Some(format!("{} {} {}", part(line.nato), part(line.year), part(post)))
    };
    assert_eq!(read("NATO SECRET PORT ELSINORE 000173").as_deref(), Some("NATO - PORT ELSINORE"));
    assert_eq!(
        read("N A T O  C O N F I D E N T I A L PORT ELSINORE 173").as_deref(),
        Some("N A T O - PORT ELSINORE")
    );
    assert_eq!(read("C O N F I D E N T I A L 75 PORT ELSINORE 1895").as_deref(), Some("- 75 PORT ELSINORE"));
    assert_eq!(read("SECRET 1975 PORT ELSINORE 01895").as_deref(), Some("- 1975 PORT ELSINORE"));
    assert_eq!(read("CONFIDENTIAL FROM PORT ELSINORE 000173").as_deref(), Some("- FROM PORT ELSINORE"));
    assert_eq!(read("US SECRET PORT ELSINORE 000173").as_deref(), Some("- - PORT ELSINORE"));
    assert_eq!(read("U.S. C O N F I D E N T I A L PORT ELSINORE 173").as_deref(), Some("- - PORT ELSINORE"));
    assert_eq!(read("NATO SECRET"), None);
    assert_eq!(read("US SECRET"), None);
    assert_eq!(read("SECRET 75 MEN CAME 1895"), None);
}

#[test]
fn ok_captions_with_more_words() {
    let read = |text: &str| {
        let (found, rest) = leading_captions(text.as_bytes(), Span::new(0, text.len()))?;
        Some((text[found.range()].to_owned(), text[rest.range()].to_owned()))
    };
    let both = |captions: &str, rest: &str| Some((captions.to_owned(), rest.to_owned()));
    assert_eq!(read("NOFORN, NOT FOR THE PRESS"), both("NOFORN", "NOT FOR THE PRESS"));
    assert_eq!(read("SIPDIS; NODIS - FOR THE MAYOR"), both("SIPDIS; NODIS", "FOR THE MAYOR"));
    assert_eq!(read("NOFORN NOT FOR THE PRESS"), both("NOFORN", "NOT FOR THE PRESS"));
    assert_eq!(read("SENSITIVE GOODS"), None);
    assert_eq!(read("SIPDIS"), None);
}
