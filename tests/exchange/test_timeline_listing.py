"""The timeline as JSON and as a table."""

from datetime import date

from astana_reader.articles.plain_text import find_blocks
from astana_reader.exchange.timeline_listing import (
    merged_table,
    merged_value,
    timeline_table,
    timeline_value,
)
from astana_reader.timeline.events import find_events
from astana_reader.timeline.merged import Article, merge_events
from astana_reader.timeline.tagger import find_expressions

TEXT = "The peace talks will be held in Astana on Monday. Russia brokered the truce in December."
DAY = date(2017, 1, 22)
FOUND = find_expressions(TEXT, find_blocks(TEXT), DAY)
EVENTS = find_events(TEXT, FOUND, DAY)


def test_the_shape_is_the_documented_one() -> None:
    value = timeline_value("a.txt", DAY, FOUND, EVENTS)
    assert list(value) == [
        *("article", "published", "expressions", "events", "published_why", "published_sure"),
    ]
    monday = value["expressions"][0]
    assert {name: monday[name] for name in monday if name != "why"} == {
        "start": 42, "end": 48, "text": "Monday", "type": "DATE", "value": "2017-01-23",
        "mod": None, "earliest": "2017-01-23", "latest": "2017-01-23",
        "sentence": {"start": 0, "end": 49},
    }  # fmt: skip
    event = value["events"][1]
    assert event == {
        "start": 0, "end": 49, "label": "The peace talks will be held in Astana",
        "from": "2017-01-23", "to": "2017-01-23", "approx": False, "certainty": "counted",
        "told": "planned", "expressions": [0], "again": [], "relative": None,
    }  # fmt: skip
    assert timeline_value("a.txt", None, [], []) == {
        "article": "a.txt", "published": None, "expressions": [], "events": [],
        "published_why": "", "published_sure": False,
    }  # fmt: skip


def test_a_table_has_a_line_an_event() -> None:
    lines = list(timeline_table(EVENTS))
    assert len(lines) == len(EVENTS)
    assert lines[0].startswith("2016-12 ")
    assert lines[1].startswith("2017-01-23 ")


def test_several_articles_on_one_line_of_time() -> None:
    articles = [Article("a.txt", TEXT, EVENTS), Article("b.txt", TEXT, EVENTS)]
    line = merge_events(articles)
    value = merged_value(articles, line)
    assert value["articles"] == ["a.txt", "b.txt"]
    assert [s["article"] for s in value["events"][0]["sources"]] == ["a.txt", "b.txt"]
    assert "a.txt, b.txt" in list(merged_table(articles, line))[1]
