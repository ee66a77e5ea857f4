"""What changed, as lines and as JSON."""

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.versions import Version, compare
from astana_reader.articles.plain_text import find_blocks
from astana_reader.exchange.diff_listing import diff_lines, diff_value

from .marks import article_of, mark, records_of

OLD = "The talks began. Rebels said on Monday that they failed. Snow fell on it all. It ended."
NEW = "The talks began. Rebels said on Tuesday that they failed. Nobody came. It ended."
ONE, TWO = article_of(OLD), article_of(NEW)
VERSIONS = Version(OLD, find_blocks(OLD)), Version(NEW, find_blocks(NEW))
CHANGES = compare(*VERSIONS)


def notebook() -> Notebook:
    monday, snow = OLD.index("Rebels"), OLD.index("Snow")
    marks = mark(OLD, monday, monday + 21), mark(OLD, snow, snow + 20), mark(OLD, 0, 9)
    return Notebook(records_of(ONE, *marks), Revision(NEW, TWO.id, ONE.id, {ONE.id: OLD}.get))


def test_lines_name_what_changed_and_the_marks_in_it() -> None:
    assert list(diff_lines(*VERSIONS, CHANGES, notebook())) == [
        "- Rebels said on Monday that they failed.",
        "+ Rebels said on Tuesday that they failed.",
        "  ! claim: “Rebels said on Monday”",
        "- Snow fell on it all.",
        "+ Nobody came.",
        "  ! claim, no longer in the text: “Snow fell on it all.”",
    ]


def test_json_has_places_in_both_versions() -> None:
    book = notebook()
    value = diff_value("a.txt", "2026-11-22T12:00:00.000000Z", VERSIONS, CHANGES, book)
    assert (value["article"], value["since"]) == ("a.txt", "2026-11-22T12:00:00.000000Z")
    changed, *others = value["changes"]
    assert changed["kind"] == "changed"
    for version, side in zip(VERSIONS, (changed["old"], changed["new"]), strict=True):
        assert version.text[side["start"] : side["end"]] == side["text"]
    assert {change["kind"] for change in others} == {"added", "removed"}
    (mark,) = value["highlights"]
    assert mark["status"] == "moved"
    assert value["orphans"] == [orphan.id for orphan in book.orphans]


def test_nothing_changed_is_no_lines() -> None:
    same = compare(VERSIONS[0], VERSIONS[0])
    book = Notebook(records_of(ONE), Revision(OLD, ONE.id, ONE.id, lambda _: None))
    assert list(diff_lines(VERSIONS[0], VERSIONS[0], same, book)) == []


def test_a_mark_in_a_sentence_that_only_moved_is_not_flagged() -> None:
    moved = (
        "Snow fell on it all. The talks began. Rebels said on Monday that they failed. It ended."
    )
    versions = Version(OLD, find_blocks(OLD)), Version(moved, find_blocks(moved))
    snow = OLD.index("Snow")
    records = records_of(ONE, mark(OLD, snow, snow + 20))
    book = Notebook(records, Revision(moved, article_of(moved).id, ONE.id, {ONE.id: OLD}.get))
    changes = compare(*versions)
    assert list(diff_lines(*versions, changes, book)) == ["> Snow fell on it all."]
    assert diff_value("a.txt", "", versions, changes, book)["highlights"] == []
