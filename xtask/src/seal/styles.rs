//! Joins the style sheets of a build into one: a request each saved, and gzip makes 3 kB less of them together, and two more
//! without comments and indentation.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::check::Page;
use super::{short_hash, sri};

/// The page of `html`, whose style sheets are in `dir`, with a single link for all but the first. That one shows that
/// nothing has started, and has to work when no other file arrives.
pub(super) fn join(dir: &Path, html: &str) -> Result<String> {
    let is_link = |line: &&str| line.trim_start().starts_with("<link rel=\"stylesheet\"");
    let links: Vec<&str> = html.lines().filter(is_link).skip(1).collect();
    ensure!(!links.is_empty(), "index.html has no style sheets to join");
    let mut sheet = String::new();
    let mut out = html.to_owned();
    for (at, &link) in links.iter().enumerate() {
        let name = Page::read(link)?.first("link").context("no link in the line of a link")?.attr("href");
        let path = dir.join(&name);
        let text = std::fs::read_to_string(&path).with_context(|| format!("no style sheet {name}"))?;
        sheet.push_str(&bare(&text).with_context(|| format!("in {name}"))?);
        std::fs::remove_file(&path)?;
        // The last makes room for the one that stands for all.
        if at + 1 < links.len() {
            out = out.replacen(&format!("{link}\n"), "", 1);
        }
    }
    let name = format!("style-{}.css", short_hash(sheet.as_bytes()));
    let joined =
        format!("    <link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{}\">", sri(sheet.as_bytes()));
    std::fs::write(dir.join(name), &sheet)?;
    Ok(match links.last() {
        Some(last) => out.replacen(last, &joined, 1),
        None => out,
    })
}

fn bare(sheet: &str) -> Result<String> {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        ensure!(before.matches('"').count().is_multiple_of(2), "a comment begins in a string");
        kept.push_str(before);
        rest = comment.split_once("*/").context("a comment without end")?.1;
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(|line| format!("{line}\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_all_but_the_first_are_joined() {
        let dir = tempfile::tempdir().unwrap();
        let link =
            |name: &str| format!("    <link rel=\"stylesheet\" href=\"./{name}\" integrity=\"sha384-x\"/>\n");
        for name in ["start", "a", "b"] {
            std::fs::write(dir.path().join(format!("{name}.css")), format!("{name} {{}}\n")).unwrap();
        }
        let html = format!("<head>\n{}{}{}</head>\n", link("start.css"), link("a.css"), link("b.css"));
        let page = join(dir.path(), &html).unwrap();
        let sheet = "a {}\nb {}\n";
        let joined = format!("style-{}.css", short_hash(sheet.as_bytes()));
        assert_eq!(std::fs::read_to_string(dir.path().join(&joined)).unwrap(), sheet);
        assert!(!dir.path().join("a.css").exists() && !dir.path().join("b.css").exists());
        let links: Vec<&str> = page.lines().filter(|line| line.contains("<link")).collect();
        assert_eq!(links.len(), 2);
        assert!(links[0].contains("start.css"));
        assert!(links[1].contains(&joined) && links[1].contains(&sri(sheet.as_bytes())));
    }

    #[test]
    fn ok_bare() {
        let sheet = "/* Of \"this\"\n   and that. */\na {\n  b: \"c\"; /* d */\n\n}\n";
        assert_eq!(bare(sheet).unwrap(), "a {\nb: \"c\";\n}\n");
        assert!(bare("a { b: \"/*\" }").is_err());
        assert!(bare("a /* b").is_err());
    }

    #[test]
    fn err_a_sheet_is_missing() {
        let dir = tempfile::tempdir().unwrap();
        let link = "<link rel=\"stylesheet\" href=\"./a.css\">\n";
        assert!(join(dir.path(), &link.repeat(2)).is_err());
        assert!(join(dir.path(), link).is_err());
    }
}
