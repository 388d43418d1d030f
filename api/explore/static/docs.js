// The API's operations, drawn from /openapi.json, each to be tried out.
import { data, getJson, h } from "./dom.js";

const words = data("words");

function resolve(schema, all) {
  return schema && schema.$ref ? all.components.schemas[schema.$ref.split("/").pop()] : schema || {};
}

function field(parameter) {
  const example = parameter.example ?? (parameter.schema?.examples || [])[0] ?? "";
  const hint = [parameter.description, parameter.schema?.default !== undefined && parameter.schema.default !== "" ? `= ${parameter.schema.default}` : ""].filter(Boolean).join(" ");
  return h("label", {}, h("span", {}, h("code", {}, parameter.name), parameter.required ? ` * ${words.required}` : ""),
    h("input", { name: parameter.name, placeholder: example, "data-in": parameter.in, required: parameter.required }), hint ? h("small", {}, hint) : null);
}

function address(path, form) {
  const query = new URLSearchParams();
  let target = path;
  for (const input of form.querySelectorAll("input")) {
    const value = input.value || (input.required ? input.placeholder : "");
    if (input.dataset.in === "path") target = target.replace(`{${input.name}}`, encodeURIComponent(value)).replace(`{${input.name}:path}`, encodeURIComponent(value));
    else if (value && input.dataset.in === "query") query.set(input.name, value);
  }
  return String(query) ? `${target}?${query}` : target;
}

async function run(path, form, out) {
  const target = address(path, form);
  const response = await fetch(target, { headers: { Accept: "application/json" } }).catch(() => null);
  const text = response ? await response.text() : words.noanswer;
  let shown = text;
  try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: as it stands */ }
  out.replaceChildren(h("p", {}, h("a", { href: target }, target), response ? ` ${response.status}` : ""), h("pre", {}, h("code", {}, shown.slice(0, 20000))));
}

function operation(path, verb, said, all) {
  const out = h("div", { "aria-live": "polite" });
  const inside = [said.description ? h("p", {}, said.description) : null];
  const body = resolve(said.requestBody?.content?.["application/json"]?.schema, all);
  if (verb === "get") {
    const form = h("form", { class: "try", onsubmit: (event) => { event.preventDefault(); run(path, form, out); } },
      (said.parameters || []).filter((one) => one.in !== "header" && one.in !== "cookie").map(field), h("button", {}, words.try));
    inside.push(form, out);
  } else if (body.properties) {
    inside.push(h("pre", {}, h("code", {}, JSON.stringify(body.properties, null, 2))));
  }
  return h("details", { class: "operation" },
    h("summary", {}, h("span", { class: `verb ${verb}` }, verb), h("code", {}, path), h("span", { class: "quiet" }, said.summary || "")),
    h("div", { class: "inside" }, ...inside.filter(Boolean)));
}

const root = document.getElementById("operations");
try {
  const all = await getJson("/openapi.json");
  const groups = new Map();
  for (const [path, verbs] of Object.entries(all.paths)) {
    for (const [verb, said] of Object.entries(verbs)) {
      const tag = (said.tags || [""])[0];
      groups.set(tag, [...(groups.get(tag) || []), operation(path, verb, said, all)]);
    }
  }
  root.replaceChildren(...[...groups].map(([tag, operations]) => h("section", {}, h("h2", {}, tag), ...operations)));
} catch {
  root.replaceChildren(h("p", { class: "notice bad" }, words.failed));
}
