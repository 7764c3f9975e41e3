import { larger } from "asset(map/paint.js)";

// Names on the map: the clusters' at their places by size, then films' as one comes near. None lies on another.
export const REGION = (size) => `condensed 700 ${size}px Archivo, "Arial Narrow", sans-serif`, FILM = (size) => `italic 500 ${size}px Newsreader, Georgia, serif`;
const LINE = 17, SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1]], AIR = 4;
const SHIFTS = [[0, 0], [0, -18], [0, 18], [30, 0], [-30, 0], [0, -36], [0, 36], [48, 20], [-48, -20]];

export class Labels {
  drawn = []; pictures = new Map(); films = new Set();
  constructor(regions, points, names) {
    const most = Math.max(...regions.map((one) => one.size));
    this.regions = [...regions].sort((one, other) => other.size - one.size).map((one) => ({ ...one, share: Math.sqrt(one.size / most), lines: broken(one.name) }));
    Object.assign(this, { points, names });
  }
  forget() { this.pictures.clear(); }
  // Choose what is named in this view, and where it stands.
  place(view, came, taken = []) {
    const boxes = taken.map((box) => [...box]);
    const fits = (box) => box[0] > 6 && box[1] > 6 && box[2] < view.width - 6 && box[3] < view.height - 6 && !boxes.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
    const narrow = view.width - view.left < 620, drawn = [];
    for (const region of this.regions) {
      if (!view.sees(region.x, region.y)) continue;
      const size = Math.round((narrow ? 11 : 12.5) + (narrow ? 5 : 8.5) * region.share * Math.min(1, 0.75 + view.z / 8));
      const picture = this.picture(region.lines, REGION(size), region.ink, size * 1.08, "center");
      const [px, py] = view.screen(region.x, region.y);
      for (const [dx, dy] of SHIFTS) {
        const box = around(px + dx, py + dy, picture.width, picture.height, AIR);
        if (!fits(box)) continue;
        boxes.push(box);
        drawn.push({ x: region.x, y: region.y, dx: dx - picture.width / 2, dy: dy - picture.height / 2, picture, region: true });
        break;
      }
    }
    const cap = Math.ceil(2 * view.z ** 1.3), told = {};
    const budget = Math.round(Math.min((narrow ? 10 : 26) * view.z ** 0.75, narrow ? 34 : 110)), named = new Set();
    const rows = this.names.near(view, came).filter((row) => row < this.points.count && view.sees(...Object.values(this.points.place(row))));
    // What is named stays named for longer, so that names do not flicker.
    rows.sort((one, other) => one * (this.films.has(one) ? 0.4 : 1) - other * (this.films.has(other) ? 0.4 : 1));
    const size = narrow ? 13 : 14;
    for (const row of rows) {
      const cluster = this.points.cluster[row];
      if (named.size >= budget) break;
      if (told[cluster] >= cap) continue; // from afar, two of each cluster: so they are spread over all of the map
      const { x, y } = this.points.place(row), [px, py] = view.screen(x, y);
      const film = this.names.known.get(row);
      const text = film.title.length > 34 ? `${film.title.slice(0, 33)}…` : film.title;
      const picture = this.picture([text], FILM(size), this.inks[cluster], size * 1.1, "start");
      const away = 5 + larger(view.z);
      for (const [sx, sy] of SIDES) {
        const [mx, my] = [px + sx * (away + picture.width / 2), py + sy * (away + picture.height / 2 - 2)];
        const box = around(mx, my, picture.width, picture.height - 4, 1);
        if (!fits(box)) continue;
        boxes.push(box);
        named.add(row);
        told[cluster] = (told[cluster] ?? 0) + 1;
        drawn.push({ x, y, dx: mx - px - picture.width / 2, dy: my - py - picture.height / 2, picture });
        break;
      }
    }
    this.films = named;
    this.drawn = drawn;
  }
  draw(ink, view) {
    const far = Math.min(1, Math.max(0.8, 1.1 - view.z / 40));
    for (const { x, y, dx, dy, picture, region } of this.drawn) {
      const [px, py] = view.screen(x, y);
      ink.globalAlpha = region ? far : 1;
      ink.drawImage(picture.canvas, Math.round(px + dx - picture.edge), Math.round(py + dy - picture.edge), picture.canvas.width / this.ratio, picture.canvas.height / this.ratio);
    }
    ink.globalAlpha = 1;
  }
  // A text drawn once, with an edge of the wall's colour so that it stands out from the points.
  picture(lines, font, colour, leading, align) {
    const key = `${lines.join("\n")}|${font}|${colour}`;
    let made = this.pictures.get(key);
    if (made) return made;
    const canvas = document.createElement("canvas"), ink = canvas.getContext("2d"), edge = 4;
    ink.font = font;
    const width = Math.ceil(Math.max(...lines.map((line) => ink.measureText(line).width))), height = Math.ceil(leading * lines.length);
    canvas.width = (width + 2 * edge) * this.ratio;
    canvas.height = (height + 2 * edge) * this.ratio;
    ink.setTransform(this.ratio, 0, 0, this.ratio, edge * this.ratio, edge * this.ratio);
    Object.assign(ink, { font, textAlign: align === "center" ? "center" : "left", textBaseline: "middle", strokeStyle: this.wall, fillStyle: colour, lineWidth: 4, lineJoin: "round" });
    lines.forEach((line, place) => {
      const at = [align === "center" ? width / 2 : 0, leading * (place + 0.5)];
      ink.strokeText(line, ...at);
      ink.fillText(line, ...at);
    });
    made = { canvas, width, height, edge };
    if (this.pictures.size > 1500) this.pictures.clear();
    this.pictures.set(key, made);
    return made;
  }
}

const around = (x, y, width, height, air) => [x - width / 2 - air, y - height / 2 - air, x + width / 2 + air, y + height / 2 + air];

// A name in as few lines as it takes, about equally long.
function broken(name) {
  const filled = (length) => name.split(" ").reduce((lines, word) => {
    const joined = lines.length ? `${lines.at(-1)} ${word}` : word;
    return lines.length && joined.length <= length ? [...lines.slice(0, -1), joined] : [...lines, word];
  }, []);
  const fewest = filled(LINE).length;
  for (let length = Math.ceil(name.length / fewest); ; length++) if (filled(length).length <= fewest) return filled(length);
}
