// A slider beside the date field: days from the first act to today. Without it the field does it.
const form = document.querySelector("[data-as-of]");
const day = 86_400_000;
const whole = (partial) => partial + "-01-01".slice(partial.length - 4);
const iso = (time) => new Date(time).toISOString().slice(0, 10);

if (form?.dataset.first) {
  const field = form.elements.as_of;
  const first = Date.parse(whole(form.dataset.first));
  const last = Date.parse(form.dataset.today);
  const box = document.createElement("label");
  box.className = "range";
  const words = document.createElement("span");
  words.textContent = `${iso(first)} to ${iso(last)}`;
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: 0, max: Math.max(1, Math.round((last - first) / day)) });
  range.value = Math.round((Date.parse(whole(field.value)) - first) / day);
  range.addEventListener("input", () => {
    field.value = iso(first + range.valueAsNumber * day);
    range.setAttribute("aria-valuetext", field.value);
  });
  range.addEventListener("change", () => form.requestSubmit());
  box.append(words, range);
  form.prepend(box);
}
