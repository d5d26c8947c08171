// What all views share: the theme button, the keys, witnesses on touch, words while we wait.
import { folding } from "./folding.js";
import { keys } from "./keys.js";
import { theme } from "./themes.js";
import { waiting } from "./waiting.js";
import { witnesses } from "./witnesses.js";

theme();
keys();
folding();
waiting();
witnesses();
