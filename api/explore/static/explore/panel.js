// The panel beside the picture: an entity's facts, each with where it is said.
import { fill, getJson, h } from "../dom.js";
import { places } from "./places.js";

const SHOWN = 12;

export class Panel {
  constructor(element, { words, mark, typeLabel, open, expand, hide, progress, best }) {
    Object.assign(this, { element, words, mark, typeLabel, open, expand, hide, progress, best });
    this.welcome = [...element.childNodes];
    this.turn = 0;
    this.lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  }

  clear() {
    this.turn += 1;
    this.element.replaceChildren(...this.welcome, h("h3", { class: "best" }, this.words.best),
      h("ul", { class: "best" }, this.best().map((one) => h("li", {}, this.link({ id: one.id, type: one.type, name: one.name }), h("span", { class: "quiet" }, ` ${one.facts}`)))));
  }

  async show(id) {
    const turn = ++this.turn;
    this.element.replaceChildren(h("p", { class: "quiet" }, this.words.loading));
    const entity = await getJson(`/entities/${encodeURIComponent(id)}?limit=100`).catch(() => null);
    if (turn !== this.turn) return;
    this.element.scrollTop = 0;
    if (!entity) this.element.replaceChildren(h("p", { class: "notice bad" }, this.words.failed));
    else this.element.replaceChildren(...this.entity(entity));
  }

  async showEdge(edge) {
    const turn = ++this.turn;
    const facts = await Promise.all(edge.facts.map((id) => getJson(`/facts/${id}`))).catch(() => []);
    if (turn !== this.turn) return;
    this.element.replaceChildren(
      this.head(""),
      ...facts.flatMap((fact) => [
        h("p", {}, this.link(fact.subject), " ", h("b", {}, fact.label[this.lang]), " → ", this.link(fact.object)),
        ...this.claims(fact.claims)]));
  }

  head(type) {
    return h("div", { class: "kind" }, h("span", {}, type ? this.mark(type) : "", type ? this.typeLabel(type) : ""),
      h("button", { type: "button", class: "close", "aria-label": this.words.close, title: this.words.close, onclick: () => this.clear() }, "×"));
  }

  link(cell) {
    return h("button", { type: "button", class: "link", onclick: () => this.open(cell.id) }, this.mark(cell.type), cell.name);
  }

  entity(entity) {
    const parts = [this.head(entity.type), h("h2", {}, entity.name)];
    if (entity.aliases.length) parts.push(h("p", { class: "quiet" }, `${this.words.aliases} ${entity.aliases.join(this.lang === "zh" ? "、" : ", ")}`));
    this.tools = h("div", { class: "tools" });
    this.current = entity.id;
    this.refreshTools(entity.id);
    parts.push(this.tools);
    if (entity.how_to_see) parts.push(h("p", { class: "quiet" }, this.words.howtosee));
    for (const group of entity.relations) parts.push(...this.group(entity, group));
    if (entity.observations.facts.length) {
      parts.push(h("h3", {}, this.words.figures, h("span", {}, String(entity.observations.total))));
      parts.push(...this.cut(entity, entity.observations, (fact) => h("details", { class: "fact" },
        h("summary", {}, h("span", {}, `${fact.year} ${fact.label[this.lang]}`), h("span", { class: "figure" }, `${fact.value.toLocaleString("en-US", { maximumFractionDigits: 2 })} ${fact.unit}`), h("span", { class: "source" }, this.words.where)),
        ...this.claims(fact.claims))));
    }
    parts.push(h("h3", {}, this.words.mentions), ...this.few(this.claims(entity.mentions), 5));
    return parts;
  }

  group(entity, group) {
    const arrow = { in: "←", both: "↔" }[group.direction] || "→";
    return [
      h("h3", {}, `${arrow} ${group.label[this.lang]}`, h("span", {}, String(group.total))),
      ...this.cut(entity, group, (fact) => {
        const said = fact.claims.flatMap((claim) => this.qualifiers(claim.attributes));
        return h("details", { class: "fact" },
          h("summary", {}, h("span", {}, this.link(fact.subject.id === entity.id ? fact.object : fact.subject),
            said.length ? h("span", { class: "qualifiers" }, [...new Set(said)].join(" · ")) : null), h("span", { class: "source" }, this.words.where)),
          ...this.claims(fact.claims));
      })];
  }

  // A long list is cut; the rest is one click away.
  cut(entity, group, draw) {
    const more = group.truncated ? [h("a", { href: `/entity/${encodeURIComponent(entity.id)}` }, fill(this.words.all, { n: group.total }))] : [];
    return this.few([...group.facts.map(draw), ...more], SHOWN);
  }

  // The first of many elements; the others when asked for.
  few(elements, shown) {
    if (elements.length <= shown + 1) return elements;
    const rest = h("button", { type: "button", class: "link", onclick: () => rest.replaceWith(...elements.slice(shown)) },
      fill(this.words.all, { n: elements.length }));
    return [...elements.slice(0, shown), rest];
  }

  claims(claims) {
    return claims.flatMap((claim) => places(claim, this.words));
  }

  refreshTools(id) {
    if (id !== this.current || !this.tools) return;
    const progress = this.progress(id);
    const left = progress ? progress.total - progress.shown : null;
    const word = left === null ? this.words.expand : left > 0 ? fill(this.words.more, { n: Math.min(left, 24) }) : this.words.expanded;
    this.tools.replaceChildren(
      h("button", { type: "button", id: "expand", disabled: left !== null && left <= 0, onclick: () => this.expand(id) }, word),
      h("button", { type: "button", class: "plain", id: "hide", onclick: () => this.hide(id) }, this.words.hide),
      h("a", { class: "button plain", href: `/entity/${encodeURIComponent(id)}` }, this.words.page));
  }

  qualifiers(attributes) {
    return Object.values(attributes).flat().map((value) => (value && value.name ? value.name : this.words.values[value] || String(value)));
  }
}
