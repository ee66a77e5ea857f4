"""brat: spans whose words are those of the text, line by line."""

import re

from hypothesis import given

from astana_reader.exchange.as_brat import beside, write
from astana_reader.exchange.marked import MarkedArticle

from .found import TEXT, found
from .marks import marked_articles


def test_a_span_over_lines_has_a_part_for_each() -> None:
    lines = write([found()]).splitlines()
    assert lines[0] == "T1\tquote 7 21\tVladimir Putin"
    assert lines[1].startswith("#1\tAnnotatorNotes T1\t#north-pier #y1984 So; it")
    assert "\\n" in lines[1]
    start = TEXT.index("in Geneva")
    assert lines[2].startswith(f"T2\tclaim {start} ")
    assert ";" in lines[2].split("\t")[1]
    assert len(lines) == 3


@given(exported=marked_articles())
def test_every_span_s_words_stand_at_its_places(exported: MarkedArticle) -> None:
    suffix, text = beside([exported])
    assert suffix == ".txt"
    for line in write([exported]).split("\n"):
        if not line.startswith("T"):
            continue
        _, about, words = line.split("\t")
        kind, _, places = about.partition(" ")
        assert re.fullmatch(r"[A-Za-z0-9_-]+", kind)
        parts = [tuple(map(int, place.split())) for place in places.split(";")]
        assert words == " ".join(text[start:end] for start, end in parts)
        assert all(start < end for start, end in parts)
