"""Tables: figures over years, schools and their figures, what schools teach, who works with whom, clusters, score cards."""

from __future__ import annotations

from bench.maker.blocks import Grid
from bench.maker.book import Ref
from bench.maker.figures import Indicator, group
from bench.maker.statements import INDUSTRIES
from bench.maker.teller import Teller


class Tables:
    """One method a kind of table; captions are without numbers."""

    def __init__(self, teller: Teller) -> None:
        self.t, self.rng = teller, teller.rng

    def years(self, subject: Ref, indicators: list[Indicator], topic: str) -> Grid:
        """Indicators down, years across."""
        years = [self.t.year - 1, self.t.year]
        head = (self.rng.choice(("指标", "项目", "指标名称")), *(f"{y}年" for y in years))
        change = self.rng.choice(("增减", "变化情况", "")) if self.rng.random() < 0.4 else ""
        rows = [(*head, *([change] if change else []))]
        for what in indicators:
            label, cells = self._cells(subject, what, years)
            rows.append((label, *cells, *([self._change(subject, what)] if change else [])))
        return Grid(f"{years[0]}年、{years[1]}年{topic}情况", tuple(rows))

    def years_down(self, subject: Ref, indicators: list[Indicator], topic: str) -> Grid:
        """Years down, indicators across."""
        years = [self.t.year - 1, self.t.year]
        labels, columns = zip(*(self._cells(subject, what, years) for what in indicators), strict=True)
        rows = [("年度", *labels), *((f"{y}年", *(c[i] for c in columns)) for i, y in enumerate(years))]
        return Grid(f"{topic}情况对比表", tuple(rows))

    def score_card(self, subject: Ref, indicators: list[Indicator]) -> Grid:
        """The appendix: number, indicator, unit, year or years."""
        both = self.rng.random() < 0.6
        years = [self.t.year - 1, self.t.year] if both else [self.t.year]
        rows: list[tuple[str, ...]] = [("序号", "指标", "单位", *(f"{y}年" for y in years))]
        for number, what in enumerate(indicators, start=1):
            unit = {"rate": "%", "ratio": ":"}.get(what.kind, what.unit)
            values = [self._plain(subject, what, y) for y in years]
            scale = self.t.figures.number(subject, what, self.t.figures.value(subject, what, years[-1]))[1]
            rows.append((str(number), what.labels[0].split("（")[0], scale + unit, *values))
        return Grid(self.rng.choice(("计分卡", "学生发展质量计分卡", "主要数据一览表", "教学资源表")), tuple(rows))

    def school_figures(self, indicators: list[Indicator]) -> Grid:
        """Schools down, indicators across, this year."""
        schools = self.t.world.schools
        rows: list[tuple[str, ...]] = [("序号", "学校名称", *(i.labels[0].split("（")[0] + f"（{i.unit}）" for i in indicators))]
        for number, school in enumerate(schools, start=1):
            name = self.t.school(school, full=True)
            rows.append((str(number), name, *(self._plain(school.ref, i, self.t.year) for i in indicators)))
        return Grid(f"{self.t.year}年各中职学校基本情况", tuple(rows))

    def offers(self) -> Grid:
        """Schools and what they teach."""
        rows: list[tuple[str, ...]] = [("学校", self.rng.choice(("开设专业", "主要专业", "骨干专业")))]
        for school in self.t.world.schools[:6]:
            name = self.t.school(school, full=True)
            rows.append((name, "、".join(self.t.program(school, p) for p in school.programs)))
        return Grid("中职学校专业设置一览表", tuple(rows))

    def partners(self) -> Grid:
        """Schools and their firms, and now and then the program."""
        wide = self.rng.random() < 0.5
        head = ("学校名称", self.rng.choice(("合作企业", "合作单位", "主要合作企业")))
        rows: list[tuple[str, ...]] = [(*head, "合作专业") if wide else head]
        for school in [self.t.world.hero] if self.t.world.hero else self.t.world.schools[:5]:
            firms = self.t.world.take_firms(1 if wide else self.rng.choice((1, 2, 3)))
            if not firms:
                break
            name, names = self.t.school(school, full=True), "、".join(self.t.book.name(f.ref) for f in firms)
            for firm in firms:
                self.t.book.relation("partnersWith", school.ref, firm.ref, attrs={"forms": ["其他"]})
            program = (self.t.program(school, self.rng.choice(school.programs)),) if wide else ()
            rows.append((name, names, *program))
        return Grid("校企合作情况一览表", tuple(rows))

    def clusters(self) -> Grid:
        """Schools, clusters, core programs, industries."""
        rows: list[tuple[str, ...]] = [("学校", "专业群名称", "核心专业", "服务产业")]
        used: set[str] = set()
        for school in [self.t.world.hero] if self.t.world.hero else self.t.world.schools[:4]:
            cores = [p for p in school.programs if p not in used][:2]
            if not cores:
                continue
            used |= set(cores)
            cluster, industry = ("ProgramCluster", f"{cores[0]}专业群"), self.rng.choice(INDUSTRIES)
            name, shown = self.t.school(school, full=True), self.t.book.name(cluster)
            self.t.book.relation("hasCluster", school.ref, cluster)
            programs = []
            for core in cores:
                programs.append(self.t.program(school, core))
                self.t.book.relation("coreProgram", cluster, ("Program", core))
            served = self.t.book.name(("Industry", industry))
            self.t.book.relation("servesIndustry", cluster, ("Industry", industry))
            rows.append((name, shown, "、".join(programs), served))
        return Grid("专业群建设情况", tuple(rows))

    def honours(self) -> Grid:
        """Schools and the title that each holds."""
        rows: list[tuple[str, ...]] = [("序号", "学校名称", "学校荣誉")]
        names = (
            "国家级重点中等职业学校",
            "国家中等职业教育改革发展示范学校",
            "全国文明校园",
            "省级示范性中等职业学校",
            "省级绿色学校",
        )
        for number, school in enumerate(self.t.world.schools[:6], start=1):
            name, chosen = self.t.school(school, full=True), self.rng.choice(names)
            shown = self.t.book.name(("Honour", chosen))
            self.t.book.relation("awarded", school.ref, ("Honour", chosen))
            rows.append((str(number), name, shown))
        return Grid("中职学校一览表", tuple(rows))

    def any_figures(self, subject: Ref, indicators: list[Indicator], topic: str) -> Grid:
        """Years across or years down."""
        if len(indicators) <= 5 and self.rng.random() < 0.5:
            return self.years_down(subject, indicators, topic)
        return self.years(subject, indicators, topic)

    def appendix(self, subject: Ref) -> list[Grid]:
        """One or two score cards."""
        school = subject[0] == "School"
        chosen = [i for name in ("素质", "就业", "设施", "经费") for i in group(name, school=school) if self.rng.random() < 0.6]
        half = len(chosen) // 2
        return [self.score_card(subject, part) for part in (chosen[:half], chosen[half:]) if part]

    def _cells(self, subject: Ref, what: Indicator, years: list[int]) -> tuple[str, list[str]]:
        """A label with or without the unit, and cells to match."""
        label = self.rng.choice(what.labels).split("（")[0]
        figures = self.t.figures
        if what.kind in ("ratio",) or self.rng.random() < 0.5:
            return label, [figures.with_unit(subject, what, y) for y in years]
        scale = figures.number(subject, what, figures.value(subject, what, years[-1]))[1]
        unit = "%" if what.kind == "rate" else scale + what.unit
        return f"{label}（{unit}）", [self._plain(subject, what, y) for y in years]

    def _plain(self, subject: Ref, what: Indicator, year: int) -> str:
        """The figure without 万 and unit: those stand in the heading or the unit column."""
        figures = self.t.figures
        value = figures.value(subject, what, year)
        return figures.book.figure(subject, what.name, year, value, what.unit, figures.number(subject, what, value)[0])

    def _change(self, subject: Ref, what: Indicator) -> str:
        now, before = (self.t.figures.value(subject, what, y) for y in (self.t.year, self.t.year - 1))
        return f"{(now - before) / before * 100:.2f}%"
