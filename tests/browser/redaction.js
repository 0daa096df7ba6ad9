// Everything of the page that a reader, a program or the next visitor could get at, as one text.
const done = arguments[arguments.length - 1];
(async () => {
  const parts = [document.title, location.href, JSON.stringify(history.state), document.cookie, window.name];
  parts.push(new XMLSerializer().serializeToString(document), document.documentElement.outerHTML);
  parts.push(document.documentElement.innerText);
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  for (const sheet of sheets) for (const rule of sheet.cssRules) parts.push(rule.cssText);
  for (const field of document.querySelectorAll("input, textarea, select")) parts.push(field.value, field.defaultValue);
  for (const element of document.querySelectorAll("*")) {
    if (element.shadowRoot) parts.push(element.shadowRoot.innerHTML);
    parts.push(element.ariaLabel, element.ariaDescription, element.ariaRoleDescription);
  }
  for (const [, ranges] of CSS.highlights || []) for (const fixed of ranges) {
    const range = document.createRange();
    range.setStart(fixed.startContainer, fixed.startOffset);
    range.setEnd(fixed.endContainer, fixed.endOffset);
    parts.push(String(range));
  }
  for (const store of [localStorage, sessionStorage]) parts.push(JSON.stringify(store));
  for (const entry of performance.getEntries()) parts.push(entry.name);
  try { parts.push(JSON.stringify(await indexedDB.databases())); } catch {}
  try { parts.push(JSON.stringify(await caches.keys())); } catch {}
  try {
    const root = await navigator.storage.getDirectory();
    for await (const [name] of root.entries()) parts.push(name);
  } catch {}
  done(parts.filter(Boolean).join("\n"));
})();
