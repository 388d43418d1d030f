// The explorer: puts picture, panel, search, legend and table together.
import { data, fill, getJson, kept } from "../dom.js";
import { combobox } from "../combobox.js";
import { Picture } from "./picture.js";
import { Panel } from "./panel.js";
import { Legend } from "./legend.js";
import { showTable } from "./table.js";

const words = data("words");
const page = data("page");
const start = data("picture");

function mark(type) {
  const found = [...document.getElementById("marks").children].find((span) => span.dataset.type === type);
  return found && found.firstElementChild ? found.firstElementChild.cloneNode(true) : "";
}
function typeLabel(type) {
  const found = [...document.getElementById("marks").children].find((span) => span.dataset.type === type);
  return found ? found.dataset.label : type;
}

const progress = new Map(); // entity id -> { shown, total } of its neighbours
const tableButton = document.getElementById("table-button");
const table = document.getElementById("table");
const status = document.getElementById("status");

if (window.matchMedia("(max-width: 860px)").matches) document.getElementById("legend-box").open = false;

const picture = new Picture(document.getElementById("graph"), start, {
  select: (id) => open(id),
  selectEdge: (edge) => panel.showEdge(edge),
  clear: () => { panel.clear(); remember(""); },
  changed,
});
const legend = new Legend(document.getElementById("legend"), (types) => picture.showTypes(types));
const panel = new Panel(document.getElementById("panel"), { words, mark, typeLabel, open: goTo, expand, hide, progress: (id) => progress.get(id), best });

function changed() {
  const { nodes, edges } = picture.visible();
  status.textContent = fill(words.counts, { nodes: nodes.length, edges: edges.length });
  legend.count(picture.nodes.get());
  if (!table.hidden) drawTable();
}

// The best connected of what the picture shows.
function best() {
  return picture.view.get().sort((a, b) => b.facts - a.facts).slice(0, 10);
}

function open(id) {
  picture.select(id);
  panel.show(id);
  remember(id);
}

// The address always leads back here.
function remember(id) {
  const address = new URL(location);
  if (id) address.searchParams.set("focus", id);
  else address.searchParams.delete("focus");
  history.replaceState(null, "", address);
}

// Brings an entity into the picture if it is not there, with what ties it to the rest, and opens it.
async function goTo(id) {
  if (!table.hidden) toggleTable();
  if (!picture.has(id)) {
    const part = await ask(id, 0, 8);
    if (!part) return;
    picture.add(part, id);
    progress.set(id, { shown: Math.min(8, part.total), total: part.total });
  }
  legend.ensure(picture.nodes.get(id).type);
  picture.centre(id);
  open(id);
}

async function ask(id, offset, limit) {
  const parameters = new URLSearchParams({ focus: id, offset, limit, known: picture.ids().slice(0, 1500).join(","), lang: page.lang });
  return getJson(`/explore/around?${parameters}`).catch(() => { status.textContent = words.failed; return null; });
}

async function expand(id) {
  const before = progress.get(id);
  const part = await ask(id, before ? before.shown : 0, 24);
  if (!part) return;
  picture.add(part, id);
  progress.set(id, { shown: part.shown, total: part.total });
  panel.refreshTools(id);
}

function hide(id) {
  picture.remove(id);
  panel.clear();
}

function drawTable() {
  showTable(table, picture, { words, mark, open: goTo });
}

function toggleTable() {
  table.hidden = !table.hidden;
  tableButton.setAttribute("aria-expanded", String(!table.hidden));
  if (!table.hidden) drawTable();
}

tableButton.addEventListener("click", toggleTable);
document.getElementById("fit").addEventListener("click", () => picture.fit());
document.getElementById("zoom-in").addEventListener("click", () => picture.zoom(1.4));
document.getElementById("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.4));
document.getElementById("report").addEventListener("change", (event) => {
  const address = new URL(kept("/explore"), location);
  if (event.target.value) address.searchParams.set("report", event.target.value);
  location.assign(address);
});

const list = document.getElementById("found");
list.dataset.first = "true";
combobox(document.getElementById("find"), list, { mark, none: words.none, choose: (hit) => { document.getElementById("find").value = hit.name; goTo(hit.id); } });

changed();
if (page.focus) {
  progress.set(page.focus, { shown: page.shown, total: page.total });
  picture.select(page.focus);
  panel.show(page.focus);
} else panel.clear();
document.documentElement.dataset.ready = "true"; // tests wait for this
window.explorer = { picture };
