"""A change told year by year: 比例从2020年的62%、2021年的66.5%提高到2022年的72.4%."""

from __future__ import annotations

import re

from loaders.observations.chains import FROM, TO
from loaders.observations.figure import value_of
from loaders.observations.sentence import GAP, Sentence, bound, nearest

_STEP = re.compile(r"[、,，和及再]+(?:到|至)?(?P<year>20[0-4]\d年?)(?:度|底|末)?(?:的|为)*")
_YEAR = re.compile(r"20[0-4]\d")
_STEPS_LEAST = 3


def bind_steps(sentence: Sentence, index: int) -> bool:
    """The figures of such a change that begins with a quantity, if it has a year between its first and its last one."""
    text, quantities = sentence.text, sentence.quantities
    if "从" not in text and "由" not in text:
        return False
    begins = max(text.rfind("从", 0, quantities[index].start), text.rfind("由", 0, quantities[index].start))
    opening = FROM.search(text, max(0, begins - 1), quantities[index].start) if begins >= 0 else None
    label = nearest(sentence.labels, opening.start() + 1) if opening else None
    if opening is None or not opening["year"] or label is None or label.indicator is None:
        return False
    told = [(index, opening["year"])]
    following = [at for at in range(index + 1, len(quantities)) if quantities[at].unit not in ("年", "月")]
    for at in following:
        between = text[quantities[told[-1][0]].end : quantities[at].start]
        step, last = _STEP.fullmatch(between), TO.fullmatch(between)
        if step is None and last is None:
            return False
        said = step["year"] if step else (last["later"] or last["year"] or "") if last else ""
        told.append((at, said))
        if step is None:
            break
    if len(told) < _STEPS_LEAST or not GAP.fullmatch(text[label.end : opening.start()]):
        return False
    for at, said in told:
        value = value_of(label.indicator, quantities[at], text[label.start : label.end])
        year = _YEAR.search(said)
        if value is not None:
            figure = bound(
                text, label.indicator, value, quantities[at], label.start, "change", int(year.group()) if year else None
            )
            sentence.figures.append(figure)
    sentence.used.update(range(index, told[-1][0] + 1))
    return True
