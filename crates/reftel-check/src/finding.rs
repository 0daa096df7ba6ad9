use std::fmt;

/// Something struck is in the finished bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Number of the file in its archive, from 1. 0 for what is no archive.
    pub file: u32,
    /// Line of the file, from 1. `None` for the name of a file.
    pub line: Option<usize>,
    /// What stands there: `text`, `attribute`, `comment`.
    pub place: &'static str,
    /// Which attribute, key or column, where the name is one that every export has. Otherwise empty.
    pub name: &'static str,
    /// How much of the struck text.
    pub what: What,
    /// In which form.
    pub how: How,
    /// Of which struck text, by its place in the list that [`Secrets`](super::Secrets) was made of, from 0.
    pub which: usize,
}

/// How much of a struck text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// All of it.
    Whole,
    /// A word of it.
    Word,
    /// Some words of it in a row, or some letters of a word.
    Part,
}

/// The form in which a struck text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its letters, whatever their case, accents, and what is between them.
    Plain,
    /// Behind escapes, such as `&#65;`, `\u0041` or `%41`.
    Escaped,
    /// Backwards.
    Reversed,
    /// In base64.
    Base64,
    /// As hexadecimal numbers.
    Hexadecimal,
    /// In UTF-16.
    Utf16,
}

impl What {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Whole => "all",
            Self::Word => "a word",
            Self::Part => "a part",
        }
    }
}

impl How {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Plain => "as it was read",
            Self::Escaped => "behind escapes",
            Self::Reversed => "backwards",
            Self::Base64 => "in base64",
            Self::Hexadecimal => "in hexadecimal",
            Self::Utf16 => "in UTF-16",
        }
    }
}

impl Finding {
    /// Where it is, in words that hold nothing of the file: `line 12, attribute title`.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = String::new();
        if self.file > 0 {
            place.push_str(&format!("file {}, ", self.file));
        }
        if let Some(line) = self.line {
            place.push_str(&format!("line {line}, "));
        }
        place.push_str(self.place);
        if !self.name.is_empty() {
            place.push_str(&format!(" `{}`", self.name));
        }
        place
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of mark {}", self.place(), self.what.words(), self.which + 1)?;
        if self.how != How::Plain {
            write!(f, ", {}", self.how.words())?;
        }
        Ok(())
    }
}

/// Why there is no export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something struck is still there.
    Leaks(Vec<Finding>),
    /// The bytes are not what they should be, and cannot be read.
    Unreadable {
        /// Number of the file in its archive, from 1. 0 for what is no archive.
        file: u32,
        /// What is the matter, in constant words.
        reason: &'static str,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leaks(found) => {
                for (number, finding) in found.iter().enumerate() {
                    if number > 0 {
                        f.write_str("; ")?;
                    }
                    write!(f, "{finding}")?;
                }
                Ok(())
            }
            Self::Unreadable { file: 0, reason } => write!(f, "expected a readable export, found {reason}"),
            Self::Unreadable { file, reason } => {
                write!(f, "expected a readable export, found {reason} in file {file}")
            }
        }
    }
}

impl std::error::Error for Refusal {}
