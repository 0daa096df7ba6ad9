use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::Page;
use crate::app::state::is_listed;

impl Page {
    /// The cables that are asked for are found, in slices: their words have to be read.
    pub(in crate::app) fn watch_listing(self) {
        let filter = Memo::new(move |_| self.listing.with(crate::app::state::Listing::filter));
        let turn = StoredValue::new(0_u32);
        Effect::new(move |before: Option<bool>| {
            self.opened.with(|_| ());
            let filter = filter.get();
            let mine = turn.get_value() + 1;
            turn.set_value(mine);
            let is_any = filter.is_some();
            if is_any || before == Some(true) {
                spawn_local(async move {
                    let mut listed = None;
                    if let Some(filter) = filter {
                        let mut keys = Vec::new();
                        let goes_on = || turn.try_get_value() == Some(mine);
                        let mut look = |key, document: &_| {
                            if is_listed(document, &filter) {
                                keys.push(key);
                            }
                        };
                        if !self.each_cable(&goes_on, &mut look).await {
                            return;
                        }
                        listed = Some(keys);
                    }
                    self.listed.try_set(listed);
                });
            }
            is_any
        });
    }

    /// Keys of the cables that are listed, in the order of the list.
    pub(in crate::app) fn keys_in_order(self) -> Vec<u32> {
        let mut keys = self.library.with_untracked(|library| {
            self.listing.with_untracked(|listing| listing.order(library.entries()))
        });
        self.listed.with_untracked(|listed| {
            if let Some(listed) = listed {
                keys.retain(|key| listed.binary_search(key).is_ok());
            }
        });
        keys
    }
}
