"""One made report from a seed, and many."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.maker.book import Book
from bench.maker.composing import Composer
from bench.maker.figures import Figures
from bench.maker.layout import Layout
from bench.maker.made import MadeReport
from bench.maker.teller import Teller
from bench.maker.world import World, make_world


def make(seed: int) -> MadeReport:
    """The report of a seed: the same seed gives the same report, byte for byte."""
    rng = Random(seed)
    world = make_world(rng)
    book = Book(world.own)
    teller = Teller(world, book, Figures(rng, book))
    layout = Layout(rng)
    cover = _cover(world, teller)
    text, facts = book.settle(layout.render(cover, Composer(teller).body()))
    line_end = rng.choice(("\n", "\n", "\r\n"))
    return MadeReport(f"made-{seed}", text, facts, f"{world.level} {world.year} {layout.style()}", line_end)


def make_many(count: int, seed: int = 0) -> Iterator[MadeReport]:
    """So many reports, of the seeds from ``seed`` on."""
    return (make(seed + number) for number in range(count))


def _cover(world: World, teller: Teller) -> str:
    """Title, publisher, date, in several styles; letters of the publisher's line are now and then spaced out."""
    rng, year = world.rng, world.year
    if world.hero:
        who = teller.book.name(world.hero.ref)
        teller.book.relation("locatedIn", world.hero.ref, ("Region", world.region.name))
        publisher = world.hero.name
    else:
        who, publisher = teller.region(world.region), world.region.name + "教育局"
        if world.region.level == "province":
            publisher = world.region.name + "教育厅"
    kind = "" if world.hero else "中等职业教育"
    title = rng.choice((
        f"{who}{kind}质量年度报告（{year}年度）", f"{who}{kind}质量年度报告（{year}）", f"{who}{year}年{kind}质量年度报告",
        f"{who}{kind}{year}年度\n质量报告", f"{who}{kind}质量报告 ({year}年)",
    ))  # fmt: skip
    if rng.random() < 0.3 and not world.hero:
        return f"{' '.join(publisher)}\n\n{title}"
    date = f"{year}年12月" if rng.random() < 0.5 else f"{year + 1}年1月"
    where = "" if not world.hero else f"地址：{teller.region(world.region)}学府路18号\n"
    return f"{title}\n{publisher}\n{where}{date}" if rng.random() < 0.6 else f"{title}\n{where}"
