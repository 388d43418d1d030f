"""The order of a report: what it tells under which heading. Gives blocks; how they look is the layout's business."""

from __future__ import annotations

from collections.abc import Iterator

from bench.maker.blocks import Block, CaseTitle, FigureCaption, Grid, Heading, Paragraph
from bench.maker.figures import group
from bench.maker.prose_figures import FigureProse
from bench.maker.statements import Statements
from bench.maker.tabling import Tables
from bench.maker.teller import Teller
from bench.maker.wording import wording
from bench.maker.world import School

_TOPICS = {
    "规模": ("规模和结构", "办学规模", "学校与学生概况", "基本情况"),
    "设施": ("设施设备", "办学条件", "设施和设备", "教学资源"),
    "教师": ("教师队伍", "师资队伍建设", "师资情况"),
    "素质": ("学生素质", "学生发展", "在校体验与满意度"),
    "就业": ("就业质量", "毕业生就业与升学", "就业与升学"),
    "专业": ("专业布局", "专业建设", "专业动态调整"),
    "经费": ("经费保障与服务贡献", "经费投入", "政策与经费保障"),
}
_TELLING = ("校企合作", "产教融合", "集团化办学", "协同育人", "国际交流与合作", "政策落实", "服务地方", "特色创新", "教学改革")


class Composer:
    """Writes one report as blocks."""

    def __init__(self, teller: Teller) -> None:
        self.t, self.rng, self.words = teller, teller.rng, wording()
        self.prose, self.says, self.tables = FigureProse(teller), Statements(teller), Tables(teller)
        self.case_style = self.rng.choice(("dash", "plain", "chinese", "section"))
        self._cases = 0

    def body(self) -> list[Block]:
        """All of it, from the preface to the appendix."""
        return [*self._preface(), *self._figure_chapter(), *self._telling_chapter(), *self._case_chapter(), *self._closing()]

    def _preface(self) -> Iterator[Block]:
        rng, t = self.rng, self.t
        opening = f"{t.year}年，{self._self()}坚持以服务发展为宗旨、以促进就业为导向，职业教育改革取得新进展"
        yield Paragraph(opening + "。" + self.says.cites() + "。现将有关情况报告如下。")
        if t.world.parts and not t.world.hero and rng.random() < 0.6:
            listed = "、".join(t.region(p) for p in t.world.parts)
            yield Paragraph(f"本报告涵盖{listed}等地的中等职业学校。")

    def _self(self) -> str:
        t = self.t
        return t.school(t.world.hero, full=True) if t.world.hero else t.region(t.world.region) + "中等职业教育"

    def _figure_chapter(self) -> Iterator[Block]:
        yield Heading(1, self.rng.choice(("基本情况", "办学基本情况", "发展概况", "总体情况")))
        topics = ["规模", "设施", "教师", "素质", "就业", "专业", "经费"]
        for topic in topics:
            if self.rng.random() < 0.88:
                yield Heading(2, self.rng.choice(_TOPICS[topic]))
                yield from self._figures(topic)
        if not self.t.world.hero:
            yield from self._schools()

    def _figures(self, topic: str) -> Iterator[Block]:
        rng, subject = self.rng, self.t.world.own
        all_of_it = [i for i in group(topic, school=subject[0] == "School") if rng.random() < 0.75]
        rng.shuffle(all_of_it)
        cut = rng.randint(0, len(all_of_it))
        said, tabled = all_of_it[:cut], all_of_it[cut:]
        if said:
            yield Paragraph(self.prose.paragraph(subject, said))
        if rng.random() < 0.4:
            yield Paragraph(rng.choice(self.words["boilerplate"]["paragraphs"]))
        if rng.random() < 0.2:
            yield FigureCaption(f"{self.t.year}年{topic}情况")
        if len(tabled) > 1:
            again = said[:1] if rng.random() < 0.3 else []
            yield self.tables.any_figures(subject, [*tabled, *again], topic)

    def _schools(self) -> Iterator[Block]:
        """The region's schools, in a table or one after the other."""
        rng = self.rng
        counts = [i for i in group("规模", school=True) if i.name in ("在校生数", "招生数", "毕业生数")]
        teachers = [i for i in group("教师", school=True) if i.kind == "count"][:2]
        yield Heading(2, rng.choice(("学校情况", "各校基本情况", "中职学校名单")))
        roll = rng.random()
        if roll < 0.4:
            yield self.tables.school_figures(rng.sample(counts + teachers, 3))
        elif roll < 0.6:
            yield self.tables.honours()
        else:
            for school in self.t.world.schools[:4]:
                yield Paragraph(
                    self.prose.of_school(school, rng.sample(counts + teachers, 2)) + "。" + self.says.offers(school) + "。"
                )

    def _telling_chapter(self) -> Iterator[Block]:
        rng = self.rng
        yield Heading(1, rng.choice(("产教融合", "内涵发展", "质量保障措施", "校企合作与服务")))
        for topic in rng.sample(_TELLING, rng.randint(4, 7)):
            yield Heading(2, topic)
            for _ in range(rng.randint(1, 3)):
                yield Paragraph("。".join(self.says.any() for _ in range(rng.randint(2, 5))) + "。")
            if rng.random() < 0.3:
                yield Paragraph(rng.choice(self.words["boilerplate"]["paragraphs"]))
            if rng.random() < 0.35:
                yield self._table()

    def _table(self) -> Grid:
        tables = [self.tables.partners, self.tables.clusters]
        if not self.t.world.hero:
            tables.append(self.tables.offers)
        return self.rng.choice(tables)()

    def _case_chapter(self) -> Iterator[Block]:
        count = self.rng.choice((0, 1, 2, 3, 3))
        if not count:
            return
        yield Heading(1, self.rng.choice(("典型案例", "特色案例", "特色创新", "改革案例")))
        heroes = self.rng.sample(self.t.world.schools, min(count, len(self.t.world.schools)))
        for school in [self.t.world.hero] if self.t.world.hero else heroes:
            self._cases += 1
            yield from self._case(school)

    def _case(self, school: School) -> Iterator[Block]:
        rng, t = self.rng, self.t
        number = {"dash": f"1-{self._cases}", "plain": str(self._cases), "chinese": "一二三四五"[self._cases - 1]}.get(
            self.case_style, ""
        )
        template: str = rng.choice(self.words["cases"]["titles"])
        name = template.replace("{X}", school.name)
        ref = ("CaseStudy", name)
        shown = template.replace("{X}", t.school(school, full=True))
        title = t.book.name(ref, shown, attrs={"number": number} if number else None)
        t.book.relation("about", ref, school.ref)
        yield CaseTitle(number, title)
        with t.book.case(ref, school.ref):
            hero = t.school(school, full=True)
            yield Paragraph(rng.choice(self.words["cases"]["openings"]).replace("{X}", hero))
            for _ in range(rng.randint(1, 3)):
                said = [
                    rng.choice((self.says.partner, self.says.cooperate, self.says.offers, self.says.honour))(school)
                    for _ in range(rng.randint(1, 3))
                ]
                yield Paragraph("。".join(said) + "。")
            if rng.random() < 0.5 and not t.world.hero:
                whats = [i for i in group("规模", school=True) if i.kind == "count"]
                yield Paragraph(self.prose.of_school(school, whats[:2]) + "。")
            yield Paragraph(rng.choice(self.words["cases"]["endings"]))

    def _closing(self) -> Iterator[Block]:
        rng = self.rng
        yield Heading(1, rng.choice(("面临挑战", "问题与展望", "存在问题及改进措施", "面临的主要困难")))
        for text in rng.sample(self.words["boilerplate"]["paragraphs"], 3):
            yield Paragraph(text)
        if rng.random() < 0.6:
            plan: str = rng.choice(self.words["distractors"]["plans"])
            yield Paragraph(plan.replace("{z}", str(self.t.year + 3)) + "。")
        if rng.random() < 0.6:
            yield Heading(1, rng.choice(("附表", "附录", "附件：数据表")))
            yield from self.tables.appendix(self.t.world.own)
