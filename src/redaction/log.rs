//! The log of a redaction, to be saved beside the redacted text.

use reftel_core::redact::{Applied, RuleKind};

use crate::document::Document;

/// The log: place, rule and reason of every mark, never its text.
pub(super) fn log(document: &Document, applied: &Applied) -> String {
    let mut log = String::from("Redactions\n");
    for finding in applied.findings.iter().filter(|finding| finding.struck) {
        let place = document.place_name(document.nearest(finding.id.span));
        let reason = finding.reason.as_deref().unwrap_or("no reason given");
        log.push_str(&format!("{place}: {}, {reason}\n", finding.rule.words()));
    }
    log
}

/// The words that any log has, whatever is struck: the release check does not take them for struck text.
pub(super) fn log_words() -> String {
    let mut words =
        "Redactions Heading Signature Title in the text Table Text Not recognised no reason given".to_owned();
    RuleKind::ALL.iter().for_each(|(_, rule)| words.push_str(&format!(" {rule}")));
    words
}
