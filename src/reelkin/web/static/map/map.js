// The map of films: puts its parts together. Without it, the page is the list and the walks.
import { View } from "asset(map/view.js)";
import { Points, Names } from "asset(map/points.js)";
import { Painter, palette, glow, larger } from "asset(map/paint.js)";
import { Labels, REGION, FILM } from "asset(map/labels.js)";
import { hands } from "asset(map/hands.js)";
import { Way } from "asset(map/walk.js)";
import { suggest } from "asset(suggest.js)";

const atlas = document.getElementById("atlas"), box = document.getElementById("map");
const [sea, glowing, dots, written] = [".sea", ".glow", ".points", ".names"].map((name) => box.querySelector(name));
const [pins, card, here] = [box.querySelector(".pins"), box.querySelector(".card-here"), document.getElementById("here")];
const guide = atlas.querySelector(".guide"), ends = atlas.querySelector(".ends"), seek = atlas.querySelector(".seek");
const calm = matchMedia("(prefers-reduced-motion: reduce)"), still = () => calm.matches;
const zoom = box.querySelector(".zoom"), NEAR = 14, REACH = 18, REST = 110;

const view = new View(), points = new Points(box.dataset), names = new Names(box.dataset), way = new Way(pins);
const list = [...document.querySelectorAll(".regions > li")].sort((one, other) => one.dataset.place - other.dataset.place);
const style = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();
const regions = list.map((item, place) => ({ place, x: Number(item.dataset.x), y: Number(item.dataset.y), size: Number(item.dataset.size), name: item.querySelector(".name").textContent }));
const labels = new Labels(regions, points, names), colours = {};
const paint = new Painter(dots, points);
let hues, ratio = 1, marked = -1, rested = 0, placedAt = 0, waiting = 0, dirty = false;

function dress() {
  hues = palette(list.map((item) => style(item, "--bar")));
  paint.colour(hues);
  for (const name of ["wall", "accent", "paper"]) colours[name] = style(atlas, `--${name}`);
  labels.wall = colours.wall;
  labels.inks = list.map((item) => `color-mix(in oklab, ${style(item, "--ink")} 40%, ${colours.paper})`);
  for (const region of labels.regions) region.ink = style(list[region.place], "--ink");
  labels.forget();
}

function size() {
  const { clientWidth: width, clientHeight: height } = box;
  const over = getComputedStyle(guide).position === "absolute" ? guide.offsetLeft + guide.offsetWidth : 0;
  ratio = labels.ratio = Math.min(devicePixelRatio || 1, 2);
  Object.assign(written, { width: width * ratio, height: height * ratio });
  paint.resize(width, height, ratio);
  view.resize(width, height, over);
  labels.forget();
  change(true);
}

// Something moved: draw it in the next frame, and place names anew, at once if `whole`, else as soon as it rests.
function change(whole = false) {
  clearTimeout(rested);
  rested = setTimeout(rest, REST);
  if (whole) place();
  if (!dirty) { dirty = true; requestAnimationFrame(frame); }
}
function place() {
  placedAt = performance.now();
  const outer = box.getBoundingClientRect();
  // Names keep clear of what lies over the map.
  const over = [zoom, ...pins.children, ...(view.left ? [guide] : []), ...(card.hidden ? [] : [card])].map((one) => one.getBoundingClientRect());
  const taken = over.map((one) => [one.left - outer.left, one.top - outer.top, one.right - outer.left, one.bottom - outer.top]);
  labels.place(view, () => change(true), [...taken, ...way.stops.map(({ x, y }) => { const [px, py] = view.screen(x, y); return [px - 9, py - 9, px + 9, py + 9]; })]);
}
function rest() {
  place();
  load();
  if (!dirty) { dirty = true; requestAnimationFrame(frame); }
}
async function load() {
  const gone = () => { here.textContent = "The map has changed since; reload the page."; };
  for (; await points.more(view.z).catch(gone); change()) if (points.files === 1) { glow(glowing, points, hues); change(true); }
}

function frame(now) {
  dirty = false;
  const flying = view.step(now);
  if (flying && now - placedAt > 220) place();
  paint.draw(view);
  const [gx, gy] = view.screen(0, 0);
  glowing.style.transform = `translate(${gx}px, ${gy}px) scale(${(view.w * view.z) / 180}, ${(view.h * view.z) / 180})`;
  glowing.style.opacity = Math.max(0.12, 0.5 / view.z ** 0.35);
  const ink = written.getContext("2d");
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  ink.clearRect(0, 0, view.width, view.height);
  labels.draw(ink, view);
  const walking = way.draw(ink, view, colours, still());
  if (marked >= 0) ring(ink);
  if (flying || walking) change();
  if (flying && !view.flight) landed();
}
function ring(ink) {
  const { x, y } = points.place(marked), [px, py] = view.screen(x, y);
  Object.assign(ink, { strokeStyle: colours.paper, lineWidth: 2 });
  ink.beginPath();
  ink.arc(px, py, 7 + larger(view.z), 0, 7);
  ink.stroke();
  if (!card.hidden) settle(px, py);
}

// The card of a film: beside its point, in the window.
const cards = new Map();
async function mark(row, told = false) {
  if (row === marked && !card.hidden) return;
  marked = row;
  change();
  if (row < 0) { card.hidden = true; return; }
  if (!cards.has(row)) cards.set(row, fetch(`${box.dataset.address}/card/${row}`).then((answer) => (answer.ok ? answer.text() : "")));
  const text = await cards.get(row);
  if (marked !== row || !text) return;
  card.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  card.hidden = false;
  if (told) here.textContent = [".name", ".when", ".chip"].map((name) => card.querySelector(name).textContent).join(", ");
  change();
}
function settle(px, py) {
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const left = px + 22 + width < view.width ? px + 22 : px - 22 - width;
  const x = Math.min(Math.max(left, view.left + 8), Math.max(view.left + 8, view.width - width - 8));
  const over = left < view.left + 8; // a narrow window: under or above the film, not on it
  const y = over ? (py + 24 + height < view.height ? py + 24 : py - 24 - height) : py - height / 3;
  card.style.transform = `translate(${Math.round(x)}px, ${Math.round(Math.min(Math.max(y, 8), view.height - height - 8))}px)`;
}

hands(sea, view, {
  still,
  moved(byKey) { change(); if (byKey) { clearTimeout(waiting); waiting = setTimeout(() => mark(points.nearest(view, view.cx, view.cy, 60), true), 250); } },
  pointed(px, py, kind) {
    if (kind !== "mouse") return;
    const row = points.nearest(view, px, py, NEAR);
    sea.classList.toggle("on-film", row >= 0);
    clearTimeout(waiting);
    if (row >= 0 && row !== marked) waiting = setTimeout(() => mark(row), 110);
  },
  clicked(px, py, kind) {
    clearTimeout(waiting);
    const row = points.nearest(view, px, py, kind === "mouse" ? NEAR : REACH);
    // Where nothing is, the map comes to the pointer: a way to move it without dragging.
    if (row < 0 && marked < 0) { const [x, y] = view.map(px, py); go({ x, y, z: view.z }); }
    mark(row);
  },
});
sea.addEventListener("dblclick", (event) => { const at = box.getBoundingClientRect(); const [x, y] = view.map(event.clientX - at.left, event.clientY - at.top); go({ x, y, z: view.z * 2.5 }); });
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && marked >= 0) mark(-1);
  if (event.key === "Enter" && event.target === sea && !card.hidden) card.querySelector("a.name").click();
});
zoom.addEventListener("click", (event) => {
  const how = event.target.dataset?.zoom;
  if (how === "all") go({ x: 0.5, y: 0.5, z: 1 });
  else if (how) go({ x: view.x, y: view.y, z: view.z * (how === "in" ? 2 : 0.5) });
});
card.addEventListener("click", (event) => {
  const end = event.target.dataset?.walk;
  if (!end) return;
  ends.closest("details").open = true;
  ends.elements[end].value = event.target.dataset.name;
  const other = ends.elements[end === "from" ? "to" : "from"];
  if (other.value) ends.requestSubmit(); else other.focus();
});

let landed = () => {};
function go(to, then = () => {}) {
  landed = then;
  view.fly(to, still());
  change(true);
  if (!view.flight) then();
}
async function visit(tconst) {
  const answer = await fetch(`${box.dataset.address}/spot/${tconst}`);
  if (!answer.ok) return;
  const { row, x, y } = await answer.json();
  history.replaceState(null, "", `/map?at=${tconst}`);
  // Near enough for its point to be there: a little-known film comes with a later file.
  go({ x, y, z: Math.max(view.z, 9, Math.sqrt((row + 1) / points.sizes[0]) * 1.1) }, () => mark(row, true));
}
const named = (film) => (film.year ? `${film.title} (${film.year})` : film.title);
suggest(seek.elements.at, (film) => { seek.elements.at.value = named(film); visit(film.tconst); });
seek.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch(`/api/v1/search?n=1&q=${encodeURIComponent(seek.elements.at.value)}`);
  const found = answer.ok ? (await answer.json()).titles[0] : null;
  if (found) visit(found.tconst); else here.textContent = "No film here is called that.";
});
for (const end of [ends.elements.from, ends.elements.to]) suggest(end, (film) => { end.value = named(film); });

// A walk: the page's own answer, of which the list is taken.
ends.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = new URLSearchParams(new FormData(ends));
  fetch(`/map?${asked}`).then((answer) => answer.text()).then((text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    document.getElementById("walk").replaceChildren(...page.getElementById("walk").childNodes);
    history.replaceState(null, "", `/map?${asked}`);
    take();
  }).catch(() => ends.submit());
});
function take() {
  way.read(document.querySelector("#walk .steps"));
  if (!way.stops.length) return change();
  mark(-1);
  if (!view.left) ends.closest("details").open = false; // on a phone, to show the map
  here.textContent = `A walk of ${way.stops.length} films, from ${way.stops[0].pin.title} to ${way.stops.at(-1).pin.title}. It is in the list beside the map.`;
  go(view.around(way.stops));
}
document.getElementById("walk").addEventListener("click", (event) => {
  const item = event.target.closest(".steps li");
  if (!item || event.target.closest("a")) return;
  go({ x: Number(item.dataset.x), y: Number(item.dataset.y), z: Math.max(view.z, 9) });
  mark(Number(item.dataset.row));
});

dress();
box.hidden = seek.hidden = false;
new ResizeObserver(size).observe(box);
matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => { dress(); glow(glowing, points, hues); change(true); });
Promise.all([REGION(16), FILM(14)].map((font) => document.fonts.load(font))).then(() => { labels.forget(); change(true); });
size();
names.begin().then(() => change(true));
load().then(() => {
  const [row, x, y] = (box.dataset.at ?? "").split(" ").map(Number);
  if (box.dataset.at) { view.set(x, y, 9); mark(row, true); change(true); }
  if (document.querySelector("#walk .steps")) take();
  box.dataset.ready = "yes";
});
