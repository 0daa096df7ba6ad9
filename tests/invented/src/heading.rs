//! From the classification line to the line before paragraph 1.

use super::facts::{Facts, Level};
use super::rng::Rng;
use super::sentence::wrap;
use super::words::{FORENAMES, POSTS, SUBJECTS, SURNAMES, TAGS, TITLES};

/// Its lines.
pub(crate) fn heading(facts: &Facts, rng: &mut Rng) -> Vec<String> {
    let mut lines = Vec::new();
    let gap = |lines: &mut Vec<String>| {
        if facts.style.blank_lines {
            lines.push(String::new());
        }
    };
    if facts.style.newspaper && rng.chance(119, 400) {
        lines.push(format!(
            "Wednesday, {:02} February {}, {:02}:{:02}",
            facts.day, facts.year, facts.hour, facts.minute
        ));
    }
    let section =
        if facts.sections > 1 { format!(" SECTION 01 OF {:02}", facts.sections) } else { String::new() };
    lines.push(format!("{}{section} {} {:06}", facts.banner(rng), facts.post.1, facts.serial));
    gap(&mut lines);
    captions(facts, rng, &mut lines);
    if rng.chance(575, 1295) {
        for _ in 0..rng.between(1, 3) {
            lines.push(
                rng.pick(&["STATE FOR EUR/CE", "NSC FOR SAMPLE", "DEPT FOR INR/B", "STATE PASS TO USAID"])
                    .to_owned(),
            );
        }
        gap(&mut lines);
    }
    lines.push(executive_order(facts, rng));
    tags(facts, rng, &mut lines);
    subject(facts, rng, &mut lines);
    gap(&mut lines);
    if rng.chance(724, 1295) {
        references(facts, rng, &mut lines);
        gap(&mut lines);
    }
    if facts.level != Level::Unclassified && rng.chance(1162, 1191) {
        lines.extend(wrap(&classified_by(rng), facts.style.columns));
        gap(&mut lines);
    }
    lines
}

fn captions(facts: &Facts, rng: &mut Rng, lines: &mut Vec<String>) {
    let mut caption = |text: &str| {
        lines.push(text.to_owned());
        if facts.style.blank_lines {
            lines.push(String::new());
        }
    };
    if facts.noforn {
        caption("NOFORN");
    }
    if facts.sensitive {
        caption("SENSITIVE");
    }
    if rng.chance(1217, 1295) {
        let times = if rng.chance(284, 1217) { rng.weigh(&[(252, 2), (24, 3), (8, 4)]) } else { 1 };
        for _ in 0..times {
            caption("SIPDIS");
        }
    }
    if rng.chance(34, 1295) {
        caption("C O R R E C T E D  C O P Y (ADDED TAGS)");
    }
}

fn executive_order(facts: &Facts, rng: &mut Rng) -> String {
    let number = rng.weigh(&[(1283, "12958"), (3, "12598"), (3, "12356")]);
    let label = if facts.style.newspaper { format!("EO {number}") } else { format!("E.O. {number}:") };
    if facts.level == Level::Unclassified {
        return format!("{label} N/A");
    }
    let (month, day, year) = (facts.month + 1, facts.day, facts.year + 10);
    let date = match rng.weigh(&[(1060, 0), (65, 1), (27, 2), (6, 3), (11, 4)]) {
        0 => format!("{month:02}/{day:02}/{year}"),
        1 => format!("{year}/{month:02}/{day:02}"),
        2 => format!("{month}/{day}/{year}"),
        3 => format!("{month:02}/{day:02}/{:02}", year % 100),
        _ => "OADR".to_owned(),
    };
    format!("{label} DECL: {date}")
}

fn tags(facts: &Facts, rng: &mut Rng, lines: &mut Vec<String>) {
    let separator = if facts.style.newspaper || rng.chance(80, 895) { ", " } else { " " };
    let tags: Vec<_> = (0..rng.between(2, 8)).map(|_| rng.pick(&TAGS)).collect();
    let label = if facts.style.newspaper { "TAGS" } else { "TAGS:" };
    lines.push(format!("{label} {}", tags.join(separator)));
    if rng.chance(55, 1295) {
        lines.push(rng.pick(&TAGS).to_owned());
    }
    if rng.chance(5, 1295) {
        lines.push("OVIP (EXAMPLE, JANE)".to_owned());
    }
}

fn subject(facts: &Facts, rng: &mut Rng, lines: &mut Vec<String>) {
    let mark = if rng.chance(61, 1295) { facts.portion(rng) } else { "" };
    let redacted = if rng.chance(14, 1295) { " AND XXXXXXXXXXXX" } else { "" };
    let text = format!("SUBJECT: {mark}{}{redacted}", rng.pick(&SUBJECTS));
    let wrapped = wrap(&text, Some(facts.style.columns.unwrap_or(66)));
    let residue =
        (facts.style.residue && wrapped.len() > 1 && rng.chance(89, 400)).then(|| residue(facts, 1, rng));
    for (index, line) in wrapped.into_iter().enumerate() {
        if let Some(residue) = residue.as_ref().filter(|_| index == 1) {
            lines.push(residue.clone());
        }
        lines.push(line);
    }
}

/// What a page break leaves: `PORT ELSINORE 00000173  002 OF 003`.
pub(crate) fn residue(facts: &Facts, page: usize, rng: &mut Rng) -> String {
    let part = rng.weigh(&[(1073, ""), (218, ".2"), (105, ".4")]);
    let gap = rng.weigh(&[(809, " "), (264, "  ")]);
    format!("{} {:08}{gap}{page:03}{part} OF {:03}", facts.post.1, facts.serial, facts.sections)
}

fn references(facts: &Facts, rng: &mut Rng, lines: &mut Vec<String>) {
    let count = if rng.chance(357, 724) { rng.between(2, 6) } else { 1 };
    let label = rng.weigh(&[(697, "REF:"), (15, "Ref:"), (7, "REFS:"), (1, "REFTEL:")]);
    for index in 0..count {
        let item = reference(facts, rng);
        let letter = char::from(b'A' + u8::try_from(index).unwrap_or_default());
        lines.push(match (count, index) {
            (1, _) => format!("{label} {item}"),
            (_, 0) => format!("{label} A. {item}"),
            _ if facts.style.pilcrows => format!("¶{letter}. {item}"),
            _ => format!("     {letter}. {item}"),
        });
    }
}

fn reference(facts: &Facts, rng: &mut Rng) -> String {
    let note = rng.weigh(&[(90, ""), (5, " (NOTAL)"), (5, " AND PREVIOUS")]);
    match rng.weigh(&[(1244, 0), (37, 1), (30, 2)]) {
        0 => {
            let year =
                if rng.chance(264, 1244) { format!("{:02} ", (facts.year - 1) % 100) } else { String::new() };
            let post = if rng.chance(1, 4) { "STATE" } else { rng.pick(&POSTS).1 };
            format!("{year}{post} {}{note}", rng.between(1, 99_999))
        }
        1 => "TD-314/000173-08".to_owned(),
        _ => "SAMPLE-EXAMPLE E-MAIL OF 02/01/08".to_owned(),
    }
}

fn classified_by(rng: &mut Rng) -> String {
    let label = rng.weigh(&[(9, "Classified By:"), (5, "CLASSIFIED BY:"), (1, "Classified by")]);
    let (title, forename, surname) = (rng.pick(&TITLES), rng.pick(&FORENAMES), rng.pick(&SURNAMES));
    let joint = rng.pick(&[", reasons", ". Reason", " for reasons", ", REASONS:", "; REASON:"]);
    let section = rng.weigh(&[(1093, "1.4"), (39, "1.5"), (8, "1 .4")]);
    let letters = rng.weigh(&[
        (300, "(b) and (d)"),
        (200, "(B) AND (D)"),
        (150, "(b,d)"),
        (100, "(b/d)"),
        (92, "(a), (b), (c) and (d)"),
        (47, "(d)"),
        (18, "(c)"),
    ]);
    format!("{label} {title} {forename} {surname}{joint} {section} {letters}.")
}
