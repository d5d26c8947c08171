// On a narrow screen the filters stand folded above the list; without scripts they follow it.
const narrow = matchMedia("(max-width: 60rem)");

function fold() {
  for (const filters of document.querySelectorAll("[data-facets]")) {
    filters.dataset.folds = "";
    if (narrow.matches && !filters.dataset.touched) filters.open = false;
    if (!narrow.matches) filters.open = true;
  }
}

export function folding() {
  fold();
  narrow.addEventListener("change", fold);
  document.body.addEventListener("htmx:afterSettle", fold);
}
