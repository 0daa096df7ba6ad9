// The only script of this page that was written by hand. It does four things, in this order:
//
//   1. LOCK   removes the few ways to the network that a Content-Security-Policy does not cover, and lets no text
//             become markup except the static parts of the page's own views;
//   2. WATCH  keeps a short list of errors and refused requests, never any text of a cable;
//   3. START  loads the program and runs it only if its bytes are the expected ones;
//   4. SEAL   adds a second policy, under which the browser refuses every request.
//
// It is inline in index.html, whose policy allows it by its hash: if it is altered, it does not run at all.
"use strict";
(() => {
  const root = document.documentElement;

  // ---- 1. LOCK -------------------------------------------------------------------------------
  // WebRTC reaches any host by UDP, speech may be processed on a vendor's server, and a new window starts without
  // these policies. No policy covers them and the page uses none of them.
  const lock = (owner, name) => {
    if (name in owner) Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
  };
  for (const name of [
    "RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection",
    "RTCDataChannel", "RTCIceTransport", "RTCDtlsTransport", "RTCSctpTransport",
    "WebTransport", "open", "openDatabase",
    "SpeechRecognition", "webkitSpeechRecognition", "speechSynthesis", "SpeechSynthesisUtterance",
    "PresentationRequest", "PaymentRequest", "IdentityCredential", "sharedStorage",
  ]) lock(window, name);
  for (const name of ["presentation", "joinAdInterestGroup", "runAdAuction"]) lock(Navigator.prototype, name);

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
    if (error instanceof WebAssembly.RuntimeError && root.dataset.start === "running") {
      show("stopped", "Reftel has stopped", "An error inside the program ended it. Save nothing from this page; reload it to go on.");
    }
  };
  window.addEventListener("error", (e) => {
    if (e instanceof ErrorEvent) noteError("error", e.error, `${e.filename}:${e.lineno}:${e.colno}`);
    // A file that did not load. Once the page is sealed, that is as it should be.
    else if (!root.dataset.sealed && ["SCRIPT", "LINK"].includes(e.target.tagName)) note("load", e.target.tagName);
  }, true);
  window.addEventListener("unhandledrejection", (e) => noteError("rejection", e.reason));
  document.addEventListener("securitypolicyviolation", (e) => note("violation", e.effectiveDirective, e.blockedURI));

  // ---- The notice in index.html --------------------------------------------------------------
  // This script may run before the rest of the page has been read.
  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });
  const show = async (state, title, reason) => {
    root.dataset.start = state;
    await parsed;
    document.querySelector("#start h1").textContent = title;
    document.getElementById("start-reason").textContent = reason;
  };
  const fail = async (reason) => {
    await show("failed", "Reftel has not started", reason);
    // If only the seal failed, the program is already there. It must not be used unsealed.
    document.getElementById("app")?.remove();
  };

  // ---- 3. START ------------------------------------------------------------------------------
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
    // To leave the page is not a request, so no policy covers it. In browsers that allow it, a script may not leave;
    // the reader may (a link, reload, back). Saved files are blob: addresses.
    window.navigation?.addEventListener("navigate", (e) => {
      const isFree = e.userInitiated || e.destination.sameDocument || ["reload", "traverse"].includes(e.navigationType);
      if (!isFree && !e.destination.url.startsWith("blob:")) e.preventDefault();
    });
    root.dataset.sealed = "true";
    performance.mark("reftel:sealed");
    document.dispatchEvent(new Event("reftel:sealed"));
  };

  if (window.top !== window.self) {
    fail("It is shown inside another page, which could watch or cover it. Open it in a tab of its own.");
    return;
  }
  start().then(() => {
    seal();
    root.dataset.start = "running";
  }).catch((e) => {
    note("start", e?.name || "Error");
    fail("A part of it did not arrive, or its bytes are not the ones this page was built with. It was not run.");
  });
})();
