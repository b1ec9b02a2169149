import { say } from "./say.js";

// Puts a text on the clipboard, where the browser has one to offer.
export function enhance(button) {
  if (!navigator.clipboard) {
    button.hidden = true;
    return;
  }
  const label = button.querySelector("span");
  const before = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = button.dataset.copied;
    say(button.dataset.copied);
    setTimeout(() => {
      label.textContent = before;
    }, 2000);
  });
}
