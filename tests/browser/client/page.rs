//! The page as a reader sees it: open, paste, drop, click, read.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use crate::engine::Browser;
use crate::server::Site;

/// How long to wait for something that should happen at once. Generous: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often to look.
const POLL: Duration = Duration::from_millis(25);

/// Answers when nothing in the document has changed for a fifth of a second and the browser has nothing to do: longer than
/// any delay that the page itself uses between an act and what follows from it.
const SETTLED: &str = "
    const done = arguments[0];
    let last = performance.now();
    const observer = new MutationObserver(() => last = performance.now());
    observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    const look = () => {
        if (performance.now() - last < 200) return setTimeout(look, 20);
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(done, 0));
    };
    look();";

/// Answers with the size of the inside of the window when it is the wanted one, or has stopped changing.
const RESIZED: &str = "
    const [width, height, done] = arguments;
    let last = [0, 0], same = 0;
    const look = () => {
        const now = [window.innerWidth, window.innerHeight];
        same = now[0] === last[0] && now[1] === last[1] ? same + 1 : 0;
        last = now;
        if (now[0] === width && now[1] === height || same >= 8) return done(now);
        setTimeout(look, 20);
    };
    look();";

/// A function of the page that returns what is painted under a name of the style sheet as ranges that have words and boxes,
/// which those of the page itself have not.
pub const PAINTED: &str = "
    const painted = name => [...(CSS.highlights?.get(name) || [])].map(fixed => {
        const range = document.createRange();
        range.setStart(fixed.startContainer, fixed.startOffset);
        range.setEnd(fixed.endContainer, fixed.endOffset);
        return range;
    });";

/// The key under which the protocol names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What boot.js has noted. It never holds text of a cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `error`, `rejection`, `violation`, `load` or `start`.
    pub kind: String,
    /// The class of the error, or the directive that was violated.
    pub name: String,
    /// Where, or what was refused.
    pub at: String,
}

/// One page in one browser, on a server of its own.
#[derive(Debug)]
pub struct Page<'a> {
    /// The browser, shared by the tests of an engine.
    pub browser: &'a Browser,
    /// The server, not shared.
    pub site: Site,
}

impl<'a> Page<'a> {
    /// A page that is not yet open.
    pub fn new(browser: &'a Browser, dist: &Path) -> Result<Self> {
        Ok(Self { browser, site: Site::start(dist)? })
    }

    /// A page that somebody else serves.
    pub fn elsewhere(browser: &'a Browser) -> Result<Self> {
        Ok(Self { browser, site: Site::empty()? })
    }

    /// Opens the page and waits until it has sealed itself.
    pub fn open(&self) -> Result<()> {
        self.open_at("")?;
        self.wait_sealed()
    }

    /// Goes to an address below the page's, without waiting for the seal.
    pub fn open_at(&self, rest: &str) -> Result<()> {
        self.visit(&format!("{}{rest}", self.site.url()))
    }

    /// Goes anywhere.
    pub fn visit(&self, url: &str) -> Result<()> {
        self.browser.session().post("/url", &json!({"url": url}))?;
        Ok(())
    }

    /// Waits for the seal; an error with the notice if the page does not start.
    pub fn wait_sealed(&self) -> Result<()> {
        self.wait_until("return document.documentElement.dataset.sealed === 'true'").with_context(|| {
            let notice = self.text("#start").unwrap_or_default();
            format!("the page is not sealed; events {:?}; notice {notice:?}", self.events())
        })
    }

    /// Runs a script with `return` and returns its value. It is bound by the page's policy for requests
    /// and Trusted Types. In Firefox, write `window.x` to reach the page's variables.
    pub fn js(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.browser.session().post("/execute/sync", &json!({"script": script, "args": args}))
    }

    /// Runs a script that answers through its last argument.
    pub fn js_async(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.browser.session().post("/execute/async", &json!({"script": script, "args": args}))
    }

    /// Waits until a script returns `true`.
    pub fn wait_until(&self, script: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // During a navigation the script may find no document: ask again.
            let answer = self.js(script, &[]);
            if matches!(answer, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("waited {PATIENCE:?} for: {script} (last answer: {answer:?})");
            }
            std::thread::sleep(POLL);
        }
    }

    /// Waits until nothing on the page has changed for a moment: for asserting that something has not happened.
    pub fn wait_settled(&self) -> Result<()> {
        self.js_async(SETTLED, &[])?;
        Ok(())
    }

    /// Waits for an element that is displayed.
    pub fn wait_for(&self, css: &str) -> Result<()> {
        let css = json!(css);
        self.wait_until(&format!(
            "const e = document.querySelector({css}); return !!e && e.getClientRects().length > 0"
        ))
    }

    /// Waits until an element's text contains this.
    pub fn wait_text(&self, css: &str, text: &str) -> Result<()> {
        let (css, text) = (json!(css), json!(text));
        self.wait_until(&format!(
            "const e = document.querySelector({css}); return !!e && e.textContent.includes({text})"
        ))
    }

    /// The id of the first element, for other commands.
    pub fn find(&self, css: &str) -> Result<String> {
        let found =
            self.browser.session().post("/element", &json!({"using": "css selector", "value": css}))?;
        Ok(found[ELEMENT].as_str().context("no element id")?.to_owned())
    }

    /// The id of the first element that matches and whose text or accessible label is this.
    pub fn find_named(&self, css: &str, name: &str) -> Result<String> {
        let found = self.js(
            "return [...document.querySelectorAll(arguments[0])].find(e =>
                [e.getAttribute('aria-label'), e.textContent, e.title, e.value]
                    .some(t => t && t.trim() === arguments[1])) || null",
            &[json!(css), json!(name)],
        )?;
        let id = found[ELEMENT].as_str();
        Ok(id.with_context(|| format!("no {css} named {name:?}"))?.to_owned())
    }

    /// Clicks as a reader does: the browser scrolls to the element and refuses if something covers it.
    pub fn click(&self, css: &str) -> Result<()> {
        let id = self.find(css)?;
        self.click_element(&id)
    }

    /// Clicks the button (or link, tab, menu item) with this name.
    pub fn click_named(&self, name: &str) -> Result<()> {
        let id = self.find_named(
            "button, a, summary, [role=button], [role=tab], [role=menuitem], [role=option]",
            name,
        )?;
        self.click_element(&id)
    }

    /// A driver refuses while the element is moving or out of sight in a pane that it does not scroll: a reader would scroll
    /// there and try again.
    fn click_element(&self, id: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.browser.session().post(&format!("/element/{id}/click"), &json!({})) {
                Ok(_) => return Ok(()),
                Err(error) if Instant::now() > deadline || !is_out_of_reach(&error) => return Err(error),
                Err(_) => self.js(
                    "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})",
                    &[json!({ELEMENT: id})],
                )?,
            };
            std::thread::sleep(POLL);
        }
    }

    /// Types into an element. Special keys are the protocol's code points, `\u{e007}` for Enter.
    pub fn type_into(&self, css: &str, keys: &str) -> Result<()> {
        let id = self.find(css)?;
        self.browser.session().post(&format!("/element/{id}/value"), &json!({"text": keys}))?;
        Ok(())
    }

    /// Presses keys on the page, whatever has the focus; those before the last are held.
    pub fn press(&self, keys: &[&str]) -> Result<()> {
        let down = keys.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = keys.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        let actions: Vec<_> = down.chain(up).collect();
        self.browser
            .session()
            .post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}))?;
        Ok(())
    }

    /// Moves the pointer to a place in the window.
    pub fn move_pointer(&self, x: i64, y: i64) -> Result<()> {
        let to = json!({"type": "pointerMove", "duration": 0, "origin": "viewport", "x": x, "y": y});
        let pointer = json!({"type": "pointer", "id": "mouse", "actions": [to]});
        self.browser.session().post("/actions", &json!({"actions": [pointer]}))?;
        Ok(())
    }

    /// The text of the first element as it is shown.
    pub fn text(&self, css: &str) -> Result<String> {
        let id = self.find(css)?;
        let text = self.browser.session().get(&format!("/element/{id}/text"))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Whether the element is shown.
    pub fn is_shown(&self, css: &str) -> Result<bool> {
        let id = self.find(css)?;
        let shown = self.browser.session().get(&format!("/element/{id}/displayed"))?;
        Ok(shown.as_bool().unwrap_or(false))
    }

    /// Pastes text on whatever has the focus.
    pub fn paste(&self, text: &str) -> Result<()> {
        // Firefox drops the clipboardData that is given to the constructor.
        self.js(
            "const data = new DataTransfer();
             data.setData('text/plain', arguments[0]);
             const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
             Object.defineProperty(event, 'clipboardData', {value: data});
             (document.activeElement || document.body).dispatchEvent(event);",
            &[json!(text)],
        )?;
        Ok(())
    }

    /// Drops files on an element.
    pub fn drop_files(&self, css: &str, files: &[(&str, &[u8])]) -> Result<()> {
        let files: Vec<_> =
            files.iter().map(|(name, bytes)| json!([name, BASE64_STANDARD.encode(bytes)])).collect();
        self.js(
            "const data = new DataTransfer();
             for (const [name, base64] of arguments[1]) {
                 const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
                 data.items.add(new File([bytes], name));
             }
             const target = document.querySelector(arguments[0]);
             for (const type of ['dragenter', 'dragover', 'drop']) {
                 const event = new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data});
                 if (!event.dataTransfer) Object.defineProperty(event, 'dataTransfer', {value: data});
                 target.dispatchEvent(event);
             }",
            &[json!(css), json!(files)],
        )?;
        Ok(())
    }

    /// What boot.js has noted since the page was opened.
    pub fn events(&self) -> Result<Vec<Event>> {
        let events = self.js("return (window.reftelEvents || []).map(e => [e.kind, e.name, e.at])", &[])?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(events
            .as_array()
            .context("no list of events")?
            .iter()
            .map(|event| Event { kind: text(&event[0]), name: text(&event[1]), at: text(&event[2]) })
            .collect())
    }

    /// The events that must not be: errors, and violations other than those the seal's own test provokes.
    pub fn unexpected_events(&self) -> Result<Vec<Event>> {
        let mut events = self.events()?;
        events.retain(|event| !event.at.contains("seal-test"));
        Ok(events)
    }

    /// Makes the inside of the window this large.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        let session = self.browser.session();
        let mut ask = (i64::from(width), i64::from(height));
        // The second time with what the frame of the window has taken away.
        for _ in 0..2 {
            // In the middle of the screen: where nobody manages windows, the one below the pointer has the keys, and
            // the pointer is there.
            let screen = self.js("return [screen.width, screen.height]", &[])?;
            let middle =
                |side: usize, size: i64| ((screen[side].as_i64().unwrap_or_default() - size) / 2).max(0);
            let (x, y) = (middle(0, ask.0), middle(1, ask.1));
            session.post("/window/rect", &json!({"x": x, "y": y, "width": ask.0, "height": ask.1}))?;
            let inner = self.js_async(RESIZED, &[json!(width), json!(height)])?;
            let side = |index: usize| inner[index].as_i64().unwrap_or_default();
            ask.0 += i64::from(width) - side(0);
            ask.1 += i64::from(height) - side(1);
        }
        Ok(())
    }

    /// A picture of the window, as PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let picture = self.browser.session().get("/screenshot")?;
        Ok(BASE64_STANDARD.decode(picture.as_str().context("no picture")?)?)
    }
}

/// Whether this is the protocol's refusal to click what has no place in the window, and not what is covered or gone.
fn is_out_of_reach(error: &anyhow::Error) -> bool {
    format!("{error:#}").contains("element not interactable")
}
