// Films as one types: the ARIA combobox pattern with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
const WAIT = 90;

// Offer films under a field; `take` is given the one that is chosen.
export function suggest(input, take) {
  const list = Object.assign(document.createElement("ul"), { className: "options", id: `${input.id}-options`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Films");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" }))
    input.setAttribute(name, value);

  let [films, asked, waiting, chosen] = [[], null, 0, -1];
  const show = (found) => {
    films = found;
    list.replaceChildren(...films.map((film, place) => option(film, `${list.id}-${place}`)));
    list.hidden = !films.length;
    chosen = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const close = () => { clearTimeout(waiting); asked?.abort(); show([]); };
  const choose = (place) => { const film = films[place]; close(); if (film) take(film); };
  const mark = (to) => {
    const options = [...list.children];
    chosen = (to + options.length) % options.length;
    options.forEach((one, place) => one.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const look = () => {
    const typed = input.value.trim();
    asked?.abort();
    if (typed.length < 2) return close();
    asked = new AbortController();
    fetch(`/api/v1/search?q=${encodeURIComponent(typed)}&n=8`, { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : { titles: [] }))
      .then(({ titles }) => { if (input.value.trim() === typed && document.activeElement === input) show(titles); })
      .catch(() => {});
  };
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, WAIT); });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) { if (event.key === "ArrowDown") look(); return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1)); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); choose(chosen); }
  });
  input.form.addEventListener("submit", close);
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose([...list.children].indexOf(event.target.closest("li"))));
}

function option(film, id) {
  const item = Object.assign(document.createElement("li"), { id, className: `c${film.cluster}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const by = [film.directors.slice(0, 2).join(" and "), film.name && film.name !== film.title ? `also ${film.name}` : ""].filter(Boolean).join(" · ");
  for (const [className, textContent] of [["name", film.title], ["when", film.year ?? ""], ["when by", by]])
    item.append(Object.assign(document.createElement("span"), { className, dir: "auto", textContent }));
  return item;
}
