"""Measures, as ratios against a peer in the same run: ``make bench``. Reading is held against jieba.posseg on the same text.

User CPU time of this process, so that other work on the machine counts little. Reports come from ``VETKG_SHARED``.
"""

from __future__ import annotations

import gc
import logging
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path

from bench.shared import ROOT, reports
from kg import folder, questions, seeds
from kg.build import build
from kg.names import NameIndex
from loaders import documents, pipeline
from loaders.documents.document import Document
from loaders.observations import lexicon


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work took in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def forgotten() -> None:
    """Empty what remembers texts, so that a report is read as if for the first time; the rules and gazetteers stay loaded."""
    lexicon.load().forget()
    for kept in gc.get_objects():
        if isinstance(kept, _lru_cache_wrapper) and str(kept.__module__).startswith(("loaders.", "kg.")):
            size = kept.cache_info().maxsize
            if size is not None and size > 1:
                kept.cache_clear()
    gc.collect()


def _read_once(read: list[Document]) -> float:
    forgotten()
    return cpu(lambda: [pipeline.extract(document) for document in read])


def starting() -> None:
    """All reports in a process of their own: what the imports take, and the first reading with its rules and gazetteers."""
    script = (
        "import sys, time\nfrom loaders import documents, pipeline\nstarted = time.process_time()\n"
        "[pipeline.extract(path) for path in sys.argv[1:]]\nprint(started, time.process_time() - started)"
    )
    command = [sys.executable, "-c", script, *map(str, reports())]
    runs = [subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split() for _ in range(3)]
    started, first = (min(float(run[at]) for run in runs) for at in (0, 1))
    print(f"starting   imports: {started:.2f} s, then all reports for the first time: {first:.2f} s")


def reading() -> None:
    """All reports, facts and all, against part-of-speech tagging alone: turn about, the best of each."""
    read = [documents.read(path) for path in reports()]
    letters = sum(len(document.text) for document in read)
    for document in read:
        pipeline.extract(document)  # the rules and gazetteers are loaded once
    try:
        import jieba
        import jieba.posseg
    except ImportError:
        print(f"reading    {letters:,} letters, facts and all: {min(_read_once(read) for _ in range(5)):.2f} s")
        print("           (install jieba to compare: pip install jieba)")
        return
    jieba.setLogLevel(logging.WARNING)
    list(jieba.posseg.cut("先读一次词典"))
    ours, theirs = [], []
    for _ in range(4):
        ours.append(min(_read_once(read) for _ in range(2)))
        theirs.append(cpu(lambda: [list(jieba.posseg.cut(document.text)) for document in read]))
    best = min(ours)
    print(f"reading    {letters:,} letters, facts and all: {best:.2f} s, {letters / best / 1e6:.2f} million letters/s")
    print(f"           jieba.posseg on the same text: {min(theirs):.2f} s; ratio {min(theirs) / best:.1f}")


def growing() -> None:
    """One report of 1, 5 and 20 MB: the time for each MB stays, and the memory for it."""
    text = "".join(documents.read(path).text for path in reports())
    size = len(text.encode()) / 1e6
    for wanted in (1, 5, 20):
        copies = round(wanted / size)
        document = documents.from_text(text * copies, "many.txt", "0" * 64)
        taken = cpu(lambda document=document: pipeline.extract(document))  # type: ignore[misc]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"growing    {size * copies:.1f} MB: {taken:.1f} s, {taken / size / copies:.2f} s/MB, {memory:,.0f} MB of memory")


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
    starting()
    growing()
    reading()
    building_and_asking()


if __name__ == "__main__":
    main()
