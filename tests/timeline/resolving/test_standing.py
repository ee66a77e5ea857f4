"""Why a date counts from the story or from publication."""

from datetime import date

import pytest

from astana_reader.articles.document import Block
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2016, 9, 2)
CRACKED = "The dam cracked on 17 January 1973. "


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        (
            CRACKED + "On 25 January the company denied it.",
            "1973-01-25",
            "“25 January” has no year: the next in the story after 17 January 1973, "
            "told of before (the story is told by its days and months)",
        ),
        (
            CRACKED + "In October a court will hear the case.",
            "2016-10",
            "“October” has no year: the first after publication on 2 September 2016, "
            "because “will hear” (“will” tells of now)",
        ),
        (
            "The pool was dug in 1904 and roofed in 1961. In July it closed.",
            "2016-07",
            "“July” has no year: the last before publication on 2 September 2016, "
            "because “closed” (the years before it lie far apart)",
        ),
        (
            CRACKED + "By the Monday the valley was empty.",
            "1973-01-22",
            "“the Monday” is the first from 17 January 1973, told of before",
        ),
        (
            "The bank said on Tuesday that it would close.",
            "2016-08-30",
            "“Tuesday” is the last before publication on Friday 2 September 2016",
        ),
    ],
)
def test_why(text: str, value: str, why: str) -> None:
    last = find_expressions(text, [Block(0, len(text))], PUBLISHED)[-1]
    assert (last.value, last.why) == (value, why)
