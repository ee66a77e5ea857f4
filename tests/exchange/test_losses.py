"""What a format can't hold, counted."""

from dataclasses import replace

import pytest

from astana_reader.entities.mentions import Entity, Mention
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.losses import held_rows, losses

from .marks import TEXT, article_of, mark, marked

ONE = mark(TEXT, 4, 15, tags=("north pier",))
LOST = replace(ONE, id="0" * 32)
ENTITY = Entity("e", "Astana", "PLACE", (), (), (Mention(34, 40, "Astana", "PLACE"),))
MARKED = replace(marked(article_of(TEXT), ONE), orphans=(LOST,), entities=(ENTITY,))


def rows(id: str) -> dict[str, str]:
    return dict(held_rows(FORMATS[id], [MARKED]))


def test_rows_say_how_many_there_are_here() -> None:
    assert rows("md")["names, dates"] == "left out; 1 and none here"
    assert rows("hypothesis")["orphans"].endswith("; 1 here")
    assert rows("md")["exact place"] == "told by the quotation alone"


@pytest.mark.parametrize("id", FORMATS)
def test_every_row_of_the_table_is_told(id: str) -> None:
    assert list(rows(id)) == [what for what, _ in FORMATS[id].lost]


def test_what_was_lost_is_told_once_it_happens() -> None:
    assert list(losses(FORMATS["md"], [MARKED])) == [
        "Markdown, Obsidian: 1 tag written in another form."
    ]
    assert list(losses(FORMATS["brat"], [MARKED])) == [
        "brat: 1 mark without a place left out.",
        "brat: 1 tag written in another form.",
    ]
    assert list(losses(FORMATS["json"], [MARKED])) == []
    assert list(losses(FORMATS["txt"], [MARKED])) == []


@pytest.mark.parametrize("id", ["timelinejs", "ics", "conll", "bibtex", "csl", "ris", "graph"])
def test_what_holds_no_marks_tells_how_many_were_left_out(id: str) -> None:
    (told, *_) = losses(FORMATS[id], [MARKED])
    assert told.startswith(f"{FORMATS[id].name}: ")
    assert "highlight" in told
    assert told.endswith(" left out.")


def test_a_tag_is_told_where_the_format_writes_it_otherwise() -> None:
    tagged = replace(MARKED, tags=("north-pier",), orphans=(), highlights=())
    assert list(losses(FORMATS["org"], [tagged])) == ["Org: 1 tag written in another form."]
    assert list(losses(FORMATS["md"], [tagged])) == []
