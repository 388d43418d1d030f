"""A worker process: opens one store read-only, gives up what it does not need, and answers one query after the other.

Started as ``python -m kg.sandbox.worker MODULE:NAME PATH MEMORY_MEBIBYTES [ENDPOINT…]``; it reads calls from standard input and
writes answers to standard output, each a frame of ``multiprocessing.connection``.
"""

from __future__ import annotations

import importlib
import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import QueryError, QueryLimitError, StoreError, VetkgError
from kg.ports import Dataset, Limits
from kg.sandbox.confinement import confine, end_after
from kg.sandbox.messages import Answer, Call, pack_answer, pack_error, unpack_call

# The alarm is the second watch, should the server be gone: a little later than the server's own.
_GRACE_SECONDS = 1.0
_OUT_OF_MEMORY = ("bad_alloc", "Unable to allocate memory", "memory limit")
_MOST_WORDS = 500
# Engines import these when a value first needs them, which confinement forbids.
# The RDF engine opens an index's file when a query first needs it: what names the subject, the predicate, the object, the graph.
_ANY = "<http://example.org/any>"
_BOUND = ("?s ?p ?o", "{any} ?p ?o", "?s {any} ?o", "?s ?p {any}", "{any} {any} ?o", "?s {any} {any}", "{any} ?p {any}")
_EVERY_INDEX = (
    "GRAPH ?g {}",
    *(
        place.format(triple.format(any=_ANY))
        for place in ("{}", "GRAPH ?g {{ {} }}", f"GRAPH {_ANY} {{{{ {{}} }}}}")
        for triple in (
            "?s ?p ?o",
            "{any} ?p ?o",
            "?s {any} ?o",
            "?s ?p {any}",
            "{any} {any} ?o",
            "?s {any} {any}",
            "{any} ?p {any}",
        )
    ),
)
_WARM = ("datetime", "decimal", "uuid", "encodings.idna", "encodings.latin_1", "linecache", "traceback")


def main(arguments: list[str]) -> int:
    """Serve until standard input ends."""
    opener, path, memory, *services = arguments
    calls, answers = _channels()
    try:
        reader = _open(opener, Path(path), tuple(services))
        _warm(reader)
    except Exception as error:
        answers.send_bytes(pack_error(_as_ours(error, StoreError)))
        return 1
    confine(int(memory), connecting=bool(services))
    answers.send_bytes(pack_answer(None))
    while True:
        try:
            frame = calls.recv_bytes()
        except (EOFError, OSError):
            return 0
        answers.send_bytes(_reply(reader, unpack_call(frame)))


def _channels() -> tuple[Connection, Connection]:
    """Standard input and output as connections; what engines print goes to standard error, not between the frames."""
    calls, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    return Connection(calls, writable=False), Connection(answers, readable=False)


def _open(opener: str, path: Path, services: tuple[str, ...]) -> Any:
    module, _, name = opener.partition(":")
    open_ = getattr(importlib.import_module(module), name)
    return open_(path, services) if services else open_(path)


def _warm(reader: Any) -> None:
    """One query before files are out of reach, so that all that is loaded late is loaded."""
    for module in _WARM:
        importlib.import_module(module)
    if hasattr(reader, "run"):
        reader.run("RETURN 1 AS one", {}, limits=Limits(10, 10))
    else:
        reader.select("ASK {}", {}, limits=Limits(10, 10))
        for pattern in _EVERY_INDEX:
            reader.select(f"ASK {{ {pattern} }}", {}, limits=Limits(10, 10))
        reader.serialize("SELECT * { ?s ?p ?o } LIMIT 1", "application/sparql-results+json", Dataset(), limits=Limits(10, 10))


def _reply(reader: Any, call: Call) -> bytes:
    end_after(call.seconds + _GRACE_SECONDS)
    try:
        frame = pack_answer(_answer(reader, call))
    except Exception as error:
        return pack_error(_as_ours(error, QueryError))
    finally:
        end_after(0)
    if len(frame) > call.bytes:
        return pack_error(
            QueryLimitError(
                f"The answer is larger than {call.bytes // 2**20} MiB.",
                hint="Ask for fewer rows or columns: LIMIT, or a narrower pattern.",
            )
        )
    return frame


def _answer(reader: Any, call: Call) -> Answer:
    arguments = dict(call.arguments)
    limits = Limits(call.seconds, call.rows)
    if call.method == "serialize":
        dataset = arguments.pop("dataset")
        arguments["dataset"] = Dataset(tuple(dataset["default"]), tuple(dataset["named"]))
    answer: Answer = getattr(reader, call.method)(**arguments, limits=limits)
    return answer


def _as_ours(error: Exception, kind: type[VetkgError]) -> VetkgError:
    """The error itself if it is ours; else one of ours with the engine's own words, cut to a readable length."""
    words = " ".join(str(error).split())[:_MOST_WORDS]
    if isinstance(error, MemoryError) or any(sign in words for sign in _OUT_OF_MEMORY):
        return QueryLimitError("The query needs more memory than a query may use.", hint="Ask for less: filter, LIMIT.")
    return error if isinstance(error, VetkgError) else kind(words or type(error).__name__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
