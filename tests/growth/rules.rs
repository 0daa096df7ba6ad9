//! **Every rule takes steps in proportion to the input, whatever the input.**

use crate::inputs;
use crate::{PROGRAM, STEPS_MAX, report};

/// The rules, and what is done with what they find, by the names of the program's exports.
const RULES: [&str; 6] = ["personal", "protected", "names", "portions", "released", "telling"];

/// What stands over and over in a paragraph: labels, notes, names, signs.
const UNITS: [&str; 28] = [
    "tel ",
    "tel tel: ",
    "phone number (office) ",
    "passport no. ",
    "ppt-",
    "X-1-",
    "DOB ",
    "born in ",
    "12 ",
    "12-",
    "0049 ",
    "a@",
    "a at ",
    "a (at) ",
    "12 Calle ",
    "lives at ",
    "Address: ",
    "PO Box 1 ",
    "House 1, ",
    "protect ",
    "(protect ",
    "(protect) ",
    "Ann Other (protect) ",
    "Jane Doe ",
    "(S) ",
    "--",
    "tel\n",
    "(protect)\n",
];

/// Names that are all different, each with a note.
fn distinct(bytes: usize) -> String {
    let letters = |mut number: usize| {
        let mut word = String::new();
        for _ in 0..4 {
            word.push(char::from(b'a' + (number % 26) as u8));
            number /= 26;
        }
        word
    };
    let mut text = String::new();
    let mut number = 0;
    while text.len() < bytes {
        number += 7919;
        text += &format!("X{} Y{} (protect) and ", letters(number), letters(number * 31));
    }
    text
}

#[test]
fn ok_every_rule_takes_twice_the_steps_in_twice_the_text() {
    const BYTES: usize = 8_000;
    let head = inputs::text(&("", String::new(), inputs::HEAD), 1);
    let head = String::from_utf8_lossy(&head).into_owned() + "1. (C) ";
    let mut over = Vec::new();
    for rule in RULES {
        let mut measure = |what: &str, text: &dyn Fn(usize) -> String| {
            let cost = |bytes: usize| PROGRAM.rule_cost(rule, (head.clone() + &text(bytes)).as_bytes()).steps;
            let [once, twice] = [cost(BYTES), cost(2 * BYTES)];
            let growth = twice as f64 / once as f64;
            report(&format!("{rule:10} {what:26?} {growth:5.2} {:6} steps/byte", twice / (2 * BYTES) as u64));
            if growth > STEPS_MAX {
                over.push(format!("{rule}, {what:?}: {once} steps, {twice} for twice the text"));
            }
        };
        for unit in UNITS {
            measure(unit, &|bytes| unit.repeat(bytes / unit.len()));
        }
    }
    assert_eq!(over, Vec::<String>::new());
}

/// Names beyond those that are looked for one by one.
#[test]
fn ok_many_protected_names_take_twice_the_steps_in_twice_the_text() {
    let [once, twice] =
        [40_000, 80_000].map(|bytes| PROGRAM.rule_cost("protected", distinct(bytes).as_bytes()).steps);
    report(&format!("{once} steps, {twice} for twice the names"));
    assert!((twice as f64) < once as f64 * 2.6, "{once} steps, {twice} for twice the names");
}
