//! The page in browsers, over WebDriver: how long the start, a paste, a step and a search take until they are on
//! the screen.

mod telegram;

use std::path::Path;

use anyhow::{Context, Result};
use browser::{Browser, Engine, Look, Page, key};
use serde_json::{Value, json};

use super::figures::Figures;
use crate::project::{Project, say};
use crate::tools;

/// A connection that the browser imitates: its name, the milliseconds until an answer begins, megabits a second, and the
/// milliseconds within which the first cable should be on the screen.
type Connection = (&'static str, u32, f64, f64);

const CONNECTIONS: [Connection; 2] =
    [(", 10 Mbit/s, 40 ms", 40, 10.0, 1000.0), (", 1.6 Mbit/s, 150 ms", 150, 1.6, 4500.0)];
/// Within how many milliseconds it should be there when the browser has all files.
const WARM: f64 = 250.0;
/// A frame of a screen that shows sixty a second, and the least that anything on the screen can take.
const FRAME: f64 = 16.7;

/// Of the cables that are pasted: name, bytes, and the milliseconds within which the first screen should be there.
const SIZES: [(&str, usize, f64); 2] = [("10 kB", 10_000, 2.0 * FRAME), ("200 kB", 200_000, 2.0 * FRAME)];

pub(super) fn bench(project: &Project, dist: &Path, engines: &[Engine], runs: usize) -> Result<()> {
    if engines.contains(&Engine::Firefox) {
        tools::geckodriver(project)?;
    }
    let mut figures = Figures::default();
    for &engine in engines {
        say(format!("measuring in {engine}, {runs} runs of each"));
        let browser = Browser::start(engine, Look { still: true, ..Look::default() })?;
        let bench = Bench { dist, browser: &browser, runs };
        bench.start("", None, &mut figures)?;
        if engine == Engine::Chromium {
            // The other engines cannot imitate a connection.
            for (name, latency, megabits, goal) in CONNECTIONS {
                throttle(&browser, latency, megabits)?;
                bench.start(name, Some(goal), &mut figures)?;
            }
            // As good as none.
            throttle(&browser, 0, 10_000.0)?;
        }
        bench.documents(&mut figures)?;
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

fn throttle(browser: &Browser, latency: u32, megabits: f64) -> Result<()> {
    let bytes = megabits * 1e6 / 8.0;
    let conditions = json!({"latency": latency, "download_throughput": bytes, "upload_throughput": bytes});
    browser.session().post("/chromium/network_conditions", &json!({"network_conditions": conditions}))?;
    Ok(())
}

struct Bench<'a> {
    dist: &'a Path,
    browser: &'a Browser,
    runs: usize,
}

impl Bench<'_> {
    /// From navigation to the page that is sealed and ready for a cable, and to the first cable on the screen, which is
    /// pasted at that moment.
    fn start(&self, connection: &str, cold: Option<f64>, figures: &mut Figures) -> Result<()> {
        let (text, paragraphs) = telegram::telegram(10_000);
        for _ in 0..self.runs {
            // A server of its own is an origin of its own: nothing of it is cached.
            let page = self.page()?;
            for (state, goal) in [("cold", cold), ("warm", Some(WARM))] {
                page.open()?;
                let times = page.js_async(&format!("{SCREEN}{PASTE}"), &[json!(text), json!(paragraphs)])?;
                let sealed =
                    page.js("return performance.getEntriesByName('reftel:sealed')[0].startTime", &[])?;
                let sealed = sealed.as_f64().context("no mark `reftel:sealed`")?;
                let first_screen = times[1].as_f64().with_context(|| format!("the first cable: {times}"))?;
                let engine = self.browser.engine;
                figures.add(engine, &format!("start to seal, {state}{connection}"), None, sealed);
                let name = format!("start to first cable, {state}{connection}");
                figures.add(engine, &name, goal, sealed + first_screen);
                page.visit("about:blank")?;
            }
        }
        Ok(())
    }

    /// All that is done with a cable.
    fn documents(&self, figures: &mut Figures) -> Result<()> {
        for (size, bytes, goal) in SIZES {
            let page = self.page()?;
            page.open()?;
            let (text, paragraphs) = telegram::telegram(bytes);
            // The first is slower: the program has not run before.
            for run in 0..=self.runs {
                // Other bytes every time: the same cable would only be selected.
                let text = text.clone() + &"\n".repeat(run);
                let times = page.js_async(&format!("{SCREEN}{PASTE}"), &[json!(text), json!(paragraphs)])?;
                if run > 0 {
                    self.add(figures, &format!("paste to first screen built, {size}"), None, &times[0])?;
                    self.add(figures, &format!("paste to first screen, {size}"), Some(goal), &times[1])?;
                    self.add(figures, &format!("paste to whole cable, {size}"), None, &times[2])?;
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
        page.wait_for(FIELD)?;
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
            page.wait_settled()?;
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
        Page::new(self.browser, self.dist).context("run `cargo xtask build` first")
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
    const numbers = () => document.querySelector('.cable')?.getElementsByClassName('number') ?? [];
    const first = () => {
        const now = document.querySelector('#app h1');
        return now && now !== before && numbers().length > 0;
    };
    const whole = () => numbers().length >= args[1] && parseInt([...numbers()].pop().textContent) === args[1];
    const start = performance.now();
    document.body.dispatchEvent(event);
    until(start, first, (built, painted) => until(start, whole, (_, all) => done([built, painted, all])));";

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
