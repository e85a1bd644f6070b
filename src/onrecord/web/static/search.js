// Results as one types: the server's own list, asked for again and put in its place.
const form = document.getElementById("search");
const results = document.getElementById("results");
let asked = 0;
let waiting = null;

function query() {
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  return new URLSearchParams(fields).toString();
}

async function ask() {
  const mine = ++asked;
  const words = query();
  const answer = await fetch(`/search/results?${words}`);
  // An answer that a later question has overtaken is not shown.
  if (mine !== asked || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  results.replaceChildren(...page.body.childNodes);
  history.replaceState(null, "", words ? `/search?${words}` : "/search");
}

function soon(delay) {
  clearTimeout(waiting);
  waiting = setTimeout(ask, delay);
}

form.addEventListener("input", () => soon(120));
form.addEventListener("change", () => soon(0));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  soon(0);
});
results.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("[data-facet]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  form.elements[link.dataset.facet].value = link.dataset.value;
  form.querySelector("details").open = true;
  soon(0);
});
addEventListener("keydown", (event) => {
  const typing = document.activeElement?.matches("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    form.elements.q.focus();
  }
});
