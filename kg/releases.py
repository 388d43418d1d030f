"""A release: one built graph, known by an id that its content decides, with a manifest that says what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import GraphError
from kg.graph import Graph
from ontology.schema import load, shapes, source

FORMAT = 2
"""The layout of a graph folder. Raised when folders of another layout cannot be served."""
MANIFEST, FACTS, DECISIONS, RDF, PROPERTY_GRAPH = "manifest.json", "facts.jsonl", "decisions.jsonl", "rdf", "property_graph"


@dataclass(frozen=True, slots=True)
class Input:
    """A report that a release was made from."""

    id: str
    title: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Release:
    """What a manifest says. ``date`` (ISO 8601) is when it was built and no part of the id; ``counts`` are for people."""

    id: str
    date: str
    format: int
    ontology: str
    inputs: tuple[Input, ...]
    counts: Mapping[str, int]


def release_id(facts: str, decisions: str = "") -> str:
    """``release-<12 hex>`` of SHA-256 over the facts, the decisions on names, the ontology and the layout."""
    digest = hashlib.sha256()
    parts = (str(FORMAT), source("vet.ttl"), source("indicators.ttl"), shapes(), facts, decisions)
    for part in parts:
        digest.update(hashlib.sha256(part.encode()).digest())
    return f"release-{digest.hexdigest()[:12]}"


def release_of(graph: Graph, facts: str, decisions: str, date: str) -> Release:
    """The release that a graph made from these files is."""
    kinds = Counter(claim.kind for claim in graph.claims.values())
    types = Counter(entity.type for entity in graph.entities.values())
    counts = {"reports": len(graph.reports), "entities": len(graph.entities), "claims": len(graph.claims)}
    counts |= {f"{kind}s": kinds[kind] for kind in sorted(kinds)}
    counts |= {"merges": len(graph.joined), "rejections": len(graph.rejections)}
    counts |= {type_: types[type_] for type_ in load().entity_types if types[type_]}
    inputs = tuple(Input(r.id, r.title, r.sha256, r.characters) for r in graph.reports.values())
    return Release(release_id(facts, decisions), date, FORMAT, load().version, inputs, counts)


def write_manifest(release: Release, folder: Path) -> None:
    """Write the manifest into the graph's folder."""
    text = json.dumps(asdict(release), ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Release:
    """The release in a graph's folder. Raises GraphError where there is none, or one of another layout."""
    rebuild = "Build it with `vetkg build REPORT... --out GRAPH`."
    try:
        row = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = Release(**{**row, "inputs": tuple(Input(**item) for item in row["inputs"])})
    except FileNotFoundError as error:
        raise GraphError(f"There is no graph in {folder}.", hint=rebuild) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise GraphError(f"The manifest of the graph in {folder} cannot be read ({error}).", hint=rebuild) from error
    if found.format != FORMAT:
        raise GraphError(f"The graph in {folder} has layout {found.format}; this version reads {FORMAT}.", hint=rebuild)
    return found


def is_graph(folder: Path) -> bool:
    """Whether the folder is one that a build made."""
    return (folder / MANIFEST).is_file()
