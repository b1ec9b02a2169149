// The question that opens in place without scripts is asked in a dialog with them.
export function enhance(details) {
  const summary = details.querySelector("summary");
  const body = details.querySelector(".confirm-body");
  const dialog = document.createElement("dialog");
  const title = body.querySelector(".confirm-title");

  title.id ||= `confirm-${Math.random().toString(36).slice(2)}`;
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", title.id);
  summary.setAttribute("aria-haspopup", "dialog");
  details.after(dialog);

  summary.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.append(body);
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => {
    details.append(body);
    summary.focus();
  });
}
