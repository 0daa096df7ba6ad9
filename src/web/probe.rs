use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Event, EventSource, HtmlImageElement, HtmlLinkElement, HtmlVideoElement, WebSocket, XmlHttpRequest,
};

use crate::state::{Channel, TRIED_AS_CODE};

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
    let event: &web_sys::SecurityPolicyViolationEvent = event.unchecked_ref();
    if event.sample().contains(super::locks::CODE) { TRIED_AS_CODE.to_owned() } else { event.blocked_uri() }
}
