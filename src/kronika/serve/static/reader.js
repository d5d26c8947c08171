// Words that are selected in the text go into the form, counted in code points of the page.
import { key } from "./keys.js";

const text = document.querySelector("[data-text]");
const form = document.querySelector("[data-fix]");

// Characters that show nothing are drawn as a chip with their name: one code point each.
function* pieces(element) {
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) yield { node, chip: false };
    else if (node.matches?.(".ctl")) yield { node, chip: true };
    else if (node.nodeType === Node.ELEMENT_NODE && !node.matches("[data-skip]")) yield* pieces(node);
  }
}

const points = (words) => [...words].length;

export function chosen(range, root) {
  let start = null;
  let end = null;
  let quote = "";
  for (const element of root.querySelectorAll("[data-at]")) {
    if (!range.intersectsNode(element)) continue;
    let at = Number(element.dataset.at);
    for (const { node, chip } of pieces(element)) {
      const words = chip ? "x" : node.data;
      let from = 0;
      let to = words.length;
      if (!chip && node === range.startContainer) from = range.startOffset;
      if (!chip && node === range.endContainer) to = range.endOffset;
      if (range.intersectsNode(node) && from < to) {
        const first = at + points(words.slice(0, from));
        const last = at + points(words.slice(0, to));
        const gap = end !== null && first > end ? "\n" : "";
        start = start ?? first;
        end = last;
        quote += gap + (chip ? "" : words.slice(from, to));
      }
      at += points(words);
    }
  }
  if (start === null) return null;
  start += points(quote) - points(quote.trimStart());
  end -= points(quote) - points(quote.trimEnd());
  return quote.trim() ? { start, end, quote: quote.trim() } : null;
}

function bar() {
  const made = document.createElement("p");
  made.className = "chosen";
  made.hidden = true;
  const link = document.createElement("a");
  link.className = "button";
  link.href = "#fix";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  made.append(link);
  document.body.append(made);
  return { show: (words) => ((link.textContent = words), (made.hidden = false)), hide: () => (made.hidden = true) };
}

function open() {
  const box = document.querySelector("#fix");
  box.open = true;
  box.scrollIntoView({ block: "nearest" });
  (form.querySelector("[data-of]") ?? form.querySelector("[name=value]")).focus();
}

if (text && form) {
  const shown = bar();
  const take = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return shown.hide();
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const found = chosen(range, text);
    if (!found || found.end - found.start > 2000) return shown.hide();
    form.querySelector("[data-quote]").value = found.quote;
    form.querySelector("[data-start]").value = found.start;
    form.querySelector("[data-end]").value = found.end;
    form.querySelector("[data-hint]").textContent = `Characters ${found.start} to ${found.end} of the page.`;
    shown.show(document.querySelector("[name=action][value=correct]") ? "Correct with these words" : "Add or correct a value");
  };
  document.addEventListener("selectionchange", take);
  take();
  // Words typed by hand have no place: the server looks for them.
  form.querySelector("[data-quote]").addEventListener("input", () => {
    form.querySelector("[data-start]").value = "";
    form.querySelector("[data-end]").value = "";
  });
  key("e", open);
}
// A link to a mark inside a folded part, or to a record in a folded group, opens it.
function unfold() {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let box = target?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  target?.scrollIntoView({ block: target.id.startsWith("w") ? "center" : "nearest" });
}
addEventListener("hashchange", unfold);
unfold();
