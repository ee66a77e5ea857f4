"""`import`: what was marked elsewhere finds its article, and nothing is dropped."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from astana_reader.cli.program import commands
from astana_reader.exchange.imports.formats import IMPORTS
from tests.exchange.imports.samples import (
    AUTHOR,
    FIRST,
    NO_QUOTES,
    ONE_QUOTE,
    SAMPLES,
    SECOND,
    TITLE,
    URL,
    annotation,
    omnivore,
)
from tests.library.folders import OTHER, TEXT


@pytest.fixture(autouse=True)
def _somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    (tmp_path / "library" / "articles").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, list(words), prog_name="astana-reader")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def article(name: str = "a.txt", text: str = TEXT, **known: str) -> str:
    path = Path("library", "articles", name)
    path.write_text(text, encoding="utf-8")
    rows = "".join(f'{key} = "{value}"\n' for key, value in known.items())
    path.with_name(f"{name}.toml").write_text(rows, encoding="utf-8")
    return str(path)


def taken(form: str, *words: str, code: int = 0) -> str:
    """What an import of a sample says."""
    Path("given").write_bytes(SAMPLES[form])
    ended, out, err = run("import", "given", "-f", form, *words)
    assert (ended, out) == (code, ""), err
    return err


def marks(path: str) -> dict[str, Any]:
    _, out, _ = run("export", path, "-f", "json")
    value = json.loads(out)
    return {row["quote"]: row for row in value["annotations"]}


def files() -> dict[str, bytes]:
    """All that an import may write."""
    return {
        str(path): path.read_bytes()
        for folder in ("library", "data")
        for path in Path(folder).rglob("*")
        if path.is_file() and ".state" not in path.parts
    }


def imported(suffix: str = ".txt") -> list[str]:
    return sorted(map(str, Path("data", "astana-reader", "imported").glob(f"*{suffix}")))


@pytest.mark.parametrize("form", IMPORTS)
def test_into_an_article_twice_changes_nothing(form: str) -> None:
    path = article(url=URL)
    taken(form, "--into", path)
    wanted = [] if form in NO_QUOTES else [FIRST] if form in ONE_QUOTE else [FIRST, SECOND]
    found = marks(path)
    assert sorted(found) == sorted(wanted)
    assert all(row["status"] == "anchored" and row["text"] == q for q, row in found.items())
    before = files()
    taken(form, "--into", path)
    assert files() == before


@pytest.mark.parametrize("form", sorted(set(IMPORTS) - NO_QUOTES))
def test_the_article_is_found_by_its_text_and_twice_changes_nothing(form: str) -> None:
    path, other = article(), article("b.txt", OTHER)
    taken(form)
    assert FIRST in marks(path)
    assert marks(other) == {}
    assert imported() == []
    before = files()
    assert "0 taken in" in taken(form)
    assert files() == before


def test_and_by_its_address_and_its_title() -> None:
    path = article(text=OTHER, url=f"{URL}?utm_source=mail")
    taken("pocket")
    value = json.loads(run("export", path, "-f", "json")[1])
    assert value["article"]["sha256"]
    stores = Path("library", "annotations").glob("*.json")
    assert any('"tags": ["syria", "with space"]' in store.read_text() for store in stores)
    titled = article("c.txt", OTHER + "More.", title=TITLE)
    assert TITLE in taken("koreader")
    assert marks(titled) == {}
    assert len(imported()) == 2  # the links without a text, and the quotes without a place


@pytest.mark.parametrize("form", sorted(set(IMPORTS) - NO_QUOTES))
def test_what_no_article_has_becomes_a_text_of_its_own_and_grows(form: str) -> None:
    article(text=OTHER)
    taken(form)
    (path,) = imported()
    found = marks(path)
    assert FIRST in found
    assert all(row["status"] == "anchored" for row in found.values())
    before = files()
    taken(form)
    assert files() == before
    _, listed, _ = run("list")
    nameless = {"w3c": "imported", "brat": "imported", "calibre": "Book 15 of calibre"}
    assert nameless.get(form, TITLE) in listed


def test_what_an_article_lacks_is_kept_beside_it() -> None:
    path = article(text=TEXT.replace("Rebels said on Monday", "Nobody said"))
    err = taken("kindle")
    assert list(marks(path)) == [FIRST]
    (kept,) = imported()
    assert Path(kept).read_text(encoding="utf-8") == f"{SECOND}\n"
    assert list(marks(kept)) == [SECOND]
    assert kept in err


def test_a_page_that_comes_along_is_added_with_its_marks() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    Path("given").write_bytes(omnivore(page=f"<div>{paragraphs}</div>"))
    assert run("import", "given")[0] == 0
    (path,) = imported(".html")
    assert sorted(marks(path)) == sorted([FIRST, SECOND])
    value = json.loads(run("export", path, "-f", "json")[1])["article"]
    assert (value["title"], value["author"], value["url"]) == (TITLE, AUTHOR, URL)
    before = files()
    assert run("import", "given")[0] == 0
    assert files() == before


def test_links_without_a_text_are_listed_once() -> None:
    err = taken("pocket")
    (path,) = imported()
    text = Path(path).read_text(encoding="utf-8")
    assert f"{TITLE}\n{URL}\n2025-06-11 · #syria #with space" in text
    assert "https://example.org/drama" in text
    assert "2 links" in err
    before = files()
    taken("pocket")
    assert files() == before


def test_a_dry_run_says_what_would_be_and_writes_nothing() -> None:
    path = article(url=URL)
    before = files()
    for form in IMPORTS:
        for words in ((), ("--into", path)):
            assert "Nothing was written." in taken(form, "--dry-run", *words)
    assert files() == before


def test_a_quote_is_found_whatever_its_typography() -> None:
    path = article(text=TEXT.replace("nobody expects them", "no\u00adbody\u00a0“expects” them"))
    quote = FIRST.replace("expects", '"expects"')
    Path("given").write_text(json.dumps({"annotations": [annotation(quote)]}))
    assert run("import", "given")[0] == 0
    (row,) = marks(path).values()
    assert row["status"] == "anchored"
    assert "“expects”" in row["text"]


def test_what_the_reader_changed_since_stays_and_so_does_a_note_on_the_article() -> None:
    path = article()
    own = {"annotations": [], "article": {"note": "mine"}}
    Path("own.json").write_text(json.dumps(own))
    run("import", "own.json", "--into", path)
    taken("raindrop")
    value = json.loads(run("export", path, "-f", "json")[1])
    assert value["article"]["note"] == "mine\n\na note"
    taken("raindrop")
    value = json.loads(run("export", path, "-f", "json")[1])
    assert value["article"]["note"] == "mine\n\na note"


def bad_second() -> None:
    rows = [annotation(FIRST), {**annotation(SECOND), "target": [3]}, annotation(SECOND, id="x")]
    Path("given").write_text(json.dumps({"annotations": rows}))


def test_of_a_file_with_a_bad_record_nothing_is_taken() -> None:
    path = article()
    bad_second()
    before = files()
    code, out, err = run("import", "given")
    assert (code, out) == (1, "")
    assert "Record 2 was left out" in err
    assert "Nothing was taken in" in err
    assert files() == before
    assert run("import", "given", "--into", path)[0] == 1
    assert files() == before


def test_or_its_good_records_where_that_is_asked_for() -> None:
    path = article()
    bad_second()
    code, _, err = run("import", "given", "--keep-going")
    assert code == 1
    assert "Record 2 was left out" in err
    assert sorted(marks(path)) == sorted([FIRST, SECOND])


def test_a_file_of_many_books_gives_an_article_only_its_own() -> None:
    path = article()
    other = "Another book (Somebody)\n- Your Highlight on page 1 | Added on 11 June 2025\n\nwords\n"
    data = SAMPLES["kindle"] + other.encode() + b"==========\n"
    Path("My Clippings.txt").write_bytes(data)
    _, _, err = run("import", "My Clippings.txt", "--into", path)
    assert sorted(marks(path)) == sorted([FIRST, SECOND])
    assert "1 other article" in err
    assert run("import", "My Clippings.txt", "--into", article("b.txt", OTHER))[0] == 1


def test_hostile_names_stay_in_their_folder() -> None:
    row = {
        "title": "../../x\x1b[31m", "author": '"\n[evil]', "url": "javascript:alert(1)",
        "slug": "x", "labels": ["../t", "\x1b"],
    }  # fmt: skip
    Path("given").write_bytes(omnivore(row))
    before = {path for path in Path().rglob("*") if "astana-reader" not in path.parts}
    code, _, err = run("import", "given")
    assert code == 0
    assert "\x1b" not in err
    after = {path for path in Path().rglob("*") if "astana-reader" not in path.parts}
    assert {path.parts[0] for path in after - before} <= {"library", "data"}


@pytest.mark.parametrize("name", ["given", "given.json"])
def test_a_file_that_is_too_large_is_refused(name: str) -> None:
    with Path(name).open("wb") as file:
        file.write(b'{"annotations": [')
        file.truncate(100 * 1024 * 1024)
    code, _, err = run("import", name)
    assert code == 1
    assert "larger than 64 MB" in err


def test_a_file_of_no_known_format_says_which_there_are() -> None:
    Path("given.txt").write_text("words\n")
    code, _, err = run("import", "given.txt")
    assert code == 1
    assert "kindle" in err
