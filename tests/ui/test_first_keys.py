"""Keys while Textual is not there yet, on a terminal of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.pdf.make_pdf import Set, make_pdf
from tests.terminal import Terminal

if os.name == "nt":
    pytest.skip("there is no first screen on Windows", allow_module_level=True)

from astana_reader.settings.actions import ACTIONS, ARTICLE
from astana_reader.ui.first_keys import key_of, read_key

LETTERS = str.maketrans("0123456789", "abcdefghij")
_HELD = """
import sys
from astana_reader import __main__ as program
begin, gate = program._import_reader, sys.argv.pop(1)
def held():
    open(gate).read()
    begin()
program._import_reader = held
program.main()
"""
"""The program, which imports Textual only once something was written to a pipe."""


class Held(Terminal):
    """The reader without Textual, until it is let go on."""

    def __init__(self, folder: Path, article: Path) -> None:
        self._gate = folder / "gate"
        os.mkfifo(self._gate)
        names = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
        environment = {**os.environ, **dict.fromkeys(names, str(folder)), "TERM": "xterm-256color"}
        words = [str(self._gate), "--library", str(folder / "library"), str(article)]
        super().__init__([sys.executable, "-c", _HELD, *words], environment)

    def until_typed(self, keys: str, text: bytes) -> None:
        """Type keys until a text is sent: at first it may not be there yet."""
        for _ in range(100):
            if text in self.seen:
                return
            self.press(keys, 0.1)
        raise TimeoutError(text)

    def let_go(self) -> None:
        self._gate.write_text("go", encoding="utf-8")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    paragraphs = (f"Paragraph {number} of this text." for number in range(500))
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return path


@pytest.fixture
def held(tmp_path: Path, article: Path) -> Iterator[Held]:
    with Held(tmp_path, article) as terminal:
        terminal.until(b"aragraph 0 of")
        yield terminal


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("G", b"aragraph 499"),
        ("300G", b"aragraph 299"),
        ("  \x04", b"aragraph 45"),
        ("\x1b[6~\x1b[6~\x1b[B", b"aragraph 36"),
        ("40}", b"aragraph 40"),
    ],
)
def test_a_motion_is_done_before_textual_is_there(held: Held, keys: str, shown: bytes) -> None:
    held.type(keys)
    held.until(shown)
    assert b"Highlights" not in held.seen


def test_the_app_goes_on_where_the_reader_is(held: Held) -> None:
    held.type("G")
    held.until(b"aragraph 499")
    held.let_go()
    held.until(b"Highlights")
    held.settle()
    held.type("kk")
    held.settle()
    assert b"aragraph 0 of" not in held.seen[held.seen.index(b"aragraph 499") :]


def test_what_only_the_app_can_do_waits_for_it(held: Held, tmp_path: Path) -> None:
    held.type("Gmsgg")
    held.until(b"aragraph 499")
    first = len(held.seen)
    held.let_go()
    held.until(b"Highlights")
    held.settle()
    assert b"aragraph 0 of" in held.seen[first:]
    held.type("q")
    assert held.wait() == 0
    (stored,) = (tmp_path / "library" / "annotations").glob("*.json")
    assert "Paragraph 499 of this text." in stored.read_text(encoding="utf-8")


def test_a_sequence_that_was_begun_is_ended_by_the_app(held: Held) -> None:
    held.type("G3")
    held.until(b"aragraph 499")
    held.let_go()
    held.until(b"Highlights")
    held.type("G")
    held.until(b"aragraph 2 of", seconds=10)


def test_a_long_text_of_a_slow_format_is_read_meanwhile(tmp_path: Path) -> None:
    article = tmp_path / "long.md"
    paragraphs = (f"Paragraph {number} of this *text*." for number in range(5_000))
    article.write_text("# A title\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    with Held(tmp_path, article) as held:
        held.until(b"aragraph 0 of")
        held.until_typed("G", b"aragraph 4999")
        held.let_go()
        held.until(b"Highlights")
        held.settle()
        held.type("q")
        assert held.wait() == 0


def test_the_first_page_of_a_pdf_is_there_before_textual(tmp_path: Path) -> None:
    article = tmp_path / "book.pdf"
    numbers = (str(n).translate(LETTERS) for n in range(60))
    article.write_bytes(make_pdf([[Set(f"Words of page {n}.", 30, 300)] for n in numbers]))
    with Held(tmp_path, article) as held:
        held.until(b"ords of page a.")
        held.let_go()
        held.until(b"Highlights")
        held.until_typed("G", b"ords of page fj.")


def test_quitting_waits_for_the_app_and_gives_the_terminal_back(held: Held) -> None:
    held.type("q")
    held.let_go()
    assert held.wait() == 0
    assert held.seen.count(b"\x1b[?1049l") == 1


def test_a_document_is_there_before_textual_the_first_time(tmp_path: Path) -> None:
    article = tmp_path / "talks.md"
    paragraphs = "\n\n".join(f"Paragraph {number}, *quite* new." for number in range(200))
    article.write_text(f"# The talks\n\n{paragraphs}\n", encoding="utf-8")
    with Held(tmp_path, article) as terminal:
        terminal.until(b"aragraph 3, ")
        terminal.type("G")
        terminal.until(b"aragraph 199")
        assert b"Highlights" not in terminal.seen
        terminal.let_go()
        terminal.until(b"Highlights")
        terminal.type("q")
        assert terminal.wait() == 0


def test_what_cannot_be_read_is_told_by_the_app(tmp_path: Path) -> None:
    article = tmp_path / "broken.epub"
    article.write_bytes(b"PK\x03\x04 no book")
    with Held(tmp_path, article) as terminal:
        terminal.let_go()
        assert terminal.wait() == 1
        assert b"broken.epub" in terminal.seen


@given(st.lists(st.sampled_from(["a", "é", "–", "🙂", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x04"])))
def test_keys_are_read_one_by_one_and_whole(keys: list[str]) -> None:
    reading, writing = os.pipe()
    os.write(writing, "".join(keys).encode())
    os.close(writing)
    with os.fdopen(reading):
        assert [read_key(reading).decode() for _ in [*keys, ""]] == [*keys, ""]


@given(st.binary(min_size=1, max_size=6))
def test_any_bytes_have_a_name_or_none(data: bytes) -> None:
    name = key_of(data)
    assert name.isascii()
    assert not name or name.isprintable()


def test_the_keys_that_move_are_those_of_the_table() -> None:
    moving = {key for a in ACTIONS if a.group == "Move" and ARTICLE in a.contexts for key in a.keys}
    single = {key for key in moving if " " not in key}
    sequences = [f"\x1b[{kind}{last}" for kind in ("", "1;5") for last in "ABCDHF"]
    keys = [*map(chr, range(1, 127)), *sequences, "\x1b[5~", "\x1b[6~"]
    assert single <= {key_of(key.encode()) for key in keys}
