"""Names things in the running text: by full name, by a short form once it is introduced, in lists joined in several ways."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.maker.book import Book, Ref
from bench.maker.figures import Figures
from bench.maker.world import Firm, Policy, School, World
from kg.divisions import Division

_OPEN = (("（以下简称“", "”）"), ("（简称“", "”）"), ("（以下简称", "）"), ("(以下简称:", ")"), ("（下称“", "”）"))


class Teller:
    """What every kind of sentence needs: the world, the book, the habits of this report."""

    def __init__(self, world: World, book: Book, figures: Figures) -> None:
        self.world, self.book, self.figures = world, book, figures
        self.rng: Random = world.rng
        self.year = world.year
        self._introduced: set[str] = set()
        kind = world.region.kind if world.region.kind in "省市县区" else "州"
        self.whole = "全" + ("区" if world.region.name.endswith("自治区") else kind)
        self.we = "我校" if world.hero else "我" + self.whole[1:]
        self.place_words = (self.whole, self.we, world.region.name)

    def region(self, division: Division, surface: str = "") -> str:
        """A mention of a division."""
        return self.book.region(division.name, division.code, surface)

    def own(self) -> str:
        """The report's subject as the grammatical subject of a policy sentence."""
        if self.world.hero:
            return self.rng.choice(("学校", "我校"))
        word = self.rng.choice(self.place_words)
        return self.region(self.world.region) if word == self.world.region.name else word

    def schools_word(self) -> str:
        """The report's subject as the subject of figures."""
        if self.world.hero:
            return self.rng.choice(("学校", "我校", "", self.school(self.world.hero)))
        word = self.rng.choice(self.place_words)
        place = self.region(self.world.region) if word == self.world.region.name else word
        return place + self.rng.choice(("中等职业学校", "中职学校", "各中等职业学校", "中等职业教育", "中职教育", ""))

    def school(self, school: School, *, full: bool = False) -> str:
        """A mention of a school of the report; its region's list or its name says where it is."""
        surface = ""
        if school.short and not full:
            if school.defined and self.rng.random() < 0.6:
                surface = school.short
            elif not school.defined and self.rng.random() < 0.25:
                return self.introduce(school)
        text = self.book.name(school.ref, surface)
        self._locate(school)
        return text

    def introduce(self, school: School) -> str:
        """The full name with its short form in brackets."""
        opening, closing = self.rng.choice(_OPEN)
        school.defined = True
        text = self.book.name(school.ref)
        self._locate(school)
        return text + opening + self.book.name(school.ref, school.short) + closing

    def _locate(self, school: School) -> None:
        own = school.seat is self.world.region or not school.named_seat
        self.book.relation("locatedIn", school.ref, ("Region", self.world.region.name), optional=not own)
        if school.named_seat:
            self.book.relation("locatedIn", school.ref, ("Region", school.seat.name))

    def other(self, name: str) -> str:
        """A mention of a school elsewhere."""
        text = self.book.name(("School", name))
        seat = self.world.seats.get(name)
        if seat:
            self.book.relation("locatedIn", ("School", name), ("Region", seat), optional=True)
        return text

    def firm(self, firm: Firm) -> str:
        """A mention of a firm."""
        if firm.short and firm.defined:
            return self.book.name(firm.ref, firm.short if self.rng.random() < 0.6 else "")
        if firm.short and self.rng.random() < 0.12:
            opening, closing = self.rng.choice(_OPEN)
            firm.defined = True
            return self.book.name(firm.ref) + opening + self.book.name(firm.ref, firm.short) + closing
        return self.book.name(firm.ref)

    def program(self, school: School | None, name: str) -> str:
        """A mention of a program; the school that it is said of offers it."""
        text = self.book.name(("Program", name))
        if school:
            self.book.relation("offers", school.ref, ("Program", name))
        return text

    def programs(self, school: School, most: int = 3) -> tuple[str, list[str]]:
        """Some of a school's programs, listed."""
        chosen = self.rng.sample(school.programs, self.rng.randint(1, min(most, len(school.programs))))
        return self.listed([self.program(school, name) for name in chosen]), chosen

    def policy(self, policy: Policy) -> str:
        """A mention of a policy in title marks, with its number where it has one."""
        attrs = {"number": policy.number} if policy.number else None
        shown = self.book.name(("Policy", policy.title), attrs=attrs)
        return f"《{shown}》" + (self.rng.choice(("（{}）", "({})")).format(policy.number) if policy.number else "")

    def listed(self, names: Sequence[str], *, counted: str = "") -> str:
        """Names in a row; with ``counted`` (家企业) now and then an 等 and their number."""
        rng = self.rng
        if len(names) == 1:
            return names[0]
        glue = rng.choice(("、", "、", "、", "，") if counted else ("、",))
        last = rng.choice((glue, glue, "和", "及", "以及"))
        text = glue.join(names[:-1]) + last + names[-1]
        if counted and rng.random() < 0.5:
            text += f"等{len(names)}{counted}" if rng.random() < 0.7 else f"等{counted[1:]}"
        return text

    def pick_school(self) -> School:
        """The report's hero, else any of its schools."""
        return self.world.hero or self.rng.choice(self.world.schools)

    def pick_policy(self) -> Policy:
        """Any of the policies."""
        return self.rng.choice(self.world.policies)

    def own_ref(self) -> Ref:
        """Whose policies they are: always a region."""
        return ("Region", self.world.region.name)
