// The only script of this page that was written by hand. It does four things, in this order:
//
//   1. LOCK   removes the ways out that a Content-Security-Policy does not cover: some to the network, and those into
//             what the browser keeps for all pages of this host; and lets no text become markup except the static parts
//             of the page's own views;
//   2. WATCH  keeps a short list of errors and refused requests, never any text of a cable;
//   3. START  loads the program and runs it only if its bytes are the expected ones;
//   4. SEAL   adds a second policy, under which the browser refuses every request.
//
// It is inline in index.html, whose policy allows it by its hash: if it is altered, it does not run at all.
"use strict";
(() => {
  const root = document.documentElement;

  // ---- 1. LOCK -------------------------------------------------------------------------------
  // A page of the same host that has opened this one holds on to its window and could read it. To forget it here does
  // not help, so the page does not start then (see the end).
  const isOpened = window.opener !== null;
  window.opener = null;
  window.name = "";

  const fix = (owner, name, value) => {
    if (owner && name in owner) Object.defineProperty(owner, name, { value, writable: false, configurable: false });
  };
  const lock = (owner, ...names) => names.forEach((name) => fix(owner, name, undefined));

  // WebRTC reaches any host by UDP, speech may be processed on a vendor's server, and a new window starts without
  // these policies. No policy covers them and the page uses none of them.
  lock(window,
    "RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection",
    "RTCDataChannel", "RTCIceTransport", "RTCDtlsTransport", "RTCSctpTransport",
    "WebTransport", "open", "openDatabase", "documentPictureInPicture",
    "SpeechRecognition", "webkitSpeechRecognition", "speechSynthesis", "SpeechSynthesisUtterance",
    "PresentationRequest", "PaymentRequest", "IdentityCredential", "sharedStorage");
  lock(Navigator.prototype, "presentation", "joinAdInterestGroup", "runAdAuction");

  // Nor do policies cover what the browser keeps for all pages of this host, and what one of them tells another.
  fix(window, "opener", null);
  fix(window, "name", "");
  lock(window, "sessionStorage", "indexedDB", "webkitIndexedDB", "caches", "cookieStore", "BroadcastChannel",
    "SharedWorker", "webkitRequestFileSystem", "webkitStorageInfo", "Notification");
  lock(Navigator.prototype, "storage", "storageBuckets", "locks", "serviceWorker", "credentials",
    "webkitTemporaryStorage", "webkitPersistentStorage", "registerProtocolHandler", "setAppBadge");
  lock(Document.prototype, "cookie", "requestStorageAccess");
  lock(window.StorageEvent?.prototype, "storageArea");
  // The settings are kept, and nothing that is not made of their few words.
  const KEY = "reftel.settings";
  const SETTINGS = /^\{(?:"(?:theme|size|letters|sentence|unfolded|tab_stops)":(?:true|false|"[a-z]{4,7}"),?){0,6}\}$/;
  let stored = null;
  try { stored = window.localStorage; Object.freeze(Storage.prototype); } catch { /* The browser forbids it. */ }
  fix(window, "localStorage", Object.freeze({
    getItem: (key) => (key === KEY && stored?.getItem(key)) || null,
    setItem: (key, value) => { if (key === KEY && SETTINGS.test(value)) stored?.setItem(key, value); },
  }));

  // A frame has a fresh copy of all that is locked. The page has none, so nobody can make one.
  lock(window, "XSLTProcessor", "customElements");
  lock(Document.prototype, "execCommand");
  lock(DOMImplementation.prototype, "createDocument");
  for (const name of ["createElement", "createElementNS"]) {
    const create = Document.prototype[name];
    fix(Document.prototype, name, function (...words) {
      const element = Reflect.apply(create, this, words);
      if (/^(?:i?frame|fencedframe|object|embed)$/.test(element.localName)) throw new TypeError("no frames here");
      return element;
    });
  }

  // To leave the page is not a request, so no policy covers it. A script may go nowhere but to this page: neither by
  // another address that it writes into the history, nor, where the browser lets a page say so, by any other way. The
  // reader may (a link, reload, back). Saved files are blob: addresses.
  const address = (url) => new URL(url, location.href).href.split("#")[0];
  const home = address(location.href);
  for (const name of ["pushState", "replaceState"]) {
    const change = History.prototype[name];
    fix(History.prototype, name, function (state, title, url) {
      const mark = String(state ?? "");
      if (address(url ?? location.href) !== home || !/^[\w/-]{0,40}$/.test(mark)) throw new TypeError("not kept here");
      Reflect.apply(change, this, [mark, "", url]);
    });
  }
  lock(window.Navigation?.prototype, "navigate", "updateCurrentEntry");
  window.navigation?.addEventListener("navigate", (e) => {
    const { url } = e.destination;
    const isFree = e.userInitiated || e.navigationType === "traverse" || address(url) === home;
    if (!isFree && !url.startsWith("blob:")) e.preventDefault();
  });

  // Leptos creates the static parts of its views from strings of markup. This policy is the only way from a string to
  // markup, and the page's CSP allows no second one. It passes elements and attributes that can neither load nor run
  // anything, and refuses everything else with a TypeError. Text of a cable goes into text nodes and never comes here.
  const ELEMENTS =
    "a|abbr|article|aside|b|br|button|caption|code|datalist|dd|details|dialog|div|dl|dt|em|fieldset|footer|g|h[1-6]|" +
    "header|hr|i|input|kbd|label|legend|li|main|mark|menu|nav|ol|option|output|p|path|pre|progress|q|s|samp|section|" +
    "select|small|span|strong|summary|sup|sub|svg|table|tbody|td|textarea|th|thead|time|tr|ul|var";
  const ATTRIBUTES =
    "class|id|role|type|for|name|value|title|tabindex|hidden|open|autofocus|disabled|checked|readonly|max|size|list|rows|" +
    "cols|spellcheck|autocomplete|autocapitalize|autocorrect|enterkeyhint|translate|placeholder|popover|scope|colspan|" +
    "rowspan|lang|dir|viewBox|d|fill|stroke|stroke-[a-z]+|width|height|focusable|aria-[a-z]+|data-[a-z-]+";
  const STATIC = new RegExp(`^(?:[^<>]|<!>|</?(?:${ELEMENTS})(?:\\s+(?:${ATTRIBUTES})(?:="[^"<>]*")?)*\\s*/?>)*$`);
  const markup = { passed: 0, refused: 0 };
  Object.defineProperty(window, "reftelMarkup", { get: () => ({ ...markup }) });
  window.trustedTypes?.createPolicy("default", {
    createHTML: (text) => {
      const passes = STATIC.test(text);
      markup[passes ? "passed" : "refused"] += 1;
      return passes ? text : null;
    },
  });

  // ---- 2. WATCH ------------------------------------------------------------------------------
  // For the browser tests, and for a sceptic at the console. The message of an error may quote what was being read, so
  // only its kind and its place are kept.
  const events = [];
  const note = (kind, name, at = "") => { if (events.length < 500) events.push(Object.freeze({ kind, name, at })); };
  Object.defineProperty(window, "reftelEvents", { value: events });

  // A panic of the program ends as a RuntimeError of WebAssembly. After it nothing on the page can be relied on.
  const noteError = (kind, error, at) => {
    note(kind, error?.name || "Error", at);
    if (error instanceof window.WebAssembly?.RuntimeError && root.dataset.start === "running") {
      show("stopped", "Reftel has stopped", "An error inside the program ended it. Save nothing from this page; reload it to go on.");
    }
  };
  // Which style sheets have come.
  const sheets = new WeakMap();
  document.addEventListener("load", (e) => sheets.set(e.target, true), true);
  window.addEventListener("error", (e) => {
    if (e instanceof ErrorEvent) noteError("error", e.error, `${e.filename}:${e.lineno}:${e.colno}`);
    // A file that did not load. Once the page is sealed, that is as it should be.
    else if (!root.dataset.sealed && ["SCRIPT", "LINK"].includes(e.target.tagName)) note("load", e.target.tagName);
    if (e.target.tagName === "LINK") sheets.set(e.target, false);
  }, true);
  window.addEventListener("unhandledrejection", (e) => noteError("rejection", e.reason));
  document.addEventListener("securitypolicyviolation", (e) => {
    note("violation", e.effectiveDirective, e.sample?.includes("seal-test") ? "seal-test" : e.blockedURI);
  });

  // ---- The notice in index.html --------------------------------------------------------------
  // This script may run before the rest of the page has been read.
  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });
  // `other` is the part of the notice that says what to do, if it is not the usual list.
  const show = async (state, title, reason, other) => {
    root.dataset.start = state;
    await parsed;
    document.getElementById("start").hidden = false;
    document.querySelector("#start h1").textContent = title;
    document.getElementById("start-reason").textContent = reason;
    document.querySelector("#start ul").hidden = other !== undefined;
    if (other) document.getElementById(other).hidden = false;
  };
  const fail = async (reason, other) => {
    await show("failed", "Reftel has not started", reason, other);
    // If only the seal failed, the program is already there. It must not be used unsealed.
    document.getElementById("app")?.remove();
  };

  // ---- 3. START ------------------------------------------------------------------------------
  const styled = () => Promise.all(Array.from(document.querySelectorAll("link[rel=stylesheet]"), (link) => {
    if (sheets.get(link)) return undefined;
    if (sheets.has(link)) throw new Error("a style sheet");
    return new Promise((resolve, reject) => { link.onload = resolve; link.onerror = reject; });
  }));
  const start = async () => {
    const file = document.getElementById("program");
    const { integrity } = file.dataset;
    if (!integrity) throw new Error("no hash");
    // fetch() compares the bytes with the hash before it hands them over.
    const compiled = fetch(file.content, { integrity, credentials: "same-origin" })
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes));
    // Awaited below; a failure before that is not an unhandled one.
    compiled.catch(() => {});
    // Only the import map knows the name "reftel", and the map has the hash of the file. If the browser has dropped the
    // map, then not just the check is missing but the program.
    const program = await import("reftel");
    const module = await compiled;
    await parsed;
    await styled();
    // Runs main(), which draws the page into #app.
    await program.default({ module_or_path: module });
  };

  // ---- 4. SEAL -------------------------------------------------------------------------------
  // Policies add up and only ever become stricter: no script can take these back, not even by removing the elements.
  const addPolicy = (content) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = content;
    document.head.append(meta);
  };
  const seal = () => {
    addPolicy("connect-src 'none'");
    addPolicy("default-src 'none'; img-src blob: data:; form-action 'none'; base-uri 'none'");
    root.dataset.sealed = "true";
    performance.mark("reftel:sealed");
    document.dispatchEvent(new Event("reftel:sealed"));
  };

  if (window.top !== window.self) {
    fail("It is shown inside another page, which could watch or cover it.", "start-alone");
  } else if (isOpened) {
    fail("Another page has opened it. If that is a page of the same host, it could read here what you open.", "start-alone");
  } else if (!window.WebAssembly) {
    fail("WebAssembly is switched off in this browser, and Reftel is a WebAssembly program.", "start-wasm");
  } else {
    start().then(() => {
      seal();
      root.dataset.start = "running";
      // It is not shown now, nor printed, even without its style sheet.
      document.getElementById("start").hidden = true;
    }).catch((e) => {
      note("start", e?.name || "Error");
      fail("A part of it did not arrive, or its bytes are not the ones this page was built with. It was not run.");
    });
  }
})();
