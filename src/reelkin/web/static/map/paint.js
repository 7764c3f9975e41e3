// The points on the screen: WebGL draws all of them at once.
const VERTEX = `#version 300 es
in float x, y; in uint cluster;
uniform vec4 view; uniform vec3 size; uniform sampler2D hues;
out vec4 colour; out float across;
void main() {
  float rank = float(gl_VertexID) + 1.0;
  gl_Position = vec4(vec2(x, y) * view.xy + view.zw, rank / size.z * 2.0 - 1.0, 1.0);
  across = max(clamp(8.0 * pow(rank, -0.15), 1.9, 7.0) * size.x, 1.4) * size.y;
  gl_PointSize = across + 1.0;
  colour = texelFetch(hues, ivec2(int(cluster), 0), 0);
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
in vec4 colour; in float across; out vec4 seen;
void main() {
  float far = length(gl_PointCoord - 0.5) * (across + 1.0);
  float alpha = clamp(across * 0.5 + 0.5 - far, 0.0, 1.0) * 0.88;
  if (alpha < 0.1) discard;
  seen = vec4(colour.rgb * alpha, alpha);
}`;
const WHOLE = 65535;
const larger = (z) => Math.min(z ** 0.42, 6);

// Colours of the clusters as the style sheet has them, in a row of pixels.
export function palette(hues) {
  const canvas = Object.assign(document.createElement("canvas"), { width: hues.length, height: 1 });
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  hues.forEach((hue, place) => { ink.fillStyle = hue; ink.fillRect(place, 0, 1, 1); });
  return { canvas, pixels: ink.getImageData(0, 0, hues.length, 1).data };
}

export function painter(canvas, points, hues) {
  const gl = canvas.getContext("webgl2", { antialias: false });
  if (!gl) return null;
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  const buffers = ["x", "y", "cluster"].map((name) => {
    const [at, buffer] = [gl.getAttribLocation(program, name), gl.createBuffer()];
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, 2 * points.total, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(at);
    if (name === "cluster") gl.vertexAttribIPointer(at, 1, gl.UNSIGNED_SHORT, 0, 0);
    else gl.vertexAttribPointer(at, 1, gl.UNSIGNED_SHORT, true, 0, 0);
    return [name, buffer];
  });
  const [view, size] = ["view", "size"].map((name) => gl.getUniformLocation(program, name));
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.enable(gl.DEPTH_TEST); // the better known lie on top
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  const colour = (canvasOfHues) => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvasOfHues);
  colour(hues.canvas);
  return {
    colour: (fresh) => colour(fresh.canvas),
    add([first, n]) {
      for (const [name, buffer] of buffers) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
        gl.bufferSubData(gl.ARRAY_BUFFER, 2 * first, points[name].subarray(first, first + n));
      }
    },
    draw(seen, ratio) {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      const [sx, sy] = [(2 * seen.w * seen.z) / seen.width, (2 * seen.h * seen.z) / seen.height];
      const [px, py] = seen.screen(0, 0);
      gl.uniform4f(view, sx, -sy, (2 * px) / seen.width - 1, 1 - (2 * py) / seen.height);
      gl.uniform3f(size, larger(seen.z), ratio, points.total);
      gl.drawArrays(gl.POINTS, 0, Math.min(points.count, points.wanted(seen.z)));
    },
  };
}

// A soft field of colour under the points, so that regions show from afar: drawn once, then only moved and stretched.
const FIELD = 180, BLUR = 4;
export function glow(canvas, points, { pixels }) {
  canvas.width = canvas.height = FIELD;
  const sums = [0, 1, 2, 3].map(() => new Float32Array(FIELD * FIELD));
  for (let row = 0; row < points.count; row++) {
    const cell = Math.floor((points.y[row] / (WHOLE + 1)) * FIELD) * FIELD + Math.floor((points.x[row] / (WHOLE + 1)) * FIELD);
    for (let part = 0; part < 3; part++) sums[part][cell] += pixels[4 * points.cluster[row] + part];
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
    image.data[4 * cell + 3] = 255 * Math.min(weight / most, 1) ** 0.7;
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
