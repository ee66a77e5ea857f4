"""`add`: pages, files, folders and lists of them; and pages read by their address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.library.server import Server, page, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def test_a_page_is_printed_by_its_address(server: Server) -> None:
    url = server.says("/talks", page(), headers=HTML)
    refused = run(url)
    assert (refused.code, refused.out) == (1, "")
    assert "--allow-local" in refused.err
    ran = run(url, "--allow-local")
    assert ran.code == 0
    assert ran.out.startswith("Talks in Astana\n\nThe peace talks are being held")


def test_what_is_added_is_listed_and_read_without_a_network(server: Server, folder: Path) -> None:
    url = server.says("/talks", page(), headers=HTML)
    (folder / "a.txt").write_text("Words in a file.\n")
    ran = run("add", url, "a.txt", "--allow-local")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"Talks in Astana\t{url}", "a.txt\ta.txt"]
    listed = run("list").out
    assert url in listed
    assert str(folder / "a.txt") in listed
    assert run(url + "?utm_source=x").code == 0
    assert len(server.asked) == 1
    assert len(list((folder / "library" / "annotations" / "pages").glob("*.gz"))) == 1


def test_a_list_goes_on_after_what_can_not_be_added(server: Server, folder: Path) -> None:
    good = server.says("/talks", page(), headers=HTML)
    lines = ["# talks", "", f"{server.url}/missing", "file:///etc/passwd", "no-such.txt", good]
    (folder / "list").write_text("\n".join(lines))
    ran = run("add --allow-local --from list")
    assert ran.code == 1
    assert ran.out == f"Talks in Astana\t{good}\n"
    assert "answers 404" in ran.err
    assert "only http and https are" in ran.err
    assert "no-such.txt" in ran.err


def test_a_folder_adds_its_files_and_standard_input_is_kept(folder: Path) -> None:
    for name in ("b.txt", "c.md", "d.bin"):
        (folder / "texts" / "deep").mkdir(parents=True, exist_ok=True)
        (folder / "texts" / "deep" / name).write_text("Some words.\n" + name)
    assert run("add texts").out.count("\n") == 2
    ran = run("add", "-", stdin="Typed words.\n")
    kept = Path(ran.out.strip().partition("\t")[2])
    assert kept.read_text() == "Typed words.\n"
    assert kept.is_relative_to(folder / "data")


def test_nothing_to_add_is_a_usage_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("add").code == 2
    assert "no file that can be read" in run("add empty").err
