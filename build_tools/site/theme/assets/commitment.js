/* The format of pins, which docs/formats/pins.md specifies, a second time: build_tools/exports/published/verify.py does the same,
   in the same order. It sends nothing and knows no page; own_copy.js shows what it finds. Texts are strings of JavaScript,
   and only what is hashed counts in code points. SHA-256 is written out, as a browser's own works one call at a time and
   not on every page, and a pin takes 200,000 of them. */
globalThis.briefingCommitment = (() => {
  const [VERSION, MOST, MOST_REPEATED, LEAST_UNKNOWN, DEPTH, MOST_TOGETHER] = [4, 10_000_000, 35, 120, 16, 4];

  /* 1. Characters. */
  const HAN_AND_KANA = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
  const SPACELESS = `\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff${HAN_AND_KANA}`;
  const CJK = `[${HAN_AND_KANA}\\u3001-\\u303f\\uff00-\\uffef]`;
  const SELECTORS = "\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}";
  const HIDDEN = "\\u00ad\\u061c\\u200b-\\u200f\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069";
  /* White space and digits are those of Python: \s has other characters here. */
  const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const DIGITS =
    "\\p{Nd}\\u00b2\\u00b3\\u00b9\\u1369-\\u1371\\u19da\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2460-\\u2468\\u2474-\\u247c\\u2488-\\u2490" +
    "\\u24ea\\u24f5-\\u24fd\\u24ff\\u2776-\\u277e\\u2780-\\u2788\\u278a-\\u2792\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}";

  const whole = (set) => new RegExp(`^[${set}]+$`, "u");
  const [IS_WORD, IS_DIGIT, IS_SELECTOR, IS_FORMAT, IS_SPACE] = ["\\p{L}\\p{N}\\p{M}_", DIGITS, SELECTORS, "\\p{Cf}", SPACE].map(whole);
  const [IS_HIRAGANA, IS_SPACELESS] = ["\\u3041-\\u309f", SPACELESS].map(whole);
  const ALPHANUMERIC = /[\p{L}\p{N}]/u;

  const lengthOf = (text) => [...text].length;
  const stripped = (text) => text.replace(new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu"), "");
  const byCodePoint = (one, other) => {
    const [ours, theirs] = [[...one], [...other]];
    const at = ours.findIndex((character, number) => character !== theirs[number]);
    if (at < 0) return ours.length - theirs.length;
    return at < theirs.length ? ours[at].codePointAt(0) - theirs[at].codePointAt(0) : 1;
  };

  /* Full case folding. Of the characters that Unicode 14 has, these alone don't fold to the small letters of their capitals. */
  const casefold = (text) =>
    Array.from(text, (character) => {
      const code = character.codePointAt(0);
      if (character === "ẞ") return "ss";
      if (character === "ı" || (code >= 0x13a0 && code <= 0x13f5)) return character;
      if (code >= 0x13f8 && code <= 0x13fd) return String.fromCodePoint(code - 8);
      if (code >= 0xab70 && code <= 0xabbf) return String.fromCodePoint(code - 0xab70 + 0x13a0);
      return character.toUpperCase().toLowerCase();
    }).join("");

  /* 2. Folding. */
  const FOLDS = [
    ["invisible", new RegExp(`[${HIDDEN}][${HIDDEN}${SELECTORS}]*|[${SELECTORS}]{2,}`, "gu"), () => ""],
    ["nfc", /[\s\S][\p{M}\u1160-\u11ff]*/gu, (cluster) => cluster.normalize("NFC")],
    ["white-space", new RegExp(`(?<=${CJK})[${SPACE}]+(?=${CJK})`, "gu"), () => ""],
    ["white-space", new RegExp(`[${SPACE}]+`, "gu"), () => " "],
    ["quotation-marks", /[\u201c-\u201f\u00ab\u00bb\u2033]/gu, () => '"'],
    ["quotation-marks", /[\u2018-\u201b\u02bc\u2032]/gu, () => "'"],
    ["dashes", /[\u2010-\u2015\u2212]/gu, () => "-"],
    ["ellipsis", /\.\.\.|\. \. \./gu, () => "\u2026"],
  ];
  const NAMES = [...new Set(FOLDS.map(([name]) => name))];

  const fold = (text, without = "") => FOLDS.reduce((left, [name, find, put]) => (name === without ? left : left.replace(find, put)), text);

  /* A folded text; its unit i of UTF-16 was that of original.slice(starts[i], ends[i]). */
  const folded = (text) => {
    let starts = Array.from({ length: text.length }, (_, at) => at);
    let ends = starts.map((at) => at + 1);
    for (const [, find, put] of FOLDS) {
      const [newStarts, newEnds, pieces] = [[], [], []];
      let done = 0;
      const keep = (stop) => {
        pieces.push(text.slice(done, stop));
        for (let at = done; at < stop; at += 1) newStarts.push(starts[at]), newEnds.push(ends[at]);
      };
      for (const { 0: found, index } of text.matchAll(find)) {
        keep(index);
        const replaced = put(found);
        pieces.push(replaced);
        done = index + found.length;
        for (let at = 0; at < replaced.length; at += 1) newStarts.push(starts[index]), newEnds.push(ends[done - 1]);
      }
      keep(text.length);
      [text, starts, ends] = [pieces.join(""), newStarts, newEnds];
    }
    return { text, starts, ends };
  };

  /* 3. Units. */
  const behindSelectors = (characters, at) => {
    let end = at;
    while (end < characters.length && IS_SELECTOR.test(characters[end])) end += 1;
    return end - at > 1 ? end : at;
  };
  const isWord = (character) => character !== undefined && IS_WORD.test(character);

  const goesOn = (characters, at) => {
    const [before, here] = [characters[at - 1], characters[at]];
    if (isWord(here)) return !IS_HIRAGANA.test(before) || IS_HIRAGANA.test(here) || here === "ー";
    if ("%‰".includes(here) && IS_DIGIT.test(before)) return true;
    return ("'’.,-‐‑".includes(here) || IS_FORMAT.test(here)) && isWord(characters[behindSelectors(characters, at + 1)]);
  };

  const endOfUnit = (characters, at) => {
    const selected = behindSelectors(characters, at);
    if (selected > at) return selected;
    let end = at + 1;
    if (!isWord(characters[at]) && !("-−$£€¥".includes(characters[at]) && IS_DIGIT.test(characters[end] ?? ""))) return end;
    while (end < characters.length) {
      const behind = behindSelectors(characters, end);
      if (!(behind > end ? isWord(characters[behind]) : goesOn(characters, end))) break;
      end = Math.max(behind, end + 1);
    }
    return end;
  };

  const units = (text) => {
    const [characters, made] = [[...text], []];
    for (let at = 0; at < characters.length; ) {
      const end = endOfUnit(characters, at);
      made.push(characters.slice(at, end).join(""));
      at = end;
    }
    return made;
  };

  const EACH_SPACELESS = new RegExp(`([${SPACELESS}])`, "u");
  const wordsOfUnit = (unit) => unit.split(EACH_SPACELESS).filter((piece) => ALPHANUMERIC.test(piece)).length;

  /* 4. Tokens. */
  const BETWEEN = "[-,;:—–”’\"' \\u00a0]*";
  const QUALIFIER = new RegExp(
    `^${BETWEEN.replace("[-", "[\\-")}(?:\\r?\\n${BETWEEN.replace("[-", "[\\-")})?(?:but|although|though|unless|however|except|despite|if|only if)(?![\\p{L}\\p{N}_])`,
    "u",
  );

  const furnitureLines = (furniture) => {
    const lines = new Set();
    for (const each of furniture) {
      const [first, last = first] = each.split(" ")[0].split("-").map(Number);
      for (let line = first; line <= last; line += 1) lines.add(line);
    }
    return lines;
  };

  /* The stretches between the lines of furniture, as offsets in the string. */
  const bodyOf = (text, furniture) => {
    const [leftOut, spans] = [furnitureLines(furniture), []];
    let start = 0;
    for (const [number, line] of text.split("\n").entries()) {
      const end = Math.min(start + line.length + 1, text.length);
      if (!leftOut.has(number + 1)) {
        if (spans.length && spans.at(-1)[1] === start) spans.at(-1)[1] = end;
        else spans.push([start, end]);
      }
      start = end;
    }
    return spans;
  };

  /* For each unit, how many from it on the body has elsewhere too; spaces don't count, and have none. */
  const repetitions = (cut, body) => {
    const places = [...cut.keys()].filter((number) => !(body[number] && IS_SPACE.test(cut[number])));
    const keys = places.map((number) => (body[number] ? fold(cut[number]) : number));
    const found = cut.map(() => 0);
    let alike = [[...keys.keys()]];
    for (let length = 0; length < MOST_REPEATED; length += 1) {
      const following = [];
      for (const group of alike) {
        const byKey = new Map();
        for (const at of group) {
          if (at + length >= keys.length) continue;
          const key = keys[at + length];
          if (byKey.has(key)) byKey.get(key).push(at);
          else byKey.set(key, [at]);
        }
        following.push(...[...byKey.values()].filter((each) => each.length > 1));
      }
      alike = following;
      for (const group of alike) for (const at of group) found[places[at]] = length + 1;
    }
    return found;
  };

  const tokensOf = (text, spans) => {
    const cut = units(text);
    const body = [];
    let [at, within] = [0, 0];
    for (const unit of cut) {
      while (within < spans.length && spans[within][1] <= at) within += 1;
      body.push(within < spans.length && spans[within][0] <= at);
      at += unit.length;
    }
    const repeated = repetitions(cut, body);
    let [start, end, words] = [0, 0, 0];
    return cut.map((unit, number) => {
      end += unit.length;
      /* 40 code points are at most 80 units of UTF-16. */
      const behind = [...text.slice(end, end + 81)].slice(0, 40).join("");
      const token = { text: unit, start, body: body[number], words, repeated: repeated[number], qualified: QUALIFIER.test(behind) };
      start += lengthOf(unit);
      words += body[number] ? wordsOfUnit(unit) : 0;
      return token;
    });
  };

  /* 5. Hashes. */
  const ROUNDS = Int32Array.from(
    (
      "428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 " +
      "e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 " +
      "27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 " +
      "19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2"
    ).split(" "),
    (digits) => parseInt(digits, 16),
  );
  const START = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
  const schedule = new Int32Array(64);

  const state = new Int32Array(8);
  let [padded, view] = [new Uint8Array(), null];

  /* SHA-256 of bytes, each part an array of bytes (FIPS 180-4). Making arrays would take most of the time of short messages. */
  const sha256 = (...parts) => {
    let length = 0;
    for (let at = 0; at < parts.length; at += 1) length += parts[at].length;
    const size = ((length + 72) >> 6) << 6;
    if (padded.length < size) {
      padded = new Uint8Array(2 * size);
      view = new DataView(padded.buffer);
    }
    let to = 0;
    for (let at = 0; at < parts.length; at += 1) for (let from = 0; from < parts[at].length; from += 1) padded[to++] = parts[at][from];
    padded.fill(0, length, size);
    padded[length] = 0x80;
    view.setUint32(size - 8, Math.floor(length / 2 ** 29));
    view.setUint32(size - 4, (length << 3) >>> 0);
    state.set(START);
    for (let block = 0; block < size; block += 64) compress(block);
    const digest = new Uint8Array(32);
    for (let at = 0; at < 32; at += 1) digest[at] = state[at >> 2] >>> (24 - 8 * (at & 3));
    return digest;
  };

  const compress = (block) => {
    for (let at = 0; at < 16; at += 1) schedule[at] = view.getInt32(block + 4 * at);
    for (let at = 16; at < 64; at += 1) {
      const x = schedule[at - 15];
      const y = schedule[at - 2];
      const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      schedule[at] = (((schedule[at - 16] + low) | 0) + schedule[at - 7] + high) | 0;
    }
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let at = 0; at < 64; at += 1) {
      const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (((((h + high) | 0) + ((e & f) ^ (~e & g))) | 0) + ((ROUNDS[at] + schedule[at]) | 0)) | 0;
      const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const other = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + other) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  };

  /* HMAC with SHA-256 (RFC 2104) under one key, which is hashed only once. */
  const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const hmac = (key) => {
    const block = new Uint8Array(64);
    block.set(key.length > 64 ? sha256(key) : key);
    const [inner, outer] = [0x36, 0x5c].map((pad) => block.map((byte) => byte ^ pad));
    return (message) => sha256(outer, sha256(inner, message));
  };

  const encoder = new TextEncoder();
  const bytesOf = (text) => encoder.encode(text);
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const fromHex = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const numbers = (length, ...values) => {
    const view = new DataView(new ArrayBuffer(length * values.length));
    values.forEach((value, at) => view.setUint32(length * at + length - 4, value));
    return new Uint8Array(view.buffer);
  };

  const leaf = (token, voice, salt) => {
    const speaker = bytesOf(voice.speaker);
    const figures = numbers(8, token.start, token.words, voice.paragraph, voice.stretch, speaker.length);
    return sha256([0], salt, [Number(token.body), Number(token.qualified), token.repeated], figures, speaker, bytesOf(token.text));
  };
  const join = (left, right) => sha256([1], left, right);
  const child = (seed, side) => sha256(seed, [side]);
  const depthOf = (tokens) => (tokens > 1 ? 32 - Math.clz32(tokens - 1) : 0);
  const padding = (height) => {
    let value = sha256([3]);
    for (let at = 0; at < height; at += 1) value = join(value, value);
    return value;
  };
  const firstSeed = (text, key) => hmac(joined(bytesOf("annotated briefing: pin 2"), key))(bytesOf(text));

  /* The top of the tree of a text's tokens. Only the generator knows all voices of a real article. */
  const topOf = (text, furniture, voices, key) => {
    const tokens = tokensOf(text, bodyOf(text, furniture));
    const tree = (height, index, seed) => {
      if (index * 2 ** height >= tokens.length) return padding(height);
      if (height === 0) return leaf(tokens[index], voices[index], seed);
      return join(tree(height - 1, 2 * index, child(seed, 0)), tree(height - 1, 2 * index + 1, child(seed, 1)));
    };
    return hex(tree(depthOf(tokens.length), 0, firstSeed(text, key)));
  };

  /* JSON as Python writes it, which is what is hashed. */
  const quoted = (text) => JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const written = (value) => {
    if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
    if (typeof value === "string") return quoted(value);
    if (typeof value !== "object") return String(value);
    const keys = Object.keys(value).sort(byCodePoint);
    return `{${keys.map((key) => `${quoted(key)}: ${written(value[key])}`).join(", ")}}`;
  };
  const canonical = (kind, said) => hex(sha256([kind], bytesOf(written(said))));

  /* 6. The words of a body. */
  const SPACELESS_RUN = new RegExp(`([${SPACELESS}]+)`, "u");
  const vocabularyWords = (text) => {
    const found = new Set();
    for (const run of casefold(fold(text)).split(SPACELESS_RUN)) {
      if (IS_SPACELESS.test(run)) {
        const characters = [...run];
        for (let size = 1; size <= MOST_TOGETHER; size += 1)
          for (let at = 0; at + size <= characters.length; at += 1) found.add(characters.slice(at, at + size).join(""));
      } else for (const [word] of run.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*/gu)) found.add(word);
    }
    return found;
  };

  const bucketOf = (word) => {
    const [high, low] = sha256(bytesOf(word));
    return 256 * high + low;
  };

  const wordsRoot = (text, furniture, key) => {
    const buckets = new Map();
    const words = new Set(bodyOf(text, furniture).flatMap(([start, end]) => [...vocabularyWords(text.slice(start, end))]));
    for (const word of [...words].sort(byCodePoint)) {
      const bucket = bucketOf(word);
      buckets.set(bucket, buckets.has(bucket) ? `${buckets.get(bucket)}\0${word}` : word);
    }
    const salt = hmac(hmac(joined(bytesOf("annotated briefing: absence 1"), key))(bytesOf(text)));
    let level = Array.from({ length: 2 ** DEPTH }, (_, bucket) => sha256([4], salt(numbers(4, bucket)), bytesOf(buckets.get(bucket) ?? "")));
    while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, at) => sha256([5], level[2 * at], level[2 * at + 1]));
    return hex(level[0]);
  };

  /* 7. A pin by itself. */
  const isText = (value) => typeof value === "string" && !/\p{Cs}/u.test(value);
  const isSomeText = (value) => isText(value) && value !== "";
  const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
  const isPlace = (value) => isCount(value) && value <= MOST;
  const isHash = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const eachIs = (test) => (value) => Array.isArray(value) && value.every(test);
  const has = (fields) => (value) =>
    isObject(value) && Object.keys(value).length === Object.keys(fields).length && Object.keys(fields).every((name) => Object.hasOwn(value, name) && fields[name](value[name]));

  const isShared = has({ runs: isCount, text: isHash });
  const isPin = has({
    version: (value) => value === VERSION,
    source: isText,
    keyed: (value) => typeof value === "boolean",
    tokens: isPlace,
    top: isHash,
    text: isHash,
    root: isHash,
    furniture: eachIs((value) => isText(value) && /^[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})? [a-z]+$/.test(value)),
    words: isPlace,
    words_root: isHash,
    runs: isCount,
    shared: (value) => isObject(value) && Object.keys(value).every(isText) && Object.values(value).every(isShared),
    absences: eachIs(has({ word: isSomeText, salt: isHash, siblings: eachIs(isHash) })),
    proofs: eachIs(
      has({
        exact: isSomeText,
        before: isText,
        after: isText,
        start: isPlace,
        first: isPlace,
        words: isPlace,
        repeated: (value) => typeof value === "string" && /^[0-9a-z]*$/.test(value),
        qualified: eachIs(isPlace),
        voices: eachIs(has({ tokens: (value) => isPlace(value) && value > 0, paragraph: isPlace, stretch: isPlace, speaker: isText })),
        nodes: eachIs(isHash),
      }),
    ),
  });

  const without = (pin, names) => Object.fromEntries(Object.entries(pin).filter(([name]) => !names.includes(name)));

  /* What is wrong with a pin by itself, by a name; empty if nothing is. */
  const problemOf = (pin) => {
    if (!isPin(pin)) return "damaged";
    if (canonical(2, without(pin, ["text", "root", "shared", "absences", "proofs"])) !== pin.text) return "figures";
    if (canonical(6, { text: pin.text, shared: pin.shared }) !== pin.root) return "root";
    if (!pin.proofs.every((proof) => proofHolds(pin, proof))) return "proofs";
    if (!pin.absences.every((absence) => absenceHolds(pin.words_root, absence))) return "absences";
    const opened = new Set(pin.proofs.flatMap((proof) => [...proof.repeated].map((_, at) => proof.first + at)));
    const unknown = pin.tokens - opened.size;
    return !pin.keyed && unknown > 0 && unknown < LEAST_UNKNOWN ? "guessable" : "";
  };

  /* The voice of each token of a proof; where it claims too many, a few too many. */
  const voicesOf = (proof, most) => proof.voices.flatMap((voice) => Array(Math.min(voice.tokens, most + 1)).fill(voice));
  const isSameVoice = (one, other) => ["paragraph", "stretch", "speaker"].every((name) => one[name] === other[name]);

  const proofHolds = (pin, proof) => {
    const parts = [proof.before, proof.exact, proof.after];
    const [cut, apart] = [units(parts.join("")), parts.flatMap(units)];
    if (cut.length !== apart.length || cut.some((unit, at) => unit !== apart[at])) return false;
    const { voices, qualified } = proof;
    const each = voicesOf(proof, cut.length);
    if (each.length !== cut.length || proof.repeated.length !== cut.length) return false;
    if (voices.some((voice, at) => at > 0 && isSameVoice(voice, voices[at - 1]))) return false;
    if (qualified.some((at, number) => at >= cut.length || (number > 0 && at <= qualified[number - 1]))) return false;
    let [start, words] = [proof.start - lengthOf(proof.before), proof.words];
    if (start < 0 || proof.first + cut.length > pin.tokens) return false;
    const marked = new Set(qualified);
    const tokens = cut.map((unit, at) => {
      const token = { text: unit, start, body: true, words, repeated: parseInt(proof.repeated[at], 36), qualified: marked.has(at) };
      start += lengthOf(unit);
      words += wordsOfUnit(unit);
      return token;
    });
    return words <= pin.words && leadsToTop(pin, proof, tokens, each, null);
  };

  /* Whether opened tokens lead to the top: with the seeds of the proof, or with those that grow out of a seed. The second
     needs the whole text, and so is as good as making that part of the pin again. */
  const leadsToTop = (pin, proof, tokens, voices, firstOfAll) => {
    const [first, stop] = [proof.first, proof.first + tokens.length];
    let used = 0;
    const next = () => (used += 1) <= proof.nodes.length && fromHex(proof.nodes[used - 1]);
    const both = (height, index, seed, way) => {
      const [left, right] = [0, 1].map((side) => way(height - 1, 2 * index + side, seed && child(seed, side)));
      return left && right && join(left, right);
    };
    const grow = (height, index, seed) => (height === 0 ? leaf(tokens[index - first], voices[index - first], seed) : both(height, index, seed, grow));
    const recompute = (height, index, seed) => {
      const [begin, end] = [index * 2 ** height, (index + 1) * 2 ** height];
      if (end <= first || begin >= stop) return next();
      if (first > begin || end > stop) return both(height, index, seed, recompute);
      const given = next();
      return given && grow(height, index, seed ?? given);
    };
    const top = recompute(depthOf(pin.tokens), 0, firstOfAll);
    return Boolean(top) && used === proof.nodes.length && hex(top) === pin.top;
  };

  const absenceHolds = (root, { word, salt, siblings }) => {
    if (siblings.length !== DEPTH || !vocabularyWords(word).has(word)) return false;
    const bucket = bucketOf(word);
    let node = sha256([4], fromHex(salt));
    for (const [height, sibling] of siblings.map(fromHex).entries())
      node = (bucket >> height) & 1 ? sha256([5], sibling, node) : sha256([5], node, sibling);
    return hex(node) === root;
  };

  /* 8. A pin and a copy of the article. */
  const prepared = (text) => text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n").replace(/\p{Cs}/gu, "\ufffd");

  /* Whether a text is as long as the pinned one and has each quotation in its place, which no key decides. */
  const fits = (pin, text, tokens) => {
    const words = tokens.reduce((sum, token) => sum + (token.body ? wordsOfUnit(token.text) : 0), 0);
    const characters = [...text];
    const isThere = ({ start, exact }) => characters.slice(start, start + lengthOf(exact)).join("") === exact;
    return tokens.length === pin.tokens && words === pin.words && pin.proofs.every(isThere);
  };

  const isPinned = (pin, text, key) => {
    const tokens = tokensOf(text, bodyOf(text, pin.furniture));
    if (!fits(pin, text, tokens)) return false;
    const seed = firstSeed(text, key);
    const leads = (proof) => {
      const opened = tokens.slice(proof.first, proof.first + proof.repeated.length);
      return leadsToTop(pin, proof, opened, voicesOf(proof, opened.length), seed);
    };
    return pin.proofs.every(leads) && wordsRoot(text, pin.furniture, key) === pin.words_root;
  };

  /* A copy with each number of line breaks at its end that the pinned text may have. */
  const forms = (text) => {
    const bare = text.replace(/\n+$/, "");
    return [...new Set([text, bare, `${bare}\n`])];
  };

  /* The text as it was pinned, which may end in another number of line breaks than the copy; null if it differs. */
  const pinnedForm = (pin, text, key = new Uint8Array()) => forms(text).find((form) => isPinned(pin, form, key)) ?? null;

  /* Whether a copy that does not lead to the pin may be the pinned text all the same, with another one's key. */
  const mayLackItsKey = (pin, text) => forms(text).some((form) => fits(pin, form, tokensOf(form, bodyOf(form, pin.furniture))));

  /* The words that a pin says are absent, and that a copy has anywhere: what is furniture in a copy is not known. */
  const absentIn = (pin, text) => {
    const words = vocabularyWords(text);
    return pin.absences.map(({ word }) => word).filter((word) => words.has(word));
  };

  /* The units of a text, each with a space if one follows; in a script without spaces, its characters. */
  const PIECES = new RegExp(`[${SPACELESS}]\\p{M}*|[^${SPACELESS}]+`, "gu");
  const split = (text) => {
    const made = [];
    for (const unit of units(text.replace(/\.\.\.|\. \. \./g, "…"))) {
      if (!IS_SPACE.test(unit)) made.push(...unit.match(PIECES));
      else if (made.length && !made.at(-1).endsWith(" ")) made[made.length - 1] += " ";
    }
    return made;
  };

  /* What two words have in common that are taken as one. */
  const keyOf = (word) => stripped(fold(word));

  /* Two lists of words as one, by their longest common subsequence, without what `other` has before and behind it. */
  const difference = (one, other) => {
    const [ours, theirs] = [one, other].map((words) => words.map(keyOf));
    const longest = Array.from({ length: ours.length + 1 }, () => new Uint16Array(theirs.length + 1));
    for (let i = ours.length - 1; i >= 0; i -= 1)
      for (let j = theirs.length - 1; j >= 0; j -= 1)
        longest[i][j] = ours[i] === theirs[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    const made = [];
    let [i, j] = [0, 0];
    while (i < ours.length || j < theirs.length) {
      if (i < ours.length && j < theirs.length && ours[i] === theirs[j]) made.push(["=", other[j]]), (i += 1), (j += 1);
      else if (j === theirs.length || (i < ours.length && longest[i + 1][j] >= longest[i][j + 1])) made.push(["-", one[i]]), (i += 1);
      else made.push(["+", other[j]]), (j += 1);
    }
    const inside = [...made.keys()].filter((number) => made[number][0] === "=");
    const [first, last] = [inside[0] ?? made.length, inside.at(-1) ?? -1];
    return made.filter(([sign], number) => sign === "-" || (first <= number && number <= last));
  };

  /* What looks for quotations in a reader's copy. It returns how a quotation is there: exact, folded (with the folds that it
     takes), differs (with the words of both, each with "=", "-" if only the quotation has it and "+" if only the copy
     has it), or missing. */
  const searching = (text) => {
    const body = folded(text);
    const edges = new Set([0]);
    let at = 0;
    for (const unit of units(text)) edges.add((at += unit.length));
    const words = split(text);
    const places = new Map();
    words.forEach((word, number) => {
      const key = keyOf(word);
      if (places.has(key)) places.get(key).push(number);
      else places.set(key, [number]);
    });

    const printed = (quotation) => {
      const [needle, found] = [stripped(fold(quotation)), []];
      for (let at = needle ? body.text.indexOf(needle) : -1; at >= 0; at = body.text.indexOf(needle, at + 1)) {
        const [start, end] = [body.starts[at], body.ends[at + needle.length - 1]];
        if (edges.has(start) && edges.has(end)) found.push(text.slice(start, end));
      }
      return found;
    };

    /* Where the passage would begin that has most of the words about as far from its beginning. */
    const likeliest = (asked) => {
      const [width, votes] = [Math.max(Math.floor(asked.length / 2), 1), new Map()];
      asked.forEach((word, number) => {
        for (const place of places.get(keyOf(word)) ?? []) {
          const bucket = Math.floor((place - number) / width);
          votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
        }
      });
      const sum = (bucket) => votes.get(bucket) + (votes.get(bucket + 1) ?? 0);
      const [best = 0] = [...votes.keys()].sort((one, other) => sum(other) - sum(one) || one - other);
      return best * width;
    };

    return (quotation) => {
      const there = printed(quotation);
      if (there.includes(quotation)) return { how: "exact", folds: [], words: [] };
      if (there.length) return { how: "folded", folds: NAMES.filter((name) => fold(quotation, name) !== fold(there[0], name)), words: [] };
      const asked = split(quotation);
      const start = likeliest(asked);
      const compared = difference(asked, words.slice(Math.max(start - asked.length, 0), Math.max(start + 2 * asked.length, 0)));
      const count = (sign) => compared.filter(([each]) => each === sign).length;
      if (!count("=") || 3 * count("=") < 2 * asked.length || count("+") > asked.length) return { how: "missing", folds: [], words: [] };
      return { how: "differs", folds: [], words: compared };
    };
  };

  return { absentIn, bodyOf, fold, fromHex, mayLackItsKey, pinnedForm, prepared, problemOf, searching, tokensOf, topOf, units, vocabularyWords, wordsRoot };
})();
