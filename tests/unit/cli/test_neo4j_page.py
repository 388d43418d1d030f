"""docs/neo4j.md says what the commands and the database have."""

import re
from pathlib import Path

from kg.property_graph.admin_csv import AFTERWARDS, SCRIPT
from kg.property_graph.neo4j import BATCH
from kg.property_graph.neo4j.indexes import NAMES, statements
from kg.property_graph.neo4j.release_node import Held

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")


def test_every_option_is_one(vetkg):
    helps = vetkg("load", "neo4j", "--help").stdout + vetkg("export", "--help").stdout
    assert [option for option in set(re.findall(r"--[a-z]+", PAGE)) if option not in helps] == []
    table = PAGE.split("| option |")[1].split("\n\n")[0]
    for option in re.findall(r"  (--[a-z]+)", vetkg("load", "neo4j", "--help").stdout):
        assert option in table or option == "--help"


def test_every_message_is_one_that_is_said():
    rows = re.findall(r"^\| ([^`|-][^|]+) \| [^|]+ \|$", PAGE.split("## When it does not work")[1], re.MULTILINE)
    messages = [row for row in rows if row != "what it says"]
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg" / "property_graph" / "neo4j").glob("*.py"))
    assert len(messages) > 8
    assert [message for message in messages if message.replace(" it ", " {uri} ") not in code] == []


def test_names_of_indexes_constraints_files_and_the_batch():
    wanted = " ".join(statements())
    for name in re.findall(r"`(vetkg_\w+)`", PAGE):
        assert f" {name} " in wanted, name
    assert NAMES in PAGE
    assert f"`{BATCH}`" in PAGE or f"| {BATCH} |" in PAGE
    assert SCRIPT in PAGE
    assert AFTERWARDS in PAGE


def test_what_the_release_node_has():
    assert {"rows", "total", "layout"} <= set(Held.__dataclass_fields__)
