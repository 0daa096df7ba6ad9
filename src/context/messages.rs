use leptos::prelude::*;

use crate::web::NotCopied;

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

    /// Says what came of copying.
    pub(crate) fn say_copied(self, what: &str, copied: Result<(), NotCopied>) {
        self.say(match copied {
            Ok(()) => format!("{what} copied."),
            Err(NotCopied::NoClipboard) => {
                "Not copied: browsers keep the clipboard from pages that came over plain \
                http. Select the text and press Ctrl+C, or save a file."
                    .to_owned()
            }
            Err(NotCopied::Refused) => {
                "Not copied: the browser did not allow it. Select the text and press Ctrl+C, or save a file."
                    .to_owned()
            }
        });
    }
}
