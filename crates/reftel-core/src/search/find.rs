use std::ops::Range;

use super::fold::Folded;
use super::needle::Needle;

/// What is looked for, and what counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, as they were typed.
    pub words: String,
    /// Whether capitals must be capitals.
    pub case: bool,
    /// Whether letters must have the same accents.
    pub accents: bool,
    /// Whether it must begin and end where words do.
    pub whole_words: bool,
}

/// A place at which the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which of the texts, from 0.
    pub unit: usize,
    /// Bytes of the text as shown, whole characters.
    pub range: Range<usize>,
}

/// Every place of the words, in order and apart. Nothing is found by an empty query, nor by whitespace.
#[must_use]
pub fn find(units: &[Folded], query: &Query) -> Vec<Hit> {
    let mut hits = Vec::new();
    let whole = query.whole_words;
    let Some(needle) = Needle::new(&query.words, query.case, query.accents, whole, whole) else {
        return hits;
    };
    for (unit, text) in units.iter().enumerate() {
        needle.each(text, &mut |range| {
            hits.push(Hit { unit, range });
            true
        });
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Shown, Source};
    use proptest::prelude::*;

    fn shown(text: &str) -> Shown {
        let source = Source::new("test", text).unwrap();
        Shown::line(&source, &source.span().into())
    }

    /// The hits, as they stand in the shown text.
    fn hits(text: &str, query: &Query) -> Vec<String> {
        let shown = shown(text);
        let hits = find(&[Folded::new(&shown)], query);
        hits.into_iter().map(|hit| shown.text()[hit.range].to_owned()).collect()
    }

    fn query(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    #[test]
    fn ok_what_typists_and_typesetters_tell_apart_is_the_same() {
        for (text, words, found) in [
            ("The Harbor of PORT ELSINORE", "harbor", &["Harbor"][..]),
            ("The harbor\n  of Elsinore", "harbor of  elsinore", &["harbor of Elsinore"]),
            ("“It’s so,” he said", "\"it's so,\"", &["“It’s so,”"]),
            ("'quoted' `so'", "‘quoted’", &["'quoted'"]),
            ("1999–2001, 5 — 6, 7 -- 8", "1999-2001, 5 - 6, 7 – 8", &["1999–2001, 5 — 6, 7 -- 8"]),
            ("a word -- another", "word - another", &["word -- another"]),
            ("5\u{a0}000 men", "5 000", &["5 000"]),
            ("the o\u{fb03}ce", "office", &["oﬃce"]),
            ("the o\u{fb03}ce", "fi", &["ﬃ"]),
            ("the o\u{fb03}ce", "f", &["ﬃ"]),
            ("co\u{ad}opera\u{ad}\ntion", "cooperation", &["co\u{ad}opera\u{ad} tion"]),
            ("São Tomé, Øresund, Straße", "sao tome, oresund, strasse", &["São Tomé, Øresund, Straße"]),
            ("Sao Tome", "São Tomé", &["Sao Tome"]),
            ("cafe\u{301}s", "cafe", &["cafe\u{301}"]),
            ("ŁÓDŹ and Łódź", "lodz", &["ŁÓDŹ", "Łódź"]),
            ("МОСКВА and Афины", "москва", &["МОСКВА"]),
            ("\u{4e2d}\u{6587} text", "\u{6587} t", &["\u{6587} t"]),
            ("aaaaa", "aa", &["aa", "aa"]),
            ("banana", "ana", &["ana"]),
            ("", "a", &[]),
            ("a", "", &[]),
            ("a  b", " ", &[]),
            ("a", "\u{301}", &[]),
            ("a", "ab", &[]),
        ] {
            assert_eq!(hits(text, &query(words)), found, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn ok_hyphens_at_line_ends_are_there_or_not() {
        let text = "a US-\nled inter-\n  operability, inter-agency";
        for (words, found) in [
            ("interoperability", &["inter-operability"][..]),
            ("inter-operability", &["inter-operability"]),
            ("inter–oper", &["inter-oper"]),
            ("us-led interoperability", &["US-led inter-operability"]),
            ("usled inter-operability", &["US-led inter-operability"]),
            ("inter", &["inter", "inter"]),
            ("operability", &["operability"]),
            ("r-", &["r-", "r-"]),
            ("interagency", &[]),
            ("inter operability", &[]),
            ("inter--operability", &["inter-operability"]),
        ] {
            assert_eq!(hits(text, &query(words)), found, "{words}");
        }
        // Where lines are kept, too.
        let source = Source::new("test", "inter-\n  operability").unwrap();
        let raw = Shown::raw(&source, source.span());
        assert_eq!(find(&[Folded::new(&raw)], &query("interoperability"))[0].range, 0..raw.text().len());
    }

    #[test]
    fn ok_case_on_request() {
        let exact = |words| Query { case: true, ..query(words) };
        let text = "Port PORT port ÉLAN élan ЖУК жук";
        assert_eq!(hits(text, &exact("PORT")), ["PORT"]);
        assert_eq!(hits(text, &exact("Port")), ["Port"]);
        assert_eq!(hits(text, &exact("elan")), ["élan"]);
        assert_eq!(hits(text, &exact("Elan")), [""; 0]);
        assert_eq!(hits(text, &exact("Жук")), [""; 0]);
    }

    #[test]
    fn ok_accents_on_request() {
        let exact = |words| Query { accents: true, ..query(words) };
        let text = "Élan elan e\u{301}lan Ærø aero ALMATÝ";
        assert_eq!(hits(text, &exact("elan")), ["elan"]);
        assert_eq!(hits(text, &exact("élan")), ["Élan", "e\u{301}lan"]);
        assert_eq!(hits(text, &exact("aero")), ["aero"]);
        assert_eq!(hits(text, &exact("ærø")), ["Ærø"]);
        assert_eq!(hits(text, &exact("almaty")), [""; 0], "an accent at the end counts too");
        assert_eq!(hits(text, &exact("ý")), ["Ý"]);
    }

    #[test]
    fn ok_whole_words() {
        let whole = |words| Query { whole_words: true, ..query(words) };
        for (text, words, found) in [
            ("art part arts ART, (art)", "art", &["art", "ART", "art"][..]),
            ("Tomé tome\u{301}s tomes", "tome", &["Tomé"]),
            ("élart artél", "art", &[]),
            ("a part of it", "part of", &["part of"]),
            ("xy xy xy", "y xy", &[]),
            ("well-known", "known", &["known"]),
            ("(C/NF) (C)", "(c)", &["(C)"]),
            ("o\u{fb03}ce", "of", &[]),
        ] {
            assert_eq!(hits(text, &whole(words)), found, "{words} in {text}");
        }
        let exact = |words| Query { accents: true, ..whole(words) };
        assert_eq!(hits("tomés tomé atomé tomê", &exact("tomé")), ["tomé"]);
    }

    #[test]
    fn ok_hits_of_several_texts_lead_to_the_file() {
        let source = Source::new("test", "The har-\nbor &amp; <b>po</b>rt.\nPAGE 2\nThe port").unwrap();
        let text = [0..31, 38..47].map(crate::text::Span::from);
        assert_eq!(source.raw(text[1]), "\nThe port");
        let units = text.map(|span| Shown::line(&source, &span.into()));
        let hits = find(&units.each_ref().map(Folded::new), &query("harbor & port"));
        assert_eq!(hits, [Hit { unit: 0, range: 4..18 }]);
        let spans = units[0].source(hits[0].range.clone());
        let raw: Vec<_> = spans.iter().map(|span| source.raw(span).into_owned()).collect();
        assert_eq!(raw, ["har-", "bor &amp; ", "po", "rt"]);
        assert_eq!(
            find(&units.each_ref().map(Folded::new), &query("THE po")),
            [Hit { unit: 1, range: 0..6 }]
        );
    }

    /// Words of any length, and such as make other ways of searching start again at every letter.
    #[test]
    fn ok_long_words() {
        let text = format!("{}b", "a".repeat(200_000));
        for length in [63, 64, 65, 128, 1000] {
            let words = format!("{}b", "a".repeat(length - 1));
            assert_eq!(hits(&text, &query(&words)), [words.as_str()]);
            let whole = Query { whole_words: true, ..query(&words[1..]) };
            assert_eq!(hits(&text, &whole), [""; 0]);
        }
        let other = "abcdefgh ".repeat(20);
        assert_eq!(hits(&format!("x{other}y"), &query(&other)), [other.as_str()]);
    }

    proptest! {
        #[test]
        fn ok_as_the_standard_library_finds(text in "[abAB.]{0,200}", words in "[abAB.]{1,70}", at in 0usize..150) {
            // Most words of their own stand nowhere.
            let words = text.get(at..at + words.len()).unwrap_or(&words);
            for (case, text, words) in
                [(true, text.clone(), words.to_owned()), (false, text.to_lowercase(), words.to_lowercase())]
            {
                let units = [Folded::new(&shown(&text))];
                let found = find(&units, &Query { case, ..query(&words) });
                let starts: Vec<usize> = found.into_iter().map(|hit| hit.range.start).collect();
                let expected: Vec<usize> = text.match_indices(&words).map(|(at, _)| at).collect();
                prop_assert_eq!(starts, expected);
            }
        }

        #[test]
        fn ok_what_is_shown_is_found(
            text in "([abAé\u{301}ßﬃÆ“—x\u{ad}\u{4e2d}-]| |\n|&amp;|<b>){1,60}",
            start in 0usize..60, length in 1usize..20,
            case: bool, accents: bool,
        ) {
            let source = Source::new("test", text.as_str()).unwrap();
            let shown = Shown::line(&source, &source.span().into());
            let words: String = shown.text().chars().skip(start).take(length).collect();
            let begin = shown.text().char_indices().nth(start).map_or(0, |(at, _)| at);
            let units = [Folded::new(&shown)];
            let hits = find(&units, &Query { words: words.clone(), case, accents, whole_words: false });
            let after = shown.text()[begin..].strip_prefix(&words).unwrap_or_default();
            let cut = |c: char| c == '\u{301}' || c == '-' || c == '—' || c == '\u{ad}';
            // After a soft hyphen a word goes on: the space there is none.
            let goes_on = shown.text()[..begin].ends_with('\u{ad}') && words.starts_with(char::is_whitespace);
            // A query that is cut out in the middle of a character or a dash need not stand there any more.
            if !goes_on && words.chars().any(|c| !c.is_whitespace() && !cut(c)) && !after.starts_with(cut) && !words.contains('\u{ad}') {
                prop_assert!(!hits.is_empty(), "{:?} in {:?}", words, shown.text());
            }
            let mut free_from = 0;
            for hit in hits {
                prop_assert!(free_from <= hit.range.start && hit.range.start < hit.range.end);
                free_from = hit.range.end;
                let found = shown.text().get(hit.range.clone());
                prop_assert!(found.is_some(), "whole characters");
                let again = Needle::new(&words, case, accents, false, false).unwrap();
                let mut count = 0;
                again.each(&Folded::words(found.unwrap()), &mut |_| { count += 1; true });
                prop_assert!(count > 0 || shown.broken().next().is_some(), "the hit holds the words");
                let spans = shown.source(hit.range.clone());
                prop_assert!(!spans.is_empty());
                for span in spans.iter() {
                    let range = shown.range(span);
                    prop_assert!(hit.range.start <= range.start && range.end <= hit.range.end);
                }
            }
        }
    }
}
