//! How long from navigation to a page that is drawn, sealed and ready for a cable; and from a paste to the
//! document on the screen.

use std::time::Duration;

use anyhow::{Context, Result};
use browser::{Browser, Engine, Look, Page};
use clap::Args;
use serde_json::json;

use crate::project::{Project, say};
use crate::tools;

#[derive(Args)]
pub(crate) struct Options {
    /// The browser engines, separated by commas.
    #[arg(long, value_delimiter = ',', default_values_t = Engine::ALL)]
    engines: Vec<Engine>,
    /// How often; the median is shown.
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

/// "Fast 3G" of Chromium's developer tools: milliseconds of delay, bytes per second.
const FAST_3G: (f64, u32, u32) = (562.5, 180_000, 84_375);

/// Prints cold and warm times per engine, and for Chromium on a throttled network as well: the other
/// two cannot be throttled.
pub(crate) fn timing(project: &Project, options: &Options) -> Result<()> {
    if options.engines.contains(&Engine::Firefox) {
        tools::geckodriver(project)?;
    }
    for &engine in &options.engines {
        let browser = Browser::start(engine, Look::default())?;
        println!("{:22} {:>9} {:>9}", "from paste, ms", "built", "painted");
        for (name, bytes) in [("10 kB", 10_000), ("200 kB", 200_000)] {
            let (built, painted) = measure_paste(project, options, &browser, bytes)?;
            println!("{:22} {built:>9.1} {painted:>9.1}", format!("{}, {name}", engine.name()));
        }
        println!("{:22} {:>9} {:>9}", "from navigation, ms", "cold", "warm");
        measure(project, options, &browser, engine.name())?;
        if engine == Engine::Chromium {
            let (latency, down, up) = FAST_3G;
            browser.session().post(
                "/chromium/network_conditions",
                &json!({"network_conditions": {
                    "latency": latency, "download_throughput": down, "upload_throughput": up,
                }}),
            )?;
            measure(project, options, &browser, "chromium, fast 3G")?;
        }
    }
    say(
        "cold: nothing cached; warm: opened again within the ten minutes that GitHub Pages lets a browser keep it",
    );
    Ok(())
}

fn measure(project: &Project, options: &Options, browser: &Browser, name: &str) -> Result<()> {
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        // A server of its own is an origin of its own: nothing of it is cached.
        let page = Page::new(browser, &project.dist()).context("run `cargo xtask build` first")?;
        for times in [&mut cold, &mut warm] {
            page.open()?;
            let at = page.js("return performance.getEntriesByName('reftel:sealed')[0].startTime", &[])?;
            times.push(at.as_f64().context("no mark `reftel:sealed`")?);
            page.visit("about:blank")?;
            std::thread::sleep(Duration::from_millis(200));
        }
    }
    println!("{name:22} {:>9.0} {:>9.0}", median(cold), median(warm));
    Ok(())
}

/// A cable of about that many bytes.
fn cable(bytes: usize) -> String {
    let mut text = "VZCZCXRO0042\nRR RUEHAB\nDE RUEHZZ #0173 0441627\nZNY CCCCC ZZH\nR 131627Z FEB 08\n\
         FM AMEMBASSY PORT ELSINORE\nTO RUEHC/SECSTATE WASHDC 0424\n\nC O N F I D E N T I A L PORT ELSINORE 000173\n\n\
         E.O. 12958: DECL: 02/13/2018\nTAGS: PREL, XX\nSUBJECT: A CABLE TO MEASURE WITH\n\n"
        .to_owned();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&format!("{number}. (C) "));
        text.push_str(
            &"The minister said that the harbor is deep and that the ferry runs on time.\n".repeat(9),
        );
        text.push('\n');
    }
    text + "EXAMPLE\n"
}

/// Medians from the paste to the document in the page, and to its picture on the screen. A frame after the
/// next one has begun, the picture is there; one frame would miss the layout in two of the engines.
fn measure_paste(
    project: &Project,
    options: &Options,
    browser: &Browser,
    bytes: usize,
) -> Result<(f64, f64)> {
    let page = Page::new(browser, &project.dist()).context("run `cargo xtask build` first")?;
    page.open()?;
    let (mut built, mut painted) = (Vec::new(), Vec::new());
    for run in 0..=options.runs {
        // Other bytes every time: the same cable would only be selected.
        let text = cable(bytes) + &"\n".repeat(run);
        let times = page.js_async(
            "const [text, done] = arguments;
             const data = new DataTransfer();
             data.setData('text/plain', text);
             const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
             Object.defineProperty(event, 'clipboardData', {value: data});
             const before = document.querySelector('#app h1');
             const start = performance.now();
             document.body.dispatchEvent(event);
             const wait = () => {
               const now = document.querySelector('#app h1');
               if (!now || now === before || !document.querySelector('.number')) return setTimeout(wait, 0);
               const built = performance.now() - start;
               requestAnimationFrame(() => requestAnimationFrame(() => done([built, performance.now() - start])));
             };
             wait();",
            &[json!(text)],
        )?;
        let time = |index: usize| times[index].as_f64().context("no time");
        // The first is slower: the program is still warm from nothing.
        if run > 0 {
            built.push(time(0)?);
            painted.push(time(1)?);
        }
    }
    Ok((median(built), median(painted)))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_median() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }
}
