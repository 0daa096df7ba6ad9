//! Shapes of input on which a search that starts anew at every byte, or a list that is gone through for every
//! line, would take the square of their length.

/// A name, what comes once, and what is repeated to the length asked for.
pub(crate) type Shape = (&'static str, String, &'static str);

pub(crate) const HEAD: &str =
    "R 131627Z FEB 08\nFM AMEMBASSY X\nUNCLAS X 000173\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n";

/// What `shape` makes at that length.
pub(crate) fn text((_, head, unit): &Shape, bytes: usize) -> Vec<u8> {
    (head.to_owned() + &unit.repeat(bytes.div_ceil(unit.len()))).into_bytes()
}

/// All of them.
pub(crate) fn shapes() -> Vec<Shape> {
    let bare = BARE.into_iter().map(|(name, unit)| (name, HEAD.to_owned(), unit));
    let after = AFTER.into_iter().map(|(name, start, unit)| (name, format!("{HEAD}{start}"), unit));
    let whole = WHOLE.into_iter().map(|(name, head, unit)| (name, head.to_owned(), unit));
    bare.chain(after).chain(whole).collect()
}

/// After a heading.
const BARE: [(&str, &str); 50] = [
    ("a cable's paragraphs", "1. (C) A sentence that goes on\nand on. It ends here.\n\n"),
    ("one line of capitals", "A"),
    ("one line of words", "word "),
    ("blanks", " "),
    ("no-break spaces", "\u{a0}"),
    ("zero bytes", "\0"),
    ("pilcrows", "¶"),
    ("pilcrows on lines", "¶\n"),
    ("numbers", "1.\n"),
    ("numbers that rise slowly", "1.\n2.\n3.\n1.\n"),
    ("digits", "1"),
    ("open brackets", "("),
    ("closed brackets", ")"),
    ("open square brackets", "["),
    ("brackets in brackets", "(["),
    ("open braces", "{"),
    ("open angles", "<"),
    ("tags that never close", "<u "),
    ("elements of text", "<pre>"),
    ("elements of text, open and closed", "<pre></pre>"),
    ("cells", "<td>x</td>"),
    ("entities that never end", "&a"),
    ("entities", "&amp;"),
    ("commands", "\\mathsf{"),
    ("commands that end", "\\mathsf{X}"),
    ("backslashes", "\\"),
    ("dollars", "$"),
    ("stars", "*"),
    ("pairs of stars", "** a"),
    ("number signs", "#"),
    ("quotes", "\""),
    ("fields of a table of cables", "\"1\",\"a\\\"b\n\","),
    ("hyphens", "-"),
    ("hyphens at line ends", "ab-\ncd\n"),
    ("blank lines", "\n"),
    ("CRLF", "\r\n"),
    ("CR", "\r"),
    ("first bytes of wide line ends", "\u{e28}"),
    ("lines of one byte", "a\n"),
    ("page residue", "PORT ELSINORE 00000173  002 OF 002\n"),
    ("page residue on one line", "PORT ELSINORE 00000173  002 OF 002 "),
    ("headings", "Heading\n-------\n"),
    ("rules", "-----\n"),
    ("columns", "a   b   c\n"),
    ("two columns", "a   b\n"),
    ("items", "-- a\n"),
    ("lettered items", "a. b\n"),
    ("names taken out", "XXXXXXXXXXXX "),
    ("protect notes", "John Doe (strictly protect) "),
    ("notes", "(NOTE: a "),
];

/// After a heading and the beginning of something.
const AFTER: [(&str, &str, &str); 12] = [
    ("capitals after REF", "REF: ", "A"),
    ("words after REF", "REF: ", "STATE A. "),
    ("lines after REF", "REF: A. STATE 1\n", "B. STATE 13607\n"),
    ("brackets after REF", "REF: ", "("),
    ("text between page residue", "1. (C) x\n", "and b\nPORT ELSINORE 00000173  002 OF 002\n"),
    ("an item between page residue", "1. (C) x\n-- y\n", "and b\nPORT ELSINORE 00000173  002 OF 002\n"),
    ("a summary that goes on", "1. SUMMARY: x\n", "1. (C) and so on\n\n"),
    ("summaries", "1. (C) x\n\n", "1. SUMMARY: END\n"),
    ("ends of summaries", "1. SUMMARY: x ", "END SUMMARY "),
    ("comments", "1. (C) x\n", "COMMENT: x END COMMENT "),
    ("names at the end", "1. (C) x\n\n", "EXAMPLE\n"),
    ("words before a protect note", "1. (C) ", "Protect "),
];

/// From the first byte.
const WHOLE: [(&str, &str, &str); 29] = [
    ("addressees and levels on one line", "INFO ", "RUEHXX/X SECRET SIPDIS "),
    ("fields on one line", "VZCZC1 ", "OO RUEHAB DE RUEHZZ #0173 0441627 FM X TO Y "),
    ("quoted lines", "", "> > >\n"),
    ("lines of backticks", "", "```\n"),
    (
        "sections without a text",
        "UNCLAS SECTION 01 OF 09 X 000173\n\n1. A.\n\n",
        "UNCLAS SECTION 02 OF 09 X 000173\n",
    ),
    ("texts without an end", "", "UNCLAS X 000173\n\nTAGS: X\n"),
    ("attention lines", "SECRET X 000173\n", "STATE FOR X\n"),
    ("unlabelled lines", "SECRET X 000173\n", "X\n"),
    ("captions", "SECRET X 000173\n", "SIPDIS\n"),
    ("classification lines", "", "S E C R E T SECTION 01 OF 02 X 000173\n"),
    ("spaced letters", "", "S E C R E T "),
    ("date-time groups", "", "R 131627Z FEB 08\n"),
    ("addressees", "FM X\nTO A\n", "RUEHC/A PRIORITY 1234\n"),
    ("addressee lines", "FM X\n", "TO RUEHC/A PRIORITY 1234\n"),
    ("routing", "VZCZCXRO0042\n", "RR RUEHAB RUEHXY\n"),
    ("routing on one line", "RR", " RUEHAB"),
    ("subject lines", "SUBJECT: X\n", "PORT ELSINORE 00000173  002 OF 002\n\n"),
    ("subjects", "", "SUBJECT: X\n"),
    ("tags", "TAGS: ", "PREL, "),
    ("bracketed tags", "TAGS: ", "OVIP (DOE, "),
    ("persons", "SUBJECT: X\nCLASSIFIED BY: ", "DCM, JANE EXAMPLE, EUR/CE, "),
    ("reasons without a section", "SUBJECT: X\nCLASSIFIED BY: X REASONS ", "(B) AND (H-A) "),
    ("instructions", "", "E.O. 12958: DECL: X1, 25 YEARS, 13 FEB "),
    ("tags written together", "TAGS: ", "PRELPGOV "),
    ("classified by", "SUBJECT: X\nCLASSIFIED BY: ", "DCM 1.4 (b) "),
    ("elements of text in a page", "<html><pre>", "<pre>&#10;</pre>"),
    ("paragraphs of a page", "<html>", "<p>x <b>y</b><!-- z --></p>"),
    ("terms of a page", "<html><dl>", "<dt>a</dt> <dd>b</dd> <dd>c</dd>"),
    ("declarations of a page that do not end", "<html>", "<!a <dd "),
];
