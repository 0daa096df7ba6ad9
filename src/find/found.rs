use crate::Page;
use crate::state::{Find, Group, Results};
use crate::ui::{Node, button, element, live};
use leptos::prelude::*;

/// The tab that lists what was found, with the words around it: in this cable, or in all of them.
pub(crate) fn found(page: Page) -> Node {
    let everywhere = Memo::new(move |_| page.find.find.with(|find| find.asked_of_all().is_some()));
    let list = live(move || {
        if everywhere.get() {
            return list(&page.find.results.read(), true);
        }
        page.find.hits.with(|hits| match hits {
            Some(hits) => list(&Results::of_one(hits), false),
            None if page.find.find.with(Find::is_on) => Node::None,
            None => muted("Type in the find bar what to look for."),
        })
    });
    element("div").class("found").child(list).into()
}

fn muted(words: impl Into<Node>) -> Node {
    element("p").class("muted").child(words).into()
}

fn list(results: &Results, everywhere: bool) -> Node {
    if results.hits == 0 {
        return muted(if results.left > 0 { "Looking…" } else { "Not found." });
    }
    let groups = results.groups.iter().map(|found| group(found, everywhere));
    let more = results.hits - results.listed;
    let more = (more > 0 && !everywhere).then(|| muted(format!("And {more} more, not listed.")));
    vec![groups.collect(), more.into()].into()
}

fn group(group: &Group, everywhere: bool) -> Node {
    let name = everywhere.then(|| {
        let name = element("span").child(group.name.as_str());
        let count = element("span").class("count").child(group.hits.to_string());
        let name = button().class("found-cable").child(name).child(count);
        element("h3").child(name.attribute("data-hit", format!("{}-{}", group.key, group.first)))
    });
    let rows = group.found.iter().map(|found| {
        let paragraph =
            found.paragraph.map(|number| element("span").class("found-where").child(format!("¶ {number}")));
        let row = button()
            .class("found-row")
            .attribute("data-hit", format!("{}-{}", group.key, found.spot))
            .child(paragraph)
            .child(found.excerpt.before.as_str())
            .child(element("mark").child(found.excerpt.hit.as_str()))
            .child(found.excerpt.after.as_str());
        element("li").child(row).into()
    });
    let more = (everywhere && group.more() > 0 && !group.found.is_empty())
        .then(|| element("p").class("found-more").child(format!("and {} more", group.more())));
    let list = element("ul").child(rows.collect::<Node>());
    element("section").child(name).child(list).child(more).into()
}
