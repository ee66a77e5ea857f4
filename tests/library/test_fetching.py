"""Fetching a page: what a server may do, and what it may not."""

import gzip
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Progress
from astana_reader.library.fetching import FetchLimits, Request, checked_address, fetch
from tests.library.server import Server, bomb, page, serving

HASTY = FetchLimits(seconds=3, silence=1, largest=1 << 20)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def request(url: str) -> Request:
    return Request(url, allow_local=True, limits=HASTY)


def said(wanted: Request) -> str:
    with pytest.raises(ArticleError) as caught:
        fetch(wanted)
    return str(caught.value)


def test_a_page_comes_with_what_the_server_says_of_it(server: Server) -> None:
    html = {"Content-Type": 'text/html; Charset="latin-1"'}
    there = server.says("/there?a=%C3%A9", page(), headers=html)
    url = server.says("/here", status=302, headers={"Location": "/there?a=%C3%A9"})
    progress: list[Progress] = []
    got = fetch(request(url), progress.append)
    assert (got.asked, got.url, got.data) == (url, there, page().encode())
    assert (got.status, got.media_type, got.charset) == (200, "text/html", "latin-1")
    assert progress[-1].what == "KB"
    headers = server.asked[0][1]
    assert headers["User-Agent"].startswith("astana-reader/")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_what_is_packed_is_unpacked(server: Server) -> None:
    packed = gzip.compress(page().encode())
    url = server.says("/", packed, headers={"Content-Encoding": "gzip"})
    assert fetch(request(url)).data == page().encode()


def test_what_is_packed_and_cut_says_so(server: Server) -> None:
    packed = gzip.compress(page(" ".join(map(str, range(2000)))).encode())
    cut = packed[: len(packed) // 2]
    got = fetch(request(server.says("/", cut, headers={"Content-Encoding": "gzip"})))
    assert page().encode().startswith(got.data[:100])
    assert got.notices == ("The server stopped in the middle of the page: its end is missing.",)


def test_a_page_in_chunks_that_is_cut_says_so(server: Server) -> None:
    chunk = b"5\r\nwords\r\n400\r\ncut"
    url = server.says("/", chunk, headers={"Transfer-Encoding": "chunked"}, unsized=True)
    got = fetch(request(url))
    assert got.data.startswith(b"words")
    assert got.notices == ("The server stopped in the middle of the page: its end is missing.",)


def test_a_length_that_promises_more_is_told(server: Server) -> None:
    got = fetch(request(server.says("/", page(), promised=100_000)))
    assert got.data == page().encode()
    assert got.notices == (
        f"The server promised 100000 bytes and sent {len(got.data)}: its end is missing.",
    )


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "answers 401: it wants a login or a payment. Save the page in your browser"),
        (403, "answers 403: it wants a login"),
        (404, "answers 404: there is no such page."),
        (410, "answers 410: there is no such page any more."),
        (429, "answers 429: it was asked too often, try it later."),
        (451, "answers 451: it may not show the page here"),
        (418, "answers 418: it has no page to read there."),
        (500, "answers 500: its server fails, try it later."),
        (302, "answers 302"),
    ],
)
def test_what_is_no_page_is_told(server: Server, status: int, words: str) -> None:
    assert words in said(request(server.says("/", b"Oh no.", status=status)))


def test_a_server_that_is_slow_is_given_up(server: Server) -> None:
    assert "does not answer in time" in said(request(server.says("/", silent=True)))


def test_a_server_that_drips_is_given_up(server: Server) -> None:
    drips = replace(HASTY, seconds=0.5, largest=1 << 40)
    wanted = replace(request(server.says("/", endless=b" ")), limits=drips)
    assert "takes too long" in said(wanted)


def test_an_endless_page_is_over_the_limit(server: Server) -> None:
    url = server.says("/", endless=bytes(65536))
    assert said(request(url)) == f"{url} is over the limit of 1 MB."


def test_a_packed_bomb_is_no_page(server: Server) -> None:
    url = server.says("/", bomb(), headers={"Content-Encoding": "gzip"})
    wide = replace(request(url), limits=replace(HASTY, largest=1 << 30))
    assert said(wide) == f"{wide.url} is packed so tightly that it must be a trap."
    assert "over the limit" in said(request(url))


def test_what_can_not_be_unpacked_is_damaged(server: Server) -> None:
    for coding in ("gzip", "br"):
        url = server.says("/", b"no such thing", headers={"Content-Encoding": coding})
        assert said(request(url)).startswith(f"{url} is ")


def test_redirects_end(server: Server) -> None:
    url = server.says("/a", status=301, headers={"Location": "/b"})
    server.says("/b", status=307, headers={"Location": "/a"})
    assert "leads in circles" in said(request(url))
    assert len(server.asked) == 11


def test_this_machine_is_read_only_where_that_is_allowed(server: Server) -> None:
    url = server.says("/", page())
    assert "on this machine or a private network" in said(Request(url))
    assert server.asked == []


def test_a_redirect_into_the_private_network_is_refused(server: Server) -> None:
    port = server.url.rpartition(":")[2]
    inside = f"http://inside.example:{port}/secret"
    url = server.says("/", status=302, headers={"Location": inside})
    wanted = replace(request(url), resolve=lambda _host, _port: ["127.0.0.1"])
    assert said(wanted).startswith("inside.example is on this machine")
    assert [path for path, _ in server.asked] == ["/"]


def test_the_address_that_was_checked_is_the_one_connected_to(server: Server) -> None:
    port = server.url.rpartition(":")[2]
    server.says("/", page())
    looks: list[str] = []

    def changing(host: str, _port: int) -> list[str]:
        looks.append(host)
        return ["127.0.0.1"] if len(looks) == 1 else ["203.0.113.1"]

    got = fetch(replace(request(f"http://talks.example:{port}/"), resolve=changing))
    assert got.data == page().encode()
    assert looks == ["talks.example"]
    assert server.asked[0][1]["Host"] == f"talks.example:{port}"


def test_a_server_that_is_not_there_is_told() -> None:
    with serving() as gone:
        url = gone.url
    assert said(request(url)).endswith("no connection to it can be made.")
    lost = replace(request("http://no.example/"), resolve=lambda _host, _port: [])
    assert said(lost) == "There is no host no.example, or no network to find it by."


def test_who_waits_can_give_up(server: Server) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(ArticleError, match="you stopped it"):
        fetch(request(server.says("/", silent=True)), cancelled=cancelled)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "data:text/html,x",
        "http://", "http://[::1", "http:///path", "http://a.example:99999/", "gopher://a.example/",
    ],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ArticleError, match="only http and https are"):
        checked_address(url)


def test_a_password_in_an_address_is_refused() -> None:
    with pytest.raises(ArticleError, match="leave them out"):
        checked_address("https://name:secret@a.example/")
