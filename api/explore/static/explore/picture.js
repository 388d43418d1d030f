// The picture: vis-network draws nodes and links where the server put them; labels are drawn here, at a constant size and never
// one over another, the best connected first, so that zooming in brings out the names of the small ones.
/* global vis */
import { later } from "../dom.js";
import { drawLabels } from "./labels.js";
import { around } from "./placing.js";

const OPTIONS = {
  physics: { enabled: false },
  interaction: { hover: true, hideEdgesOnDrag: false, tooltipDelay: 250, multiselect: false, keyboard: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 4, chosen: true },
  edges: { smooth: false, width: 1.2, selectionWidth: 0.6, hoverWidth: 1, color: { color: "#b4bfcb", hover: "#5b6875", highlight: "#6fa3d2" }, arrows: { to: { enabled: true, scaleFactor: 0.45 } } },
};

export class Picture {
  constructor(container, { nodes, edges }, { select, selectEdge, clear, changed }) {
    this.container = container;
    this.factor = 1;
    this.least = 0;
    // On a tall screen the picture, made for a wide one, is turned.
    const tall = container.clientHeight > container.clientWidth * 1.15;
    const turned = tall ? nodes.map((one) => ({ ...one, x: one.y, y: one.x })) : nodes;
    this.nodes = new vis.DataSet(turned.map((one) => this.node(one)));
    this.edges = new vis.DataSet(edges);
    this.types = null;
    this.chosen = null;
    this.hovered = null;
    this.fresh = true; // until a person moves something, a change of size shows the whole picture again
    this.changed = changed;
    this.view = new vis.DataView(this.nodes, { filter: (one) => !this.types || this.types.has(one.type) });
    this.network = new vis.Network(container, { nodes: this.view, edges: this.edges }, OPTIONS);
    this.network.on("afterDrawing", (context) => drawLabels(context, this));
    this.network.on("hoverNode", ({ node: id }) => { this.hovered = id; this.network.redraw(); });
    this.network.on("blurNode", () => { this.hovered = null; this.network.redraw(); });
    for (const moved of ["zoom", "dragEnd", "click"]) this.network.on(moved, () => { this.fresh = false; });
    this.network.on("click", ({ nodes: [id], edges: [edge] }) => {
      if (id) select(id);
      else if (edge) selectEdge(this.edges.get(edge));
      else { this.chosen = null; clear(); }
    });
    this.network.once("afterDrawing", () => this.fit(false));
    const refit = later(() => (this.chosen && this.view.get(this.chosen) && !this.fresh ? this.network.focus(this.chosen, { scale: this.network.getScale() }) : this.fit(false)), 120);
    new ResizeObserver(refit).observe(container);
  }

  node({ label, color, ...rest }) {
    const plain = { background: color, border: "#ffffff" };
    return { ...rest, base: rest.size, size: Math.max(rest.size * this.factor, this.least), name: label, color: { ...plain, highlight: { background: color, border: "#f2a900" }, hover: { background: color, border: "#1c2733" } } };
  }

  has(id) { return this.nodes.get(id) !== null; }

  ids() { return this.nodes.getIds(); }

  visible() {
    const shown = new Set(this.view.getIds());
    return { nodes: this.view.get(), edges: this.edges.get().filter((edge) => shown.has(edge.from) && shown.has(edge.to)) };
  }

  neighbours(id) { return new Set(this.network.getConnectedNodes(id)); }

  select(id) {
    this.chosen = id;
    if (this.view.get(id)) this.network.selectNodes([id]);
    this.network.redraw();
  }

  // New nodes stand around the one they came from; nothing that was there moves.
  add({ nodes, edges }, focus) {
    const news = nodes.filter((one) => !this.has(one.id));
    const places = this.network.getPositions();
    const placed = around(news.map((one) => one.id), places, places[focus] || null, focus);
    this.nodes.add(news.map((one) => this.node({ ...one, ...placed[one.id] })));
    this.edges.update(edges.filter((edge) => this.has(edge.from) && this.has(edge.to)));
    this.changed();
    if (this.chosen && this.view.get(this.chosen)) this.network.selectNodes([this.chosen]);
    if (news.length) this.fit(true, [focus, ...nodes.map((one) => one.id)]);
  }

  remove(id) {
    this.edges.remove(this.edges.get().filter((edge) => edge.from === id || edge.to === id).map((edge) => edge.id));
    this.nodes.remove(id);
    this.chosen = null;
    this.changed();
  }

  showTypes(types) {
    this.types = types;
    this.view.refresh();
    this.changed();
  }

  centre(id) {
    if (this.view.get(id)) this.network.focus(id, { scale: Math.max(this.network.getScale(), 0.8), animation: { duration: 350 } });
  }

  // The whole picture with room for the labels at its edges; where it must be drawn small, its nodes are drawn larger.
  // With ids: that part of it.
  fit(animated = true, wanted = null) {
    const ids = wanted ? wanted.filter((id) => this.view.get(id)) : this.view.getIds();
    if (!ids.length) return;
    const places = Object.values(this.network.getPositions(ids));
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, right, top, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const narrow = this.container.clientWidth < 600;
    const [width, height] = [this.container.clientWidth - (narrow ? 60 : 190), this.container.clientHeight - (narrow ? 60 : 80)];
    const scale = Math.max(0.1, Math.min(1.3, width / (right - left || 1), height / (low - top || 1)));
    this.enlarge(Math.min(2, Math.max(1, 0.5 / scale)), 5 / scale);
    this.network.moveTo({ position: { x: (left + right) / 2, y: (top + low) / 2 }, scale, animation: animated ? { duration: 300 } : false });
  }

  enlarge(factor, least) {
    if (Math.abs(factor - this.factor) + Math.abs(least - this.least) / 20 < 0.05) return;
    Object.assign(this, { factor, least });
    this.nodes.update(this.nodes.get().map((one) => ({ id: one.id, size: Math.max(one.base * factor, least) })));
  }

  zoom(factor) { this.network.moveTo({ scale: this.network.getScale() * factor, animation: { duration: 150 } }); }
}
