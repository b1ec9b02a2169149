// A file that is too large is told before it travels, and a picture is shown before it is sent.
export function enhance(input) {
  let preview;

  input.addEventListener("change", () => {
    const file = input.files[0];
    const limit = Number(input.dataset.limit ?? 0);
    const tooLarge = file && limit > 0 && file.size > limit;
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
    if (tooLarge) {
      input.reportValidity();
    }
    preview = show(input, tooLarge ? undefined : file, preview);
  });
}

function show(input, file, before) {
  if (before) {
    URL.revokeObjectURL(before.src);
    before.remove();
  }
  if (!file || input.dataset.preview === undefined || !/^image\/(jpeg|png|webp|gif)$/.test(file.type)) {
    return undefined;
  }
  const image = new Image();
  image.className = "upload-preview";
  image.alt = "";
  image.src = URL.createObjectURL(file);
  image.addEventListener("error", () => image.remove());
  input.before(image);
  return image;
}
