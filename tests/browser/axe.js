// Runs axe-core over the page as it is, in light and in dark, and answers with what is wrong. What the rule for
// contrast leaves undecided is measured here.
const done = arguments[arguments.length - 1];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** `rgb(1 2 3 / 4%)`, `rgba(…)` or `color(srgb …)` as [r, g, b, alpha] of 0 to 1. */
function parts(color) {
  const numbers = (color.match(/-?[\d.]+(e-?\d+)?/g) || []).map(Number);
  const [r, g, b, alpha = 1] = numbers;
  return color.startsWith('color(') ? [r, g, b, alpha] : [r / 255, g / 255, b / 255, alpha];
}

function over(top, below) {
  const alpha = top[3];
  return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha)).concat(1);
}

function luminance(color) {
  const [r, g, b] = color.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The least ratio of an element's text to what its ancestors paint below it; null where that is a picture. */
function contrast(element) {
  const layers = [];
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    if (/url\(/.test(style.backgroundImage)) return null;
    // A gradient is no lighter and no darker than its stops.
    const stops = style.backgroundImage.match(/(rgba?|color)\([^)]*\)/g);
    if (stops) layers.push(stops.map(parts));
    const back = parts(style.backgroundColor);
    layers.push([back]);
    if (back[3] === 1) break;
  }
  const below = layers.reduceRight(
    (backs, tops) => backs.flatMap((back) => tops.map((top) => over(top, back))),
    [[1, 1, 1, 1]],
  );
  const text = parts(getComputedStyle(element).color);
  text[3] *= opacity;
  const ratio = (back) => {
    const [a, b] = [luminance(over(text, back)), luminance(back)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  return Math.min(...below.map(ratio));
}

function needed(element) {
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
}

async function look(theme) {
  document.documentElement.dataset.theme = theme;
  const { violations, incomplete } = await axe.run(document, {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations', 'incomplete'],
  });
  // A link to a cable that is not open is no skip link, though it looks like one.
  const isWrong = (rule, node) => rule.id !== 'skip-link' || !document.querySelector(node.target[0]).matches('[data-cite]');
  const wrong = violations.flatMap((rule) =>
    rule.nodes.filter((node) => isWrong(rule, node)).map((node) => `${theme}: ${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
  const open = {};
  for (const rule of incomplete) {
    for (const node of rule.nodes) {
      const key = [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey).find(Boolean);
      open[`${rule.id} ${key || ''}`.trim()] = (open[`${rule.id} ${key || ''}`.trim()] || 0) + 1;
      if (rule.id !== 'color-contrast') continue;
      const element = document.querySelector(node.target[0]);
      const ratio = contrast(element);
      if (ratio === null) wrong.push(`${theme}: contrast of ${node.target}: over a picture, cannot be measured`);
      else if (ratio < needed(element)) wrong.push(`${theme}: contrast of ${node.target} is ${ratio.toFixed(2)}`);
    }
  }
  return { wrong, open };
}

(async () => {
  const before = document.documentElement.dataset.theme;
  const looks = [];
  for (const theme of ['light', 'dark']) looks.push(await look(theme));
  if (before) document.documentElement.dataset.theme = before;
  else delete document.documentElement.dataset.theme;
  return looks;
})().then(done, (error) => done(`${error}`));
