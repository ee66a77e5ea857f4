"""Slides for TimelineJS."""

import json
from dataclasses import replace

from astana_reader.exchange.as_timelinejs import write

from .found import found


def test_an_event_is_a_slide_with_its_date_in_parts() -> None:
    value = json.loads(write([found()]))
    starts = [slide["start_date"] for slide in value["events"]]
    assert starts == [{"year": -44}, {"year": 2016, "month": 3},
                      {"year": 2017, "month": 1, "day": 23}]  # fmt: skip
    assert value["events"][0]["display_date"] == "44 BC"
    assert value["title"]["text"]["headline"] == "Talks &amp; more"
    assert len({slide["unique_id"] for slide in value["events"]}) == 3


def test_html_in_an_event_is_shown_and_not_run() -> None:
    one = found()
    event = replace(one.events[0], label="<script>alert(1)</script>")
    text = json.loads(write([replace(one, events=(event,))]))["events"][0]["text"]
    assert text["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt;"
