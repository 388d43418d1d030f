"""Asking a person on a terminal about one fact after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.prompt import Prompt

from cli.console import out
from kg.corrections import Correction, review
from kg.corrections.review import Doubt
from kg.errors import InputError

CHOICES = ("a", "r", "m", "s", "q")


def ask_each(doubts: list[Doubt], quote: Callable[[Doubt], str], reason: str) -> Iterator[Correction]:
    """Show each fact and give the decision on it at once, so that a person who stops loses nothing. Ends at q or end of input."""
    for number, doubt in enumerate(doubts, start=1):
        _show(doubt, quote(doubt), f"{number}/{len(doubts)}")
        try:
            decision = _decision(doubt, reason)
        except (EOFError, KeyboardInterrupt):
            return
        if decision == "q":
            return
        if isinstance(decision, Correction):
            yield decision


def _show(doubt: Doubt, quoted: str, count: str) -> None:
    out.print()
    out.print(f"{count}  {doubt.fact.confidence:.2f}  {review.says(doubt.fact)}", markup=False, style="bold")
    place = doubt.place
    if place is not None:
        out.print(f"    {quoted}", markup=False)
        section = f" · {place.section}" if place.section else ""
        out.print(f"    {doubt.report}{section} · {place.start}–{place.end}", markup=False, style="dim")


def _decision(doubt: Doubt, reason: str) -> Correction | str:
    while True:
        question = "a 接受 accept, r 删除 reject, m 改正 mend, s 跳过 skip, q 结束 quit"
        word = Prompt.ask(question, choices=list(CHOICES), show_choices=False, default="s", console=out)
        if word in ("s", "q"):
            return word
        try:
            if word == "m":
                return review.decide(doubt, "mend", reason, _changes(doubt))
            return review.decide(doubt, "accept" if word == "a" else "remove", reason)
        except InputError as error:
            out.print(f"{error.message} {error.hint}", markup=False, style="red")


def _changes(doubt: Doubt) -> dict[str, str]:
    """What the person writes in the place of what stands there; Enter leaves it."""
    changed = {}
    for name, was in review.written(doubt.fact).items():
        text = Prompt.ask(f"  {name}", default=was, console=out)
        if text != was:
            changed[name] = text
    return changed
