// The same as the picture, as a table: for screen readers, for printing, for those who would rather read.
import { fill, h } from "../dom.js";

export function showTable(element, picture, { words, mark, open }) {
  const { nodes, edges } = picture.visible();
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const order = new Intl.Collator("zh-CN").compare;
  const rows = edges
    .map((edge) => ({ subject: byId.get(edge.from), object: byId.get(edge.to), relation: edge.title }))
    .sort((a, b) => order(a.subject.name, b.subject.name) || order(a.relation, b.relation) || order(a.object.name, b.object.name));
  const cell = (one) => h("td", {}, h("button", { type: "button", onclick: () => open(one.id) }, mark(one.type), one.name));
  element.replaceChildren(
    h("h2", {}, words.table),
    h("p", { class: "quiet" }, fill(words.counts, { nodes: nodes.length, edges: edges.length })),
    h("table", {},
      h("thead", {}, h("tr", {}, [words.subject, words.relation, words.object].map((word) => h("th", { scope: "col" }, word)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, cell(row.subject), h("td", {}, row.relation), cell(row.object))))));
}
