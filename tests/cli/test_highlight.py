"""`highlight`: a passage is found and marked."""

import json

from tests.cli.running import library, marked, run, write


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
