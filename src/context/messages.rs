use leptos::prelude::*;

/// Short messages to the reader: what was copied, why something did not happen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Messages {
    /// The message on screen; empty if there is none.
    pub said: RwSignal<String>,
}

impl Messages {
    /// Says something to the reader, in passing.
    pub fn say(self, words: String) {
        self.said.set(words);
    }
}
