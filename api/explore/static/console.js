// SPARQL and Cypher by hand: the query goes to /sparql or /cypher, the answer comes as a table.
import { data, fill, h, kept } from "./dom.js";

const words = data("words");
const examples = data("examples");
const form = document.getElementById("console");
const query = document.getElementById("query");
const example = document.getElementById("example");
const result = document.getElementById("result");
const STARTERS = {
  sparql: "PREFIX vet: <https://w3id.org/vetkg/ontology#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nSELECT ?school ?enterprise WHERE {\n  ?s vet:partnersWith ?e ; rdfs:label ?school .\n  ?e rdfs:label ?enterprise .\n}\nORDER BY ?school\nLIMIT 20\n",
  cypher: "MATCH (s:School)-[r:PARTNERS_WITH]->(e:Enterprise)\nRETURN s.name AS school, r.forms AS forms, e.name AS enterprise\nORDER BY school\nLIMIT 20\n",
};

const language = () => new FormData(form).get("language");

function fillIn() {
  query.value = example.value ? examples[example.value][language()] : STARTERS[language()];
}

async function sparql(text) {
  const response = await fetch(kept("/sparql"), { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.8" }, body: text });
  if (!response.ok) return { error: await response.json().catch(() => ({})) };
  if (!(response.headers.get("content-type") || "").includes("json")) return { text: await response.text() };
  const answer = await response.json();
  if ("boolean" in answer) return { columns: ["ASK"], rows: [[answer.boolean]] };
  return { columns: answer.head.vars, rows: answer.results.bindings.map((row) => answer.head.vars.map((name) => row[name]?.value)) };
}

async function cypher(text) {
  const response = await fetch(kept("/cypher"), { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ statement: text }) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) return { error: answer };
  return { columns: answer.data?.fields || [], rows: answer.data?.values || [] };
}

const shown = (value) => (value === null || value === undefined ? "" : typeof value === "object" ? (Array.isArray(value) ? value.map(shown).join("; ") : JSON.stringify(value)) : String(value));

function cell(value) {
  const text = shown(value);
  const id = text.match(/^(?:https:\/\/w3id\.org\/vetkg\/id\/)?((?:fact|claim|report|[a-z]+(?:-[a-z]+)?)-[0-9a-f]{6,12})$/);
  return h("td", {}, id ? h("a", { href: `/id/${id[1]}` }, text) : text);
}

function draw({ error, text, columns, rows }) {
  if (error) {
    const said = (error.errors || []).map((one) => one.message).join("\n") || [error.title, error.detail, error.hint].filter(Boolean).join("\n") || words.failed;
    return [h("div", { class: "notice bad", role: "alert" }, h("pre", {}, said))];
  }
  if (text !== undefined) return [h("pre", {}, h("code", {}, text))];
  return [h("p", { class: "quiet" }, fill(words.rows, { n: rows.length })),
    h("div", { class: "scroll", tabindex: "0" }, h("table", {},
      h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.slice(0, 1000).map((row) => h("tr", {}, row.map(cell))))))];
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  result.replaceChildren(h("p", { class: "quiet" }, words.loading));
  const answer = await (language() === "sparql" ? sparql : cypher)(query.value).catch((error) => ({ error: { detail: error.message } }));
  result.replaceChildren(...draw(answer));
});
form.addEventListener("change", (event) => { if (event.target !== query) fillIn(); });
query.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
if (new URLSearchParams(location.search).get("language") === "cypher") form.elements.language.value = "cypher";
fillIn();
