// The button that turns light into dark; the choice stays in this browser.
export function theme() {
  const button = document.querySelector("[data-theme-toggle]");
  if (!button) return;
  button.hidden = false;
  const dark = () =>
    (document.documentElement.dataset.theme ??
      (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const say = () => button.setAttribute("aria-label", dark() ? "Use the light theme" : "Use the dark theme");
  button.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("kronika-theme", next);
    } catch {
      /* it holds for this page alone */
    }
    say();
  });
  say();
}
