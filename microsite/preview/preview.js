// What the preview adds to a page: problems in the content over the page last seen, styles without a reload, and after a
// reload the place and the focus that were there before.
(() => {
  "use strict";
  const KEPT = "preview-place";
  const PATIENCE = 1000;
  const RELOADED_BY_THEN = 500;
  const VERSION = new URL(document.currentScript.src).search;
  let lost = false;

  function element(name, words, kind) {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    if (kind) made.className = kind;
    return made;
  }

  function excerpt(problem) {
    const line = element("pre", "", "line");
    const { before, meant, after } = problem.excerpt;
    line.append(element("span", String(problem.line), "number"), before, element("mark", meant), after);
    return line;
  }

  function entry(problem) {
    const item = element("li");
    item.append(element("p", problem.where, "where"), element("p", problem.message, "what"));
    if (problem.excerpt) item.append(excerpt(problem));
    item.append(element("p", problem.why, "why"), element("p", problem.hint, "hint"));
    return item;
  }

  function panel() {
    let host = document.getElementById("preview-problems");
    if (!host) {
      host = element("aside");
      host.id = "preview-problems";
      host.attachShadow({ mode: "open" });
      document.documentElement.append(host);
    }
    return host;
  }

  function show(state) {
    const host = panel();
    const before = !host.hidden && host.shadowRoot.querySelector("details");
    host.hidden = !state.problems.length;
    host.lang = state.language;
    const style = element("link");
    style.rel = "stylesheet";
    style.href = "/preview/preview.css";
    const section = element("section");
    section.setAttribute("role", "alert");
    const folded = element("details");
    folded.open = !before || before.open;
    folded.append(element("summary", state.heading));
    const list = element("ul");
    list.append(...state.problems.map(entry));
    folded.append(element("p", state.about, "about"), list);
    section.append(folded);
    host.shadowRoot.replaceChildren(style, section);
  }

  // A new style takes the place of all that came before it, also of those that are still on their way.
  function restyle(name) {
    const before = [...document.querySelectorAll('link[rel="stylesheet"]')];
    const fresh = before[0].cloneNode();
    fresh.href = "/" + name;
    fresh.addEventListener("load", () => before.forEach((sheet) => sheet.remove()));
    fresh.addEventListener("error", () => fresh.remove());
    before.at(-1).after(fresh);
  }

  function path(node) {
    const steps = [];
    for (let at = node; at && at.parentElement; at = at.parentElement) {
      steps.unshift([...at.parentElement.children].indexOf(at) + 1);
    }
    return steps.map((step) => ` > :nth-child(${step})`).join("");
  }

  function folds() {
    return [...document.querySelectorAll("details")];
  }

  function keep() {
    const focused = document.activeElement === document.body ? "" : path(document.activeElement);
    sessionStorage.setItem(KEPT, JSON.stringify([location.pathname, scrollX, scrollY, focused, folds().map((each) => each.open)]));
  }

  function restore() {
    const [page, x, y, focused, open] = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
    sessionStorage.removeItem(KEPT);
    if (page !== location.pathname) return;
    folds().forEach((each, number) => (each.open = open[number] ?? each.open));
    scrollTo(x, y);
    if (focused) document.querySelector(":root" + focused)?.focus({ preventScroll: true });
  }

  function connect() {
    const socket = new WebSocket(`ws://${location.host}/preview/socket${VERSION}`);
    socket.addEventListener("open", () => {
      if (lost) location.reload();
    });
    socket.addEventListener("message", (event) => {
      const said = JSON.parse(event.data);
      if (said.reload) location.reload();
      if (said.styles) restyle(said.styles);
      if (said.problems) show(said);
      // livereload loads the page again, but has a socket of its own, which may not be open yet
      if (said.version && `?${said.version}` !== VERSION) setTimeout(() => location.reload(), RELOADED_BY_THEN);
    });
    socket.addEventListener("close", () => {
      lost = true;
      setTimeout(connect, PATIENCE);
    });
  }

  addEventListener("pagehide", keep);
  addEventListener("DOMContentLoaded", () => {
    restore();
    connect();
  });
})();
