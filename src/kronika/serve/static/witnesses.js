// On touch the first tap on a witness shows its sentence, the second opens the page at the words.
// With a pointer, hover and focus show it by style alone; Escape hides it.
export function witnesses() {
  let shown = null;
  const hide = () => {
    shown?.removeAttribute("data-open");
    shown = null;
  };
  let touch = false;
  document.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
  });
  document.addEventListener("click", (event) => {
    const who = event.target.closest?.(".who");
    if (who && touch && event.target.closest("[data-witness]") && shown !== who) {
      event.preventDefault();
      hide();
      who.setAttribute("data-open", "");
      shown = who;
    } else if (!who) {
      hide();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hide();
    document.activeElement?.closest?.(".who") && document.activeElement.blur();
  });
}
