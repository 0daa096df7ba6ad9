use crate::parse::parse;
use crate::redact::{Rules, apply};
use crate::text::Source;

fn struck(text: &str) -> String {
    let source = Source::new("test", format!("SUBJECT: A TALK\n\n1. (C) {text}\n")).unwrap();
    let mut rules = Rules::default();
    rules.protected.on = true;
    let applied = apply(&source, &parse(&source).cable, &rules);
    let words = |finding: &crate::redact::Finding| {
        let words = source.line(&finding.spans);
        if finding.struck { words } else { words + "?" }
    };
    applied.findings.iter().map(words).collect::<Vec<_>>().join(" | ")
}

#[test]
fn ok_of_whom_a_note_speaks() {
    for (text, wanted) in [
        (
            "Karl-Anton zu Sample, Secretary General of the\nCSU (protect), spoke. Zu Sample left. Sample's men too.",
            "Karl-Anton zu Sample | Secretary General of the CSU | Zu Sample | Sample's",
        ),
        (
            "On May 4 Ann Other, a source in the ministry (strictly protect), spoke. Other left.",
            "Ann Other | a source in the ministry | Other",
        ),
        ("It was in Exampleville. Dr. Ann Other, the mayor (protect), spoke.", "Ann Other | the mayor"),
        ("Ann Other, Foreign Minister (protect), spoke. Other left.", "Ann Other | Foreign Minister | Other"),
        ("Ann Other, CEO (protect), spoke.", "Ann Other | CEO"),
        ("Minister Other, a member of the club (protect), spoke.", "Minister Other | a member of the club"),
        ("Ann Other, 45, a journalist (protect), spoke.", "Ann Other | a journalist"),
        ("Ann Other, Jr., a journalist (protect), spoke.", "Ann Other | a journalist"),
        ("Ann Other (CSU), a journalist (protect), spoke.", "Ann Other | a journalist"),
        // Somebody or something else, perhaps.
        ("We met with Ann Other, the mayor (protect).", "Ann Other? | the mayor"),
        ("During a visit to New Sample, an official (protect) spoke.", "New Sample? | an official"),
        ("When asked about Jan Example, a contact (protect) laughed.", "Jan Example? | a contact"),
        ("POLOFF SPOKE. ANN OTHER, A FRIEND (PROTECT), LEFT.", "ANN OTHER? | A FRIEND"),
        // A list: the note speaks of the last.
        ("We met Ann Other, Jan Example (protect) and others.", "Jan Example"),
        ("We met Ann Other, Minister Jan Example (protect) and others.", "Minister Jan Example"),
        ("We met Ann Other, Jan Example of the CSU (protect) and others.", "Jan Example of the CSU"),
        // No person.
        ("In Prague, a source (protect) spoke.", "a source"),
        ("On Monday, a source (protect) spoke.", "a source"),
        ("Met XXXXXXXXXXXX, the mayor (protect), there.", "the mayor"),
        ("The mayor, a friend of hers (protect), spoke.", "a friend of hers"),
        ("Ann Other spoke, said a source in the ministry (protect).", "a source in the ministry"),
        // The name stands behind the note, or in it.
        ("The mayor (protect), Ann Other, spoke.", "The mayor | Ann Other?"),
        ("A source (Ann Other - strictly protect) spoke.", "A source | Ann Other?"),
    ] {
        assert_eq!(struck(text), wanted, "{text}");
    }
}

/// The findings, and behind a bar what is undecided.
fn judged(text: &str) -> String {
    let source = Source::new("test", format!("SUBJECT: A TALK\n\n1. (C) {text}\n")).unwrap();
    let mut rules = Rules::default();
    rules.protected.on = true;
    let applied = apply(&source, &parse(&source).cable, &rules);
    let undecided: Vec<String> =
        applied.undecided.iter().map(|undecided| source.line(&undecided.span.into())).collect();
    format!("{} || {}", struck(text), undecided.join(" | ")).trim().to_owned()
}

#[test]
fn ok_notes_in_other_forms() {
    for text in [
        "We met Ann Other (strictly pro-\ntect) there.",
        "We met Ann Other (strictly\nprotect source) there.",
        "We met Ann Other (protect; a contact of the embassy) there.",
        "We met Ann Other (CSU) (protect) there.",
        "We met Ann Other (C) (please protect) there.",
        "We met \"Ann Other\" (strictly protect) there.",
        "We met Ann Other (protected) there.",
        "We met Ann Other (protected source) there.",
        "We met Ann Other (P R O T E C T) there.",
        "We met Ann Other (prot) there.",
        "We met Ann Other {protect} there.",
        "We met Ann Other -- protect -- there.",
        "We met Ann Other, protect, there.",
        "We met Ann Other /protect/ there.",
        "We met Ann Other (pr\u{ad}otect) there.",
        "We met Ann Other (\u{ff30}\u{ff32}\u{ff2f}\u{ff34}\u{ff25}\u{ff23}\u{ff34}) there.",
        "We met Ann Other (strictly pr\u{43e}tect) there.",
        "(Protect source) Ann Other spoke.",
        "Strictly protect Ann Other.",
        "PROTECT: Ann Other spoke.",
        "We met Ann Other (please protect his identity) there.",
    ] {
        assert_eq!(judged(text), "Ann Other ||", "{text}");
    }
}

#[test]
fn ok_notes_for_several_and_of_whom_is_unsure() {
    for (text, wanted) in [
        ("We met Ann Other and Jan Sample (strictly protect both).", "Ann Other | Jan Sample ||"),
        ("We met Ann Other, Jan Sample and Sue Pole (protect all).", "Ann Other | Jan Sample | Sue Pole ||"),
        ("Ann Other and Jan Sample (protect) left.", "Ann Other? | Jan Sample ||"),
        ("We met Other, Ann (protect) there.", "Other, Ann? | Ann ||"),
        ("MET ANN OTHER (CSU) (PROTECT) TODAY.", "MET ANN OTHER? ||"),
        ("A source (protect: Ann Other) spoke.", "Ann Other? ||"),
    ] {
        assert_eq!(judged(text), wanted, "{text}");
    }
}

#[test]
fn ok_broken_and_mistyped_notes() {
    for text in [
        "Ann Other (strictly protext) left.",
        "Ann Other (STRICTLY PR0TECT) left.",
        "Ann Other (prtect) left.",
        "Ann Other (strictly rotect) left.",
        "Ann Other (strictly protcted) left.",
        "Ann Other (Strictly Portect) left.",
        "Ann Other _protect_ left.",
        "Ann Other ... protect",
        "Ann Other (please protect him) left.",
        "Ann Other strictly protect) told us so.",
    ] {
        assert!(judged(text).starts_with("Ann Other"), "{text}: {}", judged(text));
    }
    for text in [
        "Ann Other (protect told us so.",
        "Ann Other (strictly protect, told us so.",
        "Ann Other protect said so.",
        "Ann Other (to be protected) left.",
        "Ann Other (who must be protected) left.",
        "Ann Other (must protect) left.",
        "Ann Other asked for protection of his identity.",
    ] {
        assert_eq!(judged(text), format!("Ann Other? || {text}"), "{text}");
    }
    let cut = "We met Ann\n\nPAGE 02        PORT E 00173  131627Z\n\nOther (strictly protect) there.";
    assert_eq!(judged(cut), "Ann Other? | Other ||");
    let caps = "DR ANN OTHER OF THE SAMPLE BOARD (PROTECT) LEFT.";
    assert_eq!(judged(caps), "DR ANN OTHER OF THE SAMPLE BOARD? | THE SAMPLE BOARD ||");
    let caps = "ANN OTHER, MAYOR OF SAMPLETON (STRICTLY PROTECT), LEFT.";
    assert!(judged(caps).starts_with("ANN OTHER? | MAYOR OF SAMPLETON"), "{}", judged(caps));
    let aside = "Ann Other, head of the sample board and a former minister, (protect) left.";
    assert_eq!(judged(aside), "Ann Other? | a former minister ||");
}

#[test]
fn ok_persons_of_whom_a_sentence_speaks() {
    for text in [
        "Washington should protect Ann Other.",
        "We must protect Mr. Other there.",
        "It is essential that Ann Other be protected.",
        "Ann Other has to be protected.",
        "Ann Other, whom we must protect, left.",
        "Interlocutors must be protected. Ann Other left.",
    ] {
        let judged = judged(text);
        assert!(judged.contains("Other?") && !judged.ends_with("||"), "{text}: {judged}");
    }
    for (text, wanted) in [
        ("WE MUST PROTECT ANN OTHER.", "ANN OTHER? ||"),
        ("They protect Sample Christians.", "Sample Christians? ||"),
        ("Please protect all names. Ann Other left.", "Ann Other? || Please protect all names."),
        (
            "Contacts (strictly protect):\n- Ann Other\n- Jan Sample",
            "Contacts | Ann Other? | Jan Sample? || Contacts (strictly protect):",
        ),
    ] {
        assert_eq!(judged(text), wanted, "{text}");
    }
}

#[test]
fn ok_what_no_note_claims_is_undecided() {
    for (text, wanted) in [
        ("Please protect the source of this. We left.", "|| Please protect the source of this."),
        ("We left. Strictly protect. It rained.", "|| Strictly protect."),
        ("It rained. The contact is to be protected.", "|| The contact is to be protected."),
        (
            "Ann Other should be protected as a source. We left.",
            "Ann Other? || Ann Other should be protected as a source.",
        ),
        ("We met Ann Other. Please protect. We left.", "Ann Other? || Please protect."),
    ] {
        assert_eq!(judged(text), wanted, "{text}");
    }
}

#[test]
fn ok_a_decision_holds() {
    let source =
        Source::new("test", "SUBJECT: A TALK\n\n1. (C) We left. Strictly protect. It rained.\n").unwrap();
    let cable = parse(&source).cable;
    let mut rules = Rules::default();
    rules.protected.on = true;
    let asked = apply(&source, &cable, &rules).undecided;
    assert_eq!((asked.len(), asked[0].number), (1, Some(1)));
    for strike in [true, false] {
        rules.decide(asked[0].span, strike);
        let applied = apply(&source, &cable, &rules);
        assert_eq!((applied.undecided.len(), applied.findings.len()), (0, usize::from(strike)));
    }
}

#[test]
fn err_ordinary_words() {
    for text in [
        "They want to protect the border.",
        "A law on protected areas and on the protection of minorities.",
        "Forces (which protect the border) left.",
        "The government protects minorities; it must protect them.",
        "Protecting the harbor is costly.",
        "To protect and defend.",
        "The protectorate protested.",
        "Ann Other (Sample Protection Agency) left.",
        "The police protect Sample workers, and Norway, and Americans abroad.",
        "The rights must be protected, Ann Other said.",
        "A project of Ann Other (projected to end) was protested.",
        "Ann Other is protected by guards.",
    ] {
        assert_eq!(judged(text), "||", "{text}");
    }
}

#[test]
fn ok_discretion_in_other_words() {
    for (text, wanted) in [
        ("Ann Other (not for attribution) spoke.", "Ann Other? || Ann Other (not for attribution) spoke."),
        (
            "The mayor spoke. Ann Other, off the record, agreed.",
            "Ann Other? || Ann Other, off the record, agreed.",
        ),
        (
            "Ann Other asked that his name be withheld.",
            "Ann Other? || Ann Other asked that his name be withheld.",
        ),
        ("Mayor Ann Other spoke. Please do not name her.", "Mayor Ann Other? || Please do not name her."),
        ("Ann Other (sensitive contact) spoke.", "Ann Other? || Ann Other (sensitive contact) spoke."),
        // Elsewhere it is what somebody is, and no note.
        ("It is a sensitive contact sport.", "||"),
        ("He was named on background noise. They disclose it in confidence building.", "||"),
    ] {
        assert_eq!(judged(text), wanted, "{text}");
    }
}
