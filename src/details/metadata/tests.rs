use super::field::{FIRST_VALUES, Group, shown_at_first, toggle_words};
use super::groups::Groups;
use crate::document::Document;
use crate::open::open;
use crate::runs::text;

const SAMPLE: &str = include_str!("../../../assets/samples/port-elsinore.txt");
const ARCHIVE: &str = include_str!("../../../assets/samples/archive.txt");

fn day() -> Option<reftel_core::cable::Day> {
    reftel_core::cable::Day::new(2026, reftel_core::cable::Month::new(11)?, 23)
}

fn document(text: &str) -> Document {
    open("sample", text.into()).unwrap().remove(0)
}

fn groups(document: &Document) -> Groups {
    Groups::new(document, day())
}

/// A group as text: of each field its label, and each value with the words of the file it leads to.
fn told(document: &Document, group: &Group) -> String {
    let mut out = String::new();
    for field in &group.fields {
        out.push_str(&format!("{}\n", text(&field.label)));
        for value in &field.values {
            let more: String = value.more.iter().map(|words| text(words)).collect();
            let source = value.at.map(|span| format!(" <- {}", document.word(span)));
            out.push_str(&format!("  {}{more}{}\n", text(&value.words), source.unwrap_or_default()));
        }
    }
    out
}

#[test]
fn ok_identity() {
    let document = document(SAMPLE);
    insta::assert_snapshot!(told(&document, &groups(&document).identity), @r"
    Cable
      08PORTELSINORE173from the heading <- PORT ELSINORE 000173
    Number
      PORT ELSINORE 173 <- PORT ELSINORE 000173
    Section
      1 of 2all are in the text <- SECTION 01 OF 02
    Form
      a telegram as sent
    ");
}

#[test]
fn ok_sent() {
    let document = document(SAMPLE);
    insta::assert_snapshot!(told(&document, &groups(&document).sent), @r"
    Date
      27 May 2008, 14:15Z271415Z MAY 08 <- 271415Z MAY 08
    Precedence
      priority <- P
    Routing line
      priority <- PP
    Identifier
      VZCZCXRO0391 <- VZCZCXRO0391
    Routed to
      RUEHBS AMEMBASSY Brussels <- RUEHBS
      RUEHNO USMISSION USNATO <- RUEHNO
      RUEHZL <- RUEHZL
    Station
      RUEHZZ <- RUEHZZ
    Serial
      0173 <- 0173
    Part
      1 <- 01
    Filed
      27 May 2008 at 14:15Z <- 1481415
    Security
      ZNY SSSSS ZZH Must be encrypted; secret <- ZNY SSSSS ZZH
    ");
}

#[test]
fn ok_addressees() {
    let document = document(SAMPLE);
    insta::assert_snapshot!(told(&document, &groups(&document).addressees), @r"
    From
      AMEMBASSY PORT ELSINORE <- AMEMBASSY PORT ELSINORE
    To
      SECSTATE WASHDCRUEHCimmediatenumber 2217 <- RUEHC/SECSTATE WASHDC IMMEDIATE 2217
    Info
      EUROPEAN POLITICAL COLLECTIVERUEHZLpriority <- RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY
      USMISSION USNATORUEHNOprioritynumber 0418 <- RUEHNO/USMISSION USNATO PRIORITY 0418
      USEU BRUSSELSRUEHBSpriority <- RUEHBS/USEU BRUSSELS PRIORITY
      SECDEF WASHINGTON DCRUEKJCSpriority <- RUEKJCS/SECDEF WASHINGTON DC PRIORITY
      DEPT OF COMMERCE WASHINGTON DCRUCPDOC <- RUCPDOC/DEPT OF COMMERCE WASHINGTON DC
    Attention
      STATE FOR EUR/NB AND OES/OMC <- STATE FOR EUR/NB AND OES/OMC
      COMMERCE FOR NOAA <- COMMERCE FOR NOAA
    ");
}

#[test]
fn ok_classification() {
    let sample = document(SAMPLE);
    insta::assert_snapshot!(told(&sample, &groups(&sample).classification), @r"
    Level
      SecretS E C R E T <- S E C R E T
    Captions
      SIPDIS <- SIPDIS
    Classified by
      Political-Economic Counselor Rosalind M. Fairweather for reasons 1.4 (b) and (d). <- Political-Economic Counselor Rosalind M. Fairweather for reasons 1.4 (b) and (d).
    Name
      Rosalind M. Fairweather <- Rosalind M. Fairweather
    Title
      Political-Economic Counselor <- Political-Economic Counselor
    Reasons
      1.4(b) Foreign government information <- b
      1.4(d) Foreign relations <- d
    Order
      E.O. 12958 <- 12958
    Instruction
      DECL: 05/27/2018 <- DECL: 05/27/2018
    Type
      fixed date
    Declassification date
      declassified on 27 May 2018, 8 years ago <- 05/27/2018
    ");
    let archive = document(ARCHIVE);
    insta::assert_snapshot!(told(&archive, &groups(&archive).classification), @r"
    Level
      ConfidentialC O N F I D E N T I A L <- C O N F I D E N T I A L
    Captions
      LIMDIS <- LIMDIS
    Order
      E.O. 11652 <- 11652
    Instruction
      GDS <- GDS
    Type
      by the general schedule
    Derived day
      was due 6 years after its date by the general schedule of E.O. 11652, on 17 June 1981, 45 years ago <- E.O. 11652: GDS
    ");
}

#[test]
fn ok_subject_and_tags() {
    let document = document(SAMPLE);
    insta::assert_snapshot!(told(&document, &groups(&document).subject), @r"
    Subject
       ELSINORE'S NEW COALITION LOOKS TO THE SEA FOR ITS BUDGET <- ELSINORE'S NEW COALITION LOOKS TO THE SEA FOR ITS BUDGET
    TAGS
      PREL external political relationssubject <- PREL
      PGOV internal governmental affairs (host-country domestic politics)subject <- PGOV
      ENRG energy and powersubject <- ENRG
      EFIS commercial fishing and fish processingsubject <- EFIS
      MARR military and defense arrangementssubject <- MARR
      NATO North Atlantic Treaty Organizationorganization <- NATO
    ");
}

#[test]
fn ok_record_and_text() {
    let document = document(ARCHIVE);
    insta::assert_snapshot!(told(&document, &groups(&document).record), @r"
    Automatic Decaptioning
      X <- X
    Capture Date
      01 JAN 1994 <- 01 JAN 1994
    Channel Indicators
      n/a <- n/a
    Current Classification
      UNCLASSIFIED <- UNCLASSIFIED
    Concepts
      FISHING DISPUTES, TERRITORIAL WATERS <- FISHING DISPUTES, TERRITORIAL WATERS
    Control Number
      n/a <- n/a
    Copy
      SINGLE <- SINGLE
    Draft Date
      17 JUN 197517 June 1975 <- 17 JUN 1975
    Document Number
      1975PORTE00418 <- 1975PORTE00418
    Document Source
      CORE <- CORE
    Drafter
      n/a <- n/a
    Executive Order
      GS <- GS
    Errors
      N/A <- N/A
    Film Number
      D750211-0418 <- D750211-0418
    From
      PORT ELSINORE <- PORT ELSINORE
    Handling Restrictions
      n/a <- n/a
    Line Count
      '71' <- '71'
    Locator
      TEXT ON-LINE <- TEXT ON-LINE
    Office
      ACTION EUR <- ACTION EUR
    Original Classification
      CONFIDENTIAL <- CONFIDENTIAL
    Original Handling Restrictions
      LIMDIS <- LIMDIS
    Page Count
      '2' <- '2'
    Reference
      75 STATE 139204, 75 PORT ELSINORE 402 <- 75 STATE 139204, 75 PORT ELSINORE 402
    Review Action
      RELEASED, APPROVED <- RELEASED, APPROVED
    Review Date
      08 AUG 2003 <- 08 AUG 2003
    Status
      NATIVE <- NATIVE
    Subject
      FISHING DISPUTE TRAWLERS TURNED BACK AT SKERRY BANK <- FISHING DISPUTE TRAWLERS TURNED BACK AT SKERRY BANK
    TAGS
      EFIS, PLOS, PFOR, XX <- EFIS, PLOS, PFOR, XX
    To
      STATE <- STATE
    Type
      TE <- TE
    Markings
      Ada P. Sample Declassified/Released US Department of State EO Systematic Review 05 JUL 2006 <- Ada P. Sample Declassified/Released US Department of State EO Systematic Review 05 JUL 2006
    ");
    insta::assert_snapshot!(told(&document, &groups(&document).text), @r"
    Paragraphs
      5
    Summary
      marked <- ELSINORE'S COAST GUARD TURNED BACK FOUR FOREIGN TRAWLERS AT SKERRY BANK ON JUNE 15. NO SHOT WAS FIRED. FOREIGN MINISTER SAYS THAT HIS GOVERNMENT WILL DECLARE A ZONE OF FIFTY MILES BEFORE THE NEXT SESSION OF THE LAW OF THE SEA CONFERENCE, WITH OR WITHOUT ITS NEIGHBORS.
    Signature
      MERRIDEW <- MERRIDEW
    ");
}

#[test]
fn ok_long_lists_are_folded() {
    let drawn = |number: usize| {
        let mut group = Group::new("");
        group.many("Info", (0..number).map(|index| index.to_string().into()).collect());
        let mut out = String::new();
        for field in &group.fields {
            out.push_str(&text(&field.label));
            out.extend(field.values.iter().map(|value| text(&value.words)));
            let is_folded = shown_at_first(field.values.len(), FIRST_VALUES).is_some();
            out.extend(is_folded.then(|| toggle_words(false, field.values.len())));
        }
        out
    };
    assert_eq!(drawn(8), "Info01234567");
    assert_eq!(drawn(9), "Info012345678Show all 9");
    assert_eq!(drawn(0), "");
}
