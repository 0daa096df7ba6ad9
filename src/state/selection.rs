use std::collections::BTreeSet;

/// Which of the open cables are picked in the list, to do something with all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    keys: BTreeSet<u32>,
    /// The one that was picked or dropped last: a range begins there.
    anchor: Option<u32>,
}

impl Selection {
    /// How many are picked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether a cable is.
    #[must_use]
    pub fn has(&self, key: u32) -> bool {
        self.keys.contains(&key)
    }

    /// Whether all of these are, and there are any.
    #[must_use]
    pub fn has_all(&self, keys: &[u32]) -> bool {
        !keys.is_empty() && keys.iter().all(|key| self.has(*key))
    }

    /// Their keys, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<u32> {
        self.keys.iter().copied().collect()
    }

    /// Picks a cable, or drops it.
    pub fn set(&mut self, key: u32, on: bool) {
        self.anchor = Some(key);
        self.set_all(&[key], on);
    }

    /// Picks or drops these.
    pub fn set_all(&mut self, keys: &[u32], on: bool) {
        if on {
            self.keys.extend(keys);
        } else {
            self.keys.retain(|key| !keys.contains(key));
        }
    }

    /// Picks or drops all from the one before up to this, in the order of the list.
    pub fn set_range(&mut self, listed: &[u32], key: u32, on: bool) {
        let at = |key| listed.iter().position(|listed| *listed == key);
        let Some(end) = at(key) else { return };
        let start = self.anchor.and_then(at).unwrap_or(end);
        self.set_all(listed.get(start.min(end)..=start.max(end)).unwrap_or_default(), on);
        self.anchor = Some(key);
    }

    /// Drops all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Drops those that are not open any more.
    pub fn keep_open(&mut self, open: &[u32]) {
        self.keys.retain(|key| open.contains(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_one_by_one_and_by_ranges() {
        let listed = [5, 3, 4, 1];
        let mut selection = Selection::default();
        assert!(selection.is_empty() && !selection.has_all(&[]));
        selection.set_range(&listed, 3, true);
        assert_eq!(selection.keys(), [3], "nothing was picked before");
        selection.set_range(&listed, 1, true);
        assert_eq!(selection.keys(), [1, 3, 4]);
        selection.set_range(&listed, 5, true);
        assert!(selection.has_all(&listed) && selection.len() == 4);
        selection.set(3, false);
        selection.set_range(&listed, 4, false);
        assert_eq!(selection.keys(), [1, 5]);
        selection.set_range(&listed, 9, true);
        selection.keep_open(&[1, 3]);
        assert_eq!(selection.keys(), [1]);
        selection.clear();
        assert_eq!(selection, Selection::default());
    }
}
