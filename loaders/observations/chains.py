"""Numbers that hang on a figure said before them: an earlier year's, both ends of a change, the share of a count."""

from __future__ import annotations

import re

from loaders.observations import years
from loaders.observations.figure import value_of
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.quantities import Quantity
from loaders.observations.sentence import GAP, YEAR_WORD, Sentence, bound, nearest

_BEFORE = re.compile(
    rf"(?:[,，;、和及]|\((?:[^,，。;:()\d]{{1,6}}的)?)?(?:而|并)?(?:(?P<since>由|从)|比|较|与|同|和|高于|低于|多于|少于|优于|超过)?(?P<year>{years.PREVIOUS}|20[0-4]\d(?:年|届)(?:度|同期|末|底)?)(?:同期)?"
    r"(?P<echo>[^,，。;:()\d为是达的]{0,8})(?:的|为|是|达到?|则为|仅|只有|:)*\(?$"
)
_UNTIL_NOW = re.compile(r"[^,，。;\d]{1,6}(?:现在|目前|当前|今年|本年|这一)")
_COMPARED_COUNT = re.compile(rf"(?:比|较)(?P<year>{years.PREVIOUS}|20[0-4]\d年(?:度)?)(?:同期)?的?$")
_MORE = re.compile(r"(?:有所|略|净|又)?(?:增加|增长|减少|提高|下降|上升|多|少|增|减)")
FROM = re.compile(rf"[,，]?(?:从|由)(?P<year>{years.PREVIOUS}|20[0-4]\d(?:年(?:度|底)?|学年|届))?(?:的|为)*$")
TO = re.compile(
    r"(?:/[年生月人])?[,，)]?(?P<year>20[0-4]\d年(?:度|底)?)?(?:的)?(?:[猛激骤陡]|大幅|稳步|逐步|逐年|快速|迅速|持续)?"
    r"(?:提高|提升|增加|增长|上升|下降|减少|降低|扩大|升|降|增|变|发展|调整|优化|整合|压减|撤并|精简|缩减|攀升|跃升|升级|扩容|提速|扩充|拓宽)"
    r"(?:到了?|至|为)(?:了)?(?P<later>20[0-4]\d年(?:度|底)?)?(?:的)?$"
)
_SHARE = re.compile(
    r"(?:(?:占|相当于)(?P<whole>[^,，。;\d]{0,24}?)(?:的|比例?|比重|总数)*|(?<=[,，(])(?:所占)?(?:比例|比重))(?:约|为|达到?|是|:)*(?:20[0-4]\d年)?$"
    r"|(?<=[人名][,，])达到?$"
)
_SHARE_LETTERS = frozenset("占当比达")
"""One of these every such word has."""
_GRADUATES = re.compile(r"(?:全部|应届|总|中职)?毕业(?:生|学生)?(?:总)?(?:人)?数?")
_TEACHERS = re.compile(
    r"(?:专任|专业课?|全部|全体|在校|总|校内)*(?:教师|师资)?(?:、实习指导课教师|和实习指导教师)?(?:总)?(?:人)?数?"
)
_OF_GRADUATES = frozenset({"升学率", "就业率"})
_BESIDE = re.compile(r"(?:有|为|共|的|人数|数|专任教师|教师|[,，])*")
_NOUN_ENDS = r"[^,，。;:()\d]{0,10}"
"""What may follow a counted figure's noun: 46家企业签订合作|协议."""
_PARTED = re.compile(r"(?:\([^()]{0,30}\))?[,，、(]?(?:约|人数|比例)?")
_BETWEEN_LIMIT = 36
_RISE = (
    r"(?:[,，](?:同比|较上年|比上年|较去年|比去年|较上年同期|环比)?(?:上升|下降|提高|增长|增加|减少|提升|降低|上涨)了?"
    r"\d[\d.]*万?(?:个百分点|%|人次|人|元|家|所|个)(?![^,，(]))?"
)
"""By how much a figure rose or fell, which may stand between it and the earlier year's in brackets."""
_CROSSED = r"(?:[,，](?:首次|一举|成功|再次|已)*(?:突破|超过|跨过|站上|跃上)[^,，。;()]{1,16})?"
"""A mark passed (首次突破4000元), told between a figure and the earlier year's."""
_LINKS = re.compile(r"[为是达到共有的:]+$")
_LONG_AGO = re.compile(
    r"经过|建后|组建|合并|搬迁|[两二三四五六十\d]+年(?:来|间|内|前)|近[两二三四五六十\d]+年|十[一二三四]五|以来|建校|最初|原来|原有|起步|逐年|逐步"
)
_UNDATED = 0.7
_SHARE_ROUNDING = 0.06
_COMPARED_AHEAD = re.compile(rf"(?:与|同|比|较|相比|相较于|对比)(?P<year>{years.PREVIOUS}|20[0-4]\d年度?)(?:同期)?(?:的|为)?$")
_UNTIL_LABEL = re.compile(r"(?:20[0-4]\d年(?:度|底|末)?[,，]?|本年度?|今年)?[^,，。;\d]{0,40}")
_AHEAD = re.compile(r"(?:/[月年生人])?(?:相比|比较|对比|相较)?[,，]")
_DEGREE = re.compile(
    r"(?:[,，、;(和及]|其中|包括|含)(?:对口|通过)?(?:升学|高考)?(?:普通|应用型|升入|考入)?本科(?:院校|高校|学校|层次|大学)?(?:有|为|共|达)*$"
)
_STUDIED_ON = re.compile(r"升学|升入|升读|录取|高考|考入|考取|升高")
_PER_HEAD = re.compile(r"[,，、(;](?:生均|每生)(?:为|约|达到?|是|:)*$")
_PUT_IN = re.compile(r"(?:其中|当年|本年|比上|较上|比20|较20)")
"""A clause between a total and what it is per head (设备总值2870万元，其中当年新增316万元，生均8159元)."""
_UPPER_SECONDARY = re.compile(r"(?:全[省市县区])?(?:普通)?高中(?:阶段|段)(?:教育|学校)*(?:的)?(?:招生|录取)(?:总|人|数|规模|的)*")
_TOTALS = (
    (re.compile(r"公用经费"), "生均公用经费"),
    (re.compile(r"设备"), "生均教学仪器设备值"),
    (re.compile(r"图书|藏书"), "生均纸质图书"),
    (re.compile(r"占地"), "生均占地面积"),
    (re.compile(r"建筑面积|校舍"), "生均校舍建筑面积"),
    (re.compile(r"工位"), "生均实训工位数"),
)


def bind_earlier(sentence: Sentence, index: int) -> bool:
    """比上年（96.1%）…, 与2020年的3100元…: the earlier year's figure of the indicator said before."""
    quantity, text = sentence.quantities[index], sentence.text
    last = sentence.last_figure(quantity.start)
    if last is None or not YEAR_WORD.search(text, last.end, quantity.start):
        return False
    match = _BEFORE.search(text, 0, quantity.start)
    if match is None or match.start() < last.end or (match["since"] and not _UNTIL_NOW.match(text, quantity.end)):
        return False
    between = text[last.end : match.start()]
    noun = _NOUN_ENDS if last.rule == "count" else ""
    if len(between) > _BETWEEN_LIMIT or not re.fullmatch(
        rf"{noun}(?:/[月年生人])?(?:\([^()]{{0,30}}\))?{_RISE}{_CROSSED}[,，;、(]?(?:基本|略|均)?", between
    ):
        return False
    surface = text[last.anchor : last.start]
    if match["echo"] and not _LINKS.sub("", surface).endswith(match["echo"]):
        return False
    value = value_of(last.indicator, quantity, surface)
    named = not match["echo"] and any(last.end <= label.start < quantity.start and label.indicator for label in sentence.labels)
    if value is None or named:
        return False
    said = re.search(r"20[0-4]\d", match["year"])
    year = int(said.group()) if said else last.year - 1 if last.year is not None else None
    back = 0 if year is not None else last.back + 1
    sentence.take(bound(text, last.indicator, value, quantity, last.anchor, "earlier-year", year, back), index)
    return True


def bind_compared(sentence: Sentence, index: int) -> bool:
    """招生比2020年的7020人增加735人: the earlier year's figure, where no other is said."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _COMPARED_COUNT.search(text, 0, quantity.start) if _MORE.match(text, quantity.end) else None
    label = nearest(sentence.labels, match.start() + 1) if match else None
    if match is None or label is None or label.indicator is None or not GAP.fullmatch(text[label.end : match.start()]):
        return False
    value = value_of(label.indicator, quantity, text[label.start : label.end])
    if value is not None:
        said = re.match(r"20[0-4]\d", match["year"])
        year, back = (int(said.group()), 0) if said else (None, 1)
        sentence.take(bound(text, label.indicator, value, quantity, label.start, "earlier-year", year, back), index)
    return value is not None


def bind_change(sentence: Sentence, index: int) -> bool:
    """从2020年的71%提高到75%: both figures. Without a year the first is the year before's, but not where it tells several."""
    text, first = sentence.text, sentence.quantities[index]
    if "从" not in text and "由" not in text:
        return False
    said_from = max(text.rfind("从", 0, first.start), text.rfind("由", 0, first.start))
    match = FROM.search(text, max(0, said_from - 1), first.start) if said_from >= 0 else None
    later = next((i for i in range(index + 1, len(sentence.quantities)) if sentence.quantities[i].unit not in ("年", "月")), None)
    if match is None or later is None:
        return False
    label = nearest(sentence.labels, match.start() + 1)
    if label is None or label.indicator is None or not GAP.fullmatch(text[label.end : match.start()]):
        return False
    second = sentence.quantities[later]
    between = TO.fullmatch(text[first.end : second.start])
    surface = text[label.start : label.end]
    value = value_of(label.indicator, second, surface)
    if between is None or value is None:
        return False
    said = between["later"] or between["year"]
    told = [f for f in sentence.figures if f.rule == "change" and f.year is not None and not match["year"] and not said]
    then, now = min((f.year or 0 for f in told), default=0), max((f.year or 0 for f in told), default=0)
    when = int(said[:4]) if said else now if now > then else None
    sentence.figures.append(bound(text, label.indicator, value, second, label.start, "change", when))
    earlier = value_of(label.indicator, first, surface)
    if earlier is not None and (match["year"] or then or not _LONG_AGO.search(text[: first.start])):
        year = re.search(r"20[0-4]\d", match["year"] or "")
        when = int(year.group()) if year else then or None
        figure = bound(text, label.indicator, earlier, first, label.start, "change", when, 0 if when else 1)
        sentence.figures.append(figure if match["year"] or then else figure._replace(confidence=_UNDATED))
    sentence.used.update(range(index, later + 1))
    return True


def bind_ahead(sentence: Sentence, index: int) -> bool:
    """与2020年的3100元相比，月收入增长…: the earlier year's figure said before the words that name its indicator."""
    quantity, text = sentence.quantities[index], sentence.text
    behind = _AHEAD.match(text, quantity.end)
    match = _COMPARED_AHEAD.search(text, 0, quantity.start) if behind is not None else None
    if match is None or behind is None:
        return False
    clause = _UNTIL_LABEL.match(text, behind.end())
    labels = [one for one in sentence.labels if clause and behind.end() <= one.start and one.end <= clause.end()]
    label = labels[-1] if labels else None
    if label is None or label.indicator is None:
        return False
    value = value_of(label.indicator, quantity, text[label.start : label.end])
    if value is not None:
        said = re.search(r"20[0-4]\d", match["year"])
        year, back = (int(said.group()), 0) if said else (None, 1)
        sentence.take(bound(text, label.indicator, value, quantity, quantity.start, "earlier-year", year, back), index)
    return value is not None


def bind_degree(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """升入高一级学校323人，其中本科7人: those of the ones who study on that a university took."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _DEGREE.search(text, 0, quantity.start) if quantity.dimension == "人" and "本科" in text else None
    front = text[max(0, match.start() - 60) : match.start()] if match else ""
    if match is None or not _STUDIED_ON.search(front) or re.search(r"教师|学历|职称", front):
        return False
    indicator = lexicon.indicators["本科升学人数"]
    value = value_of(indicator, quantity, "")
    if value is not None:
        sentence.take(bound(text, indicator, value, quantity, match.start(), "degree"), index)
    return value is not None


def bind_share(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """42人，占15.7%: the share that belongs to the count before it, or to the words before 占."""
    quantity, text = sentence.quantities[index], sentence.text
    match = None if _SHARE_LETTERS.isdisjoint(text) else _SHARE.search(text, 0, quantity.start)
    whole = match["whole"] or "" if match else ""
    owner = _owner(sentence, match.start()) if match else None
    if match is None or owner is None:
        return False
    if owner[0].name == "招生数" and _UPPER_SECONDARY.fullmatch(whole):
        indicator = lexicon.indicators["中职招生占比"]
        value = value_of(indicator, quantity, "")
        if value is not None:
            sentence.take(bound(text, indicator, value, quantity, owner[1], "share", owner[2]), index)
        return value is not None
    if not share_fits(owner[0], whole) and (whole or not _adds_up(sentence, quantity, match.start())):
        return False
    indicator = lexicon.indicators[owner[0].share]
    value = value_of(indicator, quantity, "")
    if value is not None:
        sentence.take(bound(text, indicator, value, quantity, owner[1], "share", owner[2]), index)
    return value is not None


def _adds_up(sentence: Sentence, share: Quantity, position: int) -> bool:
    """Whether a share of nothing said (升学1098人，占68.1%) is that of the leavers whom the sentence counts."""
    last = sentence.last_figure(position)
    leavers = next((f.value for f in sentence.figures if f.indicator.name == "毕业生数" and not f.refusal), 0.0)
    if last is None or not leavers or last.indicator.share not in _OF_GRADUATES:
        return False
    return abs(share.value - 100 * last.value / leavers) <= _SHARE_ROUNDING


def bind_per_head(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """设备总值3500万元，生均5600元: what is said per head of the total just named."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _PER_HEAD.search(text, 0, quantity.start) if "生均" in text or "每生" in text else None
    if match is None:
        return False
    opening = max(text.rfind(mark, 0, match.start()) for mark in ",，;") + 1
    if _PUT_IN.match(text, opening):
        opening = max(text.rfind(mark, 0, opening - 1) for mark in ",，;") + 1
    total = text[opening : match.start()]
    for words, name in _TOTALS:
        value = value_of(lexicon.indicators[name], quantity, "") if words.search(total) else None
        if value is not None:
            sentence.take(bound(text, lexicon.indicators[name], value, quantity, match.start() + 1, "per-head"), index)
            return True
    return False


def share_fits(count: Indicator, whole: str) -> bool:
    """Whether a count's share of ``whole`` (the words after 占) is its indicator in percent: of teachers, or of leavers."""
    if not count.share:
        return False
    if count.share in _OF_GRADUATES:
        return bool(whole) and bool(_GRADUATES.fullmatch(whole))
    return bool(_TEACHERS.fullmatch(whole))


def _owner(sentence: Sentence, position: int) -> tuple[Indicator, int, int | None] | None:
    """Whose share it is: the label right before 占, else the last count, if nothing but a comma or an aside parts them."""
    text = sentence.text
    label = nearest(sentence.labels, position)
    if label is not None and label.indicator is not None and _BESIDE.fullmatch(text[label.end : position]):
        return label.indicator, label.start, None
    last = sentence.last_figure(position)
    if last is None or last.refusal or not _PARTED.fullmatch(text[last.end : position]):
        return None
    return last.indicator, last.anchor, last.year
