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

  const asked = () => {
    const params = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...params]) if (!value.trim()) params.delete(name, value);
    if (!params.has("q")) return "";
    return `?${params}`;
  };

  const replace = (html) => {
    main.innerHTML = html;
    const { title, status } = main.firstElementChild?.dataset ?? {};
    document.title = title ?? document.title;
    say(status ?? "");
    shown();
  };

  const ask = async (query, overtaken) => {
    const signal = AbortSignal.any([overtaken, AbortSignal.timeout(PATIENCE)]);
    const response = await fetch(form.dataset.live + query, { signal });
    return response.text();
  };

  const show = async (query) => {
    current = query;
    request.abort();
    request = new AbortController();
    const { signal } = request;
    main.setAttribute("aria-busy", "true");
    const html = await ask(query, signal).catch(() => null);
    if (signal.aborted) return;
    replace(html ?? document.getElementById("onbereikbaar").innerHTML);
    current = answered(query);
    main.removeAttribute("aria-busy");
  };

  const go = (asNewStep) => {
    const query = asked();
    if (query === current) return;
    const address = location.pathname + query;
    if (asNewStep && query !== location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    show(query);
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
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show(location.search);
  });

  return {
    now() {
      clearTimeout(timer);
      lastTyped = -SETTLED;
      go(true);
    },
  };
}
