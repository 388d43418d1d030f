"""Figures told of one after another, the indicator named once: 甲县在校生4800人，乙县5100人，其中丙校900人."""

from __future__ import annotations

import re

from loaders.observations.figure import Figure, value_of
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.sentence import Sentence, bound, nearest

_NEXT = re.compile(
    r"(?:/[月年生人])?(?:\([^()]{0,30}\))?(?:(?:净?(?:增加|减少|增长|下降|提高|上升)|[增减多少])了?\d[\d.]*万?(?:人|%|个百分点|所|个|家))?"
    r"(?P<front>[,，、和及(]?(?:其中|而|包括|以及|同期|同年|当年)?[:,，]?)"
    r"(?P<name>[^,，。;、:()\d%]{2,26}?)(?:的?(?:平均(?:水平|值|数)?|均值))?(?:(?:最[高低多少大小]|居首|次之)[,，]?)?(?:的|则|也|已|均|约|仅|只|才)*(?:为|是|达到?|有|执行|(?:提高|增加|上升|提升|下降|降低|减少)(?:到|至|为)|增至|降至)*"
)
_KINDS = re.compile(r"职业院校|(?<!中等)职业教育|高中阶段|各级各类|职业学校")
_OURS = re.compile(r"(?:中职|中等职业)(?:学校|教育)?(?:学生|在校生|招生|毕业生)?")
_ELSEWHERE = re.compile(r"(?:其他|到|在|去|赴)*(?:[市县区州省]外|外[市县省地]|异地)(?:的|就业)*")
"""What the others are called after those who work here: 市内就业2146人，市外1810人."""
_HEADS = re.compile(r"(?:人数|情况|分别|依次|分布|为|如下|是)*:")
_LIMIT = 80
_CONFIDENCE = 0.85


def bind_repeat(sentence: Sentence, index: int, lexicon: Lexicon, carried: Indicator | None) -> bool:
    """The figure of the next one named, of the indicator said last; ``carried`` is what the clause before a semicolon told of."""
    quantity, text = sentence.quantities[index], sentence.text
    last = max((f for f in sentence.figures if f.end <= quantity.start), key=lambda f: f.end, default=None)
    start = last.end if last is not None else 0
    indicator = last.indicator if last is not None else carried
    if indicator is None:
        indicator, start = _headed(sentence, quantity.start)
    if indicator is None or quantity.start - start > _LIMIT or (last is not None and last.refusal):
        return False
    match = _NEXT.fullmatch(text, start, quantity.start)
    if match is None or (last is not None and not match["front"]) or quantity.dimension == "":
        return False
    value = value_of(indicator, quantity, "")
    if value is None:
        return False
    if indicator.name == "本地就业人数" and _ELSEWHERE.fullmatch(match["name"]):
        elsewhere = lexicon.indicators["异地就业人数"]
        sentence.take(bound(text, elsewhere, value, quantity, match.start("name"), "label", last.year if last else None), index)
        return True
    year = last.year if last is not None else None
    if last is not None and last.rule == "earlier-year":
        year = next((f.year for f in reversed(sentence.figures) if f.indicator == indicator and f.rule != "earlier-year"), None)
    figure = bound(text, indicator, value, quantity, match.start("name"), "repeat", year)
    named = (match.start("name"), match.end("name"))
    sentence.take(figure._replace(named=named, confidence=min(figure.confidence, _CONFIDENCE)), index)
    return True


def _headed(sentence: Sentence, position: int) -> tuple[Indicator | None, int]:
    """The indicator that heads a list with a colon (各县在校生人数为：甲县5120人，乙县4380人), and where the list begins."""
    label = nearest(sentence.labels, position)
    heads = _HEADS.match(sentence.text, label.end) if label is not None and ":" in sentence.text else None
    return (label.indicator, heads.end()) if label is not None and heads is not None else (None, 0)


def told_of(figures: list[Figure]) -> Indicator | None:
    """The indicator that a clause before a semicolon hands on to the next: that of its only figures."""
    names = {figure.indicator.name for figure in figures if not figure.refusal}
    return figures[-1].indicator if len(names) == 1 and not figures[-1].refusal else None


def of_our_kind(text: str, figures: list[Figure]) -> list[Figure]:
    """A sentence's figures; where one is of several kinds (职业院校在校生4.6万人，其中中职2.8万人) only our kind's stand."""
    if "其中" not in text or len(figures) < 2:
        return figures
    settled: list[Figure] = []
    for figure in figures:
        whole = next((at for at in range(len(settled) - 1, -1, -1) if _tells_whole(text, settled[at], figure)), None)
        if whole is not None:
            settled[whole] = settled[whole]._replace(refusal="wider")
            figure = figure._replace(named=None)
        settled.append(figure)
    return settled


def _tells_whole(text: str, whole: Figure, part: Figure) -> bool:
    """Whether ``part`` is our kind of school's share of ``whole``, which is told of several kinds."""
    if whole.indicator != part.indicator or whole.named or whole.refusal or "其中" not in text[whole.end : part.start]:
        return False
    words = text[slice(*part.named)] if part.named else text[max(whole.end, part.anchor - 8) : part.start]
    ours = _OURS.fullmatch(words) if part.named else _OURS.search(words)
    return ours is not None and _KINDS.search(text[max(0, whole.anchor - 12) : whole.start]) is not None
