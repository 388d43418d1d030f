"""Which number belongs to which words: the figures that one sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.observations import years
from loaders.observations.counted import counted_figures
from loaders.observations.figure import Figure, value_of
from loaders.observations.lexicon import Indicator, Label, Lexicon
from loaders.observations.quantities import Quantity, find_quantities
from loaders.observations.topics import refusal_of, renamed

_YEAR = r"(?:(?:截至|到|至)?20[0-4]\d年(?:度|底|末)?|本年度|今年|全年|本学年)"
_WORD = (
    r"(?:总人数|总数|总计|总量|总额|总值|人数|人次|数量|数|平均|比例|占比|达到了?|已?达|约为|分别为|共为|仅为|为|是|共有|共计|共|有|合计|累计|约|近"
    r"|已|保持在|稳定在|维持在|持续保持在|(?:提高|提升|增加|增长|上升|下降|减少|降低|扩大)(?:到了?|至|为)|[增升降]至|则|也|均|都|目前|现有|现|金额"
    r"|资金|经费|的|:|=|实际|全部|高达|水平|实现|超过|突破|为了|了)"
)
_ASIDE = r"(?:\([^()]{0,50}\)|[,，]?(?:比|较|与|同比|相比)[^,，。;()]{0,28}[,，])"
_GAP = re.compile(rf"(?:{_YEAR}|{_WORD}|{_ASIDE})*(?:[,，](?:总数|总量|共计?|达到?|为|平均))?(?:{_WORD})*")
_DELTA = re.compile(
    r"(?:(?:增加|减少|增长|提高|提升|上升|下降|降低|升高|扩大|缩小|超出|高出|多出|回落|递增|新增|净增|翻|压缩|削减|缩减)了?"
    r"|[增减]幅(?:度)?(?:为|达|约)?|降幅(?:为|达)?|涨幅(?:为|达)?|高于|低于|同比|环比|增|减|多|少|高|低|升|降|最[高低多少](?:为|达)?|上涨|上浮|提前|各)$"
)
_SHARE = re.compile(r"占(?P<whole>[^,，。;\d]{0,24}?)(?:的|比例?|比重|总数)*(?:约|为|达到?|是|:)*(?:20[0-4]\d年)?$")
_BEFORE = re.compile(rf"[,，;、和及(]?(?:而|并)?(?:比|较|与|同|和)?(?P<year>{years.PREVIOUS}|20[0-4]\d年(?:度|同期)?)(?:同期)?(?:的|为|是|达到?|则为)*\(?$")
_FROM = re.compile(rf"[,，]?(?:从|由)(?P<year>{years.PREVIOUS}|20[0-4]\d年(?:度|底)?)?(?:的|为)*$")
_TO = re.compile(
    r"[,，)]?(?P<year>20[0-4]\d年(?:度|底)?)?(?:的)?(?:提高|提升|增加|增长|上升|下降|减少|降低|扩大|升|降|增|变|发展|调整|攀升)(?:到了?|至|为)(?:了)?"
    r"(?P<later>20[0-4]\d年(?:度|底)?)?(?:的)?$"
)
_EACH = re.compile(r"(?:分别|依次|各)(?:为|是|有|达到?)?:?$")
_LISTED = re.compile(r"(?:、|和|及|以及|[,，]|与)+")
_SHARED_BY: dict[str, re.Pattern[str]] = {
    "升学率": re.compile(r"(?:全部|应届|总|中职)?毕业(?:生|学生)?(?:总)?(?:人)?数?"),
    "就业率": re.compile(r"(?:全部|应届|总|中职)?毕业(?:生|学生)?(?:总)?(?:人)?数?"),
}
_TEACHERS = re.compile(r"(?:专任|专业课?|全部|全体|在校|总|校内)*(?:教师|师资)?(?:、实习指导课教师|和实习指导教师)?(?:总)?(?:人)?数?")


@dataclass
class Sentence:
    """One sentence on its way: folded text, its labels and quantities, and the figures bound so far."""

    text: str
    labels: list[Label]
    quantities: list[Quantity]
    figures: list[Figure] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def read_sentence(text: str, lexicon: Lexicon) -> list[Figure]:
    """The figures of one folded sentence. Their years are those said right beside them; the sentence's own is added later."""
    quantities = find_quantities(text)
    if not quantities:
        return []
    sentence = Sentence(text, lexicon.labels(text), quantities)
    for figure, index in counted_figures(text, quantities, lexicon):
        sentence.figures.append(figure)
        sentence.used.add(index)
    _bind_lists(sentence)
    for index in range(len(quantities)):
        if index not in sentence.used:
            _bind(sentence, index, lexicon)
    return _without_repeats([replace(f, refusal=f.refusal or refusal_of(text, f)) for f in sentence.figures])


def _without_repeats(figures: list[Figure]) -> list[Figure]:
    """Of an indicator said twice in a sentence for the same time the later one is a part of the first (其中…)."""
    seen: dict[tuple[str, int | None, int], float] = {}
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: f.start):
        key = (figure.indicator.name, figure.year, figure.back)
        if not figure.refusal and seen.setdefault(key, figure.value) != figure.value:
            figure = replace(figure, refusal="part")
        kept.append(figure)
    return kept


def _bind(sentence: Sentence, index: int, lexicon: Lexicon) -> None:
    quantity, text = sentence.quantities[index], sentence.text
    front = text[: quantity.start]
    if _bind_change(sentence, index) or _bind_earlier(sentence, index):
        return
    if _DELTA.search(front[-8:]):
        return
    label = _nearest(sentence.labels, quantity.start)
    if label is not None and label.indicator is not None:
        gap = front[label.end :]
        indicator = renamed(label.indicator, text, label.start, lexicon)
        if indicator is not None and len(gap) <= 70 and _GAP.fullmatch(gap):
            value = value_of(indicator, quantity, text[label.start : label.end])
            if value is not None and not _is_tail(text, quantity):
                said = re.findall(r"20[0-4]\d(?=年)", re.sub(_ASIDE, "", gap))
                sentence.figures.append(_figure(indicator, value, quantity, label, "label", int(said[-1]) if said else None))
                sentence.used.add(index)
                return
    if quantity.dimension == "%":
        _bind_share(sentence, index, lexicon)


def _is_tail(text: str, quantity: Quantity) -> bool:
    """Whether what follows the quantity makes it a part: 3人参加, 12人获奖, 5人次以上的."""
    return bool(re.match(r"(?:参加|参与|荣?获|入选|被评|赴|接受|通过|报名|成功申|享受)", text[quantity.end :])) and quantity.dimension == "人"


def _figure(indicator: Indicator, value: float, quantity: Quantity, label: Label, rule: str, year: int | None = None) -> Figure:
    return Figure(
        indicator, value, quantity.start, quantity.end, rule, year, exact=not quantity.about, anchor=label.start,
        confidence=0.9 if not quantity.about else 0.6,
    )  # fmt: skip


def _nearest(labels: Sequence[Label], position: int) -> Label | None:
    return next((label for label in reversed(labels) if label.end <= position), None)


def _bind_earlier(sentence: Sentence, index: int) -> bool:
    """比上年（77.12%）…, 与2022年的3026元…: the earlier year's figure of the indicator said before."""
    quantity, text = sentence.quantities[index], sentence.text
    last = max((f for f in sentence.figures if f.end <= quantity.start), key=lambda f: f.end, default=None)
    match = _BEFORE.search(text[: quantity.start])
    if last is None or match is None or match.start() < last.end or not last.indicator:
        return False
    between = text[last.end : match.start()]
    if len(between) > 12 or not re.fullmatch(r"[,，;、(]?(?:基本|略|均)?", between):
        return False
    value = value_of(last.indicator, quantity, text[last.anchor : last.start])
    if value is None or any(last.end <= label.start < quantity.start and label.indicator for label in sentence.labels):
        return False
    said = re.search(r"20[0-4]\d", match["year"])
    figure = Figure(
        last.indicator, value, quantity.start, quantity.end, "earlier-year", int(said.group()) if said else None,
        back=0 if said else 1, exact=not quantity.about, anchor=last.anchor, refusal=last.refusal, confidence=0.85,
    )  # fmt: skip
    sentence.figures.append(figure)
    sentence.used.add(index)
    return True


def _bind_change(sentence: Sentence, index: int) -> bool:
    """从2021年的78%提高到80%: both figures. Without a year the first is whatever was before, and left out."""
    text, first = sentence.text, sentence.quantities[index]
    match = _FROM.search(text[: first.start])
    if match is None or index + 1 >= len(sentence.quantities):
        return False
    later = next((i for i in range(index + 1, len(sentence.quantities)) if sentence.quantities[i].unit not in ("年", "月")), None)
    label = _nearest(sentence.labels, match.start() + 1)
    if later is None or label is None or label.indicator is None or not _GAP.fullmatch(text[label.end : match.start()]):
        return False
    second = sentence.quantities[later]
    between = _TO.fullmatch(text[first.end : second.start])
    if between is None:
        return False
    surface = text[label.start : label.end]
    earlier_value, value = value_of(label.indicator, first, surface), value_of(label.indicator, second, surface)
    if value is None:
        return False
    said = between["later"] or between["year"]
    sentence.figures.append(_figure(label.indicator, value, second, label, "change", int(said[:4]) if said else None))
    if earlier_value is not None and match["year"]:
        year = re.search(r"20[0-4]\d", match["year"])
        before = _figure(label.indicator, earlier_value, first, label, "change", int(year.group()) if year else None)
        sentence.figures.append(replace(before, back=0 if year else 1))
    sentence.used.update(range(index, later + 1))
    return True


def _bind_share(sentence: Sentence, index: int, lexicon: Lexicon) -> None:
    """397人，占18.32%: the share that belongs to the count before it, or to the words before 占."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _SHARE.search(text[: quantity.start])
    if match is None:
        return
    owner = _owner(sentence, match.start())
    if owner is None or not owner[0].share:
        return
    indicator = lexicon.indicators[owner[0].share]
    whole = _SHARED_BY.get(indicator.name, _TEACHERS)
    if not whole.fullmatch(match["whole"]) or (indicator.name in _SHARED_BY and not match["whole"]):
        return
    value = value_of(indicator, quantity, "")
    if value is None:
        return
    sentence.figures.append(
        Figure(indicator, value, quantity.start, quantity.end, "share", owner[2], exact=not quantity.about, anchor=owner[1], confidence=0.85)
    )
    sentence.used.add(index)


def _owner(sentence: Sentence, position: int) -> tuple[Indicator, int, int | None] | None:
    """Whose share it is: the label right before 占, else the last count, if nothing but a comma or an aside parts them."""
    text = sentence.text
    label = _nearest(sentence.labels, position)
    if label is not None and label.indicator is not None and re.fullmatch(r"(?:有|为|共|的|人数|数|专任教师|教师|[,，])*", text[label.end : position]):
        return label.indicator, label.start, None
    last = max((f for f in sentence.figures if f.end <= position), key=lambda f: f.end, default=None)
    if last is None or last.refusal or not re.fullmatch(r"(?:\([^()]{0,30}\))?[,，(]?(?:约|人数|比例)?", text[last.end : position]):
        return None
    return last.indicator, last.anchor, last.year


def _bind_lists(sentence: Sentence) -> None:
    """A、B、C分别为x、y、z, and 2021年、2022年A分别为x、y: one figure each."""
    text, quantities = sentence.text, sentence.quantities
    for index, quantity in enumerate(quantities):
        if index in sentence.used or not _EACH.search(text[: quantity.start]):
            continue
        run = [index]
        while run[-1] + 1 < len(quantities) and _LISTED.fullmatch(text[quantities[run[-1]].end : quantities[run[-1] + 1].start]):
            run.append(run[-1] + 1)
        if len(run) < 2:
            continue
        start = max(text.rfind(mark, 0, quantity.start) for mark in "。;") + 1
        labels = _listed_labels(sentence, start, quantity.start)
        dates = [y for y in years.topic_years(text) if start <= y.start < quantity.start]
        _pair(sentence, run, labels, [date.year for date in dates])


def _listed_labels(sentence: Sentence, start: int, end: int) -> list[Label]:
    """The run of labels that ends right before a list of values."""
    run: list[Label] = []
    for label in reversed([one for one in sentence.labels if start <= one.start and one.end <= end]):
        if run and not re.fullmatch(rf"(?:[、和及,，与]|以及|人数|的|数|率)+|{_YEAR}", sentence.text[label.end : run[0].start]):
            break
        run.insert(0, label)
    return run


def _pair(sentence: Sentence, run: list[int], labels: list[Label], dates: list[int]) -> None:
    pairs: list[tuple[int, Label, int | None]] = []
    if len(labels) == len(run):
        pairs = [(index, label, None) for index, label in zip(run, labels, strict=True)]
    elif labels and len(dates) == len(run):
        pairs = [(index, labels[-1], year) for index, year in zip(run, dates, strict=True)]
    sentence.used.update(run)
    for index, label, year in pairs:
        if label.indicator is None:
            continue
        quantity = sentence.quantities[index]
        value = value_of(label.indicator, quantity, sentence.text[label.start : label.end])
        if value is not None:
            sentence.figures.append(_figure(label.indicator, value, quantity, label, "list", year))
