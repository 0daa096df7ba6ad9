//! The transmission heading: from the identifier to the last addressee.

use super::facts::{Facts, Heading, Level, MONTHS};
use super::rng::Rng;
use super::words::{AGENCIES, POSTS};

/// Its lines.
pub(crate) fn transmission(facts: &Facts, rng: &mut Rng) -> Vec<String> {
    let mut lines = Vec::new();
    if facts.heading == Heading::Extract {
        lines.push(
            "This record is a partial extract of the original cable. The full text of the original cable is not \
             available."
                .to_owned(),
        );
        return lines;
    }
    if facts.heading == Heading::Whole {
        whole(facts, rng, &mut lines);
    }
    let signals =
        if rng.chance(49, 1203) { rng.weigh(&[(28, " ZDK"), (12, " ZDS"), (1, " ZFF3")]) } else { "" };
    lines.push(format!(
        "{} {:02}{:02}{:02}Z {} {:02}{signals}",
        facts.precedence,
        facts.day,
        facts.hour,
        facts.minute,
        MONTHS[facts.month],
        facts.year % 100
    ));
    let kind = rng.weigh(&[(8, "AMEMBASSY"), (2, "AMCONSUL"), (1, "USMISSION")]);
    lines.push(format!("FM {kind} {}", facts.post.1));
    let with_routing = facts.heading == Heading::Whole;
    lines.push(format!("TO {}", addressee(("RUEHC", "SECSTATE WASHDC"), with_routing, rng)));
    let count = rng.weigh(&[(30, 0), (200, 1), (300, 4), (300, 7), (200, 11), (100, 18), (20, 30)]);
    for index in 0..count {
        let label = if index == 0 { "INFO " } else { "" };
        lines.push(format!("{label}{}", addressee(anyone(rng), with_routing, rng)));
    }
    if rng.chance(4, 1203) {
        lines.push("INFO XMT AMCONSUL SAMPLETON".to_owned());
    }
    lines
}

/// Identifier, routing, station and security.
fn whole(facts: &Facts, rng: &mut Rng, lines: &mut Vec<String>) {
    let alone = rng.chance(310, 1120);
    let channel = if alone { "XYZ" } else { "XRO" };
    lines.push(format!("VZCZC{channel}{:04}", rng.below(10_000)));
    let highest = facts.precedence.get(..1).unwrap_or("R");
    let mut routing = format!("{highest}{highest}");
    if alone {
        routing.push_str(" RUEHWEB");
        lines.extend([routing, String::new()]);
    } else {
        for _ in 0..rng.weigh(&[(190, 1), (400, 4), (200, 9), (20, 30)]) {
            let next = anyone(rng).0;
            if routing.len() + next.len() > 68 {
                lines.push(std::mem::take(&mut routing));
                routing.push_str(next);
            } else {
                routing.push(' ');
                routing.push_str(next);
            }
        }
        lines.push(routing);
    }
    let part = if facts.sections > 1 || rng.chance(225, 484) { "/01" } else { "" };
    lines.push(format!(
        "DE {} #{:04}{part} {:03}{:02}{:02}",
        facts.post.0,
        facts.serial % 10_000,
        facts.day_of_year(),
        facts.hour,
        facts.minute
    ));
    lines.push(match facts.level {
        Level::Secret => "ZNY SSSSS ZZH".to_owned(),
        Level::Confidential => "ZNY CCCCC ZZH".to_owned(),
        Level::Unclassified => "ZNR UUUUU ZZH".to_owned(),
    });
}

/// Routing indicator and name of somebody.
fn anyone(rng: &mut Rng) -> (&'static str, &'static str) {
    if rng.chance(1, 2) { rng.pick(&AGENCIES) } else { rng.pick(&POSTS) }
}

fn addressee((routing, name): (&str, &str), with_routing: bool, rng: &mut Rng) -> String {
    let routing = if with_routing { format!("{routing}/") } else { String::new() };
    let post = if POSTS.iter().any(|(_, post)| *post == name) { "AMEMBASSY " } else { "" };
    let office = if rng.chance(46, 9234) { "//DHI-1B/CLM//" } else { "" };
    let precedence =
        rng.weigh(&[(4489, ""), (3283, " PRIORITY"), (1462, " IMMEDIATE"), (2, " NIACT IMMEDIATE")]);
    let serial = if rng.chance(4240, 9234) { format!(" {:04}", rng.below(10_000)) } else { String::new() };
    format!("{routing}{post}{name}{office}{precedence}{serial}")
}
