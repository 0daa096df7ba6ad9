//! Words around the names of posts, and words that are taken for them.

use std::convert::Infallible;
use std::str::FromStr;
use std::sync::LazyLock;

use strum::EnumString;

use super::Words;

/// Where a word for a kind of mission stands; the default for a word that is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mission {
    /// Before the name of a place, and no part of the name of the post.
    pub(crate) is_prefix: bool,
    /// Before the place in the name of an originator.
    pub(crate) is_of_originator: bool,
}

impl FromStr for Mission {
    type Err = Infallible;

    fn from_str(uses: &str) -> Result<Self, Infallible> {
        let has = |wanted| uses.split(' ').any(|used| used == wanted);
        Ok(Self { is_prefix: has("prefix"), is_of_originator: has("originator") })
    }
}

/// Why a word is not the name of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
enum NotPost {
    /// It stands before numbers: `PARA 5`.
    BeforeNumber,
    /// It is a word of English, a letter away from the name of a post: `SKATE`.
    NearPost,
}

static MISSIONS: LazyLock<Words<Mission>> = LazyLock::new(|| Words::new(include_str!("missions.tsv")));
static NOT_POSTS: LazyLock<Words<NotPost>> = LazyLock::new(|| Words::new(include_str!("not_posts.tsv")));

/// What a word is before the name of a place, in any case.
pub(crate) fn mission(word: &[u8]) -> Mission {
    MISSIONS.get(word).unwrap_or_default()
}

/// Whether a word stands before numbers as the name of a post does, and is none.
pub(crate) fn is_before_number(word: &[u8]) -> bool {
    NOT_POSTS.get(word) == Some(NotPost::BeforeNumber)
}

/// Whether a word is one of English that is a letter away from the name of a post.
pub(crate) fn is_near_post(word: &[u8]) -> bool {
    NOT_POSTS.get(word) == Some(NotPost::NearPost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lists_are_whole() {
        assert_eq!(MISSIONS.rows().len(), include_str!("missions.tsv").lines().count());
        assert_eq!(NOT_POSTS.rows().len(), include_str!("not_posts.tsv").lines().count());
        assert!(MISSIONS.rows().is_sorted_by(|a, b| a.0 < b.0));
        assert!(NOT_POSTS.rows().is_sorted_by(|a, b| a.0 < b.0));
        assert!(mission(b"AmEmbassy").is_prefix && !mission(b"USLO").is_prefix);
        assert!(is_before_number(b"para") && !is_before_number(b"SKATE") && is_near_post(b"SKATE"));
    }
}
