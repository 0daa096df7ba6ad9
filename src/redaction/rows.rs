//! The rules, each with its switch, its count and its options.

use crate::Page;
use crate::ui::{Element, Icon, Node, button, element, icon_button, live};
use crate::web;
use leptos::prelude::*;
use reftel_core::cable::Level;
use reftel_core::redact::{
    Count, OfficialField, PersonalKind, PortionsRule, REASONS, RuleKind, Rules, Term, Unmarked,
};

/// How a rule is called, and what it strikes.
const RULES: [(RuleKind, &str, &str); 5] = [
    (RuleKind::Protected, "Protected sources", "who is marked (protect), wherever they stand"),
    (RuleKind::Personal, "Personal data", "telephone, e-mail, passport, birth, address"),
    (RuleKind::Portions, "Portions above a level", "paragraphs, headings and subject, by their marks"),
    (RuleKind::Names, "Names and terms", "every form of each, everywhere"),
    (RuleKind::Heading, "Fields of the heading", "officials and addressees"),
];

/// All rules.
pub(super) fn rules(page: Page, rules: Memo<Rules>) -> Node {
    let rows = RULES.into_iter().map(|(kind, name, about)| {
        let is_on = Memo::new(move |_| rules.with(|rules| is_on(rules, kind)));
        let count = live(move || count(page, kind));
        let switch = element("input")
            .attribute("type", "checkbox")
            .attribute("role", "switch")
            .flag("checked", move || is_on.get())
            .on("change", move |event| {
                let on = web::is_checked(&event);
                page.redaction.redact(move |rules| switch_to(rules, kind, on));
            });
        let words = element("span")
            .class("rule-words")
            .child(element("span").child(name))
            .child(element("span").class("aside").child(about));
        let label = element("label").class("rule").child(switch).child(words).child(count);
        let options = live(move || is_on.get().then(|| options(page, rules, kind)));
        element("li").child(label).child(options).into()
    });
    element("ul").class("rules").child(rows.collect::<Node>()).into()
}

fn count(page: Page, kind: RuleKind) -> Element {
    let count = page.redaction.applied.with(|applied| {
        let counts = applied.as_ref().map(|applied| applied.counts());
        counts.and_then(|counts| counts.into_iter().find(|(known, _)| *known == kind)).map(|(_, count)| count)
    });
    let Count { struck, possible, .. } = count.unwrap_or_default();
    let words = if possible > 0 { format!("{struck} + {possible}?") } else { struck.to_string() };
    element("span").class("count").child(words)
}

fn is_on(rules: &Rules, kind: RuleKind) -> bool {
    match kind {
        RuleKind::Protected => rules.protected.on,
        RuleKind::Personal => rules.personal.on,
        RuleKind::Portions => rules.portions.on,
        RuleKind::Names => rules.names.on,
        RuleKind::Heading => rules.heading.on,
        RuleKind::ByHand | RuleKind::KeepOnly => true,
    }
}

/// A rule that is switched on for the first time strikes all that it can.
fn switch_to(rules: &mut Rules, kind: RuleKind, on: bool) {
    match kind {
        RuleKind::Protected => rules.protected.on = on,
        RuleKind::Personal => {
            rules.personal.on = on;
            if rules.personal.kinds == [false; 5] {
                rules.personal.kinds = [true; 5];
            }
        }
        RuleKind::Portions => rules.portions.on = on,
        RuleKind::Names => rules.names.on = on,
        RuleKind::Heading => {
            rules.heading.on = on;
            if rules.heading.fields == [false; 6] {
                rules.heading.fields = [true; 6];
            }
        }
        RuleKind::ByHand | RuleKind::KeepOnly => {}
    }
}

fn options(page: Page, rules: Memo<Rules>, kind: RuleKind) -> Node {
    let own = match kind {
        RuleKind::Protected => check(
            page,
            "Strike the notes too",
            move || rules.with(|rules| rules.protected.notes),
            |rules, on| {
                rules.protected.notes = on;
            },
        ),
        RuleKind::Personal => PersonalKind::ALL
            .into_iter()
            .enumerate()
            .map(|(index, (_, words))| {
                let is_on =
                    move || rules.with(|rules| rules.personal.kinds.get(index).copied().unwrap_or(false));
                check(page, words, is_on, move |rules, on| {
                    rules.personal.kinds.get_mut(index).into_iter().for_each(|kind| *kind = on);
                })
            })
            .collect(),
        RuleKind::Heading => OfficialField::ALL
            .into_iter()
            .enumerate()
            .map(|(index, (_, words))| {
                let is_on =
                    move || rules.with(|rules| rules.heading.fields.get(index).copied().unwrap_or(false));
                check(page, words, is_on, move |rules, on| {
                    rules.heading.fields.get_mut(index).into_iter().for_each(|field| *field = on);
                })
            })
            .collect(),
        RuleKind::Portions => portions(page, rules),
        RuleKind::Names => names(page, rules),
        RuleKind::ByHand | RuleKind::KeepOnly => Node::None,
    };
    element("div").class("rule-options").child(own).child(reason(page, rules, kind)).into()
}

fn check(
    page: Page,
    words: &'static str,
    is_on: impl Fn() -> bool + 'static,
    set: impl Fn(&mut Rules, bool) + Copy + 'static,
) -> Node {
    let input =
        element("input").attribute("type", "checkbox").flag("checked", is_on).on("change", move |event| {
            let on = web::is_checked(&event);
            page.redaction.redact(move |rules| set(rules, on));
        });
    element("label").class("rule-check").child(input).child(words).into()
}

/// A list of words of which one holds. Drawn anew when another does, as after *Undo*.
fn choice(
    page: Page,
    id: &'static str,
    label: &'static str,
    words: Vec<&'static str>,
    now: Memo<&'static str>,
    set: impl Fn(&mut Rules, &str) + Copy + 'static,
) -> Node {
    let select = live(move || {
        let options = words.iter().map(|word| {
            let option = element("option").attribute("value", *word).child(*word);
            if *word == now.get() { option.attribute("selected", "").into() } else { option.into() }
        });
        element("select")
            .attribute("id", id)
            .on("change", move |event| {
                let word = web::value(&event);
                page.redaction.redact(|rules| set(rules, &word));
            })
            .child(options.collect::<Node>())
    });
    element("label").class("rule-check").child(label).child(select).into()
}

fn portions(page: Page, rules: Memo<Rules>) -> Node {
    let levels = PortionsRule::LEVELS.map(Level::letters).to_vec();
    let level = Memo::new(move |_| rules.with(|rules| rules.portions.keep.letters()));
    let keep = choice(page, "keep-up-to", "Keep up to ", levels, level, |rules, letters| {
        let level = PortionsRule::LEVELS.into_iter().find(|level| level.letters() == letters);
        level.into_iter().for_each(|level| rules.portions.keep = level);
    });
    let ways = Unmarked::ALL.map(|(_, word)| word).to_vec();
    let way = Memo::new(move |_| rules.with(|rules| rules.portions.unmarked.word()));
    let unmarked = choice(page, "without-a-mark", "Without a mark ", ways, way, |rules, word| {
        let way = Unmarked::ALL.into_iter().find(|(_, known)| *known == word);
        way.into_iter().for_each(|(way, _)| rules.portions.unmarked = way);
    });
    let marks = check(
        page,
        "Leave numbers and marks",
        move || rules.with(|rules| rules.portions.leave_marks),
        |rules, on| {
            rules.portions.leave_marks = on;
        },
    );
    vec![keep, unmarked, marks].into()
}

fn names(page: Page, rules: Memo<Rules>) -> Node {
    let add = move || {
        let words = web::take_value("term");
        let words = words.trim().to_owned();
        if !words.is_empty() {
            page.redaction.redact(|rules| rules.names.terms.push(Term::new(&words)));
        }
    };
    let field = element("input")
        .attribute("type", "text")
        .attribute("id", "term")
        .attribute("aria-label", "Name or term")
        .attribute("placeholder", "Name or term")
        .attribute("spellcheck", "false")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("translate", "no")
        .on("keydown", move |event| {
            if web::with_key_press(&event, |press| press.key == "Enter") {
                event.prevent_default();
                add();
            }
        });
    let row = element("div")
        .class("term-row")
        .child(field)
        .child(button().class("button").on("click", move |_| add()).child("Add"));
    // Not drawn anew when only the way changes in which a term is found: it stays unfolded.
    let terms = Memo::new(move |_| {
        let term = |term: &Term| (term.words.clone(), term.person);
        rules.with(|rules| rules.names.terms.iter().map(term).collect::<Vec<_>>())
    });
    let list = live(move || {
        let rows = terms.get().into_iter().enumerate().map(|(index, (words, person))| {
            let drop = icon_button(Icon::Close, "Remove this term", move || {
                page.redaction.redact(move |rules| {
                    if index < rules.names.terms.len() {
                        rules.names.terms.remove(index);
                    }
                });
            });
            let ways = element("details")
                .child(element("summary").child(words))
                .child(ways(page, rules, index, person));
            element("li").child(ways).child(drop).into()
        });
        element("ul").class("terms").child(rows.collect::<Node>())
    });
    vec![row.into(), list].into()
}

/// How widely a term is looked for: nothing is struck that was not asked for.
fn ways(page: Page, rules: Memo<Rules>, index: usize, person: bool) -> Node {
    type Way = (&'static str, fn(&mut Term) -> &mut bool);
    const PERSON: Way = ("Surname alone", |term| &mut term.surname);
    const ANY: [Way; 2] = [
        ("Inside longer words", |term| &mut term.inside),
        ("Offer what looks alike", |term| &mut term.alike),
    ];
    let checks = person.then_some(PERSON).into_iter().chain(ANY).map(|(words, way)| {
        let term = move || rules.with(|rules| rules.names.terms.get(index).cloned());
        let is_on = move || term().is_some_and(|mut term| *way(&mut term));
        check(page, words, is_on, move |rules, on| {
            rules.names.terms.get_mut(index).into_iter().for_each(|term| *way(term) = on);
        })
    });
    element("div").class("rule-options").child(checks.collect::<Node>()).into()
}

/// Why, printed on the marks: one of the usual reasons, or any other words.
pub(super) fn reason(page: Page, rules: Memo<Rules>, kind: RuleKind) -> Node {
    let now = Memo::new(move |_| rules.with(|rules| rules.reason(kind).unwrap_or_default().to_owned()));
    let field = live(move || {
        element("input")
            .attribute("type", "text")
            .attribute("id", format!("reason-{}", kind as u8))
            .attribute("list", REASONS_ID)
            .attribute("value", now.get())
            .attribute("placeholder", "none")
            .attribute("size", "12")
            .attribute("spellcheck", "false")
            .attribute("autocomplete", "off")
            .attribute("translate", "no")
            .on("change", move |event| {
                let value = web::value(&event);
                page.redaction.redact(|rules| rules.set_reason(kind, &value));
            })
    });
    element("label").class("rule-check").child("Reason ").child(field).into()
}

/// The `id` of the list of usual reasons.
const REASONS_ID: &str = "reasons";

/// The usual reasons, for every field that asks for one.
pub(super) fn reasons() -> Node {
    let option = |&(code, words): &(&'static str, &'static str)| {
        element("option").attribute("value", code).child(words).into()
    };
    element("datalist").attribute("id", REASONS_ID).child(REASONS.iter().map(option).collect::<Node>()).into()
}
