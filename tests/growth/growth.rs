//! **Reading and redacting takes steps and memory in proportion to the input, whatever the input.**

mod inputs;
mod rules;

use std::sync::LazyLock;

use growth::{Cost, Program};
use invented::Form;

static PROGRAM: LazyLock<Program> = LazyLock::new(Program::build);

/// Two is linear, four is the square; a step's worth of sorting or of tables that grow is in between.
const STEPS_MAX: f64 = 2.2;

#[test]
fn ok_twice_the_input_takes_twice_the_steps() {
    // Long enough that what is done once does not count, short enough for an interpreter.
    const BYTES: usize = 32_000;
    let mut over = Vec::new();
    for shape in inputs::shapes() {
        let [once, twice] = [1, 2].map(|times| PROGRAM.cost(&inputs::text(&shape, times * BYTES)));
        let growth = twice.steps as f64 / once.steps as f64;
        let (per_byte, memory) = (twice.steps / (2 * BYTES) as u64, twice.memory as f64 / (2 * BYTES) as f64);
        report(&format!("{:40} {growth:5.2} {per_byte:6} steps/byte {memory:6.1} bytes/byte", shape.0));
        if growth > STEPS_MAX {
            over.push(format!(
                "{}: {once:?}, twice the input {twice:?}, {growth:.2} times the steps",
                shape.0
            ));
        }
    }
    assert_eq!(over, Vec::<String>::new());
}

#[test]
fn ok_a_long_line_takes_a_step_a_byte() {
    // A thousand times a long line: what is not linear could not hide.
    let shape = ("", "R 131627Z FEB 08\nREF: ".to_owned(), "A");
    let [some, many] = [10_000, 2_560_000].map(|bytes| PROGRAM.cost(&inputs::text(&shape, bytes)).steps);
    assert!(many < some * 256 * 5 / 4, "{some} steps for 10 kB, {many} for 256 times as much");
}

/// Texts of one thing over and over, and words that nearly stand at every place of them, or do.
#[test]
fn ok_a_search_takes_twice_the_steps_in_twice_the_text() {
    const BYTES: usize = 8_000;
    for (again, words) in [
        ("a", format!("{}b", "a".repeat(300))),
        ("A", "a".repeat(300)),
        ("xy ", format!("y {}", "xy ".repeat(100))),
        ("e\u{301}", "e".to_owned()),
        ("\u{301}", "\u{301}".to_owned()),
        ("\u{fb03}", "f".to_owned()),
        ("word-\n", "wordword-word".to_owned()),
        ("- ", "-".repeat(300)),
        ("\u{4e2d}", format!("{}\u{4e2e}", "\u{4e2d}".repeat(100))),
    ] {
        let cost = |bytes: usize| {
            PROGRAM.search_cost(format!("{}\n{words}", again.repeat(bytes / again.len())).as_bytes()).steps
        };
        let [once, twice] = [cost(BYTES), cost(2 * BYTES)];
        let (growth, per_byte) = (twice as f64 / once as f64, twice as usize / (2 * BYTES));
        report(&format!("{again:40?} {growth:5.2} {per_byte:6} steps/byte"));
        assert!(growth <= STEPS_MAX, "{again:?}: {once} steps, {twice} for twice the text");
    }
}

/// Peak memory beyond the file itself, in times its length.
const MEMORY_MAX: usize = 3;

#[test]
fn ok_memory_is_a_small_multiple_of_a_cable() {
    for form in [Form::Telegram, Form::Page] {
        // One file of many, since memory grows by pages: a short cable would fit into the first.
        let text: String = invented::cables(1, 100, form).map(|cable| cable.text).collect();
        let Cost { memory, steps } = PROGRAM.cost(text.as_bytes());
        report(&format!(
            "{form:?}s: {:.2} times their length in memory, {} steps/byte",
            memory as f64 / text.len() as f64,
            steps / text.len() as u64
        ));
        assert!(memory <= MEMORY_MAX * text.len(), "{form:?}s: {memory} bytes for {}", text.len());
    }
}

/// Shown with `--nocapture`.
#[allow(clippy::print_stdout, reason = "figures, for whoever asks")]
fn report(line: &str) {
    println!("{line}");
}
