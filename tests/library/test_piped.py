"""Standard input that comes slowly, in parts, without end."""

import io
import os
import sys
import threading
from collections.abc import Iterator

import pytest

from astana_reader.articles.article import NO_OPTIONS, ArticleError, Options
from astana_reader.articles.document import Progress
from astana_reader.articles.formats import LARGEST
from astana_reader.library.documents import progress_words, wanted_input
from astana_reader.library.piped import Piped, piped_input


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The end to write to of a pipe that is standard input."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as file:
        monkeypatch.setattr(sys, "stdin", file)
        yield writing


def test_what_is_there_at_once_is_no_long_opening(pipe: int) -> None:
    os.write(pipe, b"All of it.\n")
    os.close(pipe)
    wanted = wanted_input()
    article = wanted.at_once()
    assert article
    assert article.text == "All of it.\n"
    assert wanted.load().text == article.text, "its bytes come only once and are kept"


def test_its_beginning_is_shown_and_what_came_until_it_is_stopped_is_an_article(pipe: int) -> None:
    os.write(pipe, b"First words.\n\nCut in a w")
    wanted, stop = wanted_input(), threading.Event()
    assert wanted.at_once() is None
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 1:
            os.write(pipe, b"ord, and so on: " + b"more of it " * 20 + b"\n")
        else:
            stop.set()

    article = wanted.load(told, stop)
    assert [step.preview and step.preview.text[:20] for step in seen] == [
        "First words.\n\n", "First words.\n\nCut in",
    ]  # fmt: skip
    assert progress_words(seen[0]) == "1 KB"
    assert "Cut in a word, and so on" in article.text
    assert article.notices == ("You stopped standard input: what had come is here.",)
    os.close(pipe)


def test_a_page_has_no_beginning_before_it_is_parsed(pipe: int) -> None:
    os.write(pipe, b"<!doctype html><p>One paragraph")
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 1:
            os.write(pipe, b" of many words.</p>")
            os.close(pipe)

    article = wanted_input().load(told)
    assert article.text == "One paragraph of many words."
    assert seen[0].preview is None
    assert {step.preview.text for step in seen if step.preview} <= {article.text}


def test_an_endless_pipe_stops_at_the_limit() -> None:
    part = b"and so on and on\n" * 60_000
    given = Piped(lambda _: part).input(NO_OPTIONS, None, None)
    assert len(given.data) == LARGEST
    assert given.notices == ("Only the first 64 MB of standard input are here; --force takes all.",)


def test_forced_it_takes_all_there_is() -> None:
    parts = iter([b"x" * (LARGEST + 9), b"end", b""])
    given = Piped(lambda _: next(parts)).input(Options(force=True), None, None)
    assert (len(given.data), given.notices) == (LARGEST + 12, ())


def test_without_a_file_it_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Some words.")))
    assert wanted_input().load().text == "Some words."
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ArticleError, match="closed"):
        piped_input()
