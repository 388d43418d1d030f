import pytest

from kg import exchange


def folder(path, text):
    path.mkdir()
    (path / "file").write_text(text)
    return path


def test_a_folder_is_put_where_nothing_was(tmp_path):
    exchange.put_in_place(folder(tmp_path / "fresh", "new"), tmp_path / "place")
    assert (tmp_path / "place" / "file").read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["place"]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_folder_replaces_another(tmp_path, monkeypatch, at_once):
    if not at_once:
        monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    folder(tmp_path / "place", "old")
    exchange.put_in_place(folder(tmp_path / "fresh", "new"), tmp_path / "place")
    assert (tmp_path / "place" / "file").read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["place"]


def test_the_old_folder_comes_back_when_the_new_one_cannot_be_put(tmp_path, monkeypatch):
    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    folder(tmp_path / "place", "old")
    with pytest.raises(OSError, match="fresh"):
        exchange.put_in_place(tmp_path / "fresh", tmp_path / "place")
    assert (tmp_path / "place" / "file").read_text() == "old"
