"""Mentions of education groups, each resolved within the report."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.group_names import GroupForm, group_forms, group_normal_form, may_name_group
from loaders.mentions.places_in_names import PlaceFinder
from loaders.reading import Segment
from loaders.resolution.definitions import definitions
from loaders.resolution.school_forms import split_places
from loaders.words import Words

_SCANNED = ("title", "heading", "prose", "item", "cell", "caption")


def find(context: Context) -> Iterator[Mention]:
    """The groups' mentions in reading order; the reason for every other surface form goes to the registry of names."""
    places = PlaceFinder(context.divisions, context.identity.region)
    segments = [segment for segment in context.reading.segments if segment.kind in _SCANNED]
    forms = {
        segment.index: group_forms(segment.text, places(segment.text)) if may_name_group(segment.text) else []
        for segment in segments
    }
    known = _Groups(places)
    naming = [segment for segment in segments if forms[segment.index]]
    for segment in naming:
        for form in forms[segment.index]:
            known.take(form)
    for segment in naming:
        if "称" in segment.text:
            _define(segment, forms[segment.index], known)
    known.join_tails()
    aliases = Words(known.aliases)
    for segment in segments if known.aliases else naming:
        yield from _mentions(context, segment, forms[segment.index], known, aliases)


class _Groups:
    """The groups of a report by their normal forms, and the aliases that the report defines."""

    def __init__(self, places: PlaceFinder) -> None:
        self._places = places
        self._names: dict[tuple[str, str], list[str]] = {}
        self._keys: dict[tuple[str, str], tuple[str, str]] = {}
        self.aliases: dict[str, tuple[str, str]] = {}

    def key(self, form: GroupForm) -> tuple[str, str]:
        """The normal form; a bare level stands for the report's own region."""
        key = self._keys.get((form.name, form.level))
        if key is None:
            key = self._keys[form.name, form.level] = self._key(form)
        return key

    def _key(self, form: GroupForm) -> tuple[str, str]:
        home = self._places.home
        if form.level and home is not None:
            return home.code, group_normal_form((), form.name[len(form.level) :])[1]
        chain, rest = split_places(form.name, self._places)
        return group_normal_form(chain, rest)

    def full(self, form: GroupForm) -> str:
        """The form with the region's name for its level."""
        home = self._places.home
        return home.name + form.name[len(form.level) :] if form.level and home is not None else form.name

    def take(self, form: GroupForm) -> None:
        """A form that the text has."""
        names = self._names.setdefault(self.key(form), [])
        if self.full(form) not in names:
            names.append(self.full(form))

    def define(self, alias: str, form: GroupForm) -> None:
        """A short name that the report defines; where it is a full form itself, the two groups become one."""
        key = self.key(form)
        own = self._names[key]
        for other, names in list(self._names.items()):
            if alias in names and names is not own:
                own.extend(name for name in names if name not in own)
                self._names[other] = own
        self.aliases[alias] = key

    def join_tails(self) -> None:
        """A name without the region before it (四省边际…联盟) is the one longer name's that ends with it."""
        for key, names in list(self._names.items()):
            longer = [
                k
                for k, others in self._names.items()
                if others is not names and (k[1] == key[1] or any(o.endswith(names[0]) for o in others))
            ]
            if len(longer) == 1 and not key[0]:
                whole = self._names[longer[0]]
                whole.extend(name for name in names if name not in whole)
                self._names[key] = whole

    def name(self, key: tuple[str, str]) -> str:
        """The longest of a group's names, the earlier of two equally long; written-out forms before short ones."""
        return max(self._names[key], key=len)


def _define(segment: Segment, forms: list[GroupForm], known: _Groups) -> None:
    for definition in definitions(segment.text):
        owner = next((form for form in forms if definition.owner_end - 2 <= form.end <= definition.owner_end), None)
        if owner is not None and ("集团" in definition.alias or owner.end == definition.owner_end):
            known.define(definition.alias, owner)


def _mentions(context: Context, segment: Segment, forms: list[GroupForm], known: _Groups, aliases: Words) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for form in forms:
        name = known.name(known.aliases.get(form.name, known.key(form)))
        taken.append((form.start, form.end))
        yield _mention(context, segment, form.start, form.end, name, "group-level" if form.level else "group-name")
    for left, right in aliases.spans(segment.text):
        if not any(left < end and start < right for start, end in taken):
            yield _mention(context, segment, left, right, known.name(known.aliases[segment.text[left:right]]), "group-alias")


def _mention(context: Context, segment: Segment, start: int, end: int, name: str, rule: str) -> Mention:
    surface = segment.text[start:end]
    reason = {"group-alias": "defined in the report", "group-level": "level of the report's region"}.get(
        rule, "same name written otherwise"
    )
    context.names.register("EducationGroup", name, surface, reason)
    return Mention("EducationGroup", name, surface, Span(segment.index, start, end), rule, {}, 0.9)
