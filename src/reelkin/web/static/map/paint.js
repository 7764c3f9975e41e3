// The points on the screen, written pixel by pixel: 20,000 take a millisecond or two, on any machine.
const WHOLE = 65535, MOST_PIXELS = 2.6e6, STEPS = 3, OPAQUE = 0.92;
export const larger = (z) => Math.min(z ** 0.42, 6);

// Colours of the clusters as the style sheet has them: red, green, blue and 255 of each.
export function palette(hues) {
  const canvas = Object.assign(document.createElement("canvas"), { width: hues.length, height: 1 });
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  hues.forEach((hue, place) => { ink.fillStyle = hue; ink.fillRect(place, 0, 1, 1); });
  return ink.getImageData(0, 0, hues.length, 1).data;
}

export class Painter {
  discs = [];
  constructor(canvas, points) {
    Object.assign(this, { canvas, points, ink: canvas.getContext("2d") });
    this.sizes = Float32Array.from(points.x, (_, row) => Math.min(Math.max(8.5 * (row + 1) ** -0.15, 2.1), 7));
  }
  colour(palette) { this.colours = Uint32Array.from({ length: palette.length / 4 }, (_, i) => palette[4 * i] | (palette[4 * i + 1] << 8) | (palette[4 * i + 2] << 16)); }
  resize(width, height, ratio) {
    this.ratio = Math.min(ratio, Math.sqrt(MOST_PIXELS / (width * height || 1)));
    Object.assign(this.canvas, { width: Math.max(width * this.ratio, 1), height: Math.max(height * this.ratio, 1) });
    this.image = this.ink.createImageData(this.canvas.width, this.canvas.height);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }
  draw(view) {
    const { points, ratio, pixels, colours, sizes } = this, { x, y, cluster, next } = points, { width, height } = this.image;
    pixels.fill(0);
    const [ox, oy] = view.screen(0, 0).map((at) => at * ratio), [sx, sy] = [view.w, view.h].map((side) => (side * view.z * ratio) / WHOLE);
    const drawn = points.wanted(view.z), grown = larger(view.z) * ratio * Math.min(1, Math.sqrt(view.w / 800));
    points.cells(view, 8, (head) => {
      // The least known of a cell first, so that the better known lie on top.
      for (let row = head; row >= 0; row = next[row]) {
        if (row >= drawn) continue;
        const px = ox + x[row] * sx, py = oy + y[row] * sy;
        if (px < 0 || py < 0) continue;
        const left = Math.floor(px), top = Math.floor(py), { half, covers } = this.disc(sizes[row] * grown, px, py);
        if (left < half || top < half || left + half >= width || top + half >= height) continue;
        const colour = colours[cluster[row]], middle = top * width + left;
        for (let i = 0; i < covers.length; i += 3) {
          const at = middle + covers[i] * width + covers[i + 1], alpha = covers[i + 2];
          if (alpha > 128 || alpha > pixels[at] >>> 24) pixels[at] = colour | (alpha << 24);
        }
      }
    });
    this.ink.putImageData(this.image, 0, 0);
  }
  // The pixels that a disc of this size covers, down and across from its middle one, and how much: in thirds, each made once.
  disc(size, px, py) {
    const across = Math.max(Math.round(size * 2), 3), key = (across * STEPS + Math.floor((px % 1) * STEPS)) * STEPS + Math.floor((py % 1) * STEPS);
    if (this.discs[key]) return this.discs[key];
    const half = Math.ceil(across / 4 + 0.5), covers = [], [mx, my] = [px, py].map((at) => (Math.floor((at % 1) * STEPS) + 0.5) / STEPS - 0.5);
    for (let i = -half; i <= half; i++) for (let j = -half; j <= half; j++) {
      const alpha = Math.floor(255 * OPAQUE * Math.min(Math.max(across / 4 + 0.5 - Math.hypot(j - mx, i - my), 0), 1));
      if (alpha) covers.push(i, j, alpha);
    }
    return (this.discs[key] = { half, covers: Int16Array.from(covers) });
  }
}

// A soft field of colour under the points, so that regions show from afar: drawn once, then only moved and stretched.
const FIELD = 180, BLUR = 4;
export function glow(canvas, points, palette) {
  canvas.width = canvas.height = FIELD;
  const sums = [0, 1, 2, 3].map(() => new Float32Array(FIELD * FIELD));
  for (let row = 0; row < points.count; row++) {
    const cell = Math.floor((points.y[row] / (WHOLE + 1)) * FIELD) * FIELD + Math.floor((points.x[row] / (WHOLE + 1)) * FIELD);
    for (let part = 0; part < 3; part++) sums[part][cell] += palette[4 * points.cluster[row] + part];
    sums[3][cell]++;
  }
  for (const field of sums) for (let times = 0; times < 3; times++) { blur(field, 1, FIELD); blur(field, FIELD, 1); }
  const dense = [...sums[3]].filter((value) => value > 0.05).sort((one, other) => one - other);
  const most = dense[Math.floor(dense.length * 0.9)] || 1;
  const image = new ImageData(FIELD, FIELD);
  for (let cell = 0; cell < FIELD * FIELD; cell++) {
    const weight = sums[3][cell];
    if (!(weight > 0)) continue;
    for (let part = 0; part < 3; part++) image.data[4 * cell + part] = sums[part][cell] / weight;
    const [across, down] = [cell % FIELD, Math.floor(cell / FIELD)], edge = Math.min(across, down, FIELD - 1 - across, FIELD - 1 - down);
    image.data[4 * cell + 3] = 255 * Math.min(weight / most, 1) ** 0.7 * Math.min(1, edge / 12);
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}
function blur(field, step, stride) {
  const line = new Float32Array(FIELD);
  for (let i = 0; i < FIELD; i++) {
    for (let j = 0; j < FIELD; j++) line[j] = field[i * stride + j * step];
    let sum = 0;
    for (let j = -BLUR; j < FIELD; j++) {
      sum += (line[j + BLUR] ?? 0) - (line[j - BLUR - 1] ?? 0);
      if (j >= 0) field[i * stride + j * step] = sum / (2 * BLUR + 1);
    }
  }
}
