"""Pages that were fetched: kept, read again without a network, found by other addresses."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.articles.article import ArticleError, Options
from astana_reader.library.catalog import list_articles
from astana_reader.library.opening import Opened, open_article, reopen
from astana_reader.library.pages import wanted_page
from astana_reader.library.places import Library, cache_folder, find_library
from tests.articles.pdf.make_pdf import Set, make_pdf
from tests.library.server import Server, page, serving

LOCAL = Options(allow_local=True)
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return find_library(tmp_path / "library", tmp_path)


def opened_at(library: Library, url: str) -> Opened:
    return open_article(library, wanted_page(library, url, LOCAL).load())


def marked(opened: Opened, quote: str) -> Opened:
    text = opened.article.text
    span = (text.index(quote), text.index(quote) + len(quote))
    made = new_annotation(opened.records, text, opened.article.id, span, "claim")
    opened.store.save(opened.ready(apply(opened.records, adding([made]))))
    opened.keep_text()
    return opened


def kept(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / "pages").glob("*"))


def test_a_page_is_read_again_without_the_network(library: Library, server: Server) -> None:
    url = server.says("/talks", page(), headers=HTML)
    wanted = wanted_page(library, url, LOCAL)
    assert wanted.at_once() is None
    article = wanted.load()
    assert article.title == "Talks in Astana"
    assert article.source.url == url
    again = wanted_page(library, f"{url}/?utm_source=mail#part", LOCAL)
    assert again.at_once() == article
    assert len(server.asked) == 1
    assert kept(cache_folder()) == [".gz", ".toml"]
    assert not library.annotations.exists()


def test_the_first_mark_takes_the_page_into_the_library(library: Library, server: Server) -> None:
    opened = marked(opened_at(library, server.says("/talks", page(), headers=HTML)), "Sunday")
    assert kept(library.annotations) == [".gz", ".toml"]
    for path in (cache_folder() / "pages").glob("*"):
        path.unlink()
    again = opened_at(library, server.url + "/talks")
    assert again.store.path == opened.store.path
    assert len(again.records.annotations) == 1
    assert len(server.asked) == 1


def test_what_is_no_page_is_kept_as_what_it_is(library: Library, server: Server) -> None:
    data = make_pdf([[Set("The ferry left before dawn, and nobody on the quay saw it.", 40, 500)]])
    pdf = server.says("/report", data, headers={"Content-Type": "application/pdf"})
    notes = server.says(
        "/notes.md", b"# Notes\n\nThe ferry left.", headers={"Content-Type": "text/x"}
    )
    for url in (pdf, notes):
        opened = marked(opened_at(library, url), "The ferry left")
        assert opened_at(library, url).article == opened.article
    for folder in (cache_folder(), library.annotations):
        files = sorted(path for path in (folder / "pages").glob("*") if path.suffix != ".toml")
        assert sorted("".join(path.suffixes) for path in files) == [".md.gz", ".pdf"]
        assert [path.read_bytes() for path in files if path.suffix == ".pdf"] == [data]
    assert len(server.asked) == 2


def test_a_pdf_that_was_kept_as_a_page_is_read_still(library: Library, server: Server) -> None:
    data = make_pdf([[Set("The ferry left before dawn, and nobody on the quay saw it.", 40, 500)]])
    url = server.says("/report", data, headers={"Content-Type": "application/pdf"})
    article = opened_at(library, url).article
    (path,) = (cache_folder() / "pages").glob("*.pdf")
    path.with_suffix(".html.gz").write_bytes(gzip.compress(data))
    path.unlink()
    assert opened_at(library, url).article == article
    assert len(server.asked) == 1


def test_another_address_of_the_page_is_the_same_article_and_a_changed_page_a_version(
    library: Library, server: Server
) -> None:
    url = server.says("/talks", page(), headers=HTML)
    first = marked(opened_at(library, url), "Delegates arrived on Sunday")
    server.says("/talks", page("The peace talks have ended, and all went home."), headers=HTML)
    second = reopen(first, first.store.load().records or first.records)
    assert second.article.id != first.article.id
    assert second.store.path == first.store.path
    assert [h.status for h in second.notebook().highlights] == ["anchored"]
    assert second.last_version()
    assert opened_at(library, url).article.id == second.article.id
    assert len(server.asked) == 2


def test_a_page_that_was_damaged_on_disk_is_fetched_anew(library: Library, server: Server) -> None:
    url = server.says("/talks", page(), headers=HTML)
    article = wanted_page(library, url, LOCAL).load()
    next((cache_folder() / "pages").glob("*.gz")).write_bytes(b"damaged")
    assert wanted_page(library, url, LOCAL).load() == article
    assert len(server.asked) == 2


def test_an_address_that_is_none_is_refused_at_once(library: Library) -> None:
    with pytest.raises(ArticleError, match="only http and https are"):
        wanted_page(library, "file:///etc/passwd")


def test_what_is_added_is_listed_by_its_address(library: Library, server: Server) -> None:
    url = server.says("/talks", page(), headers=HTML)
    opened = opened_at(library, url)
    opened.store.save(opened.ready(opened.records))
    opened.keep_text()
    (entry,) = list_articles(library)
    assert (entry.title, entry.path, entry.url) == ("Talks in Astana", None, url)


def test_a_page_fetched_again_stays_in_the_library_that_has_it(
    library: Library, server: Server
) -> None:
    opened = marked(opened_at(library, server.says("/talks", page(), headers=HTML)), "Sunday")
    server.says("/talks", page("The talks were put off until the end of the week."), headers=HTML)
    again = reopen(opened, opened.records)
    assert again.fetched > opened.fetched
    assert kept(library.annotations) == [".gz", ".gz", ".toml", ".toml"]
    for path in (cache_folder() / "pages").glob("*"):
        path.unlink()
    assert "put off" in opened_at(library, server.url + "/talks").article.text
