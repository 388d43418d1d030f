"""Which surface forms of a report name one school, by what reasoning, and under which name the school is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.mentions.name_start import inside
from loaders.mentions.school_names import SchoolForm
from loaders.mentions.school_words import school_words
from loaders.resolution.clipped_names import clipped_names, is_vocational
from loaders.resolution.school_forms import PlaceFinder, abbreviates, normal_form, shorter_form, split_places

_KIND_ALONE = frozenset({"职校", "职中", "职高", "职专", "中专", "职教中心", "职业学校", "中职"})
"""Kinds by which a county's one vocational school is called, whatever its name in full."""
_SHORT = frozenset({"defined in the report", "short form"})
_SHORT_REST = 4
_OWN_LENGTH = 6
"""Letters from which a name without its region is still one school's."""
_CURRENT = frozenset({"renamed", "former name"})


class RegionOfText(NamedTuple):
    """The region that a bare level stands for in a place of the text: its level's letter, full name and code."""

    level: str
    name: str
    code: str


class PlacedForm(NamedTuple):
    """A form where it stands, and the regions that 市, 县, … mean there."""

    segment: int
    form: SchoolForm
    regions: tuple[RegionOfText, ...] = ()


@dataclass(slots=True)
class School:
    """One school: its names in full (in order of appearance), its current name if the report says so, its normal forms."""

    names: list[str] = field(default_factory=list)
    current: str = ""
    forms: set[tuple[str, str]] = field(default_factory=set)
    foreign: bool = False

    @property
    def name(self) -> str:
        """The name it is written down under: the current one, else the longest, the earlier of two equally long."""
        return self.current or max(self.names, key=len)


@dataclass(frozen=True, slots=True)
class SurfaceMerge:
    """``surface`` was taken for a name of the school ``name``, because of ``reason``."""

    surface: str
    name: str
    reason: str


class SchoolRegister:
    """The schools of a report, and which surface form names which."""

    def __init__(self, find_places: PlaceFinder) -> None:
        self._find_places = find_places
        self._schools: list[School] = []
        self._by_surface: dict[str, School] = {}
        self._reasons: dict[str, str] = {}
        self._lists: dict[str, set[int]] = {}

    @property
    def schools(self) -> tuple[School, ...]:
        """The schools in order of appearance."""
        return tuple(self._schools)

    @property
    def count(self) -> int:
        """How many schools there are by now."""
        return len(self._schools)

    def school_of(self, surface: str) -> School | None:
        """The school that a surface form names."""
        return self._by_surface.get(surface)

    def list_together(self, number: int, names: Iterable[str]) -> None:
        """Names of one list, which are different schools'; ``number``: of the list."""
        for name in names:
            self._lists.setdefault(name, set()).add(number)

    def _apart(self, surface: str, school: School) -> bool:
        """Whether a list of the report has both the surface form, which stands in lists, and a name of the school."""
        lists = self._lists[surface]
        return any(not lists.isdisjoint(self._lists.get(name, ())) for name in school.names)

    def merges(self) -> list[SurfaceMerge]:
        """Every surface form that is not the school's own name, with the reason why it names that school."""
        return [
            SurfaceMerge(surface, school.name, self.reason(surface))
            for surface, school in self._by_surface.items()
            if surface != school.name
        ]

    def reason(self, surface: str) -> str:
        """Why a surface form names its school."""
        return self._reasons.get(surface, "same name")

    def surfaces(self) -> Mapping[str, School]:
        """All known surface forms."""
        return self._by_surface

    def add_full(self, surface: str, name: str, *, foreign: bool = False) -> School:
        """A form that is a school's name in full (``name``: with the region's name where the text gives only its level)."""
        known = self._by_surface.get(name)
        if known is None:
            code, rest = normal_form(name, self._find_places)
            shorter = shorter_form(rest)
            known = self._same(code, rest) or (self._same(code, shorter) if shorter != rest else None)
            if known is None:
                known = School(foreign=foreign)
                self._schools.append(known)
            elif name not in known.names:
                self._reasons[name] = "same name written otherwise"
            known.names.append(name)
            known.forms.add((code, rest))
            known.forms.add((code, shorter))
            self._by_surface[name] = known
        if surface != name and surface not in self._by_surface:
            self._by_surface[surface] = known
            self._reasons[surface] = "level of the report's region"
        return known

    def _same(self, code: str, rest: str) -> School | None:
        """The known school of that normal form; also one in a wider or narrower region, if the rest is a name of its own."""
        for school in self._schools:
            for other_code, other_rest in school.forms:
                if other_rest != rest:
                    continue
                if other_code == code or (
                    code and other_code and (inside(code, other_code) or inside(other_code, code)) and _is_own(rest)
                ):
                    return school
        return None

    def define(self, alias: str, owner: str) -> None:
        """The report says that ``alias`` stands for ``owner``."""
        school = self._by_surface.get(owner)
        if school is not None:
            previous = self._by_surface.get(alias)
            if previous is not None and previous is not school and alias in previous.names:
                self._unite(school, previous, alias, "defined in the report")
            self._by_surface[alias] = school
            self._reasons[alias] = "defined in the report"

    def unite(self, current: str, other: str, reason: str) -> None:
        """The report says that two names are one school's."""
        first, second = self._by_surface.get(current), self._by_surface.get(other)
        if first is None or second is None:
            return
        own = first.name
        if first is not second:
            self._unite(first, second, other, reason)
        if reason in _CURRENT:
            first.current = own if self._reasons.get(current) in _SHORT else current

    def call(self, name: str) -> None:
        """Write a school down under the name that its own report bears, unless that is a short form."""
        school = self._by_surface.get(name)
        if school is not None and self._reasons.get(name) not in _SHORT:
            school.current = name

    def _unite(self, kept: School, gone: School, surface: str, reason: str) -> None:
        kept.names.extend(gone.names)
        kept.forms |= gone.forms
        kept.current = kept.current or gone.current or kept.name
        self._reasons[surface] = reason
        for known, school in list(self._by_surface.items()):
            if school is gone:
                self._by_surface[known] = kept
        self._schools.remove(gone)

    def resolve_short(
        self, surface: str, regions: Sequence[RegionOfText], level: str = "", foreign: bool = False
    ) -> School | None:
        """The one school that a short form can stand for; None if there is none or more than one."""
        known = self._by_surface.get(surface)
        if known is not None and (
            surface in self._reasons or (len(surface) > 6 and surface.endswith(("学校", "学院", "中学", "中心")))
        ):
            return known
        places, rest = split_places(surface, self._find_places)
        code = places[-1].code if places else ""
        if level:
            region = next((r for r in regions if r.level == level[-1]), None)
            if region is None:
                return known
            code, rest = region.code, surface[len(level) :]
        matches = self._matches(surface, rest, code, known, placed=bool(code) and not level)
        if len(matches) != 1 or foreign:
            return known
        if known is not None:
            self._unite(matches[0], known, surface, "short form")
            if matches[0].current == surface:
                matches[0].current = ""
        self._by_surface[surface] = matches[0]
        self._reasons[surface] = "short form"
        return matches[0]

    def _matches(self, surface: str, rest: str, code: str, known: School | None, *, placed: bool) -> list[School]:
        """The schools a short form can stand for: those of its region, else its letters read without a region (甲江职校)."""
        others = [school for school in self._schools if school is not known]
        if surface in self._lists:
            others = [school for school in others if not self._apart(surface, school)]
        matches = _called(rest, code, others, here=placed)
        if not matches and placed:
            matches = [s for s in others if self._ends_with(s, surface)]
        if not matches and placed and len(rest) <= _SHORT_REST:
            matches = _called(surface, "", others)
        if not matches and placed:
            matches = _called(rest, code, others)
        if not matches and placed and rest in _KIND_ALONE and not code.endswith("00"):
            matches = [s for s in others if any(form[0] == code and is_vocational(form[1]) for form in s.forms)]
        return matches

    def join_placed(self, surface: str) -> None:
        """Take a name for that of the one school whose name is the same after a region (甲市乙学院, 乙学院)."""
        known = self._by_surface.get(surface)
        if known is None or surface in self._reasons or len(surface) < _OWN_LENGTH:
            return
        wider = [s for s in self._schools if s is not known and self._has_placed(s, surface)]
        if len(wider) == 1:
            self._unite(wider[0], known, surface, "short form")
            if wider[0].current == surface:
                wider[0].current = ""

    def _has_placed(self, school: School, surface: str) -> bool:
        """Whether one of a school's names is a region and, after it, the whole of ``surface``."""
        for name in school.names:
            if name.endswith(surface) and name != surface and split_places(name, self._find_places)[1] == surface:
                return True
        return False

    def _ends_with(self, school: School, surface: str) -> bool:
        """Whether a school is called by ``surface`` after a wider region (甲市乙县丙学校, 乙县丙学校)."""
        for name in school.names:
            if name.endswith(surface) and name != surface:
                places, rest = split_places(name, self._find_places)
                if any(place.start == len(name) - len(surface) for place in places) or rest == surface:
                    return True
        return False

    def derived(self, home: str, level: str) -> dict[str, School]:
        """Short forms in general use (甲州一职, 甲职院) that can stand for one school only.

        ``home`` and ``level``: code and last letter of the report's own region, whose college may be called 市职院.
        """
        found: dict[str, School | None] = {}
        for school in self._schools:
            for name in school.names:
                for short in clipped_names(name, self._find_places, home, level):
                    if short not in self._by_surface:
                        found[short] = school if found.get(short, school) is school else None
        return {short: school for short, school in found.items() if school is not None}

    def admit(self, short: str, school: School) -> None:
        """Take a derived form, found in the text, as a form of the school."""
        self._by_surface[short] = school
        self._reasons[short] = "short form"


def _called(rest: str, code: str, schools: Sequence[School], *, here: bool = False) -> list[School]:
    """The schools that can be called ``rest`` in a region; ``here``: only those whose names say that they are there."""
    found: list[School] = []
    last, size = rest[-1:], len(rest)
    for school in schools:
        for other_code, other_rest in school.forms:
            if code and code != other_code and (other_code or here):
                continue
            if size < len(other_rest):
                fits = last in other_rest and abbreviates(rest, other_rest)
            else:
                fits = not code and rest == other_rest
            if fits:
                found.append(school)
                break
    return found


def _is_own(rest: str) -> bool:
    """Whether the part of a name after its region has letters of its own beside the general words."""
    words = school_words()
    return len(words.generic.sub("", words.head.sub("", rest))) >= 2
