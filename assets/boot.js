// The only script of this page that was written by hand. It does four things, in this order:
//
//   1. LOCK   takes away the few ways to the network that a Content-Security-Policy does not govern, and lets no
//             text become markup but the plain, unchanging parts of the page itself;
//   2. WATCH  keeps a short list of errors and refused requests (never any text of a cable);
//   3. START  loads the program, and runs it only if its bytes are the expected ones;
//   4. SEAL   adds a second policy, under which the browser itself refuses every request.
//
// It stands in index.html, whose policy allows it by its hash: altered, it does not run at all.
"use strict";
(() => {
  const root = document.documentElement;

  // ---- 1. LOCK -------------------------------------------------------------------------------
  // WebRTC can reach any host by UDP and no policy closes it in today's browsers. Speech may be
  // computed on a vendor's server. A new window starts without our policies. None of them is used.
  const lock = (owner, name) => {
    if (owner && name in owner) {
      Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
    }
  };
  for (const name of [
    "RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection",
    "RTCDataChannel", "RTCIceTransport", "RTCDtlsTransport", "RTCSctpTransport",
    "WebTransport", "open", "openDatabase",
    "SpeechRecognition", "webkitSpeechRecognition", "speechSynthesis", "SpeechSynthesisUtterance",
    "PresentationRequest", "PaymentRequest", "IdentityCredential", "sharedStorage",
  ]) {
    lock(window, name);
  }
  for (const name of ["presentation", "joinAdInterestGroup", "runAdAuction"]) {
    lock(Navigator.prototype, name);
  }

  // Leptos makes the unchanging parts of its views from markup. This is the only way in which a text can become markup,
  // and the page's policy allows no other: elements and attributes of a short list pass, which can neither load nor run
  // anything; all else is refused with an error. Text of a cable never comes here: it is put into text nodes.
  const STATIC_ELEMENTS =
    "a|abbr|article|aside|b|br|button|caption|code|dd|details|div|dl|dt|em|fieldset|footer|h[1-6]|header|hr|i|kbd|label|" +
    "legend|li|main|mark|menu|nav|ol|option|output|p|path|pre|q|s|samp|section|select|small|span|strong|summary|sup|sub|svg|" +
    "table|tbody|td|textarea|th|thead|time|tr|ul|var";
  const STATIC_ATTRIBUTES =
    "class|id|role|type|for|name|value|title|tabindex|hidden|autofocus|disabled|rows|cols|spellcheck|autocomplete|" +
    "autocapitalize|autocorrect|translate|placeholder|popover|scope|colspan|rowspan|lang|dir|viewBox|d|fill|stroke|" +
    "stroke-width|width|height|focusable|aria-[a-z]+|data-[a-z-]+";
  const STATIC_MARKUP = new RegExp(
    `^(?:[^<>]|<!(?:--)?>|</?(?:${STATIC_ELEMENTS})(?:\\s+(?:${STATIC_ATTRIBUTES})(?:="[^"<>]*")?)*\\s*/?>)*$`,
  );
  const markup = { passed: 0, refused: 0 };
  Object.defineProperty(window, "reftelMarkup", { get: () => ({ ...markup }) });
  window.trustedTypes?.createPolicy("default", {
    createHTML: (text) => {
      const isStatic = STATIC_MARKUP.test(text);
      markup[isStatic ? "passed" : "refused"] += 1;
      return isStatic ? text : null;
    },
  });

  // ---- 2. WATCH ------------------------------------------------------------------------------
  // For the browser tests and for a sceptic at the console. Error *messages* may quote what was
  // being read, so only the kind and the place are kept.
  const events = [];
  const note = (entry) => { if (events.length < 500) events.push(Object.freeze(entry)); };
  Object.defineProperty(window, "reftelEvents", { value: events });
  const place = (e) => `${e.filename || ""}:${e.lineno || 0}:${e.colno || 0}`;

  window.addEventListener("error", (e) => {
    if (!(e instanceof ErrorEvent)) {
      const tag = e.target && e.target.tagName;
      // A file that did not load. After the seal that is as it should be.
      if (!root.dataset.sealed && (tag === "SCRIPT" || tag === "LINK")) note({ kind: "load", name: tag, at: "" });
      return;
    }
    note({ kind: "error", name: (e.error && e.error.name) || "Error", at: place(e) });
    // A panic in Rust ends as a trap: from then on nothing on the page can be trusted to work.
    if (e.error instanceof WebAssembly.RuntimeError) stopped();
  }, true);
  window.addEventListener("unhandledrejection", (e) => {
    note({ kind: "rejection", name: (e.reason && e.reason.name) || "Error", at: "" });
    if (e.reason instanceof WebAssembly.RuntimeError) stopped();
  });
  document.addEventListener("securitypolicyviolation", (e) => {
    note({ kind: "violation", name: e.effectiveDirective, at: e.blockedURI });
  });

  // ---- The notice in index.html --------------------------------------------------------------
  // This script may run before the rest of the page has been read.
  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });
  const say = async (state, title, reason) => {
    root.dataset.start = state;
    await parsed;
    document.querySelector("#start h1").textContent = title;
    document.getElementById("start-reason").textContent = reason;
  };
  const failed = async (reason) => {
    await say("failed", "Reftel has not started", reason);
    // If only the seal failed, the program is already there: it must not be used unsealed.
    document.getElementById("app")?.remove();
  };
  const stopped = () => {
    if (root.dataset.start === "running") {
      say("stopped", "Reftel has stopped", "An error inside the program ended it. Save nothing from this page; reload it to go on.");
    }
  };

  // ---- 3. START ------------------------------------------------------------------------------
  const start = async () => {
    const file = document.getElementById("program");  // stands before this script in the page
    const { integrity } = file.dataset;
    if (!integrity) throw new Error("no fingerprint");
    const load = async () => {
      // fetch() compares the bytes with the hash before it hands them over.
      const response = await fetch(file.content, { integrity, credentials: "same-origin" });
      return WebAssembly.compile(await response.arrayBuffer());
    };
    const loaded = load();
    loaded.catch(() => {});
    // "reftel" is a name that only the import map knows, and the map has the hash of the file. If the
    // browser has refused the map, it is not the check that is missing but the program.
    const program = await import("reftel");
    const module = await loaded;
    await parsed;
    // Runs main(), which draws the page into #app.
    await program.default({ module_or_path: module });
  };

  // ---- 4. SEAL -------------------------------------------------------------------------------
  // Policies add up and can only become stricter: no script can take these two away again, not even
  // by removing the elements.
  const policy = (content) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = content;
    document.head.append(meta);
  };
  // Leaving the page is no request, so no policy covers it. Where the browser lets us, a script may not
  // leave; the reader may (a link, reload, back). Saved files are blob: addresses.
  const stay = () => {
    window.navigation?.addEventListener("navigate", (e) => {
      const free = e.userInitiated || e.destination.sameDocument || e.navigationType === "reload" || e.navigationType === "traverse";
      if (!free && !e.destination.url.startsWith("blob:")) e.preventDefault();
    });
  };
  const seal = () => {
    policy("connect-src 'none'");
    policy("default-src 'none'; img-src blob: data:; form-action 'none'; base-uri 'none'");
    stay();
    root.dataset.sealed = "true";
    performance.mark("reftel:sealed");
    document.dispatchEvent(new Event("reftel:sealed"));
  };

  if (window.top !== window.self) {
    failed("It is shown inside another page, which could watch or cover it. Open it in a tab of its own.");
    return;
  }
  start().then(() => {
    seal();
    root.dataset.start = "running";
  }).catch((e) => {
    note({ kind: "start", name: (e && e.name) || "Error", at: "" });
    failed("A part of it did not arrive, or its bytes are not the ones this page was built with. It was not run.");
  });
})();
