use crate::app::open::Refusal;

/// What became of the last files or paste, for the notice that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// How many were new.
    pub opened: usize,
    /// Names of those that were open already.
    pub already: Vec<String>,
    /// Those that were refused.
    pub refused: Vec<Refusal>,
    /// How many are still to be read.
    pub left: usize,
}

impl Intake {
    /// One sentence. Empty when there is nothing to say.
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.left > 0 {
            return format!("Reading… {} to go.", count(self.left, "file"));
        }
        let mut says = Vec::new();
        if self.opened > 0 && self.opened + self.already.len() + self.refused.len() > 1 {
            says.push(format!("{} opened.", count(self.opened, "cable")));
        }
        match self.already.as_slice() {
            [] => {}
            [name] => says.push(format!("{name} is open already.")),
            names => says.push(format!("{} were open already.", count(names.len(), "cable"))),
        }
        match self.refused.as_slice() {
            [] => {}
            [refusal] => says.push(refusal.to_string()),
            refused => says.push(format!("{} were not opened:", count(refused.len(), "file"))),
        }
        says.join(" ")
    }

    /// The sentences below it: one for each refusal, when there are several.
    #[must_use]
    pub fn details(&self) -> Vec<String> {
        match self.refused.as_slice() {
            [_, _, ..] if self.left == 0 => self.refused.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether something was refused, so that the notice must not be overlooked.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        self.left == 0 && !self.refused.is_empty()
    }
}

/// `1 file`, `2 files`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::open::Reason;

    #[test]
    fn ok_sentences() {
        let refusal = |name: &str| Refusal { name: name.into(), reason: Reason::Empty };
        let mut intake = Intake { opened: 1, ..Intake::default() };
        assert_eq!(intake.sentence(), "", "one cable that opens needs no words");
        intake.refused.push(refusal("a.txt"));
        assert_eq!(intake.sentence(), "1 cable opened. a.txt is empty.");
        assert!(intake.is_refusal() && intake.details().is_empty());
        intake.refused.push(refusal("b.txt"));
        assert_eq!(intake.sentence(), "1 cable opened. 2 files were not opened:");
        assert_eq!(intake.details(), ["a.txt is empty.", "b.txt is empty."]);
        let again = Intake { already: vec!["08A1".into()], ..Intake::default() };
        assert_eq!(again.sentence(), "08A1 is open already.");
        let busy = Intake { left: 2, ..Intake::default() };
        assert_eq!(busy.sentence(), "Reading… 2 files to go.");
    }
}
