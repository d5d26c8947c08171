// Keys, off while somebody types. A view adds its own: import { key } and call key("a", act).
const acts = new Map();

export function key(name, act) {
  acts.set(name, act);
}

const typing = (target) =>
  target.closest?.("input, textarea, select, [contenteditable]") !== null;

function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  (next.matches("a, button") ? next : next.querySelector("a, button"))?.focus();
  next.scrollIntoView({ block: "nearest" });
}

function help() {
  const dialog = document.querySelector("[data-keys]");
  if (dialog && !dialog.open) dialog.showModal();
}

export function keys() {
  key("/", () => document.querySelector("#search")?.focus());
  key("j", () => step(1));
  key("k", () => step(-1));
  key("?", help);
  const button = document.querySelector("[data-help]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", help);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const act = acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    act(event);
  });
}
