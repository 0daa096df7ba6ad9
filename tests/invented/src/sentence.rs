//! Sentences, and lines of them.

use super::facts::Facts;
use super::rng::Rng;
use super::words::{DOES, SAID, WHAT, WHEN, WHO};

/// One sentence.
pub(crate) fn sentence(facts: &Facts, rng: &mut Rng) -> String {
    let mut who = rng.pick(&WHO);
    // A name is taken out only where a cable has names taken out.
    while who.starts_with("XXX") && !facts.style.taken_out {
        who = rng.pick(&WHO);
    }
    if rng.chance(61, 60_000) {
        return format!(
            "{who} (strictly protect) {} {} {}.",
            rng.pick(&SAID),
            rng.pick(&WHAT),
            rng.pick(&DOES)
        );
    }
    if facts.style.taken_out && rng.chance(1, 8) {
        return format!(
            "Of {} we heard from XXXXXXXXXXXX, who XXXXXXXX{}.",
            rng.pick(&WHAT),
            rng.pick(&WHEN)
        );
    }
    format!("{who} {} {} {}{}.", rng.pick(&SAID), rng.pick(&WHAT), rng.pick(&DOES), rng.pick(&WHEN))
}

/// Several.
pub(crate) fn sentences(count: usize, facts: &Facts, rng: &mut Rng) -> String {
    let text = (0..count).map(|_| sentence(facts, rng)).collect::<Vec<_>>().join("  ");
    if facts.style.curly_quotes { curl(&text) } else { text }
}

/// Typographic quotes.
fn curl(text: &str) -> String {
    let mut open = false;
    text.chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            '\'' => '’',
            other => other,
        })
        .collect()
}

/// `text` in lines of at most so many columns; one line without a limit.
pub(crate) fn wrap(text: &str, columns: Option<usize>) -> Vec<String> {
    let Some(columns) = columns else { return vec![text.to_owned()] };
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.len() + 1 + word.len() > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
