/* Editing in the preview: a form at the words or at the text, a request to the server that verifies and writes, and
   what the gate says if it refuses. The server reloads the page when it shows the edit. */
"use strict";
(() => {
  const given = JSON.parse(document.currentScript.dataset.given);
  const { words } = given;
  const kept = sessionStorage;
  let form = null;
  let late = false;

  const make = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role") made.setAttribute(key, value);
      else made[key] = value;
    }
    made.append(...children);
    return made;
  };
  const button = (text, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, text);

  const ask = async (request) => {
    try {
      const headers = { "Content-Type": "application/json", "X-Briefing-Token": given.token };
      const answer = await fetch("/.live/edit", { method: "POST", headers, body: JSON.stringify(request) });
      return { ok: answer.ok, ...(await answer.json()) };
    } catch {
      return { problem: "unreachable" };
    }
  };
  const sentences = (answer) =>
    answer.findings?.map((each) => (each.file ? `${each.said} (${each.file}:${each.line})` : each.said)) ?? [
      words[answer.problem],
    ];

  /* The bar: the switch, and what is for all edits. */
  const status = make("p", { className: "edit-said", role: "status" });
  const say = (text) => (status.textContent = text);
  const undo = button(words.undo, () => step("undo"));
  const redo = button(words.redo, () => step("redo"));
  const changes = button(words.difference, () => difference());
  const toggle = button(words.edit, () => turn(!isOn()), { className: "edit-switch" });
  const bar = make("div", { className: "edit-bar", role: "region", "aria-label": words.tools }, toggle, undo, redo, changes, status);
  const isOn = () => kept.getItem("edit") === "on";

  const count = (answer) => {
    undo.disabled = !answer.undo;
    redo.disabled = !answer.redo;
  };
  const step = async (which) => {
    const answer = await ask({ ask: which });
    if (answer.ok) count(answer);
    say(answer.ok ? words.undone : sentences(answer).join(" "));
  };
  const difference = async () => {
    const answer = await ask({ ask: "difference" });
    const lines = answer.ok ? answer.difference.split("\n") : sentences(answer);
    const kinds = { "+": "ins", "-": "del" };
    const shown = answer.difference === "" ? words["difference-none"] : make("pre", { tabIndex: 0 });
    if (shown.append) for (const line of lines) shown.append(make(kinds[line[0]] ?? "span", {}, `${line}\n`));
    const dialog = make("dialog", { className: "edit-dialog", "aria-label": words.difference }, shown);
    dialog.append(button(words.close, () => dialog.close()));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  /* A form is open at most once. What it asks for is saved whole or not at all. */
  const close = () => {
    const opener = form?.opener;
    CSS.highlights?.delete("edit");
    form?.remove();
    form = null;
    if (late) location.reload();
    else opener?.focus();
  };
  const state = () => JSON.stringify([...new FormData(form)]);
  const isChanged = () => form && state() !== form.before;
  const first = () => (form.querySelector("textarea") ?? form.elements[0]).focus();

  /* `others` are more things to do with what the form is about: their words, and the changes. */
  const open = (title, place, opener, fields, seen, asked, others = []) => {
    if (isChanged()) {
      form.querySelector(".edit-findings").textContent = words.unsaved;
      return first();
    }
    form?.remove();
    const findings = make("div", { className: "edit-findings", role: "alert" });
    const send = async (what, focus = opener.dataset.key) => {
      const answer = await ask(Array.isArray(what) ? { ask: "change", changes: what, seen } : what);
      if (!answer.ok) {
        findings.replaceChildren(make("ul", {}, ...sentences(answer).map((each) => make("li", {}, each))));
        return first();
      }
      kept.setItem("edit-after", JSON.stringify({ focus, at: Date.now() }));
      count(answer);
      say(words.saved);
      close();
    };
    form = make("form", { className: "edit-form", "aria-label": `${words.edit}: ${title}` }, ...fields, findings);
    form.before = state();
    form.append(make("button", { type: "submit" }, words.save), button(words.cancel, close));
    for (const [text, ...changes] of others) form.append(button(text, () => send(changes), { className: "edit-other" }));
    form.opener = opener;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(...asked(new FormData(form)));
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      if (event.key === "Escape" && !isChanged()) close();
      event.stopPropagation();
    });
    if (place.matches("p, h1, h2, h3, figcaption, blockquote, .edit-text")) place.after(form);
    else place.append(form);
    first();
  };

  const labelled = (text, control) => make("label", {}, text, control);
  const area = (name, value) =>
    make("textarea", { name, value, rows: Math.min(12, 3 + Math.floor(value.length / 70)), spellcheck: true });
  const choice = (name, options, chosen) => {
    const select = make("select", { name });
    for (const [value, text] of Object.entries(options)) select.append(make("option", { value }, text));
    select.value = chosen in options ? chosen : Object.keys(options)[0];
    return select;
  };
  const at = (value, route) => route.reduce((found, key) => found?.[key], value);

  /* An item of a list can be moved by one place. */
  const moves = (kind, id, list, number, count) => {
    const move = (text, to) => [text, { kind, id, do: "move", at: [...list, number], to }];
    return [
      ...(number > 0 ? [move(words.earlier, number - 1)] : []),
      ...(number + 1 < count ? [move(words.later, number + 1)] : []),
    ];
  };

  const read = async (kind, id) => {
    const found = await ask({ ask: "record", kind, id });
    if (!found.ok) say(sentences(found).join(" "));
    return found.ok && found;
  };

  const editText = async (kind, id, route, name, place, opener) => {
    const found = await read(kind, id);
    if (!found) return;
    const value = at(found.value, route) ?? "";
    const item = route.findIndex(Number.isInteger);
    const list = route.slice(0, Math.max(item, 0));
    let others = item < 0 ? [] : moves(kind, id, list, route[item], at(found.value, list).length);
    if (kind === "topics" && name === "title") {
      const front = await read("briefing", "");
      others = moves("briefing", "", ["topics"], front.value.topics.indexOf(id), front.value.topics.length);
      Object.assign(found.seen, front.seen);
    }
    const change = (value) => [[{ kind, id, do: "set", at: route, value }]];
    if (name === "grade") {
      const fields = [labelled(words.grade, choice("text", given.grades, value))];
      open(words.grade, place, opener, fields, found.seen, (data) => change(data.get("text")));
    } else if (name === "topics") {
      const boxes = Object.entries(given.topics).map(([topic, title]) => {
        const box = make("input", { type: "checkbox", name: "other", value: topic, checked: value.indexOf(topic) > 0 });
        return make("label", {}, box, title);
      });
      const others = make("fieldset", {}, make("legend", {}, words["other-topics"]), ...boxes);
      const fields = [labelled(words["main-topic"], choice("main", given.topics, value[0])), others];
      const chosen = (data) => change([...new Set([data.get("main"), ...data.getAll("other")])]);
      open(words.topics, place, opener, fields, found.seen, chosen);
    } else {
      const fields = [labelled(words[name], area("text", value)), make("p", { className: "edit-hint" }, words.markdown)];
      open(words[name], place, opener, fields, found.seen, (data) => change(written(data, "text")), others);
    }
  };

  /* Notes: new ones on words or on a whole quote, and those that are there. */
  const written = (data, name) => data.get(name).replaceAll("\r\n", "\n").trim();
  const noteFields = (note) => [
    labelled(words.kind, choice("kind", given.kinds, note.kind)),
    labelled(words.note, area("note", note.note)),
    labelled(words.author, choice("author", given.curators, note.author)),
    labelled(words.date, make("input", { name: "date", value: note.date, size: 10 })),
  ];
  const noteOf = (data) => Object.fromEntries(["kind", "note", "author", "date"].map((name) => [name, written(data, name)]));

  const editNote = async (item, opener) => {
    const [, id, number] = item.id.match(/^note-(.+)-(\d+)$/);
    const found = await read("quotes", id);
    if (!found) return;
    const route = ["annotations", number - 1];
    const note = at(found.value, route);
    const saved = (data) => {
      const now = Object.entries(noteOf(data)).filter(([key, value]) => value !== note[key]);
      return [now.map(([key, value]) => ({ kind: "quotes", id, do: "set", at: [...route, key], value }))];
    };
    const others = moves("quotes", id, ["annotations"], number - 1, found.value.annotations.length);
    others.push([words.delete, { kind: "quotes", id, do: "delete", at: route }]);
    open(words.note, item, opener, noteFields(note), found.seen, saved, others);
  };

  const addNote = async (block, picked) => {
    const id = quoteOf(block);
    const found = await read("quotes", id);
    if (!found) return;
    const witness = block.querySelector("a.siglum").getAttribute("href").replace(/\/$/, "").split("/").pop().replace("#source-", "");
    const quote = found.value;
    const reading = picked && witness !== (quote.lemma ?? Object.keys(quote.readings)[0]) ? { reading: witness } : {};
    const number = quote.annotations?.length ?? 0;
    const last = { kind: localStorage.getItem("edit-kind"), author: localStorage.getItem("edit-author") };
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const on = picked ? make("q", {}, picked.on) : make("em", {}, words["on-whole"]);
    const fields = [make("p", { className: "edit-on" }, on), ...noteFields({ ...last, note: "", date: today })];
    if (picked) CSS.highlights?.set("edit", new Highlight(picked.range));
    open(words.note, block, block, fields, found.seen, (data) => {
      const note = noteOf(data);
      for (const name of ["kind", "author"]) localStorage.setItem(`edit-${name}`, note[name]);
      const { range, ...place } = picked ?? {};
      const value = { ...place, ...reading, ...note };
      return [[{ kind: "quotes", id, do: "insert", at: ["annotations", number], value }], `note-${id}-${number + 1}`];
    });
  };
  const quoteOf = (block) =>
    block.closest("figure[id^=quote-]")?.id.slice(6) ?? of(/\/quotes\/([^/]+)\//);

  /* On a source's page: its private text, and what it has that could be quoted. */
  const of = (pattern) => location.pathname.match(pattern)?.[1];
  const source = of(/^\/sources\/([^/]+)\//);
  const openText = async (opener) => {
    document.querySelector(".edit-source")?.remove();
    const found = await ask({ ask: "text", kind: "sources", id: source });
    if (!found.ok) return say(sentences(found).join(" "));
    kept.setItem("edit-text", source);
    const taking = (segments, speaker, topic, quote) => {
      const take = quote ? { segments, of: quote } : { segments, speaker, topics: [topic] };
      return { ask: "take", kind: "sources", id: source, take };
    };
    const choose = (card, place, by) => {
      const quotes = Object.fromEntries(found.quotes.map((name) => [name, name]));
      const fields = [
        make("p", { className: "edit-on" }, make("q", {}, card.said.join(" … "))),
        labelled(words.speaker, choice("speaker", found.people, card.speaker)),
        labelled(words["main-topic"], choice("topic", given.topics, card.topic)),
        labelled(words["reading-of"], choice("of", { "": words["new-quotation"], ...quotes }, card.of ?? "")),
      ];
      const asked = (data) => [taking(card.segments, data.get("speaker"), data.get("topic"), data.get("of"))];
      open(words.take, place, by, fields, {}, asked);
    };
    const leaveOut = async (card) => {
      const record = await read("sources", source);
      const number = record.value.left_out?.length ?? 0;
      const short = (text) => text.split(/\s+/).length < 9 ? text : text.replace(/^((?:\S+\s+){4}).*?((?:\s+\S+){4})$/s, "$1…$2");
      const changes = card.said.map((exact, index) => {
        const value = { exact: short(exact), because: words["left-out"] };
        return { kind: "sources", id: source, do: "insert", at: ["left_out", number + index], value };
      });
      return { ask: "change", changes, seen: record.seen };
    };
    const cards = found.cards.map((card) => {
      const sure = card.of || (card.sure && card.speaker && card.topic);
      const told = card.of ? `${words["reading-of"]} ${card.of}` : [found.people[card.speaker], given.topics[card.topic]].filter(Boolean).join(", ");
      const item = make("li", {}, make("q", {}, card.said.join(" … ")), " ", make("span", {}, told), " ");
      const act = async (request) => {
        const answer = await ask(await request);
        if (!answer.ok) return say(sentences(answer).join(" "));
        count(answer);
        say(words.saved);
        item.remove();
      };
      const take = button(words.take, () => (sure ? act(taking(card.segments, card.speaker, card.topic, card.of)) : choose(card, item, take)));
      const change = button(words.change, () => choose(card, item, change));
      item.append(take, change, button(words["leave-out"], () => act(leaveOut(card))));
      return item;
    });
    const text = make("div", { className: "edit-text", tabIndex: 0, role: "group", "aria-label": words.text });
    for (const [kind, piece] of found.pieces) text.append(make("span", { className: `edit-${kind}` }, piece));
    text.choose = (segment, piece) => choose({ segments: [segment], said: [piece] }, text, text);
    const list = cards.length ? make("ol", {}, ...cards) : make("p", {}, words["no-cards"]);
    const shut = button(words.close, () => {
      kept.removeItem("edit-text");
      panel.remove();
      opener.focus();
    });
    const panel = make("section", { className: "edit-source", "aria-label": words.text }, list, text, shut);
    opener.after(panel);
  };
  const recordSilence = (topic, place, opener) => {
    const fields = [
      labelled(words.source, choice("source", given.sources, "")),
      labelled(words["looked-for"], make("input", { name: "words", value: "" })),
    ];
    open(words.silence, place, opener, fields, {}, (data) => {
      const take = { topics: [topic], looked_for: data.get("words").split(/[\s,]+/).filter(Boolean) };
      return [{ ask: "take", kind: "sources", id: data.get("source"), take }];
    });
  };

  /* Which words are selected: whole words of one segment, with what comes after them if they are there twice. */
  const LETTER = /[\p{L}\p{N}]/u;
  const gathered = (line, range) => {
    let [text, from, to] = ["", -1, -1];
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(".note-ref")) continue;
      const base = text.length;
      text += node.parentElement.closest(".elision") ? "\0".repeat(node.length) : node.data;
      if (!range.intersectsNode(node)) continue;
      if (from < 0) from = base + (node === range.startContainer ? range.startOffset : 0);
      to = base + (node === range.endContainer ? range.endOffset : node.length);
    }
    return [text, from, to];
  };
  const whole = (text, from, to) => {
    while (from < to && /[\s\0]/.test(text[from])) from += 1;
    const ends = text.indexOf("\0", from);
    if (ends >= 0) to = Math.min(to, ends);
    while (from < to && /\s/.test(text[to - 1])) to -= 1;
    if (from >= to) return [0, 0];
    while (from && LETTER.test(text[from - 1]) && LETTER.test(text[from])) from -= 1;
    while (to < text.length && LETTER.test(text[to]) && LETTER.test(text[to - 1])) to += 1;
    return [from, to];
  };
  const around = (pattern) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return [];
    const range = selection.getRangeAt(0).cloneRange();
    const start = range.startContainer;
    const found = (start.closest ? start : start.parentElement).closest(pattern);
    return found?.contains(range.endContainer) ? [found, range] : [];
  };
  const pickText = () => {
    const [block, range] = around(".edit-text");
    if (!block) return null;
    const [text, ...ends] = gathered(block, range);
    const [from, to] = whole(text, ...ends);
    const points = (end) => [...text.slice(0, end)].length;
    const run = () => block.choose([points(from), points(to)], text.slice(from, to));
    return from < to && { block, picked: { range }, name: words.take, run };
  };
  const pick = () => {
    const [line, range] = around("blockquote.words p");
    const block = line?.closest("blockquote");
    if (!line || !quoteOf(block)) return null;
    let [text, ...ends] = gathered(line, range);
    if (block.closest(".quote--speech")) text = `\0${text.slice(1, -1)}\0`;
    const [from, to] = whole(text, ...ends);
    if (from >= to) return null;
    const on = text.slice(from, to);
    const context = {};
    const after = text.slice(to).split("\0")[0].match(/[^\p{L}\p{N}]*[\p{L}\p{N}]\S*/gu) ?? [];
    const before = text.slice(0, from).split("\0").pop().match(/\S*[\p{L}\p{N}][^\p{L}\p{N}]*/gu) ?? [];
    const times = (piece) => text.split(piece).length - 1;
    if (times(on) > 1) {
      let many = 1;
      const suffix = () => after.slice(0, many).join("");
      const prefix = () => before.slice(-many).join("");
      while (many < 12 && times(on + suffix()) > 1 && times(prefix() + on) > 1) many += 1;
      if (after.length && times(on + suffix()) === 1) context.suffix = suffix().trim();
      else if (before.length) context.prefix = prefix().trim();
    }
    const picked = { on, ...context, range };
    return { block, picked, name: words["add-note"], run: () => addNote(block, picked) };
  };

  const floating = button(words["add-note"], () => floating.run(), { className: "edit-floating" });
  floating.addEventListener("pointerdown", (event) => event.preventDefault());
  const offer = () => {
    const found = isOn() && !isChanged() && (pick() || pickText());
    if (!found) return floating.remove();
    const box = found.picked.range.getBoundingClientRect();
    floating.style.top = `${box.bottom + scrollY + 6}px`;
    floating.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 160)) + scrollX}px`;
    floating.textContent = found.name;
    floating.run = () => {
      floating.remove();
      found.run();
    };
    if (!floating.isConnected) document.body.append(floating);
  };

  /* By keyboard: N selects the first word, the arrows move the end, with Shift the beginning; Enter writes the note. */
  const byKey = (event) => {
    const block = event.currentTarget;
    if (event.target !== block || event.ctrlKey || event.metaKey || event.altKey) return;
    const selection = getSelection();
    const found = pick();
    const mine = found?.block === block;
    const arrow = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key];
    if (event.key === "n" && !mine) {
      const line = block.querySelector("p");
      selection.collapse(line, 0);
      selection.modify("extend", "forward", "word");
      if (!pick()) selection.modify("extend", "forward", "word");
    } else if (arrow && mine) {
      const still = () => pick()?.picked.on === found.picked.on; // a quotation mark or comma is no word
      for (let tries = 0; tries < 3 && still(); tries += 1) {
        if (event.shiftKey) {
          const { focusNode, focusOffset } = selection;
          selection.collapse(selection.anchorNode, selection.anchorOffset);
          selection.modify("move", arrow, "word");
          selection.setBaseAndExtent(selection.anchorNode, selection.anchorOffset, focusNode, focusOffset);
        } else selection.modify("extend", arrow, "word");
      }
    } else if (event.key === "Enter" && mine) found.run();
    else if (event.key === "Enter") addNote(block, null);
    else if (event.key === "Escape") selection.removeAllRanges();
    else return;
    event.preventDefault();
    event.stopPropagation(); // N turns the theme's pages
    const now = pick();
    if (arrow || event.key === "n") say(now ? now.picked.on : "");
  };

  /* The switch puts a button at each text that can be edited, and makes quotations reachable by keyboard. */
  const pencil = (text, key, place, run) => {
    const made = button(`✎ ${text}`, () => run(made), { className: "edit-this", "aria-label": `${words.edit}: ${text}`, "data-key": key });
    if (place.matches("h1, h2, h3, figcaption, blockquote")) {
      let last = place;
      while (last.nextElementSibling?.matches(".edit-this")) last = last.nextElementSibling;
      last.after(made);
    } else place.append(" ", made);
  };
  const offerTexts = () => {
    const about = of(/^\/topics\/([^/]+)\/$/);
    const heading = document.querySelector("article h1");
    if (source) pencil(words.text, "text", heading, openText);
    if (source && kept.getItem("edit-text") === source) openText(document.querySelector("[data-key=text]"));
    const uncovered = about && document.querySelector("#part-not-covered-by + h2");
    if (uncovered) pencil(words.silence, "silence", uncovered, (opener) => recordSilence(about, uncovered, opener));
    const owners = {
      page: () => (about ? ["topics", about] : /^\/(index.html)?$/.test(location.pathname) && ["briefing", ""]),
      "quote-": (place) => ["quotes", quoteOf(place)],
      "difference-": (place) => ["discrepancies", place.closest("[id^=difference-]").id.slice(11)],
    };
    for (const { of: owner, selector, at: path, name } of given.shown) {
      for (const place of document.querySelectorAll(`article :is(${selector})`)) {
        const [kind, id] = owners[owner](place) || [];
        if (id === undefined) continue;
        const item = place.closest("li");
        const route = path.split("/").map((each) => (each === "#" ? [...item.parentElement.children].indexOf(item) : each));
        const key = [kind, id, ...route].join("/");
        pencil(words[name], key, place, (opener) => editText(kind, id, route, name, place, opener));
      }
    }
    for (const item of document.querySelectorAll("article .notes li[id^=note-]"))
      pencil(words.note, item.id, item, (opener) => editNote(item, opener));
    for (const block of document.querySelectorAll("article blockquote.words")) {
      if (!quoteOf(block)) continue;
      block.tabIndex = 0;
      block.setAttribute("role", "group");
      block.setAttribute("aria-label", words.quotation);
      block.addEventListener("keydown", byKey);
      const foot = block.parentElement.querySelector(".quote-foot") ?? block;
      if (!foot.querySelector("[data-key^=on-]")) pencil(words["add-note"], `on-${quoteOf(block)}`, foot, () => addNote(block, null));
    }
  };
  const takeAway = () => {
    for (const each of document.querySelectorAll(".edit-this, .edit-source")) each.remove();
    for (const each of document.querySelectorAll("blockquote.words[tabindex]")) {
      for (const name of ["tabindex", "role", "aria-label"]) each.removeAttribute(name);
      each.removeEventListener("keydown", byKey);
    }
  };
  const turn = (on) => {
    kept.setItem("edit", on ? "on" : "off");
    toggle.setAttribute("aria-pressed", on);
    for (const each of [undo, redo, changes]) each.hidden = !on;
    document.body.classList.toggle("editing", on);
    if (!on) close();
    (on ? offerTexts : takeAway)();
    offer();
  };

  addEventListener("briefing-reload", (event) => {
    if (!isChanged()) return;
    event.preventDefault();
    late = true;
    form.querySelector(".edit-findings").textContent = words.changed;
  });
  document.addEventListener("selectionchange", offer);
  document.body.prepend(bar);
  count(given);
  turn(isOn());
  const after = JSON.parse(kept.getItem("edit-after") ?? "null");
  kept.removeItem("edit-after");
  if (after && Date.now() - after.at < 5000) {
    const target = document.getElementById(after.focus) ?? document.querySelector(`[data-key="${CSS.escape(after.focus)}"]`);
    if (target && !target.matches("button")) target.tabIndex = -1;
    target?.focus();
    setTimeout(() => say(words.saved), 100);
  }
})();
