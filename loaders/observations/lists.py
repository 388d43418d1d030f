"""Lists told together: A、B、C分别为x、y、z; 2021年、2022年A分别为x、y; 分别占x、y."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.observations import years
from loaders.observations.chains import share_fits
from loaders.observations.figure import value_of
from loaders.observations.lexicon import Indicator, Label, Lexicon
from loaders.observations.quantities import Quantity, with_unit
from loaders.observations.respective import bind_pleased, is_echo, places_counted, places_named, run_from
from loaders.observations.sentence import DATED_BEHIND, YEAR, Sentence, bound

_EACH = re.compile(
    r"(?P<shares>(?:所占|各占|占)(?:(?:全部|全体)?专任教师(?:总数)?的?)?(?:比例?|比重)|(?<=[,，])(?:比例|比重))?(?:分别|依次|各)(?P<share>占(?P<whole>[^,，。;\d]{0,16}?)(?:的|比例?|总数)*)?(?:为|是|有|达到?)?:?$"
)
_BETWEEN = re.compile(rf"(?:[、和及,，与]|以及|人数|的|数|率)+|{YEAR}")
_ITEMS = re.compile(r"、|和|及|以及|与")
_SHARES = re.compile(r"[率度](?P<verb>(?:均|都)?(?:为|是|达到?|:)?)$")
_SHARES_ENDS = frozenset("率度均都为是达到:")
_THREE = re.compile(r"第?一、?第?二、?第?三(?:次)?产业")
_SPAN = re.compile(r"(20[0-4]\d)年?[-~至到](20[0-4]\d)年")
_SPELT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_SECTORS = ("第一产业就业人数", "第二产业就业人数", "第三产业就业人数")
_OPENING = re.compile(r"^(?:(?:20[0-4]\d|今|本)年(?:度)?|20[0-4]\d届|[全我][省市县区州校]|本[校市县]|学校|中职|的)+")
"""When and whose, before the first of a list's names."""
_ENDINGS = (
    "",
    "满意度",
    "合格率",
    "率",
    "教师",
    "级职称教师",
    "级职称",
    "职称教师",
    "学历教师",
    "职称教师比例",
    "教师比例",
    "比例",
    "就业",
    "人数",
    "数",
)


def bind_lists(sentence: Sentence, lexicon: Lexicon) -> None:
    """Bind the values of every list that 分别 opens, one to each name or year."""
    text, quantities = sentence.text, sentence.quantities
    if len(quantities) < 2:
        return
    if "率" in text or "度" in text:
        _bind_even(sentence, lexicon)
    if not ("分别" in text or "依次" in text or "各" in text):
        return
    for index, quantity in enumerate(quantities):
        match = _EACH.search(text[: quantity.start]) if index not in sentence.used else None
        if match is None or is_echo(text, quantity.start):
            continue
        run = run_from(sentence, index)
        if len(run) < 2 or bind_pleased(sentence, run, match.start(), lexicon):
            continue
        _share_unit(quantities, run)
        if match["share"] or match["shares"]:
            _bind_shares(sentence, run, match["whole"] or "", match.start(), lexicon)
            continue
        sentence.used.update(run)
        for one in _named(sentence, run, match.start(), lexicon):
            quantity = quantities[one.place]
            value = value_of(one.indicator, quantity, text[one.anchor : match.start()])
            if value is not None:
                figure = bound(text, one.indicator, value, quantity, one.anchor, "list", one.year, one.back)
                sentence.figures.append(figure._replace(named=one.named) if one.named else figure)


def _bind_even(sentence: Sentence, lexicon: Lexicon) -> None:
    """Bind lists of shares without 分别 (学生、家长满意度为92%、94%), where as many names as values stand before them."""
    for index, quantity in enumerate(sentence.quantities):
        if quantity.dimension != "%" or sentence.text[quantity.start - 1 : quantity.start] not in _SHARES_ENDS:
            continue
        match = _SHARES.search(sentence.text, 0, quantity.start)
        run = run_from(sentence, index) if match is not None else []
        if match is None or len(run) < 2 or index in sentence.used:
            continue
        named = _shortened(sentence.text, run, match.start("verb"), lexicon)
        if len(named) == len(run):
            sentence.used.update(run)
            for one in named:
                value = value_of(one.indicator, sentence.quantities[one.place], "")
                if value is not None:
                    sentence.figures.append(
                        bound(sentence.text, one.indicator, value, sentence.quantities[one.place], one.anchor, "list")
                    )


def _share_unit(quantities: list[Quantity], run: list[int]) -> None:
    """Give the bare values of a list the unit of its last one (2011、5822、10378人), in place."""
    unit = quantities[run[-1]].unit
    for place in run[:-1]:
        if unit and quantities[place].unit == "" and quantities[place].dimension == "":
            quantities[place] = with_unit(quantities[place], unit)


class Named(NamedTuple):
    """What one value of a list is of: its indicator, where the words begin, its year or how many years back, who is named."""

    place: int
    indicator: Indicator
    anchor: int
    year: int | None = None
    back: int = 0
    named: tuple[int, int] | None = None


def _named(sentence: Sentence, run: list[int], end: int, lexicon: Lexicon) -> list[Named]:
    """What each value of a list is of: there are as many names as values, or one name and as many years."""
    text = sentence.text
    start = max(text.rfind(mark, 0, end) for mark in "。;") + 1
    sectors = list(_THREE.finditer(text, start, end))
    if sectors and len(run) == len(_SECTORS):
        return [Named(place, lexicon.indicators[name], sectors[-1].start()) for place, name in zip(run, _SECTORS, strict=True)]
    labels = _listed_labels(sentence, start, end)
    if len(labels) == len(run) and all(_fits(label, sentence, place) for label, place in zip(labels, run, strict=True)):
        return [Named(place, label.indicator, label.start) for place, label in zip(run, labels, strict=True) if label.indicator]
    if counted := places_counted(sentence, start, end, len(run)):
        return [Named(place, one, span[0], named=span) for place, (one, span) in zip(run, counted, strict=True)]
    last = labels[-1] if labels else None
    if last is None or last.indicator is None:
        return _shortened(text, run, end, lexicon)
    if all(DATED_BEHIND.match(text, sentence.quantities[place].end) for place in run):
        return [Named(place, last.indicator, last.start) for place in run]
    dates = _dates(sentence, start, end, len(run))
    if len(dates) == len(run):
        return [Named(place, last.indicator, last.start, year) for place, year in zip(run, dates, strict=True)]
    spans = places_named(text, start, last, len(run))
    if spans and len(labels) == 1:
        return [Named(place, last.indicator, span[0], named=span) for place, span in zip(run, spans, strict=True)]
    back = _years_back(text[start:end], len(run))
    if back:
        return [Named(place, last.indicator, last.start, None, years_ago) for place, years_ago in zip(run, back, strict=True)]
    return _shortened(text, run, end, lexicon)


def _dates(sentence: Sentence, start: int, end: int, values: int) -> list[int]:
    """The years that a list's values are of: named one by one, or as a span (2020-2022年)."""
    text = sentence.text
    span = _SPAN.search(text, start, end)
    if span:
        return list(range(int(span[1]), int(span[2]) + 1))
    said = [one for one in years.topic_years(text) if start <= one.start < end]
    last = max((quantity.end for quantity in sentence.quantities if quantity.end <= end and quantity.unit != "年"), default=start)
    recent = [one.year for one in said if one.start >= last and values > 1]
    return recent if len(recent) == values else [one.year for one in said]


def _years_back(text: str, values: int) -> list[int]:
    """How many years before the report's each of a list's values is, for 近三年 and the like with as many values."""
    match = re.search(r"(?:近|连续|过去|最近)(?P<years>[两二三四五])年|(?P<since>[两二三四五])年来", text)
    return list(range(values - 1, -1, -1)) if match and _SPELT[match["years"] or match["since"]] == values else []


def _fits(label: Label, sentence: Sentence, place: int) -> bool:
    surface = sentence.text[label.start : label.end]
    return label.indicator is None or value_of(label.indicator, sentence.quantities[place], surface) is not None


def _listed_labels(sentence: Sentence, start: int, end: int) -> list[Label]:
    """The run of labels that ends right before a list of values."""
    run: list[Label] = []
    for label in reversed([one for one in sentence.labels if start <= one.start and one.end <= end]):
        if run and not _BETWEEN.fullmatch(sentence.text[label.end : run[0].start]):
            break
        run.insert(0, label)
    return run


def _shortened(text: str, run: list[int], end: int, lexicon: Lexicon) -> list[Named]:
    """Names that share their ending (在校生、毕业生、家长满意度分别为…), each filled up with it."""
    start = max(text.rfind(mark, 0, end) for mark in "。;,，:") + 1
    items = _ITEMS.split(_OPENING.sub("", text[start:end]))
    if len(items) != len(run):
        return []
    filled = _filled_up(items, lexicon)
    if filled:
        return [Named(place, indicator, start) for place, indicator in zip(run, filled, strict=True)]
    for ending in _ENDINGS:
        if not items[-1].endswith(ending):
            continue
        found = [lexicon.heading(item) if item.endswith(ending) else lexicon.heading(item + ending) for item in items]
        if ending and all(found):
            return [Named(place, indicator, start) for place, indicator in zip(run, found, strict=True) if indicator]
    return []


def _filled_up(items: list[str], lexicon: Lexicon) -> list[Indicator]:
    """The indicators of items of which each lacks the ending of the next whole one (文化课、专业技能合格率、毕业率)."""
    found: list[Indicator] = []
    ending = ""
    for item in reversed(items):
        indicator = lexicon.heading(item)
        if indicator is not None and (not ending or item.endswith(ending) or indicator.unit == found[-1].unit):
            ending = next((one for one in _ENDINGS[1:] if item.endswith(one)), "")
        else:
            indicator = lexicon.heading(item + ending) if ending else None
        if indicator is None:
            return []
        found.append(indicator)
    return found[::-1] if len(set(found)) == len(found) else []


def _bind_shares(sentence: Sentence, run: list[int], whole: str, end: int, lexicon: Lexicon) -> None:
    """38人、396人，分别占9.5%、98.5%: the shares of the counts just said."""
    counts = sorted((f for f in sentence.figures if f.end <= end and f.indicator.unit == "人"), key=lambda f: f.end)[-len(run) :]
    if len(counts) < len(run):
        labels = [label for label in sentence.labels if label.end <= end and label.indicator and label.indicator.unit == "人"]
        owners = [(label.indicator, label.start) for label in labels[-len(run) :] if label.indicator]
    else:
        owners = [(figure.indicator, figure.anchor) for figure in counts]
    if len(owners) != len(run) or not all(share_fits(owner, whole) for owner, _ in owners):
        return
    for place, (owner, anchor) in zip(run, owners, strict=True):
        indicator = lexicon.indicators[owner.share]
        value = value_of(indicator, sentence.quantities[place], "")
        if value is not None:
            sentence.take(bound(sentence.text, indicator, value, sentence.quantities[place], anchor, "share"), place)
