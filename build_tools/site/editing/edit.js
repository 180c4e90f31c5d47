/* Editing in the preview: a form at the words or at the text, a request to the server that verifies and writes, and
   what the gate says if it refuses. The page follows when the server shows the edit. */
"use strict";
(() => {
  let given = JSON.parse(document.currentScript.dataset.given);
  const { words } = given;
  const kept = sessionStorage;
  let form = null;
  let late = false;

  const make = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (text, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, text);

  const ask = async (request) => {
    const headers = { "Content-Type": "application/json", "X-Briefing-Token": given.token };
    const answer = fetch("/.live/edit", { method: "POST", headers, body: JSON.stringify(request) });
    const said = await answer.then((each) => each.json()).catch(() => ({ problem: "unreachable" }));
    if ("undo" in said) count(said);
    return { ...said, refused: said.findings ?? (said.problem && [words[said.problem]]) };
  };
  /* Asks for what only the bar tells about. */
  const told = async (request, done) => {
    const { refused, ...answer } = await ask(request);
    if (refused || done) say(refused?.join(" ") ?? done);
    return refused ? null : answer;
  };

  /* The bar: the switch, and what is for all edits. */
  const status = make("p", { className: "edit-said", role: "status" });
  const say = (text) => (status.textContent = text);
  const undo = button(words.undo, () => told({ ask: "undo" }, words.undone));
  const redo = button(words.redo, () => told({ ask: "redo" }, words.redone));
  const changes = button(words.difference, () => difference());
  const isOn = () => kept.getItem("edit") === "on";
  const turn = () => {
    kept.setItem("edit", isOn() ? "off" : "on");
    isOn() ? show() : location.reload();
  };
  const toggle = button(words.edit, turn, { className: "edit-switch" });
  const bar = make("div", { className: "edit-bar", role: "region", ariaLabel: words.tools }, toggle, undo, redo, changes, status);

  const count = (answer) => {
    undo.disabled = !answer.undo;
    redo.disabled = !answer.redo;
  };
  const difference = async () => {
    const answer = await told({ ask: "difference" });
    if (!answer) return;
    const kinds = { "+": "ins", "-": "del" };
    const lines = answer.difference.split("\n").map((line) => make(kinds[line[0]] ?? "span", {}, `${line}\n`));
    const shown = answer.difference ? make("pre", { tabIndex: 0 }, ...lines) : words["difference-none"];
    const onclose = () => (late ? location.reload() : dialog.remove());
    const shut = button(words.close, () => dialog.close());
    const dialog = make("dialog", { className: "edit-dialog", ariaLabel: words.difference, onclose }, shown, shut);
    document.body.append(dialog);
    dialog.showModal();
  };

  /* A form is open at most once. What it asks for is saved whole or not at all. */
  const close = () => {
    CSS.highlights?.delete("edit");
    form.remove();
    late ? location.reload() : form.opener.focus();
    form = null;
  };
  const state = () => JSON.stringify([...new FormData(form)]);
  const isChanged = () => form && state() !== form.before;
  const first = () => form.querySelector("textarea, select, input").focus();
  const saved = (focus) => {
    kept.setItem("edit-after", JSON.stringify({ focus, at: Date.now() }));
    say(words.saved);
  };

  /* Puts something at the end of what has words in it, or after a heading or the like with the buttons for it. */
  const beside = (place, made) => {
    let last = place;
    while (last.nextElementSibling?.matches(".edit-this")) last = last.nextElementSibling;
    const isAfter = place.matches("h1, h2, h3, figcaption, blockquote, .edit-text") || (made === form && place.matches("p"));
    isAfter ? last.after(made) : place.append(" ", made);
  };
  /* `asked` gives the changes, or another request, and what has the focus when they are shown; `others` are more things
     to do with what the form is about: their words, and the changes. It returns the form, unless another has changes. */
  const open = (title, place, opener, fields, seen, asked, others = []) => {
    if (isChanged()) {
      form.findings.textContent = words.unsaved;
      return first();
    }
    form?.remove();
    floating.remove();
    say("");
    const findings = make("div", { className: "edit-findings", role: "alert" });
    const send = async (what, focus = opener.dataset.key) => {
      if (findings.ariaBusy) return;
      findings.ariaBusy = "true";
      const { refused } = await ask(Array.isArray(what) ? { ask: "change", changes: what, seen } : what);
      findings.ariaBusy = null;
      if (form?.findings !== findings) return refused || say(words.saved); // it was cancelled
      if (refused) {
        findings.replaceChildren(make("ul", {}, ...refused.map((each) => make("li", {}, each))));
        return first();
      }
      saved(focus);
      close();
    };
    const more = others.map(([text, change]) => button(text, () => send([change]), { className: "edit-other" }));
    const save = make("button", { className: "edit-save" }, words.save);
    const buttons = make("p", { className: "edit-buttons" }, save, button(words.cancel, close), ...more);
    form = make("form", { className: "edit-form", ariaLabel: `${words.edit}: ${title}` }, ...fields, findings, buttons);
    Object.assign(form, { opener, findings, before: state() });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const said = Object.fromEntries([...data].map(([name, value]) => [name, value.trim()]));
      send(...asked(said, [...new Set(data.getAll("topics"))]));
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      if (event.key === "Escape" && !isChanged()) close();
      event.stopPropagation();
    });
    beside(place, form);
    first();
    return form;
  };

  const hint = (text) => make("p", { className: "edit-hint" }, text);
  const labelled = (text, control) => make("label", {}, text, control);
  const input = (name, value, more = {}) => make("input", { name, value, ...more });
  const area = (name, value) => make("textarea", { name, value, rows: 3 });
  /* With a value that no option has, nothing is chosen, and the form asks. */
  const choice = (name, options, chosen, required = true) => {
    const made = Object.entries(options).map(([value, text]) => make("option", { value }, text));
    const select = make("select", { name, required }, ...made);
    if (chosen !== null) select.value = chosen;
    return select;
  };
  const at = (value, route) => route.reduce((found, key) => found?.[key], value);

  /* An item of a list can be moved by one place. */
  const moves = (kind, id, record, route) =>
    [[words.earlier, route.at(-1) - 1], [words.later, route.at(-1) + 1]]
      .filter(([, to]) => to in at(record, route.slice(0, -1)))
      .map(([text, to]) => [text, { kind, id, do: "move", at: route, to }]);
  const read = (kind, id) => told({ ask: "record", kind, id });

  /* What a text, a grade or topics are asked for in. */
  const fieldsOf = (name, value) => {
    if (name === "grade") return [labelled(words.grade, choice("text", given.grades, value))];
    if (name !== "topics") return [labelled(words[name], area("text", value ?? "")), hint(words.markdown)];
    const boxes = Object.entries(given.topics).map(([topic, title]) => {
      const checked = value.indexOf(topic) > 0;
      return make("label", {}, input("topics", topic, { type: "checkbox", checked }), title);
    });
    const others = make("fieldset", {}, make("legend", {}, words["other-topics"]), ...boxes);
    return [labelled(words["main-topic"], choice("topics", given.topics, value[0])), others];
  };
  const editText = async (kind, id, route, name, place, opener) => {
    const found = await read(kind, id);
    if (!found) return;
    let others = moves(kind, id, found.value, route.slice(0, route.findIndex(Number.isInteger) + 1));
    if (kind === "topics" && name === "title") {
      const front = await read("briefing", "briefing");
      others = moves("briefing", "briefing", front.value, ["topics", front.value.topics.indexOf(id)]);
      Object.assign(found.seen, front.seen);
    }
    const fields = fieldsOf(name, at(found.value, route));
    const asked = ({ text }, topics) => [[{ kind, id, do: "set", at: route, value: text ?? topics }]];
    open(words[name], place, opener, fields, found.seen, asked, others);
  };

  /* Notes: new ones on words or on a whole quote, and those that are there. */
  const noteFields = (note) => [
    labelled(words.note, area("note", note.note)),
    labelled(words.kind, choice("kind", given.kinds, note.kind)),
    labelled(words.author, choice("author", given.curators, note.author)),
    labelled(words.date, input("date", note.date, { type: "date" })),
  ];

  const editNote = async (item, opener) => {
    const [, id, number] = item.id.match(/^note-(.+)-(\d+)$/);
    const found = await read("quotes", id);
    if (!found) return;
    const route = ["annotations", number - 1];
    const note = at(found.value, route);
    const asked = (said) => {
      const now = Object.entries(said).filter(([key, value]) => value !== note[key]);
      return [now.map(([key, value]) => ({ kind: "quotes", id, do: "set", at: [...route, key], value }))];
    };
    const others = [...moves("quotes", id, found.value, route), [words.delete, { kind: "quotes", id, do: "delete", at: route }]];
    open(words.note, item, opener, noteFields(note), found.seen, asked, others);
  };

  const addNote = async (block, picked) => {
    const id = quoteOf(block);
    const found = await read("quotes", id);
    if (!found) return;
    const [, witness] = block.querySelector("a.siglum").href.match(/source(?:s\/|-)([^/]+)\/?$/);
    const { value: quote, seen } = found;
    const reading = picked && witness !== (quote.lemma ?? Object.keys(quote.readings)[0]) ? { reading: witness } : {};
    const number = quote.annotations?.length ?? 0;
    const last = { kind: localStorage.getItem("edit-kind"), author: localStorage.getItem("edit-author") };
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const on = picked ? make("q", {}, picked.on) : make("em", {}, words["on-whole"]);
    const fields = [make("p", { className: "edit-on" }, on), ...noteFields({ ...last, note: "", date: today })];
    open(words.note, block, block, fields, seen, (note) => {
      for (const name of ["kind", "author"]) localStorage.setItem(`edit-${name}`, note[name]);
      const value = { ...(picked && { on: picked.on, ...picked.context() }), ...reading, ...note };
      return [[{ kind: "quotes", id, do: "insert", at: ["annotations", number], value }], `note-${id}-${number + 1}`];
    });
  };
  const quoteOf = (block) => block.closest("figure[id^=quote-]")?.id.slice(6) ?? of(/\/quotes\/([^/]+)\//);

  /* On a source's page: its private text, and what it has that could be quoted. */
  const of = (pattern) => location.pathname.match(pattern)?.[1];
  const source = of(/^\/sources\/([^/]+)\//);
  const taking = (segments, take) => ({ ask: "take", id: source, take: { segments, ...take } });
  const openText = async (opener) => {
    document.querySelector(".edit-source")?.remove();
    const found = await told({ ask: "text", id: source });
    if (!found) return;
    kept.setItem("edit-text", source);
    const speakers = { "+": words["somebody-else"], ...found.people, "": words.nobody };
    const choose = (card, place, by) => {
      const of = choice("of", { "": words["new-quotation"], ...found.quotes }, card.of ?? "", false);
      const likely = card.name ? "+" : card.speaker;
      const speaker = choice("speaker", speakers, card.quoted ? (card.sure && likely) || "?" : (likely ?? ""));
      const labels = ["name", "side", "role"].map((name) => labelled(words[name], input(name, card[name] ?? "")));
      const newcomer = make("fieldset", { className: "edit-newcomer" }, ...labels);
      const topics = labelled(words["main-topic"], choice("topics", given.topics, card.topic ?? "?"));
      const fresh = make("fieldset", {}, labelled(words.speaker, speaker), newcomer, topics);
      const on = make("p", { className: "edit-on" }, make("q", {}, card.said.join(" … ")));
      of.onchange = () => (fresh.disabled = of.value !== "");
      of.onchange();
      const asked = (said, topics) => [taking(card.segments, { ...said, topics }), "text"];
      return open(words.take, place, by, [on, labelled(words["reading-of"], of), fresh], {}, asked);
    };
    const leaveOut = async (card, item) => {
      const record = await read("sources", source);
      if (!record) return;
      const number = record.value.left_out?.length ?? 0;
      const short = (text) => text.split(/\s+/).length < 9 ? text : text.replace(/^((?:\S+\s+){4}).*?((?:\s+\S+){4})$/s, "$1…$2");
      const changes = card.said.map((exact, index) => {
        const value = { exact: short(exact), because: words["left-out"] };
        return { kind: "sources", id: source, do: "insert", at: ["left_out", number + index], value };
      });
      if (!(await told({ ask: "change", changes, seen: record.seen }))) return;
      saved("text");
      item.remove();
    };
    const cards = found.cards.map((card) => {
      const named = found.people[card.speaker] ?? card.name;
      const speaker = named && !card.sure ? `${named}?` : named;
      const about = card.of ? `${words["reading-of"]} ${card.of}` : [speaker, given.topics[card.topic]].filter(Boolean).join(", ");
      const item = make("li", {}, make("q", {}, card.said.join(" … ")), " ", hint(about));
      /* What is proposed is taken as it is; where something is missing, the form asks for it. */
      const take = button(words.take, () => choose(card, item, take)?.requestSubmit());
      const change = button(words.change, () => choose(card, item, change));
      const reject = button(words["leave-out"], () => leaveOut(card, item));
      item.append(make("p", { className: "edit-buttons" }, take, change, reject));
      return item;
    });
    const spans = found.pieces.map(([kind, piece]) => make("span", { className: `edit-${kind}` }, piece));
    const field = { role: "textbox", ariaReadOnly: true, ariaMultiLine: true, ariaLabel: words["text-keys"] };
    const text = make("div", { className: "edit-text", tabIndex: 0, onkeydown: byKey, ...field }, ...spans);
    text.choose = async (segment) => {
      const card = await told({ ...taking([segment]), ask: "card" });
      if (card) choose(card, text, text);
    };
    const list = cards.length ? make("ol", {}, ...cards) : make("p", {}, words["no-cards"]);
    const shut = button(words.close, () => {
      kept.removeItem("edit-text");
      panel.remove();
      opener.focus();
    });
    const panel = make("section", { className: "edit-source", ariaLabel: words.text }, list, hint(words.legend), text, shut);
    opener.after(panel);
  };
  const recordSilence = (topic, place, opener) => {
    const lacks = labelled(words["looked-for"], input("lacks", "", { required: true }));
    const fields = [labelled(words.source, choice("source", given.sources, "")), lacks];
    open(words.silence, place, opener, fields, {}, (said) => {
      const take = { topics: [topic], looked_for: said.lacks.split(/[\s,]+/).filter(Boolean) };
      return [{ ask: "take", id: said.source, take }];
    });
  };

  /* The words of a quotation or of a source's text, without the marks of notes. What is left out is a gap. */
  const GAP = "\0";
  const wordsIn = (line) => {
    const nodes = [];
    let text = "";
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(".note-ref")) continue;
      nodes.push([node, text.length]);
      text += node.parentElement.closest(".elision") ? GAP.repeat(node.length) : node.data;
    }
    if (line.closest(".quote--speech")) text = GAP + text.slice(1, -1) + GAP;
    const found = [...new Intl.Segmenter(line.closest("[lang]").lang, { granularity: "word" }).segment(text)];
    /* A figure has its sign, currency and per cent with it: the gate lets no quotation cut them off. */
    const all = found.filter((each) => each.isWordLike).map(({ index, segment }) => {
      const end = index + segment.length;
      const before = text.slice(Math.max(index - 2, 0), index);
      const signed = /^\p{Nd}/u.test(segment) && /[$£€¥]$|(?<![\p{L}\p{N}])[-−]$/u.test(before);
      return [index - signed, end + (/\p{Nd}$/u.test(segment) && /^[%‰]/.test(text.slice(end, end + 1)))];
    });
    const rangeOf = (from, to) => {
      const range = new Range();
      const [first, start] = nodes.findLast(([, base]) => base <= from);
      const [last, base] = nodes.findLast(([, base]) => base < to);
      range.setStart(first, from - start);
      range.setEnd(last, to - base);
      return range;
    };
    const offsetsOf = (range) => {
      const touched = nodes.filter(([node]) => range.intersectsNode(node));
      const ends = touched.map(([node, base]) => [
        base + (node === range.startContainer ? range.startOffset : 0),
        base + (node === range.endContainer ? range.endOffset : node.length),
      ]);
      return [ends[0]?.[0] ?? 0, ends.at(-1)?.[1] ?? 0];
    };
    return { text, all, rangeOf, offsetsOf };
  };

  /* Which words are selected: whole words, up to the first gap, with the marks beside them that were selected too. */
  const MARK = /[^\s\0"“”„«»‘’]/;
  const pick = () => {
    if (getSelection().isCollapsed) return null;
    const range = getSelection().getRangeAt(0).cloneRange();
    const start = range.startContainer;
    const line = (start.closest ? start : start.parentElement).closest("blockquote.words p, .edit-text");
    const block = line?.closest("blockquote[role], .edit-text");
    if (!block) return null;
    if (!line.contains(range.endContainer)) range.setEnd(line, line.childNodes.length);
    const { text, all, rangeOf, offsetsOf } = wordsIn(line);
    const [selectedFrom, selectedTo] = offsetsOf(range);
    const first = all.findIndex(([, end]) => end > selectedFrom);
    let from = all[first]?.[0];
    const last = all.findLastIndex(([start, end]) => start < selectedTo && !text.slice(from, end).includes(GAP));
    if (first < 0 || last < first) return null;
    let to = all[last][1];
    while (from > selectedFrom && MARK.test(text[from - 1])) from -= 1;
    while (to < selectedTo && MARK.test(text[to])) to += 1;
    /* What comes after or before them, if they are there twice. */
    const context = () => {
      const isOnce = (piece) => !piece.includes(GAP) && text.split(piece).length === 2;
      for (let more = 1; more < 12 && !isOnce(text.slice(from, to)); more += 1) {
        const [, end] = all[last + more] ?? [0, 0];
        const [begin] = all[first - more] ?? [to];
        if (end && isOnce(text.slice(from, end))) return { suffix: text.slice(to, end).trim() };
        if (isOnce(text.slice(begin, to))) return { prefix: text.slice(begin, from).trim() };
      }
      return {};
    };
    const found = { block, first, last, on: text.slice(from, to), range: rangeOf(from, to), context };
    found.name = block === line ? words.take : words["add-note"];
    found.run = () => {
      CSS.highlights?.set("edit", new Highlight(found.range));
      const points = [from, to].map((end) => [...text.slice(0, end)].length);
      return block === line ? block.choose(points) : addNote(block, found);
    };
    return found;
  };

  const onpointerdown = (event) => event.preventDefault(); // which would end the selection
  const floating = button(words["add-note"], () => floating.run(), { className: "edit-floating", onpointerdown });
  const offer = () => {
    const found = isOn() && !isChanged() && pick();
    if (!found) return floating.remove();
    const box = found.range.getBoundingClientRect();
    floating.style.top = `${box.bottom + scrollY + 6}px`;
    floating.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 160)) + scrollX}px`;
    floating.textContent = found.name;
    floating.run = found.run;
    if (!floating.isConnected) document.body.append(floating);
  };

  /* By keyboard: N selects the first word, left and right another, up and down one of another paragraph; with Shift they
     move only the end; Enter takes the words. Each selection is said. */
  const turned = (key, isLonger, { text, all }, { first, last }) => {
    const isHead = (at) => !all[at - 1] || !all[at] || text.slice(all[at - 1][1], all[at][0]).includes("\n");
    const stops = [...all.keys()].filter((at) => /Left|Right/.test(key) || isHead(isLonger ? at + 1 : at));
    const isForward = /Right|Down/.test(key);
    const from = isForward || isLonger ? last : first;
    const next = isForward ? stops.find((at) => at > from) : stops.findLast((at) => at < from);
    const to = next ?? (isForward ? all.length - 1 : 0);
    return isLonger ? [first, Math.max(first, to)] : [to, to];
  };
  const byKey = (event) => {
    const { currentTarget: block, key, shiftKey } = event;
    if (event.target !== block || event.ctrlKey || event.metaKey || event.altKey) return;
    const isText = block.matches(".edit-text");
    const inLine = wordsIn(isText ? block : block.querySelector("p"));
    const picked = pick();
    const mine = picked?.block === block && picked;
    const isArrow = key.startsWith("Arrow");
    if (key === "Enter" && (mine || !isText)) mine ? mine.run() : addNote(block, null);
    else if (key === "Escape") getSelection().removeAllRanges();
    else if (inLine.all.length && (mine ? isArrow : key === "n" || (isText && isArrow))) {
      const [first, last] = mine ? turned(key, shiftKey, inLine, mine) : [0, 0];
      const to = inLine.all[last][1];
      const range = inLine.rangeOf(inLine.all[first][0], to + inLine.text.slice(to).match(/^[?!]*/)[0].length);
      getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
      range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
      say(pick()?.on ?? "");
    } else return;
    event.preventDefault();
    event.stopPropagation(); // N turns the theme's pages
  };

  /* While editing there is a button at each text, and quotations are reachable by keyboard. */
  const pencil = (text, key, place, run) => {
    const made = button(`✎ ${text}`, () => run(made), { className: "edit-this", ariaLabel: `${words.edit}: ${text}` });
    made.dataset.key = key;
    beside(place, made);
  };
  const offerTexts = () => {
    const about = of(/^\/topics\/([^/]+)\/$/);
    if (source) pencil(words.text, "text", document.querySelector("article h1"), openText);
    if (source && kept.getItem("edit-text") === source) openText(document.querySelector("[data-key=text]"));
    const uncovered = about && document.querySelector("#part-not-covered-by + h2");
    if (uncovered) pencil(words.silence, "silence", uncovered, (opener) => recordSilence(about, uncovered, opener));
    const owners = {
      page: () => (about ? ["topics", about] : /^\/(index.html)?$/.test(location.pathname) && ["briefing", "briefing"]),
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
      Object.assign(block, { tabIndex: 0, role: "group", ariaLabel: words.quotation, onkeydown: byKey });
      const foot = block.parentElement.querySelector(".quote-foot") ?? block;
      if (!foot.querySelector("[data-key^=on-]")) pencil(words["add-note"], `on-${quoteOf(block)}`, foot, () => addNote(block, null));
    }
  };

  /* At first, when editing begins, and for each new article. */
  const show = () => {
    toggle.ariaPressed = document.body.classList.toggle("editing", isOn());
    if (isOn()) offerTexts();
    const after = JSON.parse(kept.getItem("edit-after") ?? "null");
    kept.removeItem("edit-after");
    if (!after || Date.now() - after.at > 5000) return;
    const target = document.getElementById(after.focus) ?? document.querySelector(`[data-key="${CSS.escape(after.focus)}"]`);
    if (target && !target.matches("button")) target.tabIndex = -1;
    target?.focus();
    setTimeout(() => say(words.saved), 100);
  };

  addEventListener("briefing-reload", (event) => {
    if (!form && !document.querySelector(".edit-dialog")) return;
    event.preventDefault();
    late = true;
    if (form) form.findings.textContent = words.changed;
  });
  addEventListener("briefing-renewed", ({ detail }) => {
    given = JSON.parse(detail.querySelector("script[data-given]").dataset.given);
    count(given);
    show();
  });
  document.addEventListener("selectionchange", offer);
  document.body.prepend(bar);
  count(given);
  show();
})();
