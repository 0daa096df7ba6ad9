// Tries every way out of a page that we know. The test server adds this file to a copy of the page,
// as a script of its own origin, so that it runs with exactly the rights of the page's own code.
//
// Each way asks for `<base>probe/<name>...`; what matters is what reaches the server, not what the
// call returns (a beacon says `true` and sends nothing).
"use strict";
window.probe = async ({ base, other, udp, skip = [] }) => {
  const said = {};
  const tries = {};
  const add = (element, parent = document.body) => { parent.append(element); return element; };
  const make = (name, fields = {}, parent = document.body) => add(Object.assign(document.createElement(name), fields), parent);
  const url = (name, end = "") => `${base}probe/${name}${end}`;
  const link = (rel, fields) => make("link", { rel, ...fields }, document.head);

  // ---- connect-src
  tries.fetch = (u) => fetch(u);
  tries.fetch_keepalive = (u) => fetch(u, { method: "POST", body: "x", keepalive: true });
  tries.fetch_no_cors = (u) => fetch(u, { mode: "no-cors" });
  tries.fetch_later = (u) => window.fetchLater(u, { activateAfter: 0 });
  tries.cache_add = async (u) => (await caches.open("probe")).add(u);
  tries.xhr = (u) => { const x = new XMLHttpRequest(); x.open("GET", u); x.send(); };
  tries.xhr_sync = (u) => { const x = new XMLHttpRequest(); x.open("GET", u, false); x.send(); };
  tries.beacon = (u) => navigator.sendBeacon(u, "x");
  tries.websocket = (u) => { new WebSocket(u.replace("http", "ws")); };
  tries.eventsource = (u) => { new EventSource(u); };
  tries.ping = (u) => make("a", { href: "#probe", ping: u }).click();

  // ---- images, styles, fonts
  tries.img = (u) => { new Image().src = u; };
  tries.srcset = (u) => make("img", { srcset: `${u} 2x` });
  tries.input_image = (u) => make("input", { type: "image", src: u });
  tries.video_poster = (u) => make("video", { poster: u });
  tries.svg_image = (u) => {
    const svg = add(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    const image = add(document.createElementNS(svg.namespaceURI, "image"), svg);
    image.setAttribute("href", u);
    image.setAttribute("width", "5");
  };
  tries.svg_use = (u) => {
    const svg = add(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    add(document.createElementNS(svg.namespaceURI, "use"), svg).setAttribute("href", `${u}.svg#x`);
  };
  tries.svg_filter = (u) => { make("p", { textContent: "x" }).style.filter = `url(${u}.svg#x)`; };
  tries.css_url = (u) => { make("p", { textContent: "x" }).style.backgroundImage = `url(${u})`; };
  tries.css_cursor = (u) => { document.body.style.cursor = `url(${u}), auto`; };
  tries.css_adopted = (u) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body::before { content: url(${u}) }`);
    document.adoptedStyleSheets.push(sheet);
  };
  tries.font = (u) => new FontFace("probe", `url(${u}.woff2)`).load();
  tries.stylesheet = (u) => link("stylesheet", { href: `${u}.css` });

  // ---- links
  for (const as of ["fetch", "script", "style", "image", "font", "track"]) {
    tries[`preload_${as}`] = (u) => link("preload", { as, href: u, crossOrigin: "anonymous" });
  }
  tries.modulepreload = (u) => link("modulepreload", { href: `${u}.js` });
  tries.prefetch = (u) => link("prefetch", { href: u });
  tries.icon = (u) => link("icon", { href: u });
  tries.manifest = (u) => link("manifest", { href: `${u}.webmanifest` });

  // ---- code
  tries.import = (u) => import(`${u}.js`);
  tries.script = (u) => make("script", { src: `${u}.js` });
  tries.script_svg = (u) => {
    const svg = add(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    const script = document.createElementNS(svg.namespaceURI, "script");
    script.setAttribute("href", `${u}.js`);
    svg.append(script);
  };
  tries.worker = (u) => { new Worker(`${u}.js`); };
  tries.shared_worker = (u) => { new SharedWorker(`${u}.js`); };
  tries.service_worker = (u) => navigator.serviceWorker.register(`${u}.js`);
  tries.worklet = (u) => new AudioContext().audioWorklet.addModule(`${u}.js`);
  tries.blob_worker = (u) => {
    const code = new Blob([`fetch(${JSON.stringify(u)})`], { type: "text/javascript" });
    new Worker(URL.createObjectURL(code));
  };
  tries.speculation = (u) => make("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ urls: [u], eagerness: "immediate" }] }) });

  // ---- frames, media, forms
  tries.frame = (u) => make("iframe", { src: u });
  tries.frame_srcdoc = (u) => make("iframe", { srcdoc: `<img src="${u}">` });
  tries.frame_empty_fetch = (u) => make("iframe").contentWindow.fetch(u);
  tries.frame_empty_img = (u) => { new (make("iframe").contentWindow.Image)().src = u; };
  tries.frame_script_url = (u) => make("iframe", { src: `javascript:fetch(${JSON.stringify(u)})` });
  tries.object = (u) => make("object", { data: u });
  tries.embed = (u) => make("embed", { src: u });
  tries.video = (u) => make("video", { src: u, preload: "auto" });
  tries.audio = (u) => { const a = new Audio(u); a.preload = "auto"; a.load(); };
  tries.track = (u) => {
    const video = make("video");
    const track = make("track", { src: `${u}.vtt`, kind: "subtitles", default: true }, video);
    track.track.mode = "showing";
  };
  for (const method of ["get", "post"]) {
    tries[`form_${method}`] = (u) => {
      make("iframe", { name: `form_${method}` });
      make("form", { action: u, method, target: `form_${method}` }).submit();
    };
  }

  // ---- another origin
  const foreign = (name) => `${other}probe/${name}`;
  tries.other_fetch = () => fetch(foreign("other_fetch"));
  tries.other_img = () => { new Image().src = foreign("other_img"); };
  tries.other_beacon = () => navigator.sendBeacon(foreign("other_beacon"), "x");
  tries.other_stylesheet = () => link("stylesheet", { href: foreign("other_stylesheet.css") });
  tries.other_websocket = () => { new WebSocket(foreign("other_websocket").replace("http", "ws")); };

  // ---- not a matter of the policy
  tries.rtc = () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${udp}` }] });
    window.kept = connection;
    connection.createDataChannel("x");
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  };
  tries.frame_empty_rtc = () => {
    const Connection = make("iframe").contentWindow.RTCPeerConnection;
    const connection = window.kept_in_frame = new Connection({ iceServers: [{ urls: `stun:${udp}` }] });
    connection.createDataChannel("x");
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  };
  tries.open = (u) => { if (!window.open(u)) throw new Error("no window"); };
  tries.preconnect = () => link("preconnect", { href: other });

  for (const [name, way] of Object.entries(tries)) {
    if (skip.includes(name)) continue;
    try {
      const result = way(url(name));
      said[name] = "called";
      if (result instanceof Promise) result.catch(() => {});
    } catch (error) {
      said[name] = `threw ${error.name}`;
    }
  }
  return said;
};
