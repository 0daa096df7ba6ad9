use super::{CableId, Day, Level};
use crate::text::{Span, Spanned};

/// What a collection says of a cable beside its text: the table of a web page, the attributes of an archive's
/// record, the columns of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Every field, in the order of the file.
    pub fields: Vec<RecordField>,
    /// The id it gives, in canonical form.
    pub id: Option<Spanned<CableId>>,
    /// The day it gives, and the time where that can be trusted.
    pub moment: Option<Spanned<Moment>>,
    /// The level it gives.
    pub level: Option<Spanned<Level>>,
}

impl Record {
    /// Whether the collection says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The first value of a field.
    #[must_use]
    pub fn value(&self, key: RecordKey) -> Option<Span> {
        self.fields.iter().find(|field| field.key == key).map(|field| field.value)
    }
}

/// One field of a [`Record`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordField {
    /// What it says.
    pub key: RecordKey,
    /// The words that name it. None if its place alone tells it.
    pub label: Option<Span>,
    /// The value; empty where the record leaves it blank.
    pub value: Span,
}

/// What a field of a [`Record`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKey {
    /// Number of the row in its collection.
    Row,
    /// Id of the cable.
    Id,
    /// When it was sent.
    Created,
    /// When the collection published it.
    Released,
    /// Its level.
    Classification,
    /// The post or office it came from.
    Origin,
    /// Ids of the cables it refers to.
    References,
    /// Its subject.
    Subject,
    /// Any other field, named by its label.
    Other,
}

impl RecordKey {
    /// The word for it, in lowercase. None for [`RecordKey::Other`].
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Row => "row",
            Self::Id => "id",
            Self::Created => "created",
            Self::Released => "released",
            Self::Classification => "classification",
            Self::Origin => "origin",
            Self::References => "references",
            Self::Subject => "subject",
            Self::Other => return None,
        })
    }
}

/// A day, and hour and minute in UTC where they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Hour (0 to 23) and minute (0 to 59).
    pub time: Option<(u8, u8)>,
}

impl Moment {
    /// ISO 8601 in UTC: `2008-02-13T16:27:00Z`, or the day alone.
    #[must_use]
    pub fn iso(&self) -> String {
        match self.time {
            Some((hour, minute)) => format!("{}T{hour:02}:{minute:02}:00Z", self.day),
            None => self.day.to_string(),
        }
    }
}
