//! A cable as a self-contained web page: no script, nothing loaded, nothing but the cable.

use super::Options;
use super::facts::facts;
use super::words::{bracketed, mark, plain, title, whole};
use crate::cable::Level;
use crate::redact::{Block, BlockKind, Content, Item, Part, Piece, Portion, Released, Text};

/// The beginning of the page; its policy allows it nothing but its own style.
const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
";

const STYLE: &str = "<style>
:root{color-scheme:light dark;--line:light-dark(#c9c4b8,#4a4d52);--soft:light-dark(#5c574c,#a9adb3)}
body{margin:0;padding:1.5rem;font:1.0625rem/1.55 Georgia,'Times New Roman',serif;background:light-dark(#fff,#16181b);color:light-dark(#1c1b19,#e6e4df)}
main{max-width:44rem;margin:auto}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.1rem;margin:1.6rem 0 .6rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;border-block:1px solid var(--line);padding:.8rem 0;font:.875rem/1.5 system-ui,sans-serif}
dt{grid-column:1;color:var(--soft)}
dd{grid-column:2;margin:0;overflow-wrap:anywhere}
pre{overflow-x:auto;font:.875rem/1.4 ui-monospace,monospace}
.level{font:700 .8125rem system-ui,sans-serif;letter-spacing:.04em;text-align:center;text-transform:uppercase}
.number,.portion,.label{color:var(--soft)}
.item{margin-inline-start:2rem}
.unrecognised{border-inline-start:3px solid var(--line);padding-inline-start:.8rem}
.struck{background:light-dark(#1c1b19,#e6e4df);color:light-dark(#fff,#16181b);padding:0 .25em;font:.8em system-ui,sans-serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.withheld{border-bottom:2px dotted var(--soft)}
.signature{margin-block-start:1.6rem}
@media(max-width:32rem){dl{grid-template-columns:1fr}dd{grid-column:1;margin-bottom:.4rem}}
@media print{:root{color-scheme:light}body{padding:0;font-size:11pt}main{max-width:none}h2{break-after:avoid}pre{white-space:pre-wrap}p{orphans:3;widows:3}@page{margin:20mm}}
</style>
";

/// The whole cable as a page.
#[must_use]
pub fn to_html(released: &Released, options: Options) -> String {
    let mut page = Page { html: HEAD.to_owned(), options };
    page.element("title", "", &plain(title(released)));
    page.html.push_str(STYLE);
    page.html.push_str("</head>\n<body>\n<main>\n<header>\n");
    page.level(released);
    match &released.subject {
        Some(subject) => {
            page.html.push_str("<h1>");
            page.portion(subject.portion.as_ref());
            page.text(&subject.text);
            page.html.push_str("</h1>\n");
        }
        None => page.element("h1", "", &plain(title(released))),
    }
    page.facts(released);
    page.html.push_str("</header>\n");
    released.body.iter().for_each(|block| page.block(block));
    if let Some(signature) = &released.signature {
        page.element("p", "signature", signature);
    }
    page.html.push_str("<footer>\n");
    page.level(released);
    page.html.push_str("</footer>\n</main>\n</body>\n</html>\n");
    page.html
}

struct Page {
    html: String,
    options: Options,
}

impl Page {
    fn level(&mut self, content: &Content) {
        let words = content.level.map(Level::word).map(plain).or_else(|| content.classification.clone());
        if let Some(words) = words {
            self.element("p", "level", &words);
        }
    }

    fn facts(&mut self, content: &Content) {
        let facts = facts(content);
        if facts.is_empty() {
            return;
        }
        self.html.push_str("<dl>\n");
        for fact in facts {
            self.element("dt", "", &plain(fact.label));
            fact.values.iter().for_each(|value| self.element("dd", "", value));
        }
        self.html.push_str("</dl>\n");
    }

    fn block(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Heading => self.element("h2", "", &block.text),
            BlockKind::Table => self.lines("table", block),
            BlockKind::Unrecognised => self.lines("unrecognised", block),
            BlockKind::Paragraph | BlockKind::Text => self.paragraph(block),
        }
    }

    /// A paragraph; number and mark come before its first line, be that running text or an item.
    fn paragraph(&mut self, block: &Block) {
        let mut title = block.title.as_ref().and_then(whole);
        let first = matches!(block.parts.first(), Some(Part::Text(_)));
        if first || block.number.is_some() || block.portion.is_some() {
            self.html.push_str("<p>");
            if let Some(number) = block.number {
                self.span("number", &plain(format!("{number}.")));
                self.html.push(' ');
            }
            self.portion(block.portion.as_ref());
            if !first {
                self.html.push_str("</p>\n");
            }
        }
        for (index, part) in block.parts.iter().enumerate() {
            match part {
                Part::Text(text) => {
                    if index > 0 {
                        self.html.push_str("<p>");
                    }
                    self.titled(text, title.take());
                    self.html.push_str("</p>\n");
                }
                Part::Item(item) => self.item(item),
            }
        }
    }

    /// Running text whose first words may be its title.
    fn titled(&mut self, text: &Text, title: Option<&str>) {
        let begins = text.split_first().zip(title);
        if let Some(((Piece::Words(words), rest), title)) = begins
            && let Some(more) = words.strip_prefix(title)
        {
            self.html.push_str("<strong>");
            escape(&mut self.html, title);
            self.html.push_str("</strong>");
            escape(&mut self.html, more);
            self.text(rest);
        } else {
            self.text(text);
        }
    }

    fn item(&mut self, item: &Item) {
        self.html.push_str("<p class=\"item\">");
        self.span("label", &item.label);
        self.html.push(' ');
        self.portion(item.portion.as_ref());
        self.text(&item.text);
        self.html.push_str("</p>\n");
    }

    fn lines(&mut self, class: &str, block: &Block) {
        // A line end directly after the tag is not shown.
        self.html.push_str(&format!("<pre class=\"{class}\">\n"));
        for (index, part) in block.parts.iter().enumerate() {
            if index > 0 {
                self.html.push('\n');
            }
            match part {
                Part::Text(line) => self.text(line),
                Part::Item(item) => self.text(&item.text),
            }
        }
        self.html.push_str("</pre>\n");
    }

    fn portion(&mut self, portion: Option<&Portion>) {
        if let Some(portion) = portion {
            self.span("portion", &bracketed(portion));
            self.html.push(' ');
        }
    }

    fn element(&mut self, name: &str, class: &str, text: &[Piece]) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.html.push_str(&format!("<{name}{class}>"));
        self.text(text);
        self.html.push_str(&format!("</{name}>\n"));
    }

    fn span(&mut self, class: &str, text: &Text) {
        self.html.push_str(&format!("<span class=\"{class}\">"));
        self.text(text);
        self.html.push_str("</span>");
    }

    fn text(&mut self, text: &[Piece]) {
        for piece in text {
            match piece {
                Piece::Words(words) => escape(&mut self.html, words),
                Piece::Struck { reason } => {
                    self.html.push_str("<span class=\"struck\">");
                    escape(&mut self.html, &mark("redacted", reason.as_deref(), self.options));
                    self.html.push_str("</span>");
                }
                Piece::Withheld { words, .. } => {
                    self.html.push_str("<span class=\"withheld\">");
                    escape(&mut self.html, words);
                    self.html.push_str("</span>");
                }
            }
        }
    }
}

/// Escapes a text. Characters that a page cannot hold become U+FFFD.
fn escape(html: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' | '\t' => html.push(c),
            c if c.is_control() || is_noncharacter(c) => html.push(char::REPLACEMENT_CHARACTER),
            c => html.push(c),
        }
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_text_stays_text() {
        let mut html = String::new();
        escape(&mut html, "A & <b>\"é\"\0");
        assert_eq!(html, "A &amp; &lt;b&gt;&quot;é&quot;\u{fffd}");
    }
}
