"""A named graph's triples on their way to a server: dumped into a file once, known by a digest, sent in bounded pieces."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.rdf.store import RdfStore

NTRIPLES = "application/n-triples"
PIECE_BYTES = 1_000_000
"""How much N-Triples one update carries."""
_BLANK = re.compile(rb"(?:^| )_:\S+(?= |$)")


@dataclass(frozen=True, slots=True)
class Dump:
    """A named graph as a file of N-Triples: its number of triples, and a digest that equal graphs share.

    Labels of blank nodes change from dump to dump, so the digest does without them.
    """

    graph: str
    file: Path
    triples: int
    digest: str

    def pieces(self) -> Iterator[str]:
        """The triples in pieces. All with blank nodes are in the first, for a label means one node only within one update."""
        together, piece, size = b"", [], 0
        with self.file.open("rb") as lines:
            together = b"".join(line for line in lines if _has_blank(line))
        if together:
            yield together.decode()
        with self.file.open("rb") as lines:
            for line in lines:
                if _has_blank(line):
                    continue
                piece.append(line)
                size += len(line)
                if size >= PIECE_BYTES:
                    yield b"".join(piece).decode()
                    piece, size = [], 0
        if piece:
            yield b"".join(piece).decode()


@contextmanager
def dumped(store: RdfStore, graph: str) -> Iterator[Dump]:
    """A named graph of the store as a file that is gone with the block: memory stays free however large the graph is."""
    with tempfile.TemporaryDirectory(prefix="vetkg-load-") as folder:
        file = Path(folder) / "graph.nt"
        with file.open("wb") as out:
            out.writelines(store.dump(NTRIPLES, graph))
        yield Dump(graph, file, *_measured(file))


def _measured(file: Path) -> tuple[int, str]:
    """The number of lines, and the digest."""
    digest, number, blanks = hashlib.sha256(), 0, []
    with file.open("rb") as lines:
        for line in lines:
            number += 1
            if _has_blank(line):
                blanks.append(_BLANK.sub(b" _:", line.strip()))
            else:
                digest.update(line)
    for line in sorted(blanks):
        digest.update(line)
    return number, digest.hexdigest()


def _has_blank(line: bytes) -> bool:
    """Whether the subject or the object is a blank node (a literal that ends like one does no harm)."""
    return line.startswith(b"_:") or b" _:" in line
