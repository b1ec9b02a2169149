// Forms: the focus goes to what went wrong, a password can be looked at, and one click sends once.
export function enhance(element) {
  if (element.id === "problems") {
    element.querySelectorAll("a[href^='#']").forEach(name);
    element.focus();
    element.addEventListener("click", follow);
  } else if (element.dataset.reveal) {
    element.addEventListener("click", reveal);
  } else {
    element.addEventListener("submit", sendOnce);
  }
}

function target(link) {
  return link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

// "Please fill this in" four times over says little: each names its field, unless the page did so already.
function name(link) {
  const group = target(link)?.closest(".field");
  const label = group?.querySelector("legend, .label, .choice-text")?.firstChild?.textContent.trim();
  if (label && !link.textContent.startsWith(label)) {
    link.prepend(`${label}: `);
  }
}

function follow(event) {
  const field = target(event.target.closest("a[href^='#']"));
  if (field) {
    event.preventDefault();
    field.focus();
    field.closest(".field")?.scrollIntoView({ block: "center" });
  }
}

function reveal(event) {
  const button = event.currentTarget;
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.textContent = shown ? button.dataset.hide : button.dataset.show;
  button.setAttribute("aria-pressed", String(shown));
}

function sendOnce(event) {
  const form = event.currentTarget;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  const again = () => {
    delete form.dataset.sent;
    event.submitter?.removeAttribute("aria-busy");
  };
  // A page that is come back to, or an answer that is a download, must not find the form dead.
  window.addEventListener("pageshow", again, { once: true });
  setTimeout(again, 8000);
}
