"""Lists whose items stand elsewhere: an earlier year's values of what was just told, places named first, bests and worsts.

与上年的93.8%、95.8%相比; 2021年分别为15480元和2900元; 甲县、乙县的在校生分别为5100人和4800人; 最高的甲校达到2000Mbps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.observations import years
from loaders.observations.figure import Figure, value_of
from loaders.observations.lexicon import Indicator, Label, Lexicon
from loaders.observations.sentence import DATED_BEHIND, YEAR_WORD, Sentence, bound, nearest

_ECHO = re.compile(
    rf"(?:与|同|比|较|和|高于|而|(?:[,，;(:]|^)(?:(?:[两三四五六七八]项|上述|以上|各项|这)[^,，。;:()\d]{{0,6}})?)(?P<year>{years.PREVIOUS}|20[0-4]\d年(?:度)?)(?:同期)?"
    r"(?P<each>(?:则|各项|上述[^,，。;\d]{0,6}|相应|对应|两项|三项|四项)*(?:分别|依次)(?:为|是)?|的)$"
)
_ECHO_ENDS = ("的", "分别", "依次", "别为", "别是", "次为", "次是")
NEXT = re.compile(r"(?:、|和|及|以及|[,，]|与)+")
_HOW_MANY = r"(?:[两三四五六七八九十]|\d+)(?:所?(?:中职)?学校|个?县市区?|个?市县区?|个?[市县区州]|个?地区?|校)"
_OF_THESE = re.compile(rf"(?:的)?(?:中职|学校|学生|当年|年度|{_HOW_MANY}|20[0-4]\d年)*$")
_AND = re.compile(r"以及|和|与|及")
_COUNTED_PLACES = re.compile(rf"[,，;][^,，;。()\d]{{4,60}}?{_HOW_MANY}$")
_NAME_LEAST, _NAMES_LIMIT = 2, 90
_BEST = re.compile(
    r"最[高低大小多少好长快](?:的)?(?:是|为)?(?P<name>[^,，。;:()\d]{2,24}?)(?:达到?|仅|只|有|为|是|\(|约)*$"
    r"|(?:其次|次之)(?:的)?(?:是|为)?(?P<next>[^,，。;:()\d]{2,24}?)(?:达到?|仅|只|有|为|是|\(|约)*$"
)
_PLEASED = re.compile(
    r"对(?P<what>[^,，。;:\d]{2,60}?)(?:表示|感到|评价|均)*(?:比较|非常|总体|基本)?满意(?:度)?(?:的)?(?:学生|毕业生|家长|人数|比例|人)*$"
)
_HEADED = re.compile(r"(?P<ending>满意度|合格率)(?:[^,，。;:\d]{0,6})?:[^。;:]*$")
_EVERY = re.compile(
    r"(?P<years>20[0-4]\d(?:年|届)?(?:[、,，和及与]20[0-4]\d(?:年|届)?){1,5})(?:[两三四五]年)?(?:的)?(?:均|都)(?:达到?|为|是|保持在|稳定在|在|超过)?$"
)
_EVERY_REACH = 40
_CONTENT = re.compile(
    r"的(?:受访|被调查|受调查)?(?P<who>用人单位|学生家长|家长|应届毕业生|毕业生|在校生|在校学生|学生|教职员?工|教师|企业)"
    r"(?:对(?:学校|我校|母校|本校|中职|办学|毕业生|学生|总体|整体|教育|教学|工作|质量|水平|表现|管理|的|和|与|及|、)+)?(?:表示|感到|评价)*(?:总体|比较|非常|基本)*满意(?!的)"
)
_NAME_LONGEST = 8
_BEST_REACH, _CONFIDENCE = 60, 0.8


def run_from(sentence: Sentence, index: int) -> list[int]:
    """The quantities told one right after the other from one on."""
    run, quantities, text = [index], sentence.quantities, sentence.text
    for following in range(index + 1, len(quantities)):
        start, end = quantities[run[-1]].end, quantities[following].start
        dated = DATED_BEHIND.match(text, start)
        if dated is not None and end < dated.end():
            continue
        if quantities[following].only_names or not NEXT.fullmatch(text, dated.end() if dated else start, end):
            break
        run.append(following)
    return run


def is_echo(text: str, end: int) -> bool:
    """Whether the words before a list at ``end`` say that it repeats, for another year, what was just told (2021年分别为)."""
    return text.endswith(_ECHO_ENDS, 0, end) and _ECHO.search(text, 0, end) is not None


def opens_echo(sentence: Sentence, index: int) -> bool:
    """Whether such a list of two values or more begins with a quantity."""
    return is_echo(sentence.text, sentence.quantities[index].start) and len(run_from(sentence, index)) > 1


def bind_echoes(sentence: Sentence, told: Sequence[Indicator]) -> None:
    """Bind the lists of an earlier year's values, one to each indicator just told, here or (``told``) in the sentence before."""
    text = sentence.text
    if not (told or sentence.figures) or not YEAR_WORD.search(text):
        return
    for index, quantity in enumerate(sentence.quantities):
        match = _ECHO.search(text[: quantity.start]) if index not in sentence.used and opens_echo(sentence, index) else None
        run = run_from(sentence, index) if match else []
        if match is None or len(run) < 2:
            continue
        here = [f for f in sorted(sentence.figures, key=lambda f: f.start) if f.end <= match.start() + 1 and f.named is None]
        named = _fitting(sentence, run, [f.indicator for f in here]) or _fitting(sentence, run, told, whole=True)
        said = re.match(r"20[0-4]\d", match["year"])
        for place, indicator in zip(run, named, strict=False):
            one = sentence.quantities[place]
            value = value_of(indicator, one, "")
            year, back = (int(said.group()), 0) if said else (None, 1)
            if value is not None:
                sentence.take(bound(text, indicator, value, one, one.start, "list", year, back), place)


def bind_every_year(sentence: Sentence) -> None:
    """就业率…，2013、2014、2015年均达100%: one value for each of the years named right before it."""
    text = sentence.text
    if "均" not in text and "都" not in text:
        return
    for index, quantity in enumerate(sentence.quantities):
        match = _EVERY.search(text, 0, quantity.start) if index not in sentence.used and not quantity.only_names else None
        label = _last_named(sentence, match.start()) if match else None
        if match is None or label is None or label.indicator is None:
            continue
        value = value_of(label.indicator, quantity, text[label.start : label.end])
        if value is None:
            continue
        sentence.used.add(index)
        for year in re.findall(r"20[0-4]\d", match["years"]):
            sentence.figures.append(bound(text, label.indicator, value, quantity, label.start, "list", int(year)))


def _last_named(sentence: Sentence, position: int) -> Label | None:
    """The last label of an indicator before a position and near it, no figure between them."""
    for label in reversed(sentence.labels):
        if label.end <= position and label.indicator is not None:
            told = any(label.end <= figure.start < position for figure in sentence.figures)
            return label if position - label.end <= _EVERY_REACH and not told else None
    return None


def _fitting(sentence: Sentence, run: list[int], told: Sequence[Indicator], *, whole: bool = False) -> list[Indicator]:
    """The last of the indicators told that a run's values can be of, in order; ``whole``: only if there are just as many."""
    last = list(told)[-len(run) :]
    if len(last) != len(run) or len(set(last)) != len(last) or (whole and len(told) != len(run)):
        return []
    fits = all(value_of(one, sentence.quantities[place], "") is not None for place, one in zip(run, last, strict=True))
    return last if fits else []


def places_named(text: str, start: int, label: Label, values: int) -> list[tuple[int, int]]:
    """Where the schools or regions are named that as many values of one indicator are of, in order; empty if they are not."""
    end = label.start
    opening = max([start, *(text.rfind(mark, start, end) + 1 for mark in ",，;:。")])
    tail = _OF_THESE.search(text, opening, end)
    end = tail.start() if tail else end
    if not _NAME_LEAST * values <= end - opening <= _NAMES_LIMIT:
        return []
    spans: list[tuple[int, int]] = []
    at = opening
    for item in text[opening:end].split("、"):
        spans.append((at, at + len(item)))
        at += len(item) + 1
    if len(spans) == values - 1:
        first, last = spans.pop()
        joint = _AND.search(text, first + _NAME_LEAST, last - _NAME_LEAST + 1)
        spans += [(first, joint.start()), (joint.end(), last)] if joint else []
    return spans if len(spans) == values and all(end - begin >= _NAME_LEAST for begin, end in spans) else []


def places_counted(sentence: Sentence, start: int, end: int, values: int) -> list[tuple[Indicator, tuple[int, int]]]:
    """What each of a list's values is of that opens anew with its places (…，甲、乙、丙三县分别为): the indicator said last."""
    clause = _COUNTED_PLACES.search(sentence.text, start, end)
    if clause is None:
        return []
    for label in reversed(sentence.labels):
        if clause.start() < label.start < end:
            break
        if start <= label.start < end and label.indicator is not None:
            if end - label.end > _NAMES_LIMIT:
                break
            spans = places_named(sentence.text, label.end, Label(end, end, None), values)
            return [(label.indicator, span) for span in spans]
    return []


def bind_best(sentence: Sentence, index: int) -> bool:
    """就业率最高的是甲校（99.4%），其次为乙校99.1%: the figures of the ones named for being first or last."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _BEST.search(text, 0, quantity.start) if "最" in text else None
    label = nearest(sentence.labels, match.start() + 1) if match else None
    if match is None or label is None or label.indicator is None:
        return False
    between = text[label.end : match.start()]
    if len(between) > _BEST_REACH or re.search(r"[。;]", between):
        return False
    value = value_of(label.indicator, quantity, text[label.start : label.end])
    if value is None:
        return False
    named = match.span("name") if match["name"] else match.span("next")
    figure: Figure = bound(text, label.indicator, value, quantity, named[0], "repeat")
    sentence.take(figure._replace(named=named, confidence=min(_CONFIDENCE, figure.confidence)), index)
    return True


def bind_content(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """98.1%的用人单位对毕业生表示满意: the satisfaction of those who are counted behind their share."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _CONTENT.match(text, quantity.end) if "满意" in text else None
    indicator = lexicon.heading(match["who"] + "满意度") if match else None
    value = value_of(indicator, quantity, "") if indicator else None
    if indicator is None or value is None:
        return False
    sentence.take(bound(text, indicator, value, quantity, quantity.start, "list"), index)
    return True


def bind_headed(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """满意度：学生93%、家长94.1%: what stands before a colon ends the name of each figure after it."""
    quantity, text = sentence.quantities[index], sentence.text
    match = _HEADED.search(text, 0, quantity.start) if quantity.dimension == "%" and ":" in text else None
    if match is None:
        return False
    opening = max(text.rfind(mark, 0, quantity.start) for mark in ",，、:;和与及") + 1
    name = text[opening : quantity.start].rstrip("为是达到")
    indicator = lexicon.heading(name + match["ending"]) if 0 < len(name) <= _NAME_LONGEST else None
    value = value_of(indicator, quantity, "") if indicator else None
    if indicator is None or value is None:
        return False
    sentence.take(bound(text, indicator, value, quantity, opening, "list"), index)
    return True


def bind_pleased(sentence: Sentence, run: list[int], end: int, lexicon: Lexicon) -> bool:
    """对甲、乙感到满意的分别占x%、y%: the satisfaction with each."""
    match = _PLEASED.search(sentence.text, 0, end)
    items = [part for item in match["what"].split("、") for part in _AND.split(item)] if match else []
    found = [lexicon.heading(item + "满意度") or lexicon.heading(item) for item in items]
    if match is None or len(found) != len(run):
        return False
    for place, indicator in zip(run, found, strict=True):
        value = value_of(indicator, sentence.quantities[place], "") if indicator else None
        if indicator is not None and value is not None:
            sentence.take(bound(sentence.text, indicator, value, sentence.quantities[place], match.start("what"), "list"), place)
    return True
