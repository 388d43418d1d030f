"""The comparison itself (annotation guidelines, Lines and Settled points).

An optional line of the key counts neither way. Types, relations and indicators that the ontology does not name are passed
over. A symmetric relation is one whichever way round it is written. A region wider than the key's in ``locatedIn`` is never
held against the facts. A figure agrees within a thousandth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.evaluation.key import Row, ends
from kg.evaluation.matching import Match, Named, match
from kg.evaluation.result import Cause, Evaluation, Mistake, Score, Verdict
from kg.model import Kind
from ontology.schema import load

_TOLERANCE = 1e-3
RelationKey = tuple[str, int, int]
FigureKey = tuple[str, int | None, int]


def evaluate(key: Iterable[Row], found: Iterable[Row]) -> Evaluation:
    """Scores of one report's found facts against its key, both as rows (:func:`kg.evaluation.key.read_key`, ``read_found``)."""
    return _Comparison(list(key), list(found)).result()


class _Comparison:
    def __init__(self, key: list[Row], found: list[Row]) -> None:
        self._schema = load()
        self._key = {kind: [r for r in key if r["kind"] == kind] for kind in ("entity", "relation", "observation")}
        self._found = found
        self._verdicts: list[Verdict] = [None] * len(found)
        self._counts: dict[tuple[Kind, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        self._mistakes: list[Mistake] = []
        self._entities = self._key["entity"]
        self._match = self._matched()

    def result(self) -> Evaluation:
        self._judge_entities()
        self._judge_relations()
        self._judge_observations()
        scores = {key: Score(*counts) for key, counts in sorted(self._counts.items())}
        return Evaluation(scores, tuple(self._mistakes), tuple(self._verdicts))

    def _matched(self) -> Match:
        listed = [row for _, row in self._rows("entity")]
        names = {(row["type"], row["name"]) for row in listed}
        used = set(ends(row for row in self._found if row["kind"] != "entity"))
        return match(self._entities, listed, sorted(used - names))

    def _rows(self, kind: Kind) -> list[tuple[int, Row]]:
        """The found rows of a kind that the ontology knows, with their places in what was found."""
        known = {
            "entity": self._schema.entity_types, "relation": self._schema.relation_types, "observation": self._schema.indicators
        }[kind]  # fmt: skip
        word = "indicator" if kind == "observation" else "type"
        return [(n, row) for n, row in enumerate(self._found) if row["kind"] == kind and row[word] in known]

    def _right(self, at: int, kind: Kind, type_: str) -> None:
        self._verdicts[at] = True
        self._counts[kind, type_][0] += 1

    def _wrong(self, at: int, kind: Kind, type_: str, cause: Cause, label: str, note: str = "") -> None:
        self._verdicts[at] = False
        self._counts[kind, type_][1] += 1
        self._mistakes.append(Mistake(cause, kind, type_, label, note))

    def _missing(self, kind: Kind, type_: str, label: str) -> None:
        self._counts[kind, type_][2] += 1
        self._mistakes.append(Mistake("missing", kind, type_, label))

    def _optional(self, index: int) -> bool:
        return bool(self._entities[index].get("optional"))

    def _judge_entities(self) -> None:
        for at, row in self._rows("entity"):
            named = (row["type"], row["name"])
            index = self._match.of.get(named)
            if index is None:
                self._wrong(at, "entity", row["type"], "wrong", row["name"])
            elif self._optional(index):
                continue
            elif self._match.winner[index] == named:
                self._right(at, "entity", row["type"])
            else:
                self._wrong(at, "entity", row["type"], "twice", row["name"], self._entities[index]["name"])
        for index, row in enumerate(self._entities):
            if index not in self._match.winner and not row.get("optional"):
                self._missing("entity", row["type"], row["name"])

    def _judge_relations(self) -> None:
        index = {(row["type"], row["name"]): n for n, row in enumerate(self._entities)}
        asked = {self._relation(r["type"], index[r["subject"]], index[r["object"]]): r for r in self._key["relation"]}
        neutral = _wider(asked)
        seen: set[RelationKey] = set()
        strangers: set[tuple[str, Named, Named]] = set()
        for at, row in self._rows("relation"):
            type_, ends_ = row["type"], (row["subject"], row["object"])
            subject, object_ = self._match.of.get(ends_[0]), self._match.of.get(ends_[1])
            if subject is None or object_ is None:
                if (type_, *ends_) not in strangers:
                    self._wrong(at, "relation", type_, "wrong", _pair(row))
                strangers.add((type_, *ends_))
                continue
            this = self._relation(type_, subject, object_)
            if this in seen:
                continue
            seen.add(this)
            line = asked.get(this)
            if line is None:
                if this not in neutral and not (self._optional(subject) or self._optional(object_)):
                    self._wrong(at, "relation", type_, "wrong", _pair(row))
            elif not line.get("optional"):
                self._right(at, "relation", type_)
        for this, row in asked.items():
            if this not in seen and not row.get("optional"):
                self._missing("relation", row["type"], _pair(row))

    def _relation(self, type_: str, subject: int, object_: int) -> RelationKey:
        if type_ in self._schema.relation_types and self._schema.relation_types[type_].symmetric:
            subject, object_ = min(subject, object_), max(subject, object_)
        return type_, subject, object_

    def _judge_observations(self) -> None:
        index = {(row["type"], row["name"]): n for n, row in enumerate(self._entities)}
        asked: dict[FigureKey, Row] = {(r["indicator"], index[r["subject"]], r["year"]): r for r in self._key["observation"]}
        seen: set[FigureKey] = set()
        for at, row in self._rows("observation"):
            this = (row["indicator"], self._match.of.get(row["subject"]), row["year"])
            self._judge_figure(at, row, asked.get(this), this in seen)
            seen.add(this)
        for this, row in asked.items():
            if this not in seen and not row.get("optional"):
                self._missing("observation", row["indicator"], _figure(row))

    def _judge_figure(self, at: int, row: Row, line: Row | None, repeated: bool) -> None:
        indicator, label = row["indicator"], _figure(row)
        if repeated:
            self._wrong(at, "observation", indicator, "twice", label)
        elif line is None:
            self._wrong(at, "observation", indicator, "wrong", label)
        elif line.get("optional"):
            return
        elif abs(float(row["value"]) - float(line["value"])) <= _TOLERANCE * max(1.0, abs(float(line["value"]))):
            self._right(at, "observation", indicator)
        else:
            self._wrong(at, "observation", indicator, "wrong value", label, f"{line['value']}")
            self._counts["observation", indicator][2] += 1


def _wider(asked: Iterable[RelationKey]) -> set[RelationKey]:
    """``locatedIn`` with every region that the key places the school's region in."""
    inside: dict[int, set[int]] = defaultdict(set)
    relations: Sequence[RelationKey] = list(asked)
    for type_, subject, object_ in relations:
        if type_ == "partOf":
            inside[subject].add(object_)
    allowed = set()
    for type_, school, region in relations:
        if type_ == "locatedIn":
            reached, todo = set[int](), [region]
            while todo:
                new = inside[todo.pop()] - reached
                reached |= new
                todo += new
            allowed |= {(type_, school, wide) for wide in reached}
    return allowed


def _pair(row: Row) -> str:
    return f"{row['subject'][1]} → {row['object'][1]}"


def _figure(row: Row) -> str:
    return f"{row['subject'][1]} {row['year']} = {float(row['value']):.10g}"
