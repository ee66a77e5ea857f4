"""Where things live."""

from pathlib import Path

import pytest

from astana_reader.library.places import (
    LIBRARY_VARIABLE,
    config_file,
    data_folder,
    find_library,
    marker_problem,
    seed_article,
    state_folder,
)


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)


def marked(folder: Path, content: str = "") -> Path:
    (folder / "annotations").mkdir(parents=True)
    (folder / "annotations" / "library.toml").write_text(content)
    return folder


def test_the_order_is_given_environment_nearest_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = marked(tmp_path / "around")
    inside = around / "a" / "b"
    inside.mkdir(parents=True)
    assert find_library(None, tmp_path).root == data_folder()
    assert find_library(None, inside).root == around
    nearer = marked(around / "a")
    assert find_library(None, inside).root == nearer
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "named"))
    assert find_library(None, inside).root == tmp_path / "named"
    given = find_library(tmp_path / "given", inside)
    assert given.root == tmp_path / "given"
    assert given.annotations == tmp_path / "given" / "annotations"
    monkeypatch.setenv(LIBRARY_VARIABLE, "")
    assert find_library(None, inside).root == nearer


def test_a_folder_of_annotations_without_the_marker_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    assert find_library(None, tmp_path).root != tmp_path


@pytest.mark.parametrize(
    ("content", "articles", "problem"),
    [
        ("", "articles", ""),
        ('articles = "seeds"', "seeds", ""),
        ('articles = "a/b"', "a/b", ""),
        ('articles = "."', ".", ""),
        ('articles = "../elsewhere"', "articles", "no folder inside"),
        ('articles = "/etc"', "articles", "no folder inside"),
        ("articles = 3", "articles", "no folder inside"),
        ("no toml", "articles", "TOML"),
        ("a = " + "[" * 5000, "articles", "TOML"),
    ],
)
def test_the_marker_names_a_folder_inside_the_library(
    tmp_path: Path, content: str, articles: str, problem: str
) -> None:
    library = find_library(None, marked(tmp_path, content))
    assert library.articles == tmp_path / articles
    assert (problem in marker_problem(library)) if problem else not marker_problem(library)


def test_a_relative_library_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_library(Path("mine"), tmp_path).root == tmp_path / "mine"


def test_the_users_own_folders_are_apart() -> None:
    assert len({data_folder(), config_file().parent / "x", state_folder()}) == 3


def test_the_program_comes_with_an_article() -> None:
    seed = seed_article()
    assert seed is not None
    assert seed.is_file()
