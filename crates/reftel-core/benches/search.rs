//! How long a key in the find bar takes: a text made ready once, then a query over it. A frame has 16 ms.
//!
//! `cargo bench --no-default-features --bench search`
#![allow(clippy::expect_used, reason = "a bench over inputs of its own")]

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use divan::counter::BytesCount;
    use divan::{Bencher, black_box};
    use invented::Form;
    use reftel_core::search::{Facts, Filter, Folded, Query, Words, find};
    use reftel_core::text::{Shown, Source, Span};

    const BYTES: usize = 200_000;

    /// Two hundred texts of the length of a paragraph.
    fn shown() -> Vec<Shown> {
        let mut text: String = invented::cables(1, 100, Form::Telegram).map(|cable| cable.text).collect();
        text.retain(|c| c.is_ascii());
        let source = Source::new("bench", text).expect("less than 4 GiB");
        let units =
            (0..BYTES).step_by(1000).map(|at| Shown::line(&source, &Span::from(at..at + 1000).into()));
        units.collect()
    }

    fn folded() -> Vec<Folded> {
        shown().iter().map(Folded::new).collect()
    }

    #[divan::bench]
    fn fold(bencher: Bencher<'_, '_>) {
        let units = shown();
        bencher
            .counter(BytesCount::new(BYTES))
            .bench(|| black_box(&units).iter().map(Folded::new).collect::<Vec<_>>());
    }

    /// From the most frequent letter to words that stand nowhere and are longer than any.
    #[divan::bench(args = ["e", "the", "embassy", "zzz", "the government of the host country has not yet said whether it will"])]
    fn query(bencher: Bencher<'_, '_>, words: &str) {
        let units = folded();
        let query = Query { words: words.to_owned(), ..Query::default() };
        bencher.counter(BytesCount::new(BYTES)).bench(|| find(black_box(&units), &query));
    }

    #[divan::bench]
    fn query_that_counts_everything(bencher: Bencher<'_, '_>) {
        let units = folded();
        let query = Query { words: "Embassy".to_owned(), case: true, accents: true, whole_words: true };
        bencher.counter(BytesCount::new(BYTES)).bench(|| find(black_box(&units), &query));
    }

    /// Three words, the last of which stands nowhere.
    #[divan::bench]
    fn filter(bencher: Bencher<'_, '_>) {
        let units = folded();
        let filter = Filter { words: Words::new("the embassy zzz"), ..Filter::default() };
        let facts = Facts::default();
        bencher.counter(BytesCount::new(BYTES)).bench(|| filter.accepts(&facts, black_box(&units)));
    }
}
