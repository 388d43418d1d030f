"""A release as RDF: DCAT 3 for what it is, PROV-O for how it came about, DQV for how well, SPDX for its inputs' checksums.

These quads are a named graph of their own beside the facts (:data:`kg.rdf.mapping.RELEASE_GRAPH`) and no part of the default
graph: they tell the date, which the facts' N-Quads must not (docs/decisions/0008-releases-are-kept-whole.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from kg import ids
from kg.evaluation.result import Score
from kg.rdf.mapping import DCT, DERIVED_FROM, IDENTIFIER, RDFS_LABEL, RELEASE_GRAPH, TITLE, TYPE, report_iri
from kg.rdf.terms import DOUBLE, INTEGER, XSD, Literal, Quad, Term
from kg.releases.manifest import Input, Release
from ontology.schema import BASE

DCAT = "http://www.w3.org/ns/dcat#"
PROV = "http://www.w3.org/ns/prov#"
DQV = "http://www.w3.org/ns/dqv#"
SPDX = "http://spdx.org/rdf/terms#"
VOID = "http://rdfs.org/ns/void#"
_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_METRICS = {
    "precision": "the share of what was extracted that is right",
    "recall": "the share of what the report says that was extracted",
    "f1": "the harmonic mean of precision and recall",
}
_Triple = tuple[str, str, Term]


def describe(release: Release) -> list[Quad]:
    """What is known of a release, without where it is served; no blank nodes, in a settled order."""
    triples = dict.fromkeys((*_dataset(release), *_extraction(release), *_scores(release)))
    return [Quad(*triple, RELEASE_GRAPH) for triple in triples]


def release_iri(id_: str) -> str:
    """The IRI of a release."""
    return ids.iri(id_)


def _dataset(release: Release) -> Iterator[_Triple]:
    iri, counts = release_iri(release.id), release.counts
    numbers = f"{counts['reports']} reports, {counts['entities']} entities, {counts['claims']} claims"
    yield iri, TYPE, DCAT + "Dataset"
    yield iri, TYPE, PROV + "Entity"
    yield iri, IDENTIFIER, Literal(release.id)
    yield iri, TITLE, Literal("职业教育质量报告知识图谱", _LANG, "zh")
    yield iri, TITLE, Literal("The knowledge graph of vocational education", _LANG, "en")
    yield iri, DCT + "description", Literal(numbers, _LANG, "en")
    yield iri, DCT + "issued", _moment(release.date)
    yield iri, DCT + "language", "http://id.loc.gov/vocabulary/iso639-1/zh"
    yield iri, DCT + "conformsTo", BASE + "ontology"
    yield iri, DCAT + "version", Literal(release.id)
    yield iri, VOID + "entities", Literal(str(counts["entities"]), INTEGER)
    yield iri, PROV + "wasGeneratedBy", f"{iri}/extraction"
    for one in release.inputs:
        yield iri, DERIVED_FROM, report_iri(one.id)
    if release.former:
        yield iri, PROV + "wasRevisionOf", release_iri(release.former)
        yield iri, DCAT + "previousVersion", release_iri(release.former)


def _moment(date: str) -> Literal:
    """A date in the spelling that stores give back."""
    return Literal(date.replace("+00:00", "Z"), XSD + "dateTime")


def _extraction(release: Release) -> Iterator[_Triple]:
    activity, software = f"{release_iri(release.id)}/extraction", f"{BASE}software/vetkg-{quote(release.software)}"
    yield activity, TYPE, PROV + "Activity"
    yield activity, RDFS_LABEL, Literal("Extraction of facts from reports, and the build of the graph", _LANG, "en")
    yield activity, PROV + "endedAtTime", _moment(release.date)
    yield activity, PROV + "wasAssociatedWith", software
    yield software, TYPE, PROV + "SoftwareAgent"
    yield software, RDFS_LABEL, Literal(f"vetkg {release.software}")
    yield software, DCAT + "version", Literal(release.software)
    for one in release.inputs:
        yield activity, PROV + "used", report_iri(one.id)
        yield from _input(one)


def _input(one: Input) -> Iterator[_Triple]:
    iri = report_iri(one.id)
    checksum = f"{iri}/checksum"
    yield iri, TYPE, PROV + "Entity"
    yield iri, TITLE, Literal(one.title, _LANG, "zh")
    yield iri, SPDX + "checksum", checksum
    yield checksum, TYPE, SPDX + "Checksum"
    yield checksum, SPDX + "algorithm", SPDX + "checksumAlgorithm_sha256"
    yield checksum, SPDX + "checksumValue", Literal(one.sha256, XSD + "hexBinary")


def _scores(release: Release) -> Iterator[_Triple]:
    """The extractor's precision, recall and F1 by group and kind of fact, as W3C Data Quality Vocabulary, 2016."""
    for group, kinds in release.scores.items():
        for kind, counts in kinds.items():
            score = Score(*counts)
            for metric, words in _METRICS.items():
                iri = f"{release_iri(release.id)}/quality/{group}/{kind}/{metric}"
                yield release_iri(release.id), DQV + "hasQualityMeasurement", iri
                yield iri, TYPE, DQV + "QualityMeasurement"
                yield iri, RDFS_LABEL, Literal(f"{metric}: {kind}, {group} reports", _LANG, "en")
                yield iri, DQV + "isMeasurementOf", f"{BASE}metric/{metric}"
                yield iri, DQV + "value", Literal(repr(round(float(getattr(score, metric)), 4)), DOUBLE)
                yield f"{BASE}metric/{metric}", TYPE, DQV + "Metric"
                yield f"{BASE}metric/{metric}", DCT + "description", Literal(words, _LANG, "en")
