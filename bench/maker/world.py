"""The invented world of one report: a real division, with schools, firms, groups, policies that never were."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from random import Random

from bench.maker import naming
from bench.maker.book import Ref
from kg.divisions import Division, divisions

LEVELS = ("province", "city", "county", "school")


@dataclass(slots=True)
class School:
    """A school of the report's own region. ``seat`` is the division that it stands in; ``named_seat``: its name says so."""

    name: str
    seat: Division
    named_seat: bool
    short: str = ""
    defined: bool = False
    programs: list[str] = field(default_factory=list)

    @property
    def ref(self) -> Ref:
        """The school as facts name it."""
        return ("School", self.name)


@dataclass(slots=True)
class Firm:
    """A firm; ``short`` is the form that a definition in the text introduces, ``brand`` what a class is named after."""

    name: str
    brand: str
    short: str = ""
    defined: bool = False

    @property
    def ref(self) -> Ref:
        """The firm as facts name it."""
        return ("Enterprise", self.name)


@dataclass(frozen=True, slots=True)
class Policy:
    """A document, with its number where it has one; ``local`` says that the report's own authorities issued it."""

    title: str
    number: str
    local: bool


@dataclass(slots=True)
class World:
    """All that one report can speak of. ``region`` is its own division, ``hero`` its own school if it is a school's report."""

    rng: Random
    level: str
    year: int
    region: Division
    parts: list[Division]
    schools: list[School]
    firms: list[Firm]
    colleges: list[str]
    seats: dict[str, str]
    foreign: list[str]
    groups: list[str]
    policies: list[Policy]
    hero: School | None

    @property
    def own(self) -> Ref:
        """The report's own subject."""
        return self.hero.ref if self.hero else ("Region", self.region.name)

    def take_firms(self, count: int) -> list[Firm]:
        """Firms that were not spoken of yet, as long as there are any."""
        taken, self.firms = self.firms[:count], self.firms[count:]
        return taken


@lru_cache(maxsize=1)
def catalogue() -> tuple[str, ...]:
    """Programs of the national catalogues of secondary and technicians' schools."""
    text = (resources.files("seeds") / "gazetteers" / "programs.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return tuple(r["name"] for r in rows if "secondary" in r["level"] and "（" not in r["name"])


def make_world(rng: Random) -> World:
    """Draw a world: level, division, year, and everything in it."""
    level = rng.choice(("province", "city", "city", "county", "school", "school"))
    year = rng.randint(2016, 2025)
    region, parts = _place(rng, level, year)
    names = naming.Namer(rng)
    schools = [_school(rng, names, region, parts) for _ in range({"county": 3, "school": 4}.get(level, rng.randint(7, 13)))]
    schools = list({_bare(school): school for school in schools}.values())
    shorts = [school.short for school in schools]
    for school in schools:
        school.short = school.short if shorts.count(school.short) == 1 else ""
        school.programs = rng.sample(catalogue(), rng.randint(4, 9))
    province = divisions().province(region)
    elsewhere = [d for d in divisions() if d.level == "city" and not d.until]
    seats = {names.college(d.short): d.name for d in rng.sample(elsewhere, 8)}
    return World(
        rng=rng, level=level, year=year, region=region, parts=parts, schools=schools,
        firms=[Firm(*names.firm(rng.choice([region.short, province.short, rng.choice(elsewhere).short, ""]))) for _ in range(90)],
        colleges=sorted(seats), seats=seats,
        foreign=names.several(names.foreign_school, 4),
        groups=names.several(lambda: names.group(region.short), 4),
        policies=[Policy(*naming.policy(rng, region, province, year)) for _ in range(16)],
        hero=schools[0] if level == "school" else None,
    )  # fmt: skip


def _bare(school: School) -> str:
    """The name with its place in short: two schools that only that letter tells apart would be one to a reader."""
    return school.name.replace(school.seat.name, school.seat.short, 1)


def _place(rng: Random, level: str, year: int) -> tuple[Division, list[Division]]:
    """A division of the level that stands today, and today's divisions in it whose names only one of them has."""
    known = divisions()
    wanted = {"school": rng.choice(("city", "county"))}.get(level, level)
    plain = [d for d in known if not d.until and not (d.since and int(d.since[:4]) > year - 1)]
    children: dict[str, list[Division]] = {}
    for division in plain:
        children.setdefault(division.parent, []).append(division)
    fit = [
        d for d in plain
        if d.level == wanted and len(known.named(d.name)) == 1 and d.code[:2] not in ("71", "81", "82") and len(d.short) > 1
        and (wanted == "county" or len(children.get(d.code, ())) >= 4) and d.name[-1] in "省市县区州"
    ]  # fmt: skip
    region = rng.choice(fit)
    parts = [d for d in children.get(region.code, ()) if len(known.named(d.name)) == 1 and len(d.short) > 1 and d.short != d.name]
    rng.shuffle(parts)
    return region, [] if level == "school" else parts[:6]


def _school(rng: Random, names: naming.Namer, region: Division, parts: list[Division]) -> School:
    seat = rng.choice(parts) if parts and rng.random() < 0.6 else region
    named = rng.random() < 0.8
    place = rng.choice((seat.name, seat.name, seat.short)) if named else ""
    name, short = names.school(place, seat)
    return School(name, seat, named, short)
