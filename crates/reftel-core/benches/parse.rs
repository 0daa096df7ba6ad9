//! How many bytes a second: the whole reading of a cable, its stages, and two measures beside it. A Markdown
//! parser does comparable work on the same bytes; a search for line feeds is what no reading can undercut.
//!
//! `cargo bench --no-default-features --bench parse`, or `cargo xtask bench` for one table.
#![allow(clippy::expect_used, reason = "a bench over inputs of its own")]

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fmt;
    use std::path::{Path, PathBuf};
    use std::sync::LazyLock;

    use divan::counter::BytesCount;
    use divan::{Bencher, black_box};
    use invented::Form;
    use reftel_core::export::json::to_json;
    use reftel_core::parse::parse_all;
    use reftel_core::text::{Source, lines};

    pub(super) fn main() {
        LazyLock::force(&CORPORA);
        divan::main();
    }

    /// Files that are read one by one, as they would be.
    struct Corpus {
        name: &'static str,
        files: Vec<String>,
    }

    impl fmt::Display for Corpus {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.name)
        }
    }

    impl Corpus {
        fn bytes(&self) -> BytesCount {
            BytesCount::new(self.files.iter().map(String::len).sum::<usize>())
        }

        fn sources(&self) -> Vec<Source> {
            self.files.iter().map(|text| source(text)).collect()
        }
    }

    fn source(text: &str) -> Source {
        Source::new("bench", text).expect("less than 4 GiB")
    }

    static CORPORA: LazyLock<Vec<Corpus>> = LazyLock::new(|| {
        let invented = |name, count, form| Corpus {
            name,
            files: invented::cables(1, count, form).map(|cable| cable.text).collect(),
        };
        let mut corpora =
            vec![invented("telegrams", 300, Form::Telegram), invented("pages", 100, Form::Page)];
        corpora.extend(real());
        corpora
    });

    /// Real pages that may lie beside the project, as they are and as the text in them. They are no part of
    /// it: the environment variable `REFTEL_CABLES` names the folder.
    #[allow(clippy::print_stderr, reason = "a bench that leaves something out says so")]
    fn real() -> Vec<Corpus> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cables/cablegate");
        let folder = std::env::var_os("REFTEL_CABLES").map_or_else(beside, PathBuf::from);
        let files: Vec<String> = std::fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
            .collect();
        if files.is_empty() {
            eprintln!("note: no folder of real cables; measured on invented ones only");
            return Vec::new();
        }
        let text = |page: &String| {
            let source = source(page);
            source.text(source.span()).into_owned()
        };
        let texts = files.iter().map(text).collect();
        vec![Corpus { name: "real-texts", files: texts }, Corpus { name: "real-pages", files }]
    }

    /// Everything: markup, lines, heading, text.
    #[divan::bench(args = &*CORPORA)]
    fn whole(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        bencher.counter(corpus.bytes()).bench(|| {
            for text in &corpus.files {
                black_box(parse_all(&source(black_box(text))));
            }
        });
    }

    /// The first stage: what is markup.
    #[divan::bench(args = &*CORPORA)]
    fn stage_markup(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        bencher.counter(corpus.bytes()).bench(|| {
            for text in &corpus.files {
                black_box(source(black_box(text)));
            }
        });
    }

    /// The second: the text without it.
    #[divan::bench(args = &*CORPORA)]
    fn stage_clean(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        let sources = corpus.sources();
        bencher.counter(corpus.bytes()).bench(|| {
            for source in &sources {
                black_box(source.clean());
            }
        });
    }

    /// The lines of the text, before anything is known of them.
    #[divan::bench(args = &*CORPORA)]
    fn stage_lines(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        bencher.counter(corpus.bytes()).bench(|| {
            corpus.files.iter().map(|text| lines(black_box(text.as_bytes())).count()).sum::<usize>()
        });
    }

    /// All stages after the first.
    #[divan::bench(args = &*CORPORA)]
    fn stage_parse(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        let sources = corpus.sources();
        bencher.counter(corpus.bytes()).bench(|| {
            for source in &sources {
                black_box(parse_all(source));
            }
        });
    }

    /// From the model to JSON.
    #[divan::bench(args = &*CORPORA)]
    fn to_json_only(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        let read: Vec<_> = corpus.sources().into_iter().map(|source| (parse_all(&source), source)).collect();
        bencher.counter(corpus.bytes()).bench(|| {
            for (parsed, source) in &read {
                parsed.iter().for_each(|parsed| {
                    black_box(to_json(source, parsed).ok());
                });
            }
        });
    }

    /// A Markdown parser over the same bytes, all its events taken.
    #[divan::bench(args = &*CORPORA)]
    fn pulldown_cmark(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        bencher.counter(corpus.bytes()).bench(|| {
            for text in &corpus.files {
                pulldown_cmark::Parser::new(black_box(text)).for_each(|event| {
                    black_box(event);
                });
            }
        });
    }

    /// A search for line feeds.
    #[divan::bench(args = &*CORPORA)]
    fn line_feeds(bencher: Bencher<'_, '_>, corpus: &Corpus) {
        bencher.counter(corpus.bytes()).bench(|| {
            corpus
                .files
                .iter()
                .map(|text| memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count())
                .sum::<usize>()
        });
    }
}
