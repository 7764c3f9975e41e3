// The points: files by rank, the most voted first, fetched as one comes near; and which film is under the pointer.
const CELLS = 256, WHOLE = 65535;

export class Points {
  count = 0; // so many have come
  constructor(data) {
    this.address = data.address;
    this.total = Number(data.titles);
    this.sizes = [Number(data.first), Number(data.further)];
    this.x = new Uint16Array(this.total);
    this.y = new Uint16Array(this.total);
    this.cluster = new Uint16Array(this.total);
    this.heads = new Int32Array(CELLS * CELLS).fill(-1);
    this.next = new Int32Array(this.total).fill(-1);
    this.files = 0;
  }
  place(row) { return { x: this.x[row] / WHOLE, y: this.y[row] / WHOLE }; }
  // How many are to be seen at this zoom: 20,000 from afar, all of 350,000 four times nearer.
  wanted(z) { return Math.min(this.total, Math.round(this.sizes[0] * Math.max(1, z * z))); }
  // Fetch the next file, if that is wanted and none is under way; whether one came.
  async more(z) {
    if (this.busy || this.count >= this.wanted(z)) return false;
    this.busy = true;
    try {
      const answer = await fetch(`${this.address}/points/${this.files}.bin`);
      if (!answer.ok) throw new Error(answer.status);
      this.add(await answer.arrayBuffer());
      return true;
    } finally { this.busy = false; }
  }
  add(buffer) {
    const first = this.count, n = Math.min(this.sizes[Math.min(this.files, 1)], this.total - first);
    this.x.set(new Uint16Array(buffer, 0, n), first);
    this.y.set(new Uint16Array(buffer, 2 * n, n), first);
    this.cluster.set(buffer.byteLength === 5 * n ? new Uint8Array(buffer, 4 * n, n) : new Uint16Array(buffer, 4 * n, n), first);
    for (let row = first; row < first + n; row++) {
      const cell = (this.y[row] >> 8) * CELLS + (this.x[row] >> 8);
      this.next[row] = this.heads[cell];
      this.heads[cell] = row;
    }
    this.count += n;
    this.files++;
  }
  // The film nearest to a place on the screen, within `reach` pixels and among those that are drawn; -1 where none is.
  nearest(view, px, py, reach) {
    let [best, distance] = [-1, reach * reach];
    const drawn = this.wanted(view.z);
    this.inside(view.map(px - reach, py - reach), view.map(px + reach, py + reach), (head) => {
      for (let row = head; row >= 0; row = this.next[row]) {
        if (row >= drawn) continue;
        const [sx, sy] = view.screen(this.x[row] / WHOLE, this.y[row] / WHOLE), d = (sx - px) ** 2 + (sy - py) ** 2;
        if (d < distance) [best, distance] = [row, d];
      }
    });
    return best;
  }
  // Tell the first row of every cell in sight, and `more` pixels beyond.
  cells(view, more, tell) { this.inside(view.map(-more, -more), view.map(view.width + more, view.height + more), tell); }
  inside([x0, y0], [x1, y1], tell) {
    const cell = (value) => Math.min(Math.max(Math.floor((value * WHOLE) / CELLS), 0), CELLS - 1);
    for (let i = cell(y0); i <= cell(y1); i++) for (let j = cell(x0), last = cell(x1); j <= last; j++)
      if (this.heads[i * CELLS + j] >= 0) tell(this.heads[i * CELLS + j]);
  }
}

// The names: the best known at once, the others by tile where few tiles are in sight.
export class Names {
  known = new Map(); tiles = new Map(); famous = [];
  constructor(data) { this.address = data.address; this.along = Number(data.tiles); }
  async begin() { this.famous = await this.get("famous"); return this.famous; }
  async get(name) {
    const answer = await fetch(`${this.address}/names/${name}.json`);
    const found = answer.ok ? await answer.json() : [];
    for (const [row, tconst, title, year] of found) this.known.set(row, { row, tconst, title, year });
    return found.map(([row]) => row);
  }
  // The rows whose names are known and may be in sight; fetches what is missing and calls `came`.
  near(view, came) {
    const at = (value) => Math.min(Math.max(Math.floor(value * this.along), 0), this.along - 1);
    const [x0, y0] = view.map(0, 0).map(at), [x1, y1] = view.map(view.width, view.height).map(at);
    const rows = [this.famous];
    if ((x1 - x0 + 1) * (y1 - y0 + 1) <= 16) for (let i = y0; i <= y1; i++) for (let j = x0; j <= x1; j++) {
      const tile = i * this.along + j;
      if (!this.tiles.has(tile)) {
        this.tiles.set(tile, []);
        this.get(tile).then((found) => { this.tiles.set(tile, found); came(); }, () => this.tiles.delete(tile));
      }
      rows.push(this.tiles.get(tile));
    }
    return [...new Set(rows.flat())].sort((one, other) => one - other);
  }
}
