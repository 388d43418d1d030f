"""The page that a browser gets at /sparql: a form, nothing loaded from anywhere."""

from __future__ import annotations

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'self'"
PAGE = """<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>SPARQL</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
textarea { width: 100%; height: 16rem; font: .95rem/1.4 ui-monospace, monospace; box-sizing: border-box }
</style>
<h1>SPARQL 1.1</h1>
<p>查询只读图谱；默认图为全部报告之和。 Ask the read-only graph; the default graph holds all reports.</p>
<form method="get" action="/sparql">
<textarea name="query" aria-label="SPARQL" spellcheck="false" required>
PREFIX rdfs: &lt;http://www.w3.org/2000/01/rdf-schema#&gt;
PREFIX vet: &lt;https://w3id.org/vetkg/ontology#&gt;
SELECT ?school ?name WHERE {
  ?school a vet:School ; rdfs:label ?name .
}
LIMIT 20</textarea>
<p><button>查询 Ask</button></p>
</form>
<p>POST application/sparql-query、Accept: JSON, XML, CSV, TSV; Turtle, N-Triples, JSON-LD, RDF/XML.</p>
</html>
"""
