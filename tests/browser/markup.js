// Runs before boot.js, in the copy of the page that a test serves.
"use strict";
(() => {
  // Every text that is asked to become markup, with the answer of the policy of boot.js.
  window.asked = [];
  const make = TrustedTypePolicyFactory.prototype.createPolicy;
  TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
    const createHTML = (text) => {
      const answer = rules.createHTML(text);
      window.asked.push([text, answer !== null]);
      return answer;
    };
    return make.call(this, name, { ...rules, createHTML });
  };

  const fails = (act) => {
    try { act(); } catch (error) { return error.name; }
    return "";
  };
  const element = () => document.createElement("div");

  // Whether a text may become markup, in HTML and in SVG.
  window.becomesMarkup = (text) =>
    fails(() => { document.createElement("template").innerHTML = text; }) === "" &&
    fails(() => { document.createElementNS("http://www.w3.org/2000/svg", "g").innerHTML = text; }) === "";

  // Notes the names of what runs a text or makes it into markup although it must not. On a timer: what the test calls
  // itself may evaluate text in some browsers.
  window.trySinks = () => setTimeout(() => {
    const bad = "<img src=x onerror=alert(1)>";
    const sinks = {
      eval: () => (0, eval)("1"),
      Function: () => new Function("1"),
      timeout: () => setTimeout("1"),
      second_policy: () => trustedTypes.createPolicy("second", { createHTML: (text) => text }),
      second_default: () => trustedTypes.createPolicy("default", { createHTML: (text) => text }),
      outerHTML: () => { const inner = element(); element().append(inner); inner.outerHTML = bad; },
      insertAdjacentHTML: () => element().insertAdjacentHTML("beforeend", bad),
      write: () => document.implementation.createHTMLDocument("").write(bad),
      fragment: () => document.createRange().createContextualFragment(bad),
      parser: () => new DOMParser().parseFromString(bad, "text/html"),
      srcdoc: () => { document.createElement("iframe").srcdoc = bad; },
      script_text: () => { document.createElement("script").text = "1"; },
      script_src: () => { document.createElement("script").src = "./probe.js"; },
      handler: () => element().setAttribute("onclick", "1"),
    };
    window.openSinks = JSON.stringify(Object.keys(sinks).filter((name) => fails(sinks[name]) === ""));
  });
})();
