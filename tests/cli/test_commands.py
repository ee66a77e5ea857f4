"""The command line: data on stdout, words on stderr, 0 done, 1 input failed, 2 usage."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from astana_reader import __main__, __version__
from astana_reader.articles.formats import FORMATS
from astana_reader.cli.program import commands
from astana_reader.cli.table import COMMANDS
from astana_reader.exchange.formats import FORMATS as EXPORTS
from astana_reader.text.graphemes import cells
from tests.library.folders import OTHER, TEXT

ON_ARTICLES = ["export -f json", "export -f md", "timeline", "timeline -f json", "entities", "diff"]
REVISED = TEXT.replace("Rebels said on Monday", "Rebels said on Tuesday")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> list[Any]:
        """The JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(autouse=True)
def _somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with an empty library, no settings and nothing read, in a folder of their own."""
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")


def run(line: str, *more: str, stdin: str | bytes = "") -> Ran:
    result = CliRunner().invoke(
        commands, [*line.split(), *more], input=stdin, prog_name="astana-reader"
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())


def process(line: str, *more: str, stdin: bytes = b"") -> Ran:
    ran = subprocess.run(
        [sys.executable, "-m", "astana_reader", *line.split(), *more],
        input=stdin, capture_output=True, check=False,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def write(name: str, text: str | bytes = TEXT) -> Path:
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def marked(quote: str = "The peace talks", *more: str) -> str:
    ran = run("highlight a.txt --quote", quote, *more)
    assert ran.code == 0, ran.err
    return ran.out.strip()


def library() -> Path:
    return Path(os.environ["ASTANA_READER_LIBRARY"])


# --- what decides ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "article"),
    [
        ("a.txt", "a.txt"),
        ("--library x a.txt", "a.txt"),
        ("--published 2017-01-22 a.txt --force", "a.txt"),
        ("./list", "./list"),
        ("read", "read"),
        ("-- list", "list"),
        ("", ""),
        ("--library x", ""),
    ],
)
def test_the_article_of_a_command_line(line: str, article: str) -> None:
    wanted = __main__.what_to_read(line.split())
    assert wanted
    assert wanted.article == article
    assert wanted.library == ("x" if "--library" in line else "")


@pytest.mark.parametrize(
    "line",
    ["list", "--library x list", "export a.txt -f json", "a.txt b.txt", "--version", "--help",
     "--unknown a.txt", "-- a.txt list"],
)  # fmt: skip
def test_a_command_line_that_reads_no_article(line: str) -> None:
    assert __main__.what_to_read(line.split()) is None


def test_a_file_named_like_a_command_is_opened_by_its_path() -> None:
    write("list", "The text of list.\n")
    assert run("./list").out == "The text of list.\n"
    assert "The text" not in run("list").out


def test_a_file_named_like_what_is_no_command_is_an_article() -> None:
    write("read", "The text of read.\n")
    assert run("read").out == "The text of read.\n"
    assert run("read --published 2017-01-22").out == "The text of read.\n"


def test_after_two_dashes_comes_an_article() -> None:
    write("list", "The text of list.\n")
    write("-x", "The text of x.\n")
    assert run("-- list").out == "The text of list.\n"
    assert run("-- -x").out == "The text of x.\n"
    assert run("--library lib -- list").out == "The text of list.\n"


def test_a_wrong_use_of_reading_names_no_command() -> None:
    ran = run("a.txt --nonsense")
    assert "Usage: astana-reader [OPTIONS] [ARTICLE]" in ran.err
    assert "astana-reader read" not in ran.err


@pytest.mark.parametrize("line", ["", "list", "list -f json", "--library nowhere list"])
def test_an_empty_library_is_said_for_people(line: str) -> None:
    ran = run(line)
    assert (ran.code, ran.out) == (0, "")
    assert "No articles here yet. Put text files into " in ran.err


def test_articles_in_markdown_stand_a_blank_line_apart() -> None:
    write("a.txt")
    write("b.txt")
    both = run("export a.txt b.txt -f md").out
    assert "\n\n[//]: # (astana-reader article-" in both
    assert both.count("\n\n# ") == both.count("\n# ") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: astana-reader")
    assert command in run("--help").out


def test_version_and_help() -> None:
    assert run("--version").out == f"astana-reader, version {__version__}\n"
    assert "Without ARTICLE" in run("-h").out


@pytest.mark.parametrize(
    "line",
    [
        "export a.txt",
        "export -f json",
        "export a.txt -f docx",
        "import",
        "import a.json -f mobi",
        "highlight a.txt",
        "highlight a.txt --quote x --pen red",
        "timeline",
        "timeline a.txt --published someday",
        "timeline a.txt -f csv",
        "diff",
        "list --nonsense",
        "a.txt b.txt",
        "a.txt --published 31.31.2017",
    ],
)
def test_a_wrong_use_ends_with_2_and_says_how_it_goes(line: str) -> None:
    write("a.txt")
    write("a.json", "{}")
    ran = run(line)
    assert ran.code == 2
    assert "Usage:" in ran.err
    assert ran.out == ""


# --- reading --------------------------------------------------------------------------------------


def test_without_a_terminal_the_text_is_printed_as_it_is() -> None:
    write("a.txt", "\ufeffOne\r\ntwo\x1b[31m\n")
    assert run("a.txt") == Ran(0, "One\ntwo␛[31m\n", "")


def test_a_process_prints_an_article_and_standard_input() -> None:
    write("a.txt")
    assert process("a.txt") == Ran(0, TEXT, "")
    assert process("-", stdin=TEXT.encode()) == Ran(0, TEXT, "")


def test_a_reader_that_stops_early_is_no_trouble() -> None:
    write("a.txt", TEXT * 500)
    ran = subprocess.run(
        f"{sys.executable} -m astana_reader a.txt | head -1",
        shell=True, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert ran.stdout == TEXT.splitlines(keepends=True)[0]
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file a.txt."),
        (b"%PDF-1.7", "a.txt is no whole PDF"),
        (b"PK\x03\x04", "a.txt is a ZIP archive"),
        (b"a\0b", "a.txt is a binary file"),
    ],
)
@pytest.mark.parametrize("command", ["", "highlight --quote x", *ON_ARTICLES])
def test_what_is_no_article_is_said_and_ends_with_1(
    command: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        write("a.txt", content)
    ran = run(command, "a.txt")
    assert ran.code == 1
    assert ran.err.startswith(f"astana-reader: {said}")
    assert ran.out == ""


@pytest.mark.parametrize("command", ["", *ON_ARTICLES])
def test_a_folder_is_no_article(command: str) -> None:
    Path("folder").mkdir()
    ran = run(command, "folder")
    assert (ran.code, ran.err) == (
        1, "astana-reader: folder is a folder. Name a text file in it.\n"
    )  # fmt: skip


@pytest.mark.parametrize("command", ["", *ON_ARTICLES])
def test_an_empty_article_is_one(command: str) -> None:
    write("a.txt", "")
    assert run(command, "a.txt").code == 0


def test_what_is_no_utf8_is_read_with_a_notice_and_as_it_is_told_to() -> None:
    write("a.txt", "Алматы и Астана: встреча.\n".encode("cp1251"))
    ran = run("a.txt")
    assert (ran.code, ran.out) == (0, "Алматы и Астана: встреча.\n")
    assert "--encoding" in ran.err
    assert run("a.txt --encoding koi8-r").out == "юКЛЮРШ Х юЯРЮМЮ: БЯРПЕВЮ.\n"
    assert run("a.txt --encoding klingon").code == 2


def test_a_very_large_text_needs_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "text", replace(FORMATS["text"], largest=1024))
    write("a.txt", "x" * 1025)
    ran = run("a.txt")
    assert ran.code == 1
    assert "--force" in ran.err
    assert run("a.txt --force").out == "x" * 1025
    assert run("-", stdin="x" * 1025).code == 1


@pytest.mark.parametrize("name", ["odd\udcff.txt", "new\nline.txt", "\x1b[2J.txt", "\u202eb.txt"])
def test_odd_names_reach_no_terminal(name: str) -> None:
    write(name)
    ran = process("highlight --quote talks", name)
    assert ran.code == 0
    for line in (
        "export -f json",
        "export -f md",
        "export -f csv",
        "diff",
        "timeline -f json",
        "entities -f json",
    ):
        ran = process(line, name)
        assert ran.code == 0, ran.err
        assert not set(ran.out + ran.err) & set("\x1b\x9b\u202e\udcff")
    (entry,) = process("list -f json").values
    assert Path(entry["path"]).name == name
    assert not set(process("list").out) & set("\x1b\x9b\u202e\udcff")


# --- highlight ------------------------------------------------------------------------------------


def test_a_highlight_prints_its_id_and_is_there() -> None:
    write("a.txt")
    id = marked(
        "talks  between\nthe", "--pen", "quote", "--tag", "a,b", "--tag", "c", "--note", "n"
    )
    (one,) = json.loads(run("export a.txt -f json").out)["annotations"]
    assert one["id"] == id
    assert (one["quote"], one["pen"], one["tags"], one["note"]) == (
        "talks between the", "quote", ["a", "b", "c"], "n"
    )  # fmt: skip


def test_a_quote_that_occurs_twice_takes_the_first_that_fits() -> None:
    write("a.txt", "One talk. Two talk. Three talk.")
    ran = run("highlight a.txt --quote talk")
    assert "occurs 3 times: the first was taken" in ran.err
    assert run("highlight a.txt --quote talk --prefix Two").err == ""
    assert run("highlight a.txt --quote talk --suffix", ". Three").err == ""
    found = json.loads(run("export a.txt -f json").out)["annotations"]
    assert [one["start"] for one in found] == [4, 14, 14]
    assert len({one["id"] for one in found}) == 3


def test_a_passage_that_is_not_there_ends_with_1() -> None:
    write("a.txt")
    for more in (["--quote=snow"], ["--quote=talks", "--prefix=snow"], ["--quote=  "]):
        ran = run("highlight a.txt", *more)
        assert (ran.code, ran.out) == (1, "")
        assert "has no such passage" in ran.err
    assert not library().exists()


def test_a_library_that_cannot_be_written_ends_with_1() -> None:
    write("a.txt")
    library().write_text("a file where the folder should be")
    ran = run("highlight a.txt --quote talks")
    assert (ran.code, ran.out) == (1, "")
    assert str(library()) in ran.err


# --- export and import ----------------------------------------------------------------------------


def test_one_article_is_one_object_several_are_one_a_line() -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", OTHER)):
        write(name, text)
    marked()
    one = json.loads(run("export a.txt -f json").out)
    two = run("export b.txt a.txt -f json").values
    assert [value["article"]["title"] for value in two] == ["b.txt", "a.txt"]
    assert two[1] == one
    assert list(one) == ["article", "annotations"]


def test_what_fails_among_several_is_told_and_the_rest_done() -> None:
    write("a.txt")
    write("b.txt", OTHER)
    for line in ("export -f json", "timeline -f json"):
        ran = run(line, "a.txt", "missing.txt", "b.txt")
        assert ran.code == 1
        assert len(ran.values) == 2
        assert ran.err == "astana-reader: There is no file missing.txt.\n"


def test_csv_of_several_articles_has_one_heading() -> None:
    write("a.txt")
    write("b.txt", OTHER)
    marked()
    run("highlight b.txt --quote Snow")
    lines = run("export a.txt b.txt -f csv").out.splitlines()
    assert [line.split(",")[0] for line in lines] == ["quote", "The peace talks", "Snow"]


@pytest.mark.parametrize("form", EXPORTS)
def test_an_export_goes_to_a_file_or_standard_output(form: str) -> None:
    write("a.txt")
    marked()
    printed = run(f"export a.txt -o - -f {form}").out
    ran = run(f"export a.txt -o out -f {form}")
    assert (ran.code, ran.out) == (0, "")
    assert Path("out").read_bytes().decode() == printed != ""


def test_an_export_that_fails_leaves_the_file() -> None:
    write("a.txt")
    write("out", "old")
    assert run("export a.txt missing.txt -f md -o out").code == 1
    assert Path("out").read_text() == "old"


def test_an_export_onto_the_article_or_the_store_is_refused(tmp_path: Path) -> None:
    article = write("a.txt")
    marked()
    (store,) = (tmp_path / "library" / "annotations").glob("*.json")
    for target, why in ((article, "is the article itself"), (store, "keeps its marks")):
        before = target.read_bytes()
        ran = run("export a.txt -f md -o", str(target))
        assert (ran.code, ran.out) == (1, "")
        assert why in ran.err
        assert target.read_bytes() == before


def test_the_list_of_formats_says_what_each_cannot_hold() -> None:
    ran = run("export --list")
    assert ran.code == 0
    for form in EXPORTS.values():
        assert f"{form.id:11} {form.suffix:7} {form.name}" in ran.out
        assert all(f"can't hold {what}: " in ran.out for what, _ in form.lost)


def test_an_unknown_format_lists_them_all() -> None:
    write("a.txt")
    ran = run("export a.txt -f docx")
    assert ran.code == 2
    assert all(f"'{form}'" in ran.err for form in EXPORTS)


def test_only_the_wanted_marks_go_out() -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "North pier", "--pen", "quote")
    marked("Rebels said", "--pen", "claim")
    for line, expected in (
        (["--tag", "north PIER"], ["The peace talks"]),
        (["--pen", "claim"], ["Rebels said"]),
        (["--pen", "claim", "--tag", "north pier"], []),
        (["--since", "2001-01-01"], ["The peace talks", "Rebels said"]),
        (["--until", "2001-01-01"], []),
        (["--entity", "Nobody At All"], []),
    ):
        rows = json.loads(run("export a.txt -f json", *line).out)["annotations"]
        assert [row["quote"] for row in rows] == expected


def test_each_article_gets_a_file_of_its_own() -> None:
    write("a.txt")
    write("b.txt", OTHER)
    marked()
    Path("out").mkdir()
    assert run("export a.txt b.txt -f logseq").code == 2
    assert run("export a.txt b.txt -f logseq --per-article out").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["a-txt.md", "b-txt.md"]


def test_an_export_is_brought_up_to_date_and_what_was_written_into_it_stays() -> None:
    write("a.txt")
    marked()
    assert run("export a.txt -f md -o out.md").code == 0
    out = Path("out.md")
    out.write_text(out.read_text().rstrip() + "\n\nMine.\n")
    marked("Rebels said")
    diff = run("export a.txt -f md -o out.md --dry-run").out
    assert "+> Rebels said" in diff
    assert "-Mine" not in diff
    assert "Rebels said" not in out.read_text()
    assert run("export a.txt -f md -o out.md").code == 0
    text = out.read_text()
    assert text.index("> The peace talks") < text.index("> Rebels said") < text.index("Mine.")
    assert run("export a.txt -f md -o out.md --dry-run").out == ""


@pytest.mark.parametrize("form", ["md", "org", "csv", "json"])
def test_a_file_that_is_no_export_is_kept_unless_forced(form: str) -> None:
    write("a.txt")
    write("out", "my own words")
    ran = run(f"export a.txt -f {form} -o out")
    assert ran.code == 1
    assert "--force replaces it" in ran.err
    assert Path("out").read_text() == "my own words"
    assert run(f"export a.txt -f {form} -o out --force").code == 0
    assert Path("out").read_bytes().decode() == run(f"export a.txt -f {form}").out


def test_no_export_says_where_the_home_folder_is(tmp_path: Path) -> None:
    write("a $(touch x).txt")
    assert run("highlight", "a $(touch x).txt", "--quote", "talks").code == 0
    for form in EXPORTS:
        assert str(tmp_path) not in run(f"export -f {form}", "a $(touch x).txt").out
    line = run("export -f md", "a $(touch x).txt").out
    assert "astana-reader './a $(touch x).txt' --at " in line


def test_an_export_of_standard_input() -> None:
    write("a.txt")
    marked()
    value = json.loads(run("export - -f json", stdin=TEXT).out)
    assert value["annotations"][0]["quote"] == "The peace talks"
    assert value["article"]["path"] is None


def test_a_file_that_cannot_be_written_ends_with_1() -> None:
    write("a.txt")
    ran = process("export a.txt -f md -o missing/out.md")
    assert ran.code == 1
    assert "missing/out.md" in ran.err
    assert "Traceback" not in ran.err
    assert process("export a.txt -f md -o /dev/full").code == 1


def test_reading_commands_write_nothing_to_the_library() -> None:
    write("a.txt")
    for line in (*(f"export -f {form}" for form in EXPORTS), "timeline", "diff", ""):
        assert run(line, "a.txt").code == 0
    for line in ("list", "check", "where", "keys"):
        assert run(line).code == 0
    assert not library().exists()


def test_an_export_comes_back_in_another_library_and_twice_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "a", "--note", "n")
    marked("Rebels said")
    exported = run("export a.txt -f json").out
    assert "0 taken in, 2 there already." in run("import - --into a.txt", stdin=exported).err
    assert run("export a.txt -f json").out == exported
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "other"))
    assert "2 taken in, 0 there already." in run("import - --into a.txt", stdin=exported).err
    assert run("export a.txt -f json").out == exported
    (file,) = (library() / "annotations").glob("*.json")
    before = file.stat().st_mtime_ns
    assert "0 taken in, 2 there already." in run("import - --into a.txt", stdin=exported).err
    assert file.stat().st_mtime_ns == before


def test_records_without_ids_are_taken_in_once() -> None:
    write("a.txt")
    rows = [{"start": 0, "end": 9, "quote": "The peace", "pen": "quote"}]
    write("in.json", json.dumps({"annotations": rows}))
    assert "1 taken in" in run("import in.json --into a.txt").err
    before = run("export a.txt -f json").out
    assert "0 taken in, 1 there already." in run("import in.json --into a.txt").err
    assert run("export a.txt -f json").out == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "line 1 is no JSON"),
        ("[1,\n{", "line 2 is no JSON"),
        ("[]", "it has no list of “annotations”"),
        ('{"annotations": 3}', "it has no list of “annotations”"),
        (b"\xff\xfe", "it is not UTF-8 text"),
        ("[" * 100_000, "it is nested too deep"),
        ("1" * 10_000, "it has a number that is too long"),
    ],
)
def test_what_is_no_export_ends_with_1(content: str | bytes, reason: str) -> None:
    write("a.txt")
    write("in.json", content)
    ran = run("import in.json --into a.txt")
    assert ran.code == 1
    assert ran.err == f"astana-reader: in.json is no JSON export: {reason}.\n"
    assert not library().exists()


def test_what_became_of_each_record_and_of_the_note_is_told() -> None:
    write("a.txt")
    row = {"start": 0, "end": 9, "quote": "The peace"}
    told: dict[str, list[list[str]]] = {}
    for note in ("mine", "mine", "theirs", ""):
        value = {"annotations": [row, row], "article": {"note": note}}
        ran = run("import - --into a.txt", stdin=json.dumps(value))
        told.setdefault(note, []).append(ran.err.replace("astana-reader: ", "").splitlines())
    there = "0 taken in, 1 there already."
    assert told == {
        "mine": [
            ["1 taken in, 0 there already.", "The note on the article was taken in too."],
            [there],
        ],
        "theirs": [[there, "The article has a note of its own: the one in the file was left out."]],
        "": [[there]],
    }


def test_a_file_to_import_that_is_not_there_ends_with_1() -> None:
    write("a.txt")
    assert run("import missing.json --into a.txt") == Ran(
        1, "", "astana-reader: missing.json can't be read: No such file or directory.\n"
    )  # fmt: skip


def test_a_byte_order_mark_is_no_trouble() -> None:
    write("a.txt")
    write("in.json", '\ufeff{"annotations": []}')
    assert run("import in.json --into a.txt").code == 0


def test_a_record_that_is_none_is_told_and_the_rest_taken_where_that_was_asked_for() -> None:
    write("a.txt")
    rows = [{"quote": 3}, {"start": 0, "end": 9, "quote": "The peace"}]
    data = json.dumps({"annotations": rows})
    ran = run("import - --into a.txt", stdin=data)
    assert ran.code == 1
    assert "Record 1 was left out" in ran.err
    assert "Nothing was taken in" in ran.err
    assert not library().exists()
    ran = run("import - --into a.txt --keep-going", stdin=data)
    assert ran.code == 1
    assert "1 taken in" in ran.err
    assert "Record 1 was left out" in ran.err


# --- timeline, diff -------------------------------------------------------------------------------


def test_a_timeline_is_one_object_a_line() -> None:
    write("a.txt")
    write("b.txt", OTHER)
    one, two = run("timeline a.txt b.txt -f json --published 2017-01-22").values
    assert (one["article"], two["article"]) == ("a.txt", "b.txt")
    assert list(one) == [
        *("article", "published", "expressions", "events", "published_why", "published_sure"),
    ]
    assert one["published"] == "2017-01-22"
    for found in one["expressions"]:
        assert TEXT[found["start"] : found["end"]] == found["text"]
        assert {"type", "value", "mod", "earliest", "latest", "sentence", "why"} <= found.keys()
    for event in one["events"]:
        assert list(event) == [
            *("start", "end", "label", "from", "to", "approx", "certainty", "told"),
            *("expressions", "again", "relative"),
        ]
        assert all(n < len(one["expressions"]) for n in event["expressions"])


def test_a_timeline_for_people_and_of_all_together() -> None:
    write("a.txt")
    write("b.txt", OTHER)
    assert "Rebels said" in run("timeline a.txt").out
    lines = run("timeline a.txt b.txt").out.splitlines()
    assert "a.txt:" in lines
    assert "b.txt:" in lines
    (merged,) = run("timeline a.txt b.txt --merge -f json").values
    assert merged["articles"] == ["a.txt", "b.txt"]
    assert list(merged["events"][0]) == [
        "label", "from", "to", "approx", "kind", "sources", "conflicts"
    ]  # fmt: skip
    assert run("timeline a.txt b.txt --merge").code == 0


def test_a_doubtful_publication_date_is_asked_about(tmp_path: Path) -> None:
    write(
        "a.txt", "The vote\n\nPublished 05/06/2024\n\nThe council voted yesterday on the bridge.\n"
    )
    ran = run("timeline a.txt")
    assert "published 6 May 2024?" in ran.err
    assert ran.out.startswith("2024-05-05 ")
    config = tmp_path / "config" / "astana-reader" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('dates = "day first"\n')
    ran = run("timeline a.txt")
    assert ran.err == ""
    assert ran.out.startswith("2024-06-04 ")
    assert "published 6 May" not in run("timeline a.txt --published 2024-05-06").err


def test_without_a_publication_date_one_question_offers_a_guess() -> None:
    write("a.txt", "The fair closed on 4 May 2024. The council voted yesterday on the bridge.\n")
    ran = run("timeline a.txt")
    assert ran.err.count("It may be 4 May 2024.") == 1
    assert "D-1" in ran.out


def test_what_speaks_against_a_publication_date_is_told() -> None:
    write("a.txt", "Ada Kovac died on 3 July 2024 in Oslo.\n")
    assert "is told as past" in run("timeline a.txt --published 2023-01-01").err
    assert run("timeline a.txt --published 2024-07-04").err == ""


def test_outside_english_it_is_said_once_how_dates_are_read() -> None:
    for name in ("a.txt", "b.txt"):
        write(name, "Der Zug kam am 3. Mai 2024 an, und die Leute waren nicht auf dem Bahnhof.\n")
    assert run("timeline a.txt b.txt").err.count("Relative dates are read in English only.") == 1


def test_entities_are_one_object_a_line() -> None:
    write("a.txt")
    write("b.txt", OTHER)
    one, two = run("entities a.txt b.txt -f json").values
    assert (one["article"], two["article"]) == ("a.txt", "b.txt")
    assert list(one) == ["article", "entities"]
    assert "Astana" in [entity["name"] for entity in one["entities"]]
    for entity in one["entities"]:
        assert {"id", "name", "type", "aliases", "roles", "mentions"} <= entity.keys()
        assert entity["type"] in ("PERSON", "ORG", "PLACE", "OTHER")
        for mention in entity["mentions"]:
            assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    assert "Astana" in run("entities a.txt").out


def test_a_timeline_of_standard_input() -> None:
    (value,) = run("timeline - -f json", stdin=TEXT).values
    assert value["article"] == "-"
    assert value["expressions"]


def test_a_diff_says_what_changed_since_the_last_mark() -> None:
    write("a.txt")
    ran = run("diff a.txt")
    assert (ran.code, ran.out) == (0, "")
    assert "no earlier version" in ran.err
    (value,) = run("diff a.txt -f json").values
    assert (value["since"], value["changes"]) == (None, [])
    id = marked("Rebels said on Monday")
    write("a.txt", REVISED)
    ran = run("diff a.txt")
    assert ran.code == 0
    assert [line[:3] for line in ran.out.splitlines()] == ["- R", "+ R", "  !"]
    assert "1 sentence changed." in ran.err
    (value,) = run("diff a.txt -f json").values
    assert list(value) == ["article", "since", "changes", "highlights", "orphans"]
    assert value["changes"][0]["kind"] == "changed"
    assert [mark["id"] for mark in value["highlights"]] == [id]


# --- the library ----------------------------------------------------------------------------------


def test_a_list_for_people_and_programs() -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "aleppo")
    assert "1 mark " in run("list").out
    (entry,) = run("list -f json").values
    assert entry == {
        "title": "a.txt", "path": str(Path("a.txt").absolute()), "site": "", "published": None,
        "highlights": 1, "tags": ["aleppo"],
    }  # fmt: skip
    assert run("").out == run("list").out


def test_a_list_stands_in_columns_however_wide_the_letters() -> None:
    folder = library() / "articles"
    folder.mkdir(parents=True)
    for name in ("plain", "北京日本語" * 12, "👩‍👩‍👧 e\u0301"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    rows = run("list").out.splitlines()
    assert {cells(row[: row.index(str(folder))]) for row in rows} == {50 + 2 + 10 + 2 + 10 + 2}


def test_a_library_is_chosen_by_option() -> None:
    write("a.txt")
    marked()
    assert run("--library other list").out == ""
    assert json.loads(run("--library other export a.txt -f json").out)["annotations"] == []


def test_where_things_are() -> None:
    ran = run("where")
    lines = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert list(lines) == ["library", "articles", "annotations", "settings", "state", "cache"]
    assert lines["library"] == f"{library()} ($ASTANA_READER_LIBRARY)"
    assert "--library" in run("--library other where").out


def test_keys_lists_every_action() -> None:
    from astana_reader.settings.actions import ACTIONS

    out = run("keys").out
    assert all(action.id in out and action.help in out for action in ACTIONS)


def test_check_tells_what_is_wrong_and_repairs_it() -> None:
    write("a.txt")
    marked()
    assert run("check").code == 0
    (file,) = (library() / "annotations").glob("*.json")
    copy = file.with_name(f"{file.stem} (conflicted copy).json")
    copy.write_bytes(file.read_bytes())
    (text,) = (library() / "annotations" / "texts").iterdir()
    text.write_bytes(b"damaged")
    ran = run("check")
    assert ran.code == 1
    assert "is a conflict copy" in ran.out
    assert "is not the text that its name says" in ran.out
    assert "1 annotation file checked" in ran.err
    assert run("check --repair").code == 0
    assert run("check") == Ran(0, "", run("check").err)
    (library() / "annotations" / "library.toml").write_text("no toml")
    assert run("check").out == "library.toml can't be read as TOML.\n"
    assert len(json.loads(run("export a.txt -f json").out)["annotations"]) == 1


def test_settings_that_cannot_be_read_are_told_not_fatal(tmp_path: Path) -> None:
    config = tmp_path / "config" / "astana-reader" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("no toml")
    ran = run("keys")
    assert ran.code == 0
    assert "config.toml" in ran.err
