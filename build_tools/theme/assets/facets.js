/* Filters the index of quotes by its facets. The filter is the address, so it can be kept and sent. */
(() => {
  const facets = document.getElementById("facets");
  const index = document.getElementById("quote-index");
  const count = document.getElementById("quote-count");
  if (!facets || !index || !count) return;

  const rows = [...index.children];
  const links = [...facets.querySelectorAll("a[data-facet]")];
  const has = (row, facet, value) => (row.dataset[facet] || "").split(" ").includes(value);

  /* Within a facet any chosen value will do; of several facets each must be met. */
  const meets = (row, chosen, but) =>
    Object.entries(chosen).every(([facet, values]) => facet === but || values.some((value) => has(row, facet, value)));

  const read = () => {
    const chosen = {};
    for (const [facet, value] of new URLSearchParams(location.search)) {
      if (links.some((link) => link.dataset.facet === facet && link.dataset.value === value)) {
        (chosen[facet] ||= []).push(value);
      }
    }
    return chosen;
  };

  const show = () => {
    const chosen = read();
    for (const row of rows) row.hidden = !meets(row, chosen, null);
    for (const link of links) {
      const { facet, value } = link.dataset;
      const number = rows.filter((row) => has(row, facet, value) && meets(row, chosen, facet)).length;
      link.querySelector(".facet-count").textContent = number;
      link.setAttribute("aria-pressed", (chosen[facet] || []).includes(value));
      link.classList.toggle("facet-empty", number === 0);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = shown === rows.length ? `${rows.length} quotes.` : `${shown} of ${rows.length} quotes.`;
    clear.hidden = shown === rows.length && !Object.keys(chosen).length;
  };

  const go = (search) => {
    history.pushState(null, "", search || location.pathname);
    show();
  };

  const toggle = (link) => {
    const params = new URLSearchParams(location.search);
    const { facet, value } = link.dataset;
    const others = params.getAll(facet).filter((each) => each !== value);
    const adding = others.length === params.getAll(facet).length;
    params.delete(facet);
    for (const each of adding ? [...others, value] : others) params.append(facet, each);
    go(params.size ? `?${params}` : "");
  };

  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const listed = () =>
    rows
      .filter((row) => !row.hidden)
      .map((row) => ({
        id: row.dataset.quote,
        quote: row.querySelector("a:not(.siglum)").textContent,
        ...Object.fromEntries(["kind", "speaker", "topic", "source", "lineage", "verdict"].map((key) => [key, row.dataset[key] || ""])),
      }));

  /* A cell that begins like a formula is made text, since spreadsheets run formulas. */
  const cell = (text) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const csv = (found) => [Object.keys(found[0] || { id: "" }), ...found.map(Object.values)].map((row) => row.map(cell).join(",")).join("\r\n");

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "facet-button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  const clear = button("Clear all filters", () => go(""));
  const bar = document.createElement("p");
  bar.className = "facet-bar";
  bar.append(
    clear,
    button("This list as CSV", () => save("quotes.csv", "text/csv", csv(listed()))),
    button("This list as JSON", () => save("quotes.json", "application/json", JSON.stringify(listed(), null, 1)))
  );
  facets.after(bar);

  for (const link of links) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      toggle(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      toggle(link);
    });
  }
  addEventListener("popstate", show);
  facets.hidden = false;
  show();
})();
