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
  edges: { smooth: false, width: 1.2, selectionWidth: 2, hoverWidth: 1, color: { color: "#c3ccd6", hover: "#5b6875", highlight: "#1f6fb2" }, arrows: { to: { enabled: true, scaleFactor: 0.45 } } },
};

function node(given) {
  const { label, color, ...rest } = given;
  const edge = { background: color, border: "#ffffff" };
  return { ...rest, name: label, color: { ...edge, highlight: { background: color, border: "#f2a900" }, hover: { background: color, border: "#1c2733" } } };
}

export class Picture {
  constructor(container, { nodes, edges }, { select, selectEdge, clear, changed }) {
    this.nodes = new vis.DataSet(nodes.map(node));
    this.edges = new vis.DataSet(edges);
    this.types = null;
    this.chosen = null;
    this.hovered = null;
    this.changed = changed;
    this.view = new vis.DataView(this.nodes, { filter: (one) => !this.types || this.types.has(one.type) });
    this.network = new vis.Network(container, { nodes: this.view, edges: this.edges }, OPTIONS);
    this.network.on("afterDrawing", (context) => drawLabels(context, this));
    this.network.on("hoverNode", ({ node: id }) => { this.hovered = id; this.network.redraw(); });
    this.network.on("blurNode", () => { this.hovered = null; this.network.redraw(); });
    this.network.on("click", ({ nodes: [id], edges: [edge] }) => {
      if (id) select(id);
      else if (edge) selectEdge(this.edges.get(edge));
      else { this.chosen = null; clear(); }
    });
    this.network.once("afterDrawing", () => this.fit(false));
    window.addEventListener("resize", later(() => this.fit(false), 150));
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
    this.nodes.add(news.map((one) => node({ ...one, ...placed[one.id] })));
    this.edges.update(edges.filter((edge) => this.has(edge.from) && this.has(edge.to)));
    this.changed();
    if (news.length) this.network.fit({ nodes: [focus, ...nodes.map((one) => one.id)].filter((id) => this.view.get(id)), maxZoomLevel: 1.2, animation: { duration: 350 } });
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

  fit(animated = true) { this.network.fit({ maxZoomLevel: 1.3, animation: animated ? { duration: 300 } : false }); }

  zoom(factor) { this.network.moveTo({ scale: this.network.getScale() * factor, animation: { duration: 150 } }); }
}
