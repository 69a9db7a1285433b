// <alinea-zoek src="https://…"> puts Alinea's search box with live results on any site. It keeps
// to a shadow tree of its own, styles it without inline styles and writes every text as text, so
// that it works under a strict content security policy and no article can run a script.
(() => {
  const TEXTS = {{ texts | tojson }};
  const HERE = new URL(".", document.currentScript.src).href;
  const PAUSE = 120; // milliseconds without a keystroke before the server is asked

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; line-height: 1.5; }
    :host([hidden]) { display: none; }
    form { display: flex; flex-wrap: wrap; gap: .5rem; }
    input, button { font: inherit; border-radius: .4rem; padding: .5rem .8rem; }
    input { flex: 999 1 8rem; min-width: 0; color: inherit; background: transparent; border: 1px solid; }
    button { flex: 1; border: 1px solid transparent; font-weight: 600; color: var(--alinea-op-accent, light-dark(#fff, #2b0a04));
      background: var(--alinea-accent, light-dark(#a3271b, #ff9d87)); cursor: pointer; }
    :focus-visible { outline: 3px solid var(--alinea-accent, light-dark(#a3271b, #ff9d87)); outline-offset: 2px; }
    ol { list-style: none; margin: 0; padding: 0; }
    li { padding: .9rem 0; overflow-wrap: anywhere; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
    a { color: inherit; font-weight: 600; }
    p { margin: .25rem 0 0; }
    p[role=status] { margin-top: .6rem; }
    p[role=status]:empty { margin: 0; }
    time { font-size: .9em; }
    mark { color: inherit; background: color-mix(in srgb, var(--alinea-accent, light-dark(#a3271b, #ff9d87)) 22%, transparent); }
    @media (forced-colors: active) { mark { color: MarkText; background: Mark; } }
    .text { hyphens: auto; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  `);

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const dutchDate = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    return [day, month && TEXTS.months[month - 1], year].filter(Boolean).join(" ");
  };

  // The API escapes everything but <mark>; what it escaped is read back and written as text.
  const UNESCAPED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&#x27;": "'" };
  const marked = (html) => html.split(/(<mark>.*?<\/mark>)/s).filter(Boolean).map((piece) => {
    const inside = /^<mark>(.*)<\/mark>$/s.exec(piece);
    const text = (inside ? inside[1] : piece).replace(/&[#\w]+;/g, (entity) => UNESCAPED[entity] ?? entity);
    return inside ? element("mark", {}, text) : text;
  });

  class AlineaZoek extends HTMLElement {
    static observedAttributes = ["src"];

    #base = HERE;
    #timer = 0;
    #request = new AbortController();
    #input = element("input", { type: "search", id: "q", name: "q", placeholder: TEXTS.placeholder, maxLength: {{ max_query }}, autocomplete: "off" });
    #form = element("form", {}, element("label", { htmlFor: "q", className: "unseen" }, TEXTS.label), this.#input, element("button", {}, TEXTS.button));
    #status = element("p", { role: "status" });
    #list = element("ol");
    #all = element("p", { hidden: true });

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(element("div", { lang: "nl" }, this.#form, this.#status, this.#list, this.#all));
      this.#form.role = "search";
      this.#form.target = "_top";
      this.#form.action = this.#base;
      this.#input.addEventListener("input", () => this.#later());
      this.#input.addEventListener("keydown", (event) => {
        if (event.isComposing || event.key !== "Escape" || !this.#input.value) return;
        event.preventDefault();
        this.#input.value = "";
        this.#later();
      });
    }

    attributeChangedCallback() {
      const address = new URL(this.getAttribute("src") || HERE, document.baseURI);
      if (!/^https?:$/.test(address.protocol)) return;
      address.pathname = address.pathname.replace(/\/*$/, "/");
      address.search = address.hash = "";
      this.#base = address.href;
      this.#form.action = this.#base;
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      this.#request.abort();
    }

    #later() {
      clearTimeout(this.#timer);
      this.#request.abort();
      const query = this.#input.value.trim();
      if (!query) this.#show(query, [], "");
      else this.#timer = setTimeout(() => this.#search(query), PAUSE);
    }

    async #search(query) {
      this.#request = new AbortController();
      const { signal } = this.#request;
      const address = new URL("api/v1/search", this.#base);
      address.search = new URLSearchParams({ q: query, group: "article", per_page: this.#most() });
      try {
        const response = await fetch(address, { signal, credentials: "omit" });
        if (!response.ok) {
          this.#show(query, [], response.status === 400 ? TEXTS.refused : TEXTS.failed);
          return;
        }
        const { total, results, partial, suggestion } = await response.json();
        const none = partial ? TEXTS.late : TEXTS.none;
        const count = total.toLocaleString("nl-NL");
        this.#show(query, results, total ? (total === 1 ? TEXTS.one : TEXTS.many.replace("#", count)) : none);
        if (!total && suggestion) this.#status.append(` ${TEXTS.meant} `, this.#link(suggestion, suggestion), "?");
      } catch (error) {
        // Away, or closed to this site, which a script cannot tell apart: the form still works.
        if (!signal.aborted) this.#show(query, [], TEXTS.closed);
      }
    }

    #most() {
      const most = Number(this.getAttribute("aantal"));
      return most >= 1 && most <= 20 ? Math.floor(most) : 5;
    }

    #show(query, results, status) {
      this.#status.textContent = status;
      this.#list.replaceChildren(...results.map((result) => this.#item(result, query)));
      this.#all.replaceChildren(this.#link(query, TEXTS.all));
      this.#all.hidden = results.length === 0;
    }

    #link(query, text) {
      const address = new URL(this.#base);
      address.search = new URLSearchParams({ q: query });
      return element("a", { href: address.href, target: "_top" }, text);
    }

    #item({ article, highlighted, url }, query) {
      const address = new URL(url, this.#base);
      address.searchParams.set("q", query);
      const link = element("a", { href: address.href, target: "_top" }, article.title);
      const date = article.date ? [" ", element("time", { dateTime: article.date }, dutchDate(article.date))] : [];
      return element("li", {}, link, ...date, element("p", { className: "text" }, ...marked(highlighted)));
    }
  }

  if (!customElements.get("alinea-zoek")) customElements.define("alinea-zoek", AlineaZoek);
})();
