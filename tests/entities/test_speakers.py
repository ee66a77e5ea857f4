"""Who speaks in a transcript."""

import pytest

from astana_reader.articles.document import Block, BlockKind
from astana_reader.entities.lines import read_lines
from astana_reader.entities.speakers import speaker_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SNOW: Good evening.", "SNOW"),
        ("MR. HARLOW: I object.", "HARLOW"),
        ("ELEANOR PRICE (voice-over): Rain fell.", "ELEANOR PRICE"),
        ("Rita Falk, BBC: Thank you.", "Rita Falk"),
        ("THE COURT: Overruled.", None),
        ("Q. Where were you?", None),
        ("A. At home.", None),
        ("HOST: Welcome.", None),
        ("BBC: Welcome.", None),
    ],
)
def test_the_name_in_a_label(text: str, expected: str | None) -> None:
    label = read_lines(text, [Block(0, len(text), BlockKind.SPEAKER)])[0]
    found = speaker_name(label)
    assert (" ".join(label.words[slice(*found)]) if found else None) == expected
