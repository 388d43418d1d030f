"""Mentions of schools: names in full, short forms, names that the report defines itself, each resolved to its school."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.former_names import FormerNames
from loaders.mentions.level_regions import LevelRegions
from loaders.mentions.places_in_names import PlaceFinder
from loaders.mentions.school_lists import is_listed, lists_of
from loaders.mentions.school_names import SchoolForm, forms_in
from loaders.mentions.school_words import school_words
from loaders.mentions.taken import Taken
from loaders.mentions.unplaced_schools import is_spelled_out
from loaders.mentions.word_passes import search_for, segments_with
from loaders.reading import Segment
from loaders.resolution.definitions import definitions, short_in_bracket
from loaders.resolution.school_forms import is_short_school, split_places
from loaders.resolution.school_register import PlacedForm, School, SchoolRegister

_CONFIDENCE = {"school-name": 0.95, "school-level": 0.9, "school-short-form": 0.85, "school-alias": 0.95, "school-unplaced": 0.6}
_CLASS_LETTERS = re.compile(r"[中等高级初职业技术工师专业学校院教育中心特殊普通成人民办公广播电视大分]+")
_NO_ALIAS = frozenset({"学校", "学院", "中心", "我校", "我院", "本校", "本院", "职校", "该校"})
"""Words that a report calls its own school by, which are no names of it elsewhere."""
_OTHER_OWNER = re.compile(r"公司|集团|股份|酒店|联盟|共同体|联合体|[与和同跟、，]")
"""Between a school and a definition: then the short name is somebody else's."""
_SHORT_KIND = 5
"""Letters after 市 or 县 up to which a name may be short for a longer one."""
_SCANNED = ("title", "heading", "prose", "item", "cell", "caption")


def find(context: Context) -> Iterator[Mention]:
    """The schools' mentions in reading order; their names are registered with the reason for every other surface form."""
    reader = _SchoolReader(context)
    for mention in reader.mentions():
        context.names.register("School", mention.name, mention.surface, reader.reason(mention.surface))
        yield mention


class _SchoolReader:
    """One report's schools: forms first, then who is who, then the mentions."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._places = PlaceFinder(context.divisions, context.identity.region)
        self._register = SchoolRegister(self._places)
        self._segments = [s for s in context.reading.segments if s.kind in _SCANNED]
        self._naming: list[Segment] = []
        self._forms: dict[int, list[PlacedForm]] = {}
        self._placed: list[PlacedForm] = []
        self._own: dict[str, bool] = {}
        self._regions = LevelRegions(context, self._places.home)
        self._collect()
        self._resolve()

    def reason(self, surface: str) -> str:
        """Why a surface form names its school."""
        return self._register.reason(surface)

    def _collect(self) -> None:
        for segment in self._segments:
            forms = forms_in(segment.text, self._places)
            if forms:
                regions = self._regions.at(segment.index) if any(form.level for form in forms) else ()
                placed_here = [PlacedForm(segment.index, form, regions) for form in forms]
                self._forms[segment.index] = placed_here
                self._placed += placed_here
                self._naming.append(segment)
        for placed in self._placed:
            if placed.form.certain and not placed.form.level:
                self._register.add_full(placed.form.name, placed.form.name, foreign=placed.form.foreign)
        for number, names in enumerate(lists_of(self._naming, self._forms)):
            self._register.list_together(number, names)
        own = self._context.identity.school
        if own:
            self._register.add_full(own, own)

    def _resolve(self) -> None:
        for segment in self._naming:
            if "称" in segment.text:
                self._define(segment)
            if "（" in segment.text:
                self._define_in_brackets(segment)
        for placed in self._placed:
            form = placed.form
            if form.level and form.certain:
                region = next((r for r in placed.regions if r.level == form.level[-1]), None)
                known = self._register.school_of(form.name) or self._short_of_level(placed)
                if region is not None and known is None:
                    self._register.add_full(form.name, region.name + form.rest)
        former = FormerNames(self._register, self._forms, self._naming, self._context.identity.school)
        former.unite()
        self._join()
        for segment in self._naming:
            self._admit_unplaced(segment)
        former.unite()
        if self._context.identity.school:
            self._register.call(self._context.identity.school)

    def _join(self) -> None:
        """Names without their region, then short forms; a form that came before is asked again only if a school has changed."""
        schools: dict[str, int] = {}
        for form in (placed.form for placed in self._placed if placed.form.certain and placed.form.anchored):
            known = self._register.count
            if schools.get(form.name) != known:
                schools[form.name] = known
                self._register.join_placed(form.name)
        asked: dict[tuple[object, ...], tuple[int, int]] = {}
        short: dict[tuple[object, ...], bool] = {}
        for placed in self._placed:
            form = placed.form
            kind = form.name, form.certain, form.anchored, form.foreign, form.level
            if kind not in short:
                short[kind] = self._may_be_short(form)
            if not short[kind]:
                continue
            key = *kind, placed.regions if form.level else ()
            state = self._register.count, len(self._register.surfaces())
            if asked.get(key) != state:
                asked[key] = state
                self._resolve_short(placed)

    def _short_of_level(self, placed: PlacedForm) -> School | None:
        """The school that 市商旅学校 is short for, where the report names one of which it can be (甲市商贸旅游学校)."""
        form = placed.form
        return self._register.resolve_short(form.name, placed.regions, form.level) if len(form.rest) <= _SHORT_KIND else None

    def _define(self, segment: Segment) -> None:
        forms = [placed.form for placed in self._forms[segment.index]]
        for definition in definitions(segment.text):
            ends = (definition.owner_end, definition.bracket)
            owner = next((f for end in ends for f in reversed(forms) if end - 8 <= f.end <= end), None)
            if (
                owner is None
                or definition.alias in _NO_ALIAS
                or (owner.end > definition.bracket and _OTHER_OWNER.search(segment.text, owner.end, definition.owner_end))
            ):
                continue
            if self._register.school_of(owner.name) is None:
                self._register.add_full(owner.name, owner.name)
            self._register.define(definition.alias, owner.name)

    def _define_in_brackets(self, segment: Segment) -> None:
        """Short names that fill a bracket right after the name that they shorten."""
        for form in [placed.form for placed in self._forms[segment.index]]:
            if segment.text.startswith("（", form.end) and form.anchored and form.certain:
                short = short_in_bracket(segment.text, form.end, form.name)
                if short and self._register.school_of(form.name) is not None:
                    self._register.define(short, form.name)

    def _may_be_short(self, form: SchoolForm) -> bool:
        """Whether a form can be short for a longer name at all."""
        if not form.anchored and _CLASS_LETTERS.fullmatch(form.name):
            return False
        if not form.certain:
            return True
        if form.level or form.foreign:
            return False
        rest = split_places(form.name, self._places)[1]
        return len(rest) <= 4 or (rest.endswith("校") and not rest.endswith(("学校", "分校")))

    def _resolve_short(self, placed: PlacedForm) -> None:
        form = placed.form
        if not form.anchored:
            self._register.join_placed(form.name)
        if self._register.resolve_short(form.name, placed.regions, form.level, form.foreign) is not None:
            return
        if form.anchored and not form.level:
            chain, rest = split_places(form.name, self._places)
            if is_short_school(rest, county=bool(chain) and not chain[-1].code.endswith("00")):
                self._register.add_full(form.name, form.name)

    def _admit_unplaced(self, segment: Segment) -> None:
        """Names without a region: taken where they fill a cell or stand in a list among schools."""
        forms = self._forms[segment.index]
        for placed in forms:
            form = placed.form
            if form.anchored or form.certain or self._register.school_of(form.name) is not None:
                continue
            fills_cell = segment.kind == "cell" and form.name == segment.text and not _CLASS_LETTERS.fullmatch(form.name)
            if (
                fills_cell
                or is_spelled_out(segment.text, form.start, form.end)
                or (self._is_own(form.name) and is_listed(segment.text, form, [p.form for p in forms]))
            ):
                self._register.add_full(form.name, form.name)

    def _is_own(self, name: str) -> bool:
        """Whether a name has letters that are no general words of schools' names."""
        if name not in self._own:
            words = school_words()
            self._own[name] = len(words.generic.sub("", words.head.sub("", name))) >= 2
        return self._own[name]

    def mentions(self) -> list[Mention]:
        """All mentions, in reading order."""
        found: list[Mention] = []
        home = self._places.home
        derived = self._register.derived(home.code if home is not None else "", home.kind if home is not None else "")
        aliases = {s for s in (*self._register.surfaces(), *derived) if len(s) >= 2}
        known = (
            {segment.index: places for segment, places in segments_with(search_for(aliases), self._segments)} if aliases else {}
        )
        for index in sorted(self._forms.keys() | known.keys()):
            segment = self._context.segment(index)
            before = len(found)
            hits = known.get(index, ())
            ends = {right: left for _, left, right in hits}
            for placed in self._forms.get(index, ()):
                school = self._register.school_of(placed.form.name)
                if school is not None and not _is_end_of(placed.form, ends):
                    found.append(_mention(segment, placed.form, school.name))
            if not hits:
                continue
            taken = Taken(len(segment.text))
            for mention in found[before:]:
                taken.add(mention.span.start, mention.span.end)
            for _, left, right in hits:
                if taken.meets(left, right) or _inside_word(segment.text, left, right):
                    continue
                form = segment.text[left:right]
                school = self._register.school_of(form)
                if school is None:
                    school = derived[form]
                    self._register.admit(form, school)
                span = Span(segment.index, left, right)
                found.append(Mention("School", school.name, form, span, "school-alias", {}, _CONFIDENCE["school-alias"]))
            if len(found) > before + 1:
                found[before:] = sorted(found[before:], key=lambda m: m.span.start)
        return found


def _mention(segment: Segment, form: SchoolForm, name: str) -> Mention:
    rule = "school-unplaced"
    if form.level:
        rule = "school-level"
    elif form.certain:
        rule = "school-name"
    elif form.anchored:
        rule = "school-short-form"
    span = Span(segment.index, form.start, form.end)
    return Mention("School", name, segment.text[form.start : form.end], span, rule, {}, _CONFIDENCE[rule])


def _is_end_of(form: SchoolForm, ends: Mapping[int, int]) -> bool:
    """Whether a form without a region is only the end of a longer known name there (商校 in 乙丙商校)."""
    return not form.anchored and ends.get(form.end, form.start) < form.start


def _inside_word(text: str, left: int, right: int) -> bool:
    """Whether a short form is only part of a longer word (一职校 in 第一职校园)."""
    form, after = text[left:right], text[right : right + 1]
    if text[left - 1 : left] == "第" and form[0] in "一二三四五六七八九十":
        return True
    return bool(after) and ((form.endswith("校") and after == "园") or (form.endswith(("中心", "职")) and after in "业校称务"))
