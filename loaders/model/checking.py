"""A model's statements held against the report, the ontology and the rules: each becomes a fact of its own, or a rejection.

Reasons: ``model-malformed``, ``model-unquoted``, ``model-quote-too-long``, ``model-not-in-ontology``, ``model-implausible-name``,
``model-name-not-quoted``, ``model-part-of-a-name``, ``model-unsettled`` (planned, denied, ended), ``model-figure-not-quoted``,
``model-figure-is-a-change``, ``model-implausible-figure``, ``model-year-unsaid``, ``model-contradicts-rule``,
``model-refused-by-rule``, ``model-contradicts-itself``. docs/model.md says what each means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from kg.model import AttributeValue, Entity, EntityRef, Evidence, Kind, Observation, Rejection, Relation
from loaders.documents.document import Document
from loaders.model import figures
from loaders.model.answer import Malformed, Said
from loaders.model.known import Known
from loaders.model.names import letters, own_words, plausible
from loaders.model.passages import Passage, Quote, Run
from loaders.places import evidence
from ontology.schema import load

CONFIDENCE = 0.5
"""Of every fact that only a model says: below each rule's."""
_LONGEST_QUOTE = 200
_ONE_OBJECT = frozenset({"locatedIn", "partOf", "about"})
_UNSETTLED = re.compile(
    r"拟|计划|打算|有望|力争|争取|预计|洽谈|磋商|意向|筹建|筹备|尚未|未能|未与|并未|没有|不再|终止|解除|停办|停招|撤销|取消|将(?=[于与和在同会要为由从继进新组建成])|下一步|今后"
)
_UNSETTLED_SECTION = re.compile(r"展望|下一步|未来|今后|面临|存在.{0,6}问题|主要问题|问题与|困难|不足")


class Refused(Exception):  # noqa: N818 - a verdict on a statement, no error
    """Why a statement is not taken."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Checker:
    """The facts of one report that a model adds to the rules', and what was not taken."""

    def __init__(self, known: Known, document: Document, mark: str) -> None:
        self._known, self._document, self._mark = known, document, mark
        self.entities: dict[EntityRef, Entity] = {}
        self.relations: dict[tuple[str, EntityRef, EntityRef], Relation] = {}
        self.figures: dict[tuple[EntityRef, str, int], Observation] = {}
        self.rejections: list[Rejection] = []

    def take(self, passage: Passage, said: Said | Malformed) -> None:
        """Take a statement about a passage as a fact, or refuse it; what the rules know already is passed over."""
        if isinstance(said, Malformed):
            self._refuse(passage, said.kind, "", said.label, "model-malformed")
            return
        try:
            quote = self._quoted(passage, said)
        except Refused as refused:
            self._refuse(passage, said.kind, said.type, said.label, refused.reason)
            return
        try:
            {"entity": self._entity, "relation": self._relation, "observation": self._figure}[said.kind](said, quote)
        except Refused as refused:
            place = self._evidence(quote, 0, len(quote.letters))
            self.rejections.append(Rejection(said.kind, said.type, said.label, refused.reason, place))

    def _refuse(self, passage: Passage, kind: Kind, type_: str, label: str, reason: str) -> None:
        """Refuse what has no place of its own: the passage's first line stands for it."""
        run = passage.runs[0]
        known = type_ if type_ in load().entity_types or type_ in load().relation_types or type_ in load().indicators else ""
        self.rejections.append(Rejection(kind, known, label, reason, _opening(self._known.report.id, self._document, run)))

    def _quoted(self, passage: Passage, said: Said) -> Quote:
        _fits_ontology(said)
        if len("".join(said.quote.split())) > _LONGEST_QUOTE:
            raise Refused("model-quote-too-long")
        quote = passage.find(said.quote)
        if quote is None:
            raise Refused("model-unquoted")
        return quote

    def _entity(self, said: Said, quote: Quote) -> None:
        self._add(self._end(said.ends[0], quote), quote)

    def _relation(self, said: Said, quote: Quote) -> None:
        _settled(said, quote)
        ends = [self._end(end, quote) for end in said.ends]
        kind = load().relation_types[said.type]
        subject, object_ = sorted(ends) if kind.symmetric else ends
        if subject == object_:
            raise Refused("model-not-in-ontology")
        if (said.type, subject, object_) in self._known.relations:
            return
        self._agrees(said.type, subject, object_)
        span = self._span(quote, *ends)
        place = self._evidence(quote, *span)
        if self._known.refused("relation", said.type, (subject.name, object_.name), place.start, place.end):
            raise Refused("model-refused-by-rule")
        attrs, programs = self._attributes(said, quote)
        for end in (*ends, *programs):
            self._add(end, quote)
        self.relations.setdefault(
            (said.type, subject, object_), Relation(said.type, subject, object_, attrs, (place,), CONFIDENCE, self._mark)
        )

    def _agrees(self, relation: str, subject: EntityRef, object_: EntityRef) -> None:
        others = self._known.objects(relation, subject)
        turned = relation == "partOf" and subject in self._known.objects(relation, object_)
        if turned or (relation in _ONE_OBJECT and others - {object_}):
            raise Refused("model-contradicts-rule")
        if relation in _ONE_OBJECT and any(r == relation and s == subject and o != object_ for r, s, o in self.relations):
            raise Refused("model-contradicts-itself")

    def _attributes(self, said: Said, quote: Quote) -> tuple[dict[str, AttributeValue], list[EntityRef]]:
        """Forms that the ontology has and programs that the quotation names, and these as entities; the rest is left out."""
        if said.type != "partnersWith":
            return {}, []
        programs = []
        for name in sorted(set(said.programs)):
            with suppress(Refused):
                programs.append(self._end(EntityRef("Program", name), quote))
        forms = tuple(sorted({form for form in said.forms if form in load().forms}))
        values = (("forms", forms), ("programs", tuple(dict.fromkeys(program.name for program in programs))))
        return {key: value for key, value in values if value}, programs

    def _figure(self, said: Said, quote: Quote) -> None:
        if not figures.plausible(said.type, said.year, said.value):
            raise Refused("model-implausible-figure")
        _settled(said, quote)
        subject = self._end(said.ends[0], quote, own=True)
        if not (figures.says_year(quote.sentence, said.year) or said.year == self._known.report.year):
            raise Refused("model-year-unsaid")
        found = list(figures.places(quote, said.value, said.unit))
        places = [self._evidence(quote, *place) for place, change in found if not change]
        if not places:
            raise Refused("model-figure-is-a-change" if found else "model-figure-not-quoted")
        self._add_figure(said, subject, places)
        self._add(subject, quote)

    def _add_figure(self, said: Said, subject: EntityRef, places: Sequence[Evidence]) -> None:
        key = (subject, said.type, said.year)
        ruled = self._known.figure(*key)
        if ruled is not None:
            if abs(ruled.value - said.value) > 1e-9 * max(1.0, abs(ruled.value)):
                raise Refused("model-contradicts-rule")
            return
        free = [place for place in places if not self._known.figures_at(place.start, place.end)]
        if not free:
            raise Refused("model-contradicts-rule")
        if self._known.refused_figure(free[0].start, free[0].end):
            raise Refused("model-refused-by-rule")
        first = self.figures.setdefault(
            key, Observation(subject, said.type, said.year, said.value, said.unit, (free[0],), CONFIDENCE, self._mark)
        )
        if first.value != said.value:
            raise Refused("model-contradicts-itself")

    def _end(self, end: EntityRef, quote: Quote, *, own: bool = False) -> EntityRef:
        """The entity that an end names, if the quotation names it; nothing is added yet. Raises Refused.

        ``own``: for the report's own region or school, a word such as 全市 in the sentence will do.
        """
        whole, known = letters(quote.letters), self._known.entity(*end)
        if known is not None:
            named = any(letters(word) in whole for word in (end.name, *self._known.surfaces(known)))
            stood_for = own and any(word in quote.sentence for word in own_words(self._known.report, *known))
            if not named and not stood_for:
                raise Refused("model-name-not-quoted")
            return known
        if letters(end.name) not in whole:
            raise Refused("model-name-not-quoted")
        if self._known.other_types(*end):
            raise Refused("model-contradicts-rule")
        if not plausible(*end):
            raise Refused("model-implausible-name")
        self._stands_alone(end, whole)
        place = self._evidence(quote, *self._span(quote, end))
        if self._known.refused("entity", end.type, (end.name,), place.start, place.end):
            raise Refused("model-refused-by-rule")
        return end

    def _stands_alone(self, end: EntityRef, whole: str) -> None:
        """A name that stands only inside a longer name is none (guidelines, settled points), but for a region's."""
        for longer in self._known.longer(end.name) if end.type != "Region" else ():
            whole = whole.replace(longer, "□")
        if letters(end.name) not in whole:
            raise Refused("model-part-of-a-name")

    def _add(self, ref: EntityRef, quote: Quote) -> None:
        """Add a checked entity, unless the rules or an earlier quotation name it."""
        if self._known.entity(*ref) is None and ref not in self.entities:
            place = self._evidence(quote, *self._span(quote, ref))
            self.entities[ref] = Entity(ref.type, ref.name, (), {}, (place,), CONFIDENCE, "", self._mark)

    def _span(self, quote: Quote, *ends: EntityRef) -> tuple[int, int]:
        """The stretch of a quotation that names the ends."""
        plain = [letters(letter) or letter for letter in quote.letters]
        starts = [i for i, letter in enumerate(plain) for _ in letter]
        text, spans = "".join(plain), []
        for end in ends:
            known = self._known.entity(*end) or end
            for word in (letters(end.name), *self._known.surfaces(known)):
                at = text.find(word)
                if at >= 0:
                    spans.append((starts[at], starts[at + len(word) - 1] + 1))
                    break
        return min((s for s, _ in spans), default=0), max((e for _, e in spans), default=len(plain))

    def _evidence(self, quote: Quote, start: int, end: int) -> Evidence:
        return evidence(self._known.report.id, self._document, quote.places[start:end], quote.run.section)


def _fits_ontology(said: Said) -> None:
    schema = load()
    types = [end.type for end in said.ends]
    fits = all(type_ in schema.entity_types for type_ in types)
    if said.kind == "relation":
        fits = fits and schema.allows(said.type, *types)
    elif said.kind == "observation":
        indicator = schema.indicators.get(said.type)
        fits = types[0] in schema.observed and indicator is not None and said.unit == indicator.unit
    if not fits:
        raise Refused("model-not-in-ontology")


def _settled(said: Said, quote: Quote) -> None:
    """Refuse what the sentence around a quotation, or the section, calls planned, denied or ended; the names' own words aside."""
    sentence = "".join(quote.sentence.split())
    for end in said.ends:
        sentence = sentence.replace(end.name, "□")
    sentence = re.sub(r"《[^》]*》", "□", sentence)
    if _UNSETTLED.search(sentence) or any(_UNSETTLED_SECTION.search(heading) for heading in quote.run.section):
        raise Refused("model-unsettled")


def _opening(report: str, document: Document, run: Run) -> Evidence:
    """The first letters of a passage, as a place for what has none."""
    solid = [place for letter, place in zip(run.text, run.places, strict=True) if not letter.isspace()]
    return evidence(report, document, solid[:12] or run.places[:1], run.section)
