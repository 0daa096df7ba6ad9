//! What was found, mark by mark: to be walked, dropped and accepted; what is undecided; what still tells.

use std::sync::Arc;

use crate::Page;
use crate::document::Document;
use crate::reader::{span_words, where_is};
use crate::ui::{Node, button, element, live};
use crate::web;
use leptos::prelude::*;
use reftel_core::redact::leaks::leaks;
use reftel_core::redact::{Applied, Decided, Finding, RuleKind, Rules, Undecided};

/// Portions of which the reader must say what becomes of them.
pub(super) fn undecided(page: Page, applied: &Applied) -> Option<Node> {
    let open = &applied.undecided;
    (!open.is_empty()).then(|| {
        let decide = |portions: Vec<Undecided>, strike: bool| {
            button()
                .class("button")
                .on("click", move |_| {
                    page.redaction.redact(|rules| {
                        rules
                            .own
                            .decided
                            .extend(portions.iter().map(|open| Decided { span: open.span, strike }));
                    });
                })
                .child(if strike { "Strike" } else { "Keep" })
        };
        let rows = open.iter().map(|one| {
            let name = one.number.map_or_else(|| one.what.to_owned(), |number| format!("¶ {number}"));
            let go = button().class("link").attribute("data-spot", span_words(one.span)).child(name);
            element("li").child(go).child(decide(vec![*one], true)).child(decide(vec![*one], false)).into()
        });
        let all = element("div")
            .class("dialog-actions")
            .child("All: ")
            .child(decide(open.clone(), true))
            .child(decide(open.clone(), false));
        element("section")
            .class("undecided")
            .child(element("h3").child(format!("Undecided · {}", open.len())))
            .child(
                element("p")
                    .class("muted")
                    .child("Without a portion mark. Nothing is exported until you decide."),
            )
            .child(element("ul").child(rows.collect::<Node>()))
            .child((open.len() > 1).then_some(all))
            .into()
    })
}

/// Every mark, with its place, its rule and its reason.
///
/// The list is made anew with each change: `unfolded` says whether it was open.
pub(super) fn marks(
    page: Page,
    document: &Arc<Document>,
    applied: &Arc<Applied>,
    unfolded: RwSignal<bool>,
) -> Node {
    // Nobody waits for rows that are not seen.
    let (document, found) = (Arc::clone(document), Arc::clone(applied));
    let rows = move || {
        let rows = found.findings.iter().enumerate();
        let rows = rows.map(|(index, finding)| row(page, &document, index, finding));
        element("ul").child(rows.collect::<Node>())
    };
    // Unfolded, they are drawn with the list, so that what has the focus is there again.
    let rows: Node =
        if unfolded.get_untracked() { rows().into() } else { live(move || unfolded.get().then(&rows)) };
    let summary = element("summary").child(format!("Review {} marks", applied.findings.len()));
    element("details")
        .class("marks")
        .flag("open", move || unfolded.get_untracked())
        .on("toggle", move |event| unfolded.set(web::is_open(&event)))
        .child(summary)
        .child(rows)
        .into()
}

fn row(page: Page, document: &Document, index: usize, finding: &Finding) -> Node {
    let (id, possible) = (finding.id, finding.possible);
    let place = where_is(document, document.nearest(finding.id.span));
    let input = element("input")
        .attribute("type", "checkbox")
        .attribute("id", format!("mark-{index}"))
        .attribute("aria-label", format!("Strike, {place}: {}", finding.why))
        .on("change", move |event| {
            let strike = web::is_checked(&event);
            page.redaction.redact(move |rules| rules.set(id, possible, strike));
        });
    let input = if finding.struck { input.attribute("checked", "") } else { input };
    let why = if possible { format!("{}, perhaps", finding.why) } else { finding.why.to_owned() };
    let words = button()
        .class("mark-row")
        .attribute("data-spot", span_words(finding.id.span))
        .child(element("span").child(place))
        .child(element("span").class("aside").child(why))
        .child(finding.reason.as_ref().map(|reason| element("span").class("chip").child(reason.as_str())));
    element("li").child(input).child(words).into()
}

/// Where what is struck still shows, with what mends it.
pub(super) fn telling(
    page: Page,
    document: &Arc<Document>,
    rules: &Rules,
    applied: &Applied,
) -> Option<Node> {
    let found = leaks(document.source(), document.cable(), rules, applied);
    (!found.is_empty()).then(|| {
        let title = format!("Still telling · {}", found.len());
        let rows = found.into_iter().map(|leak| {
            let words = leak.words();
            let fix = leak.fix.map(|fix| {
                button()
                    .class("button")
                    .on("click", move |_| page.redaction.redact(|rules| fix.apply(rules)))
                    .child("Strike")
            });
            let go = button().class("link");
            let go = match leak.span {
                Some(span) => go.attribute("data-spot", span_words(span)).child(words).into(),
                None => Node::from(words),
            };
            element("li").child(go).child(fix).into()
        });
        element("section")
            .class("telling")
            .child(element("h3").child(title))
            .child(element("ul").child(rows.collect::<Node>()))
            .into()
    })
}

/// What a log says by itself.
pub(super) fn log_words() -> String {
    let mut words =
        "Redactions Heading Signature Title in the text Table Text Not recognised no reason given".to_owned();
    RuleKind::ALL.iter().for_each(|(_, rule)| words.push_str(&format!(" {rule}")));
    words
}

/// The log: place, rule and reason of every mark, never its text.
pub(super) fn log(document: &Document, applied: &Applied) -> String {
    let mut log = String::from("Redactions\n");
    for finding in applied.findings.iter().filter(|finding| finding.struck) {
        let place = where_is(document, document.nearest(finding.id.span));
        let reason = finding.reason.as_deref().unwrap_or("no reason given");
        log.push_str(&format!("{place}: {}, {reason}\n", finding.rule.words()));
    }
    log
}
