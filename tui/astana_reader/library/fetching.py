"""Fetches one page from the web on a person's order, within limits.

Each host's addresses are checked, and what is connected to is the address that was checked: a
name that leads elsewhere at a second look-up changes nothing. No cookies, no referrer, no proxy.
"""

from __future__ import annotations

import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, urljoin, urlsplit

from astana_reader import __version__
from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Progress
from astana_reader.articles.links import checked_url
from astana_reader.text.visible import visible_line

from .addresses import Resolve, checked_addresses, local_addresses, resolve

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

_LOOK_EVERY = 0.1
_CHUNK = 64 * 1024
_MEGABYTE = 1 << 20
_MOVED = frozenset({301, 302, 303, 307, 308})
_CLOSED = frozenset({401, 402, 403, 407})
_ANSWERS = {
    404: "there is no such page",
    410: "there is no such page any more",
    429: "it was asked too often, try it later",
    451: "it may not show the page here, for reasons of law",
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]{1,40})""", re.IGNORECASE)
_OF_QUERIES = "%/:?@!$&'()*+,;=~-._[]"
_HEADERS = {
    "User-Agent": f"astana-reader/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What fetching a page may take."""

    seconds: float = 30.0
    """From the first look-up to the last byte."""
    connecting: float = 5.0
    silence: float = 10.0
    """Seconds without a byte."""
    largest: int = 20 * _MEGABYTE
    """Bytes of the page once it is unpacked."""
    ratio: int = 200
    """How many bytes one may unpack to, in what is over a megabyte."""
    redirects: int = 10


LIMITS = FetchLimits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    asked: str
    url: str
    """Where it was in the end, after redirects."""
    data: bytes
    status: int = 200
    media_type: str = ""
    charset: str = ""
    fetched: str = ""
    """When, as ISO 8601 in UTC."""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A page to fetch and what is allowed for it."""

    url: str
    allow_local: bool = False
    limits: FetchLimits = LIMITS
    resolve: Resolve = resolve


def fetch(
    request: Request,
    told: Callable[[Progress], None] | None = None,
    cancelled: threading.Event | None = None,
) -> Fetched:
    """Fetch a page. Raises ArticleError with the reason why not, also where it is `cancelled`.

    The work is done on a thread of its own, for no look-up of a name can be stopped.
    """
    said: Queue[Progress | Fetched | BaseException] = Queue()
    stopped = threading.Event()
    thread = threading.Thread(target=_work, args=(request, said, stopped), daemon=True)
    thread.start()
    until = time.monotonic() + request.limits.seconds
    try:
        while True:
            if cancelled and cancelled.is_set():
                raise ArticleError(f"{_shown(request.url)} was not fetched: you stopped it.")
            if time.monotonic() > until:
                raise ArticleError(f"{_shown(request.url)} takes too long to answer. Try it later.")
            try:
                step = said.get(timeout=_LOOK_EVERY)
            except Empty:
                continue
            if isinstance(step, Fetched):
                return step
            if isinstance(step, BaseException):
                raise step
            if told:
                told(step)
    finally:
        stopped.set()


def checked_address(url: str) -> str:
    """A web address that may be fetched. Raises ArticleError for any other."""
    checked = checked_url(url)
    shown = _shown(url)
    try:
        parts = urlsplit(checked)
        port, named = parts.port, parts.username is not None
    except ValueError:
        port, checked, named = None, "", False
    if not checked or parts.scheme not in {"http", "https"} or port == 0:
        raise ArticleError(f"{shown} is no address that can be read: only http and https are.")
    if named:
        raise ArticleError(f"{shown} holds a name or a password: leave them out.")
    return checked


def _shown(url: str) -> str:
    return visible_line(url)


def _work(
    request: Request, said: Queue[Progress | Fetched | BaseException], stopped: threading.Event
) -> None:
    from urllib3.exceptions import HTTPError

    try:
        said.put(_followed(request, said.put, stopped))
    except ArticleError as error:
        said.put(error)
    except (HTTPError, OSError, ValueError) as error:
        said.put(ArticleError(f"{_shown(request.url)} can't be fetched: {_reason(error)}."))


def _reason(error: Exception) -> str:
    from urllib3 import exceptions

    told = (
        (exceptions.SSLError, "its certificate is not trusted, or it speaks no TLS"),
        (exceptions.NewConnectionError, "no connection to it can be made"),
        (exceptions.TimeoutError, "it does not answer in time"),
        (exceptions.ProtocolError, "it ended the connection"),
    )
    return next((words for kind, words in told if isinstance(error, kind)), "its answer is damaged")


def _followed(
    request: Request, told: Callable[[Progress], object], stopped: threading.Event
) -> Fetched:
    """Follow redirects to the page, each of them checked as the first address was."""
    url = checked_address(request.url)
    for _ in range(request.limits.redirects + 1):
        with _Answer(url, request) as answer:
            response = answer.response
            to = response.headers.get("Location", "")
            if response.status not in _MOVED or not to:
                return _page(request, url, response, told, stopped)
        further = checked_address(urljoin(url, to))
        if url.startswith("https:") and further.startswith("http:"):
            raise ArticleError(
                f"{_shown(url)} leads to an address that is not encrypted: {_shown(further)}. "
                "Ask for that one if you trust it."
            )
        url = further.partition("#")[0]
    raise ArticleError(f"{_shown(request.url)} leads in circles: it was redirected too often.")


class _Answer:
    """The answer of a server to one request, connected to an address that was checked."""

    def __init__(self, url: str, request: Request) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        allowed = request.allow_local and self._host == urlsplit(request.url).hostname
        check = local_addresses if allowed else checked_addresses
        self._addresses = check(self._host, self._port, request.resolve)
        self._target = quote(parts.path or "/", _OF_QUERIES)
        self._target += f"?{quote(parts.query, _OF_QUERIES)}" if parts.query else ""
        self._headers = {**_HEADERS, "Host": _idna(parts.netloc)}
        self._limits = request.limits
        self._pool: Any = None

    def __enter__(self) -> Self:
        from urllib3 import exceptions

        last: Exception | None = None
        for address in self._addresses:
            self._pool = self._pool_at(address)
            try:
                self.response: BaseHTTPResponse = self._pool.urlopen(
                    "GET", self._target, headers=self._headers, retries=False, redirect=False,
                    preload_content=False, decode_content=False, assert_same_host=False,
                    enforce_content_length=False,
                )  # fmt: skip
            except (exceptions.NewConnectionError, exceptions.TimeoutError) as error:
                last = error
                self._pool.close()
            else:
                return self
        raise last or OSError("no address")

    def __exit__(self, *_: object) -> None:
        self.response.close()
        self._pool.close()

    def _pool_at(self, address: str) -> Any:
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

        timeout = Timeout(connect=self._limits.connecting, read=self._limits.silence)
        if not self._secure:
            return HTTPConnectionPool(address, self._port, timeout=timeout)
        import certifi

        host = _idna(self._host)
        return HTTPSConnectionPool(
            address, self._port, timeout=timeout, cert_reqs="CERT_REQUIRED",
            ca_certs=certifi.where(), server_hostname=host, assert_hostname=host,
        )  # fmt: skip


def _idna(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


class _CutError(Exception):
    """The bytes of a page ended before it did."""


def _page(
    request: Request,
    url: str,
    response: BaseHTTPResponse,
    told: Callable[[Progress], object],
    stopped: threading.Event,
) -> Fetched:
    shown, status = _shown(url), response.status
    if status in _CLOSED:
        raise ArticleError(
            f"{shown} answers {status}: it wants a login or a payment. "
            "Save the page in your browser and open that file."
        )
    if status != 200:
        raise ArticleError(f"{shown} answers {status}: {_status_words(status)}.")
    media_type, _, rest = response.headers.get("Content-Type", "").partition(";")
    charset = _CHARSET.search(rest)
    length = response.headers.get("Content-Length", "")
    told_length = int(length) if length.isdecimal() else 0
    data, came, notices = bytearray(), 0, list[str]()
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    try:
        for part, came in _unpacked(_raw(response, stopped), coding, request.limits):
            data += part
            told(Progress(came // 1024, max(told_length, came) // 1024, "KB"))
    except _CutError:
        notices.append("The server stopped in the middle of the page: its end is missing.")
    except ArticleError as error:
        raise ArticleError(f"{shown} {str(error).removeprefix('The page ')}") from error
    if came < told_length:
        notices = [f"The server promised {told_length} bytes and sent {came}: its end is missing."]
    return Fetched(
        request.url,
        url,
        bytes(data),
        status,
        visible_line(media_type.strip().lower())[:100],
        charset[1] if charset else "",
        datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        tuple(notices),
    )


def _status_words(status: int) -> str:
    if status in _ANSWERS:
        return _ANSWERS[status]
    return "its server fails, try it later" if status >= 500 else "it has no page to read there"


def _raw(response: BaseHTTPResponse, stopped: threading.Event) -> Iterator[bytes]:
    """The bytes as they come, until they end or nobody waits for them. Raises _CutError."""
    from urllib3.exceptions import ProtocolError

    while not stopped.is_set():
        try:
            part = response.read1(_CHUNK, decode_content=False)
        except ProtocolError as error:
            raise _CutError from error
        if not part:
            return
        yield part


def _unpacked(
    parts: Iterator[bytes], coding: str, limits: FetchLimits
) -> Iterator[tuple[bytes, int]]:
    """The page's bytes, with how many came for it so far.

    Raises ArticleError over a limit, _CutError where what is packed has no end.
    """
    if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise ArticleError(f"The page is packed as {visible_line(coding)}, which nobody asked for.")
    packed = coding not in {"", "identity"}
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
    came = size = 0
    for part in parts:
        came += len(part)
        rest = part
        while rest:
            out, rest = _step(unpack, rest)
            size += len(out)
            if size > limits.largest:
                most = limits.largest / _MEGABYTE
                raise ArticleError(f"The page is over the limit of {most:.0f} MB.")
            if size > _MEGABYTE and size > limits.ratio * came:
                raise ArticleError("The page is packed so tightly that it must be a trap.")
            yield out, came
    if unpack is not None and came and not unpack.eof:
        raise _CutError


def _step(unpack: Any, part: bytes) -> tuple[bytes, bytes]:
    """A piece of what bytes unpack to, and the bytes that are left."""
    if unpack is None:
        return part, b""
    try:
        out = unpack.decompress(part, _MEGABYTE)
    except zlib.error:
        raise ArticleError("The page is damaged: it can't be unpacked.") from None
    return out, b"" if unpack.eof else unpack.unconsumed_tail
