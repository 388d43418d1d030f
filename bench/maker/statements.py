"""Sentences that state a relation, and sentences that look as if they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.maker.teller import Teller
from bench.maker.wording import wording
from bench.maker.world import Firm, School


def _fill(template: str, **slots: str) -> str:
    for slot, text in slots.items():
        template = template.replace("{" + slot + "}", text)
    return template


class Statements:
    """One method a relation; each gives a sentence without its full stop."""

    def __init__(self, teller: Teller) -> None:
        self.t, self.rng, self.words = teller, teller.rng, wording()

    def partner(self, school: School | None = None) -> str:
        """A school and one to six firms in one of the forms of cooperation."""
        t, rng = self.t, self.rng
        form: dict[str, Any] = rng.choice(self.words["partner"])
        school = school or t.pick_school()
        count = (
            1 if form.get("single") else rng.choice((2, 3, 4)) if form.get("several") else rng.choice((1, 1, 1, 2, 2, 3, 4, 6))
        )
        firms = t.world.take_firms(count)
        if not firms:
            return self.unnamed()
        if count == 1 and rng.random() < 0.15 and not t.world.hero and not form.get("repeat"):
            return self._pairs(firms)
        who, names = t.school(school), t.listed([t.firm(f) for f in firms], counted="家企业")
        programs, chosen = t.programs(school) if "{P}" in form["text"] else ("", [])
        self._partnered([school], firms, form["forms"], chosen)
        if "{S}" in form["text"] and t.world.hero is school and rng.random() < 0.6:
            who = rng.choice(("学校", "我校"))
        second = "该校" if form.get("repeat") else ""
        text = form["text"].replace("{S}", who, 1).replace("{S}", second)
        return _fill(text, F=names, P=programs, B=firms[0].brand) + self._carried(school)

    def _carried(self, school: School) -> str:
        """Now and then a second sentence that leaves the school to the first."""
        if self.rng.random() > 0.2:
            return ""
        firms = self.t.world.take_firms(self.rng.choice((1, 1, 2)))
        if not firms:
            return ""
        template = self.rng.choice(self.words["lists"]["carried"])
        programs, chosen = self.t.programs(school, 2) if "{P}" in template else ("", [])
        names = self.t.listed([self.t.firm(f) for f in firms])
        self._partnered([school], firms, ["其他"], chosen)
        return "。" + _fill(template, F=names, P=programs)

    def _pairs(self, firms: list[Firm]) -> str:
        schools = self.rng.sample(self.t.world.schools, 2)
        pair = [*firms, *self.t.world.take_firms(1)]
        if len(pair) < 2:
            return self.unnamed()
        s1, s2 = (self.t.school(s, full=True) for s in schools)
        f1, f2 = (self.t.firm(f) for f in pair)
        for school, firm in zip(schools, pair, strict=True):
            self._partnered([school], [firm], ["其他"], [])
        return _fill(self.rng.choice(self.words["lists"]["distributive"]), S1=s1, S2=s2, F1=f1, F2=f2)

    def _partnered(self, schools: list[School], firms: list[Firm], forms: list[str], programs: list[str]) -> None:
        for school in schools:
            for firm in firms:
                attrs = {"forms": forms, **({"programs": programs} if programs else {})}
                self.t.book.relation("partnersWith", school.ref, firm.ref, attrs=attrs)

    def cooperate(self, school: School | None = None) -> str:
        """Two or more schools that work together, at home or abroad."""
        t, rng = self.t, self.rng
        school = school or t.pick_school()
        foreign = rng.random() < 0.3
        template = rng.choice(self.words["cooperate"]["foreign" if foreign else "clauses"])
        others = rng.sample(t.world.foreign if foreign else t.world.colleges, 1 if foreign else rng.choice((1, 1, 2, 3)))
        who, names = t.school(school), t.listed([t.other(o) for o in others], counted="所院校")
        for other in others:
            t.book.relation("cooperatesWith", school.ref, ("School", other))
        return _fill(template, S=who, T=names, P=t.programs(school, 1)[0] if "{P}" in template else "")

    def offers(self, school: School | None = None) -> str:
        """What a school teaches."""
        t = self.t
        school = school or t.pick_school()
        who = t.school(school)
        names, _ = t.programs(school, 5)
        return _fill(self.rng.choice(self.words["offers"]["clauses"]), S=who, P=names)

    def cluster(self, school: School | None = None) -> str:
        """A cluster with its core program, and now and then the industry that it serves."""
        t, rng = self.t, self.rng
        school = school or t.pick_school()
        template = rng.choice(self.words["cluster"]["clauses"])
        core, *rest = rng.sample(school.programs, min(3, len(school.programs)))
        name, industry = f"{core}专业群", rng.choice(INDUSTRIES)
        cluster = ("ProgramCluster", name)
        slots = {"S": t.school(school), "C": t.book.name(cluster), "I": "", "P1": "", "P": ""}
        t.book.relation("hasCluster", school.ref, cluster)
        if "{P1}" in template:
            slots["P1"] = t.program(school, core)
            t.book.relation("coreProgram", cluster, ("Program", core))
        if "{P}" in template:
            slots["P"] = t.listed([t.program(school, p) for p in rest[:2]])
            for program in rest[:2]:  # that the others belong to the core is a matter of reading
                t.book.relation("coreProgram", cluster, ("Program", program), optional=True)
        if "{I}" in template:
            slots["I"] = t.book.name(("Industry", industry), optional=True)
            t.book.relation("servesIndustry", cluster, ("Industry", industry), optional=True)
        return _fill(template, **slots)

    def cites(self) -> str:
        """The region, or a part of it, and one to three policies."""
        t, rng = self.t, self.rng
        parts = t.world.parts
        part = rng.choice(parts) if parts and not t.world.hero and rng.random() < 0.2 else None
        ways = self.words["cites"]["part" if part else "own"]
        template = rng.choice(
            [w for w in ways if not t.world.hero or not any(x in w for x in ("教育局", "职业学校", "职业教育"))]
        )
        policies = rng.sample(t.world.policies, rng.choice((1, 1, 1, 2, 3)))
        policies = list({p.title: p for p in policies}.values())
        where = t.region(part) if part else t.own()
        text = rng.choice(("", "、", "和")).join(t.policy(p) for p in policies) if len(policies) > 1 else t.policy(policies[0])
        for policy in policies:
            t.book.relation("cites", ("Region", part.name) if part else t.own_ref(), ("Policy", policy.title))
            if part:
                t.book.relation("cites", t.own_ref(), ("Policy", policy.title), optional=True)
        return _fill(template, D=text, R=where, o=where)

    def group(self, school: School | None = None) -> str:
        """A group that a school leads, or schools and firms are in."""
        t, rng = self.t, self.rng
        group = ("EducationGroup", rng.choice(t.world.groups))
        lead = rng.random() < 0.5
        schools = [school or t.pick_school()]
        if not lead and not t.world.hero and school is None:
            schools = rng.sample(t.world.schools, min(rng.choice((1, 2, 3)), len(t.world.schools)))
        who = t.listed([t.school(s, full=True) for s in schools])
        named = t.book.name(group)
        for one in schools:
            if lead:
                t.book.relation("leads", one.ref, group)
            t.book.relation("memberOf", one.ref, group, optional=lead)
        return _fill(rng.choice(self.words["group"]["leads" if lead else "member"]), S=who, G=named)

    def honour(self, school: School | None = None) -> str:
        """A title that schools hold."""
        t, rng = self.t, self.rng
        schools = [school or t.pick_school()]
        if not t.world.hero and school is None:
            schools = rng.sample(t.world.schools, min(rng.choice((1, 1, 2, 3)), len(t.world.schools)))
        where = t.world.region.short if t.world.region.level == "province" else "省级"
        name = _fill(rng.choice(self.words["honour"]["names"]), 省=where)
        who, honour = t.listed([t.school(s) for s in schools]), t.book.name(("Honour", name))
        year = t.year if rng.random() < 0.4 else None
        for one in schools:
            t.book.relation("awarded", one.ref, ("Honour", name), attrs={"year": year} if year else None)
        return (f"{year}年，" if year else "") + _fill(rng.choice(self.words["honour"]["clauses"]), S=who, H=honour)

    def place(self) -> str:
        """Where a school stands, for one whose name does not say so."""
        t = self.t
        school = next((s for s in t.world.schools if not s.named_seat), None)
        if school is None or school.seat is t.world.region:
            return self.unnamed()
        who, there = t.school(school, full=True), t.region(school.seat)
        t.book.relation("locatedIn", school.ref, ("Region", school.seat.name))
        text = _fill(self.rng.choice(self.words["place"]["clauses"]), S=who, R=there)
        return text if text.startswith(who) and "地处" not in text else text + "办学条件持续改善"

    def not_a_partner(self) -> str:
        """A firm that is named and no partner."""
        firms = self.t.world.take_firms(1)
        if not firms:
            return self.unnamed()
        who, name = self.t.school(self.t.pick_school()), self.t.book.name(firms[0].ref)
        return _fill(self.rng.choice(self.words["distractors"]["firms"]), S=who, F=name)

    def no_policy(self) -> str:
        """Something in title marks that is no policy."""
        subject = self.rng.choice(("机械", "面点", "护理", "电商", "汽修", "幼教", "工匠", "财会"))
        return _fill(self.rng.choice(self.words["distractors"]["books"]), x=subject)

    def unnamed(self) -> str:
        """Nobody named, nothing stated."""
        return str(self.rng.choice(self.words["distractors"]["unnamed"]))

    def any(self) -> str:
        """Any of the sentences, the weightier ones more often."""
        choices: tuple[tuple[Callable[[], str], int], ...] = (
            (self.partner, 6), (self.cooperate, 3), (self.offers, 3), (self.cluster, 1), (self.cites, 3), (self.group, 2),
            (self.honour, 2), (self.not_a_partner, 2), (self.no_policy, 2), (self.unnamed, 2), (self.place, 1),
        )  # fmt: skip
        said = self.rng.choices([c for c, _ in choices], [w for _, w in choices])[0]
        return said()


INDUSTRIES = tuple(
    "新能源汽车产业 现代农业 电子信息产业 装备制造业 文化旅游产业 大健康产业 "
    "现代物流业 数字经济产业 绿色食品产业 建筑业 纺织服装产业链 智能家电产业链".split()
)
"""Industries that clusters serve in the running text; in tables they stand in a column of their own."""
