"""What kind of cell a table's heading asks for, and what kind a cell is: a school, a cluster, a figure, a year.

Where a table is copied one cell a line, the kinds are what tells one column from the next.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from loaders.structure.regular import FIGURE, YEAR

Kind = Literal[
    "number",
    "figure",
    "year",
    "school",
    "cluster",
    "firm",
    "program",
    "industry",
    "region",
    "words",
    "none",
    "bare",
    "rest",
    "total",
    "",
]
"""What a column asks for or a cell is: ``bare`` is a figure that may be a year (2014), ``rest`` the end of a name that is none of
its own (有限公司), ``words`` any cell without a mark of its own, ``none`` one that says it is empty, "" a heading not known."""

_QUALIFIED = (
    r"(?:所属|所在|牵头|承建|建设|立项|申报|申请|承担|承办|主办|举办|开设|依托|实施|参与|归属|隶属|合作|成员|试点|项目|获奖|获评"
    r"|主要|重点|核心|骨干|主干|特色|优势|品牌|龙头|支撑|相关|其他|其它|涉及|面向|服务|对接|对应|适用|覆盖|招生|新增|撤销|示范"
    r"|群内|所含|包含|涵盖|组成|省级|市级|校级|国家级|高水平|中职|高职|职业|中等职业|选择|现有|就业|实习|共建|签约|接收|冠名|订单"
    r"|行业|产业|区域|本地|对口|帮扶|支援|结对|受援|境外|国外|全日制|参加|引进|培养|毕业|授予|起始|开始|本|各|该|原|的|与|及|或|/)*"
)
_PLACED = r"(?:名称|全称|简称|名单|方向|类别)?(?:（[^（）]{1,12}）)?$"
_HEADINGS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("number", re.compile(r"^(?:序号|编号|序|No\.?|NO\.?)$")),
    (
        "year",
        re.compile(rf"^{_QUALIFIED}(?:签订|建立|成立|认定|获得|立项|开办|启动|起止|投用)?(?:年份|年度|学年|时间|届别|日期)$"),
    ),
    ("cluster", re.compile(rf"^{_QUALIFIED}(?:专业(?:集)?群|群){_PLACED}")),
    ("school", re.compile(rf"^{_QUALIFIED}(?:学校|院校|校名|职校|职业学校|中职学校|高校){_PLACED}")),
    ("firm", re.compile(rf"^{_QUALIFIED}(?:企业|公司){_PLACED}")),
    (
        "industry",
        re.compile(rf"^{_QUALIFIED}(?:产业|行业|产业链|产业集群|领域|服务面向|就业面向)(?:（[^（）]{{1,12}}）|领域|链)?$"),
    ),
    ("program", re.compile(rf"^{_QUALIFIED}专业{_PLACED}")),
    (
        "figure",
        re.compile(
            r"^(?:[\u4e00-\u9fff“”]{0,10}(?:数|数量|率|比例|占比|比|值|额|面积|投入|人次|经费|资金|合计|总计|小计|满意度|增减|增幅|变化|变化情况|学时|课时)"
            r"|(?:在校|在籍|毕业|招|应届毕业|新)生(?:数|人数|规模)?|在校生|招生|(?:专任|兼职|双师型|“双师型”|高级职称)?教师|教职工)(?:（[^（）]{1,10}）)?$"
            r"|^[\u4e00-\u9fff“”]{2,14}（[^（）]{0,4}(?:人|%|元|个|所|册|台|平方米|m²|人次|项|门|套|次|亩|家|年|名|工位|学时)(?:/生)?）$"
        ),
    ),
    (
        "words",
        re.compile(
            r"^[\u4e00-\u9fff、/]{0,8}(?:名称|项目|指标|单位|部门|类型|性质|类别|级别|等级|等次|层次|形式|内容|方式|模式|备注|说明|荣誉|称号|奖项|地址|校址"
            r"|所在地|地点|地区|区域|区县|县区|县（市、区）|市（州）|市县|城市|举办者|主管|隶属关系|负责人|班级|基地|平台|岗位|证书|成果|方向|来源|学制|用途|功能"
            r"|情况|成效|文号|任务|措施|简称|特色|机构|对象|主体|赛项|奖次|工种|职业|载体|标准|简介|届)(?:（[^（）]{1,12}）)?$"
        ),
    ),
)
_HEADING_LIMIT = 18
_CELLS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("none", re.compile(r"^(?:[-—–/／]+|无|暂无|同上)$|^$")),
    ("total", re.compile(r"^[全本]?[省市县区校]?(?:合计|总计|共计|小计|总数|平均|平均值)$")),
    ("bare", re.compile(r"^(?:19|20)\d\d$")),
    (
        "year",
        re.compile(
            r"^(?:自|于)?(?:19|20)\d\d年?(?:[-—–./～~]?\d{1,2}月?)?(?:\d{1,2}日)?(?:[-—–至～~]{1,2}(?:(?:20\d\d)?年?[./]?(?:\d{1,2}月?)?|至?今)|起|至今|以来)?(?:届|级|学年|年度)?$"
        ),
    ),
    (
        "rest",
        re.compile(
            r"^(?:[份限责任有股]*公司|(?:中等|职业|专业|技术|教育|高级|[业等术育级])*(?:学校|学院|中心学校|[校院])|专?业?群|产?业?链?"
            r"|[与和及的][\u4e00-\u9fff]{1,8}|[^\W\d_A-Za-z人元个所册台名项家门套次亩年届是否有])$"
        ),
    ),
    ("cluster", re.compile(r"[\u4e00-\u9fff]{2}专业(?:集)?群(?:（[^（）]*）)?$")),
    ("firm", re.compile(r"(?:公司|集团|酒店|饭店|宾馆|银行|支行|分行|厂|合作社|旅行社|超市|事务所)(?:（[^（）]*）)?$")),
    (
        "school",
        re.compile(
            r"[\u4e00-\u9fff](?:学校|学院|大学|中专|职校|职高|高职|技校|卫校|农校|商校|工校|幼师|职教中心|教育中心|职专|职中|职院|校)"
            r"(?:（[^（）]*）)?$"
        ),
    ),
    ("industry", re.compile(r"(?:产业|产业链|产业集群|行业|(?<!专)(?<!毕)(?<!企)业)$")),
    ("region", re.compile(r"^[\u4e00-\u9fff]{1,9}[省市县区州盟旗]$")),
)
_PLAIN: Final[tuple[Kind, ...]] = ("words", "industry", "region", "none", "total")
_NAMED: Final[tuple[Kind, ...]] = ("school", "firm", "cluster")
_COUNTED: Final[tuple[Kind, ...]] = ("year", "bare", "figure", "number")
_GAIN: Final[dict[Kind, dict[Kind, float]]] = {
    "number": {"total": 2, "number": 2, "none": 0},
    "figure": {"figure": 2, "number": 2, "bare": 2, "year": -1, "none": 1},
    "year": {"total": 2, "year": 2, "bare": 2, "figure": 0, "number": 0, "none": 1},
    "school": {"total": 2, "school": 2, "words": 1, "region": 0, "none": 0},
    "cluster": {"total": 2, "cluster": 2, "words": -1, "none": 0},
    "firm": {"total": 2, "firm": 2, "words": 1, "none": 1, "region": 0, "industry": 0},
    "program": {"words": 1, "industry": 0.5, "none": 1, "region": 0},
    "industry": {"industry": 2, "words": 1, "none": 1, "region": 0},
    "region": {"total": 2, "region": 2, "words": 0, "none": 1},
    "words": {
        **dict.fromkeys(_PLAIN, 1.0),
        **dict.fromkeys(_NAMED, 0.5),
        **dict.fromkeys(_COUNTED, 0.0),
    },
    "": dict.fromkeys((*_PLAIN, *_NAMED, *_COUNTED), 1.0),
}
_WRONG, _TORN = -3.0, -2.0
STRONG: Final = 2
"""What a cell gains whose kind is just what its column asks for."""


@lru_cache(maxsize=1024)
def heading_kind(text: str) -> Kind | None:
    """What a column under that heading holds; None where the text is no heading that is known."""
    if not text or len(text) > _HEADING_LIMIT:
        return None
    if YEAR.match(text):
        return "figure"
    return next((kind for kind, pattern in _HEADINGS if pattern.match(text)), None)


@lru_cache(maxsize=4096)
def cell_kind(text: str) -> Kind:
    """What a cell looks like."""
    for kind, pattern in _CELLS[:4]:
        if pattern.match(text):
            return kind
    if FIGURE.match(text):
        return "figure"
    return next((kind for kind, pattern in _CELLS[4:] if pattern.search(text)), "words")


def gain(column: Kind, kind: Kind) -> float:
    """How well a cell fits a column."""
    return _TORN if kind == "rest" else _GAIN[column].get(kind, _WRONG)
