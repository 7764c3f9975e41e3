// Search as you type: the ARIA combobox pattern with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
const WAIT = 90;

export function suggest(form) {
  const input = form?.querySelector("input");
  if (!input) return;
  const list = document.createElement("ul");
  Object.assign(list, { className: "options", id: "options", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Films and people");
  form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "options", "aria-autocomplete": "list" }))
    input.setAttribute(name, value);

  let asked = null, waiting = 0, chosen = -1;
  const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = (to) => {
    const options = [...list.children];
    chosen = options.length ? (to + options.length) % options.length : -1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) return;
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    chosen = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const look = () => {
    const typed = input.value.trim();
    asked?.abort();
    if (typed.length < 2) return close();
    asked = new AbortController();
    fetch(`/api/v1/search?q=${encodeURIComponent(typed)}&n=8`, { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : { titles: [] }))
      .then((answer) => { if (input.value.trim() === typed && document.activeElement === input) show(answer.titles); })
      .catch(() => {});
  };
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, WAIT); });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) { if (event.key === "ArrowDown") look(); return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1)); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(list.children[chosen].dataset.to); }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => { const to = event.target.closest("li")?.dataset.to; if (to) location.assign(to); });
}

function option(found, place) {
  const item = document.createElement("li");
  Object.assign(item, { id: `option-${place}`, className: `c${found.cluster}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.to = `/title/${found.tconst}`;
  const by = [found.directors.slice(0, 2).join(" and "), found.name && found.name !== found.title ? `also ${found.name}` : ""].filter(Boolean).join(" · ");
  for (const [kind, text] of [["name", found.title], ["when", found.year ?? ""], ["when by", by]]) {
    const part = document.createElement("span");
    part.className = kind;
    part.dir = "auto";
    part.textContent = text;
    item.append(part);
  }
  return item;
}
