// The strip at the foot of a report: all that is known of the statement, figure, person, place or
// time that was clicked, tabbed to or linked to; and links to any words.
import { pointsOf, rangeOf } from "./points.js";

const article = document.querySelector("article");
const lens = document.getElementById("lens");
const body = document.getElementById("lens-body");
const said = document.getElementById("lens-said");
const link = document.getElementById("lens-link");
const SPAN = /^c(\d+)-(\d+)$/;
let shown = null;
let selected = null;

const about = (anchor) => document.getElementById("about-" + anchor);
const isItem = (anchor) => /^[fept]\d+$/.test(anchor) && about(anchor);

function parts(anchor) {
  return article.querySelectorAll(`[data-items~="${CSS.escape(anchor)}"]`);
}

/** Show what is known of some anchors, the first on top. */
function show(anchors) {
  const known = anchors.filter((anchor) => about(anchor));
  shown = known[0] || null;
  said.textContent = "";
  body.replaceChildren(...known.map((anchor) => {
    const piece = document.createElement("div");
    piece.className = "lens-item";
    piece.append(about(anchor).content.cloneNode(true));
    return piece;
  }));
  body.scrollTop = 0;
  lens.hidden = !known.length && !selected;
  document.body.classList.toggle("looking", !lens.hidden);
  for (const part of article.querySelectorAll(".picked")) part.classList.remove("picked");
  for (const anchor of known.filter(isItem)) {
    for (const part of parts(anchor)) part.classList.add("picked");
  }
  document.dispatchEvent(new CustomEvent("looked", { detail: shown }));
}

function pick(anchor, { scroll = true } = {}) {
  const part = parts(anchor)[0];
  show([anchor, ...(part?.getAttribute("data-on") || "").split(" ").filter(Boolean)]);
  history.replaceState(null, "", "#" + anchor);
  if (scroll && part) part.scrollIntoView({ block: "center" });
}

article.addEventListener("pinned", (event) => show(event.detail ? [event.detail] : []));

// After page.js has pinned the statement: the figure or person inside it goes on top.
article.addEventListener("click", (event) => {
  const part = event.target instanceof Element && event.target.closest("[data-items]");
  if (!part || event.target.closest(".note") || !getSelection().isCollapsed) return;
  const items = part.getAttribute("data-items").split(" ");
  const pinned = shown && !isItem(shown) ? [shown] : [];
  show([...items, ...pinned]);
  if (!pinned.length) history.replaceState(null, "", "#" + items[0]);
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element && event.target.closest("a[href^='#']");
  const anchor = target && target.getAttribute("href").slice(1);
  if (!anchor || target.closest(".note")) return;
  if (isItem(anchor)) {
    event.preventDefault();
    pick(anchor);
  } else if (target.closest("#lens") && document.getElementById(anchor)) {
    event.preventDefault();
    document.getElementById(anchor).focus();
  }
});

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const range = selection.isCollapsed ? null : selection.getRangeAt(0);
  selected = range && article.contains(range.commonAncestorContainer) ? pointsOf(range) : null;
  link.textContent = selected ? "Copy link to these words" : "Copy link";
  if (selected) lens.hidden = false;
  else if (!shown) lens.hidden = true;
  document.body.classList.toggle("looking", !lens.hidden);
});

/** The address of what is selected or shown. */
function address() {
  const here = new URL(location.href);
  if (selected) here.hash = `c${selected[0]}-${selected[1]}`;
  else if (shown) here.hash = shown;
  return here.href;
}

link.addEventListener("click", async () => {
  const text = address();
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied.";
  } catch {
    // Without https a browser may keep the clipboard; the address can still be copied by hand.
    said.textContent = text;
  }
});

function close() {
  selected = null;
  show([]);
}
document.getElementById("lens-close").addEventListener("click", () => {
  getSelection().removeAllRanges();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

function follow() {
  const anchor = location.hash.slice(1);
  const points = SPAN.exec(anchor);
  if (isItem(anchor)) pick(anchor);
  else if (points) point(Number(points[1]), Number(points[2]));
  else if (about(anchor)) show([anchor]);
}

/** Light the words that an address points at, and tell what is read there. */
function point(begin, end) {
  const range = rangeOf(article, begin, end);
  if (!range) return;
  const first = range.startContainer.parentElement;
  show((first.getAttribute("data-on") || "").split(" ").filter(Boolean));
}

addEventListener("hashchange", follow);
follow();

// An editor's way from what is shown to where it is decided.
const checking = document.getElementById("lens-check");
function offer(anchor) {
  const kind = { s: "statement", f: "figure" }[anchor?.[0]];
  checking.hidden = !kind;
  const subject = `${kind}:${checking.dataset.version}:${anchor}`;
  if (kind) checking.href = `/check?subject=${encodeURIComponent(subject)}`;
}
if (checking) {
  document.addEventListener("looked", (event) => offer(event.detail));
  offer(shown);
}
