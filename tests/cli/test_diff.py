"""`diff`: what changed since the last mark."""

from tests.cli.running import marked, run, write
from tests.library.folders import TEXT

REVISED = TEXT.replace("Rebels said on Monday", "Rebels said on Tuesday")


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
