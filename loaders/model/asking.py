"""The order of the steps: a report's passages are asked about one by one, and what holds is added to the rules' facts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType

from kg.errors import ModelError
from kg.model import Kind, Rejection, ReportFacts
from kg.validate import validate
from loaders import structure
from loaders.documents.document import Document
from loaders.model import answer
from loaders.model.cache import Answers
from loaders.model.checking import Checker
from loaders.model.endpoint import Endpoint, UnansweredError
from loaders.model.known import Known
from loaders.model.passages import passages
from loaders.model.prompt import messages
from loaders.model.settings import ModelSettings

_FAILURES_IN_A_ROW = 3
"""After that many unanswered passages the server is taken to be gone: nobody waits for time-outs a hundred times."""
_NO_JSON = "the answer is no JSON with facts"


@dataclass(frozen=True, slots=True)
class Asked:
    """A report's facts with the model's among them, and what people should be told: what was asked, taken, left out."""

    facts: ReportFacts
    notes: tuple[str, ...]


class Model:
    """A model for the length of a command; a context manager.

    ``pause`` waits between tries. Raises InputError where the extra ``llm`` is not installed.
    """

    def __init__(self, settings: ModelSettings, pause: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._answers = Answers(settings)
        self._endpoint = Endpoint(settings, pause)
        self._failures = 0
        self._gone = ""

    def __enter__(self) -> Model:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connection."""
        self._endpoint.__exit__(kind, error, trace)

    def ask(self, document: Document, facts: ReportFacts, *, advance: Callable[[str], None] | None = None) -> Asked:
        """The rules' facts of a document and what the model adds to them. The rules' facts stay as they are, whatever it says.

        ``advance`` is called for each passage done. Raises ModelError where an answer is required and one is missing.
        """
        found, withheld = passages(structure.read(document), self._settings.section_letters)
        checker = Checker(Known(facts), document, self._settings.mark)
        missed: Counter[str] = Counter()
        beyond = 0
        for number, passage in enumerate(found, start=1):
            try:
                said, more = self._said(messages(facts.report, passage))
            except UnansweredError as error:
                self._miss(error, missed, f"passage {number} of {len(found)} of “{facts.report.title}”")
            else:
                beyond += more
                for one in said:
                    checker.take(passage, one)
            if advance is not None:
                advance(f"{number}/{len(found)}")
        merged = merge(facts, checker)
        return Asked(merged, self._notes(facts, merged, len(found), missed, withheld, beyond))

    def _miss(self, error: UnansweredError, missed: Counter[str], where: str) -> None:
        if self._settings.required:
            hint = "Try again later, give it more time (--model-seconds), or leave --model-required out to keep the rules' facts."
            raise ModelError(f"The model {self._settings.name} gave no answer for {where}: {error.reason}.", hint=hint) from error
        missed[error.reason] += 1

    def _said(self, question: Sequence[Mapping[str, str]]) -> tuple[list[answer.Said | answer.Malformed], int]:
        """What the model says, from its kept answer or anew; only an answer that can be read is kept."""
        kept = self._answers.get(question)
        if kept is not None:
            try:
                return answer.read(kept)
            except answer.BrokenAnswerError:
                kept = None
        if self._gone:
            raise UnansweredError(self._gone)
        try:
            text = self._endpoint.answer(question)
        except UnansweredError as error:
            self._failures += 1
            if error.final or self._failures >= _FAILURES_IN_A_ROW:
                self._gone = f"not asked any more after: {error.reason}"
            raise
        self._failures = 0
        try:
            said = answer.read(text)
        except answer.BrokenAnswerError as error:
            raise UnansweredError(_NO_JSON) from error
        self._answers.put(question, text)
        return said

    def _notes(
        self, before: ReportFacts, after: ReportFacts, asked: int, missed: Counter[str], withheld: int, beyond: int
    ) -> tuple[str, ...]:
        name, title = self._settings.name, before.report.title
        added = sum(len(getattr(after, part)) - len(getattr(before, part)) for part in ("entities", "relations", "observations"))
        refused = len(after.rejections) - len(before.rejections)
        notes = [f"{title}: {name} adds {added} facts from {asked} passages; {refused} statements of it were refused."]
        if missed:
            why = "; ".join(f"{count} × {reason}" for reason, count in sorted(missed.items()))
            notes.append(
                f"{title}: {missed.total()} of {asked} passages have no answer of {name} ({why}). The rules' facts are kept."
            )
        if withheld:
            notes.append(f"{title}: {withheld} paragraphs that speak to a language model were not sent.")
        if beyond:
            notes.append(f"{title}: {beyond} statements beyond {answer.MOST_FACTS} of one answer were not looked at.")
        return tuple(notes)


def merge(facts: ReportFacts, checker: Checker) -> ReportFacts:
    """The rules' facts, untouched, and the checked ones that the graph's own validation passes too, in the settled order."""
    added = ReportFacts(
        facts.report,
        (*facts.entities, *checker.entities.values()),
        tuple(checker.relations.values()),
        tuple(checker.figures.values()),
    )
    valid = validate(added)
    late = [replace(r, reason=f"model-{r.reason}") for r in valid.rejections if not _is_ruled(r, facts)]
    entities = (*facts.entities, *(entity for entity in valid.entities if entity.by))
    return replace(
        facts,
        entities=tuple(sorted(entities, key=lambda entity: entity.ref)),
        relations=tuple(sorted((*facts.relations, *valid.relations), key=lambda r: (r.type, r.subject, r.object))),
        observations=tuple(sorted((*facts.observations, *valid.observations), key=lambda f: (f.subject, f.indicator, f.year))),
        rejections=_settled((*facts.rejections, *checker.rejections, *late)),
    )


def _is_ruled(rejection: Rejection, facts: ReportFacts) -> bool:
    """Whether validation refuses a fact of the rules here: that is for the build to say, not for the model's part."""
    return rejection.kind == "entity" and any((e.type, e.name) == (rejection.type, rejection.label) for e in facts.entities)


def _settled(rejections: Sequence[Rejection]) -> tuple[Rejection, ...]:
    unique: dict[tuple[int, int, Kind, str, str, str], Rejection] = {}
    for one in rejections:
        unique.setdefault((one.evidence.start, one.evidence.end, one.kind, one.type, one.label, one.reason), one)
    return tuple(unique[key] for key in sorted(unique))
