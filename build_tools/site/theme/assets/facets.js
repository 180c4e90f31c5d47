/* Filters a list by the boxes above it. The filter is the address, so it can be kept and sent; what may stand in it
   is decided in build_tools/pages/parts/facets.py. */
(() => {
  const filter = document.querySelector(".facets");
  if (!filter) return;

  const boxes = [...filter.querySelectorAll("input")];
  const facets = [...new Set(boxes.map((box) => box.name))];
  const items = [...document.querySelectorAll("[data-has]")].map((element) => ({
    element,
    boxes: new Set(element.dataset.has.split(" ").map((number) => boxes[number])),
  }));
  /* What is folded away opens as soon as something in it was asked for. */
  const folds = [...document.querySelectorAll("details.graded")];
  const bar = document.querySelector(".facet-bar");
  const [said, clear, files] = [bar.querySelector("[aria-live]"), bar.querySelector("button"), bar.querySelectorAll("a")];
  const words = bar.dataset;
  const every = said.textContent;

  /* The page's words are in its own language, and what this script puts into them is named in braces. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);

  /* Within a facet any chosen value will do; of several facets each must be met. */
  const meets = (item, chosen) => chosen.every((group) => group.some((box) => item.boxes.has(box)));
  const name = (box) => box.nextSibling.textContent.trim();

  const written = (count) => count.toLocaleString(document.documentElement.lang);

  const tell = (words) => {
    if (said.textContent !== words) said.textContent = words;
  };

  /* A section whose items are all hidden is hidden too, and its entry in the table of contents. */
  const showSections = () => {
    for (const heading of document.querySelectorAll("article h2")) {
      const inside = items.filter((item) => item.section === heading);
      const hidden = inside.length > 0 && inside.every((item) => item.element.hidden);
      const entries = [...document.querySelectorAll("nav a")].filter((link) => link.hash === `#${heading.id}`);
      for (const element of [heading, ...entries.map((link) => link.parentElement)]) element.hidden = hidden;
    }
  };

  const show = () => {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    const chosen = facets.map((facet) => boxes.filter((box) => box.checked && box.name === facet)).filter((group) => group.length);
    for (const item of items) item.element.hidden = !meets(item, chosen);
    for (const box of boxes) {
      const others = chosen.filter((group) => group[0].name !== box.name);
      const count = items.filter((item) => item.boxes.has(box) && meets(item, others)).length;
      box.parentElement.lastElementChild.textContent = written(count);
      box.parentElement.classList.toggle("facet-none", count === 0);
    }
    showSections();
    for (const fold of folds) {
      fold.hidden = ![...fold.querySelectorAll("[data-has]")].some((element) => !element.hidden);
      if (chosen.length) fold.open = true;
    }
    const shown = items.filter((item) => !item.element.hidden).length;
    const either = (one, other) => fill(words.either, { one, other });
    const filters = chosen.map((group) => group.map(name).reduce(either)).join("; ");
    tell(filters ? fill(words.filtered, { shown: written(shown), filters }) : every);
    clear.hidden = !filters;
    if (location.protocol === "file:") return;
    for (const link of files) {
      link.textContent = fill(words.save, { format: ending(link).toUpperCase() });
      link.hidden = shown === 0;
    }
  };

  const go = (chosen) => {
    const query = new URLSearchParams(chosen.map((box) => [box.name, box.value])).toString();
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    show();
  };

  /* What is listed is saved as it stands in the file of the whole briefing: the same rows, the same records. */
  const ending = (link) => link.pathname.split(".").pop();
  const only = {
    csv: (text, ids) =>
      text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r\n/g).filter((row, number) => number === 0 || ids.has(row.split('"', 2)[1])).join(""),
    json: (text, ids) => `${JSON.stringify(JSON.parse(text)[words.records].filter((record) => ids.has(record.id)), null, 1)}\n`,
  };

  const save = async (link) => {
    const ids = new Set(items.filter((item) => !item.element.hidden).map((item) => item.element.id.replace(/^[a-z]+-/, "")));
    const found = await fetch(link.href);
    if (!found.ok) throw new Error(found.statusText);
    const made = document.createElement("a");
    made.href = URL.createObjectURL(new Blob([only[ending(link)](await found.text(), ids)]));
    made.download = `${words.records}.${ending(link)}`;
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 1000);
  };

  let section = null;
  for (const element of document.querySelectorAll("article h2, [data-has]")) {
    if (element.matches("h2")) section = element;
    else items.find((item) => item.element === element).section = section;
  }
  for (const box of boxes) box.addEventListener("change", () => go(boxes.filter((each) => each.checked)));
  clear.addEventListener("click", () => {
    go([]);
    filter.querySelector("summary").focus();
  });
  if (location.protocol !== "file:") {
    for (const link of files) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        save(link).catch(() => tell(words.failed));
      });
    }
  }
  addEventListener("popstate", show);
  const reveal = () => {
    const fold = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details.graded:not([open])");
    if (!fold) return;
    fold.open = true;
    location.replace(location.hash);
  };
  addEventListener("hashchange", reveal);
  filter.open = matchMedia("(min-width: 76.25em)").matches;
  filter.hidden = false;
  show();
  reveal();
})();
