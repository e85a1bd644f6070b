// How far a piece of work is, asked for twice a second until it ends.
const job = document.getElementById("job");
const bar = document.getElementById("bar");
const said = document.getElementById("said");
const result = document.getElementById("result");
const failing = document.getElementById("failing");
const failed = document.getElementById("failed");
const ENDED = ["finished", "failed", "stopped"];

function tell(state) {
  const gone = state.gone;
  if (ENDED.includes(state.state)) {
    bar.max = 1;
    bar.value = 1;
  } else if (state.total) {
    bar.max = state.total;
    bar.value = gone;
  }
  const notes = Object.entries(state.notes).map(([word, count]) => `${count} ${word}`);
  const of = state.total ? ` of ${state.total}` : "";
  const lost = state.failed ? [`${state.failed} not read`] : [];
  said.textContent = `${state.state}: ${[`${gone}${of}`, ...notes, ...lost].join(", ")}`;
  for (const line of state.failures.slice(failed.children.length)) {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = line;
    failed.append(item);
  }
  failing.hidden = !failed.children.length;
}

async function ask() {
  const answer = await fetch(job.dataset.state);
  if (!answer.ok) return;
  const state = await answer.json();
  tell(state);
  if (!ENDED.includes(state.state)) {
    setTimeout(ask, 500);
    return;
  }
  document.getElementById("stop")?.remove();
  if (!state.address) return;
  result.href = state.address;
  result.hidden = false;
  if (!state.failures.length && state.done === 1) location.replace(state.address);
}
ask();
