"""A made-up report, and a local server that plays an OpenAI-compatible endpoint as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kg.model import ReportFacts
from loaders import pipeline
from loaders.documents import from_text
from loaders.documents.document import Document
from loaders.model import Asked, Model, ModelSettings

REPORT = """桂林市中等职业教育质量年度报告（2021年）

一、基本情况

2021年，全市中等职业学校15所，在校生1.23万人。桂林市漓江职业技术学校与桂林山青机电有限公司共建实训基地，开设机电技术应用专业。

桂林市漓江职业技术学校的同学们每年到象鼻云科的车间里跟班学习，师傅手把手带教。2021年全市学生人均借阅图书31册，
毕业生中有本领过硬者8642人走上工作岗位。全市落实《国家职业教育改革实施方案》。

桂林市漓江职业技术学校拟与桂林蓝塔智造有限公司共同办班。
"""
SCHOOL, FIRM = "桂林市漓江职业技术学校", "象鼻云科"
QUOTE = "桂林市漓江职业技术学校的同学们每年到象鼻云科的车间里跟班学习"


def relation(quote: str = QUOTE, **changes: object) -> dict[str, object]:
    fact: dict[str, object] = {
        "kind": "relation",
        "type": "partnersWith",
        "subject": ["School", SCHOOL],
        "object": ["Enterprise", FIRM],
    }
    return fact | {"forms": ["实习就业", "吃饭"], "quote": quote} | changes


def figure(quote: str = "毕业生中有本领过硬者8642人走上工作岗位", **changes: object) -> dict[str, object]:
    fact: dict[str, object] = {"kind": "observation", "subject": ["Region", "桂林市"], "indicator": "就业人数", "year": 2021}
    return fact | {"value": 8642, "unit": "人", "quote": quote} | changes


def entity(quote: str = QUOTE, **changes: object) -> dict[str, object]:
    return {"kind": "entity", "type": "Enterprise", "name": FIRM, "quote": quote} | changes


def completion(content: object) -> bytes:
    text = content if isinstance(content, str) else json.dumps({"facts": content}, ensure_ascii=False)
    return json.dumps(
        {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}
    ).encode()


@dataclass
class Reply:
    """What the server sends back."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[Any], None] | None = None


@dataclass
class Server:
    """The endpoint: ``replies`` in turn, the last one for ever; ``requests`` as they came."""

    url: str
    replies: list[Reply] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def says(self, *contents: object) -> None:
        self.replies = [Reply(completion(content)) for content in contents]

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            played.requests.append(body | {"path": self.path})
            played.headers.append(dict(self.headers))
            reply = played.next()
            try:
                if reply.before is not None:
                    reply.before(self)
                self.send_response(reply.status)
                for name, value in {
                    "Content-Type": reply.content_type,
                    "Content-Length": str(len(reply.body)),
                    **reply.headers,
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                pass  # the client has gone: that is what some tests are about

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    played = Server(f"http://127.0.0.1:{listening.server_address[1]}/v1")
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield played
    listening.shutdown()
    listening.server_close()
    thread.join()


@dataclass
class Reader:
    """Asks the played model about a report."""

    server: Server
    cache: Path
    waits: list[float] = field(default_factory=list)

    def document(self, text: str = REPORT) -> Document:
        return from_text(text, "report.txt", "0" * 64)

    def rules(self, text: str = REPORT) -> ReportFacts:
        return pipeline.extract(self.document(text))

    def ask(self, text: str = REPORT, **settings: Any) -> Asked:
        given: dict[str, Any] = {
            "name": "tester-7b",
            "url": self.server.url,
            "seconds": 5,
            "retries": 1,
            "cache": self.cache,
        } | settings
        with Model(ModelSettings(**given), self.waits.append) as model:
            return model.ask(self.document(text), self.rules(text))

    def reasons(self, *said: object, text: str = REPORT) -> list[str]:
        """The reasons for which the model's statements were refused; the rules' facts must be as they were."""
        self.server.says(list(said))
        facts, ruled = self.ask(text).facts, self.rules(text)
        assert [e for e in facts.entities if not e.by] == list(ruled.entities)
        assert [r for r in facts.relations if not r.by] == list(ruled.relations)
        assert [f for f in facts.observations if not f.by] == list(ruled.observations)
        return sorted(r.reason for r in facts.rejections if r.reason.startswith("model-"))


@pytest.fixture
def reader(server: Server, tmp_path: Path) -> Reader:
    return Reader(server, tmp_path / "cache")
