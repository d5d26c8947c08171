// Drawn views without this module: plain SVG with links. With it: words at the pointer, arrow keys
// from mark to mark (one tab stop a drawing), and on maps zoom and pan.
const MOST = 12;

export function drawings(root = document) {
  for (const canvas of root.querySelectorAll("[data-drawing]")) {
    const svg = canvas.querySelector("svg");
    if (!svg || canvas.dataset.ready) continue;
    canvas.dataset.ready = "yes";
    tips(svg);
    roving(svg);
    // Where it is wider than the screen: the latest years, or the middle of what has no order.
    const over = canvas.scrollWidth - canvas.clientWidth;
    if (over > 0) canvas.scrollLeft = svg.matches(".map, .network") ? over / 2 : over;
    if ("zoom" in canvas.dataset) zooming(canvas, svg);
  }
}

// The title of a mark, shown at once instead of after a second.
function tips(svg) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  const hide = () => { tip.hidden = true; };
  const show = (mark, x, y) => {
    const title = mark?.querySelector(":scope > title") ?? null;
    const words = title?.textContent || mark?.dataset.title;
    if (!words) return hide();
    tip.textContent = words;
    tip.hidden = false;
    const wide = tip.offsetWidth, tall = tip.offsetHeight;
    tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - wide - 4))}px`;
    tip.style.top = `${y + 18 + tall > innerHeight ? y - tall - 10 : y + 18}px`;
  };
  svg.addEventListener("pointermove", (event) => {
    const mark = event.target.closest("a, .cell, .bar, .tally");
    if (mark && svg.contains(mark)) quiet(mark), show(mark, event.clientX, event.clientY);
    else hide();
  });
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a");
    if (!mark?.matches(":focus-visible")) return;
    const box = mark.getBoundingClientRect();
    show(mark, box.left, box.bottom - 10);
  });
  svg.addEventListener("focusout", hide);
  addEventListener("scroll", hide, { passive: true });
}

// The browser's own tooltip would say it twice.
function quiet(mark) {
  const title = mark.querySelector(":scope > title");
  if (!title) return;
  mark.dataset.title = title.textContent;
  title.remove();
}

function roving(svg) {
  const marks = [...svg.querySelectorAll("a")];
  if (marks.length < 2) return;
  const only = (at) => marks.forEach((mark, i) => mark.setAttribute("tabindex", i === at ? "0" : "-1"));
  only(0);
  svg.addEventListener("keydown", (event) => {
    const at = marks.indexOf(event.target.closest("a"));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: MOST, PageUp: -MOST }[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : step ? at + step : null;
    if (at < 0 || to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(marks.length - 1, to));
    only(next);
    marks[next].focus();
  });
}

function zooming(canvas, svg) {
  const all = svg.viewBox.baseVal;
  const whole = { x: all.x, y: all.y, width: all.width, height: all.height };
  let view = { ...whole };
  const set = (next) => {
    const width = Math.max(whole.width / 24, Math.min(whole.width, next.width));
    const height = width * whole.height / whole.width;
    view = {
      width, height,
      x: Math.max(whole.x, Math.min(whole.x + whole.width - width, next.x)),
      y: Math.max(whole.y, Math.min(whole.y + whole.height - height, next.y)),
    };
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    steady(svg, width / whole.width);
  };
  const zoom = (by, fx = 0.5, fy = 0.5) => {
    const width = Math.max(whole.width / 24, Math.min(whole.width, view.width * by));
    const height = width * whole.height / whole.width;
    set({ width, x: view.x + (view.width - width) * fx, y: view.y + (view.height - height) * fy });
  };
  const bar = document.createElement("div");
  bar.className = "zoom";
  for (const [words, sign, act] of [["Closer", "+", () => zoom(0.6)], ["Further", "−", () => zoom(1 / 0.6)], ["Whole map", "⤢", () => set(whole)]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", words);
    button.textContent = sign;
    button.addEventListener("click", act);
    bar.append(button);
  }
  canvas.before(bar);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  panning(svg, () => view, set, whole);
}

function panning(svg, view, set, whole) {
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || view().width >= whole.width) return;
    from = { x: event.clientX, y: event.clientY, view: view(), moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from || !(event.buttons & 1)) return;
    const scale = from.view.width / svg.getBoundingClientRect().width;
    const dx = (event.clientX - from.x) * scale, dy = (event.clientY - from.y) * scale;
    from.moved ||= Math.abs(event.clientX - from.x) + Math.abs(event.clientY - from.y) > 4;
    if (from.moved) set({ ...from.view, x: from.view.x - dx, y: from.view.y - dy });
  });
  svg.addEventListener("click", (event) => {
    if (from?.moved) event.preventDefault();
    from = null;
  }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

// Marks keep their size on the screen while the land grows.
function steady(svg, share) {
  for (const mark of svg.querySelectorAll(".spot, .tinted-names text")) {
    const centre = mark.querySelector("circle");
    const x = centre ? centre.getAttribute("cx") : mark.getAttribute("x");
    const y = centre ? centre.getAttribute("cy") : mark.getAttribute("y");
    mark.setAttribute("transform", `translate(${x} ${y}) scale(${share}) translate(${-x} ${-y})`);
  }
}

drawings();
addEventListener("htmx:afterSettle", () => drawings());
