import { say } from "./say.js";

// Results as you type: the combobox pattern of the ARIA authoring practices. The page that answers the form answers
// this too, with the list alone when it is asked for the fragment "suggest".
const PAUSE = 120;

export function enhance(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const state = { form, input, list, at: -1, asked: "", wait: 0, abort: new AbortController() };

  list.className = "suggest";
  list.id = `${input.id}-suggest`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel);
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }

  input.addEventListener("input", () => {
    clearTimeout(state.wait);
    state.wait = setTimeout(() => ask(state), PAUSE);
  });
  input.addEventListener("keydown", (event) => key(state, event));
  input.addEventListener("focus", () => open(state, state.asked === input.value.trim()));
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      open(state, false);
    }
  });
  // The focus stays in the field while a result is pressed, or the list would close under the finger.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

async function ask(state) {
  const words = state.input.value.trim();
  state.abort.abort();
  if (words.length < 2) {
    state.asked = "";
    open(state, false);
    return;
  }
  state.abort = new AbortController();
  const address = new URL(state.form.action);
  address.searchParams.set("q", words);
  try {
    const answer = await fetch(address, {
      headers: { "X-Fragment": "suggest" },
      signal: state.abort.signal,
    });
    if (answer.ok) {
      show(state, words, await answer.text());
    }
  } catch (problem) {
    // Typing on makes the last question void, and without a network the form still works later.
    if (problem.name !== "AbortError") {
      open(state, false);
    }
  }
}

function show(state, words, html) {
  const answer = document.createElement("template");
  answer.innerHTML = html;
  const options = [...answer.content.querySelectorAll("[role=option]")];
  options.forEach((option, index) => {
    option.id = `${state.list.id}-${index}`;
    option.setAttribute("aria-selected", "false");
  });
  state.list.replaceChildren(...options);
  state.asked = words;
  open(state, true);
  if (options.length > 0) {
    say(state.form.dataset.suggestFound);
  }
}

function open(state, wanted) {
  const shown = wanted && state.list.children.length > 0;
  state.list.hidden = !shown;
  state.input.setAttribute("aria-expanded", String(shown));
  choose(state, -1);
}

function choose(state, index) {
  state.list.children[state.at]?.setAttribute("aria-selected", "false");
  state.at = index;
  const option = state.list.children[index];
  if (option) {
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    state.input.setAttribute("aria-activedescendant", option.id);
  } else {
    state.input.removeAttribute("aria-activedescendant");
  }
}

function key(state, event) {
  const count = state.list.children.length;
  if (event.key === "Escape" && !state.list.hidden) {
    event.preventDefault();
    open(state, false);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (state.list.hidden) {
      open(state, true);
    }
    // A ring of one place more than there are results: the extra one is the field itself.
    const step = event.key === "ArrowDown" ? 1 : count;
    choose(state, ((state.at + 1 + step) % (count + 1)) - 1);
  } else if (event.key === "Enter" && state.at >= 0 && !state.list.hidden) {
    event.preventDefault();
    state.list.children[state.at].querySelector("a").click();
  }
}
