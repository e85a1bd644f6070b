// Dropping a file anywhere on the first page, Ctrl-Enter, and a word that reading has begun.
const form = document.querySelector("form.paste");
const files = document.getElementById("file");
const status = document.getElementById("status");

form.addEventListener("submit", () => {
  status.textContent = "Reading …";
  form.querySelector(".go").setAttribute("aria-disabled", "true");
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  form.classList.add("dropping");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("dropping");
});
addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  form.classList.remove("dropping");
  files.files = event.dataTransfer.files;
  form.requestSubmit();
});
// A page that the browser kept must not say that it is still reading.
addEventListener("pageshow", () => form.querySelector(".go").removeAttribute("aria-disabled"));
