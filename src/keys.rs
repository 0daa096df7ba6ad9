//! Which key does what. Pure: the browser's event comes as a [`KeyPress`].

use super::state::View;

/// A key as the browser reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyPress<'k> {
    /// The character or the name of the key.
    pub key: &'k str,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
    /// Whether the focus is in a field that takes text.
    pub in_field: bool,
    /// Whether the focus is in the field of the find bar.
    pub in_find: bool,
}

/// What the page is at when a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Whether a dialog or anything like it lies over the page.
    pub covered: bool,
    /// Whether single letters are shortcuts.
    pub letters: bool,
    /// Whether a cable is on screen.
    pub reading: bool,
    /// Whether the find bar is open.
    pub finding: bool,
    /// Whether something is selected.
    pub selected: bool,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Go on to the next paragraph, or back.
    Paragraph {
        /// Whether on.
        forward: bool,
    },
    /// Go to the next cable, or back.
    Cable {
        /// Whether on.
        forward: bool,
    },
    /// Go along the chain of references: to what this cable cites, or to what cites it.
    Chain {
        /// Whether to what it cites.
        earlier: bool,
    },
    /// Explain the next word or code that has an explanation, or the one before.
    Explain {
        /// Whether the next.
        forward: bool,
    },
    /// Show the cable in another way.
    View(View),
    /// Show or hide the left pane.
    LeftPane,
    /// Show or hide the right pane.
    RightPane,
    /// Strike the selection.
    Redact,
    /// Undo a step of redaction, or redo it.
    Undo {
        /// Whether back.
        back: bool,
    },
    /// Show what the source took out in another way.
    Gaps,
    /// Copy the paragraph with its citation.
    Quote,
    /// Copy the address of the paragraph.
    Link,
    /// Show what can be exported.
    Export,
    /// Show the keys.
    Help,
    /// Choose files.
    Open,
    /// Open the find bar, or go to its field.
    Find,
    /// Go to the next hit, or back.
    Hit {
        /// Whether on.
        forward: bool,
    },
    /// Close the find bar.
    EndFind,
}

/// The single letters, for the help dialog.
pub const LETTERS: &[(&[&str], &str)] = &[
    (&["/"], "find in the cable"),
    (&["n", "p"], "next, previous paragraph"),
    (&["j", "k"], "next, previous cable"),
    (&["e", "E"], "explain the next, previous underlined word or mark"),
    (&["{", "}"], "next cited cable, next citing cable"),
    (&["c", "l"], "copy the paragraph with its citation, its link"),
    (&["1", "2", "3"], "document, source, side by side"),
    (&["["], "contents on and off"),
    (&["]"], "details on and off"),
    (&["?"], "this help"),
];

/// What `press` asks for. Nothing while a dialog is open; single letters only if they are switched on, and never
/// in a field.
///
/// Ctrl+F in our own field is left to the browser: who wants its find bar presses twice.
#[must_use]
pub fn command(press: KeyPress<'_>, at: Situation) -> Option<Command> {
    if at.covered {
        return None;
    }
    let plain = !press.control && !press.alt;
    let is = |letter: &str| press.key.eq_ignore_ascii_case(letter);
    if at.reading {
        if plain && press.key == "F3" || press.control && !press.alt && is("g") {
            return Some(Command::Hit { forward: !press.shift });
        }
        if press.control && !press.alt && !press.shift && is("f") {
            return (!press.in_find).then_some(Command::Find);
        }
        if plain && press.key == "Delete" && at.selected && !press.in_field {
            return Some(Command::Redact);
        }
        if plain && press.key == "Escape" {
            return at.finding.then_some(Command::EndFind);
        }
    }
    if press.control {
        if at.reading && !press.in_field && !press.alt {
            match (press.shift, press.key) {
                (true, "x" | "X") => return Some(Command::Redact),
                (true, "h" | "H") => return Some(Command::Gaps),
                (shift, "z" | "Z") => return Some(Command::Undo { back: !shift }),
                (false, "y" | "Y") => return Some(Command::Undo { back: false }),
                _ => {}
            }
        }
        // Ctrl+S never saves the page itself, nor anything without being asked.
        let commands = [("o", Command::Open), ("s", Command::Export)];
        let found = commands.into_iter().find(|(key, _)| !press.alt && is(key));
        return found.map(|(_, command)| command);
    }
    if !at.letters || press.alt || press.in_field {
        return None;
    }
    Some(match press.key {
        "n" => Command::Paragraph { forward: true },
        "p" => Command::Paragraph { forward: false },
        "j" => Command::Cable { forward: true },
        "k" => Command::Cable { forward: false },
        "e" if at.reading => Command::Explain { forward: true },
        "E" if at.reading => Command::Explain { forward: false },
        "c" => Command::Quote,
        "l" => Command::Link,
        "{" => Command::Chain { earlier: true },
        "}" => Command::Chain { earlier: false },
        "1" => Command::View(View::Structured),
        "2" => Command::View(View::Source),
        "3" => Command::View(View::SideBySide),
        "[" => Command::LeftPane,
        "]" => Command::RightPane,
        "?" => Command::Help,
        "/" if at.reading => Command::Find,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const READING: Situation =
        Situation { covered: false, letters: true, reading: true, finding: false, selected: false };

    fn press(key: &str) -> KeyPress<'_> {
        KeyPress { key, ..KeyPress::default() }
    }

    fn control(key: &str) -> KeyPress<'_> {
        KeyPress { control: true, ..press(key) }
    }

    #[test]
    fn ok_letters() {
        assert_eq!(command(press("n"), READING), Some(Command::Paragraph { forward: true }));
        assert_eq!(command(press("k"), READING), Some(Command::Cable { forward: false }));
        assert_eq!(command(press("?"), READING), Some(Command::Help));
        assert_eq!(command(press("/"), READING), Some(Command::Find));
        assert_eq!(command(press("e"), READING), Some(Command::Explain { forward: true }));
        assert_eq!(command(press("E"), READING), Some(Command::Explain { forward: false }));
        assert_eq!(command(press("x"), READING), None);
    }

    #[test]
    fn ok_letters_keep_out_of_the_way() {
        let at = |covered, letters| Situation { covered, letters, ..READING };
        assert_eq!(command(press("n"), at(true, true)), None, "a dialog is open");
        assert_eq!(command(press("n"), at(false, false)), None, "switched off");
        assert_eq!(command(KeyPress { in_field: true, ..press("/") }, READING), None);
        assert_eq!(command(control("n"), READING), None);
        assert_eq!(command(KeyPress { alt: true, ..press("n") }, READING), None);
    }

    #[test]
    fn ok_open_works_in_a_field_and_without_letters() {
        let open = KeyPress { in_field: true, ..control("o") };
        let start = Situation::default();
        assert_eq!(command(open, start), Some(Command::Open));
        assert_eq!(command(KeyPress { alt: true, ..open }, start), None);
    }

    #[test]
    fn ok_find_is_the_browsers_at_the_second_time() {
        assert_eq!(command(control("f"), READING), Some(Command::Find));
        assert_eq!(command(KeyPress { in_field: true, ..control("F") }, READING), Some(Command::Find));
        assert_eq!(command(KeyPress { in_field: true, in_find: true, ..control("f") }, READING), None);
        assert_eq!(command(KeyPress { shift: true, ..control("f") }, READING), None);
        let start = Situation { reading: false, ..READING };
        for key in [control("f"), control("g"), press("/"), press("F3")] {
            assert_eq!(command(key, start), None, "there is nothing to find in");
        }
    }

    #[test]
    fn ok_from_hit_to_hit() {
        for key in [press("F3"), control("g"), KeyPress { in_field: true, in_find: true, ..press("F3") }] {
            assert_eq!(command(key, READING), Some(Command::Hit { forward: true }));
            let back = KeyPress { shift: true, ..key };
            assert_eq!(command(back, READING), Some(Command::Hit { forward: false }));
        }
    }

    #[test]
    fn ok_delete_redacts_what_is_selected() {
        let selected = Situation { selected: true, ..READING };
        assert_eq!(command(press("Delete"), selected), Some(Command::Redact));
        assert_eq!(command(press("Delete"), READING), None);
        assert_eq!(command(KeyPress { in_field: true, ..press("Delete") }, selected), None);
    }

    #[test]
    fn ok_escape_closes_one_layer() {
        let finding = Situation { finding: true, ..READING };
        assert_eq!(command(press("Escape"), finding), Some(Command::EndFind));
        assert_eq!(command(press("Escape"), Situation { covered: true, ..finding }), None);
        assert_eq!(command(press("Escape"), READING), None);
    }
}
