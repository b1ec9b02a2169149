// What a page needs is loaded when the page has it; nothing here is needed for a page to work.
const wanted = {
};
for (const [selector, load] of Object.entries(wanted)) {
  if (document.querySelector(selector)) {
    load();
  }
}
