//! How long it takes to redact a cable of 200 kB with 200 findings: rules, release, every form, the last look at each.
//!
//! `cargo bench --no-default-features --bench redact`
#![allow(clippy::expect_used, reason = "a bench over inputs of its own")]

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/common/forms.rs"]
mod forms;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::forms::files;
    use divan::{Bencher, black_box};
    use invented::Form;
    use reftel_core::cable::Cable;
    use reftel_core::export::Options;
    use reftel_core::gate::{gate, secrets};
    use reftel_core::parse::parse;
    use reftel_core::redact::{Marks, NamesRule, Released, Rules, Term, apply, release};
    use reftel_core::text::Source;

    /// A heading, and paragraphs of others behind it; a name in each of 200 places.
    fn cable() -> (Source, Cable, Rules) {
        let mut text = invented::cable(3, 1, Form::Telegram).text;
        let more: String = invented::cables(4, 400, Form::Telegram).map(|cable| cable.text).collect();
        let lines = more.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        for (index, line) in lines.enumerate().take_while(|(index, _)| *index < 20_000) {
            if text.len() > 200_000 {
                break;
            }
            text.push_str(line);
            text.push_str(if index % 8 == 0 { " said Kvothe Zylberstajn.\n" } else { "\n" });
            if index % 12 == 0 {
                text.push_str(&format!("\n{}. (C) And so it went on.\n", index / 12 + 40));
            }
        }
        let source = Source::new("bench", text).expect("less than 4 GiB");
        let cable = parse(&source).cable;
        let terms = vec![Term::new("Kvothe Zylberstajn")];
        let rules = Rules { names: NamesRule { on: true, terms, reason: None }, ..Rules::default() };
        (source, cable, rules)
    }

    fn released() -> (Source, Cable, Marks, Released) {
        let (source, cable, rules) = cable();
        let marks = apply(&source, &cable, &rules).marks();
        let released = release(&source, &cable, &marks).expect("its own marks");
        (source, cable, marks, released)
    }

    #[divan::bench]
    fn a_apply(bencher: Bencher<'_, '_>) {
        let (source, cable, rules) = cable();
        let found = apply(&source, &cable, &rules).findings.len();
        assert!((150..400).contains(&found), "{} bytes, {found} findings", source.bytes().len());
        bencher.bench_local(|| apply(black_box(&source), &cable, &rules));
    }

    #[divan::bench]
    fn b_release(bencher: Bencher<'_, '_>) {
        let (source, cable, marks, _) = released();
        bencher.bench_local(|| release(black_box(&source), &cable, &marks));
    }

    #[divan::bench]
    fn c_secrets(bencher: Bencher<'_, '_>) {
        let (source, cable, marks, _) = released();
        bencher.bench_local(|| secrets(black_box(&[(&source, &cable, &marks)])));
    }

    /// The form, by its place among all of them.
    #[divan::bench(args = ["txt", "md", "html", "json", "csv"])]
    fn d_gate(bencher: Bencher<'_, '_>, form: &str) {
        let (source, cable, marks, released) = released();
        let sought = secrets(&[(&source, &cable, &marks)]).expect("its own marks");
        let files = files(&released, Options::default());
        let (name, bytes) = files.iter().find(|(name, _)| name.ends_with(form)).expect("a form");
        gate(name, bytes.clone(), &sought).expect("nothing struck is in it");
        bencher.bench_local(|| gate(black_box(name), bytes.clone(), &sought));
    }

    /// All forms and their archive.
    #[divan::bench]
    fn e_every_form(bencher: Bencher<'_, '_>) {
        let (_, _, _, released) = released();
        bencher.bench_local(|| files(black_box(&released), Options::default()));
    }

    #[divan::bench]
    fn f_every_form_and_gate(bencher: Bencher<'_, '_>) {
        let (source, cable, rules) = cable();
        bencher.bench_local(|| {
            let marks = apply(black_box(&source), &cable, &rules).marks();
            let released = release(&source, &cable, &marks).expect("its own marks");
            let sought = secrets(&[(&source, &cable, &marks)]).expect("its own marks");
            let files = files(&released, Options::default());
            files.into_iter().filter(|(name, bytes)| gate(name, bytes.clone(), &sought).is_ok()).count()
        });
    }
}
