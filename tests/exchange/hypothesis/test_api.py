"""What is asked of the API, and what becomes of answers that are none."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from astana_reader.exchange.hypothesis.api import Api, SyncError

from .standin import ME, TOKEN, URI, Fault, StandIn, standing_in


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as stand_in:
        yield stand_in


def api(server: StandIn, waits: list[float] | None = None, token: str = TOKEN) -> Api:
    return Api(token, server.url, (waits if waits is not None else []).append)


def test_the_account_is_known_by_its_token(server: StandIn) -> None:
    assert api(server).user() == ME
    assert server.tokens == {f"Bearer {TOKEN}"}


def test_a_wrong_token_is_told_and_not_shown(server: StandIn) -> None:
    with pytest.raises(SyncError, match="refuses the token") as caught:
        api(server, token="wrong-token").user()
    assert "wrong-token" not in f"{caught.value!r} {api(server, token='wrong-token')!r}"


def test_a_long_list_comes_page_by_page(server: StandIn) -> None:
    ids = [server.add(f"quote {n}") for n in range(450)]
    assert [row["id"] for row in api(server).search(URI, user=ME)] == ids
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"Retry-After": "3"}, 3.0),
        ({"Retry-After": "99999"}, 120.0),
        ({"Retry-After": "soon"}, 5.0),
        ({}, 5.0),
    ],
)
def test_it_waits_as_long_as_it_is_told(
    server: StandIn, headers: dict[str, str], waited: float
) -> None:
    waits: list[float] = []
    server.faults = [Fault("GET", 429, headers)] * 2
    assert api(server, waits).user() == ME
    assert waits == [waited, waited]


def test_it_waits_until_a_date(server: StandIn) -> None:
    waits: list[float] = []
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    server.faults = [Fault("GET", 429, {"Retry-After": until})]
    api(server, waits).user()
    assert 30 < waits[0] <= 60


def test_it_gives_up_waiting(server: StandIn) -> None:
    server.faults = [Fault("GET", 429, {"Retry-After": "1"})] * 99
    with pytest.raises(SyncError, match="fewer requests"):
        api(server).user()


@pytest.mark.parametrize("status", [0, 500, 503])
def test_what_may_be_asked_twice_is(server: StandIn, status: int) -> None:
    waits: list[float] = []
    server.faults = [Fault("GET", status)] * 2
    assert api(server, waits).user() == ME
    assert waits == [2.0, 4.0]


def test_an_annotation_is_sent_once(server: StandIn) -> None:
    server.faults = [Fault("POST", after_work=True)]
    row = {"uri": URI, "tags": [], "permissions": {"read": [ME]}}
    with pytest.raises(SyncError, match="again"):
        api(server).create(row)
    assert len(server.rows) == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("GET", 200, body=b"<html>"), "can't be read"),
        (Fault("GET", 200, body=b"[" * 100_000), "can't be read"),
        (Fault("GET", 200, body=b'{"rows": 3}'), "something else"),
        (Fault("GET", 400, body=b'{"reason": "no \x1b[31m"}'), "answers 400"),
        (Fault("GET", 302, {"Location": "http://127.0.0.1:1/"}), "answers 302"),
        (Fault("GET", 404), "not at this address"),
    ],
)
def test_answers_that_are_none_are_told(server: StandIn, fault: Fault, said: str) -> None:
    server.faults = [fault]
    with pytest.raises(SyncError, match=said) as caught:
        list(api(server).search(URI))
    assert str(caught.value).isprintable()


def test_what_is_gone_is_gone(server: StandIn) -> None:
    assert api(server).read("id000009") is None
    assert api(server).update("id000009", {}) is None
    api(server).delete("id000009")


def test_nobody_there_is_told(server: StandIn) -> None:
    with pytest.raises(SyncError, match="no connection can be made"):
        Api(TOKEN, "http://127.0.0.1:1/api", lambda _: None).user()
