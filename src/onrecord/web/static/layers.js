// Which things are lit in the text, remembered from one report to the next.
const KEY = "onrecord-layers";
const boxes = [...document.querySelectorAll(".layers input")];

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

const kept = read();
for (const box of boxes) {
  if (typeof kept[box.id] === "boolean") box.checked = kept[box.id];
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...read(), [box.id]: box.checked }));
    } catch {
      // A browser may keep no storage; the choice then holds for this page.
    }
  });
}
