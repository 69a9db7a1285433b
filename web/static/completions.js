// Completion of the query: an editable combobox with list autocomplete, as the ARIA Authoring
// Practices describe it. Focus stays in the field; the arrows move aria-activedescendant.

const PAUSE = 80; // milliseconds without a keystroke before completions are asked for

/**
 * @param {HTMLFormElement} form its data-suggest is the address of the completions
 * @param {{now: () => void}} search shows the results of the form
 * @returns {{isOpen: () => boolean}}
 */
export function completions(form, search) {
  const input = form.elements.q;
  const list = document.getElementById("aanvullingen");
  let request = new AbortController();
  let timer = 0;
  let active = -1;
  let typed = input.value;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);

  const isOpen = () => !list.hidden;

  const close = () => {
    if (active >= 0) input.value = typed; // what is not chosen is not asked
    clearTimeout(timer);
    request.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const activate = (position) => {
    clearTimeout(timer); // whoever chooses has seen enough: the list stays as it is
    request.abort();
    list.children[active]?.setAttribute("aria-selected", "false");
    active = position;
    const option = list.children[active];
    input.value = option ? option.dataset.value : typed;
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };

  const fill = (values) => {
    list.replaceChildren(...values.map((value, position) => {
      const option = document.createElement("li");
      option.id = `aanvulling-${position}`;
      option.setAttribute("role", "option"); // Firefox before 119 knows no property of it
      option.dataset.value = value;
      option.setAttribute("aria-selected", "false");
      const isLonger = value.toLowerCase().startsWith(typed.toLowerCase());
      const rest = document.createElement("b");
      rest.textContent = isLonger ? value.slice(typed.length) : value;
      option.append(isLonger ? value.slice(0, typed.length) : "", rest);
      return option;
    }));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = values.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    const address = `${form.dataset.suggest}?q=${encodeURIComponent(typed)}`;
    try {
      const response = await fetch(address, { signal });
      const [, values] = response.ok ? await response.json() : ["", []];
      const isWanted = !signal.aborted && document.activeElement === input;
      if (isWanted) fill(values.filter((value) => value !== typed));
    } catch (error) {
      // Without completions the search goes on: only an answer that came is shown.
      if (!signal.aborted) close();
    }
  };

  const choose = () => {
    typed = input.value;
    close();
    search.now();
    // Without focus the keyboard of a phone goes, which covers the results.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
  };

  const offer = (event) => {
    typed = input.value;
    clearTimeout(timer);
    if (event.isComposing || !typed.trim()) close();
    else timer = setTimeout(ask, PAUSE);
  };
  input.addEventListener("input", offer);
  input.addEventListener("compositionend", offer); // after which Chromium tells of no input

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const count = list.children.length;
    if (event.key === "ArrowDown" && event.altKey) {
      event.preventDefault();
      typed = input.value;
      if (typed.trim()) ask();
    } else if (isOpen() && (event.key === "Escape" || (event.key === "ArrowUp" && event.altKey))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    } else if (isOpen() && event.key === "ArrowDown") {
      event.preventDefault();
      activate(active + 1 < count ? active + 1 : -1);
    } else if (isOpen() && event.key === "ArrowUp") {
      event.preventDefault();
      activate(active < 0 ? count - 1 : active - 1);
    } else if (active >= 0 && event.key === "Tab") {
      typed = input.value;
      // Elsewhere the results are another page, and leaving the field must not lead to it.
      if (form.dataset.live) choose();
    }
  });

  form.addEventListener("submit", (event) => {
    // A form that is sent from among the results replaces them, and so the focus: let it navigate.
    if (!form.dataset.live || !event.target.contains(document.activeElement)) return;
    event.preventDefault();
    choose();
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    input.value = option.dataset.value;
    choose();
  });

  input.addEventListener("blur", (event) => {
    if (form.contains(event.relatedTarget)) typed = input.value; // on the way to its button
    close();
  });
  addEventListener("popstate", () => {
    typed = input.value;
    close();
  });
  close();
  return { isOpen };
}
