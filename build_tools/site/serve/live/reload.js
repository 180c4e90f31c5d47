// Show the page that the server has at this address whenever it is another one, even if the server was restarted
// meanwhile. Where only the article differs, only that is replaced: nothing moves, and it is there at once. Otherwise,
// and where scripts of the page hold parts of it, the page is loaded again. Whoever is editing may put it off.
// A hidden page doesn't ask, since a browser opens few connections to one host.
"use strict";
(() => {
  const ALIVE = ".facets, .lemmas, .cite, .owncopy";
  let { mark } = document.currentScript.dataset;
  let asking = new AbortController();
  const happens = (target, name) => new Promise(done => target.addEventListener(name, done, { once: true }));
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const around = page =>
    [...page.querySelectorAll("title, nav, .live-findings, script[data-loaded]")]
      .map(each => each.dataset.loaded ?? each.outerHTML).join("\n");
  let before = around(document); // deferred like the page's own scripts, and before them
  const present = async () => {
    asking = new AbortController();
    const answer = await fetch(`/.live/mark/${mark}${location.pathname}`, { cache: "no-store", signal: asking.signal });
    return answer.ok ? answer.text() : mark;
  };
  const renew = async () => {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [old, article] = [document, page].map(each => each.querySelector("article"));
    if (!old || !article || document.querySelector(ALIVE) || around(page) !== before) return location.reload();
    const opened = [...old.querySelectorAll("details")].map(each => each.open);
    article.querySelectorAll("details").forEach((each, number) => (each.open = opened[number] ?? each.open));
    old.replaceWith(article);
    ({ mark } = page.querySelector("script[data-mark]").dataset);
    dispatchEvent(new CustomEvent("briefing-renewed", { detail: page }));
    // The theme follows the new headings when the article has been painted, which it would put off.
    requestAnimationFrame(() => setTimeout(() => globalThis.document$?.next(document)));
    return null;
  };
  const follow = async () => {
    for (;;) {
      if (document.hidden) await happens(document, "visibilitychange");
      try {
        if ((await present()) === mark) continue;
      } catch {
        await pause(500);
        continue;
      }
      if (!dispatchEvent(new Event("briefing-reload", { cancelable: true }))) return;
      await renew().catch(() => location.reload());
    }
  };
  addEventListener("load", follow);
  addEventListener("visibilitychange", () => document.hidden && asking.abort());
})();
