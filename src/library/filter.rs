use crate::state::{Listing, Order};
use crate::ui::{Node, button, element, live};
use crate::{Page, web};
use leptos::prelude::*;
use reftel_core::search::{Facet, Facets};

/// The `id` of the field.
const FIELD: &str = "filter-field";

/// One thing to choose by.
type Choice = fn(&mut Listing) -> &mut Option<String>;

/// What chooses among several cables: words, and folded away what is known of each.
pub(super) fn filter(page: Page) -> Node {
    // Counted up where the choices are taken back from outside, so that they are drawn anew.
    let cleared = RwSignal::new(0_u32);
    let field = element("input")
        .class("filter-field")
        .attribute("type", "text")
        .attribute("id", FIELD)
        .attribute("aria-label", "List only cables with these words")
        .attribute("placeholder", "Filter by words")
        .attribute("spellcheck", "false")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("autocorrect", "off")
        .attribute("translate", "no")
        .made(move |field| page.library.listing.with_untracked(|listing| web::fill(&field, &listing.words)))
        .on("input", move |event| page.library.listing.update(|listing| listing.words = web::value(&event)));
    let clear = button()
        .class("filter-clear")
        .flag("hidden", move || page.library.listing.with(|listing| listing.filter().is_none()))
        .on("click", move |_| {
            page.library.listing.update(Listing::clear);
            web::take_value(FIELD);
            cleared.update(|cleared| *cleared += 1);
            web::focus(FIELD);
        })
        .child("Clear");
    let chosen = live(move || match page.library.listing.with(Listing::choices) {
        0 => Node::None,
        number => element("span").class("count").child(number.to_string()).into(),
    });
    let unfolded = Memo::new(move |_| page.library.listing.read().unfolded);
    let more = element("details")
        .class("filter-more")
        .flag("open", move || unfolded.get_untracked())
        .on("toggle", move |event| {
            let unfolded = web::is_open(&event);
            page.library.listing.update(|listing| listing.unfolded = unfolded);
        })
        .child(element("summary").child("More").child(chosen))
        .child(live(move || {
            cleared.track();
            // They are many, and drawn anew whenever a cable comes or goes.
            unfolded.get().then(|| choices(page))
        }));
    element("div")
        .class("filter")
        .attribute("role", "search")
        .attribute("aria-label", "Filter cables")
        .child(element("div").class("filter-words").child(field).child(clear))
        .child(more)
        .into()
}

fn choices(page: Page) -> Node {
    page.library.opened.with(|_| ());
    let facets = page
        .library
        .library
        .with_untracked(|library| Facets::new(library.entries().iter().map(|entry| entry.document.facts())));
    let tag = choice(page, "TAGS", &facets.tags, |listing| &mut listing.tag);
    let post = choice(page, "Post", &facets.posts, |listing| &mut listing.post);
    let level = choice(page, "Level", &facets.levels, |listing| &mut listing.level);
    let mut years: Vec<Facet> = Vec::with_capacity(facets.years.len());
    for year in &facets.years {
        years.insert(years.partition_point(|other| other.key < year.key), year.clone());
    }
    let from = choice(page, "From", &years, |listing| &mut listing.from);
    let to = choice(page, "To", &years, |listing| &mut listing.to);
    let order = page.library.listing.with_untracked(|listing| listing.order);
    let orders = Order::ALL.into_iter().map(|other| (other.words().to_owned(), other == order));
    let order = list("Order", orders.collect(), move |index| {
        let order = Order::ALL.get(index).copied().unwrap_or_default();
        page.library.listing.update(|listing| listing.order = order);
    });
    element("div").class("filter-choices").child(vec![tag, post, level, from, to, order]).into()
}

/// A list of the values that occur. **Their words are not in its attributes**: they may be names.
fn choice(page: Page, label: &'static str, facets: &[Facet], of: Choice) -> Node {
    let chosen = of(&mut page.library.listing.get_untracked()).take();
    let mut options = vec![("Any".to_owned(), chosen.is_none())];
    options.extend(
        facets
            .iter()
            .map(|facet| (format!("{} ({})", facet.name, facet.count), chosen.as_ref() == Some(&facet.key))),
    );
    let keys: Vec<String> = facets.iter().map(|facet| facet.key.clone()).collect();
    list(label, options, move |index| {
        let key = index.checked_sub(1).and_then(|index| keys.get(index)).cloned();
        page.library.listing.update(|listing| *of(listing) = key);
    })
}

fn list(label: &'static str, options: Vec<(String, bool)>, choose: impl Fn(usize) + 'static) -> Node {
    let options = options.into_iter().enumerate().map(|(index, (words, is_chosen))| {
        let option = element("option").attribute("value", index.to_string()).child(words);
        if is_chosen { option.attribute("selected", "") } else { option }.into()
    });
    let list = element("select")
        .attribute("autocomplete", "off")
        .on("change", move |event| choose(web::value(&event).parse().unwrap_or_default()))
        .child(options.collect::<Node>());
    element("label").child(element("span").child(label)).child(list).into()
}
