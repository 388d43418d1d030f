"""The competency questions: folders of data, asked of a graph's stores in either language.

``ask(stores, names, "partnerships", {"region": "…"})`` gives an :class:`Answer`; ``load()`` and ``get(name)`` give the questions
themselves, for routes, command lines and documentation.
"""

from kg.questions.answer import Answer
from kg.questions.loading import get, load
from kg.questions.parameters import Names
from kg.questions.question import Column, Label, Language, Parameter, Question
from kg.questions.running import DEFAULT_LIMIT, MOST_ROWS, ask

__all__ = [
    "DEFAULT_LIMIT",
    "MOST_ROWS",
    "Answer",
    "Column",
    "Label",
    "Language",
    "Names",
    "Parameter",
    "Question",
    "ask",
    "get",
    "load",
]
