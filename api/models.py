"""The shapes of the REST answers. What types and relations there are is not listed here: it comes from the ontology's schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from api import attribute_models
from api.answer import Answer
from api.quality_models import Quality

Scalar = str | int | float | bool | None


class Cell(Answer):
    """An entity where an answer names it."""

    id: str = Field(examples=["school-0123456789"])
    name: str
    type: str = Field(
        description="A class of the ontology.", examples=["School"], json_schema_extra=attribute_models.entity_types()
    )


if TYPE_CHECKING:
    EntityAttributes = dict[str, Any]
    ClaimAttributes = dict[str, Any]
else:
    EntityAttributes = attribute_models.of_entities(Cell)
    ClaimAttributes = attribute_models.of_claims(Cell)


class Label(Answer):
    """A text for people in Chinese and English."""

    zh: str
    en: str


class Quote(Answer):
    """The sentence that says so, cut at the surface form: before + surface + after is the text as it stands."""

    before: str
    surface: str
    after: str


class Place(Answer):
    """A place of a report: code points of its normalised text, half open (W3C Web Annotation, text position selector)."""

    report: str
    title: str = Field(description="The report's title.")
    start: int
    end: int
    section: str
    page: int | None
    surface: str
    quote: Quote | None = Field(default=None, description="Only where the report's text is at hand.")


class Claim(Answer):
    """One report's stating of a fact."""

    id: str
    report: str
    title: str
    confidence: float
    attributes: ClaimAttributes = Field(description="Qualifiers that the relation may carry.")
    places: list[Place]


class Fact(Answer):
    """A statement and every report's claim of it. ``object`` is null for figures, ``value`` for relations."""

    id: str
    iri: str
    kind: str = Field(examples=["relation", "observation", "mention"])
    type: str = Field(description="The relation, the indicator, or the mentioned entity's type.")
    label: Label
    subject: Cell
    object: Cell | None = None
    year: int | None = None
    value: float | None = None
    unit: str = ""
    says: Label = Field(description="The fact as a plain sentence of ours.")
    claims: list[Claim]
    how_to_see: str = Field(default="", description="Set where a report's text is not at hand: how to have the sentences shown.")


class FactGroup(Answer):
    """An entity's facts of one relation in one direction, or its figures, or its mentions."""

    relation: str = Field(json_schema_extra=attribute_models.relations("observations"))
    direction: str = Field(description="out, in, or both (a symmetric relation).", examples=["out", "in", "both"])
    label: Label
    total: int
    truncated: bool
    facts: list[Fact]


class EntitySummary(Cell):
    """An entity in a list."""

    aliases: list[str]
    attributes: EntityAttributes
    facts: int = Field(description="How many relations it stands in.")
    reports: list[str]


class EntityDetail(EntitySummary):
    """All that the graph knows of an entity."""

    iri: str
    type_label: Label
    relations: list[FactGroup]
    observations: FactGroup
    mentions: list[Claim]
    merges: list[MergeEntry]
    former_ids: list[str] = Field(default_factory=list, description="Ids of what was joined to it: each leads here (301).")
    how_to_see: str = ""


class MergeEntry(Answer):
    """Why a report's name was taken to stand for an entity."""

    entity: Cell
    name: str
    report: str
    reason: str


class Page(Answer):
    """Which stretch of the whole list this is."""

    limit: int
    offset: int
    returned: int
    total: int | None = None
    next: str | None = Field(default=None, description="The next page's address (also in the Link header).")


class EntityList(Answer):
    """A page of entities."""

    entities: list[EntitySummary]
    page: Page
    release: str


class SearchHit(Cell):
    """An entity that a search found, and the name or alias that matched."""

    matched: str
    facts: int


class SearchAnswer(Answer):
    """What a search found, best first."""

    query: str
    hits: list[SearchHit]


class ReportSummary(Answer):
    """A report as a source."""

    id: str
    title: str
    year: int | None
    region: str
    publisher: str
    characters: int
    sha256: str
    source: str
    contributed: dict[str, int]
    rejected: int
    text_at_hand: bool


class RejectionEntry(Answer):
    """A candidate that was not taken as a fact, the reason, and where it stands."""

    kind: str
    type: str
    label: str
    reason: str
    place: Place


class ReportDetail(ReportSummary):
    """A report, what it contributed by type, what was left out and why, and the merges of its names."""

    by_type: dict[str, int]
    only_here: int = Field(description="Facts that no other report states.")
    rejections: list[RejectionEntry]
    merges: list[MergeEntry]


class ReportList(Answer):
    """All reports of the graph."""

    reports: list[ReportSummary]
    release: str


class Stats(Answer):
    """How much of what the graph holds, and how far to trust it."""

    release: str
    reports: int
    entities: dict[str, int]
    relations: dict[str, int]
    observations: int
    facts: int
    claims: int
    rejections: int
    quality: dict[str, Quality] = Field(
        description="Measured when this release was made: `unseen`, the extractor alone on reports that its rules were not "
        "written from; `seen`, on those that they were; `seeds`, the facts that ship with it, after correction by people."
    )


class ParameterInfo(Answer):
    """A parameter of a question."""

    name: str
    type: str
    label: Label
    optional: bool
    entities: list[str]
    choices: list[str]
    default: Scalar


class ColumnInfo(Answer):
    """A column of an answer."""

    name: str
    type: str
    label: Label


class QuestionInfo(Answer):
    """A question that the graph answers."""

    name: str
    number: int | None
    title: Label
    description: Label
    parameters: list[ParameterInfo]
    columns: list[ColumnInfo]
    href: str
    sparql: str
    cypher: str


class QuestionList(Answer):
    """The catalogue of questions."""

    questions: list[QuestionInfo]


class QuestionAnswer(Answer):
    """A question's answer as a table: a row is an object by column; every entity cell is an id with name and type."""

    question: str
    parameters: dict[str, Any]
    columns: list[ColumnInfo]
    rows: list[dict[str, Any]]
    page: Page
    truncated: bool = Field(description="Whether further rows follow: ask for the next page.")
    release: str


EntityDetail.model_rebuild()
