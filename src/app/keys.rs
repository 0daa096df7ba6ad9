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
    /// Whether the focus is in a field that takes text.
    pub in_field: bool,
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
    /// Show the cable in another way.
    View(View),
    /// Show or hide the left pane.
    LeftPane,
    /// Show or hide the right pane.
    RightPane,
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
}

/// The single letters, for the help dialog.
pub const LETTERS: [(&[&str], &str); 8] = [
    (&["n", "p"], "next, previous paragraph"),
    (&["j", "k"], "next, previous cable"),
    (&["{", "}"], "cable that this one cites, that cites it"),
    (&["c", "l"], "copy the paragraph with its citation, its link"),
    (&["1", "2", "3"], "document, source, side by side"),
    (&["["], "contents on and off"),
    (&["]"], "details on and off"),
    (&["?"], "this help"),
];

/// What `press` asks for. Nothing while a dialog is open; single letters only if they are switched on, and never
/// in a field.
#[must_use]
pub fn command(press: KeyPress<'_>, dialog_open: bool, letters: bool) -> Option<Command> {
    if dialog_open {
        return None;
    }
    if press.control {
        // Ctrl+S never saves the page itself, nor anything without being asked.
        let commands = [("o", Command::Open), ("s", Command::Export)];
        let is_key = |key: &str| !press.alt && press.key.eq_ignore_ascii_case(key);
        return commands.into_iter().find(|(key, _)| is_key(key)).map(|(_, command)| command);
    }
    if !letters || press.alt || press.in_field {
        return None;
    }
    Some(match press.key {
        "n" => Command::Paragraph { forward: true },
        "p" => Command::Paragraph { forward: false },
        "j" => Command::Cable { forward: true },
        "k" => Command::Cable { forward: false },
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
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress<'_> {
        KeyPress { key, ..KeyPress::default() }
    }

    #[test]
    fn ok_letters() {
        assert_eq!(command(press("n"), false, true), Some(Command::Paragraph { forward: true }));
        assert_eq!(command(press("k"), false, true), Some(Command::Cable { forward: false }));
        assert_eq!(command(press("?"), false, true), Some(Command::Help));
        assert_eq!(command(press("x"), false, true), None);
    }

    #[test]
    fn ok_letters_keep_out_of_the_way() {
        assert_eq!(command(press("n"), true, true), None, "a dialog is open");
        assert_eq!(command(press("n"), false, false), None, "switched off");
        assert_eq!(command(KeyPress { in_field: true, ..press("n") }, false, true), None);
        assert_eq!(command(KeyPress { control: true, ..press("n") }, false, true), None);
        assert_eq!(command(KeyPress { alt: true, ..press("n") }, false, true), None);
    }

    #[test]
    fn ok_open_works_in_a_field_and_without_letters() {
        let open = KeyPress { control: true, in_field: true, ..press("o") };
        assert_eq!(command(open, false, false), Some(Command::Open));
        assert_eq!(command(KeyPress { alt: true, ..open }, false, true), None);
    }
}
