use super::Entry;
use crate::document::Document;
use reftel_core::cable::{Day, Level, Month};
use reftel_core::search::{Facts, Filter, Words};

/// The order of the list of cables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were opened.
    #[default]
    Opened,
    /// The oldest first; those without a day at the end.
    Date,
    /// By id, or by the name of the file.
    Name,
}

impl Order {
    /// All.
    pub const ALL: [Self; 3] = [Self::Opened, Self::Date, Self::Name];

    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Opened => "As opened",
            Self::Date => "Date",
            Self::Name => "Name",
        }
    }
}

/// Something of one cable by which the list can be filtered for others that have it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterKey {
    /// One of its TAGS, in capitals.
    Tag(String),
    /// The post that sent it, as ids have it.
    Post(String),
}

/// Which of the open cables are listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Words that must occur, as typed.
    pub words: String,
    /// One of the TAGS.
    pub tag: Option<String>,
    /// A post, as ids have it.
    pub post: Option<String>,
    /// A level, by its letters.
    pub level: Option<String>,
    /// The first year.
    pub from: Option<String>,
    /// The last year.
    pub to: Option<String>,
    /// The order.
    pub order: Order,
    /// Whether more than the words is on screen to choose by.
    pub unfolded: bool,
    /// Whether a long list of cables that are cited and not open is unfolded.
    pub missing: bool,
}

impl Listing {
    /// What a cable must have. None if any cable will do.
    #[must_use]
    pub fn filter(&self) -> Option<Filter> {
        let levels = [
            Level::Unclassified,
            Level::Sensitive,
            Level::LimitedOfficialUse,
            Level::Confidential,
            Level::Secret,
            Level::TopSecret,
        ];
        let day = |year: &Option<String>, month, day| {
            Day::new(year.as_ref()?.parse().ok()?, Month::new(month)?, day)
        };
        let filter = Filter {
            words: Words::new(&self.words),
            tag: self.tag.clone(),
            post: self.post.clone(),
            level: levels.into_iter().find(|level| self.level.as_deref() == Some(level.letters())),
            from: day(&self.from, 1, 1),
            to: day(&self.to, 12, 31),
        };
        (filter != Filter::default()).then_some(filter)
    }

    /// Whether the list is filtered by something of a cable.
    #[must_use]
    pub fn is_filtered_by(&self, key: &FilterKey) -> bool {
        match key {
            FilterKey::Tag(tag) => self.tag.as_ref() == Some(tag),
            FilterKey::Post(post) => self.post.as_ref() == Some(post),
        }
    }

    /// Filters the list by something of a cable, or not any more.
    pub fn toggle(&mut self, key: &FilterKey) {
        let is_on = self.is_filtered_by(key);
        let (place, value) = match key {
            FilterKey::Tag(tag) => (&mut self.tag, tag),
            FilterKey::Post(post) => (&mut self.post, post),
        };
        *place = (!is_on).then(|| value.clone());
    }

    /// How many things are chosen by besides words.
    #[must_use]
    pub fn choices(&self) -> usize {
        [&self.tag, &self.post, &self.level, &self.from, &self.to].into_iter().flatten().count()
    }

    /// Takes everything away that keeps cables from being listed.
    pub fn clear(&mut self) {
        *self = Self { order: self.order, unfolded: self.unfolded, missing: self.missing, ..Self::default() };
    }

    /// The keys of all cables in the order of the list.
    #[must_use]
    pub fn order(&self, entries: &[Entry]) -> Vec<u32> {
        let mut entries: Vec<&Entry> = entries.iter().collect();
        match self.order {
            Order::Opened => {}
            Order::Date => entries.sort_by_cached_key(|entry| day_words(entry.document.facts())),
            Order::Name => entries.sort_by(|a, b| a.document.name().cmp(b.document.name())),
        }
        entries.into_iter().map(|entry| entry.key).collect()
    }
}

/// Whether a cable is to be listed.
#[must_use]
pub fn is_listed(document: &Document, filter: &Filter) -> bool {
    // To be asked for words a cable has to be folded, which the others need not be.
    let texts = if filter.words.is_empty() { &[] } else { document.texts().folded() };
    filter.accepts(document.facts(), texts)
}

/// Something that is in order as days are.
fn day_words(facts: &Facts) -> String {
    match (facts.day, facts.year) {
        (Some(day), _) => day.to_string(),
        (None, Some(year)) => format!("{year}-~"),
        (None, None) => "~".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;
    use crate::state::Library;

    fn library() -> Library {
        let mut library = Library::default();
        for (post, year, tags, text) in [
            ("SAMPLETON", "09", "PREL", "A harbor."),
            ("PORT ELSINORE", "08", "PREL, PGOV", "A boat."),
            ("EXAMPLEVILLE", "10", "PGOV", "Another harbor."),
        ] {
            let text = format!(
                "R 131627Z FEB {year}\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\n\nUNCLAS {post} 000017\n\n\
                 E.O. 12958: N/A\nTAGS: {tags}\nSUBJECT: A CABLE\n\n1. (U) {text}\n"
            );
            library.add(open("a", text.into_bytes()).unwrap().remove(0), false);
        }
        library
    }

    #[test]
    fn ok_orders() {
        let library = library();
        let order = |order| Listing { order, ..Listing::default() }.order(library.entries());
        assert_eq!(order(Order::Opened), [0, 1, 2]);
        assert_eq!(order(Order::Date), [1, 0, 2]);
        assert_eq!(order(Order::Name), [1, 0, 2], "08..., 09..., 10...");
    }

    #[test]
    fn ok_what_is_listed() {
        let library = library();
        let listed = |listing: &Listing| -> Vec<u32> {
            let filter = listing.filter().unwrap();
            let all = library.entries().iter();
            all.filter(|entry| is_listed(&entry.document, &filter)).map(|entry| entry.key).collect()
        };
        let some = |words: &str| Some(words.to_owned());
        let none = Listing::default;
        assert_eq!(none().filter(), None);
        assert_eq!(listed(&Listing { words: "harb".to_owned(), ..none() }), [0, 2]);
        assert_eq!(listed(&Listing { tag: some("PGOV"), ..none() }), [1, 2]);
        assert_eq!(listed(&Listing { post: some("SAMPLETON"), ..none() }), [0]);
        assert_eq!(listed(&Listing { level: some("U"), ..none() }), [0, 1, 2]);
        assert_eq!(listed(&Listing { from: some("2009"), ..none() }), [0, 2]);
        assert_eq!(listed(&Listing { from: some("2009"), to: some("2009"), ..none() }), [0]);
        let mut all = Listing { words: "a".to_owned(), tag: some("PREL"), order: Order::Date, ..none() };
        assert_eq!(all.choices(), 1);
        all.clear();
        assert_eq!((all.filter(), all.order), (None, Order::Date));
    }

    #[test]
    fn ok_filtered_by_what_a_cable_has() {
        let (tag, post) = (FilterKey::Tag("PREL".to_owned()), FilterKey::Post("SAMPLETON".to_owned()));
        let mut listing = Listing::default();
        listing.toggle(&tag);
        listing.toggle(&post);
        assert!(listing.is_filtered_by(&tag) && listing.is_filtered_by(&post));
        listing.toggle(&tag);
        assert_eq!((listing.tag, listing.post), (None, Some("SAMPLETON".to_owned())));
    }
}
