"""Which names of a report are one school's by what the text tells: renamed, formerly called, with a further plate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.mentions.school_names import SchoolForm
from loaders.mentions.school_words import school_words
from loaders.reading import Segment
from loaders.resolution.renames import SameSchool, own_names, same_schools
from loaders.resolution.school_register import PlacedForm, SchoolRegister

_CALLED_NOW = re.compile(r"[”\"]?，[^，。；]{0,12}年[^，。；]{0,8}(?:更|改|易|定)(?:名)?(?:为|成|用)?(?:现名|今名|现校名)")
_FIRST_CALLED = re.compile(r"(?:原名|曾用名|旧称|初名)(?:为|是|：)?[“\"]?\Z")
_SAME_LETTERS = re.compile(r"[名称升晋改由原前挂用另（(]")
_TELLS = re.compile("前身|原名|现名|今名|现校名|更名|改名|定名|曾用名|初名|改制|升格")
_BACK = 4
_Telling = tuple[Segment, Sequence[PlacedForm], list[SameSchool]]


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
        for segment, placed, told in self._renaming:
            text = segment.text
            given: set[int] = set()
            for index, before in own_names(text, [(one.form.start, one.form.end) for one in placed]):
                owner = self._own or (placed[before].form.name if before >= 0 else "")
                if owner and owner != placed[index].form.name:
                    self._register.unite(owner, placed[index].form.name, "former name")
                    given.add(index)
            for form in [one.form for one in placed]:
                current = self._called_now(segment, form)
                if current:
                    self._register.unite(current, form.name, "former name")
            for same in (one for one in told if one.current not in given):
                self._register.unite(placed[same.current].form.name, placed[same.other].form.name, same.reason)

    def _find(self, naming: Sequence[Segment]) -> list[_Telling]:
        """The segments that may tell of a school's other name, their names, and what they say between two of them."""
        found: list[_Telling] = []
        for segment in naming:
            tells = _TELLS.search(segment.text) is not None
            placed = [one for one in self._forms[segment.index] if not tells or one.form.anchored or _is_own(one.form.name)]
            told = _same_schools(segment.text, placed)
            if placed and (told or tells):
                found.append((segment, placed, told))
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


def _is_own(name: str) -> bool:
    """Whether a name without a region has letters beside the general words (甲江职校, not 国办中等职业学校)."""
    words = school_words()
    return words.generic.sub("", words.head.sub("", name)) != ""
