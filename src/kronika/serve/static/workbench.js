// What all views share: the theme button, the keys, witnesses on touch, words while we wait.
import { folding } from "./folding.js";
import { keys } from "./keys.js";
import { theme } from "./themes.js";
import { waiting } from "./waiting.js";
import { witnesses } from "./witnesses.js";

// On a narrow screen the row of views is longer than the screen: the own one is in sight.
const here = document.querySelector(".ways [aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 48;

theme();
keys();
folding();
waiting();
witnesses();
