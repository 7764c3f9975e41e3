// Where on the map one looks: its middle, and how many times nearer than all of it. The map is a square of side 1.
const MOST_STRETCH = 1.35, NEAREST = 400, CURVE = 1.3;

export class View {
  x = 0.5; y = 0.5; z = 1; width = 1; height = 1; left = 0; flight = null;

  // `left`: so many pixels of the window are covered at its left side.
  resize(width, height, left) {
    Object.assign(this, { width, height, left });
    const [w, h] = [Math.max(width - left, 1), Math.max(height, 1)];
    // The map takes the window's shape, within reason: only how far films lie apart means anything.
    this.w = Math.min(w, h * MOST_STRETCH);
    this.h = Math.min(h, w * MOST_STRETCH);
    this.cx = left + w / 2;
    this.cy = height / 2;
  }
  screen(x, y) { return [this.cx + (x - this.x) * this.w * this.z, this.cy + (y - this.y) * this.h * this.z]; }
  map(px, py) { return [this.x + (px - this.cx) / (this.w * this.z), this.y + (py - this.cy) / (this.h * this.z)]; }
  sees(x, y) { const [px, py] = this.screen(x, y); return px > 0 && px < this.width && py > 0 && py < this.height; }
  set(x, y, z) {
    const inside = (value) => Math.min(Math.max(value, 0), 1);
    Object.assign(this, { x: inside(x), y: inside(y), z: Math.min(Math.max(z, 0.7), NEAREST) });
  }
  pan(dx, dy) { this.flight = null; this.set(this.x - dx / (this.w * this.z), this.y - dy / (this.h * this.z), this.z); }
  zoom(factor, px = this.cx, py = this.cy) {
    this.flight = null;
    const [x, y] = this.map(px, py);
    this.set(this.x, this.y, this.z * factor);
    const [nx, ny] = this.map(px, py);
    this.set(this.x + x - nx, this.y + y - ny, this.z);
  }
  // The view that shows all of these places.
  around(places, share = 0.7) {
    const [xs, ys] = [places.map((one) => one.x), places.map((one) => one.y)];
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = [this.width - this.left, this.height];
    const z = Math.min((share * room[0]) / this.w / Math.max(x1 - x0, 1e-3), (share * room[1]) / this.h / Math.max(y1 - y0, 1e-3), 40);
    return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, z };
  }
  // Fly there, far out and back in where it is far (van Wijk and Nuij, 2003); or jump, if things shall keep still.
  fly(to, still) {
    if (still) { this.flight = null; return this.set(to.x, to.y, to.z); }
    const way = arc([this.x, this.y, 1 / this.z], [to.x, to.y, 1 / to.z]);
    this.flight = { way, to, began: performance.now(), takes: Math.min(Math.max(way.length * 420, 250), 1800) };
  }
  // Go on with the flight; whether there is one.
  step(now) {
    if (!this.flight) return false;
    const { way, to, began, takes } = this.flight;
    const t = Math.min((now - began) / takes, 1);
    if (t === 1) { this.flight = null; this.set(to.x, to.y, to.z); return true; }
    const [x, y, w] = way.at(t * t * (3 - 2 * t));
    Object.assign(this, { x, y, z: 1 / w });
    return true;
  }
}

function arc([x0, y0, w0], [x1, y1, w1]) {
  const [dx, dy, c2] = [x1 - x0, y1 - y0, CURVE * CURVE], d = Math.hypot(dx, dy);
  if (d < 1e-6) {
    const length = Math.log(w1 / w0) / CURVE;
    return { length: Math.abs(length), at: (t) => [x0 + t * dx, y0 + t * dy, w0 * Math.exp(CURVE * t * length)] };
  }
  const slope = (w, sign) => { const b = (w1 * w1 - w0 * w0 + sign * c2 * c2 * d * d) / (2 * w * c2 * d); return Math.log(Math.sqrt(b * b + 1) - b); };
  const r0 = slope(w0, 1), length = (slope(w1, -1) - r0) / CURVE, cosh = Math.cosh(r0), sinh = Math.sinh(r0);
  return {
    length,
    at: (t) => {
      const r = CURVE * t * length + r0, u = (w0 / (c2 * d)) * (cosh * Math.tanh(r) - sinh);
      return [x0 + u * dx, y0 + u * dy, (w0 * cosh) / Math.cosh(r)];
    },
  };
}
