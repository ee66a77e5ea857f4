"""Going on in another revision of the text: the same sentence stays under the eye."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from astana_reader.annotations.alignment import Alignment
from astana_reader.annotations.anchoring import Status, anchor
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import select
from astana_reader.articles.article import Article
from astana_reader.reading.page.objects import sentence_here
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.search import search
from astana_reader.text.wording import counted

from .reading import Reading
from .tabs.table import follow_caret


def offsets_of(reading: Reading) -> list[int]:
    """The places of a reading that are to be found again, the caret first."""
    return [reading.home.caret, *reading.home_jumps.offsets()]


def carried(old: Article, new: Article, offsets: Iterable[int]) -> dict[int, int]:
    """Where offsets of a text are in a revision of it, by the sentences they are in.

    The first one always gets a place, the others only if their sentences are still there.
    """
    moved: dict[int, int] = {}
    for number, offset in enumerate(dict.fromkeys(offsets)):
        place = _in_its_sentence(old, new, offset, anywhere=number == 0)
        if place is None and number == 0:
            place = _aligned(old.text, new.text, offset)
        if place is not None:
            moved[offset] = place
    return moved


def _in_its_sentence(old: Article, new: Article, offset: int, *, anywhere: bool) -> int | None:
    sentence = sentence_here(old, offset)
    if sentence is None:
        return None
    if not anywhere and old.text[sentence.start : sentence.end] not in new.text:
        return None
    found = anchor(select(old.text, sentence.start, sentence.end), new.text)
    if not found.placed:
        return None
    same = found.status is Status.ANCHORED
    return found.start + (min(offset, sentence.end - 1) - sentence.start if same else 0)


def _aligned(old: str, new: str, offset: int) -> int:
    region = Alignment(old, new).region(offset, offset + 1)
    return min(region.new_start + offset - region.start, max(region.new_start, region.new_end - 1))


def take_text(
    reading: Reading, article: Article, notebook: Notebook, moved: Mapping[int, int]
) -> None:
    """Go on in another text. `moved` tells where offsets of the old one are in it."""
    reading.close_changes()
    old = reading.page
    old.end_preview(back=True)
    row = old.layout.rows_between(old.top, old.layout.place_of(old.caret), old.height)
    row = row if old.is_visible(old.caret) else old.height // 3
    page = Page(article)
    page.focus_paragraph = old.focus_paragraph
    reading.put_text(article, notebook, page)
    caret = page.layout.snap(moved.get(old.caret, 0))
    page.begin(caret, caret)
    page.top = min(page.layout.move(page.layout.place_of(caret), -row), page.last_top)
    reading.jumps.carry(moved)
    if reading.search:
        reading.search = search(article.text, reading.search.typed)
    reading.end_hints()
    reading.changed()
    follow_caret(reading)


def placing_words(notebook: Notebook) -> str:
    """What became of the highlights: “12 highlights in place, 1 moved, 1 lost its place.”"""
    if notebook.unplaced:
        return f"Looking for the places of {counted(len(notebook.unplaced), 'highlight')} …"
    moved = sum(1 for h in notebook.highlights if h.status is Status.MOVED)
    there, lost = len(notebook.highlights) - moved, len(notebook.orphans)
    if not notebook.highlights and not lost:
        return ""
    parts = [f"{counted(there, 'highlight')} in place"]
    parts += [f"{moved} moved"] if moved else []
    parts += [f"{lost} lost {'its' if lost == 1 else 'their'} place"] if lost else []
    return f"{', '.join(parts)}."
