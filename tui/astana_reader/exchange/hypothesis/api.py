"""The part of the Hypothesis API that a sync needs.

https://h.readthedocs.io/en/latest/api-reference/v1/
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from astana_reader import __version__
from astana_reader.annotations.records import Row
from astana_reader.settings.json_values import parse_object
from astana_reader.text.visible import visible_line

if TYPE_CHECKING:
    from urllib3 import PoolManager
    from urllib3.response import BaseHTTPResponse

API = "https://api.hypothes.is/api"
_PAGE = 200
"""Annotations of an answer: the most that may be asked for."""
_LARGEST = 32 << 20
_TRIES = 4
_WAITS = 6
"""How often it is waited for as long as the server says."""
_LONGEST_WAIT = 120.0
_USUAL_WAIT = 5.0
_AGAIN = frozenset({"GET", "PATCH", "DELETE"})
"""What may be asked twice: a second time changes nothing more."""


class SyncError(Exception):
    """A sync can't go on; the message is a sentence. What was done until then is done."""


@dataclass(frozen=True, slots=True)
class Api:
    """An account by its token, which is sent to this address alone and never told."""

    token: str = field(repr=False)
    address: str = API
    wait: Callable[[float], None] = time.sleep

    def user(self) -> str:
        """Whose token it is: acct:name@host. Raises SyncError."""
        found = self._object("GET", "/profile").get("userid")
        if not isinstance(found, str) or not found:
            raise SyncError("Hypothesis does not know the token. Make a new one on its site.")
        return found

    def search(self, uri: str, **wanted: str) -> Iterator[Row]:
        """All annotations of an address, `user` or `group` among what is wanted of them."""
        query = {"uri": uri, "limit": str(_PAGE), "sort": "created", "order": "asc", **wanted}
        after = ""
        while True:
            more = {"search_after": after} if after else {}
            rows = self._object("GET", f"/search?{urlencode({**query, **more})}").get("rows")
            if not isinstance(rows, list):
                raise SyncError("Hypothesis answered with something else than annotations.")
            yield from (row for row in rows if isinstance(row, dict))
            last = rows[-1].get("created") if rows and isinstance(rows[-1], dict) else None
            if len(rows) < _PAGE or not isinstance(last, str) or last == after:
                return
            after = last

    def read(self, id: str) -> Row | None:
        """An annotation, which a search may leave out while it is new; None if it is gone."""
        status, data = self._answer("GET", f"/annotations/{quote(id, safe='')}", None)
        return None if status == 404 else _parsed(data)

    def create(self, row: Row) -> Row:
        return self._object("POST", "/annotations", row)

    def update(self, id: str, row: Row) -> Row | None:
        """The annotation as it is then; None if it was deleted meanwhile."""
        status, data = self._answer("PATCH", f"/annotations/{quote(id, safe='')}", row)
        return None if status == 404 else _parsed(data)

    def delete(self, id: str) -> None:
        """Delete an annotation, which may be gone already."""
        self._answer("DELETE", f"/annotations/{quote(id, safe='')}", None)

    def _object(self, method: str, path: str, body: Row | None = None) -> dict[str, Any]:
        status, data = self._answer(method, path, body)
        if status == 404:
            raise SyncError("Hypothesis is not at this address: look at “api” in the config.")
        return _parsed(data)

    def _answer(self, method: str, path: str, body: Row | None) -> tuple[int, bytes]:
        """The status, 200 or 404, and what was said. Waits and tries again where that may help."""
        tries, waits = 1, 0
        while True:
            reason, pause = "", min(2.0**tries, 8.0)
            try:
                status, headers, data = self._ask(method, path, body)
            except OSError as error:
                reason = str(error)
            else:
                if status in (200, 201, 204, 404):
                    return (404 if status == 404 else 200), data
                if status == 429 and waits < _WAITS:
                    waits += 1
                    self.wait(_seconds(headers.get("Retry-After", "")))
                    continue
                if status < 500:
                    raise SyncError(_refused(status, data))
                reason = f"it answers {status}"
            if method not in _AGAIN or tries >= _TRIES:
                raise SyncError(
                    f"Hypothesis can't be reached: {reason}. Run it again to go on from here."
                )
            tries += 1
            self.wait(pause)

    def _ask(
        self, method: str, path: str, body: Row | None
    ) -> tuple[int, Mapping[str, str], bytes]:
        """One request. Raises OSError, and nothing in it tells the token."""
        from urllib3.exceptions import HTTPError

        headers = {
            "Authorization": f"Bearer {self.token}",
            "Accept": "application/json",
            "User-Agent": f"astana-reader/{__version__}",
            **({"Content-Type": "application/json"} if body is not None else {}),
        }
        data = json.dumps(body).encode() if body is not None else None
        try:
            with _pool() as pool:
                response = pool.request(
                    method, f"{self.address}{path}", body=data, headers=headers,
                    redirect=False, retries=False, preload_content=False,
                )  # fmt: skip
                return response.status, response.headers, _read(response)
        except HTTPError as error:
            raise OSError(_REASONS.get(type(error).__name__, "the connection was cut")) from None


_REASONS = {
    "NewConnectionError": "no connection can be made",
    "NameResolutionError": "no connection can be made",
    "SSLError": "its certificate is not trusted",
    "ConnectTimeoutError": "it does not answer",
    "ReadTimeoutError": "it does not answer",
}


def _pool() -> PoolManager:
    import certifi
    from urllib3 import PoolManager, Timeout

    return PoolManager(timeout=Timeout(connect=10.0, read=30.0), ca_certs=certifi.where())


def _read(response: BaseHTTPResponse) -> bytes:
    data = response.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError("its answer is too long")
    return data


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        return parse_object(data)
    except ValueError as error:
        raise SyncError(f"Hypothesis answered with what can't be read: {error}.") from None


def _seconds(told: str) -> float:
    """How long to wait: seconds or a date, as RFC 9110 has them."""
    if told.strip().isdecimal():
        return min(float(told), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(told)
        return min(max(0.0, (until - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)
    except (TypeError, ValueError):
        return _USUAL_WAIT


def _refused(status: int, data: bytes) -> str:
    if status in (401, 403):
        return "Hypothesis refuses the token. Make a new one on its site."
    if status == 429:
        return "Hypothesis wants fewer requests. Run it again later to go on from here."
    try:
        said = visible_line(str(parse_object(data).get("reason", "")))[:200]
    except ValueError:
        said = ""
    return f"Hypothesis answers {status}{f': {said}' if said else ''}."
