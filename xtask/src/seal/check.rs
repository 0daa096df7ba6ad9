//! Reads a sealed build again, as a browser would, and refuses it if a promise is broken.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::{script_hash, sri};
use crate::size::files;

/// Addresses that may stand in a shipped file, each with the reason. They are matched as prefixes,
/// since strings in a wasm file follow each other without a gap.
const ALLOWED_ADDRESSES: &[&str] = &[
    // XML namespaces. Names, never fetched; Leptos makes SVG and MathML elements by them.
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
];

/// Words that have no business in a build, because no policy covers what they do: `preconnect` opens a
/// connection, and a frame made before the seal is not bound by it. Nor has a folder of the machine that built it.
const FORBIDDEN_WORDS: &[&str] =
    &["registry/src", "rustlib/src", "preconnect", "iframe", "eval(", "stun:", "turn:", "ws://", "wss://"];

/// One element of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    /// Its text, for `script` and `style` only.
    text: String,
}

impl Element {
    /// The value of an attribute, empty if there is none.
    pub(crate) fn attr(&self, name: &str) -> String {
        self.attributes.get(name).cloned().unwrap_or_default()
    }
}

/// The elements of a page in their order.
#[derive(Debug)]
pub(crate) struct Page(Vec<Element>);

impl Page {
    pub(crate) fn read(html: &str) -> Result<Self> {
        let mut emitter = DefaultEmitter::default();
        // What stands in script and style is text, not tags.
        emitter.naively_switch_states(true);
        let mut elements: Vec<Element> = Vec::new();
        let mut raw = false;
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.context("index.html cannot be read")? {
                Token::StartTag(tag) => {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let name = text(&tag.name);
                    raw = name == "script" || name == "style";
                    elements.push(Element {
                        name,
                        attributes: tag
                            .attributes
                            .iter()
                            .map(|(key, value)| (text(key), text(value)))
                            .collect(),
                        text: String::new(),
                    });
                }
                Token::String(text) if raw => {
                    if let Some(last) = elements.last_mut() {
                        last.text.push_str(&String::from_utf8_lossy(&text));
                    }
                }
                Token::EndTag(_) => raw = false,
                _ => {}
            }
        }
        Ok(Self(elements))
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&Element> {
        self.0.iter().find(|element| element.attr("id") == id)
    }

    pub(super) fn first(&self, name: &str) -> Option<&Element> {
        self.named(name).next()
    }

    /// The text of boot.js, the only inline script that runs.
    pub(super) fn boot(&self) -> Result<&str> {
        let inline =
            |script: &&Element| !script.attributes.contains_key("src") && script.attr("type").is_empty();
        let scripts: Vec<_> = self.named("script").filter(inline).collect();
        let [boot] = scripts[..] else {
            bail!("index.html must have one inline script, boot.js, not {}", scripts.len());
        };
        Ok(&boot.text)
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.0.iter().filter(move |element| element.name == name)
    }
}

/// Everything a build must fulfil.
pub(super) fn dist(dir: &Path) -> Result<()> {
    let html = std::fs::read_to_string(dir.join("index.html"))?;
    ensure!(!html.contains("SEAL("), "a SEAL(...) placeholder is left in index.html");
    let page = Page::read(&html)?;
    policy_binds_the_page(&page)?;
    nothing_else_inline(&page)?;
    hashes_are_true(&page, dir)?;
    let boot = page.boot()?;
    no_forbidden_text("boot.js", boot.as_bytes()).context("in boot.js")?;
    for path in files(dir)? {
        let name = path.strip_prefix(dir)?.display().to_string();
        let mut bytes = std::fs::read(&path)?;
        if name == "index.html" {
            bytes = html.replace(boot, "").into_bytes();
        }
        no_forbidden_text(&name, &bytes).with_context(|| format!("in {name}"))?;
    }
    Ok(())
}

/// The policy comes first, and the hashes in it are those of the exact bytes of the map and of boot.js.
fn policy_binds_the_page(page: &Page) -> Result<()> {
    let head: Vec<_> = page.0.iter().filter(|element| element.name == "meta").take(2).collect();
    let [charset, policy] = head[..] else {
        bail!("index.html has no policy");
    };
    ensure!(
        charset.attributes.contains_key("charset") && policy.attr("http-equiv") == "Content-Security-Policy",
        "the policy must follow the charset at once"
    );
    let first = page.0.iter().position(|element| element.attr("http-equiv") == "Content-Security-Policy");
    ensure!(first == Some(3), "html, head and charset only may stand before the policy");

    let content = policy.attr("content");
    for wanted in [
        "default-src 'none'",
        "worker-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ] {
        ensure!(content.split(';').any(|directive| directive.trim() == wanted), "the policy lacks {wanted}");
    }
    for never in ["'unsafe-inline'", "'unsafe-eval'", "'nonce-", "*", "http:", "https:"] {
        ensure!(!content.contains(never), "the policy must not have {never}");
    }

    let maps: Vec<_> = page.named("script").filter(|s| s.attr("type") == "importmap").collect();
    let [map] = maps[..] else {
        bail!("index.html must have one import map");
    };
    let hashes = [script_hash(&map.text), script_hash(page.boot()?)];
    let allowed: Vec<_> = content.split([' ', ';']).filter(|word| word.starts_with("'sha")).collect();
    ensure!(
        allowed == hashes.each_ref().map(|hash| format!("'{hash}'")),
        "the policy allows {allowed:?}, but import map and boot.js have the hashes {hashes:?}: the page would start \
         unchecked, or not at all"
    );
    let glue = page.by_id("glue").context("no glue script")?;
    ensure!(
        map.text == super::import_map(&glue.attr("src"), &glue.attr("integrity")),
        "the import map is not about the glue script"
    );
    Ok(())
}

/// No style or handler and no script inline but map and boot.js, and nothing that the policy would refuse anyway.
fn nothing_else_inline(page: &Page) -> Result<()> {
    for element in &page.0 {
        let name = &element.name;
        ensure!(
            !matches!(name.as_str(), "style" | "base" | "iframe" | "frame" | "object" | "embed" | "form"),
            "index.html has a <{name}>"
        );
        for (key, value) in &element.attributes {
            ensure!(key != "style", "<{name}> has style=\"{value}\"");
            ensure!(!key.starts_with("on"), "<{name}> has {key}=");
            if matches!(key.as_str(), "src" | "href") {
                ensure!(
                    value.starts_with("./") || value.starts_with("data:"),
                    "<{name}> has {key}=\"{value}\", which is not relative: it would not work under a sub-path"
                );
            }
        }
        if name == "script" && element.attributes.contains_key("src") {
            ensure!(element.text.trim().is_empty(), "a <script> has both a file and a text");
        }
    }
    Ok(())
}

/// Every script, style sheet and preload carries the hash of the file it names.
fn hashes_are_true(page: &Page, dir: &Path) -> Result<()> {
    let mut scripts = 0;
    let with_files = page.0.iter().filter(|element| match element.name.as_str() {
        "script" => element.attributes.contains_key("src"),
        "link" => element.attr("rel") != "icon",
        _ => false,
    });
    for element in with_files {
        let file = if element.name == "script" { element.attr("src") } else { element.attr("href") };
        let file = file.trim_start_matches("./");
        let bytes = std::fs::read(dir.join(file)).with_context(|| format!("index.html names {file}"))?;
        let said = element.attr("integrity");
        ensure!(said == sri(&bytes), "the integrity of {file} is {said:?}, its hash is {}", sri(&bytes));
        scripts += usize::from(element.name == "script");
    }
    ensure!(scripts == 1, "index.html must name one script, the glue, not {scripts}");
    let named = page.by_id("program").context("index.html does not name the program")?;
    let bytes = std::fs::read(dir.join(named.attr("content").trim_start_matches("./")))?;
    ensure!(
        named.attr("data-integrity") == sri(&bytes),
        "the hash of the program is not the one in index.html"
    );
    ensure!(page.named("link").all(|link| link.attr("rel") != "preload"), "index.html has a preload");
    Ok(())
}

/// No foreign address and no forbidden word, in any file.
fn no_forbidden_text(name: &str, bytes: &[u8]) -> Result<()> {
    let text = String::from_utf8_lossy(bytes);
    for scheme in ["http://", "https://"] {
        for (at, _) in text.match_indices(scheme) {
            let found: String = text[at..].chars().take(60).collect();
            ensure!(
                ALLOWED_ADDRESSES.iter().any(|allowed| found.starts_with(allowed)),
                "the address {found:?} (see ALLOWED_ADDRESSES in xtask/src/seal/check.rs)"
            );
        }
    }
    for word in FORBIDDEN_WORDS {
        ensure!(!text.contains(word), "the word {word:?}");
    }
    // Two places may name it: boot.js takes it away, and the badge in the wasm looks whether it is gone.
    // To make one, the wasm would need it in the glue.
    if !name.starts_with("boot") && !name.ends_with(".wasm") {
        ensure!(!text.contains("RTCPeer"), "the word \"RTCPeer\"");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(policy: &[&str], map: &str, rest: &str) -> String {
        let policy: String = policy.iter().map(|text| format!(" '{}'", script_hash(text))).collect();
        format!(
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src 'self'{policy}; worker-src 'none'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types default\">\
             <script type=\"importmap\">{map}</script><script>{BOOT}</script>\
             <script id=\"glue\" src=\"./g.js\" integrity=\"sha384-x\"></script>{rest}</head></html>"
        )
    }

    const MAP: &str = r#"{"imports":{"reftel":"./g.js"},"integrity":{"./g.js":"sha384-x"}}"#;

    const BOOT: &str = "\"use strict\"; // LOCK";

    #[test]
    fn ok_policy_with_the_hashes_of_map_and_boot() {
        let html = page(&[MAP, BOOT], MAP, "");
        policy_binds_the_page(&Page::read(&html).unwrap()).unwrap();
    }

    #[test]
    fn err_hashes_of_a_map_or_boot_that_differ_by_a_space() {
        for [map, boot] in [[&format!("{MAP} "), BOOT], [MAP, &format!("{BOOT} ")]] {
            let html = page(&[map, boot], MAP, "");
            let error = policy_binds_the_page(&Page::read(&html).unwrap()).unwrap_err();
            assert!(error.to_string().contains("would start unchecked"), "{error}");
        }
    }

    #[test]
    fn err_another_inline_script() {
        for (policy, rest) in [(&[MAP, BOOT, "x"][..], ""), (&[MAP, BOOT], "<script>x</script>")] {
            let html = page(policy, MAP, rest);
            assert!(policy_binds_the_page(&Page::read(&html).unwrap()).is_err(), "{rest}");
        }
    }

    #[test]
    fn err_something_before_the_policy() {
        let html = page(&[MAP, BOOT], MAP, "").replace("<head>", "<head><title>x</title>");
        assert!(policy_binds_the_page(&Page::read(&html).unwrap()).is_err());
    }

    #[test]
    fn err_inline_things() {
        for bad in [
            "<script src=\"./a.js\">x</script>",
            "<style>a{}</style>",
            "<p style=\"color:red\">",
            "<p onclick=\"x\">",
            "<script src=\"/abs.js\"></script>",
            "<link href=\"//host/x\">",
            "<iframe>",
        ] {
            let html = page(&[], MAP, bad);
            assert!(nothing_else_inline(&Page::read(&html).unwrap()).is_err(), "{bad}");
        }
        nothing_else_inline(&Page::read(&page(&[], MAP, "")).unwrap()).unwrap();
    }

    #[test]
    fn err_forbidden_text() {
        no_forbidden_text("a.wasm", b"\xff http://www.w3.org/2000/svgclass").unwrap();
        no_forbidden_text("boot.js", b"RTCPeerConnection").unwrap();
        for bad in ["https://example.org", "http://www.w3.org.evil", "preconnect", "RTCPeerConnection"] {
            assert!(no_forbidden_text("a.js", bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
