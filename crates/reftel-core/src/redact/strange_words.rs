//! Words of a heading that are none of those that headings are made of: perhaps the name of a person.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::cable::Cable;
use crate::lexicon::{
    CODES, HEADING_WORDS, LEVELS, POSTS, PRECEDENCES, REFERENCES, TAGS, WORDS, grammar, is_caveat_word,
    is_month, is_reader, mission, office, title,
};
use crate::text::{Source, Span};

/// Fewest letters of a word that may be a name.
const WORD_MIN: usize = 3;
/// Longest, in letters.
const WORD_MAX: usize = 30;
/// All words of posts, countries, codes and markings, in capitals.
static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let tables = [POSTS, CODES, PRECEDENCES, REFERENCES, TAGS, WORDS].into_iter();
    let fields = tables.flat_map(|table| {
        table.rows().flat_map(|row| {
            let is_place = row.split('\t').nth(1) == Some("g") || row.split('\t').nth(3).is_some();
            // Only countries are words of headings among what is written in lowercase.
            row.split('\t').filter(move |field| is_place || !field.contains(char::is_lowercase))
        })
    });
    let heading = HEADING_WORDS.rows().filter_map(|row| row.split('\t').next());
    let levels = LEVELS.lines().filter_map(|row| row.split('\t').next());
    let words =
        fields.chain(levels).chain(heading).flat_map(|field| field.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.len() >= WORD_MIN).map(str::to_ascii_uppercase).collect()
});

/// Calls `each` for every run of such words in a line.
pub(super) fn strange(source: &Source, cable: &Cable, line: Span, each: &mut dyn FnMut(Span)) {
    let Some(text) = source.bytes().get(line.range()) else { return };
    let own = cable.header.mrn.map(|mrn| source.text(mrn.post).to_ascii_uppercase()).unwrap_or_default();
    let mut run: Option<Span> = None;
    for word in words(text) {
        let bytes = text.get(word.range()).unwrap_or_default();
        let place = Span { start: line.start + word.start, end: line.start + word.end };
        if is_known(bytes, &own) {
            run.take().into_iter().for_each(&mut *each);
            continue;
        }
        // Blanks, commas and the like go on with the name.
        let goes_on = run.filter(|run| {
            let between = source.bytes().get(run.end as usize..place.start as usize).unwrap_or_default();
            between.len() < 4 && !between.contains(&b'\n')
        });
        if goes_on.is_none() {
            run.take().into_iter().for_each(&mut *each);
        }
        run = Some(goes_on.map_or(place, |run| run.to(place)));
    }
    run.into_iter().for_each(each);
}

/// Whether any word of a line is one of those that headings are made of.
pub(super) fn has_known(source: &Source, cable: &Cable, line: Span) -> bool {
    let own = cable.header.mrn.map(|mrn| source.text(mrn.post).to_ascii_uppercase()).unwrap_or_default();
    let text = source.bytes().get(line.range()).unwrap_or_default();
    words(text).any(|word| {
        let word = text.get(word.range()).unwrap_or_default();
        let is_word = word.len() >= WORD_MIN && !word.iter().any(u8::is_ascii_digit);
        let is_precedence =
            || PRECEDENCES.find(&String::from_utf8_lossy(word).to_ascii_uppercase()).is_some();
        is_word && is_known(word, &own) && !is_precedence()
    })
}

fn is_known(word: &[u8], own: &str) -> bool {
    if word.len() < WORD_MIN || word.iter().any(u8::is_ascii_digit) {
        return true;
    }
    let Ok(text) = std::str::from_utf8(word) else { return true };
    if !(WORD_MIN..=WORD_MAX).contains(&text.chars().filter(|c| c.is_alphabetic()).count()) {
        return true;
    }
    let capitals = text.to_ascii_uppercase();
    // An operating signal: `ZDK`.
    let is_signal = capitals.starts_with('Z') && capitals.len() == WORD_MIN;
    let titled = title(word);
    is_signal
        || KNOWN.contains(capitals.as_str())
        || own.split(' ').any(|own| own == capitals)
        || grammar(word).is_some()
        || is_month(word)
        || is_caveat_word(word)
        || is_reader(word)
        || mission(word) != mission(b"")
        || office(word) != office(b"")
        || titled.is_before_name
        || titled.is_office
        || titled.is_noun
}

/// Runs of letters and digits.
fn words(text: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.iter().position(is_word)?;
        let length = text.get(start..)?.iter().take_while(|byte| is_word(byte)).count();
        at = start + length;
        Some(Span::new(start, at))
    })
}
