//! The bench of `parse.rs` in a browser, on the same invented cables. `cargo xtask bench --wasm` runs it and
//! compares.
#![cfg(target_arch = "wasm32")]

use invented::Form;
use reftel_core::parse::parse_all;
use reftel_core::text::Source;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn speed() {
    measure("telegrams", 300, Form::Telegram);
    measure("pages", 100, Form::Page);
}

/// Says the median of several runs over the whole corpus.
fn measure(name: &str, count: u64, form: Form) {
    const RUNS: usize = 15;
    let files: Vec<String> = invented::cables(1, count, form).map(|cable| cable.text).collect();
    let bytes: usize = files.iter().map(String::len).sum();
    let clock = web_sys::window().and_then(|window| window.performance()).expect("a window with a clock");
    let mut times: Vec<f64> = (0..=RUNS)
        .map(|_| {
            let start = clock.now();
            for text in &files {
                let source = Source::new("bench", text.as_str()).expect("less than 4 GiB");
                std::hint::black_box(parse_all(&source));
            }
            clock.now() - start
        })
        // The first run warms up.
        .skip(1)
        .collect();
    times.sort_by(f64::total_cmp);
    console_log!("speed: {name} {:.2} MB/s", bytes as f64 / times[RUNS / 2] / 1000.0);
}
