// Where the focus is, and whether it can be seen there: null, or {is, ringed, seen, covered}.
const element = document.activeElement;
// Without `:focus` it is the browser's own bars that have it.
if (!element || element === document.body || !element.matches(':focus')) return null;

/** What stays in place while the page scrolls, and lies over what has the focus. */
function bar(hit) {
  for (let at = hit; at && !at.contains(element); at = at.parentElement) {
    if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return at;
  }
  return null;
}

const style = getComputedStyle(element);
// Places that get the focus by script only, such as the paragraph a key has led to, need no ring.
const ringed =
  element.tabIndex < 0 ||
  (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
  style.boxShadow !== 'none';
const rect = element.getClientRects()[0] || element.getBoundingClientRect();
const left = Math.max(rect.left, 0);
const right = Math.min(rect.right, document.documentElement.clientWidth);
const top = Math.max(rect.top, 0);
const bottom = Math.min(rect.bottom, window.innerHeight);
const is = `${element.localName}${element.id && `#${element.id}`}${[...element.classList].map((c) => `.${c}`).join('')} ${(element.getAttribute('aria-label') || element.textContent || '').trim().slice(0, 24)}`;
if (left >= right || top >= bottom) return { is, ringed, seen: false, covered: null };
const hits = [];
for (const x of [0.15, 0.5, 0.85]) {
  for (const y of [0.15, 0.5, 0.85]) {
    hits.push(document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y));
  }
}
const bars = hits.map((hit) => hit && bar(hit)).filter(Boolean);
// WCAG 2.4.11: not all of it. Firefox does not scroll to what is partly in view.
return { is, ringed, seen: true, covered: bars.length === hits.length ? bars[0].className : null };
