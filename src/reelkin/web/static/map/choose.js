// A field in which a film is chosen as one types: the ARIA combobox pattern with a list.
const WAIT = 90;

export function choose(input, picked) {
  const list = Object.assign(document.createElement("ul"), { className: "options", id: `${input.id}-options`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Films");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value);
  let [at, waiting, asked] = [-1, 0, null];
  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const take = (item) => { close(); input.value = item.dataset.named; picked(item.dataset.tconst); };
  const mark = (to) => {
    const items = [...list.children];
    at = (to + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    input.setAttribute("aria-activedescendant", items[at].id);
    items[at].scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    const typed = input.value.trim();
    asked?.abort();
    if (typed.length < 2) return close();
    asked = new AbortController();
    const answer = await fetch(`/api/v1/search?q=${encodeURIComponent(typed)}&n=7`, { signal: asked.signal }).catch(() => null);
    if (!answer?.ok || document.activeElement !== input || input.value.trim() !== typed) return;
    list.replaceChildren(...(await answer.json()).titles.map((found, place) => item(found, `${list.id}-${place}`)));
    list.hidden = !list.children.length;
    at = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", () => { delete input.dataset.tconst; clearTimeout(waiting); waiting = setTimeout(look, WAIT); });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1)); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(list.children[at]); }
  });
  input.form.addEventListener("submit", () => { clearTimeout(waiting); asked?.abort(); close(); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => { const found = event.target.closest("li"); if (found) take(found); });
}

function item(found, id) {
  const made = Object.assign(document.createElement("li"), { id, className: `c${found.cluster}` });
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  Object.assign(made.dataset, { tconst: found.tconst, named: found.year ? `${found.title} (${found.year})` : found.title });
  for (const [kind, text] of [["name", found.title], ["when", found.year ?? ""], ["when by", found.directors.slice(0, 2).join(" and ")]])
    made.append(Object.assign(document.createElement("span"), { className: kind, dir: "auto", textContent: text }));
  return made;
}
