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

const loading = parts.map(async ([selector, load]) => {
  const found = document.querySelectorAll(selector);
  if (found.length > 0) {
    const part = await load();
    found.forEach((element) => part.enhance(element));
  }
});

// The load event does not wait for these parts; the browser tests look here whether all have come or failed.
Promise.allSettled(loading).then(() => {
  document.documentElement.dataset.enhanced = "";
});

// A part that fails is an error of the page all the same.
await Promise.all(loading);
