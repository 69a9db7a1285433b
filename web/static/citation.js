// Copying a citation with one click; without a clipboard the citation stays behind its summary.

/**
 * Put a button in the place of each citation.
 * @param {HTMLElement} main
 * @param {(text: string) => void} say tells a screen reader
 */
export function offerCopying(main, say) {
  if (!navigator.clipboard) return;
  for (const cite of main.querySelectorAll("details.cite")) {
    const { copy, copied, failed } = cite.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      const text = cite.querySelector("p").textContent.trim();
      const outcome = await navigator.clipboard.writeText(text).then(() => copied, () => failed);
      button.textContent = outcome;
      say(outcome);
      if (outcome === failed) {
        button.replaceWith(cite);
        cite.open = true;
        cite.querySelector("summary").focus();
      }
    });
    cite.replaceWith(button);
  }
}
