/* Lets a reader check quotations against their own copy of an article. The text stays in this page: it is read, hashed and
   searched here by commitment.js, and nothing is sent. That script and the pin are loaded when they are first needed, by
   script elements, so that all of it works from disk too. */
(() => {
  const place = document.querySelector(".owncopy");
  const links = [...place.querySelectorAll("a[href$='.json']")];
  const assets = new URL(".", document.currentScript.src);
  const pins = new URL(".", links[0].href);
  const MOST = 3_000_000;

  const loaded = new Map();
  globalThis.pinPart = (name, data) => loaded.set(name, data);
  const loading = new Map();
  const load = (address) => {
    if (!loading.has(address)) {
      const arriving = new Promise((done, failed) => {
        const script = document.createElement("script");
        script.addEventListener("load", done);
        script.addEventListener("error", () => failed(new Error(`${address} could not be loaded`)));
        script.src = address;
        document.head.append(script);
      });
      arriving.catch(() => loading.delete(address));
      loading.set(address, arriving);
    }
    return loading.get(address);
  };
  const part = async (name) => {
    await load(new URL(`${name}.js`, pins).href);
    return loaded.get(name);
  };

  const made = (tag, words = "", attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = words;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);

  /* The text that a saved page shows, a line for each block. The parser runs no script of it and fetches nothing. */
  const UNSEEN = new Set(["head", "noscript", "script", "style", "template", "title"]);
  const INLINE = new Set(
    "a abbr b bdi bdo cite code data del em font i ins kbd label mark q ruby s small span strong sub sup time u var wbr".split(" "),
  );
  const visibleText = (page) => {
    const pieces = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) pieces.push(node.data.replace(/\s+/g, " "));
      if (node.nodeType !== Node.ELEMENT_NODE || UNSEEN.has(node.localName)) return;
      const edge = INLINE.has(node.localName) ? "" : "\n";
      pieces.push(edge);
      node.childNodes.forEach(walk);
      pieces.push(edge);
    };
    walk(new DOMParser().parseFromString(page, "text/html").documentElement);
    return pieces.join("").replace(/ *\n[ \n]*/g, "\n").trim();
  };

  const textOf = async (file) => {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    return /\.x?html?$/i.test(file.name) ? visibleText(text) : text;
  };

  const show = ({ words, folds, language }) => {
    const form = made("div", "", { class: "own-copy-form", lang: language });
    const source = made("select", "", { id: "own-copy-source" });
    for (const [number, link] of links.entries()) source.append(made("option", link.textContent, { value: number }));
    const text = made("textarea", "", { id: "own-copy-text", rows: 8, spellcheck: "false", autocomplete: "off", "aria-describedby": "own-copy-stays" });
    const key = made("input", "", { id: "own-copy-key", autocomplete: "off", spellcheck: "false" });
    const file = made("input", "", { id: "own-copy-file", type: "file", accept: ".txt,.html,.htm,.xhtml,text/plain,text/html" });
    const run = made("button", words.run, { type: "button", class: "md-button md-button--primary" });
    const said = made("p", "", { class: "own-copy-said", role: "status" });
    const found = made("ol", "", { class: "own-copy-found" });
    const line = (label, control) => {
      const row = made("div");
      row.append(made("label", label, { for: control.id }), control);
      return row;
    };
    const keyLine = line(words.key, key);
    keyLine.hidden = true;
    form.append(...(links.length > 1 ? [line(words.source, source)] : []), line(words.article, text), made("p", words.stays, { id: "own-copy-stays" }));
    form.append(line(words.file, file), keyLine, run, said, found);
    place.prepend(form);

    const tell = (sentence) => {
      said.textContent = sentence;
    };
    const clear = () => found.replaceChildren();

    const differing = (compared) => {
      const shown = made("span");
      let last = null;
      for (const [sign, word] of compared) {
        if (last?.sign !== sign) {
          const element = made({ "=": "span", "-": "del", "+": "ins" }[sign]);
          if (sign !== "=") element.append(made("span", `${sign === "-" ? words["only-quoted"] : words["only-copy"]} `, { class: "unseen" }));
          if (last && !/\s$/.test(last.element.textContent)) shown.append(" ");
          shown.append(element);
          last = { sign, element };
        }
        last.element.append(word);
      }
      return shown;
    };

    const entry = (outcome, how, quotation) => {
      const row = made("li", "", { class: `own-copy-${outcome}` });
      row.append(made("strong", how), " ", quotation);
      return row;
    };

    const item = (proof, outcome, quote) => {
      const how = fill(words[outcome.how], { folds: outcome.folds.map((name) => folds[name]).join(", ") });
      const quotation = made("q");
      if (outcome.how === "differs") quotation.append(differing(outcome.words));
      else quotation.textContent = proof.exact.replace(/\s+/g, " ");
      const listed = entry(outcome.how, how, quotation);
      if (quote) {
        const address = new URL(`../../quotes/${quote}/${location.protocol === "file:" ? "index.html" : ""}`, pins);
        listed.append(" ", made("a", words.page, { href: address.href }));
      }
      return listed;
    };

    const ORDER = ["missing", "differs", "folded", "exact"];
    const check = async () => {
      clear();
      if (!text.value.trim()) return tell(words.empty);
      if (text.value.length > MOST) return tell(words.long);
      tell(words.working);
      const name = new URL(links[source.value].href).pathname.split("/").pop().replace(/\.json$/, "");
      const [{ pin, quotes }] = await Promise.all([part(name), load(new URL("commitment.js", assets).href)]);
      const commitment = globalThis.briefingCommitment;
      keyLine.hidden = !pin.keyed;
      /* What has been said is painted first: hashing keeps the page busy for a moment. */
      await new Promise((done) => setTimeout(done, 50));
      if (commitment.problemOf(pin)) return tell(words.unsound);
      const copy = commitment.prepared(text.value);
      const digits = pin.keyed ? key.value.trim() : "";
      if (!/^([0-9a-f]{64})?$/i.test(digits)) return tell(words["bad-key"]);
      const same = commitment.pinnedForm(pin, copy, commitment.fromHex(digits)) !== null;
      const absent = same ? [] : commitment.absentIn(pin, copy);
      const search = commitment.searching(copy);
      const outcomes = pin.proofs.map((proof, number) => [proof, search(proof.exact), quotes[number]]);
      const counts = Object.fromEntries(ORDER.map((how) => [how, outcomes.filter(([, { how: its }]) => its === how).length]));
      outcomes.sort(([, one], [, other]) => ORDER.indexOf(one.how) - ORDER.indexOf(other.how));
      found.append(...absent.map((word) => entry("absent", words.absent, made("q", word))), ...outcomes.map((each) => item(...each)));
      const different = pin.keyed && commitment.mayLackItsKey(pin, copy) ? "other-key" : "other";
      const outcome = same ? "same" : pin.keyed && !digits ? "keyless" : different;
      return tell(fill(words[outcome], { count: pin.proofs.length, ...counts }));
    };

    const start = () => {
      run.disabled = true;
      return check()
        .catch(() => tell(words.failed))
        .finally(() => (run.disabled = false));
    };
    const take = async (given) => {
      clear();
      if (given.size > MOST) return tell(words.long);
      try {
        text.value = await textOf(given);
      } catch {
        return tell(words.unreadable);
      }
      return start();
    };

    run.addEventListener("click", start);
    file.addEventListener("change", () => {
      const [given] = file.files;
      if (!given) return;
      take(given);
      file.value = ""; /* so that the same file can be chosen again */
    });
    source.addEventListener("change", () => (clear(), tell("")));
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("own-copy-over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("own-copy-over"));
    form.addEventListener("drop", (event) => {
      form.classList.remove("own-copy-over");
      const [given] = event.dataTransfer.files;
      if (!given) return;
      event.preventDefault();
      take(given);
    });
  };

  part("index").then(show, () => {});
})();
