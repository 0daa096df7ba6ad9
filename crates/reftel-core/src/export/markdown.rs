//! A cable as Markdown (CommonMark). Everything in a text that could be markup is escaped, so that a page made from it
//! shows the words as they are and loads nothing.

use super::Options;
use super::facts::facts;
use super::words::{bracketed, flat, join, mark, plain, push, title, whole};
use crate::redact::{Block, BlockKind, Item, Part, Piece, Released, Text};

/// The whole cable. A paragraph is one line.
#[must_use]
pub fn to_markdown(released: &Released, options: Options) -> String {
    let mut page = Page { text: String::new(), options, listed: 0 };
    match &released.subject {
        Some(subject) => {
            let portion = subject.portion.as_ref().map(bracketed);
            page.line("# ", &join(portion.iter().chain([&subject.text]), " "));
        }
        None => page.line("# ", &plain(title(released))),
    }
    for fact in facts(released) {
        page.text.push_str(&format!("- **{}:** ", fact.label));
        let values = page.escaped(&super::words::join(&fact.values, "; "));
        page.text.push_str(&values);
        page.text.push('\n');
    }
    page.text.push('\n');
    released.body.iter().for_each(|block| page.block(block));
    released.signature.iter().for_each(|signature| page.line("", signature));
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

struct Page {
    text: String,
    options: Options,
    /// The length of the text after the last item of a list, to tell whether the next item follows directly.
    listed: usize,
}

impl Page {
    /// Adds a paragraph.
    fn line(&mut self, before: &str, text: &Text) {
        if !text.is_empty() {
            self.text.push_str(before);
            let escaped = self.escaped(text);
            self.text.push_str(&safe_start(&escaped));
            self.text.push_str("\n\n");
        }
    }

    fn block(&mut self, block: &Block) {
        if block.kind.has_lines() {
            self.fenced(block);
            return;
        }
        if block.kind == BlockKind::Heading {
            self.line("## ", &block.text);
            return;
        }
        let mut before = String::new();
        block.number.iter().for_each(|number| before.push_str(&format!("**{number}.** ")));
        let mut head = block.portion.as_ref().map(bracketed).unwrap_or_default();
        let mut title = block.title.as_ref().and_then(whole);
        for part in &block.parts {
            match part {
                Part::Text(text) => match text.split_first().zip(title.take()) {
                    Some(((Piece::Words(words), rest), title)) if words.starts_with(title) => {
                        let portion = self.escaped(&std::mem::take(&mut head));
                        let mut more = plain(words.strip_prefix(title).unwrap_or_default());
                        more.extend_from_slice(rest);
                        let bold = format!("**{}**", self.escaped(&plain(title)));
                        self.text.push_str(&std::mem::take(&mut before));
                        let space = if portion.is_empty() { "" } else { " " };
                        let more = self.escaped(&more);
                        self.text.push_str(&format!("{portion}{space}{bold}{more}\n\n"));
                    }
                    _ => {
                        push(&mut head, " ", text);
                        self.line(&std::mem::take(&mut before), &std::mem::take(&mut head));
                    }
                },
                Part::Item(item) => {
                    self.line(&std::mem::take(&mut before), &std::mem::take(&mut head));
                    self.item(item);
                }
            }
        }
        if !before.is_empty() && head.is_empty() {
            self.text.push_str(before.trim_end());
            self.text.push_str("\n\n");
        }
        self.line(&before, &head);
    }

    fn item(&mut self, item: &Item) {
        let mut line = item.label.clone();
        // The dash of the list replaces that of the item.
        if matches!(whole(&line), Some(label) if label.bytes().all(|byte| matches!(byte, b'-' | b'*'))) {
            line.clear();
        }
        item.portion.iter().for_each(|portion| push(&mut line, " ", &bracketed(portion)));
        push(&mut line, " ", &item.text);
        if self.listed == self.text.len() {
            self.text.pop();
        }
        self.line("- ", &line);
        self.listed = self.text.len();
    }

    /// Adds lines between fences that are longer than any fence in them.
    fn fenced(&mut self, block: &Block) {
        let mut lines = String::new();
        for part in &block.parts {
            if let Part::Text(line) = part {
                lines.push_str(&flat(line, self.options));
                lines.push('\n');
            }
        }
        let longest = lines.split(|c| c != '`').map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        self.text.push_str(&format!("{fence}\n{lines}{fence}\n\n"));
    }

    fn escaped(&self, text: &Text) -> String {
        let mut out = String::new();
        for piece in text {
            match piece {
                Piece::Words(words) | Piece::Withheld { words, .. } => escape(&mut out, words),
                // Brackets followed by a colon or a parenthesis would be a link.
                Piece::Struck { reason } => {
                    escape(&mut out, &mark("REDACTED", reason.as_deref(), self.options));
                }
            }
        }
        out
    }
}

fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Escapes the beginning of a line that would make it a list, a heading or a rule.
fn safe_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(digits..).unwrap_or_default();
    let at = match line.bytes().next() {
        Some(b'#' | b'+' | b'-' | b'=') => 0,
        _ if digits > 0 && after.starts_with(['.', ')']) => digits,
        _ => return line.to_owned(),
    };
    let (before, after) = line.split_at_checked(at).unwrap_or((line, ""));
    format!("{before}\\{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_what_could_be_notation_is_escaped() {
        let page = Page { text: String::new(), options: Options::default(), listed: 0 };
        let line = |words: &str| safe_start(&page.escaped(&plain(words)));
        insta::assert_snapshot!(line("1. a_b *c* <b> [x](y) ![z]"), @r"1\. a\_b \*c\* \<b\> \[x\](y) !\[z\]");
        insta::assert_snapshot!(line("-- # A & B"), @r"\-- # A \& B");
        insta::assert_snapshot!(line("2008 was"), @"2008 was");
        let gap = vec![Piece::Struck { reason: None }, Piece::Words(": (x)".to_owned())];
        insta::assert_snapshot!(page.escaped(&gap), @r"\[REDACTED\]: (x)");
    }
}
