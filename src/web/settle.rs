//! Scrolling that arrives. What was never on the screen has no known height yet, so that a first try may end beside its
//! target: it is repeated, frame by frame, until nothing moves any more.

use std::cell::Cell;
use std::thread::LocalKey;

use wasm_bindgen::JsCast as _;

use super::clock::now;

/// What scrolls. Each follows one target at a time.
#[derive(Clone, Copy)]
pub(super) enum Scroller {
    /// The window, or whatever else holds the text.
    Text,
    /// The pane of the source.
    Source,
}

/// For how long a target is followed, in milliseconds.
const PATIENCE: f64 = 2_500.0;
/// How long after the last frame events of our own scrolling may still come, in milliseconds.
const ECHO: f64 = 600.0;
/// After how many frames in which nothing moved a smooth scroll is over.
const STILL_FRAMES: u32 = 3;
/// After how many nothing is expected to move any more: what comes into sight is laid out late.
const DONE_FRAMES: u32 = 15;

thread_local! {
    /// Until when scrolling is our own doing, in milliseconds since the page began. 0 when the reader took over.
    static OWN_UNTIL: Cell<f64> = const { Cell::new(0.0) };
    /// The number of the target that [`Scroller::Text`] follows.
    static TEXT_TURN: Cell<u32> = const { Cell::new(0) };
    /// The number of the target that [`Scroller::Source`] follows.
    static SOURCE_TURN: Cell<u32> = const { Cell::new(0) };
}

impl Scroller {
    const fn turn(self) -> &'static LocalKey<Cell<u32>> {
        match self {
            Self::Text => &TEXT_TURN,
            Self::Source => &SOURCE_TURN,
        }
    }
}

/// Whether the page scrolls by itself.
pub(super) fn is_settling() -> bool {
    now() < OWN_UNTIL.get()
}

/// The next moment of scrolling is our own doing.
pub(crate) fn hold_place() {
    OWN_UNTIL.set(now() + PATIENCE / 2.0);
}

/// The reader takes over.
pub(crate) fn reader_scrolls() {
    OWN_UNTIL.set(0.0);
}

/// Whether a key is one by which browsers scroll: Tab does when the focus goes out of sight.
pub(crate) fn scrolls_by_key(event: &web_sys::Event) -> bool {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default();
    matches!(key.as_str(), "Tab" | " " | "PageUp" | "PageDown" | "Home" | "End" | "ArrowUp" | "ArrowDown")
}

/// Calls `correct` whenever `top`, which returns where the target is, has not changed for some frames, until that moves
/// nothing any more, the reader scrolls, or another target is followed.
pub(super) fn settle(
    scroller: Scroller,
    top: impl Fn() -> Option<f64> + 'static,
    correct: impl Fn() + 'static,
) {
    let turn = scroller.turn().get().wrapping_add(1);
    scroller.turn().set(turn);
    OWN_UNTIL.set(OWN_UNTIL.get().max(now() + ECHO));
    let until = now() + PATIENCE;
    frame(scroller, Follow { turn, until, top, correct, last: f64::NAN, still: 0 });
}

/// A target that is followed.
struct Follow<T, C> {
    turn: u32,
    until: f64,
    top: T,
    correct: C,
    last: f64,
    still: u32,
}

fn frame<T, C>(scroller: Scroller, mut follow: Follow<T, C>)
where
    T: Fn() -> Option<f64> + 'static,
    C: Fn() + 'static,
{
    leptos::prelude::request_animation_frame(move || {
        let is_latest = scroller.turn().get() == follow.turn;
        let is_ours = OWN_UNTIL.get() > 0.0 && now() < follow.until;
        let Some(top) = (follow.top)().filter(|_| is_latest && is_ours) else { return };
        OWN_UNTIL.set(OWN_UNTIL.get().max(now() + ECHO));
        if (top - follow.last).abs() >= 1.0 || follow.last.is_nan() {
            follow.still = 0;
        } else {
            follow.still += 1;
        }
        follow.last = top;
        if follow.still == STILL_FRAMES || follow.still >= DONE_FRAMES {
            (follow.correct)();
            let Some(now) = (follow.top)() else { return };
            if (now - top).abs() >= 1.0 {
                (follow.last, follow.still) = (now, 0);
            } else if follow.still >= DONE_FRAMES {
                return;
            }
        }
        frame(scroller, follow);
    });
}
