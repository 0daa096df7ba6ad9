//! What several test files share.

use std::fs;
use std::path::{Path, PathBuf};

/// Every `.txt` and `.html` file below `tests/corpus`, in order.
pub(crate) fn corpus() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"), &mut found);
    assert!(!found.is_empty(), "expected cables in tests/corpus, found none");
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "html") {
            found.push(path);
        }
    }
}

/// Real cables in `../shared/cables`, beside the checkout. They are not part of the project: tests that use them are
/// ignored unless asked for (`--ignored`).
///
/// # Panics
/// When there are none: a test over no files proves nothing.
#[allow(dead_code, reason = "each test file compiles this module by itself and uses what it needs")]
pub(crate) fn real_cables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cables");
    assert!(folder.is_dir(), "expected real cables in {}, found no such folder", folder.display());
    let mut found = Vec::new();
    collect(&folder, &mut found);
    assert!(!found.is_empty(), "expected real cables in {}, found none", folder.display());
    found.sort();
    found
}

/// Parts of cables, whole and broken, and what stands between them.
#[allow(dead_code, reason = "each test file compiles this module by itself and uses what it needs")]
pub(crate) const PIECES: [&str; 80] = [
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "   ",
    "\t",
    "VZCZCXRO0042",
    "OO RUEHAB RUEHXY",
    "DE RUEHZZ #0173/01 0441627",
    "ZNY CCCCC ZZH",
    "O P 131627Z FEB 08 ZDS",
    "FM AMEMBASSY PORT ELSINORE",
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424",
    "INFO RUEHXP/ALL NATO POST COLLECTIVE",
    "XMT AMCONSUL X",
    "BT",
    "NNNN",
    "#0173",
    "C O N F I D E N T I A L",
    "SECRET SECTION 01 OF 02 PORT ELSINORE 000173",
    "SIPDIS",
    "NOFORN",
    "STATE FOR EUR/CE",
    "E.O. 12958: DECL: 02/13/2018",
    "TAGS: PREL PGOV (DOE, JANE)",
    "SUBJECT: (C) AN INVENTED",
    "REF: A. STATE 13607 (NOTAL)",
    "B. 07 PORT ELSINORE 1201 AND 7",
    "Classified By: A/DCM Jane Q. Example, reasons 1.4 (b) and (d).",
    "REASON: 1.4 (B)",
    "1. (C) ",
    "¶2. (S/NF) ",
    "11. ",
    "- 12. (C) ",
    "999. ",
    "SUMMARY: text. END SUMMARY.",
    "PORT ELSINORE 00000173  002 OF 002",
    "-----",
    "-",
    "====",
    "-- item",
    "a. item",
    "(1) item",
    "XXXXXXXXXXXX",
    "(strictly protect)",
    "a sentence that goes on",
    "and ends.",
    "EXAMPLE",
    "A   B   C",
    "<u>",
    "</u>",
    "&amp;",
    "&#10;",
    "$\\ensuremath{\\mathsf{X}}$",
    "\\_",
    "{",
    "\u{feff}",
    "“é¶\u{85}\u{a0}",
    "<html><pre>",
    "</pre>",
    "**",
    "inter-\noperability interoperability",
    "PAGE 01        PORT E  00173  01 OF 03  131627Z\n",
    "PAGE 02\n",
    "ACTION EUR-12\n",
    "INFO  OCT-01  ISO-00  /091 W\n",
    "------------------352654  131700Z /23\n",
    "DRAFTED BY EUR:JDOE\n",
    "Message Text\n",
    "\nMessage Attributes\nDocument Number: 1974PORTE00173\n",
    "<< END OF DOCUMENT >>\n",
    "RELEASE IN PART B1,1.4(D)\n",
    "Wednesday, 13 February 2008, 16:27\n",
    "08PORTELSINORE173\n",
    "2/13/2008 16:27\n",
    "\"1\",\"2/13/2008 16:27\",\"08X1\",\"Embassy X\",\"SECRET\",\"\",\"",
    "C O N F I D E N T I A L SECTION 02 OF 02 PORT ELSINORE 000173\n",
    "QUOTE\n",
];
