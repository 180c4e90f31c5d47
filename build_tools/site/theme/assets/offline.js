/* A browser starts no worker for a page from disk. Search runs in one, so here it runs in a hidden frame of the page,
   which shares the page's origin: messages go in and out as events, later and in order, as a worker's do. */
(() => {
  if (location.protocol !== "file:") return;

  const load = (frame, address) =>
    new Promise((loaded, failed) => {
      const script = frame.document.createElement("script");
      script.addEventListener("load", loaded);
      script.addEventListener("error", () => failed(new Error(`${address} could not be loaded`)));
      script.src = address;
      frame.document.head.append(script);
    });

  /* The theme's worker looks for this name to know that it runs in a frame. */
  window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      const element = document.createElement("iframe");
      element.hidden = true;
      element.title = document.querySelector('[data-md-component="search"]').getAttribute("aria-label");
      document.body.append(element);
      const frame = element.contentWindow;
      const absolute = (path) => new URL(path, document.baseURI).href;
      const tell = (target, data) => setTimeout(() => target.dispatchEvent(new MessageEvent("message", { data })));
      frame.postMessage = (data) => tell(this, data);
      frame.importScripts = (...paths) => paths.reduce((before, path) => before.then(() => load(frame, absolute(path))), Promise.resolve());
      const started = load(frame, absolute(address));
      this.postMessage = (data) => started.then(() => tell(frame, data));
      this.terminate = () => element.remove();
    }
  };
  window.Worker = window.IFrameWorker;
})();
