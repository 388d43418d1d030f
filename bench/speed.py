"""Measures, as ratios against a peer in the same run: ``make bench``. Reading is held against jieba.posseg on the same text.

User CPU time of this process, so that other work on the machine counts little. Reports come from ``VETKG_SHARED``.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.shared import reports
from kg import folder, questions, seeds
from kg.build import build
from kg.names import NameIndex
from loaders import documents, pipeline


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work took in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def reading() -> None:
    """All reports, facts and all, against part-of-speech tagging alone."""
    paths = reports()
    read = [documents.read(path) for path in paths]
    letters = sum(len(document.text) for document in read)
    pipeline.extract(read[0])  # the rules and gazetteers are loaded once
    ours = min(cpu(lambda: [pipeline.extract(document) for document in read]) for _ in range(3))
    print(f"reading    {letters:,} letters, facts and all: {ours:.2f} s, {letters / ours / 1e6:.2f} million letters/s")
    try:
        import jieba.posseg
    except ImportError:
        print("           (install jieba to compare: pip install jieba)")
        return
    list(jieba.posseg.cut("先读一次词典"))
    theirs = cpu(lambda: [list(jieba.posseg.cut(document.text)) for document in read])
    print(f"           jieba.posseg on the same text: {theirs:.2f} s; ratio {theirs / ours:.1f}")


def growing() -> None:
    """Twice the text, how much more time."""
    text = "".join(documents.read(path).text for path in reports())
    times = {}
    for copies in (1, 2, 4):
        document = documents.from_text(text * copies, "many.txt", "0" * 64)
        times[copies] = cpu(lambda document=document: pipeline.extract(document))  # type: ignore[misc]
    print(
        "linearity  "
        + ", ".join(f"{n} times the text: {t:.2f} s" for n, t in times.items())
        + f"; 4 to 1 is {times[4] / times[1]:.1f}"
    )


def building_and_asking() -> None:
    """A build of the seeds with its check, and each question once in each language."""
    place = Path(tempfile.mkdtemp())
    try:
        facts = seeds.read()
        start = time.perf_counter()
        release = build(facts, place / "graph")
        print(f"building   {release.counts['claims']:,} claims, both projections, checked: {time.perf_counter() - start:.2f} s")
        names, stores = NameIndex.of(folder.read_graph(place / "graph")), folder.open_stores(place / "graph")
        for language in ("cypher", "sparql"):
            times = sorted(
                _asked(stores, names, name, language)
                for name in ("partnerships", "policy-citations", "schools", "indicator-series")
            )
            print(f"asking     {language}: {times[0] * 1000:.0f} to {times[-1] * 1000:.0f} ms a question")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _asked(stores: object, names: NameIndex, name: str, language: str) -> float:
    start = time.perf_counter()
    questions.ask(stores, names, name, language=language)  # type: ignore[arg-type]
    return time.perf_counter() - start


def main() -> None:
    """Print the measurements."""
    reading()
    growing()
    building_and_asking()


if __name__ == "__main__":
    main()
