// A picture that does not come (the store is away, the file is gone) gives way to the drawn one its element names.
async function draw(image) {
  const path = image.dataset.drawn;
  delete image.dataset.drawn;
  const answer = await fetch(path);
  if (!answer.ok) {
    return;
  }
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawing.localName !== "svg") {
    return;
  }
  drawing.classList.add("drawn");
  if (image.alt) {
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", image.alt);
  } else {
    drawing.setAttribute("aria-hidden", "true");
  }
  (image.closest("picture") ?? image).replaceWith(document.adoptNode(drawing));
}

const isMissing = (target) => target instanceof HTMLImageElement && target.dataset.drawn;

// Errors do not bubble, but they can be caught on their way down.
document.addEventListener(
  "error",
  (event) => {
    if (isMissing(event.target)) {
      draw(event.target).catch(() => {});
    }
  },
  true,
);

// Those that failed before this ran.
for (const image of document.querySelectorAll("img[data-drawn]")) {
  if (image.complete && image.naturalWidth === 0) {
    draw(image).catch(() => {});
  }
}
