// The only script of this page that was written by hand. It does four things, in this order:
//
//   1. LOCK   takes away the few ways to the network that a Content-Security-Policy does not govern;
//   2. WATCH  keeps a short list of errors and refused requests (never any text of a cable);
//   3. START  loads the program and its tables, and unpacks and runs them only if their bytes are the expected ones;
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
    const { integrity, lengths } = file.dataset;
    if (!integrity) throw new Error("no fingerprint");
    const load = async () => {
      // fetch() compares the bytes with the hash before it hands them over.
      const answer = await fetch(file.content, { integrity, credentials: "same-origin" });
      const bytes = await answer.arrayBuffer();
      // While it is being worked on, the program is served as it is.
      const isPacked = file.content.endsWith(".lzma");
      const all = isPacked ? unpack(bytes) : new Uint8Array(bytes);
      const parts = lengths.split(" ").map(Number);
      const end = parts.reduce((sum, length) => sum + length);
      const program = all.subarray(0, end);
      return {
        module: await WebAssembly.compile(isPacked ? together(program, parts) : program),
        tables: new TextDecoder().decode(all.subarray(end)),
      };
    };
    const loaded = load();
    loaded.catch(() => {});
    // "reftel" is a name that only the import map knows, and the map has the hash of the file. If the
    // browser has refused the map, it is not the check that is missing but the program.
    const program = await import("reftel");
    const { module, tables } = await loaded;
    // What codes mean and the names of posts: main() takes them over before anything is read.
    Object.defineProperty(window, "reftelTables", { value: tables, configurable: true });
    await parsed;
    // Runs main(), which draws the page into #app.
    await program.default({ module_or_path: module });
    delete window.reftelTables;
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

  // ---- The packing ---------------------------------------------------------------------------
  // Program and tables are one file, packed as LZMA, since hosts only know gzip, which leaves a fifth more. This
  // follows the specification that comes with the LZMA SDK (public domain); `unlzma` reads the file as well.
  //
  // What comes next is asked bit by bit: a byte, or so many bytes again from so far back? The file is one long
  // number, in which the more likely answer takes the wider part of an interval. How likely 0 is, is learnt for
  // each question apart.
  const unpack = (packed) => {
    const head = new DataView(packed);
    const input = new Uint8Array(packed);
    // The first byte is (pb * 5 + lp) * 9 + lc. Here pb and lp are always 0: the place counts for nothing. lc is how
    // many bits of the byte before count for a byte.
    const lc = input[0];
    if (lc > 8) throw new Error("packed otherwise");
    const output = new Uint8Array(head.getUint32(5, true));

    // How likely 0 is, in 2048ths, and where the questions of each kind begin. Twelve states tell what came last.
    const MATCH = 0, REPEAT = 12, NEAREST = 24, SECOND = 36, THIRD = 48, LONG = 60;
    const SLOTS = 72, PLACES = SLOTS + 4 * 64, ALIGN = PLACES + 115;
    const LENGTH = ALIGN + 16, LENGTH_AGAIN = LENGTH + 274, LITERAL = LENGTH_AGAIN + 274;
    const likely = new Uint16Array(LITERAL + (0x300 << lc)).fill(1024);

    // The number, as far as it is needed now, and the width of the interval. In an array, since engines box numbers
    // of 32 bits in variables.
    const coder = new Uint32Array([head.getUint32(14), 0xffffffff]);
    let at = 18;
    const widen = () => {
      if (coder[1] < 0x1000000) {
        coder[1] <<= 8;
        coder[0] = coder[0] << 8 | input[at++];
      }
    };
    const bit = (index) => {
      const chance = likely[index];
      const bound = (coder[1] >>> 11) * chance;
      const one = coder[0] >= bound;
      if (one) {
        coder[0] -= bound;
        coder[1] -= bound;
        likely[index] = chance - (chance >> 5);
      } else {
        coder[1] = bound;
        likely[index] = chance + (2048 - chance >> 5);
      }
      widen();
      return one ? 1 : 0;
    };
    // A number, the highest bit first, each with those before it in mind.
    const bits = (base, count) => {
      let found = 1;
      for (let i = 0; i < count; i++) found = found << 1 | bit(base + found);
      return found - (1 << count);
    };
    // The same, the lowest bit first.
    const bitsFromLow = (base, count) => {
      let found = 1, value = 0;
      for (let i = 0; i < count; i++) {
        const one = bit(base + found);
        found = found << 1 | one;
        value |= one << i;
      }
      return value;
    };
    // A number whose bits are all as likely 0 as 1.
    const evenBits = (count) => {
      let value = 0;
      while (count--) {
        coder[1] >>>= 1;
        const one = coder[0] >= coder[1];
        if (one) coder[0] -= coder[1];
        value = value << 1 | one;
        widen();
      }
      return value;
    };
    const length = (base) => {
      if (!bit(base)) return 2 + bits(base + 2, 3);
      if (!bit(base + 1)) return 10 + bits(base + 10, 3);
      return 18 + bits(base + 18, 8);
    };
    const distance = (length) => {
      const slot = bits(SLOTS + 64 * Math.min(length - 2, 3), 6);
      if (slot < 4) return slot;
      const count = (slot >> 1) - 1;
      const high = (2 | slot & 1) << count;
      if (slot < 14) return high + bitsFromLow(PLACES + high - slot, count);
      return high + (evenBits(count - 4) << 4) + bitsFromLow(ALIGN, 4);
    };

    let state = 0;
    // From how far back the last four copies were, less one.
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let to = 0; to < output.length;) {
      if (!bit(MATCH + state)) {
        const base = LITERAL + 0x300 * ((output[to - 1] | 0) >> 8 - lc);
        let byte = 1;
        if (state >= 7) {
          // Another byte than the one that would have gone on with the copy, but often of the same kind.
          let other = output[to - first - 1];
          let same = true;
          while (same && byte < 0x100) {
            const expected = other >> 7 & 1;
            const one = bit(base + (1 + expected << 8) + byte);
            byte = byte << 1 | one;
            other <<= 1;
            same = one === expected;
          }
        }
        while (byte < 0x100) byte = byte << 1 | bit(base + byte);
        output[to++] = byte;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      let count;
      if (!bit(REPEAT + state)) {
        [second, third, fourth] = [first, second, third];
        count = length(LENGTH);
        first = distance(count);
        state = state < 7 ? 7 : 10;
      } else {
        let single = false;
        if (!bit(NEAREST + state)) {
          single = !bit(LONG + state);
        } else if (!bit(SECOND + state)) {
          [first, second] = [second, first];
        } else if (!bit(THIRD + state)) {
          [first, second, third] = [third, first, second];
        } else {
          [first, second, third, fourth] = [fourth, first, second, third];
        }
        count = single ? 1 : length(LENGTH_AGAIN);
        state = single ? (state < 7 ? 9 : 11) : state < 7 ? 8 : 11;
      }
      for (const end = to + count; to < end; to++) output[to] = output[to - first - 1];
    }
    return output;
  };

  // The operands of instructions stand apart from them, since like beside like packs better. In which part, says the
  // instruction; for reads of locals and constants, the most common ones, also that which comes next. What follows from
  // the rest is left out: the lengths of functions, and alignments, which are all 0. This puts the program together.
  const together = (parts, lengths) => {
    const REST = 0, DECLARED = 1, SET = 2, LOADS = 3, STORES = 4, LONG = 5, BRANCHES = 6, TYPES = 7, READ = 8, CONSTANTS = 19;
    // Of each instruction, in which of so many ranges it is.
    const ranges = [0x20, 0x28, 0x36, 0x41, 0x45, 0x6a, 0x6b, 0x6c, 0x71, 0x72];
    const range = Uint8Array.from({ length: 256 }, (_, code) => ranges.filter((first) => first <= code).length);
    let sum = 0;
    const from = lengths.map((length) => (sum += length) - length);
    const program = new Uint8Array(2 * sum);
    let to = 0;
    const byte = (part) => program[to++] = parts[from[part]++];
    const bytes = (count) => { while (count-- > 0) byte(REST); };
    // A number of as many bytes as it needs.
    const number = (part) => {
      let value = 0, shift = 0, next;
      do {
        next = byte(part);
        value |= (next & 127) << shift;
        shift += 7;
      } while (next > 127);
      return value;
    };
    const numbers = (count, part = REST) => { while (count-- > 0) number(part); };
    // How many numbers follow other instructions, and those that begin with 0xfc.
    const follow = new Uint8Array(256);
    for (const code of [0x10, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0xd0, 0xd2]) follow[code] = 1;
    follow[0x11] = 2;
    const followLong = "000000002121212111";
    const instruction = () => {
      const code = byte(REST);
      const next = range[parts[from[REST]]];
      if (code === 0x20) number(READ + next);
      else if (code === 0x41) number(CONSTANTS + next);
      else if (code === 0x21 || code === 0x22) number(SET);
      else if (code >= 0x28 && code <= 0x3e) { program[to++] = 0; number(code < 0x36 ? LOADS : STORES); }
      else if (code === 0x42) number(LONG);
      else if (code === 0x0c || code === 0x0d) number(BRANCHES);
      else if (code >= 2 && code <= 4) number(TYPES);
      else if (code === 0x0e) numbers(number(REST) + 1);
      else if (code === 0x1c) numbers(number(REST));
      else if (code === 0x43) bytes(4);
      else if (code === 0x44) bytes(8);
      else numbers(code === 0xfc ? followLong[number(REST)] : follow[code]);
      return code;
    };
    bytes(8);
    while (from[REST] < lengths[REST]) {
      const section = byte(REST);
      const length = number(REST);
      if (section !== 10) {
        bytes(length);
        continue;
      }
      for (let functions = number(REST); functions > 0; functions--) {
        const start = to;
        numbers(2 * number(DECLARED), DECLARED);
        for (let depth = 1; depth > 0;) {
          const code = instruction();
          if (code >= 2 && code <= 4) depth++;
          else if (code === 0x0b) depth--;
        }
        // Its length stands before it.
        const length = [];
        for (let rest = to - start; rest > 0; rest >>= 7) length.push(rest > 127 ? rest & 127 | 128 : rest);
        program.copyWithin(start + length.length, start, to);
        program.set(length, start);
        to += length.length;
      }
    }
    return program.subarray(0, to);
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
