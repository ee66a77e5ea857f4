"""The Highlights tab: items that are made where they are looked at are those of a whole list."""

from dataclasses import replace

import pytest

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import Annotation, Selector, select
from astana_reader.library.opening import new_records
from astana_reader.reading.lists.highlight_list import Beside, HighlightList, MarkItems
from astana_reader.reading.lists.items import Items, ListState
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.settings.config import Settings
from tests.reading.articles import article_of

TEXT = "One two three. Four five six. Seven eight nine."
STAMP = "2026-11-22T12:00:00.000000Z"


def mark(number: int, selector: Selector) -> Annotation:
    return Annotation(f"{number:032x}", STAMP, STAMP, selector, "claim")


def notebook_of(placed: int, lost: int) -> Notebook:
    article = article_of(TEXT)
    made = [mark(n, select(TEXT, 5 * n % 30, 5 * n % 30 + 4 + n)) for n in range(placed)]
    gone = select("Nothing of this kind stands here.", 0, 20)
    made += [mark(placed + n, replace(gone, start=n)) for n in range(lost)]
    records = replace(new_records(article), annotations={each.id: each for each in made})
    return Notebook(records, Revision(article.text, article.id, article.id, lambda _: None))


@pytest.mark.parametrize(("placed", "lost"), [(0, 0), (1, 0), (7, 0), (0, 2), (7, 3)])
def test_items_are_those_of_a_list_made_whole(placed: int, lost: int) -> None:
    notebook = notebook_of(placed, lost)
    assert len(notebook.highlights) == placed
    items = MarkItems(notebook.highlights, notebook.orphans, notebook)
    whole = Items(list(items))
    assert len(items) == len(whole) == placed + lost + (1 if lost else 0)
    assert items.choosable == whole.choosable == placed + lost
    for place, item in enumerate(whole):
        assert items[place] == item
        assert items.rank(place) == whole.rank(place)
        if item.key:
            assert items.place(item.key) == whole.place(item.key) == place
            assert items.item(item.key) == item
    assert items[:4] == whole[:4]
    assert items.place("f" * 32) == whole.place("f" * 32) == -1
    assert items.item("f" * 32) is None
    for rank in range(items.choosable and items.choosable + 2):
        assert items.nth(rank) == whole.nth(rank)


def test_the_list_is_whole_at_once_and_a_filter_leaves_what_matches() -> None:
    notebook, look = notebook_of(7, 3), Look(PALETTES["ink"])
    listed = HighlightList(notebook, Settings(), look, "", Beside())
    assert [item.offset for item in listed.items if item.key][:7] == sorted(
        h.start for h in notebook.highlights
    )
    few = HighlightList(notebook, Settings(), look, "nothing", Beside())
    assert list(few.fill()) == []
    assert [item.key for item in few.items] == ["", *(orphan.id for orphan in notebook.orphans)]


def test_going_down_the_list_passes_the_heading_of_those_without_a_place() -> None:
    notebook = notebook_of(2, 1)
    items = MarkItems(notebook.highlights, notebook.orphans, notebook)
    state = ListState()
    chosen = [state.choose(items, 1) for _ in range(4)]
    assert [item and item.key for item in chosen] == [
        *(h.id for h in notebook.highlights), *[notebook.orphans[0].id] * 2,
    ]  # fmt: skip
