"""Commands with a language model beside the rules, as a user runs them, against a local server that plays one."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.loaders.model.conftest import REPORT, Reply, Server, completion, entity, figure, relation, server

__all__ = ["server"]


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_model_is_off_unless_it_is_named(vetkg: Run, told: Path, server: Server) -> None:
    plain = vetkg("extract", told)
    assert "no --model NAME" in vetkg("extract", told, "--model-url", server.url).stderr
    assert not any("by" in row for row in rows(plain.stdout))
    assert server.requests == []


def test_extract_adds_marked_facts_and_tells(vetkg: Run, told: Path, server: Server) -> None:
    plain = vetkg("extract", told)
    server.says([relation(), figure()])
    done = vetkg("extract", told, "--model", "tester-7b", "--model-url", server.url)
    assert done.returncode == 0
    assert "tester-7b adds 3 facts" in done.stderr
    assert [row for row in rows(done.stdout) if "by" not in row] == rows(plain.stdout)
    added = [row for row in rows(done.stdout) if row.get("by") == "model:tester-7b"]
    assert sorted(str(row["kind"]) for row in added) == ["entity", "observation", "relation"]
    for row in added:
        assert str(row["evidence"]) in REPORT
    assert vetkg("extract", told, "--model", "tester-7b", "--model-url", server.url).stdout == done.stdout
    assert len(server.requests) == 1


def test_lies_are_listed_with_their_reasons(vetkg: Run, told: Path, server: Server) -> None:
    server.says([relation("这句话报告里没有"), entity(type="Wizard")])
    done = vetkg("extract", told, "--rejected", "--model", "m", "--model-url", server.url)
    assert {row["reason"] for row in rows(done.stdout)} >= {"model-unquoted", "model-not-in-ontology"}


def test_the_environment_names_the_model_and_holds_the_key(
    vetkg: Run, told: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"": "tester-7b", "_URL": server.url, "_KEY": "sk-secret", "_SECONDS": "5", "_RETRIES": "0"}.items():
        monkeypatch.setenv(f"VETKG_MODEL{name}", value)
    server.replies = [Reply(b"", status=503)]
    done = vetkg("extract", told)
    assert done.returncode == 0
    assert "the server answered 503" in done.stderr
    assert server.headers[0]["Authorization"] == "Bearer sk-secret"
    assert len(server.requests) == 1
    assert "sk-secret" not in done.stdout + done.stderr
    required = vetkg("extract", told, "--model-required")
    assert required.returncode == 1
    assert "503" in required.stderr
    assert "--model-required" in required.stderr


def test_build_with_a_model_gives_the_same_release_again(vetkg: Run, told: Path, server: Server, tmp_path: Path) -> None:
    server.replies = [Reply(completion([relation(), figure()]))]
    asked = ("--model", "tester-7b", "--model-url", server.url)
    first = vetkg("build", told, "--out", tmp_path / "one", *asked)
    assert first.returncode == 0, first.stderr
    assert vetkg("build", told, "--out", tmp_path / "two", *asked).returncode == 0
    assert (tmp_path / "one" / "facts.jsonl").read_bytes() == (tmp_path / "two" / "facts.jsonl").read_bytes()
    assert len(server.requests) == 1
    assert vetkg("check", "--graph", tmp_path / "two").returncode == 0


@pytest.mark.parametrize(
    "half",
    [
        ("--model", "m"),
        ("--model-required",),
        ("--model", "m", "--model-url", "nowhere"),
        ("--model", " ", "--model-url", "http://h"),
    ],
)
def test_half_a_model_is_a_plain_message(vetkg: Run, told: Path, half: tuple[str, ...]) -> None:
    done = vetkg("extract", told, *half)
    assert done.returncode == 2
    assert "--model" in done.stderr
    assert "Traceback" not in done.stderr
