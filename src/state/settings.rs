use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, EnumString, Serialize, Deserialize)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What its button says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The word for it, and the value of `data-theme`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// How large the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, EnumString, Serialize, Deserialize)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// A little smaller.
    Small,
    /// As designed.
    #[default]
    Medium,
    /// Larger.
    Large,
    /// Much larger.
    Largest,
}

impl Size {
    /// All, from small to large.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Largest];

    /// The value of `data-size`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// What its button says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Small => "Small",
            Self::Medium => "Medium",
            Self::Large => "Large",
            Self::Largest => "Largest",
        }
    }
}

/// What is remembered from visit to visit. **No word of a cable is.**
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How large the text is.
    pub size: Size,
    /// Whether single letters are shortcuts.
    pub letters: bool,
    /// Whether subjects are shown in sentence case.
    pub sentence: bool,
    /// Whether the lines of the transmission are unfolded.
    pub unfolded: bool,
    /// Whether Tab stops at words that explain themselves.
    pub tab_stops: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            size: Size::Medium,
            letters: true,
            sentence: false,
            unfolded: false,
            tab_stops: false,
        }
    }
}

impl Settings {
    /// Reads what [`Settings::store`] wrote; whatever is odd is left at its default.
    #[must_use]
    pub fn load(stored: &str) -> Self {
        serde_json::from_str(stored).unwrap_or_else(|_| Self::from_words(stored))
    }

    /// Reads what earlier versions of the page wrote: words between spaces.
    fn from_words(stored: &str) -> Self {
        let mut settings = Self::default();
        for word in stored.split(' ') {
            match word {
                "no-letters" => settings.letters = false,
                "sentence" => settings.sentence = true,
                "unfolded" => settings.unfolded = true,
                _ => {
                    settings.theme = word.parse().unwrap_or(settings.theme);
                    settings.size = word.parse().unwrap_or(settings.size);
                }
            }
        }
        settings
    }

    /// As one short string.
    #[must_use]
    pub fn store(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_settings_there_and_back() {
        for theme in Theme::ALL {
            for size in Size::ALL {
                for bits in 0..16 {
                    let [letters, sentence, unfolded, tab_stops] = [1, 2, 4, 8].map(|bit| bits & bit != 0);
                    let settings = Settings { theme, size, letters, sentence, unfolded, tab_stops };
                    assert_eq!(Settings::load(&settings.store()), settings);
                }
            }
        }
        let old = Settings { theme: Theme::Dark, letters: false, ..Settings::default() };
        assert_eq!(Settings::load("dark no-letters"), old);
        let old = Settings { size: Size::Largest, sentence: true, unfolded: true, ..Settings::default() };
        assert_eq!(Settings::load("system largest sentence unfolded"), old);
        assert_eq!(Settings::load("?"), Settings::default());
        assert_eq!(
            Settings::load("{\"theme\":\"dark\"}"),
            Settings { theme: Theme::Dark, ..Settings::default() }
        );
    }
}
