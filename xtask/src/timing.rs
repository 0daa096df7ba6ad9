//! How long from navigation to a page that is drawn, sealed and ready for a cable.

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
    println!("{:22} {:>9} {:>9}", "from navigation, ms", "cold", "warm");
    for &engine in &options.engines {
        let browser = Browser::start(engine, Look::default())?;
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
