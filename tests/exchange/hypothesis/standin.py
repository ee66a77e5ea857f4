"""A stand-in for the API of Hypothesis, on this machine: it keeps annotations, and it fails."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "6879-secret-token"
ME, OTHER = "acct:reader@hypothes.is", "acct:colleague@hypothes.is"
URI = "https://example.org/astana"
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Fault:
    """What happens instead of an answer, or after the work that was asked for."""

    method: str
    status: int = 0
    """0 cuts the connection."""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    after_work: bool = False


@dataclass
class StandIn:
    """What it keeps, what it was asked, and what goes wrong next."""

    url: str = ""
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    unsearched: set[str] = field(default_factory=set)
    """Ids that a search does not know yet."""
    ticks: int = 0

    def now(self) -> str:
        self.ticks += 1
        return (START + timedelta(minutes=self.ticks)).isoformat()

    def add(self, quote: str, text: str = "", user: str = ME, **fields: Any) -> str:
        """An annotation that somebody made in the client; its id."""
        time = self.now()
        id = f"id{self.ticks:06}"
        selector = {"type": "TextQuoteSelector", "exact": quote, "prefix": "", "suffix": ""}
        made = {
            "id": id, "created": time, "updated": time, "user": user, "uri": URI, "text": text,
            "tags": [], "group": "__world__", "target": [{"source": URI, "selector": [selector]}],
            "document": {"title": ["Talks"]},
        }  # fmt: skip
        self.rows[id] = {**made, **fields}
        return id

    def change(self, id: str, **fields: Any) -> None:
        self.rows[id] |= {**fields, "updated": self.now()}

    # --- answers ----------------------------------------------------------------------------------

    def answer(self, method: str, path: str, token: str, body: bytes) -> tuple[int, Any]:
        self.asked.append(f"{method} {path}")
        self.tokens.add(token)
        parts = urlsplit(path)
        if token != f"Bearer {TOKEN}":
            return 401, {"status": "failure", "reason": "no"}
        if parts.path == "/api/profile":
            return 200, {"userid": ME}
        if parts.path == "/api/search":
            return 200, self._search({k: v[0] for k, v in parse_qs(parts.query).items()})
        if (method, parts.path) == ("POST", "/api/annotations"):
            return self._create(json.loads(body))
        id = parts.path.rpartition("/")[2]
        if id not in self.rows:
            return 404, {"status": "failure", "reason": "not found"}
        return self._one(method, id, body)

    def _search(self, query: dict[str, str]) -> dict[str, Any]:
        assert query["sort"] == "created"
        rows = sorted(
            (
                row
                for row in self.rows.values()
                if row["uri"] == query["uri"]
                and row["id"] not in self.unsearched
                and all(row[k] == query[k] for k in ("user", "group") if k in query)
            ),
            key=lambda row: row["created"],
        )
        later = [row for row in rows if row["created"] > query.get("search_after", "")]
        return {"total": len(rows), "rows": later[: int(query["limit"])]}

    def _create(self, row: dict[str, Any]) -> tuple[int, Any]:
        assert row["permissions"]["read"][0].startswith(("acct:", "group:"))
        assert all(len(tag) <= 1000 for tag in row["tags"])
        id = self.add("")
        self.rows[id] |= row
        return 200, self.rows[id]

    def _one(self, method: str, id: str, body: bytes) -> tuple[int, Any]:
        if method != "GET" and self.rows[id]["user"] != ME:
            return 404, {"reason": "not yours"}
        if method == "DELETE":
            del self.rows[id]
            return 200, {"id": id, "deleted": True}
        if method == "PATCH":
            self.change(id, **json.loads(body))
        return 200, self.rows[id]

    def fault(self, method: str) -> Fault | None:
        if self.faults and self.faults[0].method in (method, "*"):
            return self.faults.pop(0)
        return None


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """The stand-in on a port of 127.0.0.1, ended afterwards."""
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            fault = stand_in.fault(self.command)
            status, value = 0, None
            if fault is None or fault.after_work:
                token = self.headers.get("Authorization", "")
                status, value = stand_in.answer(self.command, self.path, token, body)
            data, headers = json.dumps(value).encode(), {}
            if fault:
                status, data, headers = fault.status, fault.body, fault.headers
                stand_in.asked.append(f"{self.command} fault {status}")
            if not status:
                self.connection.close()
                return
            self.send_response(status)
            for name, told in headers.items():
                self.send_header(name, told)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_DELETE = handle_one  # noqa: N815  # as the server calls them

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # connections are cut
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    stand_in.url = f"http://127.0.0.1:{server.server_address[1]}/api"
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
