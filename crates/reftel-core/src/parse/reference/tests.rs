use super::*;
use crate::cable::{Diagnostic, Reference};
use crate::parse::parse;
use crate::text::Source;

mod mentions;

fn text_of(text: &str, reference: &Reference) -> String {
    let pieces: Vec<_> = reference.text.iter().map(|span| text[span.range()].replace('\n', "/")).collect();
    pieces.join("|")
}

fn shown(text: &str, references: &[Reference], diagnostics: &[Diagnostic]) -> String {
    let part = |span: Option<Span>| span.map_or("-".to_owned(), |span| text[span.range()].replace('\n', "/"));
    let mut lines: Vec<String> = references
        .iter()
        .map(|r| {
            let id = r.target.as_ref().map_or("-", |target| target.id.as_str());
            format!("{} {} {id} {} <{}>", part(r.label), r.kind.word(), part(r.note), text_of(text, r))
        })
        .collect();
    lines.extend(diagnostics.iter().map(|d| d.code.name().to_owned()));
    lines.join("\n")
}

/// The items of a block in cable 500 of PORT ELSINORE, sent on 13 February 2008.
fn refs(text: &str) -> String {
    refs_on("131627Z FEB 08", text)
}

fn refs_on(dtg: &str, text: &str) -> String {
    let head = "FM AMEMBASSY PORT ELSINORE\n\nUNCLAS PORT ELSINORE 000500\n\nSUBJECT: X\n\n";
    let all = format!("R {dtg}\n{head}{text}\n\n1. (U) Text.\n");
    let source = Source::new("test", all.as_str()).unwrap();
    let parsed = parse(&source);
    assert!(parsed.cable.paragraphs().count() == 1, "the text must not become references");
    let diagnostics: Vec<Diagnostic> = parsed
        .diagnostics
        .iter()
        .filter(|d| ["post-corrected", "year-guessed"].contains(&d.code.name()))
        .cloned()
        .collect();
    shown(&all, &parsed.cable.header.references, &diagnostics)
}

#[test]
fn ok_worked_examples() {
    insta::assert_snapshot!(refs("REF: STATE 13607"), @"- cable 08STATE13607 - <STATE 13607>");
    insta::assert_snapshot!(refs("REF: A. SECSTATE 013607 (NOTAL)\n     B. 07 PORT ELSINORE 1201 AND PREVIOUS"), @r"
    A cable 08STATE13607 NOTAL <SECSTATE 013607 (NOTAL)>
    B cable 07PORTELSINORE1201 AND PREVIOUS <07 PORT ELSINORE 1201 AND PREVIOUS>
    ");
    insta::assert_snapshot!(refs("REFS: (A) 2006 SAO PAULO 42; (B) RIO DE JANEIRO 12"), @r"
    A cable 06SAOPAULO42 - <2006 SAO PAULO 42>
    B cable 08RIODEJANEIRO12 - <RIO DE JANEIRO 12>
    ");
    insta::assert_snapshot!(refs("REF: A) STATE 41252 AND 44603"), @r"
    A cable 08STATE41252 - <STATE 41252>
    A cable 08STATE44603 - <44603>
    ");
    insta::assert_snapshot!(refs("REF: A. STATE 1\nB. STATE 2\nC. EXAMPLEVILLE 701 (06)\nD. SMITH-JONES E-MAIL 02/01/08"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    C cable 06EXAMPLEVILLE701 - <EXAMPLEVILLE 701 (06)>
    D email - - <SMITH-JONES E-MAIL 02/01/08>
    ");
    insta::assert_snapshot!(refs("REF: 07-OTTAWA-57"), @"- cable 07OTTAWA57 - <07-OTTAWA-57>");
    insta::assert_snapshot!(refs("REF: '06 LA PAZ 3"), @"- cable 06LAPAZ3 - <'06 LA PAZ 3>");
    insta::assert_snapshot!(refs("REF: A. REF A: 07 SOFIA 154"), @"A cable 07SOFIA154 - <07 SOFIA 154>");
    insta::assert_snapshot!(refs("REF: PORT AU PRINCE 1407\n\nPORT AU PR 00002230  001.2 OF 002\n"), @"- cable 08PORTAUPRINCE1407 - <PORT AU PRINCE 1407>");
    insta::assert_snapshot!(refs("REF: BKK 1234"), @"- cable 08BANGKOK1234 - <BKK 1234>");
    insta::assert_snapshot!(refs("REF: IIR 6 000 0000 08"), @"- report - - <IIR 6 000 0000 08>");
    insta::assert_snapshot!(refs("REF: 13 FEBRUARY MEETING"), @"- other - - <13 FEBRUARY MEETING>");
    insta::assert_snapshot!(refs("REF: STATE: 73097"), @"- cable 08STATE73097 - <STATE: 73097>");
    insta::assert_snapshot!(refs("REF: A. BRASIIA 931"), @r"
    A cable 08BRASILIA931 - <BRASIIA 931>
    post-corrected
    ");
}

#[test]
fn ok_years_and_posts_in_odd_places() {
    let ids = |text: &str| {
        let lines = refs(text);
        let id = |line: &str| line.split(' ').nth(2).unwrap_or_default().to_owned();
        lines.lines().filter(|line| line.contains('<')).map(id).collect::<Vec<_>>().join(" ")
    };
    for (text, wanted) in [
        ("REF: PORT ELSINORE 00123 99, PORT ELSINORE 00124 00", "99PORTELSINORE123 00PORTELSINORE124"),
        ("REF: STATE 00789/07", "07STATE789"),
        ("REF: STATE 85417 (15 APRIL 2005)", "05STATE85417"),
        ("REF: A. STATE 1 B. TEL AVIV 44", "08STATE1 08TELAVIV44"),
        ("REF: 37 OTTAWA, 07 OTTAWA 2383", "08OTTAWA37 07OTTAWA2383"),
        ("REF: ABCDE-0028-2008", "-"),
        ("REF: A. UNSCR 1737\nB. STATE 1", "- 08STATE1"),
        ("REF: A. EXP.LIC. D328589", "-"),
        ("REF: UNCLASS OTTAWA 578", "08OTTAWA578"),
        ("REF: OTTAWA (C)00293", "08OTTAWA293"),
        ("REF: A) 163 B) STATE 785", "08PORTELSINORE163 08STATE785"),
        ("REF: OTTAWA CABLES 0066 AND 02259 (2002)", "08OTTAWA66 02OTTAWA2259"),
        ("REF: A. STATE 1\nB. (C) IIR 6 000 0000 08\nC. PARIS 3", "08STATE1 - 08PARIS3"),
        // Sent at the same time, and a year before.
        ("REF: A. PORT ELSINORE 510 B. PORT ELSINORE 900", "08PORTELSINORE510 07PORTELSINORE900"),
    ] {
        assert_eq!(ids(text), wanted, "{text}");
    }
    let labels: String = refs("REF: A. A. STATE 1 B. STATE 2 C. STATE 3\nB. D. STATE 4 E. STATE 5")
        .lines()
        .filter_map(|line| line.chars().next())
        .collect();
    assert_eq!(labels, "ABCDE");
}

#[test]
fn ok_labels() {
    insta::assert_snapshot!(refs("REF(S): STATE 1"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REFTEL: STATE 1"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REFTEL(S): STATE 1"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REFERENCE: STATE 1"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("References: State 1"), @"- cable 08STATE1 - <State 1>");
    insta::assert_snapshot!(refs("REF REF: STATE 1"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REF. A. STATE 1"), @"A cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REF A. STATE 1"), @"A cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REF STATE 1"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REF:\n\nA. STATE 1\n\nB. STATE 2"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: STATE 1\n\nSTATE 2"), @r"
    - cable 08STATE1 - <STATE 1>
    - cable 08STATE2 - <STATE 2>
    ");
}

#[test]
fn ok_enumerators() {
    insta::assert_snapshot!(refs("REF: A. STATE 1\n¶B. PORT ELSINORE 12\n\n¶C. STATE 3"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08PORTELSINORE12 - <PORT ELSINORE 12>
    C cable 08STATE3 - <STATE 3>
    ");
    insta::assert_snapshot!(refs("REF: (A) STATE 1 (B) STATE 2 (C) STATE 3"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    C cable 08STATE3 - <STATE 3>
    ");
    insta::assert_snapshot!(refs("REF: A) STATE 1, B) STATE 2"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: A: STATE 1\nB: STATE 2"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: A.) STATE 1\nB.) STATE 2"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("Ref: a. State 1\nb. State 2"), @r"
    a cable 08STATE1 - <State 1>
    b cable 08STATE2 - <State 2>
    ");
    insta::assert_snapshot!(refs("REF: (1) STATE 1 (2) STATE 2"), @r"
    1 cable 08STATE1 - <STATE 1>
    2 cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: 1. STATE 1\n2. STATE 2"), @r"
    1 cable 08STATE1 - <STATE 1>
    2 cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: A. STATE 1\nB KUALA LUMPUR 739"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08KUALALUMPUR739 - <KUALA LUMPUR 739>
    ");
    insta::assert_snapshot!(refs("REF: A STATE 1 B STATE 2"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: A. A) STATE 1\nB. B. STATE 2\nC. (C) RIO 329"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    C cable 08RIODEJANEIRO329 - <RIO 329>
    ");
    insta::assert_snapshot!(refs("REF: A. A. STATE 3080  B. B. 09 VATICAN 132"), @r"
    A cable 08STATE3080 - <STATE 3080>
    B cable 09VATICAN132 - <09 VATICAN 132>
    ");
    insta::assert_snapshot!(refs("REF A: STATE 1\nREF B: STATE 2"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    ");
    insta::assert_snapshot!(refs("REF: A. STATE 1 B. STATE 2 C. U.S. EMAIL"), @r"
    A cable 08STATE1 - <STATE 1>
    B cable 08STATE2 - <STATE 2>
    C email - - <U.S. EMAIL>
    ");
    insta::assert_snapshot!(refs("REF: (07) PORT ELSINORE 12"), @"- cable 07PORTELSINORE12 - <(07) PORT ELSINORE 12>");
}

#[test]
fn ok_separators() {
    insta::assert_snapshot!(refs("REF: EXAMPLEVILLE 10; EXAMPLEVILLE 11; OTHER 5"), @r"
    - cable 08EXAMPLEVILLE10 - <EXAMPLEVILLE 10>
    - cable 08EXAMPLEVILLE11 - <EXAMPLEVILLE 11>
    - cable 08OTHER5 - <OTHER 5>
    ");
    insta::assert_snapshot!(refs("REF: EXAMPLEVILLE 10: EXAMPLEVILLE 11: OTHER 5"), @r"
    - cable 08EXAMPLEVILLE10 - <EXAMPLEVILLE 10>
    - cable 08EXAMPLEVILLE11 - <EXAMPLEVILLE 11>
    - cable 08OTHER5 - <OTHER 5>
    ");
    insta::assert_snapshot!(refs("REF: EXAMPLEVILLE 10, OTHERTOWN 5 & STATE 6 AND SOFIA 7"), @r"
    - cable 08EXAMPLEVILLE10 - <EXAMPLEVILLE 10>
    - cable 08OTHERTOWN5 - <OTHERTOWN 5>
    - cable 08STATE6 - <STATE 6>
    - cable 08SOFIA7 - <SOFIA 7>
    ");
    insta::assert_snapshot!(refs("REF: EXAMPLEVILLE 10 STATE 6\nOTHERTOWN 7"), @r"
    - cable 08EXAMPLEVILLE10 - <EXAMPLEVILLE 10>
    - cable 08STATE6 - <STATE 6>
    - cable 08OTHERTOWN7 - <OTHERTOWN 7>
    ");
    insta::assert_snapshot!(refs("REF: EXAMPLEVILLE 45, 46 AND 47; 07 EXAMPLEVILLE 48, 49"), @r"
    - cable 08EXAMPLEVILLE45 - <EXAMPLEVILLE 45>
    - cable 08EXAMPLEVILLE46 - <46>
    - cable 08EXAMPLEVILLE47 - <47>
    - cable 07EXAMPLEVILLE48 - <07 EXAMPLEVILLE 48>
    - cable 07EXAMPLEVILLE49 - <49>
    ");
    insta::assert_snapshot!(refs("REF: EXAMPLEVILLE 123 AND OTHER 456"), @r"
    - cable 08EXAMPLEVILLE123 - <EXAMPLEVILLE 123>
    - cable 08OTHER456 - <OTHER 456>
    ");
    insta::assert_snapshot!(refs("REF: STATE 1, 07 STATE 2, 2006 STATE 3, 094 STATE 4"), @r"
    - cable 08STATE1 - <STATE 1>
    - cable 07STATE2 - <07 STATE 2>
    - cable 06STATE3 - <2006 STATE 3>
    - cable 94STATE4 - <094 STATE 4>
    ");
}

#[test]
fn ok_names() {
    insta::assert_snapshot!(refs("REF: A. PORT AU\nPRINCE 1407\nB. PORT-OF-SPAIN 7"), @r"
    A cable 08PORTAUPRINCE1407 - <PORT AU/PRINCE 1407>
    B cable 08PORTOFSPAIN7 - <PORT-OF-SPAIN 7>
    ");
    insta::assert_snapshot!(refs("REF: PORT AU\n\nPORT ELSI 00000500  002 OF 002\n\nPRINCE 1407"), @"- cable 08PORTAUPRINCE1407 - <PORT AU|PRINCE 1407>");
    insta::assert_snapshot!(refs("REF: N’DJAMENA 4; ST. PETERSBURG 5; EMBASSY VIENNA 6; US MISSION GENEVA 7"), @r"
    - cable 08NDJAMENA4 - <N’DJAMENA 4>
    - cable 08STPETERSBURG5 - <ST. PETERSBURG 5>
    - cable 08VIENNA6 - <EMBASSY VIENNA 6>
    - cable 08GENEVA7 - <US MISSION GENEVA 7>
    ");
    insta::assert_snapshot!(refs("REF: EMBTEL 12, DEPTEL 13; SECTO 14"), @r"
    - cable 08PORTELSINORE12 - <EMBTEL 12>
    - cable 08STATE13 - <DEPTEL 13>
    - cable - - <SECTO 14>
    ");
    insta::assert_snapshot!(refs("REF: STATE 12 TOSEC 34"), @"- cable 08STATE12 TOSEC 34 <STATE 12 TOSEC 34>");
    insta::assert_snapshot!(refs("REF: A. XXXXXXXXXXXX 12\nB. STATE XXXXXXXX\nC. XXXXXXXXXXXX"), @r"
    A cable - - <XXXXXXXXXXXX 12>
    B cable - - <STATE XXXXXXXX>
    C other - - <XXXXXXXXXXXX>
    ");
}

#[test]
fn ok_notes() {
    insta::assert_snapshot!(refs("REF: A. STATE 1 (NOTAL) (EXDIS)\nB. STATE 2 (NOT ALL)\nC. STATE 3 ET AL"), @r"
    A cable 08STATE1 (NOTAL) (EXDIS) <STATE 1 (NOTAL) (EXDIS)>
    B cable 08STATE2 NOT ALL <STATE 2 (NOT ALL)>
    C cable 08STATE3 ET AL <STATE 3 ET AL>
    ");
    insta::assert_snapshot!(refs("REF: A. STATE 1 (A TITLE, WITH 07 SOFIA 5 IN IT)\nB. STATE 2 \"QUOTED\""), @r#"
    A cable 08STATE1 A TITLE, WITH 07 SOFIA 5 IN IT <STATE 1 (A TITLE, WITH 07 SOFIA 5 IN IT)>
    B cable 08STATE2 QUOTED <STATE 2 "QUOTED">
    "#);
    insta::assert_snapshot!(refs("REF: A. STATE 1 AND PREVIOUS B. STATE 2 AND OTHERS"), @r"
    A cable 08STATE1 AND PREVIOUS <STATE 1 AND PREVIOUS>
    B cable 08STATE2 AND OTHERS <STATE 2 AND OTHERS>
    ");
    insta::assert_snapshot!(refs("REF: STATE 13607 (PARA 3) SENT WITH A MEMO"), @"- cable 08STATE13607 (PARA 3) SENT WITH A MEMO <STATE 13607 (PARA 3) SENT WITH A MEMO>");
    insta::assert_snapshot!(refs("REF: A. STATE 13607 PARA 3\nB. STATE 4"), @r"
    A cable 08STATE13607 PARA 3 <STATE 13607 PARA 3>
    B cable 08STATE4 - <STATE 4>
    ");
    insta::assert_snapshot!(refs("REF: STATE 1 - A TITLE\nSTATE 2 (NOTAL), STATE 3"), @r"
    - cable 08STATE1 A TITLE <STATE 1 - A TITLE>
    - cable 08STATE2 NOTAL <STATE 2 (NOTAL)>
    - cable 08STATE3 - <STATE 3>
    ");
}

#[test]
fn ok_other_kinds() {
    insta::assert_snapshot!(refs("REF: A. EMBASSY EXAMPLE E-MAIL TO EUR/CE OF OCTOBER 14\nB. DOE/ROE TELCON 02/16/2010\nC. OES MEMO OF 2/1"), @r"
    A email - - <EMBASSY EXAMPLE E-MAIL TO EUR/CE OF OCTOBER 14>
    B telcon - - <DOE/ROE TELCON 02/16/2010>
    C memo - - <OES MEMO OF 2/1>
    ");
    insta::assert_snapshot!(refs("REF: A. TDX-315/090481-08 AND TDX-315/042493-09\nB. TD-314/65216-07\nC. USDAO PARIS 12"), @r"
    A report - - <TDX-315/090481-08 AND TDX-315/042493-09>
    B report - - <TD-314/65216-07>
    C report - - <USDAO PARIS 12>
    ");
    insta::assert_snapshot!(refs("REF: A. SECDEF MSG DTG 301601Z SEP 08\nB. SECDEF 162245Z OCT 08\nC. 7 FAM 180\nD. 22 USC 2151"), @r"
    A other - - <SECDEF MSG DTG 301601Z SEP 08>
    B other - - <SECDEF 162245Z OCT 08>
    C manual - - <7 FAM 180>
    D manual - - <22 USC 2151>
    ");
    insta::assert_snapshot!(refs("REF: A. PARIS POINTS OF 5/16\nB. OSC CPP20081019968173\nC. HTTP://EXAMPLE.GOV/12\nD. DOE-ROE DVC"), @r"
    A other - - <PARIS POINTS OF 5/16>
    B other - - <OSC CPP20081019968173>
    C other - - <HTTP://EXAMPLE.GOV/12>
    D other - - <DOE-ROE DVC>
    ");
    insta::assert_snapshot!(refs("REF: DOE-ROE EMAIL 2/1\nROE-DOE EMAIL 2/2\nSTATE 5"), @r"
    - email - - <DOE-ROE EMAIL 2/1>
    - email - - <ROE-DOE EMAIL 2/2>
    - cable 08STATE5 - <STATE 5>
    ");
    insta::assert_snapshot!(refs("REF: DOE-ROE EMAIL, STATE 5, LETTER OF MAY 3"), @r"
    - email - - <DOE-ROE EMAIL>
    - cable 08STATE5 - <STATE 5>
    - letter - - <LETTER OF MAY 3>
    ");
    insta::assert_snapshot!(refs("REF: NONE"), @"");
    insta::assert_snapshot!(refs("REF: N/A"), @"");
}

#[test]
fn ok_years() {
    insta::assert_snapshot!(refs("REF: PORT ELSINORE 501"), @r"
    - cable 08PORTELSINORE501 - <PORT ELSINORE 501>
    year-guessed
    ");
    insta::assert_snapshot!(refs("REF: PORT ELSINORE 500"), @r"
    - cable 07PORTELSINORE500 - <PORT ELSINORE 500>
    year-guessed
    ");
    insta::assert_snapshot!(refs("REF: PORT ELSINORE 499"), @"- cable 08PORTELSINORE499 - <PORT ELSINORE 499>");
    insta::assert_snapshot!(refs("REF: A. EXAMPLEVILLE 12000 B. STATE 99000"), @r"
    A cable 08EXAMPLEVILLE12000 - <EXAMPLEVILLE 12000>
    B cable 08STATE99000 - <STATE 99000>
    ");
    insta::assert_snapshot!(refs_on("101627Z JAN 08", "REF: A. EXAMPLEVILLE 12000 B. STATE 99000"), @r"
    A cable 07EXAMPLEVILLE12000 - <EXAMPLEVILLE 12000>
    B cable 07STATE99000 - <STATE 99000>
    year-guessed
    year-guessed
    ");
    insta::assert_snapshot!(refs_on("101627Z JAN 08", "REF: A. EXAMPLEVILLE 2000 B. STATE 9000"), @r"
    A cable 08EXAMPLEVILLE2000 - <EXAMPLEVILLE 2000>
    B cable 08STATE9000 - <STATE 9000>
    ");
}

#[test]
fn err_text_is_no_reference() {
    insta::assert_snapshot!(refs("REF: STATE 1\nThis is a sentence that goes on below the reference line"), @"- cable 08STATE1 - <STATE 1>");
    insta::assert_snapshot!(refs("REF: A. AND B."), @"");
    insta::assert_snapshot!(refs("REF: STATES 12.5"), @"- other - - <STATES 12.5>");
    insta::assert_snapshot!(refs("REF: A 1"), @"- other - - <A 1>");
}

#[test]
fn ok_lines_of_marks_only() {
    let text = "A|\n**\nB";
    let mut block = Block::default();
    for line in [0..1, 3..5, 6..7] {
        block.push_line(text.as_bytes(), Span::new(line.start, line.end));
    }
    let whole = block.origins(Span::new(0, block.bytes().len()));
    assert_eq!(whole.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), ["A", "B"]);
}
