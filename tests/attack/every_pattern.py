"""Every regular expression of the readers: those of their modules, of the gazetteers, and those written inside functions."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType

import loaders
from loaders.mentions.school_words import country_pattern, school_words, university_pattern
from loaders.observations.lexicon import load
from loaders.words import Triggered

_ANYWHERE = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_METHODS = _ANYWHERE | {"match", "fullmatch", "compile"}


@dataclass(frozen=True, slots=True)
class Found:
    """An expression, a name to find it by, and whether it is sought anywhere in a text (else only at a place, or as a whole)."""

    name: str
    pattern: re.Pattern[str]
    anywhere: bool


def modules() -> list[ModuleType]:
    """All modules of the readers."""
    return [importlib.import_module(found.name) for found in pkgutil.walk_packages(loaders.__path__, "loaders.")]


def every_pattern() -> list[Found]:
    """All expressions, each once."""
    every = modules()
    uses = _uses(every)
    found: dict[tuple[str, int, bool], Found] = {}
    for name, pattern, methods in (*_of_modules(every, uses), *_of_functions(every), *_of_gazetteers()):
        anywhere = not methods or bool(methods & _ANYWHERE) or "compile" in methods
        found.setdefault((pattern.pattern, pattern.flags, anywhere), Found(name, pattern, anywhere))
    return list(found.values())


def _uses(every: list[ModuleType]) -> dict[int, set[str]]:
    """The methods that are called on what a module's names stand for (``_NOTE.finditer(text)``), by its identity."""
    uses: dict[int, set[str]] = defaultdict(set)
    for module in every:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _METHODS:
                uses[id(vars(module).get(node.value.id))].add(node.attr)
    return uses


def _of_modules(every: list[ModuleType], uses: dict[int, set[str]]) -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    for module in every:
        for name, value in vars(module).items():
            for pattern in _inside(value):
                yield f"{module.__name__}.{name}", pattern, uses.get(id(value), set())


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    """The expressions that a value is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Triggered):
        yield value.compiled
    elif isinstance(value, dict):
        yield from _inside(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _inside(one)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _inside([getattr(value, field.name) for field in fields(value)])


def _of_functions(every: list[ModuleType]) -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """What ``re.search("…", text)`` and the like inside functions look for, where it is known without running them."""
    for module in every:
        tree = ast.parse(inspect.getsource(module))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for node in (inner for function in functions for inner in ast.walk(function)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _METHODS):
                continue
            try:
                source = eval(compile(ast.Expression(node.args[0]), module.__name__, "eval"), vars(module).copy())
            except NameError:
                continue
            if isinstance(source, str):
                yield f"{module.__name__}:{node.lineno}", re.compile(source), {node.func.attr}


def _of_gazetteers() -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    words = school_words()
    for pattern in (*_inside(words), country_pattern(), university_pattern()):
        yield "school words", pattern, set()
    lexicon = load()
    for noise in lexicon.noise:
        yield "noise", noise.compiled, set()
    for one in lexicon.indicators.values():
        for pattern in filter(None, (one.before, one.refuse, one.lead)):
            yield one.name, pattern, set()
        if one.counted is not None:
            yield one.name, one.counted, {"match"}
        for label in (*one.labels, *one.headings):
            yield one.name, label.compiled, set()
