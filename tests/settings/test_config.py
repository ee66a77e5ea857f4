"""The user's config.toml: what is usable counts, what is not is named."""

from pathlib import Path

import pytest

from astana_reader.settings.config import Settings, load_settings


def load(folder: Path, text: str) -> tuple[Settings, tuple[str, ...]]:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (Settings(), ())


def test_every_setting(tmp_path: Path) -> None:
    settings, problems = load(
        tmp_path,
        'theme = "paper"\ncolumn = 72\nsidebar = 40\nglyphs = "ascii"\npen_lines = "never"\n'
        'entity_marks = "all"\nmouse = false\ndates = "day first"\n'
        '[pens]\nclaim = "thesis"\n[keys]\nundo = ["U", "ctrl+z"]\nredo = "ctrl+r"\n',
    )
    assert problems == ()
    assert (settings.theme, settings.column, settings.sidebar) == ("paper", 72, 40)
    assert (settings.glyphs, settings.pen_lines, settings.mouse) == ("ascii", "never", False)
    assert settings.day_first is True
    assert settings.pen("claim").name == "thesis"
    assert settings.pen("claim").letter == "C"
    assert (settings.pen("crayon").id, settings.pen("crayon").name) == ("claim", "crayon")
    keys = {action.id: action.keys for action in settings.actions}
    assert keys["undo"] == ("U", "ctrl+z")
    assert keys["redo"] == ("ctrl+r",)
    assert keys["top"] == ("g g", "ctrl+home")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("theme = ", "left out"),
        ('theme = "papr"', "Did you mean paper?"),
        ("colunm = 60", "line 1: there is no setting 'colunm'. Did you mean column?"),
        ('[keys]\n\nhihglight = "F"', "line 3: [keys] knows no action 'hihglight'. Did you mean h"),
        ("a = " + "[" * 5000, "left out: 'it is nested too deep'"),
        ('theme = "pink"', "theme is one of ink, paper, contrast"),
        ("column = 500", "column is a number from 40 to 100"),
        ("column = true", "column is a number"),
        ('mouse = "yes"', "mouse is true or false"),
        ("colour = 1", "no setting 'colour'"),
        ("pens = 3", "[pens] gives a name"),
        ('[pens]\ncrayon = "x"', "[pens] knows no 'crayon'"),
        ('[pens]\nclaim = "\\u001b[31m"', "[pens] the name of claim"),
        ("entities = 3", "[entities] has one setting"),
        ('[entities]\nbackend = "other"', "[entities] has one setting"),
        ('[entities]\nbackend = "spacy:\\u001b[2J"', "[entities] has one setting"),
        ("export-on-save = true", "[export-on-save] names a folder"),
        ('[export-on-save]\nfolder = "notes"', "[export-on-save] has two settings"),
        ('[export-on-save]\nformat = "pdf"', "[export-on-save] has two settings"),
        ("hypothesis = true", "[hypothesis] says how to sync"),
        ('[hypothesis]\napi = "http://api.example.org"', "[hypothesis] has token_file"),
        ('[hypothesis]\napi = "https://user:pass@x.org"', "[hypothesis] has token_file"),
        ('[hypothesis]\ngroup = "a/b"', "[hypothesis] has token_file"),
        ('[hypothesis]\ntoken = "6879-x"', "[hypothesis] has token_file"),
        ("keys = 3", "[keys] gives keys"),
        ('[keys]\nfly = "f"', "[keys] knows no action 'fly'"),
        ("[keys]\nundo = 3", "[keys] undo is a list"),
    ],
)
def test_what_is_wrong_is_named_and_left_out(tmp_path: Path, text: str, problem: str) -> None:
    settings, problems = load(tmp_path, text + "\n")
    assert settings == Settings()
    assert len(problems) == 1
    assert problem in problems[0]
    assert problems[0].isprintable()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('undo = ["g"]', "'g' can't be told from 'g g' of top"),
        ('undo = "j"', "'j' can't be told from 'j' of down"),
        ('undo = "] h x"', "'] h x' can't be told from '] h' of next-highlight"),
        ('undo = ["g", "g 1"]', "'g' can't be told from 'g g' of top"),
        ('undo = ["Q", "Q Q"]', "'Q Q' can't be told from 'Q' of undo"),
    ],
)
def test_keys_that_are_taken_cost_that_action_its_own(tmp_path: Path, line: str, told: str) -> None:
    settings, problems = load(tmp_path, f'[keys]\n{line}\nredo = "U"\n')
    assert problems == (f"config.toml, line 2: [keys] undo has its usual keys: {told}.",)
    assert settings.keys == {"redo": ("U",)}


def test_two_actions_may_change_places(tmp_path: Path) -> None:
    settings, problems = load(tmp_path, '[keys]\nup = "j"\ndown = "k"\n')
    assert (problems, settings.keys) == ((), {"up": ("j",), "down": ("k",)})
    settings, problems = load(tmp_path, '[keys]\nup = "j"\ndown = "j"\n')
    assert len(problems) == 1
    assert settings.keys == {"down": ("j",)}


@pytest.mark.parametrize("backend", ["spacy:en_core_web_sm", "spacy:~/models/my own"])
def test_a_backend_is_a_package_or_a_folder(tmp_path: Path, backend: str) -> None:
    settings, problems = load(tmp_path, f'[entities]\nbackend = "{backend}"\n')
    assert (settings.entities, problems) == ({"backend": backend}, ())


def test_a_living_export_and_a_sync_are_told_by_tables(tmp_path: Path) -> None:
    settings, problems = load(
        tmp_path,
        '[export-on-save]\nfolder = "~/notes"\nformat = "org"\n'
        '[hypothesis]\ntoken_file = "~/.token"\ngroup = "a1b2c3d4"\n'
        'api = "http://127.0.0.1:8000/api/"\n',
    )
    assert problems == ()
    assert settings.export_on_save == {"folder": "~/notes", "format": "org"}
    assert settings.hypothesis["api"] == "http://127.0.0.1:8000/api"
    assert settings.hypothesis["group"] == "a1b2c3d4"


def test_one_bad_value_does_not_cost_the_others(tmp_path: Path) -> None:
    settings, problems = load(tmp_path, 'theme = "pink"\ncolumn = 60\n')
    assert settings.column == 60
    assert len(problems) == 1


def test_one_wrong_line_of_a_table_does_not_cost_the_others(tmp_path: Path) -> None:
    text = '[keys]\nundo = "U"\nfly = "F"\nredo = 3\n[pens]\nclam = "x"\nquote = "q"\n'
    settings, problems = load(tmp_path, text)
    assert settings.keys == {"undo": ("U",)}
    assert settings.pens == {"quote": "q"}
    assert "line 3" in problems[0]
    assert any("Did you mean claim?" in problem for problem in problems)
