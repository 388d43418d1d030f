// A text field with suggestions (WAI-ARIA Authoring Practices, combobox with list autocomplete).
import { h, getJson, later } from "./dom.js";

export function combobox(input, list, { types = "", choose, mark = () => "", none = "" }) {
  let hits = [];
  let at = -1;
  let asked = 0;

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) at = -1;
  }

  function point(to) {
    at = (to + hits.length) % hits.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function take(hit) {
    show(false);
    choose(hit);
  }

  const ask = later(async () => {
    const query = input.value.trim();
    if (!query) return show(false);
    const turn = ++asked;
    const parameters = new URLSearchParams({ q: query, limit: "8" });
    if (types) parameters.set("type", types);
    const answer = await getJson(`/search?${parameters}`).catch(() => ({ hits: [] }));
    if (turn !== asked || document.activeElement !== input) return undefined;
    hits = answer.hits;
    at = -1;
    list.replaceChildren(
      ...hits.map((hit, i) =>
        h("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); take(hit); } },
          mark(hit.type), h("span", {}, hit.name), hit.matched !== hit.name ? h("small", {}, hit.matched) : null)),
      ...(hits.length || !none ? [] : [h("li", { role: "option", "aria-disabled": "true" }, none)]));
    return show(hits.length > 0 || Boolean(none));
  }, 120);

  input.addEventListener("input", ask);
  input.addEventListener("focus", () => { if (input.value.trim()) ask(); });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter ends the typing of Chinese, it does not choose.
    if (event.key === "ArrowDown" && hits.length) { event.preventDefault(); show(true); point(at + 1); }
    else if (event.key === "ArrowUp" && hits.length) { event.preventDefault(); show(true); point(at < 0 ? hits.length - 1 : at - 1); }
    else if (event.key === "Escape") show(false);
    else if (event.key === "Enter" && !list.hidden && hits.length && (at >= 0 || list.dataset.first)) { event.preventDefault(); take(hits[Math.max(at, 0)]); }
  });
}
