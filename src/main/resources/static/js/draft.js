import { say } from "./say.js";

// What is being written is kept on this device until it is sent, in case the page is lost before.
export function enhance(field) {
  const key = `draft:${location.pathname}:${field.name}`;
  const stored = field.defaultValue;

  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    if (kept && kept.from === stored && kept.text !== stored) {
      field.value = kept.text;
      tell(field);
    }
  } catch {
    // Private windows may refuse storage: then there are no drafts.
    return;
  }
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(key, field.value, stored), 400);
  });
  field.form?.addEventListener("submit", () => {
    clearTimeout(waiting);
    localStorage.removeItem(key);
  });
}

function keep(key, text, from) {
  if (text === from || text === "") {
    localStorage.removeItem(key);
  } else {
    localStorage.setItem(key, JSON.stringify({ text, from }));
  }
}

function tell(field) {
  const note = document.createElement("p");
  note.className = "help";
  note.textContent = field.dataset.draftRestored;
  field.after(note);
  say(note.textContent);
}
