// Reload the page when the server has another one at its address, even if the server was restarted meanwhile.
// A hidden page doesn't ask, since a browser opens few connections to one host. Whoever is editing may put it off.
"use strict";
(() => {
  const shown = document.currentScript.dataset.mark;
  let asking = new AbortController();
  const happens = (target, name) => new Promise(done => target.addEventListener(name, done, { once: true }));
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const present = async () => {
    asking = new AbortController();
    const answer = await fetch(`/.live/mark/${shown}${location.pathname}`, { cache: "no-store", signal: asking.signal });
    return answer.ok ? answer.text() : shown;
  };
  const follow = async () => {
    for (;;) {
      if (document.hidden) await happens(document, "visibilitychange");
      try {
        if ((await present()) !== shown)
          return dispatchEvent(new Event("briefing-reload", { cancelable: true })) && location.reload();
      } catch {
        await pause(500);
      }
    }
  };
  addEventListener("load", follow);
  addEventListener("visibilitychange", () => document.hidden && asking.abort());
})();
