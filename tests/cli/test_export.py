"""`export` over a whole library, and by templates."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from astana_reader.cli.program import commands
from tests.library.folders import OTHER, TEXT


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles, each with a mark."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    articles = Path("library", "articles")
    articles.mkdir(parents=True)
    Path("library", "annotations").mkdir()
    Path("library", "annotations", "library.toml").touch()
    for name, text in (("one.txt", TEXT), ("two.txt", OTHER)):
        (articles / name).write_text(text, encoding="utf-8")
        assert run("highlight", str(articles / name), "--quote", first(text))[0] == 0


def first(text: str) -> str:
    return " ".join(text.split()[:3])


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, list(words), prog_name="astana-reader")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


ONE = str(Path("library", "articles", "one.txt"))


def test_all_is_every_article_of_the_library() -> None:
    code, out, _ = run("export", "--all", "-f", "json")
    assert code == 0
    quotes = [json.loads(line)["annotations"][0]["quote"] for line in out.splitlines()]
    assert sorted(quotes) == sorted(map(first, (TEXT, OTHER)))


def test_all_goes_into_a_folder_file_by_file() -> None:
    Path("out").mkdir()
    assert run("export", "--all", "-f", "md", "--per-article", "out")[0] == 0
    files = sorted(Path("out").iterdir())
    assert len(files) == 2
    assert all("> [!claim]" in path.read_text(encoding="utf-8") for path in files)


def test_all_of_nothing_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run("--library", "empty", "export", "--all", "-f", "md")
    assert (code, out) == (2, "")
    assert "ARTICLE" in err


def test_a_template_makes_the_export() -> None:
    Path("a.jinja").write_text("{% for m in article.marks %}[{{ m.text }}]{% endfor %}")
    assert run("export", ONE, "--template", "a.jinja")[:2] == (0, f"[{first(TEXT)}]")
    assert run("export", ONE, "--template", "a.jinja", "-o", "out.txt")[0] == 0
    assert Path("out.txt").read_text(encoding="utf-8") == f"[{first(TEXT)}]"


@pytest.mark.parametrize("target", [(), ("-o", "out.md")])
def test_a_hostile_template_ends_with_a_message(target: tuple[str, ...]) -> None:
    Path("a.jinja").write_text("{{ article.__class__ }}")
    code, out, err = run("export", ONE, "--template", "a.jinja", *target)
    assert (code, out) == (1, "")
    assert "unsafe" in err
    assert not Path("out.md").exists()


def test_the_shipped_template_is_shown_without_an_article() -> None:
    code, shipped, _ = run("export", "--show-template", "md")
    assert code == 0
    Path("a.jinja").write_text(shipped, encoding="utf-8")
    assert run("export", ONE, "--template", "a.jinja")[1] == run("export", ONE, "-f", "md")[1]


@pytest.mark.parametrize("words", [(), ("-f", "md", "--template", "a.jinja")])
def test_an_export_is_by_a_format_or_a_template(words: tuple[str, ...]) -> None:
    assert run("export", ONE, *words)[0] == 2


def test_a_template_that_is_not_there_is_told() -> None:
    assert run("export", ONE, "--template", "no.jinja")[0] == 1
