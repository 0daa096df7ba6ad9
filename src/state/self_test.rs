//! What the self-test of the seal saw, and what may be claimed from it. Pure.

use super::locks::{Findings, Lock};

/// A network channel of a page, which the self-test tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// `fetch`
    Fetch,
    /// `XMLHttpRequest`
    Xhr,
    /// `navigator.sendBeacon`
    Beacon,
    /// `WebSocket`
    WebSocket,
    /// `EventSource`
    EventSource,
    /// An image.
    Image,
    /// A style sheet.
    StyleSheet,
    /// A video.
    Media,
}

/// What stands for the address of a text that the test tried to run as code.
pub const TRIED_AS_CODE: &str = "seal-test/code";

impl Channel {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 8] = [
        Self::Fetch,
        Self::Xhr,
        Self::Beacon,
        Self::WebSocket,
        Self::EventSource,
        Self::Image,
        Self::StyleSheet,
        Self::Media,
    ];

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Xhr => "XMLHttpRequest",
            Self::Beacon => "sendBeacon",
            Self::WebSocket => "WebSocket",
            Self::EventSource => "EventSource",
            Self::Image => "Image",
            Self::StyleSheet => "Style sheet",
            Self::Media => "Video",
        }
    }

    /// The address it is tried with, relative to the page. It carries nothing.
    #[must_use]
    pub fn path(self) -> String {
        let number = Self::ALL.iter().position(|channel| *channel == self).unwrap_or_default() + 1;
        format!("seal-test/{number}-{}", self.slug())
    }

    const fn slug(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Xhr => "xhr",
            Self::Beacon => "beacon",
            Self::WebSocket => "websocket",
            Self::EventSource => "eventsource",
            Self::Image => "image",
            Self::StyleSheet => "stylesheet",
            Self::Media => "media",
        }
    }

    /// The channel that a refusal is about, by the address that the browser says it blocked.
    ///
    /// Of an address that is not http the browser tells the scheme alone, and only one probe has such a one.
    #[must_use]
    pub fn of(blocked: &str) -> Option<Self> {
        if matches!(blocked, "ws" | "wss" | "ws:" | "wss:") {
            return Some(Self::WebSocket);
        }
        Self::ALL.into_iter().find(|channel| blocked.ends_with(&channel.path()))
    }
}

/// How far the seal and its test are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The page has not been sealed yet.
    #[default]
    Waiting,
    /// The seal is on; the test runs.
    Testing,
    /// The test is over.
    Tested,
    /// The seal has not come.
    Missing,
}

/// The self-test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfTest {
    phase: Phase,
    refused: Vec<Channel>,
    found: Findings,
    others: usize,
}

/// How the badge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Not known yet.
    Pending,
    /// Everything that was tried was refused.
    Good,
    /// Something was not confirmed.
    Doubt,
    /// There is no seal.
    Bad,
}

impl Tone {
    /// The key that style sheets select by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Good => "good",
            Self::Doubt => "doubt",
            Self::Bad => "bad",
        }
    }
}

impl SelfTest {
    /// The test begins, for the first time or again.
    pub fn begin(&mut self, found: Findings) {
        self.phase = Phase::Testing;
        self.refused.clear();
        self.found = found;
    }

    /// The browser has refused something; `blocked` is the address it gives. **This alone counts as a refusal**:
    /// what the calls return does not tell.
    pub fn refusal(&mut self, blocked: &str) {
        match Channel::of(blocked) {
            Some(channel) if self.phase == Phase::Testing => {
                if !self.refused.contains(&channel) {
                    self.refused.push(channel);
                }
            }
            // A late word on an earlier test.
            Some(_) => {}
            None if blocked == TRIED_AS_CODE => {}
            None => self.others += 1,
        }
    }

    /// No more refusals are waited for.
    pub fn end(&mut self) {
        if self.phase == Phase::Testing {
            self.phase = Phase::Tested;
        }
    }

    /// The seal should have come by now.
    pub fn give_up(&mut self) {
        if self.phase == Phase::Waiting {
            self.phase = Phase::Missing;
        }
    }

    /// How far it is.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether this channel was refused.
    #[must_use]
    pub fn is_refused(&self, channel: Channel) -> bool {
        self.refused.contains(&channel)
    }

    /// How many channels were refused.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.refused.len()
    }

    /// Whether all of them were.
    #[must_use]
    pub fn all_refused(&self) -> bool {
        self.refused.len() == Channel::ALL.len()
    }

    /// What was found when the test began.
    #[must_use]
    pub fn found(&self) -> &Findings {
        &self.found
    }

    /// Whether something can be left there for other pages of the host.
    #[must_use]
    pub fn is_open(&self, lock: Lock) -> bool {
        self.found.open.contains(&lock)
    }

    /// Refusals that have nothing to do with the test: something tried to send or load.
    #[must_use]
    pub fn others(&self) -> usize {
        self.others
    }

    /// How the badge looks.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match self.phase {
            Phase::Waiting | Phase::Testing => Tone::Pending,
            Phase::Missing => Tone::Bad,
            Phase::Tested if self.refused.is_empty() => Tone::Bad,
            Phase::Tested if self.all_refused() && self.found.gap().is_none() => Tone::Good,
            Phase::Tested => Tone::Doubt,
        }
    }

    /// What the badge says: in short, and what is added where there is room.
    #[must_use]
    pub fn badge(&self) -> (&'static str, String) {
        let total = Channel::ALL.len();
        match (self.phase, self.tone()) {
            (Phase::Missing, _) => ("Not sealed", String::new()),
            (_, Tone::Pending) => ("Sealing…", String::new()),
            // No more than was seen: "nothing can leave" would be a promise for ways that were not tried.
            (_, Tone::Good) => ("Sealed", format!("All {total} network channels blocked")),
            (_, Tone::Bad) => ("Not confirmed", format!("0 of {total} refusals seen")),
            _ => match self.found.gap().filter(|_| self.all_refused()) {
                Some((short, gap)) => (short, gap.to_owned()),
                None => ("In doubt", format!("{} of {total} refusals seen", self.refused.len())),
            },
        }
    }

    /// What the start screen says first, in bold.
    #[must_use]
    pub fn headline(&self) -> &'static str {
        match self.tone() {
            Tone::Pending => "This page is sealing itself.",
            Tone::Good => "This page can no longer contact anyone.",
            Tone::Doubt => "Not everything was seen to be closed.",
            Tone::Bad if self.phase == Phase::Missing => "This page is not sealed.",
            Tone::Bad => "The seal could not be confirmed.",
        }
    }

    /// What the start screen says of the test.
    #[must_use]
    pub fn proof(&self) -> String {
        let total = Channel::ALL.len();
        match self.phase {
            Phase::Waiting => "It is about to tell your browser to block every request.".to_owned(),
            Phase::Testing => {
                format!(
                    "It has told your browser to block every request, and is trying {total} network channels."
                )
            }
            Phase::Missing => {
                "The policy that closes it has not come. Do not open anything sensitive here.".to_owned()
            }
            Phase::Tested if self.all_refused() => {
                format!(
                    "After loading, it told your browser to block every request. All {total} network channels blocked"
                )
            }
            Phase::Tested => format!(
                "After loading, it told your browser to block every request. {} of {total} network channels seen to be blocked",
                self.refused.len()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tested(channels: &[Channel], web_rtc_absent: bool) -> SelfTest {
        let mut test = SelfTest::default();
        test.begin(Findings { has_web_rtc: !web_rtc_absent, ..Findings::default() });
        for channel in channels {
            test.refusal(&format!("http:{}//host/reftel/{}", "", channel.path()));
        }
        test.end();
        test
    }

    #[test]
    fn ok_sealed_only_when_everything_was_refused() {
        let test = tested(&Channel::ALL, true);
        assert_eq!((test.tone(), test.badge().0), (Tone::Good, "Sealed"));
        assert!(test.proof().ends_with("All 8 network channels blocked"));
    }

    #[test]
    fn err_one_missing_is_a_doubt() {
        let test = tested(&Channel::ALL[1..], true);
        assert_eq!(test.tone(), Tone::Doubt);
        assert_eq!(test.badge(), ("In doubt", "7 of 8 refusals seen".to_owned()));
        assert!(test.proof().ends_with("7 of 8 network channels seen to be blocked"));
        assert!(!test.is_refused(Channel::Fetch));
        assert_eq!(tested(&[], true).tone(), Tone::Bad);
    }

    #[test]
    fn err_web_rtc_is_a_doubt() {
        assert_eq!(tested(&Channel::ALL, false).tone(), Tone::Doubt);
    }

    #[test]
    fn err_no_seal() {
        let mut test = SelfTest::default();
        assert_eq!(test.badge().0, "Sealing…");
        test.give_up();
        assert_eq!((test.tone(), test.badge().0), (Tone::Bad, "Not sealed"));
        let mut late = tested(&Channel::ALL, true);
        late.give_up();
        assert_eq!(late.tone(), Tone::Good, "a seal that came stays");
    }

    #[test]
    fn ok_the_same_refusal_counts_once_and_late_ones_not_at_all() {
        let mut test = SelfTest::default();
        test.begin(Findings::default());
        test.refusal("wss");
        test.refusal("ws");
        assert_eq!(test.refused(), 1);
        test.end();
        test.refusal(&Channel::Image.path());
        assert_eq!(test.refused(), 1);
    }

    #[test]
    fn ok_other_refusals_are_counted_apart() {
        let mut test = tested(&Channel::ALL, true);
        test.refusal("inline");
        test.refusal(TRIED_AS_CODE);
        assert_eq!((test.refused(), test.others()), (8, 1));
        test.begin(Findings::default());
        assert_eq!((test.refused(), test.others()), (0, 1));
    }

    #[test]
    fn ok_paths_are_told_apart() {
        for channel in Channel::ALL {
            assert_eq!(Channel::of(&format!("x/{}", channel.path())), Some(channel));
        }
        assert_eq!(Channel::Fetch.path(), "seal-test/1-fetch");
        assert_eq!(Channel::of("inline"), None);
    }
}
