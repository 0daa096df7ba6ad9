//! The page in browsers, over WebDriver: how long the start, a paste, a step and a search take until they are on
//! the screen.

mod telegram;

use std::time::Duration;

use anyhow::{Context, Result};
use browser::{Browser, Engine, Look, Page, key};
use serde_json::{Value, json};

use super::figures::Figures;
use crate::project::{Project, say};
use crate::tools;

/// "Fast 3G" of Chromium's developer tools: milliseconds of delay, bytes per second.
const FAST_3G: (f64, u32, u32) = (562.5, 180_000, 84_375);
/// A frame of a screen that shows sixty a second, and the least that anything on the screen can take.
const FRAME: f64 = 16.7;

const SIZES: [(&str, usize, f64); 2] = [("10 kB", 10_000, FRAME), ("200 kB", 200_000, 100.0)];

pub(super) fn bench(project: &Project, engines: &[Engine], runs: usize) -> Result<()> {
    if engines.contains(&Engine::Firefox) {
        tools::geckodriver(project)?;
    }
    let mut figures = Figures::default();
    for &engine in engines {
        say(format!("measuring in {engine}, {runs} runs of each"));
        let browser = Browser::start(engine, Look { still: true, ..Look::default() })?;
        let bench = Bench { project, browser: &browser, runs };
        bench.start("", [None, None], &mut figures)?;
        bench.documents(&mut figures)?;
        if engine == Engine::Chromium {
            // The other engines cannot be throttled.
            let (latency, down, up) = FAST_3G;
            let conditions = json!({
                "latency": latency, "download_throughput": down, "upload_throughput": up,
            });
            let conditions = json!({"network_conditions": conditions});
            browser.session().post("/chromium/network_conditions", &conditions)?;
            bench.start(" on fast 3G", [Some(3000.0), Some(1000.0)], &mut figures)?;
        }
    }
    println!("\nms, medians of {runs}\n{figures}");
    say(
        "cold: nothing cached; warm: opened again within the ten minutes that GitHub Pages lets a browser keep it",
    );
    say(
        "what is on the screen is there when the next frame is made, which on an idle page begins within 17 ms: see what \
         an act takes that is no work at all",
    );
    Ok(())
}

struct Bench<'a> {
    project: &'a Project,
    browser: &'a Browser,
    runs: usize,
}

impl Bench<'_> {
    /// From navigation to the page that is drawn, sealed and ready for a cable.
    fn start(&self, network: &str, goals: [Option<f64>; 2], figures: &mut Figures) -> Result<()> {
        let names = ["cold", "warm"].map(|state| format!("start to seal, {state}{network}"));
        for _ in 0..self.runs {
            // A server of its own is an origin of its own: nothing of it is cached.
            let page = self.page()?;
            for (name, goal) in names.iter().zip(goals) {
                page.open()?;
                let at = page.js("return performance.getEntriesByName('reftel:sealed')[0].startTime", &[])?;
                figures.add(self.browser.engine, name, goal, at.as_f64().context("no mark `reftel:sealed`")?);
                page.visit("about:blank")?;
                std::thread::sleep(Duration::from_millis(200));
            }
        }
        Ok(())
    }

    /// All that is done with a cable.
    fn documents(&self, figures: &mut Figures) -> Result<()> {
        for (size, bytes, goal) in SIZES {
            let page = self.page()?;
            page.open()?;
            let text = telegram::telegram(bytes);
            // The first is slower: the program has not run before.
            for run in 0..=self.runs {
                // Other bytes every time: the same cable would only be selected.
                let text = text.clone() + &"\n".repeat(run);
                let times = page.js_async(&format!("{SCREEN}{PASTE}"), &[json!(text)])?;
                if run > 0 {
                    self.add(figures, &format!("paste to document built, {size}"), None, &times[0])?;
                    self.add(
                        figures,
                        &format!("paste to document on screen, {size}"),
                        Some(goal),
                        &times[1],
                    )?;
                }
            }
            for run in 0..self.runs {
                let time = page.js_async(&format!("{SCREEN}{NOTHING}"), &[json!(run.to_string())])?;
                self.add(figures, &format!("a word to the screen, {size}"), Some(FRAME), &time)?;
            }
            for run in 0..self.runs {
                // On and back: a small cable has fewer paragraphs than there are runs.
                let letter = ["n", "n", "p", "p"][run % 4];
                let time = page.js_async(&format!("{SCREEN}{STEP}"), &[json!(letter)])?;
                self.add(figures, &format!("key to paragraph on screen, {size}"), Some(FRAME), &time)?;
            }
            self.find(&page, size, figures)?;
            self.redact(&page, size, figures)?;
        }
        Ok(())
    }

    /// A letter typed into the find bar.
    fn find(&self, page: &Page<'_>, size: &str, figures: &mut Figures) -> Result<()> {
        page.press(&[key::CONTROL, "f"])?;
        std::thread::sleep(Duration::from_millis(300));
        if page.js(&format!("return !!document.querySelector({FIELD:?})"), &[])? != true {
            say(format!("LEFT OUT: the page in dist/ has no field to find words in ({FIELD})"));
            return Ok(());
        }
        for run in 0..self.runs {
            // From two letters to three and back: each finds another number of places.
            let words = ["th", "the"][run % 2];
            let time = page.js_async(&format!("{SCREEN}{TYPE}"), &[json!(FIELD), json!(words)])?;
            self.add(figures, &format!("find keystroke to hits on screen, {size}"), Some(FRAME), &time)?;
        }
        Ok(())
    }

    /// A name struck wherever it stands, and the cable without it as a file that was read again.
    fn redact(&self, page: &Page<'_>, size: &str, figures: &mut Figures) -> Result<()> {
        page.press(&[key::ESCAPE])?;
        // With the pane beside the text.
        page.resize(1440, 900)?;
        page.wait_for("#tab-redaction")?;
        page.js("document.querySelector('#tab-redaction').click()", &[])?;
        page.wait_for(".rules")?;
        page.js(&format!("document.querySelector({SWITCH:?}).click()"), &[])?;
        page.wait_for("#term")?;
        page.type_into("#term", &format!("President Nemo{}", key::ENTER))?;
        page.wait_for(".terms")?;
        for run in 0..2 * self.runs {
            let time = page.js_async(&format!("{SCREEN}{STRIKE}"), &[json!(SWITCH)])?;
            // Off and on: only what strikes is meant.
            if run % 2 == 1 {
                self.add(figures, &format!("rule to marks on screen, {size}"), Some(FRAME), &time)?;
            }
            // What may wait comes a little later.
            std::thread::sleep(Duration::from_millis(100));
        }
        page.js("document.querySelector('.top-export').click()", &[])?;
        page.wait_for("dialog[open] .export")?;
        for format in 0..5 {
            page.js(&format!("document.querySelectorAll('.export [name=format]')[{format}].click()"), &[])?;
            for _ in 0..self.runs.div_ceil(5) {
                let time = page.js_async(&format!("{SCREEN}{SAVE}"), &[])?;
                self.add(figures, &format!("click to file made and checked, {size}"), Some(200.0), &time)?;
            }
        }
        Ok(())
    }

    fn add(&self, figures: &mut Figures, name: &str, goal: Option<f64>, time: &Value) -> Result<()> {
        figures.add(
            self.browser.engine,
            name,
            goal,
            time.as_f64().with_context(|| format!("{name}: {time}"))?,
        );
        Ok(())
    }

    fn page(&self) -> Result<Page<'_>> {
        Page::new(self.browser, &self.project.dist()).context("run `cargo xtask build` first")
    }
}

const FIELD: &str = ".find-bar input";
const SWITCH: &str = ".rules > li:nth-child(4) [role=switch]";

/// Waits for something to become true, then for its picture. A browser calls back when a frame begins, and makes layout
/// and picture right after that; so the first message that comes through after the callback finds the picture made.
/// To wait for the callback of one more frame would add 17 ms of waiting to everything, no work included.
const SCREEN: &str = "
    const args = [...arguments], done = args.pop();
    const until = (start, ready, then) => {
        if (!ready()) {
            if (performance.now() - start > 20000) return done('nothing happened');
            return setTimeout(() => until(start, ready, then), 0);
        }
        const built = performance.now() - start;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => then(built, performance.now() - start);
        requestAnimationFrame(() => channel.port2.postMessage(0));
    };";

/// Without any work of the page: what the waiting takes by itself.
const NOTHING: &str = "
    const start = performance.now();
    document.querySelector('.toast').textContent = args[0];
    until(start, () => true, (built, painted) => done(painted));";

const PASTE: &str = "
    const data = new DataTransfer();
    data.setData('text/plain', args[0]);
    const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
    Object.defineProperty(event, 'clipboardData', {value: data});
    const before = document.querySelector('#app h1');
    const ready = () => {
        const now = document.querySelector('#app h1');
        return now && now !== before && document.querySelector('.cable .number');
    };
    const start = performance.now();
    document.body.dispatchEvent(event);
    until(start, ready, (built, painted) => done([built, painted]));";

const STEP: &str = "
    const before = document.activeElement;
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', {key: args[0], bubbles: true, cancelable: true}));
    until(start, () => document.activeElement !== before, (built, painted) => done(painted));";

const TYPE: &str = "
    const field = document.querySelector(args[0]);
    const count = document.querySelector('.find-count');
    const before = count.textContent;
    const start = performance.now();
    field.value = args[1];
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    until(start, () => count.textContent !== before, (built, painted) => done(painted));";

const STRIKE: &str = "
    const row = document.querySelector(args[0]).closest('.rule');
    const count = () => row.querySelector('.count').textContent;
    const before = count();
    const start = performance.now();
    document.querySelector(args[0]).click();
    until(start, () => count() !== before, (built, painted) => done(painted));";

const SAVE: &str = "
    const make = URL.createObjectURL;
    let made = false;
    URL.createObjectURL = (blob) => {
        made = true;
        return make.call(URL, new Blob());
    };
    const button = [...document.querySelectorAll('.export button')].find((one) => one.textContent === 'Save file');
    const start = performance.now();
    button.click();
    until(start, () => made, (built) => {
        URL.createObjectURL = make;
        done(built);
    });";
