"""From what a person gives to what a query is bound with: ids for names, numbers for digits, and a value for every parameter."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Protocol

from kg.errors import InputError, UnknownNameError
from kg.ports import Scalar
from kg.questions.question import Parameter, ParameterType, Question
from ontology.schema import load as schema

_FACT = re.compile(r"(fact|claim)-[0-9a-f]{12}")
_LONGEST = 500


class Names(Protocol):
    """What knows the graph's names."""

    def resolve(self, name: str, types: Collection[str] = ...) -> str:
        """The id of the entity that an id, a name or an alias stands for. Raises UnknownNameError, AmbiguousNameError."""


def bind(question: Question, names: Names, given: Mapping[str, Scalar]) -> dict[str, str | int]:
    """A value for each of the question's parameters: what was given, or the default, or ``""`` and 0 for "all".

    A parameter may also be given by the kind of entity it takes (``region`` for a subject that is a region or a school), and
    with hyphens. Both languages compare with the two words for "all", because not every Cypher engine takes a null of
    unknown type. Raises UnknownNameError (with the nearest known) and InputError (with what is expected).
    """
    values: dict[str, tuple[Parameter, Scalar]] = {}
    for name, value in given.items():
        parameter = _called(question, name)
        if parameter.name in values:
            raise InputError(f"The parameter {parameter.name!r} is given twice.", hint=f"Give {name!r} or the other one.")
        values[parameter.name] = parameter, value
    absent: Scalar = None
    return {p.name: _value(question, *values.get(p.name, (p, absent)), names) for p in question.parameters}


def _called(question: Question, name: str) -> Parameter:
    """The parameter of that name, or the one parameter that takes that kind of entity, and then only that kind."""
    plain = name.replace("-", "_")
    known = {p.name: p for p in question.parameters}
    if plain in known:
        return known[plain]
    for kind in schema().entity_types.values():
        takers = [p for p in question.parameters if kind.name in p.entities]
        words = kind.slug.split("-")
        if plain in {"_".join(words), words[0], words[-1]} and len(takers) == 1:
            return replace(takers[0], entities=(kind.name,))
    near = tuple(difflib.get_close_matches(plain, known, n=2, cutoff=0.5))
    hint = f"It takes: {', '.join(known)}." if known else "It takes none."
    raise UnknownNameError(f"{question.name} has no parameter {name!r}.", hint=hint, suggestions=near)


def _value(question: Question, parameter: Parameter, given: Scalar, names: Names) -> str | int:
    if given is None or (isinstance(given, str) and not given.strip()):
        if not parameter.optional:
            hint = f"Give {parameter.label.en} ({parameter.label.zh}): {expected(parameter)}."
            raise InputError(f"{question.name} needs the parameter {parameter.name!r}.", hint=hint)
        if parameter.default is not None:
            return parameter.default
        return 0 if parameter.type == "integer" else ""
    if isinstance(given, bool) or len(str(given)) > _LONGEST:
        raise _wrong(parameter, given)
    return _READERS[parameter.type](parameter, names, str(given).strip())


def expected(parameter: Parameter) -> str:
    """What a parameter takes, in words."""
    return {
        "entity": f"the id, name or alias of a {' or '.join(parameter.entities)}",
        "integer": "a whole number",
        "text": "a text",
        "form": f"a form of cooperation, one of {', '.join(schema().forms)}",
        "indicator": "an indicator, such as 在校生数 or enrolled-students",
        "choice": f"one of {', '.join(parameter.choices)}",
        "fact": "the id of a fact (fact-…) or of a claim (claim-…)",
    }[parameter.type]


def _wrong(parameter: Parameter, given: Scalar) -> InputError:
    shown = str(given)[:60]
    return InputError(f"The parameter {parameter.name!r} cannot be {shown!r}.", hint=f"It takes {expected(parameter)}.")


def _entity(parameter: Parameter, names: Names, given: str) -> str:
    return names.resolve(given, parameter.entities)


def _integer(parameter: Parameter, _: Names, given: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", given):
        raise _wrong(parameter, given)
    return int(given)


def _text(_: Parameter, __: Names, given: str) -> str:
    return given


def _choice(parameter: Parameter, _: Names, given: str) -> str:
    if given not in parameter.choices:
        raise _wrong(parameter, given)
    return given


def _fact(parameter: Parameter, _: Names, given: str) -> str:
    if not _FACT.fullmatch(given):
        raise _wrong(parameter, given)
    return given


def _form(_: Parameter, __: Names, given: str) -> str:
    return _term("form of cooperation", given, {(f.name, f.slug, f.label_en, f.iri): f.name for f in schema().forms.values()})


def _indicator(_: Parameter, __: Names, given: str) -> str:
    return _term("indicator", given, {(i.name, i.slug, i.label_en, i.iri): i.name for i in schema().indicators.values()})


def _term(kind: str, given: str, terms: Mapping[tuple[str, ...], str]) -> str:
    """The Chinese name of a term given by any of its names. Raises UnknownNameError with the nearest."""
    by_name = {name.casefold(): term for keys, term in terms.items() for name in keys}
    if given.casefold() in by_name:
        return by_name[given.casefold()]
    near = difflib.get_close_matches(given.casefold(), by_name, n=5, cutoff=0.3)
    suggestions = tuple(dict.fromkeys(by_name[n] for n in near))[:3]
    hint = f"Did you mean {', '.join(suggestions)}?" if suggestions else f"Known: {', '.join(terms.values())}."
    raise UnknownNameError(f"There is no {kind} named {given!r}.", hint=hint, suggestions=suggestions)


_READERS: Mapping[ParameterType, Callable[[Parameter, Names, str], str | int]] = {
    "entity": _entity,
    "integer": _integer,
    "text": _text,
    "choice": _choice,
    "fact": _fact,
    "form": _form,
    "indicator": _indicator,
}
