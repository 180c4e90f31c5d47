/* The search: a dialog with a combobox, its hits as a list, and facets that narrow it. What is typed and chosen is in the
   address, so it can be kept, sent and gone back to. All text from the index becomes text, never markup. */
(() => {
  const opener = document.querySelector(".search-open");
  const search = globalThis.briefingSearch;
  if (!opener || !search) return;

  const AT_ONCE = 10;
  const PAUSE = 300; // ms: a browser lets a page write its address only so often
  const SHOWN = 240; // characters of a passage
  const TAKEN = 4; // words that are named of those for which a mistyped one was taken
  const WIDE = matchMedia("(min-width: 45em)"); // elsewhere the facets are folded away

  const make = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);

  const parameter = (facet) => `q-${facet}`;
  const fromDisk = location.protocol === "file:";
  /* A browser that opens a folder from disk lists its files. */
  const addressOf = (path) => new URL(fromDisk ? path.replace(/(^|\/)(?=#|$)/, "$1index.html") : path, new URL("../", search.root));

  let box = null;
  let turn = 0;
  let writing = 0;
  let isOurs = false; // whether this page has added the address with the query to the history
  let best = Promise.resolve(); // what is asked last, until its best hits are shown
  let shown = null; // what was found last, its hits after narrowing, and how many of these are listed; null if nothing is

  /* What is asked for */
  const state = () => {
    const asked = new URLSearchParams(location.search);
    return { query: (asked.get("q") ?? "").slice(0, search.LONGEST), facets: Object.fromEntries(search.FACETS.map((facet) => [facet, asked.get(parameter(facet)) ?? ""])) };
  };

  const write = () => {
    clearTimeout(writing);
    const address = new URL(location);
    const put = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    put("q", box.input.value.trim());
    for (const [facet, select] of Object.entries(box.facets)) put(parameter(facet), box.input.value.trim() && select.value);
    if (address.href === location.href) return;
    if (new URLSearchParams(location.search).has("q")) {
      history.replaceState(history.state, "", address);
    } else {
      history.pushState(history.state, "", address);
      isOurs = true;
    }
  };

  const forget = () => {
    clearTimeout(writing);
    turn += 1;
    const address = new URL(location);
    for (const name of ["q", ...search.FACETS.map(parameter)]) address.searchParams.delete(name);
    if (address.href !== location.href) {
      if (isOurs) history.back();
      else history.replaceState(history.state, "", address);
    }
    isOurs = false;
  };

  /* The dialog */
  const build = ({ words, facets, language }) => {
    const list = make("div", { role: "listbox", id: "search-hits", "aria-label": words.hits, class: "search-hits", hidden: "" });
    const input = make("input", {
      ...{ type: "text", role: "combobox", "aria-label": words.title, placeholder: words.placeholder, class: "search-input", maxlength: search.LONGEST },
      ...{ "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", enterkeyhint: "search" },
      ...{ autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", autofocus: "" },
    });
    const selects = Object.fromEntries(search.FACETS.map((facet) => [facet, make("select", { id: `search-${facet}` })]));
    const labels = search.FACETS.map((facet) => make("div", {}, make("label", { for: `search-${facet}` }, facets[facet]), selects[facet]));
    const close = make("button", { type: "button", class: "search-close", "aria-label": words.close }, "×");
    const said = make("p", { role: "status", class: "search-said" }, words.hint);
    const instead = make("p", { class: "search-instead", hidden: "" });
    const more = make("button", { type: "button", class: "search-more", hidden: "" }, words.more);
    const bar = make("details", { class: "search-facets", hidden: "" }, make("summary", {}, words.narrow), make("div", {}, ...labels));
    const body = make("div", { class: "search-body" }, bar, said, instead, list, more);
    const dialog = make("dialog", { class: "search", "aria-label": words.title, lang: language }, make("div", { class: "search-bar", role: "search" }, input, close), body);

    input.addEventListener("input", change);
    input.addEventListener("keydown", onKey);
    bar.addEventListener("change", change);
    close.addEventListener("click", () => dialog.close());
    more.addEventListener("click", () => listMore(AT_ONCE).then(() => more.hidden && input.focus()));
    instead.addEventListener("click", (event) => event.target.matches("button") && ask(event.target.textContent));
    list.addEventListener("click", (event) => event.target.closest("[role=option]") && write());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", forget);
    document.body.append(dialog);
    return { dialog, language, input, list, said, instead, more, bar, body, words, facets: selects };
  };

  const open = async (asked) => {
    try {
      box ??= build(await search.index());
    } catch {
      opener.querySelector("span").textContent = opener.dataset.failed;
      return;
    }
    if (!box.dialog.open) box.dialog.showModal();
    box.input.value = asked.query;
    box.input.select();
    box.bar.open = WIDE.matches || Object.values(asked.facets).some(Boolean);
    await run(asked.facets);
  };

  /* Hits */
  const marked = (words, marks, from = 0, to = words.length) => {
    const made = [];
    let at = from;
    for (const [start, end] of marks.filter(([start, end]) => start >= from && end <= to)) {
      made.push(words.slice(at, start), make("mark", {}, words.slice(start, end)));
      at = end;
    }
    return [...made, words.slice(at, to)];
  };

  /* A long passage is shown from a little before its first mark. */
  const excerpt = (words, marks) => {
    if (words.length <= SHOWN) return marked(words, marks);
    const first = marks.length ? marks[0][0] : 0;
    const start = first < SHOWN / 2 ? 0 : words.indexOf(" ", first - SHOWN / 3) + 1 || first;
    const cut = words.lastIndexOf(" ", start + SHOWN);
    const end = start + SHOWN >= words.length ? words.length : cut > first ? cut : start + SHOWN;
    return [start ? "… " : "", ...marked(words, marks, start, end), end < words.length ? " …" : ""];
  };

  const line = (found, passage, name) => {
    const [words, language] = passage;
    return make("span", { class: name, lang: language || undefined, dir: "auto" }, ...excerpt(words, search.seen(found, passage).marks));
  };

  /* Of a source's words, and of an editor's, the passage that has most of what was sought. The source's are always shown;
     the editor's only if they have what nothing before them has. */
  const lines = (found, { title, passages }) => {
    const best = (some) => some.map((passage) => [search.seen(found, passage).rarity, passage]).reduce((one, other) => (other[0] > one[0] ? other : one), [-1]);
    const isSources = ([, , by]) => by === "source";
    const [words, note] = [best(passages.filter(isSources)), best(passages.filter((each) => !isSources(each)))];
    const before = Math.max(words[0], title.length ? search.seen(found, title).rarity : 0);
    return [
      ...(title.length ? [line(found, title, "search-title")] : []),
      ...(words[1] ? [line(found, words[1], "search-words")] : []),
      ...(note[1] && (note[0] > before || (!words[1] && !passages.some(isSources))) ? [line(found, note[1], "search-note")] : []),
    ];
  };

  const option = (found, kinds, record, number) => {
    const kicker = make("span", { class: "kicker" }, kinds[record.kind], record.lead && " · ", line(found, [record.lead]));
    return make(
      "a",
      { role: "option", id: `search-hit-${number}`, "aria-selected": "false", tabindex: "-1", href: addressOf(record.address), class: "search-hit" },
      ...[kicker, ...lines(found, record)].flatMap((each) => [each, " "]),
    );
  };

  const options = () => [...box.list.children];
  const active = () => options().find((each) => each.getAttribute("aria-selected") === "true");
  const choose = (next) => {
    active()?.setAttribute("aria-selected", "false");
    next?.setAttribute("aria-selected", "true");
    next?.scrollIntoView({ block: "nearest" });
    if (next) box.input.setAttribute("aria-activedescendant", next.id);
    else box.input.removeAttribute("aria-activedescendant");
  };

  const listMore = async (count) => {
    const { kinds } = await search.index();
    if (!shown) return; // cleared meanwhile
    const { found, hits, listed } = shown;
    const next = hits.slice(listed, listed + count);
    const made = await search.records(next);
    if (shown?.found !== found || shown.listed !== listed) return;
    box.list.append(...made.map((record, at) => option(found, kinds, record, listed + at)));
    shown.listed += next.length;
    box.more.hidden = shown.listed >= hits.length;
  };

  /* The best hits are shown before the others are loaded, and before anything is counted or said: the first number that a
     browser formats takes long. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  const figure = (count) => count.toLocaleString(box.language);

  const tell = (...sentences) => {
    const said = sentences.filter(Boolean).join(" · ");
    if (box.said.textContent !== said) box.said.textContent = said;
  };

  const quoted = (some) => some.map((word) => `“${word}”`).join(", ");

  const suggest = async (mine, query, found) => {
    const others = await search.instead(query, found);
    if (mine !== turn) return;
    const buttons = others.map((other) => make("button", { type: "button" }, other));
    box.instead.replaceChildren(box.words.instead, ...buttons.flatMap((each) => [" ", each]));
    box.instead.hidden = !others.length;
  };

  const ask = (query) => {
    box.input.value = query;
    box.input.focus();
    change();
  };

  const offer = async (counts, chosen) => {
    const [index, ids] = await Promise.all([search.index(), search.ids()]);
    for (const [facet, select] of Object.entries(box.facets)) {
      const name = (value) => (facet === "agencies" ? index.agencies[value - 1] : index.named[value][1]);
      const id = (value) => (facet === "agencies" ? String(value) : ids[value]);
      if (facet in chosen && !counts[facet].has(chosen[facet])) counts[facet].set(chosen[facet], 0);
      const values = [...counts[facet]].sort(([one], [other]) => one - other);
      const made = values.map(([value, count]) => make("option", { value: id(value) }, `${name(value)} (${figure(count)})`));
      select.replaceChildren(make("option", { value: "" }, index.words.any), ...made);
      select.value = facet in chosen ? id(chosen[facet]) : "";
      select.parentElement.hidden = !values.length;
    }
  };

  /* Facets in an address have ids; the index has numbers. */
  const numbered = async (facets) => {
    const chosen = Object.entries(facets).filter(([, id]) => id);
    if (!chosen.length) return {};
    const [{ named, agencies }, ids] = await Promise.all([search.index(), search.ids()]);
    const kind = { speaker: 1, source: 2, topic: 0 };
    const number = (facet, id) => (facet === "agencies" ? agencies.findIndex((_, at) => id === String(at + 1)) + 1 : ids.findIndex((each, at) => each === id && named[at][0] === kind[facet]));
    const known = chosen.map(([facet, id]) => [facet, number(facet, id)]);
    return Object.fromEntries(known.filter(([facet, value]) => value > 0 || (value === 0 && facet !== "agencies")));
  };

  /* Shows the best hits, and returns what shows the rest; nothing if another query has come meanwhile. */
  const show = async (mine, query, facets) => {
    const { kinds } = await search.index();
    const found = await search.find(query);
    if (mine !== turn) return undefined;
    const chosen = await numbered(facets);
    const isNarrowed = Object.keys(chosen).length > 0;
    const hits = await search.inOrder(found, isNarrowed ? (await search.narrowed(found, chosen)).hits : found.hits);
    const records = await search.records(hits.slice(0, search.LOOKED_AT));
    if (mine !== turn) return undefined;
    shown = { found, hits, listed: records.length };
    choose(null);
    box.list.replaceChildren(...records.map((record, at) => option(found, kinds, record, at)));
    box.list.hidden = !records.length;
    box.bar.hidden = !found.hits.length;
    box.input.setAttribute("aria-expanded", String(records.length > 0));
    box.more.hidden = true;
    return () => complete(mine, query, chosen);
  };

  const complete = async (mine, query, chosen) => {
    const { found, hits, listed } = shown;
    await painted();
    if (mine !== turn) return;
    box.body.scrollTop = 0; // not before, since to scroll what has changed lays it out at once
    const others = found.shownFor.length && fill(box.words.shownFor, { found: quoted(found.shownFor.slice(0, TAKEN)) });
    const missing = found.missing.length && fill(box.words.missing, { words: quoted(found.missing) });
    if (hits.length) tell(fill(box.words.found, { count: figure(hits.length) }), others, missing);
    else tell(fill(box.words.none, { query: query.trim() }));
    const count = Object.keys(chosen).length;
    box.bar.firstChild.textContent = count ? `${box.words.narrow} (${figure(count)})` : box.words.narrow; // what is folded away
    await suggest(mine, query, found);
    if (mine !== turn) return;
    await listMore(AT_ONCE - listed);
    const { counts } = await search.narrowed(found, chosen);
    if (mine === turn) await offer(counts, chosen);
  };

  const clearList = () => {
    shown = null;
    choose(null);
    box.list.replaceChildren();
    box.list.hidden = box.more.hidden = box.instead.hidden = true;
    box.input.setAttribute("aria-expanded", "false");
  };

  const clear = async () => {
    clearList();
    for (const select of Object.values(box.facets)) select.replaceChildren();
    box.bar.hidden = true;
    tell(box.words.hint);
  };

  async function run(facets) {
    const mine = ++turn;
    const query = box.input.value;
    box.list.setAttribute("aria-busy", "true");
    let rest;
    try {
      best = search.terms(query).length ? show(mine, query, facets) : clear();
      rest = await best;
      await rest?.();
    } catch {
      if (mine === turn && !rest) clearList(); // which still has the hits of another query
      if (mine === turn) tell(box.words.failed);
    }
    if (mine === turn) box.list.setAttribute("aria-busy", "false");
  }

  function change() {
    clearTimeout(writing);
    writing = setTimeout(write, PAUSE);
    choose(null);
    run(Object.fromEntries(Object.entries(box.facets).map(([facet, select]) => [facet, select.value])));
  }

  function onKey(event) {
    if (event.isComposing) return; // keys of an input method, such as Enter for what it proposes
    const all = options();
    const at = all.indexOf(active());
    if (event.key === "Enter") {
      if (at >= 0) all[at].click();
      else best.then((rest) => rest && options()[0]?.click(), () => {});
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = event.key === "ArrowDown" ? at + 1 : (at < 0 ? all.length : at) - 1;
      choose(all[(next + all.length) % all.length]);
    } else {
      return;
    }
    event.preventDefault();
  }

  /* The address is what counts: at first, and when the reader goes back or forth. */
  const follow = () => {
    const asked = state();
    if (asked.query) open(asked);
    else if (box?.dialog.open) box.dialog.close();
  };
  /* Who points at it or tabs to it will probably search: what every search needs is loaded before. */
  for (const event of ["pointerenter", "focus"]) opener.addEventListener(event, () => search.index().catch(() => {}));
  opener.addEventListener("click", () => open({ query: "", facets: {} }));
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open(state());
  });
  addEventListener("popstate", follow);
  opener.ariaKeyShortcuts = "Control+K Meta+K";
  opener.hidden = false;
  follow();
})();
