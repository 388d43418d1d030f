"""A release's manifest: the id that its content decides, and what it was made from, when, by which software, how well.

The id is over the content alone (facts, decisions on names, vocabulary, layout). The date, the software, the former release and
the extractor's scores are said of a release and are no part of it: the same content made again is the same release.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from kg.errors import GraphError
from kg.evaluation import published
from kg.graph import Graph
from ontology.schema import SOURCES, load, shapes, source

FORMAT = 4
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
    """What a manifest says. ``counts`` are for people.

    ``date`` (ISO 8601) is when it was built, ``software`` the version of vetkg that built it, ``former`` the id of the release
    whose place it took, if any; ``vocabulary`` are the SHA-256 of the vocabulary's files. ``scores`` are the extractor's as that
    version published them: group, kind of fact, and the counts right, wrong, missing (:mod:`kg.evaluation.published`).
    """

    id: str
    date: str
    format: int
    ontology: str
    inputs: tuple[Input, ...]
    counts: Mapping[str, int]
    software: str = ""
    former: str = ""
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, tuple[int, int, int]]] = field(default_factory=dict)


def vocabulary() -> dict[str, str]:
    """SHA-256 of the files of the vocabulary that this version builds with, by name: they are a part of every release's id."""
    texts = {**{name: source(name) for name in SOURCES}, "shapes.ttl": shapes()}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def release_id(facts: str, decisions: str = "") -> str:
    """``release-<12 hex>`` of SHA-256 over the facts, the decisions on names, the ontology and the layout."""
    return id_of_digests(
        FORMAT, vocabulary(), hashlib.sha256(facts.encode()).digest(), hashlib.sha256(decisions.encode()).digest()
    )


def id_of_digests(layout: int, ontology: Mapping[str, str], facts: bytes, decisions: bytes) -> str:
    """The id from the SHA-256 of each part, so that it can be held against a release of another vocabulary too."""
    digest = hashlib.sha256(hashlib.sha256(str(layout).encode()).digest())
    for name in (*SOURCES, "shapes.ttl"):
        digest.update(bytes.fromhex(ontology[name]))
    digest.update(facts)
    digest.update(decisions)
    return f"release-{digest.hexdigest()[:12]}"


def release_of(graph: Graph, facts: str, decisions: str, date: str, former: str = "") -> Release:
    """The release that a graph made from these files by this version is."""
    kinds = Counter(claim.kind for claim in graph.claims.values())
    types = Counter(entity.type for entity in graph.entities.values())
    counts = {"reports": len(graph.reports), "entities": len(graph.entities), "claims": len(graph.claims)}
    counts |= {f"{kind}s": kinds[kind] for kind in sorted(kinds)}
    counts |= {"merges": len(graph.joined), "rejections": len(graph.rejections)}
    counts |= {type_: types[type_] for type_ in load().entity_types if types[type_]}
    inputs = tuple(Input(r.id, r.title, r.sha256, r.characters) for r in graph.reports.values())
    scores = {
        name: {str(kind): (score.right, score.wrong, score.missing) for kind in group.types for score in [group.of_kind(kind)]}
        for name, group in published.shipped().items()
    }
    id_ = release_id(facts, decisions)
    return Release(id_, date, FORMAT, load().version, inputs, counts, version("vetkg"), former, vocabulary(), scores)


def write_manifest(release: Release, folder: Path) -> None:
    """Write the manifest into the graph's folder."""
    (folder / MANIFEST).write_text(manifest_text(release), encoding="utf-8", newline="\n")


def manifest_text(release: Release) -> str:
    """The manifest's text; the same release gives the same bytes."""
    return json.dumps(asdict(release), ensure_ascii=False, indent=2) + "\n"


def parse_manifest(text: str) -> Release:
    """The release that a manifest's text tells of. Raises ValueError, TypeError, KeyError or AttributeError."""
    row = json.loads(text)
    scores = {
        group: {kind: (int(right), int(wrong), int(missing)) for kind, (right, wrong, missing) in kinds.items()}
        for group, kinds in row.get("scores", {}).items()
    }
    return Release(**{**row, "inputs": tuple(Input(**item) for item in row["inputs"]), "scores": scores})


def read_manifest(folder: Path) -> Release:
    """The release in a graph's folder. Raises GraphError where there is none, or one of another layout."""
    rebuild = "Build it with `vetkg build REPORT... --out GRAPH`."
    try:
        found = parse_manifest((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GraphError(f"There is no graph in {folder}.", hint=rebuild) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise GraphError(f"The manifest of the graph in {folder} cannot be read ({error}).", hint=rebuild) from error
    if found.format != FORMAT:
        raise GraphError(f"The graph in {folder} has layout {found.format}; this version reads {FORMAT}.", hint=rebuild)
    return found


def is_graph(folder: Path) -> bool:
    """Whether the folder is one that a build made."""
    return (folder / MANIFEST).is_file()
