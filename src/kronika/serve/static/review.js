// Keys of the review queue: they press the buttons that stand on the page.
import { key } from "./keys.js";

const press = (name) => () => document.querySelector(`[data-key="${name}"]`)?.click();

key("a", press("a"));
key("r", press("r"));
key("j", press("j"));
key("k", () => history.back());
key("u", () => document.querySelector('form[action="/review/undo"] button')?.click());
key("e", () => {
  const first = document.querySelector("[data-correct] [data-first]");
  if (first) first.select();
  else document.querySelector("[data-question] a[href^='/documents/']")?.click();
});
