// Labels at a constant size on the screen, the most important first; one that would lie over another is left out until there is room.
const SIZE = 13;
const LONGEST = 13;

function short(name, longest) {
  const letters = [...name];
  return letters.length <= longest ? name : `${letters.slice(0, longest - 1).join("")}…`;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function drawLabels(context, picture) {
  const { network, view, chosen, hovered } = picture;
  const scale = network.getScale();
  const places = network.getPositions();
  const { clientWidth, clientHeight } = picture.container;
  const longest = clientWidth < 600 ? 9 : LONGEST;
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const far = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const inside = (label) => label.left > corner.x && label.right < far.x && label.top > corner.y && label.bottom < far.y;
  const buttons = { left: far.x - 60 / scale, right: far.x, top: corner.y, bottom: corner.y + 156 / scale };
  const near = chosen && view.get(chosen) ? picture.neighbours(chosen) : new Set();
  const weight = (one) => (one.id === hovered ? 3e6 : one.id === chosen ? 2e6 : near.has(one.id) ? 1e6 : 0) + one.facts;
  const taken = [buttons, ...view.get().map((one) => box(places[one.id], one.size * 0.75, one.size * 0.75))];
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const one of view.get().sort((a, b) => weight(b) - weight(a))) {
    const strong = one.id === hovered || one.id === chosen;
    const text = short(one.name, strong ? 24 : longest);
    context.font = `${strong ? "600 " : ""}${(strong ? SIZE + 1 : SIZE) / scale}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
    const width = context.measureText(text).width + 4 / scale;
    const spot = spots(places[one.id], one.size, width, (SIZE + 3) / scale, 3 / scale).find((label) => inside(label) && !taken.some((other) => overlap(label, other)));
    const label = spot || (strong ? spots(places[one.id], one.size, width, (SIZE + 3) / scale, 3 / scale)[0] : null);
    if (!label) continue;
    taken.push(label);
    const x = (label.left + label.right) / 2;
    const top = label.top + 1.5 / scale;
    context.strokeStyle = "rgba(255,255,255,0.92)";
    context.lineWidth = 4 / scale;
    context.strokeText(text, x, top);
    context.fillStyle = chosen && near.size && !strong && !near.has(one.id) ? "#8a949f" : "#1c2733";
    context.fillText(text, x, top);
  }
}

// Below, above, right, left of the node.
function spots({ x, y }, size, width, height, gap) {
  const at = (left, top) => ({ left, right: left + width, top, bottom: top + height });
  return [at(x - width / 2, y + size + gap), at(x - width / 2, y - size - gap - height), at(x + size + gap, y - height / 2), at(x - size - gap - width, y - height / 2)];
}

function box({ x, y }, width, height) {
  return { left: x - width, right: x + width, top: y - height, bottom: y + height };
}
