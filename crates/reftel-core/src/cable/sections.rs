use super::Cable;
use crate::text::Source;

/// Which sections of a cable that was sent in several are in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sections {
    /// How many there are.
    pub total: u32,
    /// Those that are there, from 1, in order.
    pub present: Vec<u32>,
}

impl Sections {
    /// Whether all are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        u32::try_from(self.present.len()) == Ok(self.total)
    }

    /// `3 sections` if all are there, else `Section 1 of 3`, `Sections 1, 3 of 4`.
    #[must_use]
    pub fn words(&self) -> String {
        let numbers: Vec<String> = self.present.iter().map(u32::to_string).collect();
        match numbers.as_slice() {
            [_, _, ..] if self.is_complete() => format!("{} sections", self.total),
            [number] => format!("Section {number} of {}", self.total),
            _ => format!("Sections {} of {}", numbers.join(", "), self.total),
        }
    }
}

impl Cable {
    /// The sections that are in the text: that of the heading, and those that page headers number (`003 OF 003`). None if the
    /// cable does not say that it was sent in several.
    #[must_use]
    pub fn sections(&self, source: &Source) -> Option<Sections> {
        let own = self.header.section?.value;
        let mut present = vec![own.number];
        for residue in &self.residue {
            let line = source.line(&(*residue).into());
            let words: Vec<&str> = line.split_ascii_whitespace().collect();
            for window in words.windows(3) {
                if let [number, of, total] = window
                    && of.eq_ignore_ascii_case("OF")
                    && total.parse() == Ok(own.total)
                    // `002.2` is the second page of section 2.
                    && let Ok(number) = number.split('.').next().unwrap_or_default().parse::<u32>()
                    && (1..=own.total).contains(&number)
                {
                    present.push(number);
                }
            }
        }
        present.sort_unstable();
        present.dedup();
        Some(Sections { total: own.total, present })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn sections(pages: &[&str]) -> Option<String> {
        let mut text =
            "C O N F I D E N T I A L SECTION 01 OF 03 PORT ELSINORE 000173\n\nSUBJECT: THE HARBOR\n\n\
                        1. (C) The harbor is deep.\n"
                .to_owned();
        for page in pages {
            text.push_str(&format!("\nPORT ELSI 00000173  {page}\n\n2. (C) The quay is long.\n"));
        }
        let source = Source::new("test", text).unwrap();
        Some(parse(&source).cable.sections(&source)?.words())
    }

    #[test]
    fn ok_sections() {
        assert_eq!(sections(&[]).unwrap(), "Section 1 of 3");
        assert_eq!(sections(&["001.2 OF 003", "002.2 OF 003"]).unwrap(), "Sections 1, 2 of 3");
        assert_eq!(sections(&["002 OF 003"]).unwrap(), "Sections 1, 2 of 3");
        assert_eq!(sections(&["002 OF 003", "003 OF 003"]).unwrap(), "3 sections");
        assert_eq!(sections(&["002 OF 004", "009 OF 003"]).unwrap(), "Section 1 of 3");
    }

    #[test]
    fn err_not_in_sections() {
        let source =
            Source::new("test", "CONFIDENTIAL PORT ELSINORE 000173\n\nSUBJECT: THE HARBOR\n").unwrap();
        assert_eq!(parse(&source).cable.sections(&source), None);
    }
}
