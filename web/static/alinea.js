// What the pages do beyond links and forms, which work without it.
import { completions } from "./completions.js";
import { offerCopying } from "./citation.js";
import { keys } from "./keys.js";
import { live } from "./live.js";

const form = document.getElementById("zoek");
const main = document.getElementById("inhoud");
const status = document.getElementById("melding");
const say = (text) => { status.textContent = text; };

offerCopying(main, say);
// Where it is not known (Chromium before 116, Firefox before 124, Safari before 17.4), the form is
// sent as it is without a script.
if (!AbortSignal.any) form.dataset.live = "";
const search = form.dataset.live
  ? live(form, main, say, () => offerCopying(main, say))
  : { now: () => form.requestSubmit() };
const list = completions(form, search);
keys(form, main, list);

// An address that names a paragraph of a very long article, but not the part that it is in.
const [, wanted] = /^#p(\d+)$/.exec(location.hash) ?? [];
const { partSize } = main.querySelector("[data-part-size]")?.dataset ?? {};
if (wanted && partSize && !document.getElementById(`p${wanted}`)) {
  const address = new URL(location);
  const part = Math.ceil(wanted / partSize);
  if (address.searchParams.get("deel") !== String(part)) {
    address.searchParams.set("deel", part);
    location.replace(address);
  }
}
