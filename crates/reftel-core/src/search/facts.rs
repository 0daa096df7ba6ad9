use super::fold::Folded;
use crate::cable::{Cable, CableId, Day, Level, post_by_name, post_token};
use crate::text::Source;

/// What a library is filtered by, of one cable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Canonical id.
    pub id: Option<CableId>,
    /// The post that sent it.
    pub post: Option<FactsPost>,
    /// The day it was sent.
    pub day: Option<Day>,
    /// The year, which is known for some whose day is not.
    pub year: Option<u16>,
    /// Overall level.
    pub level: Option<Level>,
    /// Codes of the TAGS line and persons named there, in capitals, each once.
    pub tags: Vec<String>,
    /// What the cable is called where cables are listed, and what its days and levels are called, for a search by words.
    pub(crate) names: Folded,
}

/// A post, as ids have it and as it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsPost {
    /// `PORTELSINORE`: one for all spellings.
    pub token: String,
    /// `PORT ELSINORE`.
    pub name: String,
}

impl Facts {
    /// The facts of a cable.
    #[must_use]
    pub fn new(source: &Source, cable: &Cable) -> Self {
        let id = cable.id(source);
        let mut tags: Vec<String> = Vec::new();
        for tag in &cable.header.tags {
            let mut name = source.line(&tag.span.into());
            name.make_ascii_uppercase();
            if !tags.contains(&name) {
                tags.push(name);
            }
        }
        let mut facts = Self {
            post: post(source, cable, id.as_ref()),
            id,
            day: cable.day(),
            year: cable.year(),
            level: cable.level(),
            tags,
            names: Folded::default(),
        };
        let names = facts.names(cable);
        if !names.is_empty() {
            facts.names = Folded::words(&names);
        }
        facts
    }

    /// Id, post and number, day and level in the words that a reader may type.
    fn names(&self, cable: &Cable) -> String {
        let mut names: Vec<String> = Vec::new();
        names.extend(self.id.as_ref().map(|id| id.as_str().to_owned()));
        let serial = cable.header.mrn.map(|mrn| mrn.serial.value.to_string());
        let serial = serial.or_else(|| self.id.as_ref().map(|id| id.serial().to_owned()));
        if let Some(post) = &self.post {
            let explained =
                post_by_name(&post.token).map(|found| found.full_name().replacen("AMEMBASSY", "Embassy", 1));
            for name in [Some(post.token.clone()), Some(post.name.clone()), explained].into_iter().flatten() {
                names.push(match &serial {
                    Some(serial) => format!("{name} {serial}"),
                    None => name,
                });
            }
        }
        names.extend(serial.map(|serial| format!("{serial:0>6}")));
        names.extend(self.day.map(|day| format!("{day} {}", day.in_words())));
        names.extend(self.year.map(|year| year.to_string()));
        names.extend(self.level.map(|level| level.word().to_owned()));
        names.join("\n")
    }
}

/// By the id, which is of the collection where there is one; else as the heading names it, or else the originator.
fn post(source: &Source, cable: &Cable, id: Option<&CableId>) -> Option<FactsPost> {
    let own = cable.header.mrn.map(|mrn| mrn.post).or(cable.transmission.from.map(|from| from.post));
    let own = own.map(|post| source.line(&post.into()));
    let own_token = own.as_deref().and_then(post_token).map(|(token, _)| token);
    let token = id.map(|id| id.post().to_owned()).or_else(|| own_token.clone())?;
    let name = match post_by_name(&token) {
        Some(post) => post.name.to_owned(),
        None => own.filter(|_| own_token.as_ref() == Some(&token)).unwrap_or_else(|| token.clone()),
    };
    Some(FactsPost { token, name })
}

/// One value that occurs in a library, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The value: a code, a post's token, the letters of a level, a year.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Number of cables.
    pub count: u32,
}

/// Which values occur, the most frequent first, and by name where they are as frequent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// TAGS.
    pub tags: Vec<Facet>,
    /// Posts.
    pub posts: Vec<Facet>,
    /// Levels, by [`Level::letters`].
    pub levels: Vec<Facet>,
    /// Years.
    pub years: Vec<Facet>,
}

impl Facets {
    /// Counts the values.
    #[must_use]
    pub fn new<'f>(all: impl Iterator<Item = &'f Facts>) -> Self {
        let mut facets = Self::default();
        all.for_each(|facts| facets.add(facts));
        for list in [&mut facets.tags, &mut facets.posts, &mut facets.levels, &mut facets.years] {
            order(list);
        }
        facets
    }

    fn add(&mut self, facts: &Facts) {
        for tag in &facts.tags {
            count(&mut self.tags, tag, tag);
        }
        if let Some(post) = &facts.post {
            count(&mut self.posts, &post.token, &post.name);
        }
        if let Some(level) = facts.level {
            count(&mut self.levels, level.letters(), level.word());
        }
        if let Some(year) = facts.year {
            let year = year.to_string();
            count(&mut self.years, &year, &year);
        }
    }
}

/// Counts a value in a list that is in the order of its keys.
fn count(list: &mut Vec<Facet>, key: &str, name: &str) {
    let at = list.partition_point(|known| known.key.as_str() < key);
    match list.get_mut(at).filter(|known| known.key == key) {
        Some(known) => known.count += 1,
        None => list.insert(at, Facet { key: key.to_owned(), name: name.to_owned(), count: 1 }),
    }
}

/// The most frequent first, and by name where they are as frequent.
fn order(list: &mut [Facet]) {
    list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    pub(super) fn facts(text: &str) -> Facts {
        let source = Source::new("test", text).unwrap();
        Facts::new(&source, &parse(&source).cable)
    }

    fn telegram(post: &str, year: &str, level: &str, tags: &str) -> Facts {
        facts(&format!(
            "O 131627Z FEB {year}\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\n\n{level} {post} 000173\n\n\
             E.O. 12958: DECL: 02/13/2018\nTAGS: {tags}\nSUBJECT: THE HARBOR\n\n1. (C) The harbor is deep.\n\nEXAMPLE\n"
        ))
    }

    #[test]
    fn ok_facts() {
        let facts = telegram("PORT ELSINORE", "08", "C O N F I D E N T I A L", "PREL, XX, Prel, PREL");
        assert_eq!(facts.id.unwrap().as_str(), "08PORTELSINORE173");
        let post = FactsPost { token: "PORTELSINORE".to_owned(), name: "PORT ELSINORE".to_owned() };
        assert_eq!(facts.post, Some(post));
        assert_eq!(facts.day.unwrap().to_string(), "2008-02-13");
        assert_eq!((facts.year, facts.level), (Some(2008), Some(Level::Confidential)));
        assert_eq!(facts.tags, ["PREL", "XX"]);
        let known = telegram("ABU DHABI", "08", "SECRET", "PREL").post.unwrap();
        assert_eq!((known.token.as_str(), known.name.as_str()), ("ABUDHABI", "ABU DHABI"));
    }

    #[test]
    fn ok_no_facts() {
        assert_eq!(facts("no cable"), Facts::default());
        assert_eq!(Facets::new([].iter()), Facets::default());
    }

    #[test]
    fn ok_names() {
        use super::super::{Filter, Words};
        let facts = telegram("ABU DHABI", "08", "C O N F I D E N T I A L", "PREL, XX");
        let accepts =
            |typed: &str| Filter { words: Words::new(typed), ..Filter::default() }.accepts(&facts, &[]);
        for typed in [
            "08ABUDHABI173",
            "ABUDHABI 173",
            "\"abu dhabi 173\"",
            "Embassy Abu",
            "000173",
            "2008",
            "confidential",
            "\"13 February\"",
            "2008-02",
            "dhabi secret",
        ] {
            assert_eq!(accepts(typed), typed != "dhabi secret", "{typed}");
        }
    }

    #[test]
    fn ok_facets() {
        let all = [
            telegram("PORT ELSINORE", "08", "CONFIDENTIAL", "PREL, XX"),
            telegram("SAMPLETON", "09", "SECRET", "PGOV, PREL, AA"),
            telegram("PORT-ELSINORE", "09", "SECRET", "PREL, XX"),
        ];
        let facets = Facets::new(all.iter());
        let read = |list: &[Facet]| -> Vec<String> {
            list.iter().map(|facet| format!("{}/{} {}", facet.key, facet.name, facet.count)).collect()
        };
        assert_eq!(read(&facets.tags), ["PREL/PREL 3", "XX/XX 2", "AA/AA 1", "PGOV/PGOV 1"]);
        assert_eq!(read(&facets.posts), ["PORTELSINORE/PORT ELSINORE 2", "SAMPLETON/SAMPLETON 1"]);
        assert_eq!(read(&facets.levels), ["S/Secret 2", "C/Confidential 1"]);
        assert_eq!(read(&facets.years), ["2009/2009 2", "2008/2008 1"]);
    }
}
