"use strict";
(() => {
  const ROLES = ["source", "cue", "content", "addressee"];
  const article = document.querySelector("article");
  const notes = [...article.querySelectorAll(".note a")];
  const byAnchor = new Map(notes.map((note) => [note.id, note]));
  const parts = new Map();
  for (const part of article.querySelectorAll("[data-on]")) {
    for (const role of ROLES) {
      for (const anchor of (part.getAttribute("data-" + role) || "").split(" ")) {
        if (!parts.has(anchor)) parts.set(anchor, []);
        parts.get(anchor).push([part, role]);
      }
    }
  }
  let pinned = null;
  let lit = [];

  function light(anchor) {
    for (const [element, names] of lit) element.classList.remove(...names);
    lit = [];
    const note = byAnchor.get(anchor);
    article.classList.toggle("lighting", Boolean(note));
    if (!note) return;
    for (const [part, role] of parts.get(anchor) || []) lit.push([part, ["lit", "lit-" + role]]);
    lit.push([note.parentElement, ["lit"]]);
    for (const [element, names] of lit) element.classList.add(...names);
  }

  function pin(anchor, { focus = true, scroll = true } = {}) {
    pinned = byAnchor.has(anchor) ? anchor : null;
    light(pinned);
    article.dispatchEvent(new CustomEvent("pinned", { detail: pinned }));
    history.replaceState(null, "", pinned ? "#" + pinned : location.pathname + location.search);
    if (!pinned) return;
    if (focus) byAnchor.get(pinned).focus({ preventScroll: !scroll });
    const first = (parts.get(pinned) || [])[0];
    if (scroll && first) first[0].scrollIntoView({ block: "nearest" });
  }

  function owners(target) {
    const part = target instanceof Element && target.closest("[data-on]");
    return part ? part.getAttribute("data-on").split(" ") : [];
  }

  article.addEventListener("pointerover", (event) => {
    const note = event.target.closest(".note a");
    light(note ? note.id : owners(event.target)[0] || pinned);
  });
  article.addEventListener("pointerleave", () => light(pinned));
  article.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note a");
    if (note && note.id !== pinned) pin(note.id, { focus: false });
  });
  article.addEventListener("click", (event) => {
    const note = event.target.closest(".note a");
    if (note) {
      event.preventDefault();
      pin(note.id, { scroll: false });
      return;
    }
    // Words inside several statements: each further click goes one level out, then back in.
    const here = owners(event.target);
    const selecting = !getSelection().isCollapsed;
    if (here.length && !selecting) {
      pin(here[(here.indexOf(pinned) + 1) % here.length], { scroll: false });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      CSS.highlights?.clear();
      pin(null);
      return;
    }
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const at = notes.indexOf(byAnchor.get(pinned));
    const next = step && at >= 0 ? notes[at + step] : undefined;
    if (!next) return;
    event.preventDefault();
    pin(next.id);
  });

  // #c120-140 points at characters, counted in code points as in the record.
  function range(begin, end) {
    const found = new Range();
    let passed = 0;
    for (const paragraph of article.querySelectorAll("p.text")) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const characters = [...node.data];
        const units = (count) => characters.slice(0, count).join("").length;
        const after = passed + characters.length;
        if (begin >= passed && begin < after) found.setStart(node, units(begin - passed));
        if (end > passed && end <= after) {
          found.setEnd(node, units(end - passed));
          return found;
        }
        passed = after;
      }
    }
    return null;
  }

  function follow() {
    const anchor = location.hash.slice(1);
    const points = /^c(\d+)-(\d+)$/.exec(anchor);
    if (!points) {
      if (byAnchor.has(anchor)) pin(anchor);
      return;
    }
    const pointed = range(Number(points[1]), Number(points[2]));
    if (!pointed || !window.Highlight) return;
    CSS.highlights.set("pointed", new Highlight(pointed));
    pointed.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  addEventListener("hashchange", follow);
  follow();
})();
