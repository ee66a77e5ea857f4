"""The sidebar as rows of runs."""

from astana_reader.engines.findings import Findings, FoundEntity, Mentions
from astana_reader.reading.hand import Hand
from astana_reader.reading.sidebar import settle, sidebar_rows
from tests.reading.readings import reading_of


def test_a_long_name_leaves_a_gap_before_its_count() -> None:
    name = "The Association of Coastal Island Traders"
    reading = reading_of(f"{name} met.")
    entity = FoundEntity("one", name, "ORG")
    reading.findings = Findings(entities=[entity], mentions=Mentions.of([(0, len(name), 0)], 1))
    Hand(reading).press("E")
    settle(reading, 42, 38)
    rows = ["".join(text for text, _ in row) for row in sidebar_rows(reading, 42, 38)]
    (title,) = (row for row in rows if "mention 1 of 1" in row)
    assert "  mention 1 of 1" in title
    assert "…" in title
