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
  const first = () => (form.querySelector("textarea") ?? form.querySelector("select")).focus();

  /* `others` are more things to do with what the form is about: their words, and the changes. */
  const open = (title, place, opener, fields, seen, asked, others = []) => {
    if (isChanged()) {
      form.querySelector(".edit-findings").textContent = words.unsaved;
      return first();
    }
    form?.remove();
    const findings = make("div", { className: "edit-findings", role: "alert" });
    const send = async (changes, focus = opener.dataset.key) => {
      const answer = await ask({ ask: "change", changes, seen });
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
    if (place.matches("p, h1, h3, figcaption, blockquote")) place.after(form);
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
    const source = block.querySelector("a.siglum").getAttribute("href").replace(/\/$/, "").split("/").pop().replace("#source-", "");
    const quote = found.value;
    const reading = picked && source !== (quote.lemma ?? Object.keys(quote.readings)[0]) ? { reading: source } : {};
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
    block.closest("figure[id^=quote-]")?.id.slice(6) ?? location.pathname.match(/\/quotes\/([^/]+)\//)?.[1];

  /* Which words are selected: whole words of one segment, with what comes after them if they are there twice. */
  const LETTER = /[\p{L}\p{N}]/u;
  const pick = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const start = range.startContainer;
    const block = (start.closest ? start : start.parentElement).closest("blockquote.words");
    const line = block?.querySelector("p");
    if (!line || !quoteOf(block) || !line.contains(range.endContainer)) return null;
    let text = "";
    let from = -1;
    let to = -1;
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(".note-ref")) continue;
      const base = text.length;
      text += node.parentElement.closest(".elision") ? "\0".repeat(node.length) : node.data;
      if (!range.intersectsNode(node)) continue;
      if (from < 0) from = base + (node === start ? range.startOffset : 0);
      to = base + (node === range.endContainer ? range.endOffset : node.length);
    }
    if (block.closest(".quote--speech")) text = `\0${text.slice(1, -1)}\0`;
    while (from < to && /[\s\0]/.test(text[from])) from += 1;
    const ends = text.indexOf("\0", from);
    if (ends >= 0) to = Math.min(to, ends);
    while (from < to && /\s/.test(text[to - 1])) to -= 1;
    if (from >= to) return null;
    while (from && LETTER.test(text[from - 1]) && LETTER.test(text[from])) from -= 1;
    while (to < text.length && LETTER.test(text[to]) && LETTER.test(text[to - 1])) to += 1;
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
    return { block, picked: { on, ...context, range } };
  };

  const floating = button(words["add-note"], () => floating.run(), { className: "edit-floating" });
  floating.addEventListener("pointerdown", (event) => event.preventDefault());
  const offer = () => {
    const found = isOn() && !isChanged() && pick();
    if (!found) return floating.remove();
    const box = found.picked.range.getBoundingClientRect();
    floating.style.top = `${box.bottom + scrollY + 6}px`;
    floating.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 160)) + scrollX}px`;
    floating.run = () => {
      floating.remove();
      addNote(found.block, found.picked);
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
    } else if (event.key === "Enter" && mine) addNote(block, found.picked);
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
    if (place.matches("h1, h3, figcaption, blockquote")) {
      let last = place;
      while (last.nextElementSibling?.matches(".edit-this")) last = last.nextElementSibling;
      last.after(made);
    } else place.append(" ", made);
  };
  const offerTexts = () => {
    const [, about] = location.pathname.match(/^\/topics\/([^/]+)\/$/) ?? [];
    const owners = {
      page: () => (about ? ["topics", about] : /^\/(index.html)?$/.test(location.pathname) && ["briefing", ""]),
      "quote-": (place) => ["quotes", quoteOf(place)],
      "difference-": (place) => ["discrepancies", place.closest("[id^=difference-]").id.slice(11)],
    };
    for (const { of, selector, at: path, name } of given.shown) {
      for (const place of document.querySelectorAll(`article :is(${selector})`)) {
        const [kind, id] = owners[of](place) || [];
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
    for (const each of document.querySelectorAll(".edit-this")) each.remove();
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
