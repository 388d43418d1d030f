"""Files with bytes changed, cut out and repeated: they are read or refused, and nothing else happens."""

import io
import random
import re
import zipfile

import pytest

from kg.errors import DocumentError
from loaders import documents, pipeline
from tests.unit.loaders.documents.printing import as_docx, as_html, as_markdown, as_pdf

ROUNDS = 40


def damaged(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(made))
        match chance.randrange(4):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + chance.randint(1, 200)]
            case 2:
                made[at:at] = made[chance.randrange(len(made)) :][: chance.randint(1, 300)]
            case _:
                made[at:at] = str(chance.choice([0, -1, 2**31, 10**12])).encode()
    return bytes(made)


def rewritten(data: bytes, chance: random.Random) -> bytes:
    """A whole Word archive with marks of its parts changed: the XML can be read, what it says makes no sense."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            inside = old.read(part)
            if part.filename in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
                marks = re.findall(r"<[^>]+>|[^<]+", inside.decode())
                for _ in range(6):
                    at = chance.randrange(len(marks))
                    if marks[at].endswith("/>") and chance.random() < 0.5:
                        marks[at] = ""
                    else:
                        marks[at] = re.sub(
                            r'(w:\w+)="[^"]*"', rf'\1="{chance.choice(["", "-1", "9" * 12, "x", "٣"])}"', marks[at]
                        )
                inside = "".join(marks).encode()
            new.writestr(part, inside)
    return target.getvalue()


MAKERS = {".docx": as_docx, ".pdf": lambda: as_pdf(pageCompression=0), ".html": as_html, ".md": as_markdown}


def read_or_refused(data: bytes, suffix: str) -> None:
    try:
        document = documents.read_bytes(data, f"report{suffix}")
    except DocumentError:
        return
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
    pipeline.extract(document)


@pytest.mark.parametrize("suffix", list(MAKERS))
def test_damaged_bytes(suffix: str) -> None:
    chance = random.Random(7)
    whole = MAKERS[suffix]()
    for _ in range(ROUNDS):
        read_or_refused(damaged(whole, chance), suffix)


def test_senseless_marks_of_word() -> None:
    chance = random.Random(11)
    whole = as_docx()
    for _ in range(ROUNDS):
        read_or_refused(rewritten(whole, chance), ".docx")
