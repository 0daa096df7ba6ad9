//! Takes a picture of the page, for those who work on how it looks.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use browser::{Browser, Engine, Look, Page};
use clap::Args;

use crate::project::{Project, say};
use crate::tools;

#[derive(Args)]
pub(crate) struct Options {
    /// chromium, firefox or webkit.
    #[arg(long, default_value = "chromium")]
    engine: Engine,
    #[arg(long, default_value_t = 1440)]
    width: u32,
    #[arg(long, default_value_t = 900)]
    height: u32,
    /// With a dark colour scheme.
    #[arg(long)]
    dark: bool,
    /// Drop this file on the page first. May be repeated.
    #[arg(long, value_name = "FILE")]
    open: Vec<PathBuf>,
    /// Then click the first element that matches this selector. May be repeated.
    #[arg(long, value_name = "CSS")]
    click: Vec<String>,
    /// Then run this script in the page.
    #[arg(long, value_name = "SCRIPT")]
    js: Option<String>,
    /// Take the page from here instead of from dist/, for example from `cargo xtask serve`.
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,
    /// Where the picture goes.
    #[arg(long, value_name = "PNG")]
    out: PathBuf,
}

pub(crate) fn shot(project: &Project, options: &Options) -> Result<()> {
    if options.engine == Engine::Firefox {
        tools::geckodriver(project)?;
    }
    let browser = Browser::start(options.engine, Look { dark: options.dark, still: true })?;
    let page = Page::new(&browser, &project.dist()).context("run `cargo xtask build` first")?;
    match &options.url {
        Some(url) => page.visit(url)?,
        None => page.open_at("")?,
    }
    page.resize(options.width, options.height)?;
    page.wait_sealed()?;
    for path in &options.open {
        let name = path.file_name().context("not a file")?.to_string_lossy();
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        page.drop_files("body", &[(&name, &bytes)])?;
    }
    settle();
    for css in &options.click {
        page.click(css)?;
        settle();
    }
    if let Some(script) = &options.js {
        let value = page.js(script, &[])?;
        say(format!("the script returned {value}"));
        settle();
    }
    std::fs::write(&options.out, page.screenshot()?)?;
    for event in page.unexpected_events()? {
        say(format!("on the page: {event:?}"));
    }
    say(format!("wrote {}", options.out.display()));
    Ok(())
}

/// Files are read and drawn in a moment.
fn settle() {
    std::thread::sleep(Duration::from_millis(400));
}
