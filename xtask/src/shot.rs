//! Takes pictures of the page, for those who work on how it looks.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
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
    /// With few colours of the system's choice (in WebKit: with more contrast).
    #[arg(long)]
    forced_colors: bool,
    /// Light and dark, 1440, 1024 and 390 px wide: six pictures in the folder --out.
    #[arg(long, conflicts_with_all = ["dark", "width", "height"])]
    all: bool,
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
    /// Where the picture goes, or the pictures.
    #[arg(long, value_name = "PNG|FOLDER")]
    out: PathBuf,
}

/// The sizes of `--all`.
const SIZES: [(u32, u32); 3] = [(1440, 900), (1024, 768), (390, 844)];

pub(crate) fn shot(project: &Project, options: &Options) -> Result<()> {
    if options.engine == Engine::Firefox {
        tools::geckodriver(project)?;
    }
    let look = |dark| Look { dark, still: true, forced_colors: options.forced_colors, ..Look::default() };
    if !options.all {
        let browser = Browser::start(options.engine, look(options.dark))?;
        return take(project, options, &browser, (options.width, options.height), &options.out);
    }
    std::fs::create_dir_all(&options.out).with_context(|| options.out.display().to_string())?;
    let mut failed = 0;
    for dark in [false, true] {
        let browser = Browser::start(options.engine, look(dark))?;
        for size in SIZES {
            let name = format!("{}-{}.png", if dark { "dark" } else { "light" }, size.0);
            // What is clicked may not be there at every width.
            if let Err(error) = take(project, options, &browser, size, &options.out.join(&name)) {
                say(format!("{name}: {error:#}"));
                failed += 1;
            }
        }
    }
    ensure!(failed == 0, "{failed} pictures could not be taken");
    Ok(())
}

fn take(
    project: &Project,
    options: &Options,
    browser: &Browser,
    (width, height): (u32, u32),
    out: &Path,
) -> Result<()> {
    let page = match &options.url {
        Some(url) => {
            let page = Page::elsewhere(browser)?;
            page.visit(url)?;
            page
        }
        None => {
            let page = Page::new(browser, &project.dist()).context("run `cargo xtask build` first")?;
            page.open_at("")?;
            page
        }
    };
    page.resize(width, height)?;
    page.wait_sealed()?;
    for path in &options.open {
        let name = path.file_name().context("not a file")?.to_string_lossy();
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        page.drop_files("body", &[(&name, &bytes)])?;
    }
    page.wait_settled()?;
    for css in &options.click {
        page.click(css)?;
        page.wait_settled()?;
    }
    if let Some(script) = &options.js {
        let value = page.js(script, &[])?;
        say(format!("the script returned {value}"));
        page.wait_settled()?;
    }
    std::fs::write(out, page.screenshot()?).with_context(|| out.display().to_string())?;
    for event in page.unexpected_events()? {
        say(format!("on the page: {event:?}"));
    }
    say(format!("wrote {}", out.display()));
    Ok(())
}
