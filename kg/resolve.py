"""Across reports: which names stand for one entity, why, and how a person can overrule it.

Within a report its entities are apart already (the loaders resolved them). Between reports, entities of one type are one when

1. their folded names and scopes agree, or one of them has no scope and only one scope is known for the name (``same-name``);
2. one's name is an alias of exactly one other that no common report keeps apart from it (``alias``);
3. a decision says so (``decision``).

A decision of action ``apart`` undoes 1 or 2. Names that depend on who speaks (市一职校, 县职教中心) never merge across regions.

An entity that was joined to another leaves its id behind: the survivor lists it in ``formerly``. These ids follow from the facts
alone, so that any build of some of the reports gave its entities only ids that a build of all of them knows
(:mod:`kg.identity`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.ids import entity_id, folded
from kg.model import AttributeValue, Entity, EntityRef, Report, ReportFacts
from ontology.schema import load

_CONTEXTUAL = re.compile(
    r"[省市县区州旗我本该校第一二三四五六七八九十]|[东南西北]?(职教|职业|职校|中职|高职|中专|技工|技师|技术|卫校|师范|教育)"
)
_CONTEXTUAL_TYPES = frozenset({"School", "EducationGroup"})


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on names of one type.

    ``same``: all names are one entity, named as the first. ``apart`` with two names: never one entity by alias; with one name
    and a report: in that report the name stands for an entity of its own.
    """

    action: Literal["same", "apart"]
    type: str
    names: tuple[str, ...]
    report: str = ""


@dataclass(frozen=True, slots=True)
class GraphEntity:
    """An entity of the graph: one thing, whatever reports call it. ``name`` is not among the ``aliases``.

    ``formerly`` are ids that it has in graphs of fewer reports or without decisions, sorted; no entity has one of them.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    attrs: Mapping[str, AttributeValue]
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """An entry of the merge log: what ``report`` calls ``name`` is ``entity`` (an id), because of ``reason``."""

    entity: str
    type: str
    name: str
    report: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """``entities`` by id, the id that a report's own names stand for (``refs``), and the merge log."""

    entities: Mapping[str, GraphEntity]
    refs: Mapping[tuple[str, EntityRef], str]
    joined: tuple[Joined, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """What makes entities one by name: type, folded name, scope."""

    type: str
    name: str
    scope: str


Members = dict[_Key, list[tuple[Report, Entity]]]


def resolve(facts: Sequence[ReportFacts], decisions: Iterable[Decision] = ()) -> Resolution:
    """One entity for each thing that the reports name. The order of the reports makes no difference."""
    decisions = tuple(decisions)
    groups = _grouped(facts, decisions)
    target, reasons = _targets(groups, decisions)
    classes: dict[_Key, list[_Key]] = defaultdict(list)
    for key in sorted(groups):
        classes[target[key]].append(key)
    entities: dict[str, GraphEntity] = {}
    refs: dict[tuple[str, EntityRef], str] = {}
    joined: list[Joined] = []
    for root, keys in _one_an_id(classes, groups).items():
        entity = _entity(root, [(report, member) for key in keys for report, member in groups[key]], groups[root])
        entities[entity.id] = entity
        members = sorted((r.id, e.name, key) for key in keys for r, e in groups[key])
        for report, name, key in members:
            refs[report, EntityRef(root.type, name)] = entity.id
            if len(members) > 1:
                joined.append(Joined(entity.id, root.type, name, report, reasons.get(key, "same-name")))
    former = _former_ids(facts, decisions, refs, entities)
    entities = {id_: replace(entities[id_], formerly=former.get(id_, ())) for id_ in sorted(entities)}
    return Resolution(entities, refs, tuple(sorted(joined, key=lambda j: (j.entity, j.report, j.name))))


def _one_an_id(classes: Mapping[_Key, list[_Key]], groups: Members) -> dict[_Key, list[_Key]]:
    """The classes, those of one id as one: regions that one official code belongs to. The commonest name stands for them."""
    roots: dict[str, list[_Key]] = defaultdict(list)
    for root, keys in classes.items():
        roots[_id(root, groups[root], [m for key in keys for m in groups[key]])].append(root)
    united = {}
    for same in roots.values():
        first = min(same, key=lambda root: (-len(groups[root]), root))
        united[first] = sorted(key for root in same for key in classes[root])
    return united


def _former_ids(
    facts: Iterable[ReportFacts],
    decisions: Sequence[Decision],
    refs: Mapping[tuple[str, EntityRef], str],
    entities: Mapping[str, GraphEntity],
) -> dict[str, tuple[str, ...]]:
    """By entity, the ids that what it was joined from has by itself: by its name, its scope, its code, before any decision.

    Where two entities could be meant (a decision took them apart) the first id is the survivor's.
    """
    meant: dict[str, set[str]] = defaultdict(set)
    for one in facts:
        for entity in one.entities:
            now = refs[one.report.id, entity.ref]
            scopes = {_scope(one.report, entity, decisions), _scope(one.report, entity, ())}
            for scope in scopes:
                meant[entity_id(entity.type, entity.name, scope, str(entity.attrs.get("code", "")))].add(now)
    found: dict[str, list[str]] = defaultdict(list)
    for former in sorted(meant.keys() - entities.keys()):
        found[min(meant[former])].append(former)
    return {id_: tuple(ids) for id_, ids in found.items()}


def _scope(report: Report, entity: Entity, decisions: Sequence[Decision]) -> str:
    """What keeps the entity apart from others of its name: a case its report, a cluster or a name in context its region."""
    for decision in decisions:
        meant = (decision.action, decision.report, decision.type) == ("apart", report.id, entity.type)
        if meant and folded(entity.name) in map(folded, decision.names):
            return f"report:{report.id}"
    if entity.scope or entity.type == "Region":
        return entity.scope or str(entity.attrs.get("code", ""))
    if entity.type == "CaseStudy":
        return f"report:{report.id}"
    contextual = entity.type in _CONTEXTUAL_TYPES and _CONTEXTUAL.match(folded(entity.name))
    if contextual or entity.type == "ProgramCluster":
        return f"region:{folded(report.region)}"
    return ""


def _grouped(facts: Sequence[ReportFacts], decisions: Sequence[Decision]) -> Members:
    """Entities by type, folded name and scope; those without a scope join the only scope that their name has."""
    groups: Members = defaultdict(list)
    scopes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in sorted(facts, key=lambda f: f.report.id):
        for entity in one.entities:
            key = _Key(entity.type, folded(entity.name), _scope(one.report, entity, decisions))
            groups[key].append((one.report, entity))
            scopes[key.type, key.name].add(key.scope)
    for (type_, name), known in scopes.items():
        if "" in known and len(known) == 2:
            (scope,) = known - {""}
            if not scope.startswith("report:"):
                groups[_Key(type_, name, scope)] += groups.pop(_Key(type_, name, ""))
    return dict(groups)


def _targets(groups: Members, decisions: Sequence[Decision]) -> tuple[dict[_Key, _Key], dict[_Key, str]]:
    """For each group the group whose entity it is, and why where that is another."""
    towards: dict[_Key, _Key] = {}
    reasons: dict[_Key, str] = {}
    for key, other in _by_alias(groups, decisions):
        towards[key], reasons[key] = other, "alias"
    for key, other in _by_decision(groups, decisions):
        towards.pop(other, None)
        towards[key], reasons[key] = other, "decision"
    return {key: _followed(key, towards) for key in groups}, reasons


def _followed(key: _Key, towards: Mapping[_Key, _Key]) -> _Key:
    """The end of the chain from ``key``; of a ring the member with the longest name."""
    chain = [key]
    while chain[-1] in towards:
        following = towards[chain[-1]]
        if following in chain:
            return max(chain[chain.index(following) :], key=lambda k: (len(k.name), k))
        chain.append(following)
    return chain[-1]


def _by_alias(groups: Members, decisions: Sequence[Decision]) -> list[tuple[_Key, _Key]]:
    known_as: dict[tuple[str, str], set[_Key]] = defaultdict(set)
    for key, members in groups.items():
        for _, entity in members:
            for alias in entity.aliases:
                known_as[key.type, folded(alias)].add(key)
    apart = {frozenset(map(folded, d.names)) for d in decisions if d.action == "apart" and not d.report}
    found = []
    for key in sorted(groups):
        others = {
            other
            for other in known_as.get((key.type, key.name), ())
            if other.name != key.name and _may_join(key, other, groups) and frozenset((key.name, other.name)) not in apart
        }
        if len(others) == 1:
            found.append((key, others.pop()))
    return found


def _may_join(key: _Key, other: _Key, groups: Members) -> bool:
    """Scopes agree, and no report lists the two as two things."""
    if key.scope and other.scope and key.scope != other.scope:
        return False
    if key.scope and not other.scope and not _same_region(groups[key], groups[other]):
        return False
    return not {r.id for r, _ in groups[key]} & {r.id for r, _ in groups[other]}


def _same_region(one: list[tuple[Report, Entity]], other: list[tuple[Report, Entity]]) -> bool:
    return bool({folded(r.region) for r, _ in one} & {folded(r.region) for r, _ in other})


def _by_decision(groups: Members, decisions: Sequence[Decision]) -> list[tuple[_Key, _Key]]:
    found = []
    for decision in decisions:
        if decision.action == "same":
            first, *others = (
                sorted(k for k in groups if k.type == decision.type and k.name == folded(n)) for n in decision.names
            )
            for key in (key for keys in others for key in keys):
                if first and key != first[0]:
                    found.append((key, first[0]))
    return found


def _entity(root: _Key, members: list[tuple[Report, Entity]], named: list[tuple[Report, Entity]]) -> GraphEntity:
    """The members as one: the commonest spelling of the root's name, every other name as alias, the commonest attributes."""
    name = _commonest(entity.name for _, entity in named)
    surfaces = {surface for _, entity in members for surface in (entity.name, *entity.aliases)}
    attrs: dict[str, AttributeValue] = {}
    for attribute in load().entity_types[root.type].attributes:
        said = [value for _, entity in members if (value := entity.attrs.get(attribute.key)) not in (None, "", ())]
        if attribute.list:
            listed = {str(one) for value in said for one in (value if isinstance(value, tuple) else (value,))}
            attrs |= {attribute.key: tuple(sorted(listed))} if listed else {}
        elif said:
            attrs[attribute.key] = attribute.typed(_commonest(map(str, said)))
    return GraphEntity(
        id=_id(root, named, members),
        type=root.type,
        name=name,
        aliases=tuple(sorted(s for s in surfaces if folded(s) != folded(name))),
        attrs=attrs,
    )


def _id(root: _Key, named: list[tuple[Report, Entity]], members: list[tuple[Report, Entity]]) -> str:
    """The id by the root's own name, scope and code; a code that only a joined name has counts where the root has none."""
    codes = [[str(e.attrs["code"]) for _, e in some if e.attrs.get("code")] for some in (named, members)]
    known = codes[0] or codes[1]
    return entity_id(root.type, root.name, root.scope, _commonest(known) if known else "")


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
