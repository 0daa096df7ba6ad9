//! Reading in browsers: the library built and optimised as the page ships it, on the cables of the native bench.

use anyhow::{Context, Result};
use browser::{Browser, Engine, Look, Page};
use invented::Form;
use serde_json::json;
use xshell::cmd;

use super::table::Speeds;
use crate::project::{Project, say};
use crate::{build, compile, tools};

/// What a program in a browser should reach of the speed of a native one, and what the best reach.
const GOAL: f64 = 0.5;
const EDGE: f64 = 0.6;

/// The corpora of the native bench that everybody has.
const CORPORA: [(&str, u64, Form); 2] = [("telegrams", 300, Form::Telegram), ("pages", 100, Form::Page)];

pub(super) fn bench(
    project: &Project,
    native: &Speeds,
    engines: &[Engine],
    runs: usize,
    levels: &[String],
) -> Result<()> {
    tools::for_release(project)?;
    if engines.contains(&Engine::Firefox) {
        tools::geckodriver(project)?;
    }
    let levels = if levels.is_empty() { vec![build::wasm_opt_level(project)?] } else { levels.to_vec() };
    say("building the library for browsers; the first time this takes a minute");
    for level in &levels {
        let program = program(project, level)?;
        println!("\nbuilt with the profile `web`, then wasm-opt -O{level}: {} bytes", program.len());
        for &engine in engines {
            let browser = Browser::start(engine, Look::default())?;
            for (corpus, count, form) in CORPORA {
                let here = native.get("whole", corpus).context("not measured natively")?;
                let rate = rate(&browser, &program, count, form, runs)?;
                let ratio = rate / here;
                let verdict = match ratio {
                    ratio if ratio >= EDGE => format!("reaches {EDGE}"),
                    ratio if ratio >= GOAL => format!("reaches the goal of {GOAL}"),
                    _ => format!("misses the goal of {GOAL}"),
                };
                println!("{:10} {corpus:12} {rate:8.1} MB/s, {ratio:.2} of native: {verdict}", engine.name());
            }
        }
    }
    Ok(())
}

/// The program of tests/growth, which is the library and three functions to call it by.
fn program(project: &Project, level: &str) -> Result<Vec<u8>> {
    let sh = project.shell()?;
    let _flags = compile::flags(project, &sh)?;
    let target = project.root().join("target");
    cmd!(sh, "cargo build --locked --quiet --profile web -p growth-guest --target wasm32-unknown-unknown")
        .arg("--target-dir")
        .arg(&target)
        .run()?;
    let built = target.join("wasm32-unknown-unknown/web/growth_guest.wasm");
    let optimized = target.join("wasm32-unknown-unknown/web/growth_guest_optimized.wasm");
    cmd!(sh, "wasm-opt -O{level} {built} -o {optimized}").run()?;
    Ok(std::fs::read(optimized)?)
}

/// Megabytes a second.
fn rate(browser: &Browser, program: &[u8], count: u64, form: Form, runs: usize) -> Result<f64> {
    let page = Page::elsewhere(browser)?;
    page.site.alter("bench.html", "<!DOCTYPE html><title>bench</title>");
    page.site.alter("guest.wasm", program);
    page.open_at("bench.html")?;
    let texts: Vec<String> = invented::cables(1, count, form).map(|cable| cable.text).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let time = page.js_async(MEASURE, &[json!(texts), json!(runs)])?;
    let time = time.as_f64().with_context(|| format!("the bench in the browser said {time:?}"))?;
    Ok(bytes as f64 / time / 1000.0)
}

/// Answers with the median of the milliseconds that all texts take. The first runs warm up: browsers compile twice.
const MEASURE: &str = "
    const [texts, runs, done] = arguments;
    const work = async () => {
        const { instance } = await WebAssembly.instantiate(await (await fetch('./guest.wasm')).arrayBuffer());
        const { memory, room, run } = instance.exports;
        const files = texts.map(text => new TextEncoder().encode(text));
        const times = [];
        for (let i = 0; i < runs + 3; i += 1) {
            const start = performance.now();
            for (const file of files) {
                const at = room(file.length);
                new Uint8Array(memory.buffer, at, file.length).set(file);
                run();
            }
            if (i >= 3) times.push(performance.now() - start);
            // Lets the compiled code of the second tier arrive.
            await new Promise(resolve => setTimeout(resolve, 0));
        }
        return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
    };
    work().then(done, error => done(String(error)));";
