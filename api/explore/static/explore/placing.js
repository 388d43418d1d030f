// Free places around a node, on rings, far enough from all that stands there already.
const APART = 78;
const SLOTS = 24;

export function around(ids, places, centre, focus) {
  const taken = Object.entries(places).map(([, place]) => place);
  const placed = {};
  let middle = centre;
  if (!middle) {
    // The node itself is new: it stands right of the picture.
    const right = taken.length ? Math.max(...taken.map((place) => place.x)) + 320 : 0;
    const height = taken.length ? taken.reduce((sum, place) => sum + place.y, 0) / taken.length : 0;
    middle = { x: right, y: height };
  }
  for (const id of ids) {
    const place = id === focus ? middle : free(middle, taken);
    placed[id] = place;
    taken.push(place);
  }
  return placed;
}

function free(middle, taken) {
  let best = null;
  for (let ring = 1; ring <= 12; ring += 1) {
    const radius = 60 + ring * 85;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const angle = (2 * Math.PI * (slot + (ring % 2) / 2)) / SLOTS - Math.PI / 2;
      const place = { x: Math.round(middle.x + 1.3 * radius * Math.cos(angle)), y: Math.round(middle.y + radius * Math.sin(angle)) };
      const room = Math.min(Infinity, ...taken.map((other) => Math.hypot((other.x - place.x) / 1.25, other.y - place.y)));
      if (room >= APART) return place;
      if (!best || room > best.room) best = { ...place, room };
    }
  }
  return { x: best.x, y: best.y };
}
