//! What Reftel has written, read again: web pages, Markdown and JSON become the text of a telegram, which the parser reads as any
//! other. The text export needs no help. **Nothing is left out:** what has no place in a telegram stands above it.

mod json;
mod labelled;
mod telegram;

/// The texts of the cables in a file that Reftel has written. None if it has not, or if the parser reads it as it is.
pub(super) fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json::cables(text).or_else(|| labelled::cables(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::open::open;
    use reftel_core::export::json::to_released_json;
    use reftel_core::export::{Options, html, markdown, text};
    use reftel_core::redact::{Marks, Released, release};

    const SAMPLES: [&str; 3] = [
        include_str!("../../assets/samples/port-elsinore.txt"),
        include_str!("../../assets/samples/chain.txt"),
        include_str!("../../assets/samples/taken-out.txt"),
    ];

    fn released(document: &Document) -> Released {
        release(document.source(), document.cable(), &Marks::new(document.source())).unwrap()
    }

    fn as_text(document: &Document) -> String {
        text::to_text(&released(document), Options::default())
    }

    fn samples() -> Vec<Document> {
        SAMPLES.iter().flat_map(|sample| open("sample", sample.as_bytes().to_vec()).unwrap()).collect()
    }

    /// The words of a cable without the lines of its transmission: routing and serials are only in some of the forms.
    fn words(document: &Document) -> Vec<String> {
        let cable = document.cable();
        let mut words =
            vec![document.name().to_owned(), format!("{:?}", cable.day()), format!("{:?}", cable.level())];
        words.extend(cable.header.tags.iter().map(|tag| document.word(tag.span)));
        words.extend(cable.header.subject.as_ref().map(|subject| document.line(&subject.text)));
        words.extend(cable.header.references.iter().map(|reference| document.line(&reference.text)));
        words.extend(cable.transmission.action.iter().map(|to| document.word(to.name)));
        words.extend(cable.transmission.info.iter().map(|to| document.word(to.name)));
        words.extend(
            cable.paragraphs().map(|paragraph| {
                format!("{} {}", paragraph.number.value.value, document.line(&paragraph.text))
            }),
        );
        words.extend(cable.signature.as_ref().map(|signature| document.line(signature)));
        words
    }

    #[test]
    fn ok_every_form_comes_back() {
        let options = Options::default();
        for document in samples() {
            let released = released(&document);
            for (form, written) in [
                ("text", text::to_text(&released, options)),
                ("Markdown", markdown::to_markdown(&released, options)),
                ("web page", html::to_html(&released, options)),
                ("JSON", to_released_json(&released, options)),
            ] {
                let again = open("again", written.into_bytes()).unwrap();
                assert_eq!(again.len(), 1, "{form}");
                assert_eq!(words(&again[0]), words(&document), "{form}: {}", as_text(&again[0]));
            }
        }
    }

    #[test]
    fn ok_several_come_back_as_several() {
        use crate::export::file;
        use crate::state::Format;
        let documents = samples();
        let all: Vec<Released> = documents.iter().map(released).collect();
        let names: Vec<&str> = documents.iter().map(Document::name).collect();
        for format in [Format::Text, Format::Markdown, Format::Json] {
            let made = file(format, &all, Options::default()).unwrap();
            let again = open("again", made.bytes).unwrap();
            assert_eq!(again.iter().map(Document::name).collect::<Vec<_>>(), names, "{format:?}");
        }
    }

    #[test]
    fn err_what_others_have_written() {
        for text in
            ["{\"format\":\"other\"}", "{", "# A title\n\n- **Bold:** words\n", "<html><p>x</p>", "FM X", ""]
        {
            assert_eq!(texts(text.as_bytes()), None, "{text}");
        }
    }
}
