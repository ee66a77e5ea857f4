"""The teacher's labels: the best sum in which no name goes on that did not begin."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.entities.teacher import LABELS, best_labels

SCORES = st.lists(
    st.lists(st.floats(-9, 9), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=12
)


def _scores(*labels: str) -> list[list[float]]:
    return [[float(label == wanted) for label in LABELS] for wanted in labels]


def test_the_best_label_of_each_token() -> None:
    wanted = ["B-PERSON", "I-PERSON", "O", "B-ORG"]
    assert best_labels(_scores(*wanted)) == wanted


@given(SCORES)
def test_no_name_goes_on_that_did_not_begin(scores: list[list[float]]) -> None:
    found = best_labels(scores)
    assert len(found) == len(scores)
    for before, label in zip(["O", *found], found, strict=False):
        assert label[0] != "I" or before[2:] == label[2:]
