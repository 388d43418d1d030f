"""The registry of names: which surface form was taken to name which entity, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import EntityRef, Merge


@dataclass
class Names:
    """Surface forms and their canonical names, by entity type, with the reasons. Canonical names may be merged later on."""

    _canonical: dict[tuple[str, str], str] = field(default_factory=dict)
    _surfaces: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    log: list[Merge] = field(default_factory=list)

    def register(self, entity_type: str, canonical: str, surface: str | None = None, reason: str = "same name") -> str:
        """Take a surface form as a name of an entity; gives the canonical name it now stands for.

        A surface form that already names another entity of the type keeps its first meaning.
        """
        canonical = self.resolve(entity_type, canonical)
        self._surfaces.setdefault((entity_type, canonical), {})
        self._canonical.setdefault((entity_type, canonical), canonical)
        if surface is not None and surface != canonical and (entity_type, surface) not in self._canonical:
            self._canonical[entity_type, surface] = canonical
            self._surfaces[entity_type, canonical][surface] = reason
            self.log.append(Merge(EntityRef(entity_type, canonical), surface, reason))
        return self.resolve(entity_type, surface) if surface is not None else canonical

    def resolve(self, entity_type: str, surface: str) -> str:
        """The canonical name of a surface form, or the form itself where nothing is known of it."""
        found = self._canonical.get((entity_type, surface), surface)
        if found == surface:
            return surface
        seen = {surface}
        while (found := self._canonical.get((entity_type, surface), surface)) not in seen:
            seen.add(found)
            surface = found
        return surface

    def knows(self, entity_type: str, surface: str) -> bool:
        """Whether a surface form names an entity of the type."""
        return (entity_type, surface) in self._canonical

    def merge(self, entity_type: str, loser: str, winner: str, reason: str) -> None:
        """Take two canonical names to be one entity's: ``loser`` and its surface forms become forms of ``winner``."""
        loser, winner = self.resolve(entity_type, loser), self.resolve(entity_type, winner)
        if loser == winner:
            return
        self.register(entity_type, winner)
        moved = self._surfaces.pop((entity_type, loser), {})
        self._canonical[entity_type, loser] = winner
        forms = self._surfaces[entity_type, winner]
        forms[loser] = reason
        for surface, why in moved.items():
            self._canonical[entity_type, surface] = winner
            forms.setdefault(surface, why)
        self.log.append(Merge(EntityRef(entity_type, winner), loser, reason))

    def canonical(self, entity_type: str) -> tuple[str, ...]:
        """The canonical names of a type, in the order they were first met."""
        return tuple(name for kind, name in self._surfaces if kind == entity_type)

    def surfaces(self, entity_type: str) -> dict[str, tuple[str, ...]]:
        """Canonical name to its other surface forms, for a type."""
        return {name: tuple(forms) for (kind, name), forms in self._surfaces.items() if kind == entity_type}
