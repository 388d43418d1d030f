"""A rule's judgement becomes the share of such facts that are right."""

import pytest

from loaders import confidence
from loaders.confidence import ANY, rated, read, table
from loaders.pipeline import understand
from ontology.schema import load

TABLE = read(
    """
[measured]
unseen_facts = 3

[entity.School]
any = [[0.6, 0.5], [0.9, 0.8]]
school-name = [[0.8, 0.7], [0.9, 0.9], [0.95, 0.98]]

[observation.figure]
any = [[0.9, 0.93]]
"""
)


@pytest.mark.parametrize(
    ("rule", "judged", "said"),
    [
        ("school-name", 0.9, 0.9),
        ("school-name", 0.85, 0.8),
        ("school-name", 0.2, 0.7),
        ("school-name", 1.0, 0.98),
        ("a-new-rule", 0.75, 0.65),
        ("a-new-rule", 0.95, 0.8),
    ],
)
def test_between_what_was_measured_lines_are_straight(rule: str, judged: float, said: float) -> None:
    assert rated(TABLE, "entity", "School", rule, judged) == said


def test_indicators_are_rated_as_one_and_unknown_types_as_the_rule_says() -> None:
    assert rated(TABLE, "observation", "在校生数", "table", 0.5) == 0.93
    assert rated(TABLE, "entity", "Policy", "policy-title", 0.77) == 0.77
    assert rated({}, "relation", "leads", "group-lead", 0.9) == 0.9


def test_the_shipped_table_rates_every_type_and_never_falls() -> None:
    schema, known = load(), table()
    wanted = {f"entity.{name}" for name in schema.entity_types} | {f"relation.{name}" for name in schema.relation_types}
    assert wanted | {"observation.figure"} == set(known)
    for name, rules in known.items():
        assert ANY in rules, name
        for rule, steps in rules.items():
            judged, shares = zip(*steps, strict=True)
            assert list(judged) == sorted(set(judged)), (name, rule)
            assert list(shares) == sorted(shares), (name, rule)
            assert all(0 < share < 1 for share in shares), (name, rule)


def test_facts_carry_the_rated_confidence(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "桂林市中等职业教育质量年度报告（2021年）\n\n一、概况\n\n全市落实《国家职业教育改革实施方案》。\n", encoding="utf-8"
    )
    context = understand(path)
    (mention,) = context.of("Policy")
    monkeypatch.setattr(confidence, "table", lambda: {"entity.Policy": {mention.rule: ((mention.confidence, 0.42),)}})
    from loaders.facts import assemble

    confidence.rate.cache_clear()  # a test before may have asked for the shipped table's rate
    (policy,) = [e for e in assemble(context).entities if e.type == "Policy"]
    confidence.rate.cache_clear()
    assert policy.confidence == 0.42
