/// An invented cable to try the page with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its title in the list.
    pub name: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

/// The samples, in the order of the list.
pub const SAMPLES: [Sample; 6] = [
    Sample {
        name: "Coalition",
        about: "A telegram of 2008 in two sections, with a table and page-break debris",
        text: include_str!("../../assets/samples/port-elsinore.txt"),
    },
    Sample {
        name: "Library",
        about: "A short telegram of 2009 that is sensitive but not classified",
        text: include_str!("../../assets/samples/library.txt"),
    },
    Sample {
        name: "Fishing dispute",
        about: "An archive's record of 1975, with page headings, distribution and attributes",
        text: include_str!("../../assets/samples/archive.txt"),
    },
    Sample {
        name: "Redacted release",
        about: "A release with X-ed out names, exemption codes and notes that ask to protect sources",
        text: include_str!("../../assets/samples/taken-out.txt"),
    },
    Sample {
        name: "Scanned",
        about: "A copy that text recognition and conversion have damaged",
        text: include_str!("../../assets/samples/scanned.txt"),
    },
    Sample {
        name: "Three telegrams",
        about: "Question, answer and instruction, each citing the one before",
        text: include_str!("../../assets/samples/chain.txt"),
    },
];
