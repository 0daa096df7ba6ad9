// Tries to leave a word where another page of the same host finds it, and collects what others have left. The test server
// adds this file to a copy of the page, and to a bare page. What matters is what the other page finds.
"use strict";
window.leave = async (word) => {
  const said = {};
  const ways = {
    localStorage: () => { localStorage.setItem("left", word); },
    localStorage_property: () => { localStorage.left_property = word; },
    localStorage_settings: () => { localStorage.setItem("reftel.settings", word); },
    sessionStorage: () => { sessionStorage.setItem("left", word); },
    storage_prototype: () => { Storage.prototype.setItem = function () { this.left_patched = word; }; },
    cookie: () => { document.cookie = `left=${word}; path=/`; },
    cookieStore: () => cookieStore.set("left_store", word),
    indexedDB: () => new Promise((resolve, reject) => {
      const asked = indexedDB.open(`left-${word}`);
      asked.onsuccess = resolve;
      asked.onerror = reject;
    }),
    caches: () => caches.open(`left-${word}`),
    files: async () => (await navigator.storage.getDirectory()).getFileHandle(`left-${word}`, { create: true }),
    buckets: () => navigator.storageBuckets.open(`left-${word.toLowerCase()}`),
    file_system: () => new Promise((resolve, reject) => {
      webkitRequestFileSystem(0, 1000, (system) => system.root.getFile(`left-${word}`, { create: true }, resolve, reject), reject);
    }),
    broadcast: () => { new BroadcastChannel("left").postMessage(word); },
    locks: () => { navigator.locks.request(`left-${word}`, () => new Promise(() => {})); },
    name: () => { window.name = `left-${word}`; },
    history: () => { history.replaceState(`left a ${word}`, ""); },
    history_object: () => { history.replaceState({ left: word }, ""); },
    access: async () => { (await document.requestStorageAccess({ all: true })).localStorage.setItem("left_access", word); },
    opener: () => { window.opener.postMessage(word, "*"); },
  };
  for (const [name, way] of Object.entries(ways)) {
    try {
      await way();
      said[name] = "called";
    } catch (error) {
      said[name] = `threw ${error.name}`;
    }
  }
  return said;
};

// What a page of the same host finds, as one text.
window.heard = [];
try { new BroadcastChannel("left").onmessage = (e) => window.heard.push(`broadcast ${e.data}`); } catch {}
addEventListener("message", (e) => window.heard.push(`message ${e.data}`));
window.collect = async () => {
  const found = [...window.heard, `name ${window.name}`, `history ${JSON.stringify(history.state)}`];
  const look = async (name, way) => { try { found.push(`${name} ${await way()}`); } catch {} };
  await look("localStorage", () => JSON.stringify(localStorage));
  await look("sessionStorage", () => JSON.stringify(sessionStorage));
  await look("cookie", () => document.cookie);
  await look("indexedDB", async () => JSON.stringify(await indexedDB.databases()));
  await look("caches", async () => JSON.stringify(await caches.keys()));
  await look("files", async () => {
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names.join();
  });
  await look("buckets", async () => JSON.stringify(await navigator.storageBuckets.keys()));
  await look("file_system", () => new Promise((resolve, reject) => webkitRequestFileSystem(0, 1000, (system) =>
    system.root.createReader().readEntries((entries) => resolve(entries.map((entry) => entry.name).join())), reject)));
  await look("locks", async () => JSON.stringify((await navigator.locks.query()).held.map((lock) => lock.name)));
  return found;
};
