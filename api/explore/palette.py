"""The look of each entity type: colours that stay apart for colour-blind eyes, and a shape of its own beside the colour."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.schema import load

# Paul Tol, Colour Schemes (SRON/EPS/TN/09-002), "muted", darkened where it would be too pale on white.
_LOOKS = (
    ("#332288", "hexagon"),
    ("#3b9fd6", "dot"),
    ("#44aa99", "triangle"),
    ("#117733", "triangleDown"),
    ("#cc6677", "square"),
    ("#c9a227", "diamond"),
    ("#aa4499", "star"),
    ("#882255", "hexagon"),
    ("#7a7a1f", "square"),
    ("#8a8f98", "star"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a type is drawn: a CSS colour and a vis-network shape."""

    type: str
    colour: str
    shape: str
    label_zh: str
    label_en: str


def looks() -> dict[str, Look]:
    """The look of every entity type, in the ontology's order; looks repeat where types outnumber them."""
    return {
        t.name: Look(t.name, *_LOOKS[n % len(_LOOKS)], t.label_zh, t.label_en) for n, t in enumerate(load().entity_types.values())
    }
