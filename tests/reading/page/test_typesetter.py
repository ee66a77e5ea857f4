"""Labels: painted before a block, hanging, and no part of its text."""

from __future__ import annotations

from astana_reader.articles.document import BlockKind
from astana_reader.reading.look.geometry import arrange
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.motions import left, right
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.rows import page_rows

from .documents import Part, built, code

INK = Look(PALETTES["ink"])


def rows_of(*parts: Part, width: int = 40) -> tuple[list[str], Page]:
    geometry = arrange(width, 60, 66, 0)
    page = Page(built(*parts))
    page.resize(geometry.text_width, geometry.page_height)
    shown = page_rows(page, Layers(), INK, geometry)
    texts = ["".join(text for text, _ in row)[geometry.text_left :].rstrip() for row in shown]
    return texts[1 : 1 + len(page.places())], page


def labelled(label: str, text: str, level: int = 1, kind: BlockKind = BlockKind.ITEM) -> Part:
    return Part(text, kind, tight=True, level=level, label=label)


def test_labels_hang_and_numbers_of_a_list_end_under_each_other() -> None:
    rows, page = rows_of(
        labelled("9.", "word " * 7), labelled("10.", "last"), labelled("•", "deeper", 2)
    )
    assert rows == [" 9. word word word word word word", "    word", "10. last", "  • deeper"]
    assert page.article.text.startswith("word word")
    assert page.layout.x_of(0) == 4


def test_a_note_has_its_number_before_it() -> None:
    note = labelled("[3]", "A note of the author that goes on", 0, BlockKind.NOTE)
    rows, _ = rows_of(Part("Text."), note, width=34)
    assert rows[-2:] == ["[3] A note of the author that", "    goes on"]


def test_code_of_an_item_stands_under_its_words() -> None:
    inside = Part("run", BlockKind.CODE, tight=True, level=1)
    rows, _ = rows_of(labelled("12.", "Say:"), inside, code("run"))
    assert rows[:2] == ["12. Say:", "      run"]
    assert rows[-1] == "  run"


def test_only_the_first_part_of_a_long_block_has_its_label() -> None:
    rows, _ = rows_of(labelled("•", "word " * 9000))
    assert [row for row in rows if "•" in row] == rows[:1]


def test_lines_run_on_without_the_indent_they_were_wrapped_with() -> None:
    numbered = Part("1.  One two\n    three four\n    five.", hang=4)
    rows, page = rows_of(numbered, Part("six\n   seven", BlockKind.QUOTATION, level=1), width=24)
    assert rows == ["1.  One two three", "    four five.", "", "▎ six seven"]
    text, layout = page.article.text, page.layout
    three = text.index("three")
    assert layout.x_of(three) == 12
    assert layout.offset_at(layout.place_of(three), 12) == three
    assert right(layout, page.article, three - 5) == three
    assert left(layout, page.article, three) == three - 5
