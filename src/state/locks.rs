//! What boot.js takes away from the page, as the self-test finds it. Pure.

use strum::VariantArray;

/// A way to leave text for other pages of the same host, or to get one back, which no policy governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Lock {
    /// `localStorage`, but for the settings.
    LocalStorage,
    /// `sessionStorage`
    SessionStorage,
    /// `document.cookie` and `cookieStore`
    Cookies,
    /// `indexedDB`
    Databases,
    /// `caches`
    Caches,
    /// `navigator.storage` and what came before it.
    Files,
    /// `BroadcastChannel`
    Broadcast,
    /// `navigator.locks`: their names can be read by all.
    Locks,
    /// `SharedWorker` and `navigator.serviceWorker`
    Workers,
    /// `window.name`
    Name,
    /// `window.opener`
    Opener,
    /// The address in the history, which is sent when the page is reloaded.
    History,
    /// A frame, which has a fresh copy of all the others.
    Frames,
}

impl Lock {
    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::LocalStorage => "localStorage, but for settings",
            Self::SessionStorage => "sessionStorage",
            Self::Cookies => "Cookies",
            Self::Databases => "IndexedDB",
            Self::Caches => "Cache storage",
            Self::Files => "Private files of the site",
            Self::Broadcast => "BroadcastChannel",
            Self::Locks => "Names of locks",
            Self::Workers => "Shared and service workers",
            Self::Name => "window.name",
            Self::Opener => "window.opener",
            Self::History => "Other addresses in the history",
            Self::Frames => "New frames",
        }
    }
}

/// What was found when the test began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The page has a constructor of WebRTC connections.
    pub has_web_rtc: bool,
    /// Text became code, or another policy for it could be made: the policy in the page is not in force, or the browser
    /// has no Trusted Types.
    pub is_first_policy_missing: bool,
    /// The page came over plain http from another machine.
    pub is_plain_http: bool,
    /// What is not locked.
    pub open: Vec<Lock>,
}

impl Findings {
    /// What the badge says: of the gravest of them. None if nothing was found.
    #[must_use]
    pub fn gap(&self) -> Option<(&'static str, &'static str)> {
        let gaps = [
            (self.is_first_policy_missing, ("Not closed", "The first policy is missing")),
            (self.has_web_rtc, ("Not closed", "WebRTC is open")),
            (!self.open.is_empty(), ("Not closed", "Storage or frames are open")),
            (self.is_plain_http, ("In doubt", "The page came over plain http")),
        ];
        gaps.into_iter().find_map(|(is_there, gap)| is_there.then_some(gap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_gravest_first() {
        let mut found = Findings::default();
        assert_eq!(found.gap(), None);
        found.is_plain_http = true;
        assert_eq!(found.gap(), Some(("In doubt", "The page came over plain http")));
        found.open.push(Lock::Cookies);
        assert_eq!(found.gap(), Some(("Not closed", "Storage or frames are open")));
        found.has_web_rtc = true;
        assert_eq!(found.gap(), Some(("Not closed", "WebRTC is open")));
        found.is_first_policy_missing = true;
        assert_eq!(found.gap(), Some(("Not closed", "The first policy is missing")));
    }
}
