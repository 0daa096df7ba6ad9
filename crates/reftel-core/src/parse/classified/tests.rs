use super::*;

fn read(text: &str) -> Option<(ClassifiedBy, usize)> {
    parse_classified_by(text.as_bytes(), &[Span::new(0, text.len())]).map(|found| (found.by, found.end))
}

fn by(text: &str) -> String {
    let Some((by, end)) = read(text) else { return "none".into() };
    let part = |span: Option<Span>| span.map_or("-", |span| &text[span.range()]);
    let reasons: Vec<String> = by.reasons.iter().map(|r| r.value.to_string()).collect();
    let mut out =
        format!("{} | {} | {} | {}", part(by.name), part(by.title), part(by.office), reasons.join(" "));
    for (label, value) in [("derived", by.derived_from), ("declassify", by.declassify_on)] {
        if let Some(value) = value {
            out += &format!(" | {label}: {}", &text[value.range()]);
        }
    }
    if !text[end..].trim().is_empty() {
        out += &format!(" >> {}", text[end..].trim());
    }
    out
}

#[test]
fn ok_title_in_front() {
    insta::assert_snapshot!(by("Classified By: AMBASSADOR JANE Q. EXAMPLE, REASONS 1.4 (B) AND (D)"), @"JANE Q. EXAMPLE | AMBASSADOR | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: A/DCM JOHN SAMPLE FOR REASONS 1.4 (B) AND (D)."), @"JOHN SAMPLE | A/DCM | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Pol Counselor Ann Other. Reason 1.4 (b/d)"), @"Ann Other | Pol Counselor | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: POLCOUNS A. N. OTHER; REASON: 1.4(B), (D)"), @"A. N. OTHER | POLCOUNS | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("¶1. (U) Classified by Charge d'Affaires Ann Other, E.O. 12958, reasons 1.5 (a), (b), and (c)."), @"Ann Other | Charge d'Affaires | - | 1.5(a) 1.5(b) 1.5(c)");
    insta::assert_snapshot!(by("Classified By: MINISTER COUNSELOR ANN OTHER. REASONS: l.4 (B, D)"), @"ANN OTHER | MINISTER COUNSELOR | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Amb. Ann Other, Jr., Reason 1.4 (b) and (d)."), @"Ann Other, Jr. | Amb. | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Political Internal Unit Chief Ann Other. Reasons 1.4 (b) and (d)."), @"Ann Other | Political Internal Unit Chief | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: P/E Chief Ann Other for Reasons 1.4 (b) & (d)"), @"Ann Other | P/E Chief | P/E | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Charge d'Affaires, a.i., Ann Other.   Reasons 1.4 (b/d\n)."), @"Ann Other | Charge d'Affaires, a.i. | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: CHARGE D,AFFAIRES ANN OTHER FOR REASONS 1.4 (B) AND (D)"), @"ANN OTHER | CHARGE D,AFFAIRES | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Acting DCM Dr. Ann van der Other III per 1.4 (b,d)"), @"Dr. Ann van der Other III | Acting DCM | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Deputy Chief of Mission Ann Other for reasons 1.4 (b) and (d)"), @"Ann Other | Deputy Chief of Mission | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Counselor for Political and Economic Affairs Ann Other, reasons 1.4 (b) and (d)"), @"Ann Other | Counselor for Political and Economic Affairs | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Director of the Office of Regional Conflicts Ann Q. Other, reason 1.4 (d)"), @"Ann Q. Other | Director of the Office of Regional Conflicts | - | 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Consul General, Ann Other, Reason 1.4 (b)"), @"Ann Other | Consul General | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: POL/ECON OFFICER ANN O'OTHER-SAMPLE. REASONS 1.4 (B), (D)"), @"ANN O'OTHER-SAMPLE | POL/ECON OFFICER | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Econ Ann Other for reasons 1.4 (b)"), @"Ann Other | Econ | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Chargé d’Affaires Ann Other for reasons 1.4 (b)"), @"Ann Other | Chargé d’Affaires | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: DCM - Ann Other, for reasons 1.4 (b)"), @"Ann Other | DCM | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Acting P/E Counsleor Ann Other, reasons 1.4 (b,d)"), @"Ann Other | Acting P/E Counsleor | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Deputy Cheif of Mission Ann Other for reasons 1.4 (b)"), @"Ann Other | Deputy Cheif of Mission | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: PolMC Ann Other for reasons 1.4 (b)"), @"Ann Other | PolMC | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: U/S Ann Other (G). Reason: 1.4 (b)"), @"Ann Other | U/S | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Acting DCM/Ann Other for reasons 1.4 (b)"), @"Ann Other | Acting DCM | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: EUR/FO ? ANN OTHER, REASONS: 1.4 (B)"), @"ANN OTHER | - | EUR/FO | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Polit. Counselor Ann Other for reasons 1.4 (b)"), @"Ann Other | Polit. Counselor | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Col. Ann Other, DATT, 1.4 (b)"), @"Ann Other | Col. | - | 1.4(b)");
}

#[test]
fn ok_what_leads_to_the_reasons() {
    for link in [
        "BASED UPON REASONS",
        "based on E.O.12958 reasons",
        "by reasons",
        "due to",
        "F0R REASONS",
        "fo reasons",
        "for 12958",
        "f\nor reasons",
        "for rea\nsons",
        "in accordance with reasons",
        "because of",
        "fro reasons",
        "forreasons",
        "for the following reasons:",
        "citing",
        "= reasons",
    ] {
        let read = by(&format!("Classified By: DCM Ann Other {link} 1.4 (b)"));
        assert!(read.starts_with("Ann Other | DCM | - | 1.4(b)"), "{link}: {read}");
    }
}

#[test]
fn ok_title_behind() {
    insta::assert_snapshot!(by("Classified By: Ann Other, Political Counselor, for reasons 1.4 b, d"), @"Ann Other | Political Counselor | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Ann Other, Pol/Econ Chief, State, Pol/Econ; REASON: 1.4(B), (D)"), @"Ann Other | Pol/Econ Chief | State, Pol/Econ | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: Ann Other, Charge d'Affaires, U.S. Embassy Exampleville, Department of State. REASON: 1.4 (b), (d)"), @"Ann Other | Charge d'Affaires | U.S. Embassy Exampleville, Department of State | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: Ann Other, Counselor for Nuclear Policy; reasons 1.4 (b) and (d)"), @"Ann Other | Counselor for Nuclear Policy | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: ANN OTHER, DCM. REASON: 1.4 (b), (d)"), @"ANN OTHER | DCM | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: ANN OTHER, DIR., EUR/CE, REASON: 1.4 (b), (d)"), @"ANN OTHER | DIR. | EUR/CE | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: ANN OTHER, OFFICE DIRECTOR. REASON 1.4 (D)"), @"ANN OTHER | OFFICE DIRECTOR | - | 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Ann Other (Acting DCM) for reasons 1.4 (b)"), @"Ann Other | Acting DCM | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Ann Other DCM for reasons 1.4 (b)"), @"Ann Other | DCM | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: OTHER, ANN, POLITICAL COUNSELOR, REASONS 1.4 (B)"), @"OTHER, ANN | POLITICAL COUNSELOR | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Ann Other, Consul General Port Elsinore, reasons 1.4 (b)"), @"Ann Other | Consul General Port Elsinore | - | 1.4(b)");
}

#[test]
fn ok_department() {
    insta::assert_snapshot!(by("Classified By: CLASSIFIED BY ISN ACTING DAS ANN OTHER FOR REASONS 1.4 (B) AND (D)."), @"ANN OTHER | ISN ACTING DAS | ISN | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY ISN ASSISTANT SECRETARY ANN OTHER, REASONS 1.4 (B)"), @"ANN OTHER | ISN ASSISTANT SECRETARY | ISN | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: EUR/PRA: ANN OTHER, DEPUTY DIRECTOR. REASONS 1.4 (B) AND (D)"), @"ANN OTHER | DEPUTY DIRECTOR | EUR/PRA | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("CLASSIFIED BY: ACTING EUR A/S ANN OTHER -FOR REASONS 1.4(B) AND (D)"), @"ANN OTHER | ACTING EUR A/S | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: ISN/CATR Director Ann Other, reasons 1.4 (b)"), @"Ann Other | ISN/CATR Director | ISN/CATR | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: EUR/CE Ann Other, reasons 1.4 (b)"), @"Ann Other | - | EUR/CE | 1.4(b)");
}

#[test]
fn ok_part_missing() {
    insta::assert_snapshot!(by("Classified By: DCM. Reasons 1.4 (b)"), @"- | DCM | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: Reasons 1.4 (b) and (d)"), @"- | - | - | 1.4(b) 1.4(d)");
    insta::assert_snapshot!(by("Classified By: Ambassador XXXXXXXXXXXX, reasons 1.4 (b)"), @"XXXXXXXXXXXX | Ambassador | - | 1.4(b)");
    insta::assert_snapshot!(by("Classified By: ANN OTHER"), @"ANN OTHER | - | - |");
    insta::assert_snapshot!(by("Classified By:"), @"none");
    insta::assert_snapshot!(by("Declassified by nobody"), @"none");
    insta::assert_snapshot!(by("Classified By: REASON 1.4 (b), Ambassador Ann Other"), @"Ann Other | Ambassador | - | 1.4(b)");
}

#[test]
fn ok_reasons() {
    let reasons = |text: &str| {
        by(&format!("Classified By: DCM Ann Other, {text}")).replacen("Ann Other | DCM | - | ", "", 1)
    };
    insta::assert_snapshot!(reasons("reasons I.4 (b) and (d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1 .4 (B-D)"), @"1.4(b) 1.4(c) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 (a) through (c)"), @"1.4(a) 1.4(b) 1.4(c)");
    insta::assert_snapshot!(reasons("reasons 1.4 B/D"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 b and d."), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4. (b & d)."), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 (b) a nd (d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 (b) and 1.5 (c)"), @"1.4(b) 1.5(c)");
    insta::assert_snapshot!(reasons("reasons 1.4 (bd)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 (b. and d.)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.\n4 (b,d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("REASON: 1.4"), @"1.4");
    insta::assert_snapshot!(reasons("REASONS (B) AND (D)"), @"(b) (d)");
    insta::assert_snapshot!(reasons("REASONS B AND D"), @"(b) (d)");
    insta::assert_snapshot!(reasons("reasons: E.O. 12958"), @"");
    insta::assert_snapshot!(reasons("reason: a friend of the harbor"), @"");
    insta::assert_snapshot!(reasons("reasons 14 (b) and (d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1-4 (b) * (d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1\n.4 (b0 and (d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 b. and d."), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 b and d 1.(C) The text."), @"1.4(b) 1.4(d) >> 1.(C) The text.");
    insta::assert_snapshot!(reasons("E.O. 12958, sections 1.4 (b) and (d)"), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("for reasons 1.4 (b) and (d) of E.O. 12958, as amended."), @"1.4(b) 1.4(d)");
    insta::assert_snapshot!(reasons("reasons 1.4 b. A sentence follows."), @"1.4(b) >> A sentence follows.");
    insta::assert_snapshot!(reasons("resons 1.4 (b), (c), and (d)"), @"1.4(b) 1.4(c) 1.4(d)");
}

#[test]
fn ok_end_of_the_field() {
    insta::assert_snapshot!(by("CLASSIFIED BY: Ann Other, DCM. REASON: 1.4 (b), (d) 1. (C) Summary: The text begins."), @"Ann Other | DCM | - | 1.4(b) 1.4(d) >> 1. (C) Summary: The text begins.");
    insta::assert_snapshot!(by("Classified By: Ambassador Ann Other. Reasons 1.4 (b/d).\nSummary\n-------"), @r#"Ann Other | Ambassador | - | 1.4(b) 1.4(d) >> Summary
-------"#);
    insta::assert_snapshot!(by("Classified By: DCM Ann Other. 1. (C) The text begins."), @"Ann Other | DCM | - |  >> 1. (C) The text begins.");
    insta::assert_snapshot!(by("Classified By: DCM Ann Other, reason 1.4 (b) and\n(d).\nSUMMARY"), @"Ann Other | DCM | - | 1.4(b) 1.4(d) >> SUMMARY");
    insta::assert_snapshot!(by("CLASSIFIED BY: ANN OTHER, DIR, EUR/CE\nREASON: 1.4(B)\nDECLASSIFY ON: 20180213"), @"ANN OTHER | DIR | EUR/CE | 1.4(b) | declassify: 20180213");
    insta::assert_snapshot!(by("CLASSIFIED BY: ANN OTHER. DERIVED FROM: DSCG 05-1 B. DECLASSIFY ON: 02/13/2018"), @"ANN OTHER | - | - |  | derived: DSCG 05-1 B. | declassify: 02/13/2018");
}
