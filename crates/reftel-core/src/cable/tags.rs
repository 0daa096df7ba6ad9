use strum::IntoStaticStr;

use super::post_by_name;
use crate::lexicon::TAGS;
use crate::text::Span;

/// One code of the TAGS line (traffic analysis by geography and subject).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What kind of code it is.
    pub kind: TagKind,
    /// The code, or the name of a person that stands in brackets after one.
    pub span: Span,
}

/// Kinds of TAGS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum TagKind {
    /// A field of work, such as `PREL`.
    Subject,
    /// A country or region, such as `GM`.
    Geo,
    /// An organization, such as `NATO`.
    Org,
    /// A program, mostly with a K in front, such as `KNNP`.
    Program,
    /// A person, named in brackets.
    Person,
    /// A code that the table does not have.
    Unknown,
}

impl TagKind {
    /// The word for it, in lowercase.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// Kind and meaning of a code in capitals. The meaning is absent where none is established.
///
/// A row of the table has the code, its kind (`s`, `g`, `o`, `p`) and the meaning, which may be empty.
#[must_use]
pub fn tag_meaning(code: &str) -> Option<(TagKind, Option<&'static str>)> {
    let mut fields = TAGS.find(code)?.split('\t').skip(1);
    let kind = match fields.next()? {
        "s" => TagKind::Subject,
        "g" => TagKind::Geo,
        "o" => TagKind::Org,
        _ => TagKind::Program,
    };
    Some((kind, fields.next().filter(|meaning| !meaning.is_empty())))
}

/// Whether a post or a country of the tables has that name, in any case.
#[must_use]
pub fn is_place(name: &str) -> bool {
    let is_country = |row: &str| {
        let mut fields = row.split('\t').skip(1);
        fields.next() == Some("g") && fields.next().is_some_and(|country| country.eq_ignore_ascii_case(name))
    };
    post_by_name(name).is_some() || TAGS.rows().any(is_country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_codes() {
        assert_eq!(tag_meaning("GM"), Some((TagKind::Geo, Some("Germany"))));
        assert_eq!(tag_meaning("NATO").unwrap().0, TagKind::Org);
        assert_eq!(tag_meaning("KNNP").unwrap().0, TagKind::Program);
        assert_eq!(tag_meaning("PREL").unwrap().0, TagKind::Subject);
        assert_eq!(tag_meaning("ZZZZZ"), None);
        assert_eq!(tag_meaning(""), None);
    }

    #[test]
    fn ok_every_code_is_found() {
        assert!(TAGS.rows().all(|line| tag_meaning(line.split('\t').next().unwrap()).is_some()));
    }
}
