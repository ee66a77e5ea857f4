"""Names that were taken for one are parted, whatever they are made of."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import lexicon as lx
from astana_reader.entities.lines import read_lines
from astana_reader.entities.mentions import TYPES
from astana_reader.entities.parting import parts_of
from astana_reader.entities.rules import Found

WORDS = sorted({*sorted(lx.KNOWN_ORGS)[:20], *sorted(lx.LEGAL_FORMS), *sorted(lx.TITLES)[:10]})
words = st.sampled_from(
    [*WORDS, "Ann", "Lee", "Oslo", "France", "and", "of", "said", "the", "'s", "/", ".", "between"]
)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("They told CNN", (2, 3, "PERSON"), [(2, 3, "PERSON")]),
        ("Reuters Ann Lee spoke .", (0, 3, "PERSON"), [(0, 1, "ORG"), (1, 3, "PERSON")]),
        ("France Ann Lee won .", (0, 3, "PLACE"), [(0, 1, "PLACE"), (1, 3, "PERSON")]),
    ],
)
def test_a_person_is_parted_from_what_stands_before(
    text: str, name: Found, expected: list[Found]
) -> None:
    (line,) = read_lines(text, find_blocks(text))
    assert list(parts_of(line, name)) == expected


@given(st.lists(words, min_size=1, max_size=12), st.data(), st.sampled_from(list(TYPES)))
def test_parts_lie_in_the_name_one_after_the_other(
    made: list[str], data: st.DataObject, type_: str
) -> None:
    text = " ".join(made)
    for line in read_lines(text, find_blocks(text)):
        count = len(line.words)
        start = data.draw(st.integers(0, count - 1))
        end = data.draw(st.integers(start + 1, count))
        found = list(parts_of(line, (start, end, type_)))  # type: ignore[arg-type]  # one of TYPES
        for first, last, _ in found:
            assert start <= first < last <= end
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
