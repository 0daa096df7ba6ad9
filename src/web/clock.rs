//! Time as the page counts it.

use std::time::Duration;

/// Calls `then` after a while.
pub(crate) fn later(pause: Duration, then: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(then, pause);
}

/// Lets the browser draw and take what the reader does.
pub(crate) async fn next_task() {
    gloo_timers::future::sleep(Duration::ZERO).await;
}

/// Milliseconds since the page began.
pub(crate) fn now() -> f64 {
    super::window().performance().map_or(0.0, |performance| performance.now())
}
