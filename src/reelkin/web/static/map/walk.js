// A walk on the map: a line through its films, and their posters beside the line, none on another.
const TRIES = 20, AIR = 8;

export class Way {
  stops = [];
  constructor(pins) { this.pins = pins; }
  // Take the walk that the page tells; its posters are copies, for the list is what is read.
  read(list) {
    this.pins.replaceChildren();
    this.stops = [...(list?.children ?? [])].map((item) => {
      const pin = document.createElement("a");
      pin.href = item.querySelector(".stop").href;
      pin.className = `pin ${item.className}`;
      pin.tabIndex = -1;
      pin.title = item.querySelector(".name").textContent;
      pin.append(item.querySelector(".poster").cloneNode(true));
      this.pins.append(pin);
      return { x: Number(item.dataset.x), y: Number(item.dataset.y), row: Number(item.dataset.row), pin, dx: 0, dy: -80 };
    });
    this.began = performance.now();
  }
  draw(ink, view, colours, still) {
    const { stops } = this;
    if (!stops.length) return false;
    const width = this.pins.firstChild.offsetWidth || 64, height = this.pins.firstChild.offsetHeight || 96;
    const spots = stops.map((stop) => view.screen(stop.x, stop.y));
    const before = stops.map((stop) => [stop.dx, stop.dy]);
    this.part(spots, view, width, height);
    const moves = stops.some((stop, place) => Math.hypot(stop.dx - before[place][0], stop.dy - before[place][1]) > 0.7);
    const shown = still ? 1 : Math.min(1, (performance.now() - this.began) / 900);
    trace(ink, spots, colours, shown);
    stops.forEach((stop, place) => {
      const [px, py] = spots[place], away = Math.hypot(stop.dx, stop.dy);
      ink.strokeStyle = ink.fillStyle = colours.accent;
      ink.lineWidth = 1.5;
      if (away > 20) { ink.beginPath(); ink.moveTo(px, py); ink.lineTo(px + stop.dx, py + stop.dy); ink.stroke(); }
      ink.beginPath(); ink.arc(px, py, 5, 0, 7); ink.fill();
      stop.pin.style.transform = `translate(${px + stop.dx - width / 2}px, ${py + stop.dy - height / 2}px)`;
      stop.pin.classList.toggle("come", shown * stops.length > place);
    });
    return moves || shown < 1;
  }
  // Push posters apart that lie on each other or on the line's films, and into the window.
  part(spots, view, width, height) {
    const { stops } = this, inside = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));
    const seen = spots.map(([px, py]) => px > view.left - width && px < view.width + width && py > -height && py < view.height + height);
    for (let times = 0; times < TRIES; times++) {
      stops.forEach((one, i) => {
        const [px, py] = spots[i];
        // Back towards a place above its film.
        one.dx -= one.dx * 0.02;
        one.dy += (-height / 2 - 16 - one.dy) * 0.02;
        stops.forEach((other, j) => {
          if (i === j || !seen[j]) return;
          const [x, y] = [px + one.dx - spots[j][0] - other.dx, py + one.dy - spots[j][1] - other.dy];
          const [ox, oy] = [width + AIR - Math.abs(x), height + AIR - Math.abs(y)];
          if (ox > 0 && oy > 0) { if (ox < oy) one.dx += ((x < 0 || (!x && i < j) ? -1 : 1) * ox) / 2; else one.dy += ((y < 0 || (!y && i < j) ? -1 : 1) * oy) / 2; }
          const [fx, fy] = [px + one.dx - spots[j][0], py + one.dy - spots[j][1]];
          const [gx, gy] = [width / 2 + 8 - Math.abs(fx), height / 2 + 8 - Math.abs(fy)];
          if (gx > 0 && gy > 0) { if (gx < gy) one.dx += (fx < 0 ? -1 : 1) * gx * 0.5; else one.dy += (fy < 0 ? -1 : 1) * gy * 0.5; }
        });
        if (!seen[i]) return;
        one.dx = inside(px + one.dx, view.left + width / 2 + 8, view.width - width / 2 - 8) - px;
        one.dy = inside(py + one.dy, height / 2 + 8, view.height - height / 2 - 8) - py;
      });
    }
  }
}

// A smooth line through the spots (Catmull and Rom, 1974), as much of it as is `shown`, on an edge of the wall's colour.
function trace(ink, spots, colours, shown) {
  const at = (place) => spots[Math.min(Math.max(place, 0), spots.length - 1)];
  for (const [colour, width] of [[colours.wall, 7], [colours.accent, 3]]) {
    Object.assign(ink, { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round" });
    ink.beginPath();
    ink.moveTo(...spots[0]);
    const steps = (spots.length - 1) * 16;
    for (let step = 1; step <= steps * shown; step++) {
      const place = Math.min(Math.floor(step / 16), spots.length - 2), t = step / 16 - place;
      const [a, b, c, d] = [-1, 0, 1, 2].map((by) => at(place + by));
      ink.lineTo(...[0, 1].map((axis) => 0.5 * (2 * b[axis] + (c[axis] - a[axis]) * t + (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t + (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3)));
    }
    ink.stroke();
  }
}
