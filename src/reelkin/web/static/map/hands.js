// Moving the map: drag, wheel, pinch, keys.
const STEP = 90, CLICK = 5;

export function hands(sea, view, { moved, pointed, clicked, still }) {
  const fingers = new Map();
  let travelled = 0, speed = [0, 0], last = 0;
  const spot = (event) => { const box = sea.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  const spread = () => { const [one, other] = [...fingers.values()]; return Math.hypot(one[0] - other[0], one[1] - other[1]); };
  const between = () => { const all = [...fingers.values()]; return [0, 1].map((axis) => all.reduce((sum, one) => sum + one[axis], 0) / all.length); };

  sea.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    sea.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, spot(event));
    view.flight = null;
    speed = [0, 0];
    if (fingers.size === 1) travelled = 0;
  });
  sea.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return pointed(...spot(event), event.pointerType);
    const [before, apart] = [between(), fingers.size > 1 ? spread() : 0];
    fingers.set(event.pointerId, spot(event));
    const now = between(), [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    travelled += Math.hypot(dx, dy) + (fingers.size > 1 ? CLICK : 0);
    view.pan(dx, dy);
    if (apart) view.zoom(spread() / apart, ...now);
    speed = [0.7 * speed[0] + 0.3 * dx, 0.7 * speed[1] + 0.3 * dy];
    last = event.timeStamp;
    moved();
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size) return;
    if (travelled < CLICK && event.type === "pointerup") clicked(...spot(event), event.pointerType);
    else if (!still() && event.timeStamp - last < 60 && Math.hypot(...speed) > 2) glide();
  };
  sea.addEventListener("pointerup", lift);
  sea.addEventListener("pointercancel", lift);
  const glide = () => {
    if (fingers.size || view.flight || Math.hypot(...speed) < 0.4) return;
    view.pan(...speed);
    speed = speed.map((value) => value * 0.92);
    moved();
    requestAnimationFrame(glide);
  };
  sea.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaY * (event.deltaMode ? 24 : 1);
    view.zoom(Math.exp(-Math.max(-200, Math.min(200, lines)) * (event.ctrlKey ? 0.01 : 0.0022)), ...spot(event));
    moved();
  }, { passive: false });
  sea.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
    const factor = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, _: 1 / 1.5 }[event.key];
    if (move) view.pan(...move);
    else if (factor) view.zoom(factor);
    else if (event.key === "0") view.fly({ x: 0.5, y: 0.5, z: 1 }, still());
    else return;
    event.preventDefault();
    moved(true);
  });
}
