use leptos::task::spawn_local;

use crate::context::LibraryState;
use crate::state::is_listed;
use crate::turns::Turns;
use leptos::prelude::*;

impl LibraryState {
    /// The cables that are asked for are found, in slices: their words have to be read.
    pub(crate) fn watch_listing(self) {
        let filter = Memo::new(move |_| self.listing.with(crate::state::Listing::filter));
        let (turns, mut was_any) = (Turns::default(), false);
        Effect::new(move |_| {
            self.opened.with(|_| ());
            let filter = filter.get();
            let is_last = turns.begin();
            let is_any = filter.is_some();
            if is_any || was_any {
                spawn_local(async move {
                    let mut listed = None;
                    if let Some(filter) = filter {
                        let mut keys = Vec::new();
                        let mut look = |key, document: &_| {
                            if is_listed(document, &filter) {
                                keys.push(key);
                            }
                        };
                        if !self.each_cable(&is_last, &mut look).await {
                            return;
                        }
                        listed = Some(keys);
                    }
                    self.listed.set(listed);
                });
            }
            was_any = is_any;
        });
    }

    /// Keys of the cables that are listed, in the order of the list.
    pub(crate) fn keys_in_order(self) -> Vec<u32> {
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
