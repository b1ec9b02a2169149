// Fields that come in numbers: another one at a click, and one less.
export function enhance(group) {
  const list = group.querySelector(".repeat-list");
  let next = list.children.length;

  group.addEventListener("click", (event) => {
    if (event.target.closest("[data-repeat-add]")) {
      const fresh = copy(list.lastElementChild, next++);
      list.append(fresh);
      fresh.querySelector("input, textarea, select").focus();
    }
    const remove = event.target.closest("[data-repeat-remove]");
    if (remove) {
      take(list, remove.closest(".repeat-item"));
    }
  });
}

function copy(item, number) {
  const fresh = item.cloneNode(true);
  fresh.querySelectorAll("[id], [for], [aria-describedby]").forEach((element) => {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) {
        element.setAttribute(name, value.replace(/-\d+(?=-|$)/, "") + `-${number}`);
      }
    }
  });
  fresh.querySelectorAll(".error").forEach((element) => element.parentElement.remove());
  fresh.querySelectorAll("input, textarea, select").forEach(clear);
  return fresh;
}

function clear(field) {
  field.removeAttribute("aria-invalid");
  if (field.type === "checkbox" || field.type === "radio") {
    field.checked = false;
  } else {
    field.value = "";
  }
}

// The last one is emptied, not taken away: there must be a place to write.
function take(list, item) {
  if (list.children.length === 1) {
    item.querySelectorAll("input, textarea, select").forEach(clear);
    item.querySelector("input, textarea, select").focus();
    return;
  }
  const neighbour = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  neighbour.querySelector("input, textarea, select").focus();
}
