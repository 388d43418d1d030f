"""A named graph on its way to a server."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.remote import upload
from kg.rdf.remote.upload import dumped
from kg.rdf.store import RdfStore

GRAPH = "urn:g"


def store_of(folder: Path, turtle: str) -> RdfStore:
    store = ox.Store(str(folder))
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(GRAPH))
    store.flush()
    del store
    return RdfStore(folder)


def digest(store: RdfStore) -> tuple[int, str]:
    with dumped(store, GRAPH) as dump:
        return dump.triples, dump.digest


def test_equal_graphs_have_equal_digests_whatever_their_order_and_their_blank_nodes_labels(tmp_path: Path) -> None:
    one = store_of(tmp_path / "one", '<urn:a> <urn:p> [ <urn:q> 1 ] , "_:x" ; <urn:r> 2.5 .')
    same = store_of(tmp_path / "same", '<urn:a> <urn:r> 2.5 . _:other <urn:q> 1 . <urn:a> <urn:p> "_:x" , _:other .')
    other = store_of(tmp_path / "other", '<urn:a> <urn:p> [ <urn:q> 2 ] , "_:x" ; <urn:r> 2.5 .')
    assert digest(one) == digest(same)
    assert digest(one)[0] == 4
    assert digest(one) != digest(other)


def test_pieces_hold_each_triple_once_and_blank_nodes_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "PIECE_BYTES", 60)
    plain = "".join(f"<urn:s{i}> <urn:p> {i} .\n" for i in range(20))
    store = store_of(tmp_path / "store", f"{plain} <urn:a> <urn:p> [ <urn:q> [ <urn:q> 1 ] ] .")
    with dumped(store, GRAPH) as dump:
        pieces = list(dump.pieces())
        whole = "".join(pieces)
        assert len(pieces) > 5
        assert sorted(whole.splitlines()) == sorted(dump.file.read_text(encoding="utf-8").splitlines())
        assert [i for i, piece in enumerate(pieces) if "_:" in piece] == [0]
        file = dump.file
    assert not file.exists()


def test_an_empty_graph_has_no_pieces(tmp_path: Path) -> None:
    store = store_of(tmp_path / "store", "<urn:a> <urn:p> 1 .")
    with dumped(store, "urn:none") as dump:
        assert (dump.triples, list(dump.pieces())) == (0, [])
