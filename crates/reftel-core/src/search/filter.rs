use super::facts::Facts;
use super::fold::Folded;
use super::needle::Needle;
use crate::cable::{Day, Level};

/// What the cables of a library must have to be listed. What is absent asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the text.
    pub words: Words,
    /// One of the TAGS, in capitals.
    pub tag: Option<String>,
    /// The post, as ids have it.
    pub post: Option<String>,
    /// The overall level.
    pub level: Option<Level>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

impl Filter {
    /// Whether a cable with these facts and these texts is listed.
    ///
    /// The texts are those that the find bar searches. The words may also be of what the cable is called in lists: its id, post
    /// and number, year, day and level.
    #[must_use]
    pub fn accepts(&self, facts: &Facts, texts: &[Folded]) -> bool {
        let post = facts.post.as_ref().map(|post| &post.token);
        self.tag.as_ref().is_none_or(|tag| facts.tags.contains(tag))
            && (self.post.is_none() || self.post.as_ref() == post)
            && (self.level.is_none() || self.level == facts.level)
            && self.accepts_day(facts)
            && self.words.accept(texts, &facts.names)
    }

    /// Of a cable without a day the year must lie between.
    fn accepts_day(&self, facts: &Facts) -> bool {
        let (from, to) = (self.from, self.to);
        match (facts.day, facts.year) {
            (Some(day), _) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
            (None, Some(year)) => {
                from.is_none_or(|from| from.year <= year) && to.is_none_or(|to| year <= to.year)
            }
            (None, None) => from.is_none() && to.is_none(),
        }
    }
}

/// Words that must all occur, in any order.
///
/// Each is the beginning of a word, or of several that stand in quotation marks. Case and accents do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Needle>);

impl Words {
    /// Reads what was typed. A quotation that does not end goes to the end.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut needles = Vec::new();
        for (index, part) in typed.split(['"', '“', '”']).enumerate() {
            if index % 2 == 1 {
                needles.extend(Needle::new(part.trim(), false, false, true, false));
            } else {
                let words = part.split_whitespace();
                needles.extend(words.filter_map(|word| Needle::new(word, false, false, true, false)));
            }
        }
        Self(needles)
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn accept(&self, texts: &[Folded], names: &Folded) -> bool {
        self.0.iter().all(|needle| needle.is_in(names) || texts.iter().any(|text| needle.is_in(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::Month;
    use crate::text::{Shown, Source};

    fn texts() -> [Folded; 2] {
        ["The harbor of Port Elsinore", "São Tomé inter-\noperates, “so be it”"].map(|text| {
            let source = Source::new("test", text).unwrap();
            Folded::new(&Shown::line(&source, &source.span().into()))
        })
    }

    #[test]
    fn ok_words() {
        for (typed, accepted) in [
            ("", true),
            (" \" ", true),
            ("harbor", true),
            ("HARB tome", true),
            ("elsinore port", true),
            ("interop inter-op", true),
            ("\"port els\"", true),
            ("harbor \"so be", true),
            ("“sao tome” so", true),
            ("bor", false),
            ("harbor boat", false),
            ("\"elsinore port\"", false),
            ("\"elsinore sao\"", false),
        ] {
            let filter = Filter { words: Words::new(typed), ..Filter::default() };
            assert_eq!(filter.accepts(&Facts::default(), &texts()), accepted, "{typed}");
        }
        assert!(Words::new(" \"\"  ").is_empty());
        assert!(!Words::new("a").is_empty());
    }

    fn day(year: u16, month: u32, day: u32) -> Option<Day> {
        Day::new(year, Month::new(month)?, day)
    }

    #[test]
    fn ok_facts() {
        let facts = Facts {
            post: Some(super::super::FactsPost {
                token: "SAMPLETON".to_owned(),
                name: "SAMPLETON".to_owned(),
            }),
            day: day(2008, 2, 13),
            year: Some(2008),
            level: Some(Level::Secret),
            tags: vec!["PREL".to_owned(), "XX".to_owned()],
            ..Facts::default()
        };
        let accepts = |filter: Filter| filter.accepts(&facts, &[]) && !filter.accepts(&Facts::default(), &[]);
        let none = Filter::default;
        assert!(none().accepts(&facts, &[]) && none().accepts(&Facts::default(), &[]));
        assert!(accepts(Filter { tag: Some("XX".to_owned()), ..none() }));
        assert!(!accepts(Filter { tag: Some("PGOV".to_owned()), ..none() }));
        assert!(accepts(Filter { post: Some("SAMPLETON".to_owned()), ..none() }));
        assert!(!accepts(Filter { post: Some("SAMPLE".to_owned()), ..none() }));
        assert!(accepts(Filter { level: Some(Level::Secret), ..none() }));
        assert!(!accepts(Filter { level: Some(Level::Confidential), ..none() }));
        assert!(accepts(Filter { from: day(2008, 2, 13), to: day(2008, 2, 13), ..none() }));
        assert!(!accepts(Filter { from: day(2008, 2, 14), ..none() }));
        assert!(!accepts(Filter { to: day(2008, 2, 12), ..none() }));
        assert!(!accepts(Filter { words: Words::new("a"), ..none() }));
        let undated = Facts { day: None, ..facts.clone() };
        assert!(Filter { from: day(2008, 6, 1), to: day(2009, 1, 1), ..none() }.accepts(&undated, &[]));
        assert!(!Filter { from: day(2009, 1, 1), ..none() }.accepts(&undated, &[]));
    }
}
