//! Codes of several parts: portion marks, declassification, reasons, exemptions.

use super::{Explanation, letters, row, upper};

/// `(S//REL TO USA, FVEY)`: the level, and what limits it further.
pub(super) fn portion(text: &str) -> Option<Explanation> {
    let code = upper(text.trim_matches(|c: char| c == '(' || c == ')' || c.is_ascii_whitespace()));
    let end = code.find(['/', ' ']).unwrap_or(code.len());
    let (level, caveats) = code.split_at_checked(end)?;
    let mut found = row('l', level)?;
    for caveat in caveats.split('/').map(str::trim).filter(|caveat| !caveat.is_empty()) {
        let words = caveat.strip_prefix("REL TO ").or_else(|| caveat.strip_prefix("REL "));
        match words {
            Some(whom) => {
                let mut to = row('v', "REL")?;
                to.title.push_str(" only to ");
                to.title.push_str(whom);
                found.add(&to);
            }
            // What is not known is not explained away: no explanation of half a mark.
            None => found.add(&row('v', &letters(caveat))?),
        }
    }
    Some(found)
}

/// `DECL: 02/13/2018`, `OADR`, `X1, X6`, `GDS 8/12/85 (DOE, JANE) OR-P`, or words about an event.
pub(super) fn declassify(text: &str) -> Option<Explanation> {
    let code = upper(text);
    let label = ["DECLASSIFY ON", "DECL"].iter().find_map(|label| code.strip_prefix(label));
    let code = label.unwrap_or(&code).trim_start_matches([':', ' ']);
    let mut found = Explanation::default();
    let mut rest = code.split([' ', ',', ';', ':', '(', ')']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = rest.next() {
        let number = rest.peek().copied().unwrap_or_default();
        if let Some(one) = instruction(word, number) {
            found.add(&one);
        } else if is_date(word) && found.title.is_empty() {
            found.add(&row('d', "DATE")?);
        }
    }
    // Some instruction it must be, if there are words at all.
    if found.title.is_empty() && code.bytes().filter(u8::is_ascii_alphabetic).count() > 3 {
        return row('d', "EVENT");
    }
    found.found()
}

/// A word of the orders, with the number after its hyphen.
fn instruction(word: &str, number: &str) -> Option<Explanation> {
    match word {
        "XGDS" => {
            let mut numbered = "XGDS".to_owned();
            numbered.push_str(number);
            row('d', &numbered).or_else(|| row('d', word))
        }
        // Its letters are common words elsewhere: only with one letter after the hyphen.
        "OR" if number.len() != 1 => None,
        // These are names of rows.
        "DATE" | "EVENT" => None,
        _ => row('d', word),
    }
}

fn is_date(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'/' | b'.'))
}

/// `1.4 (b) and (d)`, `1.5(B,D)`, `b`: the letters that stand alone.
pub(super) fn reasons(text: &str) -> Option<Explanation> {
    let mut found = Explanation::default();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() == 1) {
        if let Some(reason) = row('r', &letters(word)) {
            found.add(&reason);
        }
    }
    found.found()
}

/// `B1,1.4(B),1.4(D)`, `(b)(7)(C)`, `RELEASED IN PART`.
pub(super) fn exemptions(text: &str) -> Option<Explanation> {
    let mut found = Explanation::default();
    for code in text.split(',') {
        let code = code.trim();
        let one = if code.starts_with("1.") { reasons(code) } else { row('f', &letters(code)) };
        if let Some(one) = one {
            found.add(&one);
        }
    }
    found.found()
}

#[cfg(test)]
mod tests {
    use super::super::CodeKind;
    use super::super::tests::told;

    #[test]
    fn ok_portions() {
        let marks = [
            "(S//REL TO USA, FVEY)",
            "(C/NF)",
            "u",
            "(SBU/REL NATO)",
            "(S//FGI//NF)",
            "(C - ENTIRE TEXT)",
            "(C )",
            "(C NF)",
            "(S-NF)",
            "(Q)",
            "(C/HARBOR)",
            "()",
        ];
        insta::assert_snapshot!(told(CodeKind::Portion, &marks), @r"
        (S//REL TO USA, FVEY): Secret, releasable only to USA, FVEY | The middle level of secrecy: disclosure was expected to damage national security seriously. May be shown to those that it names, and to no other foreigners.
        (C/NF): Confidential, no foreign nationals | The lowest of the three levels of secrecy: disclosure was expected to damage national security. May not be shown to anyone who is not an American citizen.
        u: Unclassified | Not secret by law. It may still have been closed to the public for other reasons.
        (SBU/REL NATO): Sensitive but unclassified, releasable only to NATO | Not secret by law, but to be handled with care. In use since about 1995, in place of Limited Official Use. May be shown to those that it names, and to no other foreigners.
        (S//FGI//NF): Secret, foreign government information, no foreign nationals | The middle level of secrecy: disclosure was expected to damage national security seriously. Has what a foreign government gave in confidence. May not be shown to anyone who is not an American citizen.
        (C - ENTIRE TEXT): Confidential, entire text | The lowest of the three levels of secrecy: disclosure was expected to damage national security. The mark stands for all paragraphs that follow.
        (C ): Confidential | The lowest of the three levels of secrecy: disclosure was expected to damage national security.
        (C NF): Confidential, no foreign nationals | The lowest of the three levels of secrecy: disclosure was expected to damage national security. May not be shown to anyone who is not an American citizen.
        (S-NF): Secret, no foreign nationals | The middle level of secrecy: disclosure was expected to damage national security seriously. May not be shown to anyone who is not an American citizen.
        (Q): -
        (C/HARBOR): -
        (): -
        ");
    }

    #[test]
    fn ok_declassification() {
        let instructions = [
            "DECL: 02/13/2018",
            "DECLASSIFY ON: OADR",
            "DECL: X1, X6",
            "DECL: 25X1-HUMAN",
            "50X1-HUM",
            "GDS 8/12/85 (DOE, JANE) OR-P",
            "XGDS-2",
            "XGDS",
            "RDS-1 8/12/99 (DOE, JANE) OR-M",
            "N/A",
            "MR",
            "DNG: CO 02/13/2018",
            "UPON CLOSURE OF THE HARBOR OR THE PIER",
            "",
        ];
        insta::assert_snapshot!(told(CodeKind::Declassify, &instructions), @r"
        DECL: 02/13/2018: Opens on that day | On it the classification was to end, unless somebody had prolonged it.
        DECLASSIFY ON: OADR: The originating agency decides | No day was set: whether to declassify was for the agency that wrote it. Today such cables are due 25 years after their date.
        DECL: X1, X6: Exempt: intelligence, Exempt: foreign relations | Would reveal an intelligence source, method or activity, or cryptology. In use from 1995 to 2003. Would damage relations, reveal a confidential source or harm diplomatic work for more than ten years. In use from 1995 to 2003.
        DECL: 25X1-HUMAN: Closed after 25 years: sources | Would reveal a human source, or intelligence sources and methods still in use.
        50X1-HUM: Closed for up to 75 years: human source | Would reveal a confidential human source.
        GDS 8/12/85 (DOE, JANE) OR-P: General declassification schedule, Authority to classify | Under order 11652 it opened by itself: Confidential after six years, Secret after eight, Top Secret after ten. Under order 12065 the day stands behind it. Stands behind the name of the one who classified it (order 12065). What its letter means is not established.
        XGDS-2: Exempt: intelligence | About cryptology, or sources and methods of intelligence (order 11652).
        XGDS: Exempt from the general schedule | Did not open by itself under order 11652. A number gives the reason.
        RDS-1 8/12/99 (DOE, JANE) OR-M: To be reviewed on that day, Authority to classify | Under order 12065, for terms beyond six years. A number gives the reason; how it was worded is not established here. Stands behind the name of the one who classified it (order 12065). What its letter means is not established.
        N/A: Does not apply | The order is about classified papers, and this is none.
        MR: Review by hand | Somebody has to read it before it can be declassified. Today such cables are due 25 years after their date.
        DNG: CO 02/13/2018: DNG | Seen in a few cables where DECL would stand. What the letters mean is not established; the day behind it is probably that of declassification.
        UPON CLOSURE OF THE HARBOR OR THE PIER: Opens after an event | The classification was to end when what is described has happened. No day follows from it.
        : -
        ");
    }

    #[test]
    fn ok_reasons() {
        insta::assert_snapshot!(told(CodeKind::Reason, &["1.4 (b) and (d)", "1.5(A,C)", "h", "REASONS: 1.4 B/D", "1.4", ""]), @r"
        1.4 (b) and (d): Foreign government information, Foreign relations | What another government gave in confidence, or told in talks that were to stay confidential. Relations with other countries and work abroad, confidential sources included. Together with (b), the usual reasons in a cable.
        1.5(A,C): Military plans, Intelligence | Military plans, weapons systems or operations. Intelligence activities, sources or methods, or cryptology.
        h: Weapons of mass destruction | How they are developed, made or used. A reason since 2003.
        REASONS: 1.4 B/D: Foreign government information, Foreign relations | What another government gave in confidence, or told in talks that were to stay confidential. Relations with other countries and work abroad, confidential sources included. Together with (b), the usual reasons in a cable.
        1.4: -
        : -
        ");
    }

    #[test]
    fn ok_exemptions() {
        let codes = ["B1,1.4(B),1.4(D)", "(b)(7)(C)", "b6", "B7(C)", "RELEASED IN PART", "RIPPUB", "B10", ""];
        insta::assert_snapshot!(told(CodeKind::Exemption, &codes), @r"
        B1,1.4(B),1.4(D): Exemption 1: classified, Foreign government information, Foreign relations | Left out because it is properly classified, for national security or foreign policy. What another government gave in confidence, or told in talks that were to stay confidential. Relations with other countries and work abroad, confidential sources included. Together with (b), the usual reasons in a cable.
        (b)(7)(C): Exemption 7(C): privacy | Left out of papers of law enforcement, for somebody's privacy.
        b6: Exemption 6: privacy | Left out because it would invade somebody's privacy.
        B7(C): Exemption 7(C): privacy | Left out of papers of law enforcement, for somebody's privacy.
        RELEASED IN PART: Released in part | Some passages were left out; codes say by which exemption.
        RIPPUB: Released in part | Some passages were left out; codes say by which exemption.
        B10: -
        : -
        ");
    }
}
