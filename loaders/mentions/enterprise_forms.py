"""Short forms of firms and the fullest form that a report gives: 青禾 beside 洛阳青禾云商销售有限公司."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from loaders.mentions.enterprise_sorts import REGION_NAME
from loaders.mentions.name_lists import brands

_LEGAL = re.compile(
    r"(?:集团)?(?:股份|控股)?有限(?:责任)?公司$|集团(?:股份)?公司$|股份公司$|集团股份$|(?:总|分)?公司$|集团$|股份$|大酒店$|国际酒店$|酒店$|大饭店$|饭店$|宾馆$|[（(][^（()）]*[)）]"
)
_HOUSES = frozenset(
    "银行 旅行社 出版社 证券 保险 人寿 大药房 药房 超市 百货 铁路 机场 公交 电力 电信 移动 邮政 燃气 水务 国际".split()
)
"""What is left of a name that only its region tells from others (洛阳银行, 郑州银行)."""
_HOUSE = re.compile(r"酒店|饭店|宾馆|影视城|乐园|超市|药房|银行|旅行社|学院")
_TRADE = re.compile(
    r"(?:云商|茶业|茶叶|酒业|铝业|钢铁|煤业|煤炭|矿业|水泥|乳业|粮油|种业|林业|渔业|水产|果业|木业|门窗|玻璃|陶瓷|珠宝|眼镜|口腔|健康|养老|护理|托育|人力资源|销售|电子商务|商务|商贸|贸易|科技|技术|教育|电器|电气|电子|家电|机械|机器|装备|制造|汽车|旅游|文化传媒|文化|传媒|传播|食品|药业|大药房|纸业|实业|光电|电梯|物流|快递|物业|餐饮|"
    r"服务|管理|咨询|发展|投资|控股|新能源|能源|环保|农业|农牧|养猪|养殖|牧业|数控|云|工业|产业|置业|建设|建筑|工程|装饰|家居|家具|纺织|家纺|服饰|服装|化工|医药|制药|生物|软件|信息|网络|股份|设备|制冷|金属)+$"
)

_FIRST_TRADE = re.compile(_TRADE.pattern.removesuffix("+$"))


def core(name: str, is_region: Callable[[str], bool]) -> str:
    """What tells a firm from others: its name without region, legal form and line of trade (青禾, 北辰海)."""
    return _core(stem(name), is_region)


def _core(rest: str, is_region: Callable[[str], bool]) -> str:
    """The same, of a name that has lost its legal form."""
    region = REGION_NAME.match(rest)
    while region is not None and len(rest) - region.end() >= 2:
        rest = rest[region.end() :]
        region = REGION_NAME.match(rest)
    for size in (4, 3, 2):
        if len(rest) - size >= 2 and is_region(rest[:size]) and not _TRADE.fullmatch(rest[size:]):
            rest = rest[size:]
            break
    trade = _TRADE.search(rest)
    if trade is not None and trade.start() >= 2:
        rest = rest[: trade.start()]
    return rest


def stem(name: str) -> str:
    """A name without its legal form: 洛阳青禾电梯 of 洛阳青禾电梯有限公司."""
    rest = _LEGAL.sub("", name)
    return rest if rest == name else _LEGAL.sub("", rest)


def short_forms(name: str, is_region: Callable[[str], bool]) -> tuple[str, ...]:
    """The ways a text is likely to shorten a firm's name later on: without its legal form, and without its region."""
    plain = stem(name)
    if plain == name:
        return ()
    region = REGION_NAME.match(plain)
    forms = [plain] if len(plain) >= 3 else []
    rest = plain[region.end() :] if region is not None else plain
    for size in (4, 3, 2):
        if len(rest) - size >= 4 and is_region(rest[:size]):
            forms.append(rest[size:])
            break
    if rest != plain and len(rest) >= 4:
        forms.append(rest)
    parent = next((rest[:size] for size in (4, 3, 2) if rest[:size] in brands() and len(rest) - size >= 4), "")
    if parent:
        forms.append(rest[len(parent) :])
    own = _core(plain, is_region)
    trade = _FIRST_TRADE.match(rest, rest.find(own) + len(own)) if len(own) >= 2 and own in rest else None
    if trade is not None and 4 <= len(own + trade.group()) < len(rest):
        forms.append(own + trade.group())
    return tuple(form for form in forms if not _TRADE.fullmatch(form))


_FULL = re.compile(r"有限(?:责任)?公司\Z")
_BRANCH = re.compile(r"(?:公司|[分支]行|分店|营业部|分部|厂)\Z")
"""What a firm with its full name is not: its own branch (…有限公司洛阳分公司)."""


class FirmNames:
    """The names of a report's firms, ready to be asked which of them a short form can stand for.

    Names are found by pairs of letters, so that asking for all of them takes a time that grows with their number.
    """

    def __init__(self, names: Iterable[str], is_region: Callable[[str], bool]) -> None:
        self._is_region = is_region
        self._cores: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._by_core: dict[str, list[str]] = {}
        self._by_pair: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            self._stems[name] = rest = stem(name)
            self._cores[name] = _core(rest, is_region)
            self._by_core.setdefault(self._cores[name], []).append(name)
            for pair in {name[at : at + 2] for at in range(len(name) - 1)}:
                self._by_pair.setdefault(pair, []).append(name)

    def _holding(self, part: str) -> list[str]:
        """The names in which a part stands, looked for among those that share its rarest pair of letters."""
        if len(part) < 2:
            return [name for name in self._cores if part in name]
        rarest = self._by_pair.get(part[:2], [])
        for at in range(1, len(part) - 1):
            names = self._by_pair.get(part[at : at + 2], [])
            if len(names) < len(rarest):
                rarest = names
        return [name for name in rarest if part in name]

    def _opens_part(self, short: str, name: str) -> bool:
        """Whether a form of two or three letters stands in a name as a word: at its head, after its region, or at its end."""
        at = name.find(short)
        region = REGION_NAME.match(name)
        return (
            len(short) > 3
            or at == 0
            or name.endswith(short)
            or self._is_region(name[:at])
            or (region is not None and region.end() == at)
            or short == self._cores[name]
        )

    def _drops_middle(self, short: str, name: str) -> bool:
        """Whether a short form is a name's head, without its region, and a later part of it (青禾封测 of 洛阳青禾半导体封测…)."""
        at = name.find(short[:2])
        return at >= 0 and (at == 0 or self._is_region(name[:at])) and short[2:] in name[at + 2 :]

    def fuller(self, short: str, among: Container[str] | None = None) -> list[str]:
        """The longer names that a short form can stand for, the best reasons first; ``among``: only these."""
        own = self._stems[short] if short in self._stems else stem(short)
        mine = self._cores[short] if short in self._cores else _core(own, self._is_region)
        found: list[tuple[int, int, str]] = []
        near = {
            *self._holding(short),
            *(self._holding(short[:2]) if 4 <= len(short) <= 8 and own == short and not self._is_region(short[:2]) else ()),
            *(self._holding(own) if len(own) >= 2 and own != short else ()),
            *self._by_core.get(mine, ()),
        }
        for name in near:
            if name == short or len(name) < len(short) or (among is not None and name not in among):
                continue
            if name.startswith(short) and _BRANCH.search(name) and _FULL.search(short):
                continue
            same = self._cores[name] == mine and mine not in _HOUSES
            if short in name and self._opens_part(short, name):
                plain = self._stems[name]
                rank = 0 if plain == own else 1 if plain.startswith(own) or own == self._cores[name] else 2
            elif own in name and len(own) >= 2 and (short == own or same):
                rank = 2
            elif len(mine) >= 2 and same and not _differ(short, name):
                rank = 3
            elif 4 <= len(short) <= 8 and own == short and self._drops_middle(short, name):
                rank = 4
            else:
                continue
            found.append((rank, len(name), name))
        best = min((rank for rank, _, _ in found), default=0)
        return [name for rank, _, name in sorted(found) if rank == best]


def abbreviates(short: str, name: str) -> bool:
    """Whether a form of two to four letters is made of a name's letters in their order, or is a short name's own product."""
    if not 2 <= len(short) <= 4 or short[0] != name[:1]:
        return False
    letters = iter(name)
    return all(letter in letters for letter in short) or len(short) == len(stem(name)) == 2


def fuller(short: str, names: Iterable[str], is_region: Callable[[str], bool]) -> list[str]:
    """The longer names that a short form can stand for, the best reasons first."""
    return FirmNames(names, is_region).fuller(short)


def _differ(short: str, name: str) -> bool:
    """Whether two names of one core speak of different houses: a hotel and a firm, two regions."""
    if bool(_HOUSE.search(short)) != bool(_HOUSE.search(name)):
        return True
    mine, other = REGION_NAME.match(short), REGION_NAME.match(name)
    return mine is not None and other is not None and mine.group()[:2] != other.group()[:2]
