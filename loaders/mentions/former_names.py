"""Which names of a report are one school's by what the text tells: renamed, formerly called, with a further plate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.mentions.school_names import SchoolForm
from loaders.reading import Segment
from loaders.resolution.renames import SameSchool, is_own_former, same_schools
from loaders.resolution.school_register import PlacedForm, SchoolRegister

_CALLED_NOW = re.compile(r"[”\"]?，[^，。；]{0,12}年[^，。；]{0,8}(?:更|改|易|定)(?:名)?(?:为|成|用)?(?:现名|今名|现校名)")
_FIRST_CALLED = re.compile(r"(?:原名|曾用名|旧称|初名)(?:为|是|：)?[“\"]?\Z")
_SAME_LETTERS = re.compile(r"[名称升晋改由原前挂用另（(]")
_BACK = 4


class FormerNames:
    """What one report tells of its schools' other names; ``own``: the name of the school whose report it is."""

    def __init__(
        self, register: SchoolRegister, forms: Mapping[int, Sequence[PlacedForm]], naming: Sequence[Segment], own: str | None
    ) -> None:
        self._register = register
        self._forms = forms
        self._own = own
        self._renaming = self._find(naming)

    def unite(self) -> None:
        """Unite in the register the names that the text says are one school's, as far as they are known by now."""
        for segment, told in self._renaming:
            placed, text = self._forms[segment.index], segment.text
            if self._own and is_own_former(text, placed[0].form.start):
                self._register.unite(self._own, placed[0].form.name, "former name")
            for form in [one.form for one in placed]:
                current = self._called_now(segment, form)
                if current:
                    self._register.unite(current, form.name, "former name")
            for same in told:
                self._register.unite(placed[same.current].form.name, placed[same.other].form.name, same.reason)

    def _find(self, naming: Sequence[Segment]) -> list[tuple[Segment, list[SameSchool]]]:
        """The segments that may tell of a school's other name, and what they say between two names."""
        found: list[tuple[Segment, list[SameSchool]]] = []
        for segment in naming:
            told = _same_schools(segment.text, self._forms[segment.index])
            if told or "前身" in segment.text or "现名" in segment.text or "今名" in segment.text or "现校名" in segment.text:
                found.append((segment, told))
        return found

    def _called_now(self, segment: Segment, form: SchoolForm) -> str:
        """The present name of the school whose first one a text tells of 学校 (学校原名甲，2013年更为现名)."""
        if not _FIRST_CALLED.search(segment.text, max(0, form.start - 8), form.start):
            return ""
        if not _CALLED_NOW.match(segment.text, form.end):
            return ""
        before = [p.form.name for p in self._forms.get(segment.index, ()) if p.form.end <= form.start]
        for index in range(segment.index - 1, max(-1, segment.index - 1 - _BACK), -1):
            before = before or [placed.form.name for placed in self._forms.get(index, ())]
        known = [name for name in before if self._register.school_of(name) is not None]
        return known[-1] if known else self._own or ""


def _same_schools(text: str, placed: Sequence[PlacedForm]) -> list[SameSchool]:
    """What a text says of its schools' being one; nothing without a letter of the words that say so."""
    if len(placed) < 2 or not _SAME_LETTERS.search(text, placed[0].form.end, placed[-1].form.start):
        return []
    return same_schools(text, [(one.form.start, one.form.end) for one in placed])
