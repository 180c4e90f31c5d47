/* On a quote's page: another source's reading can be taken as the lemma, and citations can be copied. The choice and what
   each lemma gives are in the page already and only shown or hidden here. What is chosen is in the address. */
(() => {
  const list = document.querySelector("ol.readings");
  const items = list ? [...list.children] : [];
  const bar = document.querySelector(".lemmas");
  const radios = bar ? [...bar.querySelectorAll("input")] : [];
  const parts = [...document.querySelectorAll("[data-lemma]")];

  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const show = (lemma) => {
    for (const part of parts) part.hidden = !part.dataset.lemma.split(" ").includes(lemma);
    for (const radio of radios) radio.checked = radio.value === lemma;
    const first = items.find((item) => item.dataset.reading === lemma);
    list.append(first, ...items.filter((item) => item !== first));
  };

  const choose = (lemma) => {
    const address = new URL(location);
    if (lemma === radios[0].value) address.searchParams.delete("lemma");
    else address.searchParams.set("lemma", lemma);
    history.replaceState(history.state, "", address);
    show(lemma);
  };

  /* A link may lead to words that another lemma shows. */
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const part = target && target.closest("[data-lemma][hidden]");
    if (!part) return;
    choose(part.dataset.lemma.split(" ")[0]);
    target.scrollIntoView();
  };

  const offer = () => {
    bar.addEventListener("change", (event) => choose(event.target.value));
    bar.hidden = false;
    const asked = new URLSearchParams(location.search).get("lemma");
    show(radios.some((radio) => radio.value === asked) ? asked : radios[0].value);
    addEventListener("hashchange", reveal);
    reveal();
  };

  /* What the page says in its own language is in the data of the element around the citations. Where a page may not write
     to the clipboard, the text is selected instead. */
  const copy = async (row, said, words) => {
    const text = row.firstElementChild;
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = words.selected;
    }
  };

  if (bar) offer();
  for (const row of document.querySelectorAll(".cite dd")) {
    const words = row.closest(".cite").dataset;
    const said = make("span", { className: "copied" });
    said.setAttribute("role", "status");
    const button = make("button", { type: "button", className: "copy" }, words.copy);
    button.setAttribute("aria-label", words.copyWhat.replace("{what}", row.previousElementSibling.textContent));
    button.addEventListener("click", () => copy(row, said, words));
    row.append(make("p", { className: "copy-bar" }, said, button));
  }
})();
