//! All tables as one text, in sections: a form feed, a name, a line end, the table. Only the page does not have it
//! inside: it loads it as a file, which `cargo xtask seal` writes from this very constant.

/// The text. Of a sample, name and purpose stand behind the name of its section.
#[allow(unreachable_pub, reason = "the tools and the tests take this file in as a module of their own")]
pub const WHOLE: &str = concat!(
    "\x0ctags\n",
    include_str!("tags.tsv"),
    "\x0cposts\n",
    include_str!("posts.tsv"),
    "\x0caliases\n",
    include_str!("aliases.tsv"),
    "\x0ccodes\n",
    include_str!("codes.tsv"),
    "\x0cwords\n",
    include_str!("words.tsv"),
    "\x0csample\tCoalition\tA telegram of 2008 in two sections, with a table and the residue of its pages\n",
    include_str!("../../../assets/samples/port-elsinore.txt"),
    "\x0csample\tLibrary\tA short telegram of 2009 that is sensitive but not classified\n",
    include_str!("../../../assets/samples/library.txt"),
    "\x0csample\tFishing dispute\tAn archive's record of 1975, with page headings, distribution and attributes\n",
    include_str!("../../../assets/samples/archive.txt"),
    "\x0csample\tTaken out\tA release with crossed names, codes of exemptions and notes that ask to protect sources\n",
    include_str!("../../../assets/samples/taken-out.txt"),
    "\x0csample\tScanned\tA copy that text recognition and conversion have damaged\n",
    include_str!("../../../assets/samples/scanned.txt"),
    "\x0csample\tThree telegrams\tQuestion, answer and instruction, each citing the one before\n",
    include_str!("../../../assets/samples/chain.txt"),
);
