"""An invented country's reports: every type, every relation, statements that two reports share, and figures on which they disagree."""

from __future__ import annotations

import re

from kg.model import AttributeValue, Entity, EntityRef, Evidence, Observation, Rejection, Relation, Report, ReportFacts

_TYPES = {
    "地": "Region",
    "校": "School",
    "专": "Program",
    "群": "ProgramCluster",
    "企": "Enterprise",
    "策": "Policy",
    "例": "CaseStudy",
    "团": "EducationGroup",
    "业": "Industry",
    "誉": "Honour",
}

_REPORTS = {
    "qinglan-2020": """
报告 青岚省中等职业教育质量年度报告（2020） 2020 青岚省
地:青岚省 别=青岚 level=province
地:云溪市 level=city
地:柏川市 level=city
地:石桥县 level=county
地:云溪市 partOf 地:青岚省
地:柏川市 partOf 地:青岚省
地:石桥县 partOf 地:云溪市
校:云溪市第一职业技术学校 别=云溪一职,一职校 level=中等职业 ownership=公办
校:石桥县职业教育中心 level=中等职业 ownership=公办
校:柏川工业学校 ownership=民办
校:青岚交通学院 level=高等职业
校:南湾理工学院
企:星河汽车有限公司 别=星河汽车
企:蓝鲸酒店集团
企:北斗数控股份有限公司 别=北斗数控
专:汽车运用与维修
专:高星级饭店运营与管理
专:数控技术应用
专:护理
群:汽车技术专业群
群:现代服务专业群
业:汽车产业
业:旅游业
业:装备制造业
策:国家职业教育改革实施方案 level=国家 number=国发〔2019〕4号
策:青岚省职业教育条例 level=省
策:云溪市职业教育发展规划 level=市
策:职业学校校企合作促进办法 level=国家
策:青岚省县域职教提质方案
例:车间里的课堂 number=3-1
例:县城办学记 number=3-2
团:青岚汽车职业教育集团
团:云溪旅游职教联盟
誉:国家中等职业教育改革发展示范学校
誉:全国文明校园
校:云溪市第一职业技术学校 locatedIn 地:云溪市
校:石桥县职业教育中心 locatedIn 地:石桥县
校:柏川工业学校 locatedIn 地:柏川市
校:青岚交通学院 locatedIn 地:青岚省
校:云溪市第一职业技术学校 partnersWith 企:星河汽车有限公司 forms=订单培养,共建实训基地 programs=汽车运用与维修 year=2019
校:云溪市第一职业技术学校 partnersWith 企:蓝鲸酒店集团 forms=实习就业 programs=高星级饭店运营与管理
校:石桥县职业教育中心 partnersWith 企:星河汽车有限公司 forms=现代学徒制
校:柏川工业学校 partnersWith 企:北斗数控股份有限公司 forms=共建实训基地,师资培训 programs=数控技术应用,汽车运用与维修
校:柏川工业学校 partnersWith 企:星河汽车有限公司
校:青岚交通学院 partnersWith 企:星河汽车有限公司 forms=产业学院
校:云溪市第一职业技术学校 cooperatesWith 校:石桥县职业教育中心
校:云溪市第一职业技术学校 cooperatesWith 校:南湾理工学院 year=2020
校:云溪市第一职业技术学校 offers 专:汽车运用与维修
校:云溪市第一职业技术学校 offers 专:高星级饭店运营与管理
校:石桥县职业教育中心 offers 专:护理
校:石桥县职业教育中心 offers 专:汽车运用与维修
校:柏川工业学校 offers 专:数控技术应用
校:云溪市第一职业技术学校 hasCluster 群:汽车技术专业群
校:云溪市第一职业技术学校 hasCluster 群:现代服务专业群
群:汽车技术专业群 coreProgram 专:汽车运用与维修
群:现代服务专业群 coreProgram 专:高星级饭店运营与管理
群:汽车技术专业群 servesIndustry 业:汽车产业
群:汽车技术专业群 servesIndustry 业:装备制造业
群:现代服务专业群 servesIndustry 业:旅游业
地:青岚省 cites 策:国家职业教育改革实施方案
地:青岚省 cites 策:青岚省职业教育条例 year=2018
地:云溪市 cites 策:云溪市职业教育发展规划
地:云溪市 cites 策:国家职业教育改革实施方案
地:石桥县 cites 策:青岚省县域职教提质方案
地:石桥县 cites 策:青岚省职业教育条例
例:车间里的课堂 about 校:云溪市第一职业技术学校
例:车间里的课堂 involves 企:星河汽车有限公司
例:车间里的课堂 involves 专:汽车运用与维修
例:车间里的课堂 involves 策:职业学校校企合作促进办法
例:县城办学记 about 地:石桥县
例:县城办学记 involves 校:石桥县职业教育中心
校:青岚交通学院 leads 团:青岚汽车职业教育集团
校:云溪市第一职业技术学校 memberOf 团:青岚汽车职业教育集团
校:柏川工业学校 memberOf 团:青岚汽车职业教育集团
企:星河汽车有限公司 memberOf 团:青岚汽车职业教育集团
校:云溪市第一职业技术学校 leads 团:云溪旅游职教联盟
企:蓝鲸酒店集团 memberOf 团:云溪旅游职教联盟
企:星河汽车有限公司 memberOf 团:云溪旅游职教联盟
校:云溪市第一职业技术学校 awarded 誉:国家中等职业教育改革发展示范学校 year=2015
校:云溪市第一职业技术学校 awarded 誉:全国文明校园
地:青岚省 = 中等职业学校数 2020 120 所
地:青岚省 = 在校生数 2019 98000 人
地:青岚省 = 在校生数 2020 101000 人
地:青岚省 = 就业率 2020 96.5 %
地:云溪市 = 在校生数 2020 21000 人
地:云溪市 = 就业率 2020 97.25 %
校:云溪市第一职业技术学校 = 在校生数 2020 4100 人
校:云溪市第一职业技术学校 = 专任教师数 2020 260 人
""",
    "yunxi-2021": """
报告 云溪市职业教育质量报告（2021） 2021 云溪市
地:云溪市 level=city
地:石桥县 level=county
地:青岚省
地:云溪市 partOf 地:青岚省
地:石桥县 partOf 地:云溪市
校:云溪市第一职业技术学校 别=市一职校
校:石桥县职业教育中心 别=石桥职教中心
企:星河汽车有限公司
企:青禾农业发展有限公司
企:“海风”食品厂
专:汽车运用与维修
专:现代农艺技术
策:国家职业教育改革实施方案
策:职业学校校企合作促进办法
策:云溪市职业教育发展规划 level=市
例:田间学校 number=一
团:云溪旅游职教联盟
誉:全国文明校园
校:云溪市第一职业技术学校 locatedIn 地:云溪市
校:石桥县职业教育中心 locatedIn 地:石桥县
校:云溪市第一职业技术学校 partnersWith 企:星河汽车有限公司 forms=冠名班 year=2021
校:石桥县职业教育中心 partnersWith 企:青禾农业发展有限公司 forms=共建专业,技术服务 programs=现代农艺技术
校:石桥县职业教育中心 partnersWith 企:“海风”食品厂 forms=其他
校:石桥县职业教育中心 cooperatesWith 校:云溪市第一职业技术学校
校:石桥县职业教育中心 offers 专:现代农艺技术
校:云溪市第一职业技术学校 offers 专:汽车运用与维修 year=2021
地:云溪市 cites 策:国家职业教育改革实施方案
地:云溪市 cites 策:职业学校校企合作促进办法
地:云溪市 cites 策:云溪市职业教育发展规划
例:田间学校 about 校:石桥县职业教育中心
例:田间学校 involves 企:青禾农业发展有限公司
例:田间学校 involves 专:现代农艺技术
例:田间学校 involves 校:云溪市第一职业技术学校
校:石桥县职业教育中心 memberOf 团:云溪旅游职教联盟
校:云溪市第一职业技术学校 awarded 誉:全国文明校园 year=2020
地:云溪市 = 在校生数 2020 21350 人
地:云溪市 = 在校生数 2021 22800 人
地:云溪市 = 就业率 2021 97 %
校:云溪市第一职业技术学校 = 在校生数 2020 4100 人
校:云溪市第一职业技术学校 = 在校生数 2021 4300 人
校:石桥县职业教育中心 = 在校生数 2021 1800 人
否 企:云溪造纸厂 planned
校:云溪市第一职业技术学校 = 在校生数 2021 4350 人
否 partnersWith+柏川工业学校+北斗数控股份有限公司 ended
校:云溪市第一职业技术学校 leads 团:白泽海洋职教集团
团:白泽海洋职教集团
校:云溪市第一职业技术学校 awarded 誉:国家中等职业教育改革发展示范学校 year=2016
誉:国家中等职业教育改革发展示范学校
地:石桥县 partOf 地:柏川市
地:柏川市
""",
    "baize-2020": """
报告 白泽省职业教育年报 2020 白泽省
地:白泽省 level=province
地:霜屿市 level=city
地:霜屿市 partOf 地:白泽省
校:霜屿海洋学校 ownership=公办
校:白泽艺术学校
企:星河汽车有限公司
企:蓝鲸酒店集团
专:护理
专:汽车运用与维修
专:高星级饭店运营与管理
群:海洋服务专业群
业:旅游业
策:国家职业教育改革实施方案 level=国家
策:白泽省职业教育高质量发展方案 level=省
例:车间里的课堂 number=1
团:白泽海洋职教集团
誉:全国文明校园
校:霜屿海洋学校 locatedIn 地:霜屿市
校:白泽艺术学校 locatedIn 地:白泽省
校:霜屿海洋学校 partnersWith 企:蓝鲸酒店集团 forms=订单培养 programs=高星级饭店运营与管理
校:霜屿海洋学校 partnersWith 企:星河汽车有限公司 forms=订单培养
校:霜屿海洋学校 cooperatesWith 校:云溪市第一职业技术学校
校:云溪市第一职业技术学校
校:霜屿海洋学校 offers 专:护理
校:霜屿海洋学校 offers 专:高星级饭店运营与管理
校:霜屿海洋学校 hasCluster 群:海洋服务专业群
群:海洋服务专业群 coreProgram 专:高星级饭店运营与管理
群:海洋服务专业群 servesIndustry 业:旅游业
地:白泽省 cites 策:国家职业教育改革实施方案
地:白泽省 cites 策:白泽省职业教育高质量发展方案
例:车间里的课堂 about 校:霜屿海洋学校
例:车间里的课堂 involves 企:蓝鲸酒店集团
校:霜屿海洋学校 leads 团:白泽海洋职教集团
企:蓝鲸酒店集团 memberOf 团:白泽海洋职教集团
企:星河汽车有限公司 memberOf 团:白泽海洋职教集团
校:霜屿海洋学校 awarded 誉:全国文明校园
地:白泽省 = 中等职业学校数 2020 88 所
地:白泽省 = 在校生数 2020 76000 人
地:白泽省 = 就业率 2020 96.5 %
否 策:白泽故事 not-a-policy
策:海洋强国教育行动计划
地:白泽省 cites 策:海洋强国教育行动计划
策:海岛教育提升计划
地:白泽省 cites 策:海岛教育提升计划
""",
}

_LINE = re.compile(r"(\w):(\S+)(?: ([a-zA-Z]+) (\w):(\S+))?((?: \S+=\S+)*)")


def facts() -> list[ReportFacts]:
    """The reports' facts. Every fact has one place; the n-th line of a report stands at characters 10 n to 10 n + 5 of it."""
    return [_report(id_, text.strip().split("\n")) for id_, text in _REPORTS.items()]


def _report(id_: str, lines: list[str]) -> ReportFacts:
    _, title, year, region = lines[0].split(" ")
    report = Report(id_, title, int(year), region, "", "0" * 64, 10_000)
    found: dict[type, list[object]] = {Entity: [], Relation: [], Observation: [], Rejection: []}
    for number, line in enumerate(lines[1:], start=1):
        item = _fact(id_, number, line)
        found[type(item)].append(item)
    entities, relations, observations, rejections = (tuple(v) for v in found.values())
    return ReportFacts(report, entities, relations, observations, rejections)  # type: ignore[arg-type]


def _fact(report: str, number: int, line: str) -> Entity | Relation | Observation | Rejection:
    def places(surface: str) -> tuple[Evidence, ...]:
        first = Evidence(report, 10 * number, 10 * number + 5, surface, f"第{number // 20 + 1}章: 概况", number // 20 + 1)
        again = Evidence(report, 5000 + 10 * number, 5005 + 10 * number, surface, "附表", None)
        return (first, again) if number % 7 == 0 else (first,)

    if line.startswith("否 "):
        _, label, reason = line.split(" ")
        if "+" in label:
            relation, subject, object_ = label.split("+")
            return Rejection("relation", relation, f"{subject} {object_}", reason, places(object_)[0])
        return Rejection("entity", _TYPES[label[0]], label[2:], reason, places(label[2:])[0])
    if " = " in line:
        subject, _, indicator, year, value, *unit = line.split(" ")
        return Observation(_ref(subject), indicator, int(year), float(value), unit[0] if unit else "", places(value), 0.9)
    match = _LINE.fullmatch(line)
    assert match, line
    kind, name, relation, object_kind, object_name, rest = match.groups()
    attrs = dict(pair.split("=") for pair in rest.split())
    if relation:
        ends = _ref(f"{kind}:{name}"), _ref(f"{object_kind}:{object_name}")
        return Relation(relation, *ends, _attributes(attrs), places(object_name), 0.95)
    aliases = tuple(attrs.pop("别", "").split(",")) if "别" in attrs else ()
    scope = report if kind == "例" else ""
    return Entity(_TYPES[kind], name, aliases, _attributes(attrs), places(name), 1.0, scope)


def _ref(text: str) -> EntityRef:
    return EntityRef(_TYPES[text[0]], text[2:])


def _attributes(pairs: dict[str, str]) -> dict[str, AttributeValue]:
    lists, integers = ("forms", "programs"), ("year",)
    return {k: tuple(v.split(",")) if k in lists else int(v) if k in integers else v for k, v in pairs.items()}
