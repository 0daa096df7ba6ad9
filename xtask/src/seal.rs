//! "Sealing a build": writes the hashes of the shipped files into `index.html`, then checks the result.
//!
//! Why not Trunk's own integrity attributes: it puts them on preload links, where no browser holds
//! the wasm to them and WebKit not even the script. What does bind in all three engines is an
//! import map with `integrity` for the glue, and `fetch(url, {integrity})` for the program.
//!
//! The map and boot.js are inline scripts, so the policy has to allow each by its hash. **With a wrong hash a
//! browser drops the map, its checks included, and only the console tells.** Therefore boot.js
//! imports the glue by a name that only the map knows (no map, no start), and [`check`] reads
//! everything again. The attribute on the glue's script tag is for browsers whose maps know no
//! hashes; WebKit does not hold `import()` to it.

mod check;
mod styles;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256, Sha384};

/// Seals the folder in which Trunk has staged a build (it names it in the hook's environment).
pub(crate) fn staged() -> Result<()> {
    let dir = std::env::var_os("TRUNK_STAGING_DIR").context(
        "`seal` is run by Trunk after a build (see [[hooks]] in Trunk.toml); run `cargo xtask build`",
    )?;
    let dir = Path::new(&dir);
    seal(dir).context("the build could not be sealed")?;
    check::dist(dir).context("the sealed build is not as it must be")
}

fn seal(dir: &Path) -> Result<()> {
    let page = dir.join("index.html");
    let mut html = std::fs::read_to_string(&page).context("no index.html")?;
    // Trunk's hash in the names is of the wasm before wasm-opt. A browser that still has the old bytes under the same
    // name would then refuse to start the new page. So both files get other names.
    let take = |end: &str| -> Result<(String, Vec<u8>)> {
        let name = placeholder(&html, end)
            .with_context(|| format!("index.html has no placeholder for a file ending in {end}"))?;
        let bytes = std::fs::read(dir.join(&name))?;
        std::fs::remove_file(dir.join(&name))?;
        Ok((name, bytes))
    };
    let ((glue_name, glue), (program_name, program)) = (take(".js")?, take("_bg.wasm")?);
    let glue = without_links(&String::from_utf8(glue)?).into_bytes();
    for (name, bytes, extension) in [(glue_name, glue, "js"), (program_name, program, "wasm")] {
        let renamed = format!("reftel-{}.{extension}", short_hash(&bytes));
        std::fs::write(dir.join(&renamed), &bytes)?;
        html = html.replace(&format!("SEAL({name})"), &sri(&bytes)).replace(&name, &renamed);
    }
    let glue = check::Page::read(&html)?
        .by_id("glue")
        .context("index.html has no script with the id `glue`")?
        .clone();
    let map = import_map(&glue.attr("src"), &glue.attr("integrity"));
    html = allow_boot(&fill_map(&html, &map)?)?;
    html = styles::join(dir, &html)?;
    std::fs::write(page, html)?;
    Ok(())
}

/// The generated glue has a comment that is a link to its source. Dropped, so that a search of the
/// build for foreign addresses finds none at all, and needs no explanation.
fn without_links(glue: &str) -> String {
    glue.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("// http")).collect()
}

/// The name in the first `SEAL(name)` whose name ends as asked.
fn placeholder(html: &str, end: &str) -> Option<String> {
    html.split("SEAL(")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(name, _)| name)
        .find(|name| name.ends_with(end))
        .map(str::to_owned)
}

fn import_map(src: &str, integrity: &str) -> String {
    // Neither a file name of ours nor base64 has a character that JSON would escape.
    format!(r#"{{"imports":{{"reftel":"{src}"}},"integrity":{{"{src}":"{integrity}"}}}}"#)
}

/// Puts the map into its script and its hash into the policy, byte for byte the same.
fn fill_map(html: &str, map: &str) -> Result<String> {
    const SCRIPT: &str = r#"<script type="importmap">SEAL(map)</script>"#;
    const SOURCE: &str = "'SEAL(map)'";
    ensure!(html.matches(SCRIPT).count() == 1, "index.html must have one {SCRIPT}");
    ensure!(html.matches(SOURCE).count() == 1, "the policy must have one {SOURCE}");
    Ok(html
        .replace(SCRIPT, &format!(r#"<script type="importmap">{map}</script>"#))
        .replace(SOURCE, &format!("'{}'", script_hash(map))))
}

/// Puts the hash of boot.js, which Trunk has put into the page, into the policy.
fn allow_boot(html: &str) -> Result<String> {
    const SOURCE: &str = "'SEAL(boot)'";
    ensure!(html.matches(SOURCE).count() == 1, "the policy must have one {SOURCE}");
    Ok(html.replace(SOURCE, &format!("'{}'", script_hash(check::Page::read(html)?.boot()?))))
}

/// As in an `integrity` attribute.
pub(crate) fn sri(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// As in `script-src`.
fn script_hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_hashes_as_browsers_want_them() {
        // From the CSP specification's example: alert('Hello, world.');
        assert_eq!(
            script_hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
        // From the SRI specification's.
        assert_eq!(
            sri(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn ok_placeholders_are_found() {
        let html = r#"<link href="./a_bg.wasm" integrity="SEAL(a_bg.wasm)"><script integrity="SEAL(a.js)">"#;
        assert_eq!(placeholder(html, "_bg.wasm").as_deref(), Some("a_bg.wasm"));
        assert_eq!(placeholder(html, ".js").as_deref(), Some("a.js"));
        assert_eq!(placeholder(html, ".css"), None);
    }

    #[test]
    fn ok_links_in_comments_go() {
        assert_eq!(without_links("a\n  // https://x\nb"), "a\nb");
        assert_eq!(without_links("a // see\n"), "a // see\n");
    }

    #[test]
    fn err_no_place_for_the_map() {
        assert!(fill_map("<html></html>", "{}").is_err());
    }
}
