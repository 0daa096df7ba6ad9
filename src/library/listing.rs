use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use crate::context::LibraryState;
use crate::state::{Listing, is_listed};

impl LibraryState {
    /// Effect: the cables that match the filter are found, in slices, since their words have to be read.
    pub(crate) fn watch_listing(self) {
        let filter = Memo::new(move |_| self.listing.with(Listing::filter));
        Effect::new(move |was_any: Option<bool>| {
            self.opened.track();
            let filter = filter.get();
            let is_any = filter.is_some();
            if is_any || was_any == Some(true) {
                spawn_local_scoped_with_cancellation(async move {
                    let mut listed = None;
                    if let Some(filter) = filter {
                        let mut keys = Vec::new();
                        self.each_cable(|key, document| {
                            if is_listed(document, &filter) {
                                keys.push(key);
                            }
                        })
                        .await;
                        listed = Some(keys);
                    }
                    self.listed.set(listed);
                });
            }
            is_any
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
