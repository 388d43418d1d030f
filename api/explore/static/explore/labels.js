// Labels at a constant size on the screen, the most important first; one that would lie over another is left out until there is room.
const SIZE = 13;
const LONGEST = 13;

function short(name, whole) {
  const letters = [...name];
  return whole || letters.length <= LONGEST ? name : `${letters.slice(0, LONGEST - 1).join("")}…`;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function drawLabels(context, picture) {
  const { network, view, chosen, hovered } = picture;
  const scale = network.getScale();
  const places = network.getPositions();
  const near = chosen && view.get(chosen) ? picture.neighbours(chosen) : new Set();
  const weight = (one) => (one.id === hovered ? 3e6 : one.id === chosen ? 2e6 : near.has(one.id) ? 1e6 : 0) + one.facts;
  const taken = view.get().map((one) => box(places[one.id], one.size * 0.75, one.size * 0.75));
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const one of view.get().sort((a, b) => weight(b) - weight(a))) {
    const strong = one.id === hovered || one.id === chosen;
    const text = short(one.name, strong);
    context.font = `${strong ? "600 " : ""}${(strong ? SIZE + 1 : SIZE) / scale}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
    const half = context.measureText(text).width / 2 + 2 / scale;
    const { x, y } = places[one.id];
    const top = y + one.size + 3 / scale;
    const label = { left: x - half, right: x + half, top, bottom: top + (SIZE + 3) / scale };
    if (!strong && taken.some((other) => overlap(label, other))) continue;
    taken.push(label);
    context.strokeStyle = "rgba(255,255,255,0.92)";
    context.lineWidth = 4 / scale;
    context.strokeText(text, x, top);
    context.fillStyle = chosen && near.size && !strong && !near.has(one.id) ? "#8a949f" : "#1c2733";
    context.fillText(text, x, top);
  }
}

function box({ x, y }, width, height) {
  return { left: x - width, right: x + width, top: y - height, bottom: y + height };
}
