// The keyboard: "/" to the field, arrows through the results, Esc back and empty.

const STORED = "alinea.sneltoets";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} main where results stand
 * @param {{isOpen: () => boolean}} list the completions, which take the arrows when open
 */
export function keys(form, main, list) {
  const input = form.elements.q;
  const slash = document.getElementById("sneltoets");
  document.getElementById("toetsen").hidden = false;

  // A shortcut of one character must be possible to turn off (WCAG 2.2, 2.1.4).
  slash.checked = recall() !== "uit";
  slash.addEventListener("change", () => remember(slash.checked ? "aan" : "uit"));

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !isPlain || !slash.checked || isTyping(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  const opened = () => [...main.querySelectorAll("a.open")];

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.isOpen()) return;
    const [first] = opened();
    if (event.key === "ArrowDown" && !event.altKey && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === "Escape" && input.value) {
      event.preventDefault();
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  // To its end, where one goes on typing: a field that had no focus yet begins at its beginning.
  const toBox = () => {
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  };

  main.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      toBox();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = opened();
    const place = links.indexOf(document.activeElement);
    if (!step || place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (links[place + step]) links[place + step].focus();
    else if (step < 0) toBox();
  });
}

function isTyping(element) {
  return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

// Storage can be closed to a page; the shortcut then is on at every visit.
function recall() {
  try { return localStorage.getItem(STORED); } catch { return null; }
}

function remember(value) {
  try { localStorage.setItem(STORED, value); } catch { /* see above */ }
}
