// Checking by keyboard: A right, R wrong, S C T D take the selected words, Ctrl-Enter saves what was
// corrected, N passes on, U takes the last decision back.
import { pointsOf } from "./points.js";

const check = document.getElementById("check");
const article = check.querySelector("article");
const form = document.getElementById("decide");
const told = document.getElementById("told");
const correct = document.getElementById("correct");
const SKIPPED = "onrecord-skipped";
const LAST = "onrecord-last";
const spans = {};

const kept = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
};

function changed() {
  const value = { ...spans };
  for (const input of form.querySelectorAll("[data-field]")) {
    const now = input.type === "checkbox" ? input.checked : input.value.trim();
    const then = input.type === "checkbox" ? input.defaultChecked : initial(input);
    if (now === then) continue;
    if ("number" in input.dataset) value[input.dataset.field] = now === "" ? null : Number(now);
    else value[input.dataset.field] = now === "" ? null : now;
  }
  return value;
}

function initial(input) {
  if (input instanceof HTMLSelectElement) {
    const first = [...input.options].find((option) => option.defaultSelected) || input.options[0];
    return first.value;
  }
  return input.defaultValue.trim();
}

function note() {
  const wrong = [...form.querySelectorAll("[data-number]")].some((i) => Number.isNaN(Number(i.value)));
  correct.disabled = wrong || !Object.keys(changed()).length;
}

async function send(action, subject, value) {
  const body = new FormData();
  body.set("token", form.elements.token.value);
  body.set("subject", subject);
  body.set("action", action);
  body.set("why", form.elements.why.value);
  if (value) body.set("value", JSON.stringify(value));
  const answer = await fetch("/check/decide", {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
  });
  if (answer.ok) return true;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  told.textContent = page.querySelector(".lead")?.textContent || "That could not be saved.";
  return false;
}

function go(subject) {
  const kind = check.dataset.kind;
  location.href = subject ? `/check?subject=${encodeURIComponent(subject)}` : `/check?kind=${kind}`;
}

/** On to the next one that was not passed over in this sitting. */
function next() {
  const skipped = kept(SKIPPED) || [];
  const words = new URLSearchParams({ kind: check.dataset.kind, skip: skipped.join(" ") });
  location.href = `/check?${words}`;
}

async function decide(action) {
  const value = action === "correct" ? changed() : null;
  if (value && !Object.keys(value).length) return;
  if (!(await send(action, check.dataset.subject, value))) return;
  sessionStorage.setItem(LAST, JSON.stringify(check.dataset.subject));
  next();
}

async function undo() {
  const last = kept(LAST);
  if (!last) {
    told.textContent = "Nothing was decided in this sitting.";
    return;
  }
  if (!(await send("withdraw", last))) return;
  sessionStorage.removeItem(LAST);
  go(last);
}

function skip() {
  const skipped = (kept(SKIPPED) || []).slice(-30);
  sessionStorage.setItem(SKIPPED, JSON.stringify([...skipped, check.dataset.subject]));
  next();
}

/** Take the selected words for a part of the statement; several selections cannot be made. */
function take(name) {
  const selection = getSelection();
  const points = selection.rangeCount && !selection.isCollapsed && pointsOf(selection.getRangeAt(0));
  if (!points) {
    told.textContent = "Select the words in the text first.";
    return;
  }
  const [begin, end] = trimmed(points, selection.toString());
  const one = check.dataset.kind === "figure";
  spans[name] = one ? [begin, end] : [[begin, end]];
  document.getElementById(`words-${name}`).textContent = selection.toString().trim();
  told.textContent = "Not saved yet.";
  note();
}

/** The points without the white space at either end, which spans never have. */
function trimmed([begin, end], words) {
  const before = [...words].length - [...words.trimStart()].length;
  const after = [...words].length - [...words.trimEnd()].length;
  return [begin + before, end - after];
}

form.addEventListener("input", note);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  decide(event.submitter?.value || "accept");
});
for (const button of form.querySelectorAll("[data-span]")) {
  // The selection must survive the click.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => take(button.dataset.span));
}
document.getElementById("skip").addEventListener("click", skip);
document.getElementById("undo").addEventListener("click", undo);

const KEYS = { a: () => decide("accept"), r: () => decide("reject"), n: skip, u: undo };
for (const button of form.querySelectorAll("[data-span]")) {
  KEYS[button.querySelector("kbd").textContent.toLowerCase()] = () => take(button.dataset.span);
}
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    decide("correct");
    return;
  }
  const typing = document.activeElement?.matches("input, textarea, select");
  if (typing && event.key === "Escape") document.activeElement.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = KEYS[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
});
