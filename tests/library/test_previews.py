"""What a list tells of articles, read once and then only when they change."""

from pathlib import Path

import pytest

from astana_reader.library.places import Library
from astana_reader.library.previews import OPENING, Preview, preview_of, read_previews
from astana_reader.library.row_log import RowLog


@pytest.fixture
def library(tmp_path: Path) -> Library:
    root = tmp_path / "library"
    (root / "articles").mkdir(parents=True)
    return Library(root, root / "articles", "a test")


def write(library: Library, name: str, text: str) -> Path:
    path = library.articles / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_preview_tells_length_opening_and_date(library: Library) -> None:
    text = "A heading\n\nThe first words\nof it all. And then more.\n\nPublished 22 January 2017\n"
    preview = preview_of(write(library, "one.txt", text))
    assert preview.length == len(text)
    assert preview.opening.startswith("The first words of it all. And then more.")
    assert preview.published == "2017-01-22"


def test_the_opening_is_short_whatever_the_article_is(library: Library) -> None:
    preview = preview_of(write(library, "long.txt", "word " * 10_000))
    assert 0 < len(preview.opening) <= OPENING


def test_an_address_gives_the_date_as_in_the_reader(library: Library) -> None:
    path = write(library, "one.txt", "No date stands in this text.\n")
    sidecar = path.with_name("one.txt.toml")
    sidecar.write_text('url = "https://example.org/2017/01/22/talks"\n', encoding="utf-8")
    assert preview_of(path).published == "2017-01-22"


def test_what_cannot_be_read_says_why(library: Library) -> None:
    path = library.articles / "data.txt"
    path.write_bytes(b"\0\1\2")
    assert "binary" in preview_of(path).problem


def test_known_previews_come_first_and_only_changed_files_are_read(
    library: Library, tmp_path: Path
) -> None:
    paths = [write(library, f"{n}.txt", f"Article {n}.") for n in range(3)]
    state = tmp_path / "state"
    first = dict(read_previews(library, paths, state))
    write(library, "0.txt", "Another text.")
    again = list(read_previews(library, paths, state))
    assert [path.name for path, _ in again] == ["1.txt", "2.txt", "0.txt"]
    assert dict(again)[paths[0]].opening == "Another text."
    assert dict(again)[paths[1]] == first[paths[1]]


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b"{", b'{"x": 1}', b'{"x": {"signature": [], "preview": 1}}']
)
def test_a_damaged_cache_is_read_anew(library: Library, tmp_path: Path, damage: bytes) -> None:
    path = write(library, "x", "The text.")
    state = tmp_path / "state"
    list(read_previews(library, [path], state))
    (cache,) = (state / "previews").iterdir()
    cache.write_bytes(damage.replace(b'"x"', f'"{path}"'.encode()))
    assert dict(read_previews(library, [path], state))[path].opening == "The text."


def test_articles_gone_are_no_longer_kept(library: Library, tmp_path: Path) -> None:
    paths = [write(library, f"{n}.txt", "Text.") for n in range(2)]
    state = tmp_path / "state"
    list(read_previews(library, paths, state))
    paths[1].unlink()
    list(read_previews(library, paths[:1], state))
    (cache,) = (state / "previews").iterdir()
    assert str(paths[1]) not in RowLog(cache).rows


def test_a_missing_file_is_no_error(library: Library, tmp_path: Path) -> None:
    path = library.articles / "gone.txt"
    preview = dict(read_previews(library, [path], tmp_path / "state"))[path]
    assert preview == Preview(problem=preview.problem)
    assert "no file" in preview.problem


@pytest.mark.parametrize(
    ("head", "published", "day_first"),
    [
        ("05/06/2024", "2024-05-06", "2024-06-05"),
        ("5 June 2024", "2024-06-05", "2024-06-05"),
        ("25/06/2024", "2024-06-25", "2024-06-25"),
    ],
)
def test_a_date_in_figures_is_read_in_the_order_of_the_user(
    library: Library, head: str, published: str, day_first: str
) -> None:
    preview = preview_of(write(library, "one.txt", f"Wolves are back\n{head}\n\nIt snowed.\n"))
    orders = (None, False, True)
    shown = [preview.in_order(day_first=order).published for order in orders]
    assert shown == [published, published, day_first]
