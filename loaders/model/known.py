"""What the rules found in a report, asked the way a model's statements are checked against it."""

from __future__ import annotations

from collections import defaultdict

from kg.model import EntityRef, Observation, Rejection, ReportFacts
from loaders.model.names import letters

_NO_VERDICT = frozenset({"no-subject", "unnamed-end", "subject-unclear"})
"""Reasons for which rules left something out that say nothing against it."""


class Known:
    """The rules' facts of one report. Names are compared folded."""

    def __init__(self, facts: ReportFacts) -> None:
        self.report = facts.report
        self._refs: dict[str, dict[str, EntityRef]] = defaultdict(dict)
        self._surfaces: dict[EntityRef, tuple[str, ...]] = {}
        for entity in facts.entities:
            self._surfaces[entity.ref] = tuple(dict.fromkeys(letters(name) for name in (entity.name, *entity.aliases)))
        for place in (0, 1):  # every entity's name goes before another one's alias
            for ref, surfaces in self._surfaces.items():
                for surface in surfaces[:1] if place == 0 else surfaces[1:]:
                    self._refs[surface].setdefault(ref.type, ref)
        self.relations = {(r.type, r.subject, r.object) for r in facts.relations}
        self._figures = {(f.subject, f.indicator, f.year): f for f in facts.observations}
        self._figure_places = [(p.start, p.end, f) for f in facts.observations for p in f.evidence]
        self._rejections = [r for r in facts.rejections if r.reason not in _NO_VERDICT]

    def entity(self, type_: str, name: str) -> EntityRef | None:
        """The entity of that name or alias."""
        return self._refs.get(letters(name), {}).get(type_)

    def other_types(self, type_: str, name: str) -> bool:
        """Whether the rules take the name for a thing of another type only."""
        found = self._refs.get(letters(name), {})
        return bool(found) and type_ not in found

    def surfaces(self, ref: EntityRef) -> tuple[str, ...]:
        """The folded surface forms of an entity, its name first."""
        return self._surfaces.get(ref, (letters(ref.name),))

    def longer(self, name: str) -> list[str]:
        """The folded surface forms that hold the name and more, longest first."""
        wanted = letters(name)
        return sorted((s for s in self._refs if wanted in s and s != wanted), key=lambda s: (-len(s), s))

    def objects(self, relation: str, subject: EntityRef) -> set[EntityRef]:
        """What the rules relate the subject to."""
        return {object_ for type_, one, object_ in self.relations if type_ == relation and one == subject}

    def figure(self, subject: EntityRef, indicator: str, year: int) -> Observation | None:
        """The rules' figure."""
        return self._figures.get((subject, indicator, year))

    def figures_at(self, start: int, end: int) -> list[Observation]:
        """What the rules read in a place of the document."""
        return [figure for first, last, figure in self._figure_places if first < end and start < last]

    def refused_figure(self, start: int, end: int) -> bool:
        """Whether the rules looked at a figure in that place and left it out."""
        return any(r.kind == "observation" and r.evidence.start < end and start < r.evidence.end for r in self._rejections)

    def refused(self, kind: str, type_: str, names: tuple[str, ...], start: int, end: int) -> Rejection | None:
        """A candidate that the rules left out: it names the same, or (a relation) one of the names near that very place."""
        wanted = [letters(name) for name in names]
        for rejection in self._rejections:
            if rejection.kind != kind or rejection.type != type_:
                continue
            label, place = letters(rejection.label), rejection.evidence
            same = label == wanted[0] if kind == "entity" else all(name in label for name in wanted)
            here = kind == "relation" and place.start < end and start < place.end and any(name in label for name in wanted)
            if same or here:
                return rejection
        return None
