//! Invented cables, as many as one likes: for benches, fuzzing and tests that need a large corpus.
//!
//! How often each form, defect and oddity occurs follows counts over real collections; every name, post and
//! sentence is made up. The same seed gives the same bytes on every machine, and cable `n` does not depend on
//! how many are made.
#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "its only input is its own tables")]

mod address;
mod facts;
mod heading;
mod page;
mod rng;
mod sentence;
mod text;
mod words;

use facts::Facts;
use rng::Rng;

/// How a cable is handed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The text as it was transmitted.
    Telegram,
    /// The same in a web page of a collection.
    Page,
}

/// An invented cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cable {
    /// A file name, without an extension: the number of the cable and its id.
    pub name: String,
    /// What the file holds.
    pub text: String,
}

/// Cable number `index` of the corpus that `seed` stands for.
#[must_use]
pub fn cable(seed: u64, index: u64, form: Form) -> Cable {
    let mut rng = Rng::new(seed, index);
    let facts = Facts::draw(&mut rng, form);
    let transmission = address::transmission(&facts, &mut rng);
    let mut lines = heading::heading(&facts, &mut rng);
    let first = lines.len();
    lines.extend(text::text(&facts, &mut rng));
    text::break_pages(&mut lines, first, &facts, &mut rng);
    let name = format!("{index:05}-{}", facts.id());
    let text = match form {
        Form::Telegram => page::telegram(&facts, &transmission, &lines),
        Form::Page => page::page(&facts, &transmission, &lines, &mut rng),
    };
    Cable { name, text }
}

/// The first `count` cables of a corpus.
pub fn cables(seed: u64, count: u64, form: Form) -> impl Iterator<Item = Cable> {
    (0..count).map(move |index| cable(seed, index, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus(form: Form) -> Vec<Cable> {
        cables(1, 1000, form).collect()
    }

    /// How many of a thousand cables hold `text`, be it on one line or on two.
    fn holding(cables: &[Cable], text: &str) -> usize {
        cables.iter().filter(|cable| cable.text.replace('\n', " ").contains(text)).count()
    }

    #[test]
    fn ok_same_seed_same_bytes() {
        assert_eq!(cable(7, 3, Form::Page), cables(7, 4, Form::Page).last().unwrap());
        assert_ne!(cable(7, 3, Form::Page).text, cable(8, 3, Form::Page).text);
    }

    #[test]
    fn ok_as_often_as_in_the_collections() {
        let cables = corpus(Form::Telegram);
        for (text, counted) in [
            ("VZCZC", 865),
            ("partial extract", 71),
            ("SIPDIS", 940),
            ("SECTION 01 OF", 626),
            ("NOFORN", 230),
            ("XXXXXXXX", 190),
            ("END SUMMARY", 750),
            ("RUEHWEB", 240),
            ("“", 307),
            ("REF: ", 540),
        ] {
            let found = holding(&cables, text);
            assert!(found.abs_diff(counted) <= 60, "{text}: {found} of 1000, in the collections {counted}");
        }
    }

    #[test]
    fn ok_lines_are_wrapped_and_pages_are_pages() {
        let telegrams = corpus(Form::Telegram);
        let long = |cable: &&Cable| cable.text.lines().filter(|line| line.len() > 200).count() >= 3;
        let reflowed = telegrams.iter().filter(long).count();
        assert!(reflowed.abs_diff(385) <= 80, "{reflowed} of 1000 are reflowed");
        for page in corpus(Form::Page) {
            assert_eq!(page.text.matches("<code><pre>").count(), 2, "{}", page.name);
        }
    }
}
