//! How long the release check takes: 200 struck texts in exports of 200 kB.
//!
//! `cargo bench --no-default-features --bench check`

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use divan::{Bencher, black_box};
    use invented::Form;
    use reftel_check::{Format, Secrets, check};

    /// 200 kB of invented telegrams, and of others.
    fn text(seed: u64) -> String {
        let cables = invented::cables(seed, 200, Form::Telegram).map(|cable| cable.text);
        let mut text = cables.collect::<String>();
        text.truncate(200_000);
        text
    }

    fn struck() -> Vec<String> {
        (0..200)
            .map(|number| format!("Kvothe Zylberstajn {number} of the harbor office of Sampleton"))
            .collect()
    }

    fn secrets(kept: &str) -> Secrets {
        let struck = struck();
        Secrets::new(struck.iter().map(String::as_str), [kept])
    }

    #[divan::bench]
    fn secrets_of_200_kb(bencher: Bencher<'_, '_>) {
        let kept = text(1);
        bencher.bench_local(|| secrets(black_box(&kept)));
    }

    #[divan::bench]
    fn text_of_200_kb(bencher: Bencher<'_, '_>) {
        let kept = text(1);
        let secrets = secrets(&kept);
        bencher.bench_local(|| check(black_box(kept.as_bytes()), Format::Text, &secrets));
    }

    #[divan::bench]
    fn page_of_200_kb(bencher: Bencher<'_, '_>) {
        let kept = text(1);
        let secrets = secrets(&kept);
        let page =
            format!("<p>{}</p>", kept.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"));
        bencher.bench_local(|| check(black_box(page.as_bytes()), Format::Html, &secrets));
    }
}
