"""The registry of names: which surface form was taken to name which entity, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.model import EntityRef, Merge


@dataclass
class Names:
    """Surface forms and their canonical names, by entity type, with the reasons. Canonical names may be merged later on."""

    _canonical: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _surfaces: dict[str, dict[str, dict[str, str]]] = field(default_factory=lambda: defaultdict(dict))
    log: list[Merge] = field(default_factory=list)

    def register(self, entity_type: str, canonical: str, surface: str | None = None, reason: str = "same name") -> str:
        """Take a surface form as a name of an entity; gives the canonical name it now stands for.

        A surface form that already names another entity of the type keeps its first meaning.
        """
        canonical = self.resolve(entity_type, canonical)
        known, surfaces = self._canonical[entity_type], self._surfaces[entity_type]
        if canonical not in surfaces:
            surfaces[canonical] = {}
            known.setdefault(canonical, canonical)
        if surface is None or surface == canonical:
            return canonical
        if surface in known:
            return self.resolve(entity_type, surface)
        known[surface] = canonical
        surfaces[canonical][surface] = reason
        self.log.append(Merge(EntityRef(entity_type, canonical), surface, reason))
        return canonical

    def resolve(self, entity_type: str, surface: str) -> str:
        """The canonical name of a surface form, or the form itself where nothing is known of it."""
        known = self._canonical.get(entity_type)
        found = known.get(surface) if known is not None else None
        if known is None or found is None or found == surface:
            return surface
        seen = {surface}
        while found not in seen:
            seen.add(found)
            surface, found = found, known.get(found, found)
        return surface

    def knows(self, entity_type: str, surface: str) -> bool:
        """Whether a surface form names an entity of the type."""
        known = self._canonical.get(entity_type)
        return known is not None and surface in known

    def merge(self, entity_type: str, loser: str, winner: str, reason: str) -> None:
        """Take two canonical names to be one entity's: ``loser`` and its surface forms become forms of ``winner``."""
        loser, winner = self.resolve(entity_type, loser), self.resolve(entity_type, winner)
        if loser == winner:
            return
        self.register(entity_type, winner)
        known, surfaces = self._canonical[entity_type], self._surfaces[entity_type]
        moved = surfaces.pop(loser, {})
        known[loser] = winner
        forms = surfaces[winner]
        forms[loser] = reason
        for surface, why in moved.items():
            known[surface] = winner
            forms.setdefault(surface, why)
        self.log.append(Merge(EntityRef(entity_type, winner), loser, reason))

    def canonical(self, entity_type: str) -> tuple[str, ...]:
        """The canonical names of a type, in the order they were first met."""
        return tuple(self._surfaces.get(entity_type, ()))

    def surfaces(self, entity_type: str) -> dict[str, tuple[str, ...]]:
        """Canonical name to its other surface forms, for a type."""
        return {name: tuple(forms) for name, forms in self._surfaces.get(entity_type, {}).items()}
