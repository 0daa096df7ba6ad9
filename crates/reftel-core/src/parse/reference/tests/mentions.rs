use super::*;

/// The mentions in a text of cable 500 of PORT ELSINORE, which has items A, B and C.
fn mentions(text: &str) -> String {
    mentions_with("REF: A. STATE 13607\nB. 07 SOFIA 1201\nC. SMITH-JONES EMAIL", text)
}

fn mentions_with(references: &str, text: &str) -> String {
    let head =
        "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\n\nUNCLAS PORT ELSINORE 000500\n\nSUBJECT: X\n\n";
    let all = format!("{head}{references}\n\n1. (U) {text}\n");
    let source = Source::new("test", all.as_str()).unwrap();
    let parsed = parse(&source);
    let mention = |m: &crate::cable::Mention| {
        let labels: String = m.labels.iter().collect();
        let id = m.id.as_ref().map_or("-", |id| id.as_str());
        format!("{} [{labels}] {id} <{}>", m.kind.word(), all[m.span.range()].replace('\n', "/"))
    };
    let mut lines: Vec<String> = parsed.cable.mentions.iter().map(mention).collect();
    lines.extend(
        parsed.diagnostics.iter().filter(|d| d.code.name() == "no-such-item").map(|d| d.code.to_string()),
    );
    lines.join("\n")
}

#[test]
fn ok_mentions_of_items() {
    insta::assert_snapshot!(mentions("As told in ref A, and in Refs A and\nB (ref C)."), @r"
    ref [A] 08STATE13607 <ref A>
    ref [AB] - <Refs A and/B>
    ref [C] - <ref C>
    ");
    insta::assert_snapshot!(mentions("See refs A-C, REF (B), refs a, b and c, and REF A PARA 3."), @r"
    ref [ABC] - <refs A-C>
    ref [B] 07SOFIA1201 <REF (B)>
    ref [ABC] - <refs a, b and c>
    ref [A] 08STATE13607 <REF A>
    ");
    insta::assert_snapshot!(mentions("Per reftel and septels; the post (ref) agrees. Reftels say so."), @r"
    reftel [] - <reftel>
    septel [] - <septels>
    reftel [] - <ref>
    reftel [] - <Reftels>
    ");
    insta::assert_snapshot!(mentions_with("REF: SOFIA 12", "Reftel says so."), @"reftel [] 08SOFIA12 <Reftel>");
}

#[test]
fn err_mentions_of_items() {
    insta::assert_snapshot!(mentions("As told in ref D and again in ref D."), @r"
    ref [D] - <ref D>
    ref [D] - <ref D>
    The text speaks of a reference by a letter that no reference of this cable has.
    ");
    insta::assert_snapshot!(mentions("The ref a meeting had; a reference; ref Abuja; refine a plan; ref."), @"ref [A] 08STATE13607 <ref a>");
}

#[test]
fn ok_mentions_of_cables() {
    insta::assert_snapshot!(mentions("As SOFIA 1102 and 07 SOFIA 1201 said (STATE 13607), see 08EXAMPLE123."), @r"
    cable [] 08SOFIA1102 <SOFIA 1102>
    cable [] 07SOFIA1201 <07 SOFIA 1201>
    cable [] 08STATE13607 <STATE 13607>
    cable [] 08EXAMPLE123 <08EXAMPLE123>
    ");
    insta::assert_snapshot!(mentions("See Port au Prince 1407, RIO DE\nJANEIRO 329 and Sofia 1102."), @r"
    cable [] 08PORTAUPRINCE1407 <Port au Prince 1407>
    cable [] 08RIODEJANEIRO329 <RIO DE/JANEIRO 329>
    cable [] 08SOFIA1102 <Sofia 1102>
    ");
    insta::assert_snapshot!(mentions("IN EMBTEL 123 AND DEPTEL 4567. (2006 LA PAZ 344)"), @r"
    cable [] 08PORTELSINORE123 <EMBTEL 123>
    cable [] 08STATE4567 <DEPTEL 4567>
    cable [] 06LAPAZ344 <2006 LA PAZ 344>
    ");
}

#[test]
fn err_mentions_of_cables() {
    insta::assert_snapshot!(mentions("In Sofia 200 people met; COPENHAGEN 2009; BAGHDAD 5-0, Madrid 11 March, PARIS 3,000."), @"");
    insta::assert_snapshot!(mentions("PORT NOWHERE 1201; a BOEING 737; EXAMPLEVILLE 55; SECTION 12, part 123."), @"");
    insta::assert_snapshot!(mentions("IN SOFIA 200 PEOPLE MET. SOFIA 15 MAY."), @"");
}
