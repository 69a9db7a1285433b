// Search as you type: the address is the state, the server draws the results.

const PAUSE = 30; // milliseconds without a keystroke before the server is asked
const PATIENCE = 10000; // milliseconds after which a server that does not answer counts as away
const SETTLED = 2000; // milliseconds after which new typing is a new step back in the history

/**
 * Show results while one types in the form, and on back and forward.
 * @param {HTMLFormElement} form its data-live is the address of the results alone
 * @param {HTMLElement} main where results stand
 * @param {(text: string) => void} say tells a screen reader
 * @param {() => void} shown called after new results are there
 * @returns {{now: () => void}} `now` shows the results at once, as a step of its own
 */
export function live(form, main, say, shown) {
  const input = form.elements.q;
  let request = new AbortController();
  let timer = 0;
  let lastTyped = -SETTLED;
  // What failed may be asked again.
  const answered = (query) => main.querySelector("#fout") ? null : query;
  let current = answered(location.search);

  // Addresses, those of the browser's own submission too, leave out what is empty.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value.trim()) formData.delete(name);
  });

  // Who went on into the results or their fields before these came, stays there.
  const focusAgain = ({ name, value }) => {
    const field = name && main.querySelector(`input[name="${name}"]:not([type=hidden])`);
    if (field) field.value = value;
    (field || main).focus({ preventScroll: true });
  };

  const replace = (page) => {
    const focused = main.contains(document.activeElement) ? document.activeElement : null;
    main.replaceChildren(page);
    if (focused) focusAgain(focused);
    const { title, status } = main.firstElementChild.dataset;
    document.title = title;
    say(status);
    shown();
  };

  // What is shown without the server has no fields that keep what narrows the search.
  const carry = (params) => {
    for (const [name, value] of params) {
      if (name === "q" || name === "pagina") continue;
      const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      field.setAttribute("form", form.id);
      main.append(field);
    }
  };

  const ask = async (query, overtaken) => {
    const signal = AbortSignal.any([overtaken, AbortSignal.timeout(PATIENCE)]);
    const response = await fetch(form.dataset.live + query, { signal });
    const page = document.createElement("template");
    page.innerHTML = await response.text();
    // A proxy on the way answers with pages of its own.
    if (!page.content.firstElementChild?.matches("[data-status]")) throw new Error(response.status);
    return page.content;
  };

  const show = async (query, params) => {
    current = query;
    request.abort();
    request = new AbortController();
    const { signal } = request;
    main.setAttribute("aria-busy", "true");
    const page = await ask(query, signal).catch(() => null);
    if (signal.aborted) return;
    replace(page ?? document.getElementById("onbereikbaar").content.cloneNode(true));
    if (!page) carry(params);
    current = answered(query);
    main.removeAttribute("aria-busy");
  };

  const go = (asNewStep) => {
    const params = new URLSearchParams(new FormData(form));
    const query = params.size ? `?${params}` : "";
    if (query === current) return;
    const address = location.pathname + query;
    if (asNewStep && query !== location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    show(query, params);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const isNewStep = performance.now() - lastTyped > SETTLED;
      lastTyped = performance.now();
      go(isNewStep);
    }, PAUSE);
  });

  addEventListener("popstate", () => {
    if (location.search === current) return; // only the anchor changed
    clearTimeout(timer);
    lastTyped = -SETTLED;
    const params = new URLSearchParams(location.search);
    input.value = params.get("q") ?? "";
    show(location.search, params);
  });

  return {
    now() {
      clearTimeout(timer);
      lastTyped = -SETTLED;
      go(true);
    },
  };
}
