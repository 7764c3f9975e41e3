// The poster that was clicked grows into the one of the title's page, where the browser can show that.
export function carryPosters(document) {
  document.addEventListener("click", (event) => {
    const poster = event.target.closest?.("a.card, .found a")?.querySelector(".poster");
    if (!poster) return;
    for (const other of document.querySelectorAll(".carried")) other.classList.remove("carried");
    // Two posters of one name on a page, and the browser would move neither.
    document.querySelector(".poster.big")?.classList.add("left");
    poster.classList.add("carried");
  });
}
