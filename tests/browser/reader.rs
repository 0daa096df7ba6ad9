//! The main job: a cable comes in and is read, and nothing goes out.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser::{Hit, Page};

const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

pub(crate) fn ok_dropped_file_is_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let before = page.site.settle(Duration::from_millis(500));
    page.drop_files("body", &[("port-elsinore.txt", SAMPLE.as_bytes())])?;
    is_read(page, before)
}

pub(crate) fn ok_pasted_text_is_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let before = page.site.settle(Duration::from_millis(500));
    page.paste(SAMPLE)?;
    is_read(page, before)
}

fn is_read(page: &Page<'_>, before: usize) -> Result<()> {
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    std::thread::sleep(Duration::from_millis(300));
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    let requests: Vec<_> =
        page.site.hits_since(before).into_iter().filter(|hit| *hit != Hit::Connection).collect();
    ensure!(requests.is_empty(), "reading it made {requests:?}");
    let url = page.js("return location.href", &[])?;
    ensure!(url.as_str().is_some_and(|url| !url.to_uppercase().contains("COALITION")), "text in {url}");
    Ok(())
}
