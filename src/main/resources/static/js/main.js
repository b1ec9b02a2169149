import "./drawn.js";

// Each part of a page that a script can make quicker loads its own; without scripts every page still works.
const parts = [
  ["[data-suggest]", () => import("./suggest.js")],
  ["[data-menu]", () => import("./menu.js")],
  ["[data-confirm]", () => import("./confirm.js")],
  ["form[method=post], #problems, [data-reveal]", () => import("./form.js")],
  ["[data-repeat]", () => import("./repeat.js")],
  ["input[type=file]", () => import("./file.js")],
  ["[data-copy]", () => import("./copy.js")],
  ["[data-timezone]", () => import("./zone.js")],
  ["[data-draft]", () => import("./draft.js")],
];

for (const [selector, load] of parts) {
  const found = document.querySelectorAll(selector);
  if (found.length > 0) {
    load().then((part) => found.forEach((element) => part.enhance(element)));
  }
}
