//! A cable as plain text, in the order of a telegram, with lines of [`WIDTH`] columns.

use super::Options;
use super::facts::{classification_line, reference, transmission};
use super::words::{bracketed, flat, join, plain, prosign, push};
use crate::cable::TagKind;
use crate::redact::{Addressee, Block, BlockKind, Content, Item, Part, Piece, Released, Text};

/// Longest line in characters, as on a teletype. Lines of tables keep their length.
pub const WIDTH: usize = 69;

/// The whole cable. Lines end in LF.
#[must_use]
pub fn to_text(released: &Released, options: Options) -> String {
    let mut page = Page { text: String::new(), options };
    page.heading(released);
    released.body.iter().for_each(|block| page.block(block));
    if let Some(signature) = &released.signature {
        page.blank();
        page.line(signature);
    }
    page.text
}

struct Page {
    text: String,
    options: Options,
}

impl Page {
    fn heading(&mut self, content: &Content) {
        // Without `..`: a new field has to be written, or left out on purpose.
        let Content {
            dialect: _,
            id: _,
            mrn: _,
            datetime: _,
            day: _,
            record: _,
            transmission: sent,
            level: _,
            classification: _,
            captions,
            section: _,
            attention,
            executive_order,
            tags: _,
            subject,
            references,
            classified_by,
            summary: _,
            body: _,
            signature: _,
        } = content;
        transmission(content).iter().for_each(|line| self.line(line));
        if let Some(dtg) = &sent.dtg {
            let mut line: Text = Text::new();
            for precedence in dtg.action.iter().chain(&dtg.info) {
                push(&mut line, " ", &plain(prosign(*precedence)));
            }
            push(&mut line, " ", &dtg.text);
            sent.signals.iter().for_each(|signal| push(&mut line, " ", signal));
            self.line(&line);
        }
        if let Some(from) = &sent.from {
            self.line(&join([&plain("FM"), &from.name], " "));
        }
        for (label, all) in [("TO", &sent.action), ("INFO", &sent.info), ("XMT", &sent.exempt)] {
            self.addressees(label, all);
        }
        self.blank();
        self.line(&classification_line(content));
        self.blank();
        captions.iter().for_each(|caption| self.line(caption));
        self.blank();
        attention.iter().for_each(|line| self.line(line));
        self.blank();
        if let Some(order) = executive_order {
            let mut line = plain("E.O.");
            order.order.iter().for_each(|order| push(&mut line, " ", order));
            line.push(Piece::Words(":".to_owned()));
            order.instruction.iter().for_each(|instruction| push(&mut line, " ", instruction));
            self.line(&line);
        }
        self.tags(content);
        if let Some(subject) = subject {
            let mut line = plain("SUBJECT:");
            subject.portion.iter().for_each(|portion| push(&mut line, " ", &bracketed(portion)));
            push(&mut line, " ", &subject.text);
            self.line(&line);
        }
        self.blank();
        for (number, found) in references.iter().enumerate() {
            self.fill(if number == 0 { "REF: " } else { "     " }, "     ", &reference(found));
        }
        self.blank();
        if let Some(by) = classified_by {
            self.line(&join([&plain("CLASSIFIED BY:"), &by.text], " "));
        }
        for (label, lines) in [("DISTRIBUTION:", &sent.distribution), ("DRAFTING:", &sent.drafting)] {
            if !lines.is_empty() {
                self.blank();
                self.push_line(label);
                lines.iter().for_each(|line| self.line(line));
            }
        }
    }

    fn addressees(&mut self, label: &str, all: &[Addressee]) {
        for (number, addressee) in all.iter().enumerate() {
            if number == 0 {
                self.line(&join([&plain(label), &addressee.text], " "));
            } else {
                self.line(&addressee.text);
            }
        }
    }

    fn tags(&mut self, content: &Content) {
        let mut codes = Text::new();
        for tag in &content.tags {
            match tag.kind {
                TagKind::Person => push(&mut codes, " ", &join([&plain("("), &tag.code, &plain(")")], "")),
                _ => push(&mut codes, ", ", &tag.code),
            }
        }
        if !codes.is_empty() {
            self.line(&join([&plain("TAGS:"), &codes], " "));
        }
    }

    fn block(&mut self, block: &Block) {
        self.blank();
        let mut head = Text::new();
        block.number.iter().for_each(|number| push(&mut head, "", &plain(format!("{number}."))));
        block.portion.iter().for_each(|portion| push(&mut head, " ", &bracketed(portion)));
        for part in &block.parts {
            match part {
                Part::Text(line) if block.kind.has_lines() => {
                    let line = flat(line, self.options);
                    self.push_line(&line);
                }
                Part::Text(text) => {
                    push(&mut head, " ", text);
                    self.line(&std::mem::take(&mut head));
                }
                Part::Item(item) => {
                    self.line(&std::mem::take(&mut head));
                    self.item(item);
                }
            }
        }
        self.line(&head);
        if block.kind == BlockKind::Heading {
            let width = flat(&block.text, self.options).chars().count();
            self.push_line(&"-".repeat(width.min(WIDTH)));
        }
    }

    fn item(&mut self, item: &Item) {
        let mut line = item.label.clone();
        item.portion.iter().for_each(|portion| push(&mut line, " ", &bracketed(portion)));
        push(&mut line, " ", &item.text);
        self.line(&line);
    }

    /// Adds an empty line, unless there is one already.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn push_line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn line(&mut self, text: &Text) {
        self.fill("", "", text);
    }

    /// Breaks a text into lines between words, never inside a mark.
    fn fill(&mut self, first: &str, indent: &str, text: &Text) {
        if text.is_empty() {
            return;
        }
        let mut line = String::from(first);
        let mut width = first.chars().count();
        let mut is_begun = false;
        let flat = unbroken(text, self.options);
        for word in flat.split(' ').filter(|word| !word.is_empty()) {
            let len = word.chars().count();
            if is_begun && width + 1 + len > WIDTH {
                self.push_line(&line);
                line = String::from(indent);
                width = indent.chars().count();
            } else if is_begun {
                line.push(' ');
                width += 1;
            }
            // No-break spaces of the text became spaces when it was joined; these are from marks.
            line.push_str(&word.replace(NO_BREAK, " "));
            width += len;
            is_begun = true;
        }
        self.push_line(&line);
    }
}

const NO_BREAK: char = '\u{a0}';

fn unbroken(text: &Text, options: Options) -> String {
    let mut flat_text = String::new();
    for piece in text {
        match piece {
            Piece::Struck { .. } => {
                flat_text.push_str(&flat(&vec![piece.clone()], options).replace(' ', "\u{a0}"));
            }
            Piece::Words(words) | Piece::Withheld { words, .. } => flat_text.push_str(words),
        }
    }
    flat_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lines_are_broken_between_words_and_not_inside_marks() {
        let mut page = Page { text: String::new(), options: Options { foia: true } };
        let mut text = plain("The mayor met an unnamed person of whom he said that she was ");
        text.push(Piece::Struck { reason: Some("(b)(6)".to_owned()) });
        text.push(Piece::Words(", and ".to_owned() + &"x".repeat(80) + " too."));
        page.fill("REF: ", "     ", &text);
        insta::assert_snapshot!(page.text);
    }
}
