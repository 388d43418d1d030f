"""What tables and columns are called, in Chinese and English: the ontology's labels and definitions, else ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import RDFS, SKOS, Literal, URIRef

from kg.property_graph.tables import ids_column
from ontology.schema import VET, Attribute, load, vocabulary


@dataclass(frozen=True, slots=True)
class Words:
    """Labels and definitions in both languages, and the property in RDF, where there is one."""

    zh: str
    en: str
    says_zh: str = ""
    says_en: str = ""
    iri: str = ""


TABLES: Mapping[str, Words] = {
    "entities": Words(
        "实体", "Entities", "院校、企业、专业、地区等，每个实体一行。", "Schools, firms, programs and so on, one a row."
    ),
    "relations": Words("关系", "Relations", "每份报告对每个关系的陈述一行。", "One report's stating of one relation a row."),
    "observations": Words(
        "指标数值", "Observations", "每份报告陈述的每个数值一行。", "One report's statement of a figure a row."
    ),
    "mentions": Words("提及", "Mentions", "每份报告提到的每个实体一行。", "One entity that one report names a row."),
    "places": Words("出处", "Places", "每条陈述在报告中的每个位置一行。", "One place of a report that states a claim a row."),
    "reports": Words("报告", "Reports", "每份报告一行。", "One report a row."),
    "rejections": Words(
        "未采纳项",
        "Rejections",
        "每份报告中未采纳的每项内容一行。",
        "One thing that a report says and that was not taken, a row.",
    ),
}
_OWN: Mapping[str, Words] = {
    "id": Words("编号", "id"),
    "type": Words("类型", "type", "本体中的类或关系名。", "The class or relation, as the ontology names it."),
    "name": Words("名称", "name"),
    "aliases": Words("别名", "aliases"),
    "formerIds": Words("曾用编号", "former ids", "并入本实体的编号。", "Ids that were joined into this one."),
    "claim": Words("陈述编号", "claim", "一份报告对一个事实的陈述。", "One report's stating of one fact."),
    "fact": Words("事实编号", "fact", "同一事实在各报告中编号相同。", "The same in every report that states it."),
    "report": Words("报告编号", "report"),
    "subject": Words("主体", "subject", "实体编号。", "An entity's id."),
    "subjectType": Words("主体类型", "subject's type"),
    "object": Words("客体", "object", "实体编号。", "An entity's id."),
    "objectType": Words("客体类型", "object's type"),
    "start": Words("起点", "start", "规范化文本中的字符位置，从 0 起。", "Code points of the report's normalised text, from 0."),
    "end": Words("终点", "end", "规范化文本中的字符位置，不含此位。", "Code points of that text; not included."),
    "kind": Words("候选种类", "kind", "entity、relation 或 observation。", "Entity, relation or observation."),
    "candidate": Words(
        "候选类型", "candidate", "若采纳则所属的类、关系或指标。", "The class, relation or indicator that it would have been of."
    ),
    "reasonZh": Words("未采纳原因（中文）", "reason in Chinese"),
    "reasonEn": Words("未采纳原因（英文）", "reason in English"),
    "title": Words("标题", "title"),
    "region": Words("地区", "region"),
    "publisher": Words("发布者", "publisher"),
    "source": Words("来源", "source"),
}
_PLACE_NUMBER = Words("序号", "number", "该陈述的第几处，从 1 起。", "Which of the claim's places, from 1.")


@cache
def words(column: str, table: str = "") -> Words:
    """A column's words. A column that nothing describes is called as it is."""
    if (table, column) == ("places", "number"):
        return _PLACE_NUMBER
    if column in _OWN:
        return _OWN[column]
    for attribute in _attributes():
        if attribute.key == column:
            named = (attribute.label_zh, attribute.label_en, attribute.definition_zh, attribute.definition_en)
            return Words(*named, attribute.iri)
        if column == ids_column(attribute):
            return Words(f"{attribute.label_zh}编号", f"ids of {attribute.label_en}")
    return _of_vocabulary().get(column, Words(column, column))


def _attributes() -> Iterator[Attribute]:
    for entity in load().entity_types.values():
        yield from entity.attributes
    for relation in load().relation_types.values():
        yield from relation.attributes


@cache
def _of_vocabulary() -> Mapping[str, Words]:
    """The words of every property of the vocabulary that has them, by its local name."""
    graph = vocabulary()

    def text(iri: URIRef, predicate: URIRef, language: str) -> str:
        found = (o for o in graph.objects(iri, predicate) if isinstance(o, Literal) and o.language == language)
        return next((str(o) for o in found), "")

    named = (iri for iri in set(graph.subjects(RDFS.label)) if isinstance(iri, URIRef) and str(iri).startswith(str(VET)))
    return {
        str(iri).removeprefix(str(VET)): Words(
            text(iri, RDFS.label, "zh"),
            text(iri, RDFS.label, "en"),
            text(iri, SKOS.definition, "zh"),
            text(iri, SKOS.definition, "en"),
            str(iri),
        )
        for iri in named
    }
