"""A web server on this machine that answers as badly as a test wants it to."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = """<!doctype html><html lang="en"><head><title>Talks in Astana</title></head><body><main>
<article><h1>Talks in Astana</h1><p>{words}</p><p>Delegates arrived on Sunday, and the rebels
stayed away from the first of the meetings that had been planned for the week.</p>
<p>Nobody expected a swift result, officials said, and a second round may follow in February
when the snow is gone and the hotels are empty again.</p></article></main></body></html>"""


@dataclass
class Answer:
    """What is sent for a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    """The length that is told, if it is a lie."""
    unsized: bool = False
    """No length is told."""
    endless: bytes = b""
    """Sent again and again after the body, until nobody listens."""
    silent: bool = False
    """Nothing at all is sent."""


@dataclass
class Server:
    """What it answers, by path, and what it was asked."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, path: str, body: bytes | str = b"", **rest: Any) -> str:
        """Have it answer a path; the address of that."""
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = Answer(data, **rest)
        return self.url + path


def page(words: str = "The peace talks are being held in Astana this week.") -> str:
    return PAGE.format(words=words)


def bomb() -> bytes:
    """Fifty megabytes of nothing in fifty kilobytes."""
    return gzip.compress(bytes(50 << 20))


@contextmanager
def serving() -> Iterator[Server]:
    """A server on 127.0.0.1, ended afterwards."""
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            answer = server.answers.get(self.path, Answer(status=404))
            if answer.silent:
                done.wait(30)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.endless and not answer.unsized:
                length = len(answer.body) if answer.promised is None else answer.promised
                self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(answer.body)
            try:
                while answer.endless and not done.is_set():
                    self.wfile.write(answer.endless)
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        done.set()
        http.shutdown()
        http.server_close()
        thread.join()
