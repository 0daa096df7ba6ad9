use super::Library;
use crate::dates::month_in_words;
use crate::document::Document;
use reftel_core::cable::{CableId, MentionKind, post_by_name};

/// As many cables that are not open are listed at once; more when they are asked for.
pub const MISSING_AT_ONCE: usize = 3;

/// A cable that open cables cite, and that is not open itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ghost {
    /// Canonical id.
    pub id: CableId,
    /// Keys of the open cables that cite it, in the order in which they were opened.
    pub cited_by: Vec<u32>,
    /// When it must have been sent, as far as those that cite it tell: its year, and a month that it cannot be later
    /// than.
    pub when: String,
}

impl Ghost {
    /// Where it comes from; empty where its post is not known.
    #[must_use]
    pub fn post(&self) -> String {
        post_by_name(self.id.post()).map(|post| post.full_name().into_owned()).unwrap_or_default()
    }

    /// Words by which a catalogue finds it.
    #[must_use]
    pub fn search_words(&self) -> String {
        let name = post_by_name(self.id.post())
            .map_or_else(|| self.id.post().to_owned(), |post| post.name.to_owned());
        format!("\"{name} {}\" OR {} {}", self.id.serial(), self.id, self.id.year())
    }
}

/// Ids of the cables that a cable cites, each once: its reference line first, then its text.
#[must_use]
pub fn cited_in(document: &Document) -> Vec<&CableId> {
    let cable = document.cable();
    let listed = cable.header.references.iter().filter_map(|reference| Some(&reference.target.as_ref()?.id));
    let named = cable.mentions.iter().filter(|mention| mention.kind == MentionKind::Cable);
    let mut ids: Vec<&CableId> = Vec::new();
    for id in listed.chain(named.filter_map(|mention| mention.id.as_ref())) {
        if document.id() != Some(id) && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

impl Library {
    /// Keys of the open cables that cite the one with that id, in the order in which they were opened.
    #[must_use]
    pub fn citing(&self, id: &CableId) -> Vec<u32> {
        let cites = |document: &Document| cited_in(document).contains(&id);
        self.entries().iter().filter(|entry| cites(&entry.document)).map(|entry| entry.key).collect()
    }

    /// What is cited and not open, by id.
    #[must_use]
    pub fn ghosts(&self) -> Vec<Ghost> {
        let mut ghosts: Vec<Ghost> = Vec::new();
        let mut open: Vec<&str> = Vec::with_capacity(self.entries().len());
        for id in self.entries().iter().filter_map(|entry| entry.document.id()) {
            open.insert(open.partition_point(|other| *other < id.as_str()), id.as_str());
        }
        for entry in self.entries() {
            for id in cited_in(&entry.document) {
                if open.binary_search(&id.as_str()).is_ok() {
                    continue;
                }
                let at = ghosts.partition_point(|ghost| ghost.id.as_str() < id.as_str());
                match ghosts.get_mut(at).filter(|ghost| ghost.id == *id) {
                    Some(ghost) => ghost.cited_by.push(entry.key),
                    None => {
                        let ghost = Ghost {
                            id: id.clone(),
                            cited_by: vec![entry.key],
                            when: when(id, &entry.document),
                        };
                        ghosts.insert(at, ghost);
                    }
                }
            }
        }
        ghosts
    }

    /// The next cable in the chain of references from the one on screen: one that it cites, or one that cites it.
    /// None if no such cable is open.
    #[must_use]
    pub fn linked(&self, earlier: bool) -> Option<u32> {
        let entry = self.current()?;
        if earlier {
            return cited_in(&entry.document).into_iter().find_map(|id| self.key_of(id.as_str()));
        }
        self.citing(entry.document.id()?).into_iter().next()
    }
}

/// When a cited cable was sent, as far as the one that cites it tells.
fn when(id: &CableId, citing: &Document) -> String {
    match citing.cable().day() {
        Some(day) if day.year == id.year() => format!("sent by {}", month_in_words(day)),
        _ => id.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;

    fn cable(serial: u32, refs: &str, text: &str) -> Vec<Document> {
        let text = format!(
            "R 131627Z FEB 08\nFM AMEMBASSY BERLIN\nTO SECSTATE WASHDC\n\nUNCLAS BERLIN {serial:06}\n\nE.O. 12958: N/A\n\
             TAGS: PREL\nSUBJECT: A HARBOR\n{refs}\n1. (U) {text}\n"
        );
        open("a", text.into_bytes()).unwrap()
    }

    fn library(cables: Vec<Vec<Document>>) -> Library {
        let mut library = Library::default();
        for document in cables.into_iter().flatten() {
            library.add(document, false);
        }
        library
    }

    #[test]
    fn ok_who_cites_whom() {
        let library = library(vec![
            cable(1, "", "The first."),
            cable(2, "\nREF: A. BERLIN 1 B. 07 PARIS 12\n", "See ref A and STATE 77."),
            cable(3, "\nREF: BERLIN 2\n", "And 07 PARIS 12."),
        ]);
        let id = |key: usize| library.entries()[key].document.id().unwrap();
        assert_eq!(library.citing(id(0)), [1]);
        assert_eq!(library.citing(id(1)), [2]);
        let ghosts = library.ghosts();
        let found: Vec<_> = ghosts
            .iter()
            .map(|ghost| (ghost.id.as_str(), ghost.cited_by.as_slice(), ghost.when.as_str()))
            .collect();
        assert_eq!(
            found,
            [("07PARIS12", &[1, 2][..], "2007"), ("08STATE77", &[1][..], "sent by February 2008")]
        );
        assert_eq!(ghosts[0].search_words(), "\"PARIS 12\" OR 07PARIS12 2007");
        assert_eq!(ghosts[0].post(), "AMEMBASSY Paris");
    }

    #[test]
    fn ok_along_the_chain() {
        let mut library = library(vec![cable(1, "", "A."), cable(2, "\nREF: BERLIN 1\n", "B.")]);
        assert_eq!((library.linked(true), library.linked(false)), (None, Some(1)));
        library.select(1);
        assert_eq!((library.linked(true), library.linked(false)), (Some(0), None));
    }
}
