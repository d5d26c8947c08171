// Before the first paint: the theme that was chosen here, if any; the system's otherwise.
(() => {
  try {
    const chosen = localStorage.getItem("kronika-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    /* no storage: the system's theme holds */
  }
})();
