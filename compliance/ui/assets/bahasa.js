// Turns the built-in English words of the widgets into Bahasa Indonesia. What a person or a
// workbook wrote (stText, stHtml, stMarkdown) is left alone.
(() => {
  "use strict";
  const words = __KATA__;
  const exact = new Map(Object.entries(words.exact));
  const patterns = words.patterns.map(([source, target]) => [new RegExp(source), target]);
  const OWN = '[data-testid="stText"],[data-testid="stHtml"],[data-testid="stMarkdown"]';
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

  const translated = (text) => {
    const core = text.trim();
    if (!core || core.length > 200) return null;
    const word = exact.get(core);
    if (word !== undefined) return word === core ? null : text.replace(core, word);
    for (const [pattern, target] of patterns) {
      if (pattern.test(core)) return text.replace(core, core.replace(pattern, target));
    }
    return null;
  };

  const visitText = (node) => {
    const parent = node.parentElement;
    if (!parent || parent.closest(OWN)) return;
    const text = translated(node.data);
    if (text !== null && text !== node.data) node.data = text;
  };

  const visitAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const text = value === null ? null : translated(value);
      if (text !== null && text !== value && !element.closest(OWN)) element.setAttribute(name, text);
    }
  };

  const visit = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return visitText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    visitAttributes(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) visitText(node);
      else visitAttributes(node);
    }
  };

  new MutationObserver((changes) => {
    document.documentElement.lang = "id";
    for (const change of changes) {
      if (change.type === "characterData") visitText(change.target);
      else if (change.type === "attributes") visitAttributes(change.target);
      else change.addedNodes.forEach(visit);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
})();

// On a phone the menu lies over the page: once opened, it must not do so again on every page that is loaded.
if (matchMedia("(max-width: 768px)").matches) {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith("stSidebarCollapsed")).forEach((key) => localStorage.removeItem(key));
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

// A table draws the names that stay in place while it is scrolled, and the boxes that select its rows, at six
// tenths of their strength: too pale to be read. What is drawn so is drawn in full.
(() => {
  "use strict";
  const canvas = CanvasRenderingContext2D.prototype;
  const alpha = Object.getOwnPropertyDescriptor(canvas, "globalAlpha");
  Object.defineProperty(canvas, "globalAlpha", {
    ...alpha,
    set(value) {
      alpha.set.call(this, value === 0.6 ? 1 : value);
    },
  });
})();

// F7 goes to the first table of the page, which is otherwise some forty steps with Tab away.
addEventListener("keydown", (event) => {
  if (event.key !== "F7" || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const table = document.querySelector('[data-testid="stMain"] [data-testid="data-grid-canvas"]');
  if (table === null) return;
  event.preventDefault();
  table.focus();
  table.scrollIntoView({ block: "nearest" });
});

// Leaves for the sign-in form once the session is over. Asking does not keep it alive.
(() => {
  "use strict";
  let asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch("/sesi", { cache: "no-store", credentials: "same-origin" });
      if (answer.status === 401) {
        const here = location.pathname + location.search;
        location.replace("/masuk?lanjut=" + encodeURIComponent(here));
      }
    } catch {
      // the server is away: Streamlit says so by itself
    } finally {
      asking = false;
    }
  };

  setInterval(ask, 30_000);
  addEventListener("focus", ask);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  // A session that ends takes its websocket with it, and that is the first thing to be noticed here.
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("close", ask);
    }
  };
})();
