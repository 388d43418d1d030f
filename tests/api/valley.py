"""Two invented reports with their texts: schools, firms, a policy, figures, and names that try to break a page."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.build import build
from kg.model import Entity, EntityRef, Evidence, Observation, Rejection, Relation, Report, ReportFacts

EVIL = "坏\"名<script>alert(1)</script>&'有限公司"
CITY = f"""云溪市中等职业教育质量报告
云溪市第一职业学校（以下简称云溪一职）与晨光机械有限公司共建数控技术应用专业的实训基地。
云溪一职还与{EVIL}签订协议。
云溪市第二职业学校与晨光机械有限公司开办订单班。
全市在校生数为1234人。
云溪市落实《云溪市产教融合办法》。
"""
PROVINCE = """东岭省中等职业教育质量报告
东岭省云溪市第一职业学校与晨光机械有限公司长期合作。
东岭省在校生数为56789.5人。
东岭省印发《云溪市产教融合办法》的配套通知。
"""
SECTION = "一、校企合作"


def _places(report: str, text: str, surface: str, nth: int = 0) -> tuple[Evidence, ...]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    return (Evidence(report, start, start + len(surface), surface, SECTION, 3),)


def _report(id_: str, text: str, region: str, year: int) -> Report:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Report(id_, text.splitlines()[0], year, region, f"{region}教育局", sha256, len(text))


def facts() -> list[ReportFacts]:
    """The facts of the two reports."""
    return [_city(), _province()]


def _city() -> ReportFacts:
    def at(surface: str, nth: int = 0) -> tuple[Evidence, ...]:
        return _places("yunxi-2021", CITY, surface, nth)

    first, second = EntityRef("School", "云溪市第一职业学校"), EntityRef("School", "云溪市第二职业学校")
    city, firm, evil = EntityRef("Region", "云溪市"), EntityRef("Enterprise", "晨光机械有限公司"), EntityRef("Enterprise", EVIL)
    policy = EntityRef("Policy", "云溪市产教融合办法")
    entities = [Entity(*ref, evidence=at(ref.name)) for ref in (city, second, firm, evil, policy)]
    entities.append(Entity(*first, ("云溪一职",), {"ownership": "公办"}, at(first.name)))
    entities.append(Entity("Program", "数控技术应用", evidence=at("数控技术应用")))
    relations = (
        Relation("partnersWith", first, firm, {"forms": ("共建实训基地",), "programs": ("数控技术应用",)}, at(firm.name)),
        Relation("partnersWith", first, evil, {}, at(EVIL)),
        Relation("partnersWith", second, firm, {"forms": ("订单培养",)}, at(firm.name, 1)),
        Relation("locatedIn", first, city, {}, at(first.name)),
        Relation("locatedIn", second, city, {}, at(second.name)),
        Relation("cites", city, policy, {}, at(policy.name)),
        Relation("cooperatesWith", second, first, {}, at(second.name)),
    )
    figures = (Observation(city, "在校生数", 2021, 1234.0, "人", at("1234")),)
    rejections = (Rejection("entity", "Policy", "某教材", "not-a-policy", at("订单班")[0]),)
    return ReportFacts(_report("yunxi-2021", CITY, "云溪市", 2021), tuple(entities), relations, figures, rejections)


def _province() -> ReportFacts:
    def at(surface: str) -> tuple[Evidence, ...]:
        return _places("dongling-2022", PROVINCE, surface)

    province, city = EntityRef("Region", "东岭省"), EntityRef("Region", "云溪市")
    school, firm = EntityRef("School", "云溪市第一职业学校"), EntityRef("Enterprise", "晨光机械有限公司")
    policy = EntityRef("Policy", "云溪市产教融合办法")
    entities = tuple(Entity(*ref, evidence=at(ref.name)) for ref in (province, city, school, firm, policy))
    relations = (
        Relation("partnersWith", school, firm, {}, at(firm.name)),
        Relation("partOf", city, province, {}, at(city.name)),
        Relation("cites", province, policy, {}, at(policy.name)),
    )
    figures = (Observation(province, "在校生数", 2022, 56789.5, "人", at("56789.5")),)
    return ReportFacts(_report("dongling-2022", PROVINCE, "东岭省", 2022), entities, relations, figures)


def make(folder: Path) -> Path:
    """The graph in ``folder/graph`` and the city's text (not the province's) in ``folder/reports``."""
    build(facts(), folder / "graph", date="2024-01-01T00:00:00+00:00")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "city.txt").write_text(CITY, encoding="utf-8", newline="\n")
    return folder
