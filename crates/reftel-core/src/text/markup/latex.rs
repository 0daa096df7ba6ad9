//! Commands of LaTeX around names.

use super::{Markup, Notation};
use crate::text::{Cursor, Span};

/// The commands that are found in cables.
const COMMANDS: [&str; 12] = [
    "ensuremath",
    "mathsf",
    "mathbf",
    "mathrm",
    "mathit",
    "mathtt",
    "textbf",
    "textit",
    "textsf",
    "texttt",
    "emph",
    "text",
];

/// LaTeX on one line: `$\ensuremath{\mathsf{NAME}}$` is `NAME`. Dollars are markup only around a command.
#[derive(Default)]
pub(super) struct Latex {
    /// Braces that a command opened and that are still open; a brace of the text itself counts as `false`.
    open: Vec<bool>,
    /// A `$` seen before any command on this line.
    dollar: Option<Span>,
    /// Whether a command has been seen since that `$`.
    math: bool,
}

/// More open braces than this are not nested commands but noise.
const BRACES_MAX: usize = 64;

impl Latex {
    /// Whether nothing is open: then braces and line ends change nothing.
    pub(super) const fn is_idle(&self) -> bool {
        self.open.is_empty() && self.dollar.is_none() && !self.math
    }

    /// Takes the byte at the cursor, which is one of `\`, `$`, `{`, `}` and the line feed, or a `<` or `&`
    /// that began nothing.
    pub(super) fn step(&mut self, cursor: &mut Cursor<'_>, found: &mut Vec<Markup>) {
        let before = *cursor;
        let start = cursor.at();
        let mut take = |span: Span| found.push(Markup { span, notation: Notation::Latex, shown: None });
        match cursor.bump() {
            Some(b'\\') => {
                let is_command = cursor.eat_any(&COMMANDS).is_some();
                cursor.eat_spaces();
                if is_command && cursor.eat(b'{') && self.open.len() < BRACES_MAX {
                    take(cursor.since(start));
                    self.open.push(true);
                    if let Some(dollar) = self.dollar.take() {
                        take(dollar);
                    }
                    self.math = true;
                } else {
                    *cursor = before;
                    cursor.bump();
                }
            }
            Some(b'{') if !self.open.is_empty() && self.open.len() < BRACES_MAX => self.open.push(false),
            Some(b'}') if self.open.pop() == Some(true) => take(cursor.since(start)),
            Some(b'$') if self.math && self.open.is_empty() => {
                take(cursor.since(start));
                self.math = false;
            }
            Some(b'$') => self.dollar = Some(cursor.since(start)),
            Some(b'\n') => *self = Self::default(),
            _ => {}
        }
    }
}
