"""Which number belongs to which words: the figures that one sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.observations import years
from loaders.observations.chains import (
    bind_ahead,
    bind_change,
    bind_compared,
    bind_degree,
    bind_earlier,
    bind_per_head,
    bind_share,
)
from loaders.observations.counted import counted_figures
from loaders.observations.figure import Figure, value_of
from loaders.observations.lexicon import Indicator, Label, Lexicon
from loaders.observations.lists import bind_lists
from loaders.observations.openings import may_open, opens_list, told_freely
from loaders.observations.quantities import Quantity, find_quantities
from loaders.observations.repeats import bind_repeat, of_our_kind
from loaders.observations.respective import bind_best, bind_content, bind_echoes, bind_every_year, bind_headed, opens_echo
from loaders.observations.sentence import GAP, GAP_LIMIT, Sentence, bound, nearest
from loaders.observations.steps import bind_steps
from loaders.observations.topics import refusal_of, renamed

_DELTA = re.compile(
    r"(?:(?:增加|减少|增长|提高|提升|上升|下降|降低|升高|扩大|缩小|超出|高出|多出|回落|递增|新增|净增|翻|压缩|削减|缩减)了?"
    r"|[增减]幅(?:度)?(?:为|达|约)?|降幅(?:为|达)?|涨幅(?:为|达)?|高于|低于|同比|环比|增|减|多|少|高|低|升|降"
    r"|最[高低多少](?:为|达)?|上涨|上浮|提前|各)$"
)
_DELTA_ENDS = frozenset("加少长高升降低大小出多落增翻缩减了幅度为达约于比涨浮前各")
_TAIL = re.compile(
    r"(?:参加|参与|荣?获|入选|被评|赴|接受|通过|报名|成功申|享受|从事|进入|走上|应聘|选择|入伍|参军|留在|到企业|到[^达20]{2,12}就业|的(?:学校|企业|单位|班))"
)
_THRESHOLD = re.compile(r"的?(?:毕业生|学生|教师|企业|人数)?的?占|的(?:有|学校|院校|专业|县|市|地区)")
"""月收入6000元以上的占三成: a threshold, no value."""
_HEADS = re.compile(
    r"(?:惠及|资助|涉及|共)?\d[\d.,]*万?(?:余|多)?(?:人次|人|名)(?:学生|次)?(?:[,，、]|(?=[共合计为免减补])|$)(?:免除|减免|补助)?"
)
"""国家助学金478人次共计47.8万元: how many had the money stands before how much it is."""
_COMPARED_AHEAD = re.compile(r"[与同比较于](?:[上去前]|20[0-4]\d年)")
"""What :func:`bind_ahead` and :func:`bind_compared` must find before a figure, in short."""
_OTHER_NOUN = re.compile(r"[\u4e00-\u9fff](?<![和及与其占含])")
"""中职46个赛项: what schools are not counted as."""
_SINCE_THEN = re.compile(r"经过[^,，。;]{0,8}年|如今|时至今日|(?<!年)目前")
"""2016年合并组建，经过五年磨合，在校生…: what follows is told of today."""
_SAID_YEAR = re.compile(r"20[0-4]\d(?=年)")
_YEAR_DIGITS, _YEARS_BARE, _BARE_LEAST = 4, (1949, 2049), 10
_ASIDE = re.compile(r"\([^()]*\)|(?:比|较|与|同比|相比)[^,，。;()]*[,，]")


def read_sentence(text: str, lexicon: Lexicon, carried: Indicator | None = None, told: Sequence[Indicator] = ()) -> list[Figure]:
    """The figures of one folded sentence, in order, with the years that it says; ``year`` is None where it says none.

    ``carried`` is the indicator that the clause before a semicolon told of: 甲县在校生4800人；乙县5100人. ``told`` are those of
    the sentence before, whose values of another year may follow: 与上年的93.8%、95.8%相比.
    """
    hits = lexicon.clues.hits(text)
    if not (hits or told or carried is not None or may_open(text)):
        return []
    quantities = find_quantities(text)
    freely = carried is not None or told_freely(text, quantities)
    listed = opens_list(text, quantities, told)
    counts = list(counted_figures(text, quantities, lexicon)) if lexicon.clues.may_count(hits, quantities) else []
    compared = _COMPARED_AHEAD.search(text) is not None
    ahead = freely or compared
    if not (counts or freely or listed or lexicon.clues.tells(text, hits, quantities, before=not ahead)):
        return []
    sentence = Sentence(text, lexicon.labels(text, hits), quantities)
    first = 0 if ahead else _first_told(sentence)
    if not (counts or listed) and (not quantities or quantities[-1].start < first):
        return []
    for figure, index in counts:
        sentence.take(figure, index)
    bind_lists(sentence, lexicon)
    bind_every_year(sentence)
    changes = "从" in text or "由" in text
    for index, quantity in enumerate(quantities):
        if quantity.dimension == "" and quantity.unit and not changes:
            continue
        if index not in sentence.used and (first <= quantity.start or sentence.figures):
            _bind(sentence, index, lexicon, carried, changes=changes, compared=compared)
    bind_echoes(sentence, told)
    if not sentence.figures:
        return []
    dated = _dated(text, of_our_kind(text, sentence.figures))
    for place, figure in enumerate(dated):
        if not figure.refusal and (reason := refusal_of(text, figure)):
            dated[place] = figure._replace(refusal=reason)
    return _without_parts(dated)


def _first_told(sentence: Sentence) -> int:
    """Where the first label of an indicator ends: before it only what another figure has led to is a figure."""
    for label in sentence.labels:
        if label.indicator is not None:
            return label.end
    return len(sentence.text)


def _bind(sentence: Sentence, index: int, lexicon: Lexicon, carried: Indicator | None, *, changes: bool, compared: bool) -> None:
    """Bind a quantity; ``changes`` and ``compared`` say whether the sentence has the words of a change and of a comparison."""
    quantity = sentence.quantities[index]
    if opens_echo(sentence, index):
        return
    if changes and (bind_steps(sentence, index) or bind_change(sentence, index)):
        return
    if quantity.only_names or (sentence.figures and bind_earlier(sentence, index)):
        return
    if compared and (bind_ahead(sentence, index) or bind_compared(sentence, index)):
        return
    newly = nearest(sentence.labels, quantity.start)
    named_new = (
        newly is not None and newly.end == quantity.start and newly.indicator is not None and newly.indicator.name[:2] == "新增"
    )
    behind = sentence.text[quantity.start - 1 : quantity.start] in _DELTA_ENDS
    if behind and not named_new and _DELTA.search(sentence.text, max(0, quantity.start - 8), quantity.start):
        return
    if _bind_label(sentence, index, lexicon) or bind_per_head(sentence, index, lexicon):
        return
    if bind_degree(sentence, index, lexicon) or (quantity.dimension == "%" and bind_share(sentence, index, lexicon)):
        return
    if quantity.dimension == "%" and (bind_content(sentence, index, lexicon) or bind_headed(sentence, index, lexicon)):
        return
    if bind_best(sentence, index):
        return
    if not _is_tail(sentence.text, quantity):
        bind_repeat(sentence, index, lexicon, carried)


def _bind_label(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """专任教师268人: the label before the number, if only words that lead to a number part them."""
    text, quantity = sentence.text, sentence.quantities[index]
    label = _label_before(sentence, quantity.start)
    if label is None or label.indicator is None or _is_tail(text, quantity) or _THRESHOLD.match(text, quantity.end):
        return False
    if quantity.unit == "个" and label.indicator.unit == "所" and _OTHER_NOUN.match(text, quantity.end):
        return False
    gap = _HEADS.sub("", text[label.end : quantity.start]) if quantity.dimension == "元" else text[label.end : quantity.start]
    indicator = renamed(label.indicator, text, label.start, lexicon)
    if indicator is None or len(gap) > GAP_LIMIT or not GAP.fullmatch(gap):
        return False
    if quantity.dimension == "%" and indicator.share.endswith("教师比例"):
        indicator = lexicon.indicators[indicator.share]
    bare = indicator.unit in ("人", "人次") and _stands_bare(text, quantity)
    value = value_of(indicator, quantity, text[label.start : label.end], table=bare)
    if value is None:
        return False
    said = _SAID_YEAR.findall(_ASIDE.sub("", gap)) if "20" in gap else ()
    sentence.take(bound(text, indicator, value, quantity, label.start, "label", int(said[-1]) if said else None), index)
    return True


def _label_before(sentence: Sentence, position: int) -> Label | None:
    """The last label before a position that does not stand in a bracket closed since: 经费总投入（中职部分）92.6亿元."""
    text, label = sentence.text, nearest(sentence.labels, position)
    while label is not None and text.find(")", label.end, position) >= 0:
        opened = text.rfind("(", 0, label.start)
        if opened < 0 or opened < text.rfind(")", 0, label.start):
            break
        label = nearest(sentence.labels, opened)
    return label


def _stands_bare(text: str, quantity: Quantity) -> bool:
    """Whether a number of two digits or more stands alone, its unit said once for all (单位：人): 招生 1284，毕业 1102."""
    year = quantity.end - quantity.start == _YEAR_DIGITS and _YEARS_BARE[0] <= quantity.value <= _YEARS_BARE[1]
    return quantity.value >= _BARE_LEAST and not year and text[quantity.end : quantity.end + 1] in ("", *",，、;。()")


def _is_tail(text: str, quantity: Quantity) -> bool:
    """Whether what follows the quantity makes it a part: 3人参加, 12人获奖."""
    return quantity.dimension == "人" and bool(_TAIL.match(text, quantity.end))


def _dated(text: str, figures: Iterable[Figure]) -> list[Figure]:
    """The figures with the year that the sentence said last before them, an earlier year's counted back from it."""
    mentions = years.topic_years(text)
    dated: list[Figure] = []
    for figure in figures:
        if figure.year is None:
            said = [one for one in mentions if one.start <= figure.anchor]
            if said and not _SINCE_THEN.search(text, said[-1].end, figure.anchor):
                figure = figure._replace(year=said[-1].year - figure.back, back=0)
        dated.append(figure)
    return dated


def _without_parts(figures: list[Figure]) -> list[Figure]:
    """Of an indicator said twice in a sentence for the same time the later figure is a part of the first (其中…)."""
    seen: dict[tuple[str, int | None, int], float] = {}
    kept: list[Figure] = []
    figures.sort(key=_start)
    for figure in figures:
        key = (figure.indicator.name, figure.year, figure.back)
        whole = figure.indicator.name not in ("本地就业人数", "异地就业人数")
        if (
            whole
            and not figure.refusal
            and figure.exact
            and figure.named is None
            and seen.setdefault(key, figure.value) != figure.value
        ):
            figure = figure._replace(refusal="part")
        kept.append(figure)
    return kept


def _start(figure: Figure) -> int:
    return figure.start
