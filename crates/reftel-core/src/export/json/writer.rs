//! Writes JSON without a model of it. What derives the writing of structs is several times as much code, which the page
//! would have to carry.

use crate::export::Options;
use crate::export::words::flat;
use crate::redact::Text;

/// JSON that is being written: on one line, without blanks.
#[derive(Debug, Default)]
pub(in crate::export) struct Writer {
    out: String,
    options: Options,
}

impl Writer {
    pub(in crate::export) fn new(options: Options) -> Self {
        Self { out: String::new(), options }
    }

    pub(in crate::export) fn finish(self) -> String {
        self.out
    }

    /// A comma, unless this is the first of a list or the value of a key. Strings end in a quote, so that no comma of
    /// theirs is taken for one.
    fn comma(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }

    /// Begins an object or a list.
    pub(in crate::export) fn open(&mut self, bracket: char) {
        self.comma();
        self.out.push(bracket);
    }

    /// Ends it.
    pub(in crate::export) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// The key of the value that comes next. Keys are plain words.
    pub(in crate::export) fn key(&mut self, key: &str) -> &mut Self {
        self.comma();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
        self
    }

    pub(in crate::export) fn null(&mut self) {
        self.comma();
        self.out.push_str("null");
    }

    pub(in crate::export) fn number(&mut self, number: Option<u32>) {
        match number {
            Some(number) => {
                self.comma();
                self.out.push_str(&number.to_string());
            }
            None => self.null(),
        }
    }

    pub(in crate::export) fn word(&mut self, word: Option<&str>) {
        match word {
            Some(word) => self.string(word),
            None => self.null(),
        }
    }

    pub(in crate::export) fn text(&mut self, text: &Text) {
        let flat = flat(text, self.options);
        self.string(&flat);
    }

    pub(in crate::export) fn maybe(&mut self, text: Option<&Text>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    pub(in crate::export) fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>) {
        self.open('[');
        texts.into_iter().for_each(|text| self.text(text));
        self.close(']');
    }

    pub(in crate::export) fn string(&mut self, words: &str) {
        self.comma();
        self.out.push('"');
        for c in words.chars() {
            match c {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                '\n' => self.out.push_str("\\n"),
                c if u32::from(c) < 0x20 => {
                    self.out.push_str("\\u00");
                    self.out.push(if u32::from(c) < 0x10 { '0' } else { '1' });
                    self.out.push(char::from_digit(u32::from(c) & 15, 16).unwrap_or('0'));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_strings() {
        let mut w = Writer::default();
        w.open('[');
        w.string("a\"b\\c\n\u{1}\u{1f}é,{");
        w.string("");
        w.null();
        w.open('{');
        w.key("k").number(Some(7));
        w.key("l").word(None);
        w.close('}');
        w.close(']');
        let json = w.finish();
        assert_eq!(json, r#"["a\"b\\c\n\u0001\u001fé,{","",null,{"k":7,"l":null}]"#);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read[0], "a\"b\\c\n\u{1}\u{1f}é,{");
    }
}
