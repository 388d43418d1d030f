"""Tables of schools, clusters, programs and industries: which column holds what, and the pieces of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.candidates import Span
from loaders.context import Context
from loaders.reading import Table

_CLUSTER = re.compile(r"专业(?:集)?群(?:名称)?$|^群名称$")
_PROGRAM = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}?)(?:核心|骨干|主干|主要|重点|特色|优势|品牌|示范|开设|设置|新增|新设|撤销|所含|包含|涵盖|群内|招生|合作|涉及|面向|对应|龙头|建设|备案|立项|构成|组成)?(?:的)?专业(?:名称|方向|（方向）|设置|构成|组成)?$"
    r"|专业群(?:构成|组成)$|^(?:专业|专业群)?核心$"
)
_NOT_PROGRAM = re.compile(r"大类|类别|专业类|专业数|专业课|点数|布点|个数|教师|群(?!内|核心|构成|组成)")
_CLOSED = re.compile(r"撤销|停招|停办|取消|裁撤|淘汰|暂停|调减|退出|关停")
"""Over a column of programs that a school no longer has."""
_FIRST_IS_CORE = re.compile(
    r"(?:首位|第一(?:个|位)?|首个|排首位|排名第一|居首|加粗|带[*＊★]).{0,6}(?:核心|龙头|牵头|主干)|[*＊★].{0,3}核心"
)
_CORE = re.compile(r"核心|龙头|牵头|主干|骨干")
_MEMBERS = re.compile(r"群内|所含|包含|涵盖|组成|构成|涉及|成员|支撑")
_INDUSTRY = re.compile(r"产业|行业|(?:服务|对接|面向)(?:面向|领域|方向)$")
_NOT_INDUSTRY = re.compile(r"企业|人数|数量|就业|导师|比例|（人）|证书|标准|分类|单位|协会|学院|人员|值")
_SCHOOL = re.compile(
    r"^(?:学校|院校|学校单位|学校/单位|办学单位|办学机构|单位名称|[中高]职学校|[中高]职院校|中等职业学校|职业学校|职业院校|校名"
    r"|(?:办学|建设|立项|申报|承建|主持|实施|承担|所在|所属|归属|隶属|牵头|依托|开设|开办|主办|申办|承办|项目|举办|设置|培育|主建|组建"
    r"|布点|设点|责任|招生|获奖|获评|备案|主要)(?:学校|院校|单位))(?:名称|全称|简称)*$"
)
_ENTERPRISE = re.compile(
    r"(?:企业|公司|(?:合作|实习|实训|共建|用人|就业|接收|签约|冠名|订单)单位|合作方|合作对象|合作伙伴)(?:名称|全称)?(?:（[^（）]*）)?$|^校外实训基地(?:名称)?$|^合作企业"
)
_EITHER = re.compile(
    r"^(?:(?:合作|实习|共建|用人|接收|签约|依托|试点|承担|实施|参与|建设|牵头|申报|项目|所在|成员|共建共享)*(?:单位|机构|对象|方))(?:名称|全称)?$"
)
"""Headings over schools in one table and over firms in another: what the cells hold settles it."""
_NOT_ENTERPRISE = re.compile(r"数|人|金额|投入|类型|性质|规模|行业(?!企业)|设备|值|项")
_FIRM_CELL = re.compile(r"(?:公司|集团|酒店|饭店|宾馆|银行|支行|店|厂|合作社|营业部|旅行社|超市|股份)(?:[（(][^（）()]*[)）])?$")
_NOTE = re.compile(r"（(?!(?:[万亿]?[人元家个项所台套名次年届门%]|人次|人数|数量?)）)[^（）]{1,20}）")
"""What a heading says in brackets beside what its column holds, but for the unit of its figures."""
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])?\s*")
_MARKS = re.compile(r"[\s*＊]+")
_SAYS_KIND = re.compile(r"[群专校单企公合产行服对面机方核]")
"""A letter of the words that say what a column holds: most columns hold figures."""
_PIECE_MARKS = re.compile(r"[、，；,;/\s（()）]")
_TOTAL = re.compile(r"^(?:合计|共计|总计|小计|平均|总数|全市|全区|全省|全县)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what they hold; None where it has no such column.

    ``core``: beside a cluster, the programs are those at its core, not all it is made of; ``first``: the first of them is.
    ``others``: further columns of programs (群内其他专业); ``closed``: columns of programs that a school has ended.
    """

    school: int | None = None
    cluster: int | None = None
    program: int | None = None
    industry: int | None = None
    enterprise: int | None = None
    core: bool = True
    first: bool = False
    others: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the table says anything about programs, clusters, industries or firms."""
        return not (self.cluster is None and self.program is None and self.enterprise is None and not self.closed)

    @property
    def programs(self) -> tuple[int, ...]:
        """All columns that name programs, those of ended ones too."""
        return (*(() if self.program is None else (self.program,)), *self.others, *self.closed)


def columns(context: Context, table: Table) -> Columns:
    """What the headings of a table say its columns hold."""
    return context.once(_columns_of, table.index)


def _columns_of(context: Context, index: int) -> Columns:
    table = context.reading.tables[index]
    found: dict[str, int] = {}
    others: list[int] = []
    closed: list[int] = []
    width = max((len(row) for row in table.rows), default=0)
    for column in range(width):
        heading = _heading(context, table, column)
        if not _SAYS_KIND.search(heading):
            continue
        heading = _NOTE.sub("", heading.replace("专业（群）", "专业" if "cluster" in found else "专业群"))
        if _PROGRAM.search(heading) and not _NOT_PROGRAM.search(heading) and ("program" in found or _CLOSED.search(heading)):
            more = closed if _CLOSED.search(heading) else others
            more.append(_core_first(context, table, column, found) if more is others else column)
            continue
        for kind, wanted, unwanted in (
            ("cluster", _CLUSTER, None),
            ("program", _PROGRAM, _NOT_PROGRAM),
            ("school", _SCHOOL, None),
            ("enterprise", _ENTERPRISE, _NOT_ENTERPRISE),
            ("industry", _INDUSTRY, _NOT_INDUSTRY),
        ):
            if kind not in found and wanted.search(heading) and not (unwanted and unwanted.search(heading)):
                found[kind] = column
                break
        if _EITHER.search(heading):
            _settle(context, table, column, found)
    if "cluster" not in found:
        found.pop("industry", None)
    heading = _heading(context, table, found["program"]) if "program" in found else ""
    first = _FIRST_IS_CORE.search(heading) is not None
    core = not first and not _MEMBERS.search(heading)
    return Columns(**found, core=core, first=first, others=tuple(others), closed=tuple(closed))


def _core_first(context: Context, table: Table, column: int, found: dict[str, int]) -> int:
    """Take a column of core programs for one of all members' that stands before it; gives the other of the two."""
    before = found["program"]
    if not _CORE.search(_heading(context, table, column)) or not _MEMBERS.search(_heading(context, table, before)):
        return column
    found["program"] = column
    return before


def _settle(context: Context, table: Table, column: int, found: dict[str, int]) -> None:
    """Write down a column of units as one of schools or of firms, by what most of its cells name."""
    cells = [index for row in table.rows[max(1, table.header_rows) :] if (index := cell(row, column)) is not None]
    schools = sum(bool(context.of("School", index)) for index in cells)
    firms = sum(bool(_FIRM_CELL.search(context.segment(index).text.strip())) for index in cells)
    kind, other = ("school", "enterprise") if schools >= firms else ("enterprise", "school")
    if max(schools, firms) == 0 or found.get(kind, column) != column:
        return
    if found.get(other) == column:
        del found[other]
    found[kind] = column


def _heading(context: Context, table: Table, column: int) -> str:
    texts: list[str] = []
    for row in table.rows[: max(1, table.header_rows)]:
        cell = row[column] if column < len(row) else None
        if cell is not None:
            text = _MARKS.sub("", context.segment(cell).text)
            if text not in texts:
                texts.append(text)
    return texts[-1] if texts else ""


def body(context: Context, table: Table) -> Iterator[tuple[int | None, ...]]:
    """The rows below the headings, without totals."""
    for row in table.rows[max(1, table.header_rows) :]:
        first = next((cell for cell in row if cell is not None), None)
        if first is not None and not _TOTAL.match(context.segment(first).text):
            yield row


def cell(row: tuple[int | None, ...], column: int | None) -> int | None:
    """The segment in a column of a row, if the row reaches that far."""
    return row[column] if column is not None and column < len(row) else None


def pieces(context: Context, segment: int) -> Iterator[tuple[Span, str]]:
    """The items of a cell, split at list marks outside brackets, without numbering."""
    text = context.segment(segment).text
    start, depth = 0, 0
    bounds: list[tuple[int, int]] = []
    for mark in _PIECE_MARKS.finditer(text):
        letter, at = mark.group(), mark.start()
        if letter in "（(）)":
            depth += 1 if letter in "（(" else -1
        elif depth <= 0:
            bounds.append((start, at))
            start = at + 1
    bounds.append((start, len(text)))
    for left, right in bounds:
        number = _NUMBER.match(text, left, right)
        left = number.end() if number else left
        while right > left and text[right - 1] in " 。等":
            right -= 1
        if right - left >= 2:
            yield Span(segment, left, right), text[left:right]
