"""The list of the desk in order, in groups, filtered."""

from datetime import date
from pathlib import Path

import pytest

from astana_reader.library.article_states import ArticleState, State
from astana_reader.library.catalog import Entry
from astana_reader.library.previews import Preview
from astana_reader.library.shelf import Shelved
from astana_reader.reading.desk.arranging import (
    Arranged,
    Arrangement,
    Group,
    Order,
    arrange,
    fits,
    in_order,
)


def article(
    title: str, at: str = "", day: date | None = None, marks: int = 0, state: str = ""
) -> Shelved:
    kept = ArticleState(state, "2017" if state else "", at)
    entry = Entry(title, Path(f"/x/{title}.txt"), "CNN", day, marks, ("talks",), kept=kept)
    return Shelved(entry, Preview(length=len(title)))


def test_orders() -> None:
    one = article("b", "2017-01-02", date(2017, 1, 1), 3)
    two = article("Aaa", "2017-01-03", date(2016, 1, 1), 5)
    new = article("c")

    def titles(order: Order) -> str:
        return " ".join(a.entry.title for a in in_order([one, two, new], order))

    assert titles(Order.OPENED) == "Aaa b c"
    assert titles(Order.TITLE) == "Aaa b c"
    assert titles(Order.PUBLISHED) == "b Aaa c"
    assert titles(Order.MARKS) == "Aaa b c"
    assert titles(Order.LENGTH) == "Aaa b c"
    assert titles(Order.GIVEN) == "b Aaa c"


@pytest.mark.parametrize(
    ("words", "fit"),
    [
        ("", True), ("aleppo", True), ("ALEPPO siege", True), ("cnn", True), ("damascus", False),
        ("#tal", True), ("#aleppo", False), ("site:cn", True), ("site:bbc", False),
        ("state:new", True), ("state:to-read", True), ("state:done", False), ("state:", False),
        ("siege #talks state:new site:cnn", True),
    ],
)  # fmt: skip
def test_filter(words: str, fit: bool) -> None:
    assert fits(article("The siege of Aleppo"), words) is fit


def rows(arranged: Arranged) -> list[str]:
    """Heads with their counts, and the titles below them."""
    found = []
    for number, item in enumerate(arranged.items):
        name, count = arranged.heads.get(number, ("", 0))
        title = arranged.shown[item.index].entry.title
        found.append(title if item.key else f"{name} {count}")
    return found


ARTICLES = [
    article("a", day=date(2016, 12, 30)),
    article("b", "2017-01-02", date(2017, 1, 1)),
    article("c", state="done"),
    article("d", state="removed"),
]


def test_groups_by_state() -> None:
    assert rows(arrange(ARTICLES, Arrangement())) == [
        "Reading 1", "b", "To read 1", "a", "Done 1", "c",
    ]  # fmt: skip


def test_groups_by_month_and_tag() -> None:
    by_month = Arrangement(group=Group.MONTH)
    assert rows(arrange(ARTICLES, by_month)) == [
        "January 2017 1", "b", "December 2016 1", "a", "undated 1", "c",
    ]  # fmt: skip
    two = Shelved(Entry("e", Path("/x/e"), tags=("talks", "aleppo")))
    found = arrange([ARTICLES[0], two], Arrangement(group=Group.TAG, order=Order.TITLE))
    assert rows(found) == ["#aleppo 1", "e", "#talks 2", "a", "e"]
    assert len({item.key for item in found.items if item.key}) == 3
    assert found.fitting == 2


def test_the_removed_are_shown_only_where_they_are_asked_for() -> None:
    assert arrange(ARTICLES, Arrangement()).total == 3
    only = Arrangement(state=State.REMOVED)
    assert rows(arrange(ARTICLES, only)) == ["Removed 1", "d"]
    assert rows(arrange(ARTICLES, Arrangement(words="state:removed"))) == ["Removed 1", "d"]


def test_one_to_be_read_is_being_read_once_it_was_opened() -> None:
    set_then = "2017-01-02T12:00:00.000000Z"
    assert ArticleState("to-read", set_then).now(3) is State.TO_READ
    assert ArticleState("to-read", set_then, "2017-01-03").now(0) is State.READING
    assert ArticleState("archived", set_then, "2017-01-03").now(0) is State.ARCHIVED
    assert ArticleState("nonsense").now(0) is State.TO_READ
    assert ArticleState(opened="2017", percent=100).now(0) is State.DONE
