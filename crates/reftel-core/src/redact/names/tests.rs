use super::*;
use crate::text::{Shown, Source};

/// What is found, as it stands in the text; a question mark before what is only possible.
fn found_by(term: &Term, text: &str) -> String {
    let source = Source::new("test", text).unwrap();
    let shown = Shown::line(&source, &source.span().into());
    let folded = Folded::new(&shown);
    let hits = Finder::new(term).find(&Prepared::new(&folded));
    let show = |hit: Hit| format!("{}{}", if hit.possible { "?" } else { "" }, &shown.text()[hit.range]);
    hits.into_iter().map(show).collect::<Vec<_>>().join(" | ")
}

fn found(words: &str, text: &str) -> String {
    found_by(&Term::new(words), text)
}

fn check(words: &str, table: &[(&str, &str)]) {
    for (text, wanted) in table {
        assert_eq!(found(words, text), *wanted, "{words} in {text:?}");
    }
}

#[test]
fn ok_forms_of_a_name() {
    check(
        "Jane Doe",
        &[
            ("met Jane Doe today", "Jane Doe"),
            ("met JANE DOE today", "JANE DOE"),
            ("met jane doe today", "jane doe"),
            ("met Janè Döe today", "Janè Döe"),
            ("met Jane  Doe", "Jane Doe"),
            ("met Jane\n   Doe", "Jane Doe"),
            ("met Jane Do-\ne today", "Jane Do-e"),
            ("met Jane-Doe today", "Jane-Doe"),
            ("met Ja<b>ne</b> &nbsp;Doe", "Jane Doe"),
            ("Jane Doe's friend", "Jane Doe's"),
            ("Jane Doe\u{2019}s friend", "Jane Doe\u{2019}s"),
            ("Jane Doe,s friend", "Jane Doe,s"),
            ("JANE DOE'S FRIEND", "JANE DOE'S"),
            ("DOE, JANE (born", "DOE, JANE"),
            ("Doe, Jane.", "Doe, Jane"),
            ("DOE Jane", "DOE Jane"),
            ("Doe, J. (born", "Doe, J."),
            ("J. Doe said", "J. Doe"),
            ("J Doe said", "J Doe"),
            ("J.Q. Doe said", "J.Q. Doe"),
            ("J. Q. Doe said", "J. Q. Doe"),
            ("Jane Q. Doe said", "Jane Q. Doe"),
            ("Mr. Doe said", "Doe"),
            ("Minister Doe's", "Doe's"),
            ("Doe said. Jane too", "Doe | ?Jane"),
            ("(Doe)", "Doe"),
            ("\"Doe\"", "Doe"),
            ("pro-Doe", "Doe"),
            ("doe", "?doe"),
            ("DOES", "?DOES"),
            ("Jane Mary Doe", "?Jane Mary Doe | Doe"),
            ("met Jane. Doe said", "?Jane. Doe | Doe"),
            ("JaneDoe", "JaneDoe"),
            ("D0E said", "?D0E"),
            ("Jane D0e said", "?Jane D0e"),
            ("Q. Doe", "?Q | Doe"),
            ("A doer of deeds", ""),
            ("Jane said", "?Jane"),
            ("jane said", ""),
            ("shadoe", ""),
            ("", ""),
        ],
    );
}

#[test]
fn ok_longer_names() {
    check(
        "Jane Q. Sample",
        &[
            ("Jane Sample", "Jane Sample"),
            ("JQ Sample", "JQ Sample"),
            ("Samples", "Samples"),
            ("the Sample's", "Sample's"),
            ("Sanple", "?Sanple"),
            ("Sarnple", "?Sarnple"),
            ("Jane Q. Sarnple", "?Jane Q. Sarnple"),
            ("5ample", "?5ample"),
            ("a sample of", "?sample"),
            ("samples of", "?samples"),
        ],
    );
    check(
        "Ali al-Sample",
        &[
            ("Ali al-Sample", "Ali al-Sample"),
            ("ALI AL SAMPLE", "ALI AL SAMPLE"),
            ("Ali Al Sample", "Ali Al Sample"),
            ("al-Sample said", "al-Sample"),
            ("AL-SAMPLE SAID", "AL-SAMPLE"),
            ("ALSAMPLE SAID", "ALSAMPLE"),
            ("Sample said", "Sample"),
            ("A. al-Sample", "A. al-Sample"),
        ],
    );
    check(
        "Juan de la Example",
        &[
            ("JUAN DE LA EXAMPLE", "JUAN DE LA EXAMPLE"),
            ("J. de la Example", "J. de la Example"),
            ("de la Example", "de la Example"),
            ("Example", "Example"),
            ("Exampleville", "?Exampleville"),
            ("for example", "?example"),
        ],
    );
    check(
        "Ann Doe-Sample",
        &[("ANN DOE SAMPLE", "ANN DOE SAMPLE"), ("Doe-Sample", "Doe-Sample"), ("Doe Sample", "Doe Sample")],
    );
    check(
        "José Núñez",
        &[("JOSE NUNEZ", "JOSE NUNEZ"), ("Nu\u{301}n\u{303}ez", "Nu\u{301}n\u{303}ez"), ("NUÑEZ'", "NUÑEZ")],
    );
}

#[test]
fn ok_who_is_a_person() {
    check(
        "Kim Jong-vex",
        &[
            ("Kim Jong-vex met us. Then Minister Kim left.", "Kim Jong-vex | Kim"),
            ("Kim Jong-vex met us. Then Kim left.", "Kim Jong-vex | ?Kim"),
            ("KIM JONG VEX", "KIM JONG VEX"),
            ("Jong-vex Kim", "Jong-vex Kim"),
        ],
    );
    check(
        "Wu Xivol",
        &[("Vice Premier Wu", "?Wu"), ("Wu Xivol came, and Wu left", "Wu Xivol | ?Wu"), ("Wu left", "?Wu")],
    );
    check("A. Zorvik", &[("Zorvik; Ann Zorvik", "Zorvik | ?Ann Zorvik | Zorvik")]);
    check(
        "Ann Zorvik Mornik",
        &[("Ann Zorvik left. Mr. Zorvik too", "?Ann | ?Zorvik | ?Zorvik"), ("Mornik", "Mornik")],
    );
    check("Ann Zorvik-Mornik", &[("Ann Zorvik and Mornik", "?Ann | ?Zorvik | ?Mornik")]);
    check("Dr. Zorvik", &[("Mr. Zorvik and Zorvik", "Zorvik | ?Zorvik")]);
    check("jane zorvik", &[("J. Zorvik; Zorvik, Jane, then Zorvik", "J. Zorvik | Zorvik, Jane | ?Zorvik")]);
    check("Jane Zorvik MP", &[("Jane Zorvik, Zorvik", "Jane Zorvik | Zorvik")]);
    check("Jane Zorvik (RPF)", &[("Jane Zorvik, Zorvik", "Jane Zorvik | Zorvik")]);
    check("Jane Zorvik and Paul Mornik", &[("Mornik, Zorvik", "Mornik | Zorvik")]);
    check("Jane Zorvik", &[("Jane Zorvik came. Jane left.", "Jane Zorvik | ?Jane"), ("Jane left", "?Jane")]);
}

#[test]
fn ok_inside_longer_words() {
    for text in ["jzorvik@x", "zorvikj@x", "JDZORVIK", "Zorviksaid", "metZorvik", "08ZORVIK173", "Zorvik2008"]
    {
        let hits = found("Jane Zorvik", text);
        let word = text.trim_end_matches("@x");
        assert_eq!(hits, format!("?{word}"), "{text}");
    }
    check(
        "Jane Doe",
        &[
            ("jdoe@x", "?jdoe"),
            ("metDoe", "?metDoe"),
            ("08DOE173", "?08DOE173"),
            ("does adore doers", "?does"),
        ],
    );
}

#[test]
fn ok_other_spellings() {
    check(
        "Muammar al-Qadhavi",
        &[("Gaddavi", "?Gaddavi"), ("Moammar el-Kadavi", "?Moammar el-Kadavi"), ("Alqadhavi", "Alqadhavi")],
    );
    check("Ali Asavd", &[("Assavd", "?Assavd")]);
    check(
        "al-Zorviki",
        &[
            ("El-Zorviki, Alzorviki, ez-Zorviki", "El-Zorviki | Alzorviki | ez-Zorviki"),
            ("alzorviki, AL Roestown and Doe", "alzorviki"),
        ],
    );
}

#[test]
fn ok_other_letters() {
    check(
        "Jane Zorvik",
        &[
            ("Zоrviк", "?Zоrviк"),
            ("Ζorviκ", "?Ζorviκ"),
            ("Ｚｏｒｖｉｋ", "Ｚｏｒｖｉｋ"),
            ("Zor\u{202e}v\u{1}ik", "Zor\u{202e}v\u{1}ik"),
            ("Zor&zwj;vik", "Zor\u{200d}vik"),
        ],
    );
}

#[test]
fn ok_other_alphabets() {
    check("Jane Zorvik", &[("Зорвик said", "?Зорвик"), ("Джейн Зорвик", "?Джейн Зорвик")]);
    check("Зорвик", &[("ZORVIK said", "?ZORVIK"), ("the zorvik", "")]);
    check("Zorviki", &[("من الزرفكي", "")]);
    check("Kharibi", &[("قال الخريبي", "?الخريبي"), ("خريبي", "?خريبي")]);
    check("خريبي", &[("Kharibi", "?Kharibi")]);
}

#[test]
fn ok_signs_among_letters_and_for_them() {
    for text in [
        "Zor**vik",
        "Zor/vik",
        "Zor_vik",
        "Zor[v]ik",
        "Zor\\/vik",
        "Z?rvik",
        "Zo?vik",
        "Zor\u{fffd}ik",
        "Z rvik",
    ] {
        assert_eq!(found("Jane Zorvik", text), format!("?{text}"), "{text}");
    }
    check("Zařvík", &[("Za??vik", "?Za??vik"), ("Za? vik", "?Za? vik")]);
    check("Jane Hassan", &[("has an", ""), ("HAS AN", "?HAS AN")]);
    check("Doe", &[("D?e", ""), ("D*oe", "?D*oe")]);
}

#[test]
fn ok_surnames_that_are_words() {
    check(
        "Jane White",
        &[
            ("told White so", "White"),
            ("Jane White, Minister White", "Jane White | White"),
            ("in the White House", "?White"),
            ("White walls", "?White"),
            ("A WHITE WALL", "?WHITE"),
            ("white walls", ""),
        ],
    );
    check("Jane May", &[("told May so; in May", "?May | ?May"), ("Mr. May", "May"), ("J. May", "J. May")]);
}

#[test]
fn ok_terms() {
    check(
        "harbor works",
        &[
            ("the Harbor Works", "Harbor Works"),
            ("the harbor\nworks", "harbor works"),
            ("harbor-works", "harbor-works"),
            ("harbor, works", "?harbor, works"),
            ("harborworks", "?harborworks"),
            ("the harbor", ""),
            ("works", ""),
            ("harbour works", "?harbour works"),
        ],
    );
    check("Doe", &[("DOE", "DOE"), ("doe", "doe"), ("DOES", "?DOES"), ("Doe's", "Doe's"), ("adobe", "")]);
    check(
        "Sampleton",
        &[("Samplet-\non", "Samplet-on"), ("SAMPLETONS", "SAMPLETONS"), ("Sampletonsaid", "?Sampletonsaid")],
    );
    check("US", &[("the US and us", "US | us"), ("USA", "")]);
    check("C++", &[("C and C++", "C++")]);
    check("AT&T", &[("at t, AT&T", "AT&T")]);
    check("A", &[("A b a", "A | a")]);
    check("", &[("A b a", "")]);
    check("...", &[("well...", "...")]);
    check("\u{4e2d}\u{6587}", &[("x \u{4e2d}\u{6587} y", "\u{4e2d}\u{6587}")]);
}

#[test]
fn ok_options() {
    let term = |change: fn(&mut Term), words| {
        let mut term = Term::new(words);
        change(&mut term);
        term
    };
    let alone = term(|term| term.surname = false, "Jane Doe");
    assert_eq!(found_by(&alone, "Doe; J. Doe, Minister Doe"), "J. Doe | Doe");
    let plain = term(|term| term.person = false, "Jane Doe");
    assert_eq!(found_by(&plain, "Doe, J. Doe, Jane Doe"), "?Doe | ?Doe | Jane Doe");
    let capital = term(|term| term.case = TermCase::Capital, "Rice");
    assert_eq!(found_by(&capital, "rice, Rice and RICE"), "Rice | RICE");
    let typed = term(|term| term.case = TermCase::Typed, "US");
    assert_eq!(found_by(&typed, "us, Us and US"), "US");
    let inside = term(|term| term.inside = true, "doe");
    assert_eq!(found_by(&inside, "shadoe does"), "doe | ?does | doe");
    let strict = term(|term| term.alike = false, "Sample");
    assert_eq!(found_by(&strict, "Sarnple Samplesaid"), "");
}

#[test]
fn ok_what_stands_before_a_surname() {
    check(
        "Doett",
        &[
            ("Laurent Doett said", "?Laurent | Doett"),
            ("the Jean-Paul van Doett plan", "?Jean-Paul van | Doett"),
            ("met L. Doett", "?L | Doett"),
            ("CHRISTINE DOETT", "?CHRISTINE | DOETT"),
            ("Deputy Foreign Minister Ann Doett", "?Deputy Foreign Minister | ?Ann | Doett"),
            ("Foreign Minister Doett", "?Foreign Minister | Doett"),
            ("Minister Doett", "Doett"),
            ("Mr. Doett", "Doett"),
            ("On Tuesday Doett said", "Doett"),
            ("in May Doett said", "Doett"),
            ("told Ann. Doett said", "Doett"),
            ("met Ann, Doett and", "Doett"),
            ("and Doett's", "Doett's"),
        ],
    );
    check("Jane Doett", &[("Laurent Doett said", "?Laurent | Doett"), ("met Jane Doett", "Jane Doett")]);
    check("harbor", &[("the Old Harbor", "?Old | Harbor"), ("the old harbor", "harbor")]);
}

proptest::proptest! {
    /// Whatever the find bar finds in whole words is found, and is no mere possibility.
    #[test]
    fn ok_never_less_than_the_find_bar(
        text in "([A-Da-dé'., -]|\n|&amp;|-\n|ann |doe ){0,60}",
        words in "([A-Da-d]{1,4}|ann doe|doe)( [a-dA-D]{1,3})?",
    ) {
        let source = Source::new("test", text).unwrap();
        let shown = Shown::line(&source, &source.span().into());
        let folded = Folded::new(&shown);
        let term = Term::new(&words);
        let hits = Finder::new(&term).find(&Prepared::new(&folded));
        let query = Query { words, whole_words: true, ..Query::default() };
        for wanted in find_words(std::slice::from_ref(&folded), &query) {
            let is_in = |hit: &Hit| !hit.possible && hit.range.start <= wanted.range.start && wanted.range.end <= hit.range.end;
            proptest::prop_assert!(hits.iter().any(is_in));
        }
        for hit in &hits {
            proptest::prop_assert!(shown.text().get(hit.range.clone()).is_some_and(|found| !found.is_empty()));
        }
    }
}
