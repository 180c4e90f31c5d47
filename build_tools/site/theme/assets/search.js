/* Finds what a reader types in the index that build_tools/site/search/ makes. It has many small parts, each a script that calls
   `searchShard`: so it is read from disk too, and only as much of it as a search needs. `briefingSearch` is for
   search_box.js, which shows what is found. */
(() => {
  const root = new URL("../search/", document.currentScript.src);

  /* The same terms as in build_tools/text/search_terms.py; tests/search_terms.yml holds both to it. */
  const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069][\u00ad\u061c\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu;
  const SPACELESS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
  const LETTER = "[\\p{L}\\p{N}\\p{M}]";
  const INITIALS = "(?:\\p{L}\\.)+\\p{L}";
  const CHUNK = new RegExp(`(?<!${LETTER})${INITIALS}(?!${LETTER})|${LETTER}+(?:['‘’‛ʼ′＇]${LETTER}+)*`, "gu");
  const ALL_INITIALS = new RegExp(`^${INITIALS}$`, "u");
  const WORDS = new RegExp(`${LETTER}+`, "gu");
  const RUNS = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, "gu");
  const IS_SPACELESS = new RegExp(`^[${SPACELESS}]`, "u");
  const SIGNS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
  const LETTERS = { ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ı: "i", ß: "ss", æ: "ae", Æ: "Ae", œ: "oe", Œ: "Oe", þ: "th", Þ: "Th", ð: "d", Ð: "D", ʼ: "'" };

  const fold = (text) =>
    text.replace(/[øØłŁđĐıßæÆœŒþÞðÐʼ]/g, (letter) => LETTERS[letter]).normalize("NFKD").replace(SIGNS, "").toLowerCase().normalize("NFC").replace(/ς/g, "σ");

  /* The terms of a text, each with where it begins and ends. */
  const located = (text) => {
    const found = [];
    for (const { 0: chunk, index } of text.replace(/_/g, " ").matchAll(CHUNK)) {
      const folded = fold(ALL_INITIALS.test(chunk) ? chunk.replaceAll(".", "") : chunk);
      const parts = folded.match(WORDS) ?? [];
      const long = parts.filter((part) => [...part].length > 2);
      for (const part of long.length ? long : parts) {
        for (const run of part.match(RUNS)) {
          if (!IS_SPACELESS.test(run)) {
            found.push([run, index, index + chunk.length]);
            continue;
          }
          /* A part of a run is at its own place if folding has moved nothing. */
          const start = folded.length === chunk.length ? index + folded.indexOf(run) : null;
          let at = 0;
          for (const [character, next] of [...run].map((each, number, all) => [each, all[number + 1] ?? ""])) {
            const term = character + next;
            found.push([term, start === null ? index : start + at, start === null ? index + chunk.length : start + at + term.length]);
            at += character.length;
          }
        }
      }
    }
    return found;
  };

  /* What is typed may end within a run without spaces, so the end of the run means nothing there. */
  const terms = (text) => located(text.replace(INVISIBLE, "")).map(([term]) => term);
  const asked = (text) => {
    const typed = terms(text);
    return typed.filter((term, at) => !(at && [...term].length === 1 && IS_SPACELESS.test(term) && typed[at - 1].endsWith(term) && [...typed[at - 1]].length === 2));
  };

  /* Loading */
  const parts = new Map();
  const waiting = new Map();
  let version = "";
  globalThis.searchShard = (of, name, data) => waiting.get(name)?.(of, data);

  /* A part, as a function makes it of what its file has; it does so once. */
  const load = (name, read = (data) => data) => {
    if (!parts.has(name)) {
      const loading = new Promise((done, failed) => {
        const script = document.createElement("script");
        /* A part of another version is one of a site that was built since this page was loaded. */
        waiting.set(name, (of, data) => {
          if (name === "index") version = of;
          if (of === version) done(read(data));
        });
        script.addEventListener("load", () => failed(new Error(`${name} is of another version`)));
        script.addEventListener("error", () => failed(new Error(`${name} could not be loaded`)));
        script.src = new URL(`${name}.js${version && `?${version}`}`, root);
        document.head.append(script);
      });
      loading.catch(() => parts.delete(name));
      parts.set(name, loading);
    }
    return parts.get(name);
  };

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;
  const numbers = (text) => {
    const found = [];
    let [number, scale] = [0, 1];
    for (let at = 0; at < text.length; at += 1) {
      const value = VALUES[text.charCodeAt(at)];
      number += (value % 32) * scale;
      scale *= 32;
      if (value < 32) {
        found.push(number);
        [number, scale] = [0, 1];
      }
    }
    return found;
  };

  /* What every search needs. */
  const index = () =>
    load("index", (data) => {
      let at = 0;
      const records = numbers(data.begin.records).map((step) => (at += step));
      return { ...data, begin: { ...data.begin, records }, common: new Set(terms(data.words.common)) };
    });

  /* The words of some that are not common ones; all of them if all are common. */
  const telling = (words, common) => {
    const found = words.filter((word) => !common.has(word));
    return found.length ? found : words;
  };

  const lastAtMost = (begins, value) => Math.max(0, begins.findLastIndex((begin) => begin <= value));

  const listed = (part) => part.split(",").map((entry) => entry.split(" "));

  /* The entries of a list, each a term and what is known of it, from one term up to another. */
  const between = async (list, from, to) => {
    const begins = (await index()).begin[list];
    const wanted = [];
    for (let number = lastAtMost(begins, from); number < begins.length && (number === 0 || begins[number] <= to); number += 1) wanted.push(load(`${list}/${number}`, listed));
    return (await Promise.all(wanted)).flat().filter(([term]) => from <= term && term <= to);
  };
  const LAST = "\uffff";

  /* The records of hits, by their numbers: what they show. */
  const records = async (wanted) => {
    const begins = (await index()).begin.records;
    return Promise.all(
      wanted.map(async (number) => {
        const part = lastAtMost(begins, number);
        const [kind, address, title, lead, ...passages] = (await load(`records/${part}`))[number - begins[part]];
        return { number, kind, address, title, lead, passages };
      }),
    );
  };

  /* Which words of the index a typed one may mean, each with how well it fits: itself, what begins with it, its other forms,
     and if neither it nor a form is in the index, what differs by one letter missing, doubled, wrong or swapped with the
     next. */
  const [SHORTEST_BEGINNING, SHORTEST_MISTYPED, OF_OTHER_FORM, MISTYPED] = [3, 4, 0.8, 0.6];
  const fitOfBeginning = (term, word) => 0.6 + (0.3 * term.length) / word.length;

  /* Words are forms of one if they differ in the endings of a row, which are English, British and American; each has the
     fewest letters that come before it. */
  const ENDINGS = [
    { y: 3, ies: 3, ied: 3 },
    { ise: 4, ises: 4, ised: 4, ising: 4, isation: 4, isations: 4, ize: 4, izes: 4, ized: 4, izing: 4, ization: 4, izations: 4 },
    { our: 3, ours: 3, or: 3, ors: 3 },
    { ence: 3, ense: 3 },
    { tre: 3, tres: 3, ter: 3, ters: 3 },
    { "": 3, s: 3, es: 3, e: 4, ed: 4, ing: 4, er: 4, ers: 4, ion: 5, ions: 5, or: 5, ors: 5, n: 5, ns: 5, al: 5, als: 5, ive: 5, ly: 5, ment: 5, ments: 5 },
  ];
  const otherForms = (term) => {
    const found = new Set();
    for (const row of ENDINGS.map(Object.entries)) {
      for (const [ending, fewest] of row) {
        const stem = term.slice(0, term.length - ending.length);
        if (!term.endsWith(ending) || stem.length < fewest) continue;
        for (const [other, enough] of row) if (stem.length >= enough) found.add(stem + other);
      }
    }
    return [...found].filter((word) => word !== term);
  };

  const isOneEdit = (one, other) => {
    const most = Math.min(one.length, other.length);
    let [start, end] = [0, 0];
    while (start < most && one[start] === other[start]) start += 1;
    while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
    return (a.length < 2 && b.length < 2) || (a.length === 2 && a === [...b].reverse().join(""));
  };

  /* One edit leaves the first letters as they were, or the last. */
  const mistyped = async (term) => {
    const letters = [...term];
    const count = letters.length > SHORTEST_MISTYPED ? 2 : 1;
    const backwards = (word) => [...word].reverse().join("");
    const head = letters.slice(0, count).join("");
    const tail = backwards(letters.slice(-count).join(""));
    const found = await Promise.all([between("fore", head, head + LAST), between("back", tail, tail + LAST)]);
    const words = [...found[0].map(([word]) => word), ...found[1].map(([word]) => backwards(word))];
    return [...new Set(words)].filter((word) => isOneEdit(word, term) && !word.startsWith(term));
  };

  const meanings = async (term, inPhrase) => {
    const mayBegin = !inPhrase && ([...term].length >= SHORTEST_BEGINNING || IS_SPACELESS.test(term));
    const words = new Map();
    const add = (found, fitOf) => {
      for (const [word, posted] of found) words.set(word, { fit: Math.max(fitOf(word), words.get(word)?.fit ?? 0), posted });
    };
    const each = async (all) => (await Promise.all(all.map((word) => between("terms", word, word)))).flat();
    const forms = inPhrase ? [] : otherForms(term);
    const [begun, inflected] = await Promise.all([between("terms", term, mayBegin ? term + LAST : term), each(forms)]);
    add(begun, (word) => (word === term ? 1 : fitOfBeginning(term, word)));
    add(inflected, () => OF_OTHER_FORM);
    const mayBeMistyped = !inPhrase && ![term, ...forms].some((form) => words.has(form)) && [...term].length >= SHORTEST_MISTYPED && !/\p{N}/u.test(term);
    const others = mayBeMistyped ? await mistyped(term) : [];
    add(await each(others), () => MISTYPED);
    return { term, words, others };
  };

  /* By part of a target: who speaks, its own words, its context, a note. */
  const WEIGHTS = [1.2, 1, 0.8, 0.3];

  /* For each target with one of a word's meanings, how much the best of them counts there. */
  const weighed = ({ words }) => {
    const found = new Map();
    for (const { fit, posted } of words.values()) {
      let target = 0;
      for (const number of numbers(posted)) {
        target += number >> 2;
        found.set(target, Math.max(found.get(target) ?? 0, fit * WEIGHTS[number & 3]));
      }
    }
    return found;
  };

  /* The targets in which words follow each other. */
  const withPhrase = async (words) => {
    const all = await Promise.all(words.map((word) => Promise.all([between("terms", word, word), between("places", word, word)])));
    let before = null; // for each target the places at which the words so far end
    for (const [[posted], [places]] of all) {
      const found = new Map();
      const steps = posted ? numbers(places[1]) : [];
      let [target, at] = [0, 0];
      for (const number of posted ? numbers(posted[1]) : []) {
        target += number >> 2;
        const ends = before?.get(target);
        const here = new Set();
        let place = 0;
        for (const end = at + 1 + steps[at++]; at < end; at += 1) {
          place += steps[at];
          if (!before || ends?.has(place - 1)) here.add(place);
        }
        if (here.size) found.set(target, here);
      }
      before = found;
    }
    return before;
  };

  /* Up to three of what the index has that are least unlike a word and begin as it does: two words that it joins, or one. */
  const nearest = async (term) => {
    const [head] = term;
    const most = 1 + Math.floor(term.length / 4);
    const words = (await between("fore", head, head + LAST)).map(([word]) => word);
    const halves = words.filter((word) => term.startsWith(word)).map((word) => [word, term.slice(word.length)]).filter((two) => two.every((half) => half.length >= SHORTEST_BEGINNING));
    const joined = await Promise.all(halves.map(async ([, rest]) => (await between("fore", rest, rest)).length > 0));
    const far = words.map((word) => [word, distance(term, word)]).filter(([, edits]) => edits <= most).sort(([, one], [, other]) => one - other);
    return [...halves.filter((_, at) => joined[at]).map((two) => two.join(" ")), ...far.map(([word]) => word)].slice(0, 3);
  };

  /* How many letters are missing, too many, wrong or swapped with the next. */
  const distance = (one, other) => {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  /* What else to ask, where a query has a word that finds nothing, or a phrase that no target has. */
  const instead = async (query, { sought, hits }) => {
    const unknown = sought.find(({ words }) => !words.size)?.term;
    if (!unknown) return hits.length ? [] : [query.replace(MARKS, " ").trim()];
    const [, start, end] = located(query).find(([term]) => term === unknown) ?? [];
    return start === undefined ? [] : (await nearest(unknown)).map((word) => query.slice(0, start) + word + query.slice(end));
  };

  const MARKS = /["“”„«»]/g;
  const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]|([^"“”„«»]+)/g;
  const LONGEST = 200; // characters of a query
  const parse = (query, common) => {
    const units = [...query.slice(0, LONGEST).replace(INVISIBLE, "").matchAll(PHRASE)].map(([, phrase, words]) => ({ inPhrase: Boolean(phrase), words: asked(phrase ?? words) }));
    const isTelling = ({ inPhrase, words }) => inPhrase || words.some((word) => !common.has(word));
    const left = units.some(isTelling) ? units.filter(isTelling) : units;
    return left.map((unit) => ({ ...unit, words: unit.inPhrase ? unit.words : telling(unit.words, common) })).filter((unit) => unit.words.length);
  };

  /* What the words name: all of them together, best first, by how much of a name they are and how well they fit; or only
     some of them. A long title is named by any of its words that is not a common one; another spelling only by a third of
     its words. */
  const [MOST_CALLED, LEAST_SHARE, LEAST_SHARE_IN_PART] = [6, 1 / 3, 1 / 2];
  const COMMON = 1 / 3;
  const called = ({ named, common }, sought, isPossible, isCommon) => {
    const fitOf = ({ words }, word) => words.get(word)?.fit ?? 0;
    const asName = (name, isTitle) => {
      const left = [...name];
      let [fit, count, isRare] = [0, 0, false];
      for (const each of sought) {
        const best = left.reduce((before, word) => (fitOf(each, word) > fitOf(each, before) ? word : before), "");
        if (!fitOf(each, best)) continue;
        fit += fitOf(each, best) / sought.length;
        count += 1;
        isRare ||= !isCommon(each);
        left.splice(left.indexOf(best), 1);
      }
      const share = count / name.length;
      const isWhole = count === sought.length && (share === 1 || (isRare && (isTitle || share >= LEAST_SHARE)));
      return { fit: isWhole ? fit * (0.5 + share / 2) : 0, isExact: isWhole && share === 1, isInPart: isRare && (isTitle || share >= LEAST_SHARE_IN_PART) };
    };
    const possible = [...named.entries()].filter(([number]) => isPossible(number));
    const found = possible.map(([number, [, ...names]]) => {
      const spellings = names.map((name, at) => asName(telling(asked(name), common), at === 0));
      return { number, fit: Math.max(...spellings.map(({ fit }) => fit)), isExact: spellings.some(({ isExact }) => isExact), isInPart: spellings.some(({ isInPart }) => isInPart) };
    });
    const exact = found.filter(({ isExact }) => isExact);
    const whole = (exact.length ? exact : found.filter(({ fit }) => fit)).sort((one, other) => other.fit - one.fit || one.number - other.number);
    return { whole: whole.slice(0, MOST_CALLED).map(({ number }) => number), inPart: found.filter(({ isInPart }) => isInPart).map(({ number }) => number) };
  };

  /* Of targets those that have enough beside the best of them, of all that the words say or by what these count there. */
  const [ENOUGH_SAID, ENOUGH_COUNTED] = [0.65, 0.5];
  const worthwhile = ({ named, said, scores }, targets) => {
    const most = (values) => targets.reduce((before, target) => Math.max(before, values[target]), 0);
    const [least, lowest] = [ENOUGH_SAID * most(said), ENOUGH_COUNTED * most(scores)];
    return targets.filter((target) => said[target] >= least || scores[target] >= lowest || named.has(target));
  };

  /* What the words name, then the others, best first. */
  const ranked = ({ first, scores }, targets) => {
    const others = targets.filter((target) => !first.includes(target)).sort((one, other) => scores[other] - scores[one] || one - other);
    return [...first.filter((target) => targets.includes(target)), ...others];
  };

  /* What a letter or figure says beside words. */
  const OF_ONE_CHARACTER = 0.5;

  /* What hits count beside quotes: a page is about much, so it has many words and says little by each. */
  const [PAGES, OF_PAGES, OF_OTHERS] = [3, 0.5, 0.8];

  /* Everything that a query finds, best first: what it names, then the rest by how rare the words are that it has. */
  const find = async (query) => {
    const all = await index();
    const { targets: count, quotes, common, named } = all;
    const units = parse(query, common);
    const [sought, phrases] = await Promise.all([
      Promise.all(units.flatMap(({ words, inPhrase }) => words.map((word) => meanings(word, inPhrase)))),
      Promise.all(units.filter((unit) => unit.inPhrase).map((unit) => withPhrase(unit.words))),
    ]);
    const [scores, said] = [new Float64Array(count), new Float64Array(count)];
    for (const each of sought) {
      const found = weighed(each);
      each.count = found.size;
      each.rarity = Math.log(1 + count / Math.max(1, found.size)) * (each.term.length > 1 || sought.length === 1 ? 1 : OF_ONE_CHARACTER);
      for (const [target, weight] of found) {
        scores[target] += each.rarity * weight;
        said[target] += each.rarity;
      }
    }
    const known = sought.filter(({ words }) => words.size);
    const { whole, inPart } = called(all, known, (number) => said[number], (each) => each.count > COMMON * count);
    const targets = [];
    for (const [target, rarity] of said.entries()) if (rarity && phrases.every((phrase) => phrase.has(target))) targets.push(target);
    const names = new Set(inPart);
    for (const target of targets) {
      if (named[target]?.[0] === PAGES) scores[target] *= OF_PAGES;
      else if (!names.has(target) && (target < quotes[0] || target >= quotes[1])) scores[target] *= OF_OTHERS;
    }
    const found = { sought, common, targets, first: whole, named: new Set([...whole, ...inPart]), said, scores };
    return {
      ...found,
      hits: ranked(found, worthwhile(found, targets)),
      shownFor: [...new Set(sought.flatMap((each) => each.others))],
      missing: sought.filter(({ words }) => !words.size).map(({ term }) => term),
    };
  };

  /* Which of the words that were sought a term of a text is, or -1. */
  const which = (found, term) => found.sought.findIndex((each) => each.words.has(term));

  /* The passages of a record with what is found in each: its marks, and how much they say. */
  const seen = (found, [words]) => {
    const marks = [];
    const has = new Set();
    let inRow = 0;
    let before = -1;
    const all = located(words);
    for (const [term, start, end] of all) {
      const at = which(found, term);
      if (at < 0 && found.common.has(term)) continue;
      if (at >= 0) {
        if (marks.length && start <= marks.at(-1)[1]) marks.at(-1)[1] = Math.max(end, marks.at(-1)[1]);
        else marks.push([start, end]);
        has.add(at);
        if (before >= 0 && at === before + 1) inRow += 1;
      }
      before = at;
    }
    return { marks, has, rarity: rarityOf(found, has), inRow, share: marks.length / Math.max(1, all.length) };
  };
  const rarityOf = (found, has) => [...has].reduce((sum, at) => sum + found.sought[at].rarity, 0);

  /* The best hits are put in order once more by what their records show: words together, in a row, and little else. */
  const LOOKED_AT = 6; // as many as a browser loads at once
  const inOrder = async (found, hits) => {
    const fixed = hits.filter((hit) => found.first.includes(hit));
    const looked = hits.slice(fixed.length, LOOKED_AT);
    const total = found.sought.reduce((sum, each) => sum + each.rarity, 0);
    const score = new Map();
    const shown = await records(hits.slice(0, LOOKED_AT));
    for (const { number, title, lead, passages } of shown.slice(fixed.length)) {
      const led = [...seen(found, [lead]).has];
      const best = [title, ...passages].filter((passage) => passage.length).map((passage) => {
        const { has, inRow, share } = seen(found, passage);
        return 0.3 * rarityOf(found, new Set([...has, ...led])) + (0.4 * total * inRow) / Math.max(1, found.sought.length - 1) + 0.2 * share;
      });
      score.set(number, found.scores[number] + Math.max(0, ...best));
    }
    looked.sort((one, other) => score.get(other) - score.get(one) || one - other);
    return [...fixed, ...looked, ...hits.slice(fixed.length + looked.length)];
  };

  /* For each target its values of a facet: numbers of what is named, or how many agencies there are. */
  const FACETS = ["speaker", "source", "topic", "agencies"];
  const column = (part) => {
    const flat = numbers(part);
    const values = [];
    for (let at = 0; at < flat.length; at += 1 + flat[at]) values.push(flat.slice(at + 1, at + 1 + flat[at]));
    return values;
  };

  /* The ids of all that can be named, by which an address names what was chosen. */
  const ids = () => load("facets/ids");

  /* The hits with every chosen value, and for each facet how many there would be with each value beside the other facets'. */
  const narrowed = async (found, chosen) => {
    const columns = Object.fromEntries(await Promise.all(FACETS.map(async (facet) => [facet, await load(`facets/${facet}`, column)])));
    const meets = (target, facet) => chosen[facet] === undefined || columns[facet][target].includes(chosen[facet]);
    const having = (facets) => found.targets.filter((target) => facets.every((facet) => meets(target, facet)));
    const counts = {};
    for (const facet of FACETS) {
      const groups = new Map();
      for (const target of having(FACETS.filter((other) => other !== facet))) {
        for (const value of columns[facet][target]) groups.has(value) ? groups.get(value).push(target) : groups.set(value, [target]);
      }
      counts[facet] = new Map([...groups].map(([value, targets]) => [value, worthwhile(found, targets).length]));
    }
    return { hits: ranked(found, worthwhile(found, having(FACETS))), counts };
  };

  globalThis.briefingSearch = { root, FACETS, LOOKED_AT, index, ids, terms, LONGEST, find, instead, inOrder, narrowed, records, seen };
})();
