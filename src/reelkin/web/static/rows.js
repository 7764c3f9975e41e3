// Shelves page by the arrow keys when they have the focus, by what is to be seen of them.
export function pageRows(document) {
  document.addEventListener("keydown", (event) => {
    const row = event.target;
    if (!row.classList?.contains("row")) return;
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }[event.key];
    if (!step && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const to = event.key === "Home" ? 0 : event.key === "End" ? row.scrollWidth : row.scrollLeft + step * row.clientWidth * 0.8;
    row.scrollTo({ left: to, behavior: still ? "auto" : "smooth" });
  });
}
