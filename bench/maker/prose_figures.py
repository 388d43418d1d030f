"""Paragraphs of figures: one year or two, with comparisons, targets, parts and other people's figures between them."""

from __future__ import annotations

from bench.maker.book import Ref
from bench.maker.figures import Indicator
from bench.maker.teller import Teller
from bench.maker.wording import wording
from bench.maker.world import School


class FigureProse:
    """Sentences about the figures of one subject."""

    def __init__(self, teller: Teller) -> None:
        self.t, self.rng = teller, teller.rng

    def paragraph(self, subject: Ref, indicators: list[Indicator]) -> str:
        """All the indicators in a few sentences."""
        rng, left = self.rng, list(indicators)
        parts: list[str] = []
        while left:
            take = left[: rng.choice((1, 2, 2, 3, 4))]
            left = left[len(take) :]
            parts.append(self._sentence(subject, take, first=not parts))
            if rng.random() < 0.15:
                parts.append(self._aside())
        return "。".join(parts) + "。"

    def _sentence(self, subject: Ref, indicators: list[Indicator], *, first: bool) -> str:
        rng, year = self.rng, self.t.year
        if len(indicators) == 1 and rng.random() < 0.3:
            return self._two_years(subject, indicators[0])
        when = (
            rng.choice((f"{year}年，", f"{year}年", f"截至{year}年底，", f"{year}年度，", f"到{year}年末，"))
            if first or rng.random() < 0.5
            else ""
        )
        who = self.t.schools_word()
        if not who and not when:
            when = f"{year}年，"
        said = [
            self.t.figures.clause(subject, i, year) + self._compared(subject, i, last=i is indicators[-1]) for i in indicators
        ]
        glue = rng.choice(("，", "，", "；"))
        return when + who + glue.join(said)

    def _compared(self, subject: Ref, what: Indicator, *, last: bool) -> str:
        """Often nothing; now and then how it changed, or last year's figure."""
        rng, figures, year = self.rng, self.t.figures, self.t.year
        roll = rng.random()
        if roll > 0.35:
            return ""
        now, before = figures.value(subject, what, year), figures.value(subject, what, year - 1)
        if roll < 0.12 and now != before:
            past = figures.with_unit(subject, what, year - 1)
            inside = [f"（上年为{past}）", f"（{year - 1}年为{past}）"]
            after = [f"，上年同期为{past}", f"，而{year - 1}年为{past}"] if last else []
            return rng.choice(inside + after)
        if what.kind in ("ratio",) or now == before:
            return rng.choice(("", "，与上年基本持平"))
        word = "增加" if now > before else "减少"
        if what.kind == "rate":
            return f"，较上年{rng.choice(('提高', '上升')) if now > before else '下降'}{abs(now - before):.2f}个百分点"
        if what.kind == "count" and what.unit in "人所个家台人次":
            return f"，比上年{word}{abs(now - before):.0f}{what.unit}"
        return f"，同比{'增长' if now > before else '下降'}{abs(now - before) / before * 100:.2f}%"

    def _two_years(self, subject: Ref, what: Indicator) -> str:
        rng, figures, year = self.rng, self.t.figures, self.t.year
        who, label = self.t.schools_word(), rng.choice(what.labels).split("（")[0]
        old, new = (figures.with_unit(subject, what, y) for y in (year - 1, year))
        return rng.choice((
            f"{who}{label}由{year - 1}年的{old}变为{year}年的{new}",
            f"{year - 1}年和{year}年，{who}{label}分别为{old}和{new}",
            f"{year}年{who}{label}为{new}，{year - 1}年为{old}",
            f"{who}{label}{year - 1}年为{old}，{year}年达到{new}",
            f"与{year - 1}年的{old}相比，{year}年{who}{label}为{new}",
        ))  # fmt: skip

    def _aside(self) -> str:
        """A figure that is not one of the subject's: a target, a part, somebody else's."""
        words, rng = wording()["distractors"], self.rng
        kind = rng.choice(("plans", "parts", "others"))
        text: str = rng.choice(words[kind])
        if "{P}" in text:
            program = rng.choice(self.t.pick_school().programs)
            text = text.replace("{P}", self.t.book.name(("Program", program), optional=True))
        return text.replace("{z}", str(self.t.year + rng.randint(2, 5)))

    def about(self, subject: Ref, what: Indicator) -> str:
        """A figure that is only about right: careful readers differ."""
        about = self.rng.choice(("约", "近", "超过", "大约"))
        return self.t.figures.clause(subject, what, self.t.year, optional=True, about=about)

    def of_school(self, school: School, indicators: list[Indicator]) -> str:
        """One school's figures, its name first."""
        said = [self.t.figures.clause(school.ref, i, self.t.year) for i in indicators]
        lead = self.rng.choice((f"{self.t.year}年，", "", "目前，", f"截至{self.t.year}年底，"))
        return lead + self.t.school(school) + "，".join(said)
