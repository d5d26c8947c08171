// After 300 ms of waiting we say in words that we wait, and for what.
export function waiting() {
  const line = document.querySelector("[data-working]");
  if (!line) return;
  let timer = 0;
  const done = () => {
    clearTimeout(timer);
    line.textContent = "";
  };
  document.body.addEventListener("htmx:beforeRequest", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      line.textContent = "Looking through the pages …";
    }, 300);
  });
  document.body.addEventListener("htmx:afterRequest", done);
  for (const failed of ["htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(failed, () => {
      line.textContent = "The server does not answer. Is kronika serve still running?";
    });
  }
  document.body.addEventListener("htmx:responseError", (event) => {
    const text = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    line.textContent = text.querySelector("main p")?.textContent ?? "That was not answered.";
  });
}
