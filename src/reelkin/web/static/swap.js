// Forms marked data-swap: sent in the background, and the page's main part and message are replaced by the answer's.
export function swapForms(document) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-swap") || form.method !== "post") return;
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(form, event.submitter));
    document.documentElement.setAttribute("aria-busy", "true");
    fetch(form.action, { method: "POST", body: sent })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)))
      .then((text) => replace(document, text, form, event.submitter))
      .catch(() => form.submit())
      .finally(() => document.documentElement.removeAttribute("aria-busy"));
  });
}

function replace(document, text, form, pressed) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const again = place(form, pressed, document);
  const change = () => {
    for (const id of ["main", "said"]) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (!old || !fresh) continue;
      keepScroll(old, fresh);
      old.replaceChildren(...fresh.childNodes);
    }
    again()?.focus({ preventScroll: true });
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (document.startViewTransition && !still) document.startViewTransition(change);
  else change();
}

// Where the pressed button is on the new page: the form of the same mark, the button of the same place in it.
function place(form, pressed, document) {
  const named = (name) => form.elements.namedItem(name)?.value ?? "";
  const [tconst, what] = [named("tconst"), named("what")];
  const number = [...form.querySelectorAll("button")].indexOf(pressed);
  return () => {
    const found = [...document.querySelectorAll("#main form")].find(
      (one) => one.elements.namedItem("tconst")?.value === tconst && one.elements.namedItem("what")?.value === what,
    );
    return found?.querySelectorAll("button")[Math.max(0, number)];
  };
}

function keepScroll(old, fresh) {
  const at = new Map([...old.querySelectorAll(".row")].map((row) => [row.getAttribute("aria-labelledby"), row.scrollLeft]));
  requestAnimationFrame(() => {
    for (const row of document.querySelectorAll(".row")) row.scrollLeft = at.get(row.getAttribute("aria-labelledby")) ?? 0;
  });
}
