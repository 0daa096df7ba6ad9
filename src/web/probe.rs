use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Event, EventSource, HtmlImageElement, HtmlLinkElement, HtmlVideoElement, WebSocket, XmlHttpRequest,
};

use crate::state::Channel;

/// Tries to send an empty request through `channel` to the page's own host. What comes back is not looked at: only
/// the browser's word that it refused counts.
pub(crate) fn run(channel: Channel) {
    // Each of these may throw instead of answering; that proves nothing either.
    let _ = attempt(channel, &channel.path());
}

fn attempt(channel: Channel, path: &str) -> Result<(), JsValue> {
    let (window, document) = (super::window(), super::document());
    match channel {
        Channel::Fetch => {
            // A rejected promise that is not handled would be reported as an error of the page.
            let answer = window.fetch_with_str(path);
            wasm_bindgen_futures::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(answer).await;
            });
        }
        Channel::Xhr => {
            let request = XmlHttpRequest::new()?;
            request.open("GET", path)?;
            request.send()?;
        }
        Channel::Beacon => {
            window.navigator().send_beacon(path)?;
        }
        Channel::WebSocket => {
            let address = web_sys::Url::new_with_base(path, &document.base_uri()?.unwrap_or_default())?;
            address.set_protocol(if address.protocol() == "https:" { "wss:" } else { "ws:" });
            WebSocket::new(&address.href())?;
        }
        Channel::EventSource => {
            EventSource::new(path)?;
        }
        Channel::Image => HtmlImageElement::new()?.set_src(path),
        Channel::StyleSheet => {
            let link: HtmlLinkElement = document.create_element("link")?.unchecked_into();
            link.set_rel("stylesheet");
            link.set_href(path);
            let head = document.query_selector("head")?.ok_or(JsValue::UNDEFINED)?;
            head.append_child(&link)?;
            // It was refused when it came into the page. There its `error` would count as one of the page's.
            link.remove();
        }
        Channel::Media => {
            let video: HtmlVideoElement = document.create_element("video")?.unchecked_into();
            video.set_src(path);
        }
    }
    Ok(())
}

/// The address that a `securitypolicyviolation` is about.
pub(crate) fn blocked_address(event: &Event) -> String {
    event.unchecked_ref::<web_sys::SecurityPolicyViolationEvent>().blocked_uri()
}

/// Whether the page has the constructor of WebRTC connections, which a policy does not stop.
pub(crate) fn has_web_rtc() -> bool {
    ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"].into_iter().any(|name| {
        js_sys::Reflect::get(&super::window(), &name.into()).is_ok_and(|value| !value.is_undefined())
    })
}
