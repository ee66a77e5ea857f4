"""`timeline`: dated events for people and programs."""

from pathlib import Path

from tests.cli.running import run, write
from tests.library.folders import OTHER, TEXT


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


def test_a_timeline_of_standard_input() -> None:
    (value,) = run("timeline - -f json", stdin=TEXT).values
    assert value["article"] == "-"
    assert value["expressions"]
