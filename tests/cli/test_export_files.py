"""`export`: what comes out, where it goes, and what it must not touch."""

import json
from pathlib import Path

import pytest

from astana_reader.exchange.formats import FORMATS as EXPORTS
from tests.cli.running import library, marked, process, run, write
from tests.library.folders import OTHER, TEXT


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
