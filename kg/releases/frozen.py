"""One release as one file, ``NAME.vetkg``: a ZIP of its manifest, facts, decisions and redirects, sealed by checksums.

The engines' stores are not in it: their files differ from build to build, facts do not. So the same release gives the same
bytes, and whoever opens the file makes the stores again. The seal names the SHA-256 of every part and of the vocabulary; the
release's id, which a citation holds, is computed from them, so that a changed fact cannot keep the id.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import GraphError, StoreError
from kg.releases.kept import place_of
from kg.releases.manifest import (
    DECISIONS,
    FACTS,
    FORMAT,
    MANIFEST,
    Release,
    id_of_digests,
    parse_manifest,
    read_manifest,
    vocabulary,
)
from kg.releases.succession import REDIRECTS

SUFFIX = ".vetkg"
SEAL = "seal.json"
KIND = "vetkg release"
VERSION = 1
PARTS = (MANIFEST, FACTS, DECISIONS, REDIRECTS)
MOST_BYTES = 16 * 2**30
"""A release unpacks to at most so many bytes."""
_MOST_SEAL_BYTES = 65_536
_MOST_RATIO = 200
"""Facts compress some twenty-fold; what grows more than this is made to fill a disk."""
_SMALL = 2**20
_CHUNK = 2**20
_EPOCH = (1980, 1, 1, 0, 0, 0)


class FrozenFileError(GraphError):
    """A file that should hold a frozen release and does not: no such file, cut off, changed, or made to do harm."""

    slug = "frozen-file-unusable"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a frozen file says of itself: the release's id, the software, the vocabulary's and the parts' SHA-256."""

    release: str
    layout: int
    software: str
    vocabulary: Mapping[str, str]
    parts: Mapping[str, str]


def freeze(graph: Path, id_: str, file: BinaryIO) -> Release:
    """Write the release of that id (the current one if empty) of a graph's folder into ``file``: always the same bytes.

    Raises UnknownReleaseError; GraphError where the folder cannot be read, or its facts are not those that it was built from.
    """
    place = place_of(graph, id_) if id_ else graph
    release = read_manifest(place)
    try:
        parts = {name: (place / name).read_bytes() for name in PARTS if (place / name).exists()}
    except OSError as error:
        raise GraphError(f"The graph in {place} cannot be read ({error}).", hint="Build it again with `vetkg build`.") from error
    seal = Seal(release.id, release.format, release.software, release.vocabulary, {n: _sha256(body) for n, body in parts.items()})
    _refuse_other_content(seal, f"The graph in {place}")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, SEAL, _seal_text(seal).encode())
        for name, body in parts.items():
            _add(archive, name, body)
    return release


def read_seal(file: Path) -> Seal:
    """What the frozen file says of itself, its shape checked but its parts not yet read. Raises FrozenFileError."""
    with _opened(file) as archive:
        return _seal(archive, file)


def unpack(file: Path, folder: Path) -> Release:
    """Check the frozen file and write its parts into an existing, empty ``folder``. Raises FrozenFileError, GraphError."""
    with _opened(file) as archive:
        seal = _seal(archive, file)
        _refuse_other_vocabulary(seal, file)
        _refuse_other_content(seal, str(file))
        size = sum(info.file_size for info in archive.infolist())
        if size > shutil.disk_usage(folder).free:
            raise FrozenFileError(f"{file} unpacks to {size:,} bytes; there is no room for it.", hint="Make room and try again.")
        for name, digest in seal.parts.items():
            if _written(archive, name, folder / name) != digest:
                raise _damaged(file, f"{name} is not what its checksum says")
    try:
        release = parse_manifest((folder / MANIFEST).read_text(encoding="utf-8"))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(file, f"its manifest cannot be read ({error})") from error
    if (release.id, release.format) != (seal.release, seal.layout):
        raise _damaged(file, "its manifest is of another release")
    return release


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _seal_text(seal: Seal) -> str:
    row = {"kind": KIND, "version": VERSION, "release": seal.release, "layout": seal.layout, "software": seal.software}
    return json.dumps({**row, "vocabulary": dict(seal.vocabulary), "parts": dict(seal.parts)}, indent=1) + "\n"


def _add(archive: zipfile.ZipFile, name: str, body: bytes) -> None:
    """A member whose head tells nothing of when, where or by whom it was packed."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    archive.writestr(info, body)


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise FrozenFileError(f"There is no file {file}.", hint="Make one with `vetkg freeze --out FILE.vetkg`.") from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(file, f"it is no ZIP file, or it was cut off ({error})") from error
    try:
        _refuse_other_shapes(archive, file)
    except BaseException:
        archive.close()
        raise
    return archive


def _refuse_other_shapes(archive: zipfile.ZipFile, file: Path) -> None:
    """Only the parts of a release by their own names, plain files, each once, none that grows beyond reason."""
    names = [info.filename for info in archive.infolist()]
    strange = sorted(set(names) - {SEAL, *PARTS})
    if strange or len(names) != len(set(names)):
        raise _damaged(file, f"it holds {', '.join(map(repr, strange))[:200] or 'a part twice'}")
    missing = {SEAL, MANIFEST, FACTS, DECISIONS} - set(names)
    if missing:
        raise _damaged(file, f"it lacks {', '.join(sorted(missing))}")
    for info in archive.infolist():
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.flag_bits & 1 or kind not in (0, stat.S_IFREG) or info.compress_type not in (0, zipfile.ZIP_DEFLATED):
            raise _damaged(file, f"{info.filename} is no plain file")
        if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
            raise _damaged(file, f"{info.filename} would grow {info.file_size // max(1, info.compress_size)}-fold")
    size = sum(info.file_size for info in archive.infolist())
    if size > MOST_BYTES:
        raise _damaged(file, f"it would grow to {size:,} bytes; {MOST_BYTES:,} are the most")


def _seal(archive: zipfile.ZipFile, file: Path) -> Seal:
    if archive.getinfo(SEAL).file_size > _MOST_SEAL_BYTES:
        raise _damaged(file, "its seal is too long")
    try:
        row: dict[str, Any] = json.loads(archive.read(SEAL))
        found = Seal(str(row["release"]), int(row["layout"]), str(row["software"]), dict(row["vocabulary"]), dict(row["parts"]))
        kind, version = row["kind"], row["version"]
        for digest in (*found.vocabulary.values(), *found.parts.values()):
            bytes.fromhex(digest)
    except (ValueError, TypeError, KeyError, RecursionError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise _damaged(file, f"its seal cannot be read ({error})") from error
    if kind != KIND or set(found.parts) != set(archive.namelist()) - {SEAL} or set(found.vocabulary) != set(vocabulary()):
        raise _damaged(file, "its seal is not of these parts")
    if version != VERSION or found.layout != FORMAT:
        raise _other_version(found, file, f"layout {version}.{found.layout}; this version reads {VERSION}.{FORMAT}")
    return found


def _refuse_other_vocabulary(seal: Seal, file: Path) -> None:
    differing = sorted(name for name, digest in vocabulary().items() if seal.vocabulary[name] != digest)
    if differing:
        raise _other_version(seal, file, f"another vocabulary ({', '.join(differing)}), so its answers could differ")


def _other_version(seal: Seal, file: Path, what: str) -> FrozenFileError:
    software = seal.software[:40]
    return FrozenFileError(
        f"{file} was frozen by vetkg {software} with {what}.",
        hint=f"Serve it with that version: pip install 'vetkg=={software}'.",
    )


def _refuse_other_content(seal: Seal, what: str) -> None:
    """The id is of this content with this vocabulary, or somebody changed one of them."""
    facts, decisions = (bytes.fromhex(seal.parts.get(name, "")) for name in (FACTS, DECISIONS))
    known = set(vocabulary()) <= seal.vocabulary.keys()
    if not known or id_of_digests(seal.layout, seal.vocabulary, facts, decisions) != seal.release:
        raise FrozenFileError(
            f"{what}: the facts, decisions or vocabulary are not those of {seal.release[:40]}.",
            hint="They were changed, or built by another version. Build the graph again, or get the file again.",
        )


def _written(archive: zipfile.ZipFile, name: str, target: Path) -> str:
    """The SHA-256 of a part, written to ``target`` piece by piece, never more than its head says."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as source, target.open("xb") as sink:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                sink.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _damaged(Path(str(archive.filename)), f"{name} cannot be unpacked ({error})") from error
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error}).", hint="Check room and rights.") from error
    return digest.hexdigest()


def _damaged(file: Path, what: str) -> FrozenFileError:
    return FrozenFileError(
        f"{file} is no frozen release that can be trusted: {what}.", hint="Get it again, or freeze it again with `vetkg freeze`."
    )
