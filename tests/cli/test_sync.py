"""`sync hypothesis` against a stand-in for its API: both sides end the same."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from astana_reader.cli.program import commands
from astana_reader.exchange.hypothesis.tokens import VARIABLE
from tests.exchange.hypothesis.standin import (
    ME,
    OTHER,
    TOKEN,
    URI,
    Fault,
    StandIn,
    standing_in,
)  # fmt: skip

TEXT = """Peace talks in Astana

The peace talks are being held in Astana. Delegates arrived on Sunday, and rebels stayed away.

Nobody expected a swift result, officials said. A second round may follow in February.
"""
ONE, TWO, THREE = "peace talks are being held", "rebels stayed away", "a swift result"


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv(VARIABLE, TOKEN)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("a.txt.toml").write_text(f'url = "{URI}"\n', encoding="utf-8")
    with standing_in() as stand_in:
        configure(stand_in)
        yield stand_in


def configure(server: StandIn, **more: str) -> None:
    folder = Path("config", "astana-reader")
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f'{key} = "{value}"\n' for key, value in {"api": server.url, **more}.items())
    (folder / "config.toml").write_text(f"[hypothesis]\n{rows}", encoding="utf-8")


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, list(words), prog_name="astana-reader")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def sync(*words: str, code: int = 0) -> str:
    ended, out, err = run("sync", "hypothesis", "a.txt", *words)
    assert (ended, out) == (code, ""), err
    assert TOKEN not in err
    return err


def highlight(quote: str, *words: str) -> str:
    code, out, err = run("highlight", "a.txt", "--quote", quote, *words)
    assert code == 0, err
    return out.strip()


def marks() -> dict[str, Any]:
    value = json.loads(run("export", "a.txt", "-f", "json")[1])
    return {row["quote"]: row for row in value["annotations"]}


def edit(quote: str, **fields: Any) -> None:
    """Change a mark here, as another program would."""
    row = {**marks()[quote], **fields}
    time = row["modified"]
    row["modified"] = f"{int(time[:4]) + 1}{time[4:]}"
    Path("edit.json").write_text(json.dumps({"annotations": [row]}), encoding="utf-8")
    assert run("import", "edit.json", "--into", "a.txt", "-f", "json")[0] == 0


def remove(quote: str) -> None:
    """Delete a mark here."""
    from astana_reader.annotations.edits import deleting
    from astana_reader.annotations.history import apply
    from astana_reader.library.documents import load_article
    from astana_reader.library.opening import open_article
    from astana_reader.library.places import find_library

    opened = open_article(find_library(None, Path.cwd()), load_article(Path("a.txt")))
    gone = [a for a in opened.records.annotations.values() if a.selector.quote == quote]
    opened.store.save(opened.ready(apply(opened.records, deleting(gone))))


def remote(server: StandIn) -> dict[str, dict[str, Any]]:
    quotes = {}
    for row in server.rows.values():
        quotes[row["target"][0]["selector"][0]["exact"]] = row
    return quotes


def test_both_sides_get_what_the_other_has(server: StandIn) -> None:
    highlight(ONE, "--note", "who says so?", "--tag", "north pier", "--pen", "quote")
    server.add(TWO, "seen", tags=["a", "b"])
    assert "1 taken in and 1 sent and 0 highlights the same" in sync().replace(", ", " and ")
    assert set(marks()) == set(remote(server)) == {ONE, TWO}
    assert remote(server)[ONE]["text"] == "who says so?"
    assert remote(server)[ONE]["tags"] == ["north pier"]
    assert remote(server)[ONE]["permissions"] == {"read": [ME]}
    mark = marks()[TWO]
    assert (mark["note"], mark["tags"], mark["status"]) == ("seen", ["a", "b"], "anchored")
    asked = len(server.asked)
    assert "2 highlights the same" in sync()
    assert not any(a.startswith(("POST", "PATCH", "DELETE")) for a in server.asked[asked:])


def test_a_change_goes_over(server: StandIn) -> None:
    highlight(ONE, "--pen", "quote")
    id = server.add(TWO)
    sync()
    edit(ONE, note="changed here")
    server.change(id, text="changed there", tags=["new"])
    sync()
    assert remote(server)[ONE]["text"] == "changed here"
    assert (marks()[TWO]["note"], marks()[TWO]["tags"]) == ("changed there", ["new"])
    assert "2 highlights the same" in sync()


@pytest.mark.parametrize("here_first", [True, False])
def test_of_two_changes_the_later_one_wins(server: StandIn, here_first: bool) -> None:
    id = server.add(ONE)
    sync()
    edit(ONE, note="here")
    server.change(id, text="there")
    later = "2000-01-01T00:00:00+00:00" if not here_first else "2090-01-01T00:00:00+00:00"
    server.rows[id]["updated"] = later
    sync()
    won = "there" if here_first else "here"
    assert (marks()[ONE]["note"], remote(server)[ONE]["text"]) == (won, won)
    assert "1 highlight the same" in sync()


def test_what_is_deleted_is_deleted_on_the_other_side(server: StandIn) -> None:
    highlight(ONE)
    id = server.add(TWO)
    server.add(THREE)
    sync()
    remove(ONE)
    del server.rows[id]
    sync()
    assert set(marks()) == set(remote(server)) == {THREE}
    assert "1 highlight the same" in sync()


def test_a_change_after_the_deletion_is_kept(server: StandIn) -> None:
    id, other = server.add(ONE), server.add(TWO)
    sync()
    edit(ONE, note="still needed")
    del server.rows[id]
    remove(TWO)
    server.rows[other] |= {"text": "needed too", "updated": "2090-01-01T00:00:00+00:00"}
    sync()
    assert remote(server)[ONE]["text"] == "still needed"
    assert marks()[TWO]["note"] == "needed too"
    assert "2 highlights the same" in sync()


def test_a_group_is_shared_and_what_others_wrote_stays_theirs(server: StandIn) -> None:
    configure(server, group="a1b2c3")
    theirs = server.add(ONE, "theirs", OTHER, group="a1b2c3")
    server.add(THREE, "public", OTHER)
    highlight(TWO)
    sync()
    assert set(marks()) == {ONE, TWO}
    assert remote(server)[TWO]["group"] == "a1b2c3"
    assert remote(server)[TWO]["permissions"] == {"read": ["group:a1b2c3"]}
    edit(ONE, note="mine now")
    assert "1 changed here but not yours there" in sync()
    remove(ONE)
    sync()
    assert server.rows[theirs]["text"] == "theirs"
    assert set(marks()) == {TWO}


def test_a_sync_that_was_cut_goes_on(server: StandIn) -> None:
    for quote in (ONE, TWO, THREE):
        highlight(quote)
    server.faults = [Fault("POST", after_work=True)]  # it arrived, and nobody was told
    assert "Run it again" in sync(code=1)
    assert len(server.rows) == 1
    server.faults = [Fault("POST"), Fault("POST")]  # it never arrived
    sync(code=1)
    sync(code=1)
    sync()
    assert len(server.rows) == 3
    assert set(remote(server)) == {ONE, TWO, THREE}
    assert "3 highlights the same" in sync()


def test_what_a_search_does_not_know_yet_is_not_taken_for_deleted(server: StandIn) -> None:
    highlight(ONE)
    sync()
    server.unsearched = set(server.rows)
    assert "1 highlight the same" in sync()
    assert set(marks()) == {ONE}


def test_a_lost_memory_doubles_nothing(server: StandIn, tmp_path: Path) -> None:
    highlight(ONE, "--note", "n")
    server.add(TWO)
    sync()
    for file in (tmp_path / "state").rglob("hypothesis/*.json"):
        file.unlink()
    remove(TWO)
    sync()
    assert set(marks()) == set(remote(server)) == {ONE}
    assert len(server.rows) == 1


def test_limits_are_kept_to(server: StandIn) -> None:
    highlight(ONE)
    server.faults = [Fault("*", 429, {"Retry-After": "0"})] * 3
    sync()
    assert set(remote(server)) == {ONE}


def test_what_is_no_highlight_is_left_alone(server: StandIn) -> None:
    server.add(ONE)
    answer = server.add(TWO, "an answer", references=["id000001"])
    note = server.add("", "on the page", target=[{"source": URI}])
    server.rows["bad"] = {"id": "bad", "uri": URI, "user": ME, "created": "2026-05-01", "tags": 3}
    sync()
    assert set(marks()) == {ONE}
    assert {answer, note, "bad"} <= set(server.rows)


def test_a_mark_that_has_no_place_is_kept_as_lost(server: StandIn) -> None:
    server.add("words that stand nowhere in this article")
    sync()
    (mark,) = marks().values()
    assert mark["status"] == "orphan"
    assert "1 highlight the same" in sync()


def test_a_dry_run_changes_nothing(server: StandIn) -> None:
    highlight(ONE)
    server.add(TWO)
    assert "Nothing was changed" in sync("--dry-run")
    assert set(marks()) == {ONE}
    assert set(remote(server)) == {TWO}


def test_without_a_token_or_an_address_nothing_is_asked(
    server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt.toml").unlink()
    assert "no web address" in sync(code=1)
    monkeypatch.delenv(VARIABLE)
    Path("a.txt.toml").write_text(f'url = "{URI}"\n', encoding="utf-8")
    assert "is off" in sync(code=1)
    assert server.asked == []


def test_a_wrong_token_ends_with_a_message(
    server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "another")
    assert "refuses the token" in sync(code=1)
